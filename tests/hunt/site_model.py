"""A site as plain data that can be edited, and the source files that it stands for."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import os
import re
import time
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Self

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.known_names import LISTS
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A role as texts here have it, which is MyST's way, and a reference that only MyST knows.
_ROLE = re.compile(r"\{([a-z:-]+)\}(?=`)")
_MYST_LINK = re.compile(r"\[\]\(#([\w-]+)\)")

CONF = """\
project = "The atlas"
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_copy_source = False
templates_path = ["_templates"]


def setup(app):
    app.add_config_value("edition", 0, "env")


"""

#: Only what is a page's own: prev, next and the like are Sphinx's, which leaves them stale, as it
#: does the stylesheet that its extension for Graphviz links from all pages.
LAYOUT = """\
<title>{{ title|striptags|e }}</title>
{{ css_files|map(attribute="filename")|reject("eq", "_static/graphviz.css")|join(" ") }}
{{ script_files|map(attribute="filename")|join(" ") }}
{% block body %}{% endblock %}
<!-- the end -->
"""
END = "<!-- the end -->"


@dataclass(frozen=True, kw_only=True)
class Block:
    """An item or a view: a directive with its argument, options and body, and the lines of the log
    in it; ``only`` is the condition under which it stands on its page.
    """

    kind: str
    title: str = ""
    options: dict[str, str] = field(default_factory=dict)
    body: str = ""
    log: str = ""
    only: str = ""

    def with_option(self, key: str, value: str | None) -> Self:
        """The same with another value; None takes the option away."""
        return dataclasses.replace(self, options=_with(self.options, key, value))


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: a topic if it has metadata, writing if it has tags.

    ``markup`` is ``md``, ``rst``, ``flat`` for metadata at the top level of the front matter, or
    ``plain`` for the same on a page that does not say that it is a topic, with its title there too.
    ``as_lists`` says whether items are entries of lists, as far as entries can say them.
    """

    title: str
    markup: str = "md"
    topic: dict[str, str] | None = None
    tags: str = ""
    date: str = ""
    prose: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    as_lists: bool = False

    @property
    def suffix(self) -> str:
        """The suffix of the source file."""
        return ".rst" if self.markup == "rst" else ".md"

    def with_topic(self, key: str, value: str | None) -> Self:
        """The same with another value of a key of the metadata; None takes it away."""
        return dataclasses.replace(self, topic=_with(self.topic or {}, key, value))

    def source(self) -> str:
        """What stands in the source file."""
        return self._rst() if self.markup == "rst" else self._markdown()

    def _markdown(self) -> str:
        head = []
        is_flat = self.markup in {"flat", "plain"}
        if self.markup == "plain" and not _ROLE.search(self.title):
            head.append(f"title: {self.title!r}")
        if self.topic is not None:
            indent = "" if is_flat else "  "
            head += {"flat": ["topic: true"], "plain": ["slug: x"]}.get(self.markup, ["topic:"])
            head += [f"{indent}{key}: {value}" for key, value in self.topic.items()]
        if self.tags and not (is_flat and "tags" in (self.topic or {})):
            head.append(f"tags: [{self.tags}]")
        if self.date:
            head.append(f"date: {self.date}")
        lines = ["---", *head, "---"] if head else []
        lines += [""] if head and head[0].startswith("title: ") else [f"# {self.title}"]
        for text in self.prose:
            lines += ["", text]
        for only, part in self._parts():
            lines += ["", f":::::{{only}} {only}"] if only else []
            lines += ["", *part]
            lines += ["", ":::::"] if only else []
        return "\n".join([*lines, ""])

    def _parts(self) -> Iterator[tuple[str, list[str]]]:
        """The lines of each block or list, and the condition under which it stands there."""
        write = _rst_block if self.markup == "rst" else _markdown_block

        def together(block: Block) -> tuple[str, str, object]:
            is_entry = self.as_lists and _entry(block, self.markup) is not None
            return block.only, block.kind, is_entry or id(block)

        for (only, kind, is_list), group in groupby(self.blocks, together):
            blocks = list(group)
            if is_list is not True:
                yield only, write(blocks[0])
                continue
            entries = [line for block in blocks for line in _entry(block, self.markup) or ()]
            name = next(name for name, of in LISTS.items() if of == kind)
            if self.markup == "rst":
                yield only, [f".. {name}::", "", *(f"   {line}".rstrip() for line in entries)]
            else:
                yield only, [f"::::{{{name}}}", *entries, "::::"]

    def _rst(self) -> str:
        lines = [f":tags: {self.tags}"] if self.tags else []
        lines += [f":date: {self.date}"] if self.date else []
        lines += ["", _rst(self.title), "=" * (len(self.title) + 4)]
        if self.topic is not None:
            lines += ["", ".. topic-meta::"]
            lines += [
                f"   :{key.replace('_', '-')}: {value.strip('[]')}"
                for key, value in self.topic.items()
            ]
        for text in self.prose:
            lines += ["", _rst(text)]
        for only, part in self._parts():
            lines += ["", f".. only:: {only}"] if only else []
            lines += [("   " if only else "") + line for line in ("", *part)]
        return "\n".join([*lines, ""]).lstrip("\n")


def _markdown_block(block: Block) -> list[str]:
    lines = [f"::::{{{block.kind}}} {block.title}".rstrip()]
    lines += [f":{key}: {value}" for key, value in block.options.items()]
    lines += ["", block.body] if block.body else []
    lines += ["", ":::{credence-log}", block.log, ":::"] if block.log else []
    return [*lines, "::::"]


def _entry(block: Block, markup: str) -> list[str] | None:
    """An item as the entry of a list, its log as a list below it; None if that cannot be said."""
    if block.kind not in LISTS.values():
        return None
    form, said = (Markup.RST, _rst) if markup == "rst" else (Markup.MARKDOWN, str)
    body = said(block.body).split("\n") if block.body else []
    body += ["", *(f"- {line}" for line in said(block.log).split("\n"))] if block.log else []
    return write_entry(Kind(block.kind), said(block.title), block.options, body, form)


def _rst_block(block: Block) -> list[str]:
    lines = [f".. {block.kind}:: {_rst(block.title)}".rstrip()]
    lines += [f"   :{key}: {value}" for key, value in block.options.items()]
    lines += ["", *_indented(block.body, 3)] if block.body else []
    lines += ["", "   .. credence-log::"] if block.log else []
    lines += ["", *_indented(block.log, 6)] if block.log else []
    return lines


@dataclass
class Site:
    """Pages by docname and the options of conf.py, as they will be at the next build."""

    root: Path
    pages: dict[str, Page]
    options: dict[str, object] = field(
        default_factory=lambda: {
            name: OPTIONS[name][0] for name in ("beliefs_regions", "html_baseurl")
        }
    )
    edition: int = 0
    tags: tuple[str, ...] = ()
    """What is given to a build with -t."""
    day: datetime.date = datetime.date(2026, 6, 1)
    """The day by the clock, which counts where conf.py names no other."""
    _written: dict[Path, str] = field(default_factory=dict)
    _touched: set[Path] = field(default_factory=set)

    @property
    def found(self) -> list[str]:
        """The pages that Sphinx finds."""
        excluded = str(self.options.get("exclude", ""))
        return sorted(name for name in self.pages if not excluded or not name.startswith(excluded))

    @property
    def topics(self) -> list[str]:
        """The pages that are topics."""
        return sorted(name for name, page in self.pages.items() if page.topic is not None)

    @property
    def places(self) -> list[tuple[str, int]]:
        """Where each item and each view is: the page, and how many stand before it there."""
        return [
            (name, number)
            for name, page in sorted(self.pages.items())
            for number in range(len(page.blocks))
        ]

    @property
    def beliefs_by_name(self) -> list[tuple[str, int]]:
        """Where the beliefs are that have a name, and so can be shown by others."""
        return [
            (name, number)
            for name, number in self.places
            if self.pages[name].blocks[number].kind == "belief"
            and "name" in self.pages[name].blocks[number].options
        ]

    def touch(self, docname: str) -> None:
        """Give a source a new time at the next build, and leave its text as it is."""
        if docname in self.pages:
            self._touched.add(self._path(docname))

    def write(self) -> None:
        """Bring the source folder to the state of the model; what is the same keeps its time."""
        wanted = {self._path(name): page.source() for name, page in self.pages.items()}
        wanted[self.root / "conf.py"] = self._conf()
        wanted[self.root / "_templates/layout.html"] = LAYOUT
        for path in self._written.keys() - wanted.keys():
            path.unlink()
        for path, text in wanted.items():
            if self._written.get(path) != text or path in self._touched:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                # The time that the system gives can lie some milliseconds back, before the end
                # of the build before, and Sphinx would then not see the edit.
                now = time.time_ns()
                os.utime(path, ns=(now, now))
        self._written = wanted
        self._touched.clear()

    def state(self) -> str:
        """Everything that a build depends on."""
        pages, options = sorted(self.pages.items()), sorted(self.options.items())
        return repr((pages, options, self.day, self.tags))

    @property
    def arguments(self) -> tuple[str, ...]:
        """What the tags are to sphinx-build."""
        return tuple(part for tag in self.tags for part in ("-t", tag))

    def _path(self, docname: str) -> Path:
        return self.root / f"{docname}{self.pages[docname].suffix}"

    def _conf(self) -> str:
        options = dict(self.options)
        excluded = options.pop("exclude", None)
        options["exclude_patterns"] = ["_*", *([f"{excluded}*"] if excluded else [])]
        options["edition"] = self.edition
        return CONF + "".join(f"{key} = {value!r}\n" for key, value in sorted(options.items()))


def _with(values: dict[str, str], key: str, value: str | None) -> dict[str, str]:
    changed = {name: old for name, old in values.items() if name != key}
    return changed if value is None else changed | {key: value}


def _indented(text: str, by: int) -> list[str]:
    return [" " * by + line for line in _rst(text).split("\n")]


def _rst(text: str) -> str:
    text = _MYST_LINK.sub(r":any:`\1`", text)
    return _ROLE.sub(r":\1:", text).replace("`code`", "``code``")


# -- the words that edits choose from --------------------------------------------------

NAMES = ("one", "two", "three", "four", "five", "six")
TITLES = (
    "First claim",
    "Second claim",
    "A claim with `code` and *stress*",
    "It is more than {credence}`one`",
    "It follows from {belief}`two`",
    "It is about {topic}`interp` and [](#three)",
    "It is asked in {uncertainty}`three` and {any}`one`",
    "One of {beliefs-count}`beliefs`",
    "<title>",
    "A claim about <b>bold</b> things & <why>",
    "A claim that is so long that it has to be cut short wherever it stands for another item.",
)
CREDENCES = (
    "70%",
    "~20%",
    "60-80%",
    "~XX%",
    "??%",
    "0%",
    ">95%",
    "one in ten",
    "120%",
    "1:3",
    "likely",
)
#: Lines of credence logs: in order, out of order, in another notation, and unreadable.
LOGS = (
    "2025-01 70%\n2026-01-15 ~20% A trial of {belief}`one`.",
    "2026-01-15 40%\n2025 <why> {credence}`two` or so",
    "2024 >95%\n2026-05-31 70% Sure, says {uncertainty}`three`.",
    "2026-02 ~XX%\nno date\n2026-03 60-80% *Wide*",
)
#: Conditions under which a block can stand on its page; most stand there under none.
ONLY = ("", "", "", "draft", "html", "not html")
BODIES = ("Because.", "<why>", "It is {credence}`one` likely, says {belief}`two`.", "")
LOG_NAMES = ("one", "two", "six", "nothing", "")
PROSE = (
    "Text.",
    "My {credence}`one` on {belief}`one`.",
    "See {topic}`interp`, {topic}`the law </sub/law>` and {any}`a law <law>`.",
    "Also {any}`two` and {any}`three`.",
    "{uncertainty}`three`, {reading}`four`, {update-trigger}`five`, {beliefs:belief}`six`",
    "{ref}`beliefs-all`, {ref}`the topics <beliefs-topics>` and {ref}`beliefs-stubs`.",
    "{credence}`nothing`, {belief}`nothing`, {topic}`nothing`",
    "~XX%, and <why> not.",
    "Also [](#one), and {any}`this <one>`.",
    "There are {beliefs-count}`beliefs`, and {beliefs-count}`closed beliefs at >60%`.",
    "{beliefs:count}`topics in tech` of {beliefs-count}`topics`, {beliefs-count}`written topics`",
    "{beliefs-count}`stubs tagged deployment`, {beliefs-count}`readings`, {beliefs-count}`birds`",
    "{ref}`beliefs-uncertainties`, {ref}`beliefs-update-triggers` and {ref}`beliefs-readings`.",
    "Beliefs\n-------\n\n- **Listed.** ~40% See {belief}`one`.\n  :name: six\n- It is so. 30%",
    "Positions\n---------\n\n- Do they hold?\n\n  - {credence}`two`\n\nNotes\n-----\n\n- Text",
    "Related topics\n--------------",
)
DOCNAMES = (
    "interp",
    "sub/interp",
    "gov",
    "law",
    "sub/law",
    "evals",
    "deep/er/evals",
    "essays/first",
    "essays/second",
    "prose",
    "views",
    "notes",
    "more/views",
    "more/maps",
)
#: What can stand under ``topic``; None is for a key that is taken away.
METADATA: dict[str, tuple[str | None, ...]] = {
    "region": ("tech", "gov", "Governance", "elsewhere", None),
    "status": ("exploring", "settled", "done", None),
    "tagline": ("What models do.", "Who does <what>.", "Costs & *gains*", None),
    "last_reviewed": ("2026-05-01", "2026-04", "<date>", "2030-01-01", None),
    "last_substantive_update": ("2026-04-30", "2025", None),
    "review_in": ("1 month", "5 years", "soon", None),
    "stub": ("true", "false", "maybe", None),
    "order": ("1", "2", "many", None),
    "related": ("[gov]", "[interp, /law]", "[sub/law, evals, nothing]", None),
    "tags": ("[deployment]", "[deployment, safety]", "[Safety]", None),
}
TAGS = ("", "interp", "gov, deployment", "safety", "sub/law", "Deployment, evals")
DATES = ("", "2026-01-01", "2025-03", "2024")
OPTIONS: dict[str, tuple[object, ...]] = {
    "beliefs_regions": (
        {"tech": "Technical Safety", "gov": "Governance"},
        {"gov": {"title": "Governance", "description": "Who may."}, "tech": "Technology"},
        {"gov": {"title": "Governance", "description": "Who may <what>."}, "tech": "Technology"},
        {},
        "a mistake",
    ),
    "beliefs_statuses": ({"exploring": "Open", "settled": "Settled"}, {}, None),
    "beliefs_contact": ("https://example.org/", "me@example.org", "javascript:no", None),
    "beliefs_discuss": ("me@example.org", "https://example.org/?{title}&{url}", "me", None),
    "beliefs_stub_notice": ("Nothing here yet.", None),
    "beliefs_date_format": ("short", "d MMM y", "not a format {", None),
    "beliefs_writing": (["essays/*"], None),
    "beliefs_topics": (["**/evals", "essays/", "!essays/second"], ["notes", "prose"], "no", None),
    "beliefs_front_matter": ({"date": "last_reviewed", "slug": "region"}, {"a": "b"}, None),
    "beliefs_sections": (True, {"Positions": "uncertainties"}, {"Beliefs": ""}, "no", False),
    "beliefs_today": ("2026-06-01", "2026-06-02", "2029-01-01", None),
    "beliefs_review_in": ("6 months", "1 week", "a mistake", None),
    "beliefs_verbal_scale": ("icd203", {"likely": "60-90%"}, None),
    "beliefs_sortable_rows": (1, 2, 0, -1, None),
    "beliefs_previews": (True, None),
    "beliefs_export": (True, None),
    "beliefs_structured_data": (True, {"author": "Ann", "url": "https://a.org"}, "yes", None),
    "beliefs_latex_table": (True, "yes", None),
    "beliefs_page_rows": (1, 2, 3, 0, None),
    "beliefs_checks": (["one_sided"], None),
    "beliefs_calendar": (True, "yes", None),
    "beliefs_git": (True, "yes", None),
    "beliefs_commit_url": ("https://example.org/{commit}", "https://example.org/", None),
    "beliefs_feeds": (True, "yes", None),
    "html_baseurl": ("https://example.org/", "https://example.net/a", None),
    "extensions": (["myst_parser", "sphinx_beliefs", "sphinx.ext.graphviz"], None),
    "html_domain_indices": (False, ["beliefs-topics", "beliefs-all"], None),
    "language": ("en", "de"),
    "exclude": ("sub/", "essays/", "gov", None),
}


def _belief(name: str, title: str, credence: str, body: str = "Because.") -> Block:
    options = {"name": name, "credence": credence} if name else {"credence": credence}
    return Block(kind="belief", title=title, options=options, body=body)


def first_pages() -> dict[str, Page]:
    """A dozen pages that show each other in every way there is."""
    related = (Block(kind="related-writing"), Block(kind="related-topics"))
    return copy.deepcopy(
        {
            "index": Page(
                title="The atlas",
                # Hidden, since Sphinx leaves the list stale where a build was killed.
                prose=("```{toctree}\n:glob:\n:hidden:\n\n**\n```",),
            ),
            "interp": Page(
                title="Interpretability",
                topic={
                    "region": "tech",
                    "status": "exploring",
                    "tagline": "What models do inside.",
                    "related": "[gov, sub/law]",
                    "tags": "[deployment]",
                    "last_reviewed": "2026-05-01",
                },
                blocks=(
                    dataclasses.replace(
                        _belief("one", TITLES[0], "~20%"),
                        log=LOGS[0],
                    ).with_option("resolve-by", "2026-06-01"),
                    Block(
                        kind="uncertainty",
                        title="Does {belief}`one` scale?",
                        options={"name": "three", "beliefs": "one, two"},
                        body="It matters.",
                    ),
                    *related,
                ),
            ),
            "gov": Page(
                title="Governance of {topic}`interp`",
                topic={"region": "gov", "status": "settled", "order": "1"},
                as_lists=True,
                prose=(PROSE[1], PROSE[2], PROSE[3]),
                blocks=(
                    _belief("two", TITLES[3], "30%"),
                    _belief("", "A claim without a name", "50%"),
                    Block(
                        kind="update-trigger",
                        title="Evidence",
                        options={"name": "five", "beliefs": "one, later", "direction": "up"},
                    ),
                    Block(
                        kind="update-trigger",
                        title="More evidence",
                        options={"beliefs": "two, six", "to": "10%"},
                    ),
                    *related,
                ),
            ),
            "law": Page(
                title="Law",
                markup="rst",
                topic={"region": "gov", "tagline": "What is allowed.", "related": "[interp]"},
                blocks=(_belief("six", TITLES[5], "~XX%", "<why>"), *related),
            ),
            "sub/law": Page(
                title="Law below",
                markup="flat",
                topic={"region": "gov", "stub": "true", "related": "[/law, interp]"},
                blocks=(_belief("one", "A name that is taken", "10%"), *related),
            ),
            "sub/interp": Page(
                title="Another of that name",
                topic={"region": "tech"},
                prose=(PROSE[8],),
                blocks=(
                    Block(kind="belief", title="Parks should be free", options={"normative": ""}),
                ),
            ),
            "deep/er/evals": Page(
                title="Evaluations further down",
                markup="plain",
                topic={"region": "gov", "last_reviewed": "2026-04"},
                date="2026-01-01",
                blocks=(_belief("", "Evaluations will last", "60%"),),
            ),
            "evals": Page(
                title="Evaluations at {credence}`one`",
                topic={"status": "done", "stub": "false"},
                prose=(PROSE[7],),
                blocks=(
                    Block(
                        kind="reading",
                        title="A paper on {belief}`two`",
                        options={"name": "four", "date": "2024-05", "beliefs": "six"},
                        body="<takeaway>",
                    ),
                ),
            ),
            "essays/first": Page(
                title="An essay with {credence}`one`", tags="interp", date="2026-01-01"
            ),
            "essays/second": Page(
                title="Second essay", markup="rst", tags="gov, deployment", prose=(PROSE[1],)
            ),
            "prose": Page(title="Prose", prose=(*PROSE[:7], PROSE[8])),
            "notes": Page(
                title="Notes",
                markup="rst",
                prose=PROSE[1:6],
                blocks=(
                    _belief("", TITLES[4], "5%"),
                    Block(kind="credence-log", title="two", body=LOGS[1]),
                ),
            ),
            "views": Page(
                title="Views",
                blocks=(
                    Block(kind="belief-index"),
                    Block(
                        kind="belief-index",
                        options={"region": "tech", "stubs": "include", "caption": "Of <tech>"},
                    ),
                    Block(kind="belief-index", options={"tags": "deployment"}),
                    Block(kind="stub-index", options={"caption": "Blank"}),
                ),
            ),
            "more/views": Page(
                title="More views",
                markup="rst",
                prose=PROSE[9:12],
                blocks=(
                    Block(kind="uncertainty-index"),
                    Block(kind="update-trigger-index", options={"format": "cards"}),
                    Block(kind="reading-index", options={"group-by": "year"}),
                    Block(kind="topic-index", options={"columns": "title, due, left"}),
                    Block(kind="belief-index", options={"sort": "title", "limit": "2"}),
                ),
            ),
            "more/maps": Page(
                title="Maps",
                blocks=(
                    Block(kind="belief-graph", options={"caption": "All topics"}),
                    Block(kind="belief-graph", options={"of": "beliefs", "region": "gov"}),
                    Block(kind="belief-graph", options={"belief": "one"}),
                ),
            ),
            "more/changes": Page(
                title="Changes",
                blocks=(
                    Block(kind="mind-changes", options={"caption": "Of all"}),
                    Block(kind="mind-changes", options={"since": "90 days", "limit": "3"}),
                    Block(kind="mind-changes", options={"region": "tech", "moved": ">10"}),
                ),
            ),
        }
    )
