"""The same site in each dialect: plain Markdown, this extension, sphinx-needs.

A dialect has what an author would write in it for the same page. Readers can do the same, too, as
far as the dialect allows: each item has an anchor, items that bear on a belief link to it, each
topic gives its region and related topics, and one page lists all beliefs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from content import MONTHS, REGIONS, Belief, Content, Essay, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

#: The page that lists all beliefs, in every dialect.
INDEX = "beliefs"

CONF = """
project = "Benchmark"
extensions = [{extensions}]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_copy_source = False
exclude_patterns = ["_*"]
"""

WHERE = {"up": "Would raise", "down": "Would lower"}


def long_date(year: int, month: int, day: int) -> str:
    """A date as it is written in plain Markdown."""
    return f"{MONTHS[month - 1]} {day}, {year}"


class Dialect(ABC):
    """Writes a site in one way."""

    name: str
    extensions: tuple[str, ...] = ("myst_parser",)

    def __init__(self, root: Path) -> None:
        self.root = root
        self.source = root / "source"

    def write(self, content: Content) -> None:
        """Write every page of the site."""
        for folder in ("topics", "essays"):
            (self.source / folder).mkdir(parents=True, exist_ok=True)
        extensions = ", ".join(f'"{name}"' for name in self.extensions)
        self._put("conf.py", CONF.format(extensions=extensions) + self.configuration())
        views = self.views(content)
        self._put("index.md", _toctree("The site", [INDEX, "topics/index", "essays/index", *views]))
        for name, text in views.items():
            self._put(f"{name}.md", text)
        self._put("topics/index.md", _toctree("Topics", [t.name for t in content.topics]))
        self._put("essays/index.md", _toctree("Essays", [e.name for e in content.essays]))
        for topic in content.topics:
            self.write_topic(topic, content)
        for essay in content.essays:
            self._put(f"essays/{essay.name}.md", self.essay(essay))
        self._put(f"{INDEX}.md", self.index(content))

    def write_topic(self, topic: Topic, content: Content) -> None:
        """Write the page of one topic."""
        self._put(f"topics/{topic.name}.md", self.topic(topic, content))

    def change(self, content: Content, number: int) -> tuple[Topic, Belief]:
        """Make all the edits that an author makes when one credence changes."""
        topic, belief = content.change_credence(number)
        self.write_topic(topic, content)
        return topic, belief

    def _put(self, name: str, text: str) -> None:
        (self.source / name).write_text(text, encoding="utf-8")

    def rewrite_view(self, name: str) -> None:
        """Make an edit after which only the page of a view is read and written again."""
        path = self.source / f"{name}.md"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    def configuration(self) -> str:
        """The text of conf.py beyond the list of extensions."""
        return ""

    def views(self, content: Content) -> dict[str, str]:
        """The pages that list all items of a kind, by name, beyond the one in all dialects."""
        return {}

    @abstractmethod
    def topic(self, topic: Topic, content: Content) -> str:
        """The page of a topic."""

    def essay(self, essay: Essay) -> str:
        """The page of an essay."""
        return "\n\n".join([f"# {essay.title}", *essay.paragraphs]) + "\n"

    @abstractmethod
    def index(self, content: Content) -> str:
        """The page that lists all beliefs, and all stubs."""


class Plain(Dialect):
    """Plain Markdown: headings, lists, targets, and an index table written by hand."""

    name = "plain"

    def change(self, content: Content, number: int) -> tuple[Topic, Belief]:
        """Make the edits of all dialects, and update the table by hand."""
        changed = super().change(content, number)
        self._put(f"{INDEX}.md", self.index(content))
        return changed

    def topic(self, topic: Topic, content: Content) -> str:
        """The page of a topic."""
        lines = [f"# {topic.title}", "", *_header(topic)]
        if topic.is_stub:
            lines += ["*This page is a stub: the views are not yet written.*", ""]
        cited = topic.beliefs[0]
        lines += ["## Where I currently stand", ""]
        lines += [f"My [~{cited.credence}%](#{cited.name}) is what counts. {topic.prose}", ""]
        lines += ["## Current beliefs", ""]
        for belief in topic.beliefs:
            lines += [f"- ({belief.name})=", f"  **{belief.claim}** — ~{belief.credence}%", ""]
            lines += [f"  {belief.why}", ""]
        lines += ["## Uncertainties", ""]
        for question in topic.questions:
            lines += [f"- ({question.name})=", f"  **{question.question}**", ""]
            lines += [f"  Why it matters: {question.why}", ""]
            lines += [f"  Bears on: [{question.belief.claim}](#{question.belief.name})", ""]
        lines += ["## What would update me", ""]
        for trigger in topic.triggers:
            lines += [f"- ({trigger.name})=", f"  {trigger.evidence}", "", f"  {trigger.effect}"]
            where = WHERE[trigger.direction]
            lines += ["", f"  {where}: [{trigger.belief.claim}](#{trigger.belief.name})", ""]
        lines += ["## Recent reading", ""]
        for reading in topic.readings:
            lines += [
                f"- ({reading.name})=",
                f"  {MONTHS[reading.month - 1]} {reading.year}: "
                f"[{reading.title}]({reading.url}), {reading.authors}",
                "",
                f"  {reading.takeaway}",
                "",
            ]
        return "\n".join(lines + _related(topic, content))

    def index(self, content: Content) -> str:
        """The table and the list, sorted as the extension would."""
        rows = [
            (list(REGIONS).index(topic.region), -belief.credence, belief, topic)
            for topic in content.topics
            if not topic.is_stub
            for belief in topic.beliefs
        ]
        rows.sort(key=lambda row: row[:2])
        lines = ["# All beliefs", "", "| Claim | Credence | Topic | Region |", "|---|---|---|---|"]
        lines += [
            f"| [{belief.claim}](#{belief.name}) | ~{belief.credence}% "
            f"| [{topic.title}](topics/{topic.name}.md) | {REGIONS[topic.region]} |"
            for _, _, belief, topic in rows
        ]
        lines += ["", "## Stubs", ""]
        return "\n".join([*lines, *_stubs(content), ""])


class PlainViews(Plain):
    """The plain site, with six pages of lists, each written by hand."""

    name = "plain-views"

    def views(self, content: Content) -> dict[str, str]:
        """The lists that the extension's views would show, as an author would write them."""
        written = [topic for topic in content.topics if not topic.is_stub]
        return {
            "view-beliefs": self.index(content).partition("## Stubs")[0],
            "view-uncertainties": _table(
                "Uncertainties",
                ("Question", "Bears on", "Topic"),
                (
                    (_link(q.question, q.name), _link(q.belief.claim, q.belief.name), _topic(topic))
                    for topic in written
                    for q in topic.questions
                ),
            ),
            "view-update-triggers": _table(
                "Update triggers",
                ("Evidence", "Direction", "Bears on", "Topic"),
                (
                    (
                        _link(trigger.evidence, trigger.name),
                        {"up": "raises", "down": "lowers"}[trigger.direction],
                        _link(trigger.belief.claim, trigger.belief.name),
                        _topic(topic),
                    )
                    for topic in written
                    for trigger in topic.triggers
                ),
            ),
            "view-readings": _table(
                "Readings",
                ("Date", "Title", "Authors"),
                (
                    (f"{MONTHS[r.month - 1]} {r.year}", _link(r.title, r.name), r.authors)
                    for topic in written
                    for r in topic.readings
                ),
            ),
            "view-topics": "\n".join(
                [
                    "# Topics",
                    "",
                    *(f"{line}\n" for topic in content.topics for line in _card(topic)),
                ]
            ),
            "view-stubs": "\n".join(["# Stubs", "", *_stubs(content), ""]),
        }


class Unused(Plain):
    """The plain site, with the extension enabled but not used."""

    name = "unused"
    extensions = ("myst_parser", "sphinx_beliefs")


class Beliefs(Dialect):
    """This extension, with its indexes and related lists."""

    name = "beliefs"
    extensions = ("myst_parser", "sphinx_beliefs")

    def configuration(self) -> str:
        """The regions."""
        return f"beliefs_regions = {REGIONS!r}\n"

    def topic(self, topic: Topic, content: Content) -> str:
        """The page of a topic."""
        year, month, day = topic.reviewed
        lines = ["---", "topic:", f"  region: {topic.region}", f"  status: {topic.status}"]
        lines += [f"  tagline: {topic.tagline}", f"  last_reviewed: {year}-{month:02}-{day:02}"]
        lines += [
            f"  stub: {str(topic.is_stub).lower()}",
            f"  related: [{', '.join(topic.related)}]",
        ]
        lines += ["---", "", f"# {topic.title}", "", "## Where I currently stand", ""]
        lines += [f"My {{credence}}`{topic.beliefs[0].name}` is what counts. {topic.prose}", ""]
        lines += ["## Current beliefs", ""]
        lines += _items(topic, name="name", beliefs="beliefs", direction="direction")
        lines += ["## Related writing", "", ":::{related-writing}", ":::", ""]
        lines += ["## Related topics", "", ":::{related-topics}", ":::", ""]
        return "\n".join(lines)

    def essay(self, essay: Essay) -> str:
        """The page of an essay, tagged with its topics."""
        tags = ", ".join(topic.name for topic in essay.topics)
        head = f"---\ntags: [{tags}]\n---\n"
        return head + super().essay(essay)

    def index(self, content: Content) -> str:
        """The two views."""
        views = ("# All beliefs", ":::{belief-index}\n:::", "## Stubs", ":::{stub-index}\n:::")
        return "\n\n".join(views) + "\n"


class Views(Beliefs):
    """This extension, with six pages of views, one of each kind."""

    name = "views"

    def views(self, content: Content) -> dict[str, str]:
        """A page with one directive for each view."""
        return {
            "view-beliefs": "# Beliefs\n\n:::{belief-index}\n:::\n",
            "view-uncertainties": "# Uncertainties\n\n:::{uncertainty-index}\n:::\n",
            "view-update-triggers": "# Update triggers\n\n:::{update-trigger-index}\n:::\n",
            "view-readings": "# Readings\n\n:::{reading-index}\n:::\n",
            "view-topics": (
                "# Topics\n\n:::{topic-index}\n:format: cards\n"
                ":columns: title, status, tagline\n:::\n"
            ),
            "view-stubs": "# Stubs\n\n:::{stub-index}\n:::\n",
        }


class Needs(Dialect):
    """sphinx-needs, with a type of need for each kind of item, and a needtable."""

    name = "needs"
    extensions = ("myst_parser", "sphinx_needs")

    def configuration(self) -> str:
        """The kinds of items, and their fields."""
        kinds = [
            {
                "directive": kind,
                "title": kind.title(),
                "prefix": "",
                "color": "#fff",
                "style": "node",
            }
            for kind in ("belief", "uncertainty", "trigger", "reading")
        ]
        fields = {
            name: {"nullable": True} for name in ("credence", "way", "date", "url", "authors")
        }
        return (
            f"needs_types = {kinds!r}\nneeds_fields = {fields!r}\n"
            'needs_id_regex = "[a-z0-9-]+"\nneeds_build_json = False\n'
        )

    def topic(self, topic: Topic, content: Content) -> str:
        """The page of a topic."""
        lines = [f"# {topic.title}", "", *_header(topic)]
        if topic.is_stub:
            lines += ["*This page is a stub: the views are not yet written.*", ""]
        cited = topic.beliefs[0]
        lines += ["## Where I currently stand", ""]
        lines += [f"My ~{cited.credence}% ({{need}}`{cited.name}`) is what counts. {topic.prose}"]
        lines += ["", "## Current beliefs", ""]
        lines += _items(topic, name="id", beliefs="links", direction="way", trigger_kind="trigger")
        return "\n".join(lines + _related(topic, content))

    def index(self, content: Content) -> str:
        """The table; sphinx-needs has no stubs, so they are listed by hand."""
        lines = ["# All beliefs", "", ":::{needtable}", ":types: belief", ":style: table"]
        lines += [":columns: title;credence;docname", ":sort: credence", ":::", "", "## Stubs", ""]
        return "\n".join([*lines, *_stubs(content), ""])


DIALECTS: dict[str, type[Dialect]] = {
    dialect.name: dialect for dialect in (Plain, Beliefs, Needs, Unused, PlainViews, Views)
}


def _toctree(title: str, names: list[str]) -> str:
    return "\n".join([f"# {title}", "", "```{toctree}", ":maxdepth: 1", "", *names, "```", ""])


def _header(topic: Topic) -> list[str]:
    """The lines that the extension would show under the title of a topic."""
    facts = (
        f"{REGIONS[topic.region]} · {topic.status.title()} · "
        f"Last reviewed {long_date(*topic.reviewed)}"
    )
    return [topic.tagline, "", facts, ""]


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"# {title}", "", f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def _link(text: str, name: str) -> str:
    return f"[{text}](#{name})"


def _topic(topic: Topic) -> str:
    return f"[{topic.title}](topics/{topic.name}.md)"


def _card(topic: Topic) -> list[str]:
    """The text of a topic's card."""
    status = "stub" if topic.is_stub else topic.status.title()
    return [f"- {_topic(topic)} · {status}", f"  {topic.tagline}"]


def _stubs(content: Content) -> list[str]:
    """The stubs, listed by hand."""
    return [
        f"- [{topic.title}](topics/{topic.name}.md) — {topic.tagline}"
        for topic in content.topics
        if topic.is_stub
    ]


def _items(
    topic: Topic, *, name: str, beliefs: str, direction: str, trigger_kind: str = "update-trigger"
) -> list[str]:
    """The items of a topic as directives, which differ only in some options between the dialects
    that have them.
    """
    lines: list[str] = []
    for belief in topic.beliefs:
        lines += [f":::{{belief}} {belief.claim}", f":{name}: {belief.name}"]
        lines += [f":credence: ~{belief.credence}%", "", belief.why, ":::", ""]
    lines += ["## Uncertainties", ""]
    for question in topic.questions:
        lines += [f":::{{uncertainty}} {question.question}", f":{name}: {question.name}"]
        lines += [f":{beliefs}: {question.belief.name}", "", question.why, ":::", ""]
    lines += ["## What would update me", ""]
    for trigger in topic.triggers:
        lines += [f":::{{{trigger_kind}}} {trigger.evidence}", f":{name}: {trigger.name}"]
        lines += [f":{beliefs}: {trigger.belief.name}", f":{direction}: {trigger.direction}"]
        lines += ["", trigger.effect, ":::", ""]
    lines += ["## Recent reading", ""]
    for reading in topic.readings:
        lines += [f":::{{reading}} {reading.title}", f":{name}: {reading.name}"]
        lines += [f":date: {reading.year}-{reading.month:02}", f":url: {reading.url}"]
        lines += [f":authors: {reading.authors}", "", reading.takeaway, ":::", ""]
    return lines


def _related(topic: Topic, content: Content) -> list[str]:
    """The lists that the extension would show of a topic's neighbours."""
    by_name = content.by_name()
    lines = ["## Related writing", ""]
    lines += [f"- [{essay.title}](../essays/{essay.name}.md)" for essay in topic.essays]
    if not topic.essays:
        lines += ["No essays tagged with this topic yet."]
    lines += ["", "## Related topics", ""]
    for name in dict.fromkeys(topic.related):
        other = by_name[name]
        label = f"{REGIONS[other.region]} · {other.status.title()}"
        lines += [f"- [{other.title}]({name}.md) — {label} — {other.tagline}"]
    return [*lines, ""]
