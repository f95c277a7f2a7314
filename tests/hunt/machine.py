"""A machine that edits a site at random and builds it in every way there is."""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builds import Build, Builds, Harm, Outcome
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from site_model import (
    BODIES,
    CREDENCES,
    DATES,
    DOCNAMES,
    END,
    LOG_NAMES,
    LOGS,
    METADATA,
    NAMES,
    ONLY,
    OPTIONS,
    PROSE,
    TAGS,
    TITLES,
    Block,
    Page,
    Site,
    first_pages,
)

from sphinx_beliefs.rendering.side_table import SIDE_FILES

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Figures:
    """What the machines of this process have done."""

    steps: int = 0
    builds: int = 0
    kills: int = 0
    failures: int = 0
    clean_builds: int = 0


FIGURES = Figures()

#: Where builds are written: a builder, and a folder beside those of the others. All share one
#: doctree folder.
OUTPUTS = {
    "html": "html",
    "other": "html",
    "dirhtml": "dirhtml",
    "text": "text",
    "singlehtml": "singlehtml",
}
GENERATED = (
    "beliefs-all",
    "beliefs-readings",
    "beliefs-stubs",
    "beliefs-topics",
    "beliefs-uncertainties",
    "beliefs-update-triggers",
)

#: All that the language says on pages that show nothing of ours. Sphinx leaves it stale where
#: another builder, or one that was killed, has read the pages anew in another language.
_PERMALINK = re.compile(r'title="(?:Link to this heading|Link zu dieser Überschrift)"')


@cache
def edited() -> Builds:
    """Where the builds of sites with a history are run."""
    return Builds(hash_seed=1)


@cache
def clean() -> Builds:
    """Where builds from nothing are run: sets have another order there."""
    return Builds(hash_seed=2)


# -- what the rules choose from ---------------------------------------------------------


#: Chosen where there is nothing to choose from.
NO_PAGE = ""


def _of_machine(choose: Any) -> Any:
    return st.runner().flatmap(lambda machine: st.sampled_from(choose(machine)))


def _one_of(values: dict[str, Any]) -> Any:
    keys = st.sampled_from(sorted(values))
    return keys.flatmap(lambda key: st.tuples(st.just(key), st.sampled_from(values[key])))


def _maybe(*values: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([*[None] * len(values), *values])


PAGES = _of_machine(lambda machine: sorted(machine.site.pages))
EDITABLE = _of_machine(lambda machine: sorted(machine.site.pages.keys() - {"index"}))
TOPICS = _of_machine(lambda machine: machine.site.topics or [NO_PAGE])
PLACES = _of_machine(lambda machine: machine.site.places or [(NO_PAGE, 0)])
BELIEFS_BY_NAME = _of_machine(lambda machine: machine.site.beliefs_by_name or [(NO_PAGE, 0)])
FOUND = _of_machine(lambda machine: machine.site.found)
PROSES = st.lists(st.sampled_from(PROSE), max_size=4, unique=True).map(tuple)
BELIEFS = st.sampled_from(["one", "two, six", "one, later", "one, one"])
ITEM_OPTIONS: dict[str, st.SearchStrategy[str | None]] = {
    "name": st.none() | st.sampled_from(NAMES),
    "tags": st.sampled_from(TAGS),
}
#: What all indexes can be told, also what only some of them understand.
INDEX_OPTIONS: dict[str, st.SearchStrategy[str | None]] = {
    "region": _maybe("tech", "gov, Technology", "nowhere"),
    "status": _maybe("exploring", "Settled, done", "nowhere"),
    "tags": _maybe("deployment", "safety", "deployment, safety"),
    "any-tag": _maybe("safety, evals", "gov"),
    "topics": _maybe("interp, gov", "sub/*", "/law"),
    "stubs": _maybe("include", "only", "exclude", "maybe"),
    "sort": _maybe(
        "title", "-date", "due, -title", "-credence, order", "status", "-topic", "birds"
    ),
    "group-by": _maybe("none", "topic", "status", "tag", "year", "venue", "birds"),
    "limit": _maybe("1", "2", "5", "many"),
    "columns": _maybe(
        "title",
        "date, title, tags",
        "claim, due, status",
        "beliefs, left, topic",
        "if-yes, if-no, venue",
        "direction, strength, beliefs",
    ),
    "format": _maybe("table", "list", "cards", "birds"),
    "caption": _maybe("A caption", "A <caption>"),
    "empty": _maybe("Nothing as yet.", "<nothing>"),
}
DATED = {
    "since": _maybe("2025-03", "2026", "soon"),
    "until": _maybe("2025", "2026-05", "<date>"),
}
OPTIONS_OF_KIND: dict[str, dict[str, st.SearchStrategy[str | None]]] = {
    "belief": ITEM_OPTIONS
    | {
        "credence": st.sampled_from([None, *CREDENCES]),
        "normative": st.sampled_from([None, None, ""]),
        "since": st.sampled_from([None, None, "2025-03", "2030", "<date>"]),
        "resolve-by": st.sampled_from([None, "2026-06-01", "2026-05", "2028", "soon"]),
        "criteria": _maybe("It *says* so.", "See {belief}`one`.", "<why>"),
        "resolution": st.sampled_from([None, None, None, "true", "withdrawn", "superseded", "no"]),
        "resolved": st.sampled_from([None, None, "2026-05-01", "2027"]),
        "superseded-by": st.sampled_from([None, None, None, *NAMES]),
        "implies": st.sampled_from([None, None, None, *NAMES, "one, two"]),
        "excludes": st.sampled_from([None, None, None, *NAMES]),
        "exactly-one-of": _maybe("year", "year, colour", "<which>"),
        "given": st.sampled_from([None, None, None, *NAMES]),
        "ladder": _maybe("it, by 2030", "it, by 2028", "it, at least 5", "it"),
        "source": _maybe("site:1", "site:2 https://example.org/2", "https://example.org", "<url>"),
    },
    "uncertainty": ITEM_OPTIONS
    | {
        "beliefs": st.none() | BELIEFS,
        "if-yes": _maybe("It *rises*.", "See {belief}`one`.", "<why>"),
        "if-no": _maybe("It falls to ~XX%.", "[click](javascript:no)"),
    },
    "update-trigger": ITEM_OPTIONS
    | {
        "beliefs": st.none() | BELIEFS,
        "direction": st.sampled_from([None, "up", "down", "either", "sideways"]),
        "raises": st.sampled_from([None, None, *NAMES, "one, two"]),
        "lowers": st.sampled_from([None, None, *NAMES, "two, three"]),
        "strength": _maybe("clearly", "Strongly", "very"),
        "to": st.none() | st.sampled_from(CREDENCES),
        "likelihood-ratio": st.sampled_from([None, None, "4:1", "0.25", "1", "strong"]),
        "fired": st.sampled_from([None, None, "2026-01", "2025-06-01", "2030"]),
    },
    "credence-log": {"class": st.sampled_from([None, "mine"])},
    "reading": ITEM_OPTIONS
    | {
        "beliefs": st.none() | BELIEFS,
        "date": st.sampled_from([None, "2024-05-01", "forthcoming", "<date>", "2024-02-31"]),
        "url": _maybe("https://example.org/", "javascript:no", "forthcoming"),
        "venue": _maybe("METR", "metr", "<venue>"),
        "authors": _maybe("Somebody", "Nobody & al."),
    },
    "belief-index": INDEX_OPTIONS
    | DATED
    | {
        "credence": _maybe(">60%", "20-80%", "likely", "~XX%"),
        "resolution": _maybe("all", "closed", "true, open", "none"),
    },
    "uncertainty-index": INDEX_OPTIONS,
    "update-trigger-index": INDEX_OPTIONS | DATED,
    "reading-index": INDEX_OPTIONS | DATED,
    "topic-index": INDEX_OPTIONS
    | DATED
    | {"due": _maybe("overdue", "never, 30 days", "2 years", "later")},
    "stub-index": {key: values for key, values in INDEX_OPTIONS.items() if key != "stubs"},
    "belief-graph": {
        "of": _maybe("beliefs", "topics", "birds"),
        "region": _maybe("tech", "gov, Technology", "nowhere"),
        "topic": _maybe("interp", "law", "/sub/law", "nothing"),
        "belief": _maybe(*NAMES, "nothing"),
        "limit": _maybe("3", "0"),
        "caption": _maybe("A caption", "A <caption>"),
    },
    "mind-changes": {
        key: INDEX_OPTIONS[key]
        for key in ("region", "tags", "any-tag", "limit", "caption", "empty")
    }
    | {
        "since": _maybe("2025-03", "2026", "90 days", "1 year", "soon"),
        "until": DATED["until"],
        "pages": _maybe("this", "interp, gov", "sub/*", "this, law"),
        "moved": _maybe(">10", "10", ">=5 points", "far"),
    },
    "related-topics": {},
    "related-writing": {},
}
ITEM_KINDS = ("belief", "uncertainty", "update-trigger", "reading")

#: Views have neither.
TITLES_OF_KIND = dict.fromkeys(ITEM_KINDS, TITLES) | {"credence-log": LOG_NAMES}
BODIES_OF_KIND = dict.fromkeys(ITEM_KINDS, BODIES) | {"credence-log": LOGS}
#: Which of the files that a build writes after a small edit are pages that show it, mostly.
AMONG_PAGES = st.integers(7, 18)
#: Until when days go by.
LAST_DAY = datetime.date(2100, 1, 1)
#: What others show of a belief.
QUOTABLE: dict[str, tuple[str | None, ...]] = {
    "title": TITLES,
    "credence": CREDENCES,
    "resolution": ("true", "withdrawn", None),
    "resolved": ("2026-05-01", "2025", None),
    "resolve-by": ("2026-05", "2028", None),
    "superseded-by": (*NAMES, None),
    "implies": (*NAMES, None),
    "excludes": (*NAMES, None),
    "exactly-one-of": ("year", None),
    "given": (*NAMES, None),
    "ladder": ("it, by 2030", "it, by 2035", None),
    "source": ("site:1", "site:3 https://example.org/3", None),
    "tags": (*TAGS, None),
}


def _is_crash(outcome: Outcome) -> bool:
    is_meant = outcome.is_meant or "Warning, treated as error!" in outcome.log
    return not is_meant and ("Traceback" in outcome.log or "Exception occurred" in outcome.log)


def _warnings(outcome: Outcome) -> set[str]:
    """The warnings of a build about what authors of beliefs have written."""
    return {line for line in outcome.log.splitlines() if "[beliefs." in line}


def step(**choices: Any) -> Callable[[Callable[..., None]], Any]:
    """A rule that is counted, also where another calls it."""

    def decorate(function: Callable[..., None]) -> Any:
        @wraps(function)
        def counted(self: EditingMachine, *args: Any, **kwargs: Any) -> None:
            FIGURES.steps += 1
            self.has_failed = True
            before = dict(self.site.pages), dict(self.site.options)
            function(self, *args, **kwargs)
            if before != (self.site.pages, self.site.options):
                self.before = before
            self.has_failed = False

        return rule(**choices)(counted)  # type: ignore[no-untyped-call]

    return decorate


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """An item or a view with some options."""
    kind = draw(st.sampled_from(sorted(OPTIONS_OF_KIND)))
    options = {key: draw(values) for key, values in OPTIONS_OF_KIND[kind].items()}
    return Block(
        kind=kind,
        title=draw(st.sampled_from(TITLES_OF_KIND.get(kind, ("",)))),
        options={key: value for key, value in options.items() if value is not None},
        body=draw(st.sampled_from(BODIES_OF_KIND.get(kind, ("",)))),
        log=draw(st.sampled_from(("", *LOGS))) if kind == "belief" else "",
        only=draw(st.sampled_from(ONLY)),
    )


@st.composite
def topics(draw: st.DrawFn) -> dict[str, str]:
    """Metadata of a topic."""
    keys = draw(st.lists(st.sampled_from(sorted(METADATA)), max_size=4, unique=True))
    found = {key: draw(st.sampled_from(METADATA[key])) for key in keys}
    return {"status": "exploring"} | {key: value for key, value in found.items() if value}


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """A page of any kind."""
    return Page(
        title=draw(st.sampled_from(TITLES)),
        markup=draw(st.sampled_from(["md", "flat", "plain", "rst"])),
        topic=draw(st.none() | topics()),
        tags=draw(st.sampled_from(TAGS)),
        date=draw(st.sampled_from(DATES)),
        prose=draw(PROSES),
        blocks=tuple(draw(st.lists(blocks(), max_size=3))),
        as_lists=draw(st.booleans()),
    )


@dataclass(frozen=True)
class Output:
    """What a builder has written into a folder."""

    folder: Path
    builder: str

    def path(self, docname: str) -> Path:
        """The file of a page."""
        match self.builder:
            case "text":
                return self.folder / f"{docname}.txt"
            case "dirhtml" if docname != "index":
                return self.folder / docname / "index.html"
        return self.folder / f"{docname}.html"

    def texts(self, docnames: list[str]) -> dict[str, str]:
        """The text of these pages, and of all that is made on every build."""
        names = ["index"] if self.builder == "singlehtml" else docnames
        names = [*names, *(GENERATED if self.builder in {"html", "dirhtml"} else ())]
        paths = {name: self.path(name) for name in names}
        if self.builder in {"html", "dirhtml"}:
            # The previews of links to the beliefs of a page are a file of their own.
            uris = [self.path(name).relative_to(self.folder).as_posix() for name in docnames]
            previews = [f"_beliefs/{uri.removesuffix('.html')}.js" for uri in uris]
            paths |= {name: self.folder / name for name in previews}
        paths |= {name: self.folder / name for name in ("objects.inv", *SIDE_FILES)}
        # Parts of generated pages, whatever they are called, and the rows for their filter.
        for pattern in ("beliefs-*.html", "beliefs-*/index.html", "beliefs-*-rows.js"):
            found = self.folder.glob(pattern)
            paths |= {path.relative_to(self.folder).as_posix(): path for path in found}
        return {
            name: _PERMALINK.sub("", path.read_bytes().decode("utf-8", "surrogateescape"))
            for name, path in paths.items()
            if path.exists()
        }


class EditingMachine(RuleBasedStateMachine):
    """Edits a site, builds it, and compares each page with that of a build from nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="hunt-"))
        self.site = Site(self.root / "source", first_pages())
        self.clean = ""
        self.before = dict(self.site.pages), dict(self.site.options)
        self.was_killed = False
        self.has_failed = False

    def teardown(self) -> None:
        """Build once more, so that the last edits count, and clean up."""
        try:
            if not self.has_failed:
                self.build("html", 1)
        finally:
            shutil.rmtree(self.root)

    # -- edits of an item or a view ---------------------------------------------------------

    def _page(self, docname: str, **changes: Any) -> None:
        self.site.pages[docname] = dataclasses.replace(self.site.pages[docname], **changes)

    def _block(self, place: tuple[str, int], **changes: Any) -> None:
        docname, number = place
        found = list(self.site.pages[docname].blocks)
        found[number] = dataclasses.replace(found[number], **changes)
        self._page(docname, blocks=tuple(found))

    def _at(self, place: tuple[str, int]) -> Block:
        docname, number = place
        return self.site.pages[docname].blocks[number] if docname else Block(kind="")

    @step(place=PLACES, title=st.sampled_from(TITLES))
    def change_the_title_of_an_item(self, place: tuple[str, int], title: str) -> None:
        """Views have none."""
        if self._at(place).kind in ITEM_KINDS:
            self._block(place, title=title)

    @step(place=PLACES, body=st.sampled_from(BODIES))
    def change_the_body_of_an_item(self, place: tuple[str, int], body: str) -> None:
        """Views have none."""
        if self._at(place).kind in ITEM_KINDS:
            self._block(place, body=body)

    @step(place=PLACES, name=st.sampled_from(LOG_NAMES), log=st.sampled_from(LOGS))
    def change_a_log(self, place: tuple[str, int], name: str, log: str) -> None:
        """The one inside a belief, or one that stands by itself, which may change its belief."""
        match self._at(place).kind:
            case "belief":
                self._block(place, log=log if name else "")
            case "credence-log":
                self._block(place, title=name, body=log)

    @step(place=PLACES, data=st.data())
    def change_an_option(self, place: tuple[str, int], data: st.DataObject) -> None:
        """Give it another value, or remove it."""
        block = self._at(place)
        if options := OPTIONS_OF_KIND.get(block.kind):
            key = data.draw(st.sampled_from(sorted(options)))
            value = data.draw(options[key])
            self._block(place, options=block.with_option(key, value).options)

    @step(place=PLACES, value=st.sampled_from(CREDENCES))
    def change_a_credence(self, place: tuple[str, int], value: str) -> None:
        """The edit that is made most."""
        block = self._at(place)
        if block.kind == "belief":
            self._block(place, options=block.with_option("credence", value).options)

    @step(docname=EDITABLE, block=blocks(), first=st.booleans())
    def add_a_block(self, docname: str, block: Block, first: bool) -> None:
        """At the top of the page or at its end."""
        there = self.site.pages[docname].blocks
        self._page(docname, blocks=(block, *there) if first else (*there, block))

    @step(place=PLACES)
    def remove_a_block(self, place: tuple[str, int]) -> None:
        """Take an item or a view away."""
        docname, number = place
        if docname:
            there = self.site.pages[docname].blocks
            self._page(docname, blocks=there[:number] + there[number + 1 :])

    @step(place=PLACES, other=EDITABLE)
    def move_a_block(self, place: tuple[str, int], other: str) -> None:
        """Put an item or a view on another page."""
        block = self._at(place)
        if block.kind:
            self.remove_a_block(place)
            self.add_a_block(other, block, first=False)

    # -- edits of a page ----------------------------------------------------------------------

    @step(docname=PAGES, title=st.sampled_from(TITLES))
    def change_the_title_of_a_page(self, docname: str, title: str) -> None:
        """Titles can quote."""
        self._page(docname, title=title)

    @step(docname=TOPICS, change=_one_of(METADATA))
    def change_metadata(self, docname: str, change: tuple[str, str | None]) -> None:
        """Region, status, stub and the like."""
        if docname:
            self._page(docname, topic=self.site.pages[docname].with_topic(*change).topic)

    @step(docname=EDITABLE, topic=st.none() | topics())
    def make_it_a_topic_or_none(self, docname: str, topic: dict[str, str] | None) -> None:
        """Metadata comes and goes."""
        self._page(docname, topic=topic)

    @step(docname=EDITABLE, tags=st.sampled_from(TAGS), date=st.sampled_from(DATES))
    def change_tags(self, docname: str, tags: str, date: str) -> None:
        """Tags make writing of a page."""
        self._page(docname, tags=tags, date=date)

    @step(docname=EDITABLE, prose=PROSES)
    def change_prose(self, docname: str, prose: tuple[str, ...]) -> None:
        """Prose quotes others."""
        self._page(docname, prose=prose)

    @step(docname=EDITABLE, markup=st.sampled_from(["md", "flat", "plain", "rst"]))
    def change_the_markup(self, docname: str, markup: str) -> None:
        """The same page in another language."""
        self._page(docname, markup=markup)

    @step(docname=EDITABLE)
    def change_the_form(self, docname: str) -> None:
        """The same items as entries of lists, or as directives again."""
        self._page(docname, as_lists=not self.site.pages[docname].as_lists)

    @step(docname=st.sampled_from(DOCNAMES), page=pages())
    def write_a_page(self, docname: str, page: Page) -> None:
        """A new page, or another in the place of one."""
        self.site.pages[docname] = page

    @precondition(lambda self: len(self.site.pages) > 2)
    @step(docname=EDITABLE)
    def remove_a_page(self, docname: str) -> None:
        """Sphinx needs one page, and the index is always there."""
        del self.site.pages[docname]

    @step(docname=EDITABLE, new=st.sampled_from(DOCNAMES))
    def rename_a_page(self, docname: str, new: str) -> None:
        """To a free name, or to that of a page that gives way."""
        self.site.pages[new] = self.site.pages.pop(docname)
        # A file that is moved keeps its time, and Sphinx goes by that alone; so must the author.
        self.site.touch(new)

    @step(docname=PAGES)
    def touch_a_page(self, docname: str) -> None:
        """Nothing in it has changed."""
        self.site.touch(docname)

    @step(change=_one_of(OPTIONS))
    def reconfigure(self, change: tuple[str, object]) -> None:
        """Another value of an option of ours, of the language, or of what belongs to the site."""
        name, value = change
        options = {key: old for key, old in self.site.options.items() if key != name}
        self._configure(options if value is None else options | {name: value})

    @step(days=st.sampled_from([1, 31, 400]))
    def let_days_go_by(self, days: int) -> None:
        """By the clock, which counts while conf.py names no day."""
        self.site.day = min(self.site.day + datetime.timedelta(days), LAST_DAY)

    @step(tags=st.sampled_from([(), ("draft",)]))
    def give_tags(self, tags: tuple[str, ...]) -> None:
        """To the builds that follow; no page is read for that."""
        self.site.tags = tags

    @step(place=PLACES, only=st.sampled_from(ONLY))
    def put_a_block_under_a_condition(self, place: tuple[str, int], only: str) -> None:
        """Or take it out again."""
        if self._at(place).kind:
            self._block(place, only=only)

    @step(
        place=BELIEFS_BY_NAME,
        only=st.sampled_from(ONLY),
        output=st.sampled_from(["html", "other", "dirhtml", "text"]),
    )
    def build_with_other_tags_and_builders(
        self, place: tuple[str, int], only: str, output: str
    ) -> None:
        """What others show of a belief depends on both."""
        self.put_a_block_under_a_condition(place, only)
        for tags in ((), ("draft",), ()):
            self.give_tags(tags)
            self.build(output, 1)
            self.build("text", 1)

    @step()
    def take_the_last_edit_back(self) -> None:
        """Whatever has been built in between."""
        self.site.pages, options = self.before
        self._configure(options)

    def _configure(self, options: dict[str, object]) -> None:
        is_another = options != self.site.options
        self.site.options = options
        if is_another and self.was_killed:
            # A build that is killed while it reads leaves doctrees that were read with options
            # that Sphinx has not noted yet. If these are taken back now, Sphinx sees no change
            # and keeps the doctrees, ours or not. So they are never quite taken back.
            self.site.edition += 1

    # -- builds -------------------------------------------------------------------------------

    @step(
        output=st.just("html") | st.sampled_from(sorted(OUTPUTS)), jobs=st.sampled_from([1, 1, 3])
    )
    def build(self, output: str, jobs: int) -> None:
        """All that is out of date, serially or in parallel."""
        self._complete(self.run_build(output, jobs=jobs))
        self._compare(output, self.site.found)

    @step(output=st.sampled_from(["html", "dirhtml", "text"]))
    def repeat_a_build(self, output: str) -> None:
        """The second time nothing is written."""
        self.build(output, 1)
        before = self._times(output)
        self._complete(self.run_build(output))
        again = sorted(name for name, time in self._times(output).items() if time != before[name])
        assert not again, f"written again with nothing changed: {again} ({output})"

    @step(place=PLACES, output=st.sampled_from(["html", "dirhtml", "text"]), data=st.data())
    def build_after_an_edit_of_an_option(
        self, place: tuple[str, int], output: str, data: st.DataObject
    ) -> None:
        """Of the other pages those are written that show it."""
        self.build(output, 1)
        times, texts = self._times(output), self._texts(output)
        self.change_an_option(place, data)
        self.build(output, 1)
        after = self._times(output)
        same = {name for name, text in self._texts(output).items() if text == texts[name]}
        # Sphinx writes the page with the list of contents whenever it writes one of them.
        idle = {name for name in same if after[name] != times[name]} - {"index", place[0]}
        assert not idle, f"written again with nothing changed on them: {sorted(idle)} ({output})"

    @step(docname=FOUND, output=st.sampled_from(["html", "other", "dirhtml", "text"]))
    def build_one_page(self, docname: str, output: str) -> None:
        """As ``sphinx-build source out page.md`` does."""
        path = f"{self.site.root}/{docname}{self.site.pages[docname].suffix}"
        self._complete(self.run_build(output, only=(path,)))
        self._compare(output, [docname])

    @step(
        output=st.sampled_from(["html", "html", "other", "dirhtml"]),
        jobs=st.sampled_from([1, 1, 3]),
        harm=st.sampled_from([Harm.KILL, Harm.CUT, Harm.FAIL]),
        harm_at=st.integers(0, 20) | st.integers(0, 60),
    )
    def break_a_build_off(self, output: str, jobs: int, harm: Harm, harm_at: int) -> None:
        """Before it writes its nth file, or in the middle of that file."""
        self.note_harm(output, self.run_build(output, jobs=jobs, harm=harm, harm_at=harm_at))

    @step(output=st.sampled_from(["html", "other", "text"]))
    def stop_a_build_at_a_warning(self, output: str) -> None:
        """It ends at the first warning."""
        outcome = self.run_build(output, options=("-W", "--exception-on-warning"))
        if outcome.code:
            self.was_killed = True
        else:
            self._complete(outcome)

    # -- what has to come in a row to be found ----------------------------------------------

    @step(place=BELIEFS_BY_NAME, change=_one_of(QUOTABLE))
    def change_what_others_show(
        self, place: tuple[str, int], change: tuple[str, str | None]
    ) -> None:
        """The title of a belief, its credence, what became of it."""
        key, value = change
        if key == "title":
            self.change_the_title_of_an_item(place, value)
        elif self._at(place).kind:
            self._block(place, options=self._at(place).with_option(key, value).options)

    @step(
        place=BELIEFS_BY_NAME,
        change=_one_of(QUOTABLE),
        output=st.sampled_from(["html", "other", "dirhtml"]),
        harm_at=AMONG_PAGES,
    )
    def kill_a_build_after_an_edit_and_take_it_back(
        self, place: tuple[str, int], change: tuple[str, str | None], output: str, harm_at: int
    ) -> None:
        """The pages that show the edit by then have to go back."""
        self.build(output, 1)
        self.change_what_others_show(place, change)
        self.note_harm(output, self.run_build(output, harm_at=harm_at))
        self.take_the_last_edit_back()
        self.build(output, 1)

    @step(
        place=BELIEFS_BY_NAME,
        change=_one_of(QUOTABLE),
        output=st.sampled_from(["html", "other", "dirhtml"]),
        jobs=st.sampled_from([1, 1, 3]),
        harm=st.sampled_from([Harm.FAIL, Harm.REFUSE]),
        harm_at=AMONG_PAGES,
        then=st.sampled_from(["html", "other", "dirhtml"]),
    )
    def let_a_build_fail_after_an_edit(
        self,
        place: tuple[str, int],
        change: tuple[str, str | None],
        output: str,
        jobs: int,
        harm: Harm,
        harm_at: int,
        then: str,
    ) -> None:
        """The pages that do not show the edit by then have to follow.

        After an error Sphinx has the next builder write all pages, and tells no other one.
        """
        self.build(output, 1)
        self.change_what_others_show(place, change)
        self.note_harm(output, self.run_build(output, jobs=jobs, harm=harm, harm_at=harm_at))
        if then != output:
            self.build(then, 1)
        self.build(output, 1)

    @step(
        place=BELIEFS_BY_NAME,
        change=_one_of(QUOTABLE),
        output=st.sampled_from(["html", "other", "dirhtml"]),
        docname=FOUND,
    )
    def build_one_page_after_an_edit_and_take_it_back(
        self, place: tuple[str, int], change: tuple[str, str | None], output: str, docname: str
    ) -> None:
        """That page has to go back, and the others never knew."""
        self.build(output, 1)
        self.change_what_others_show(place, change)
        self.build_one_page(docname, output)
        self.take_the_last_edit_back()
        self.build(output, 1)

    @step(
        place=BELIEFS_BY_NAME,
        change=_one_of(QUOTABLE),
        jobs=st.sampled_from([1, 1, 3]),
    )
    def build_two_outputs_by_turns(
        self, place: tuple[str, int], change: tuple[str, str | None], jobs: int
    ) -> None:
        """What one has been told the other has yet to hear."""
        self.build("html", 1)
        self.build("other", 1)
        self.change_what_others_show(place, change)
        self.build("other", jobs)
        self.build("html", jobs)

    @step(docname=TOPICS, change=_one_of(METADATA), then=st.sampled_from(["dirhtml", "text"]))
    def change_metadata_between_two_outputs(
        self, docname: str, change: tuple[str, str | None], then: str
    ) -> None:
        """Headers, indexes and maps show it."""
        self.build(then, 1)
        self.change_metadata(docname, change)
        self.build("html", 1)
        self.build(then, 1)

    @step(
        edits=st.sampled_from([2, 3, 10]),
        then=st.sampled_from(["other", "dirhtml", "text"]),
        data=st.data(),
    )
    def build_an_output_that_is_some_edits_behind(
        self, edits: int, then: str, data: st.DataObject
    ) -> None:
        """It catches up with all of them, or with more than are kept."""
        self.build(then, 1)
        for _ in range(edits):
            edit = data.draw(st.sampled_from(["credence", "option", "metadata", "prose"]))
            match edit:
                case "credence":
                    self.change_a_credence(data.draw(PLACES), data.draw(st.sampled_from(CREDENCES)))
                case "option":
                    self.change_an_option(data.draw(PLACES), data)
                case "metadata":
                    self.change_metadata(data.draw(TOPICS), data.draw(_one_of(METADATA)))
                case "prose":
                    self.change_prose(data.draw(EDITABLE), data.draw(PROSES))
            self._complete(self.run_build("html"))
        self.build(then, 1)
        self.build("html", 1)

    @step(docname=FOUND, output=st.sampled_from(["html", "text"]))
    def compare_the_warnings_between_pages(self, docname: str, output: str) -> None:
        """If a page is read of which nothing has changed, all problems between pages are reported,
        whether they have just been found or were kept.
        """
        # A source that has been edited and put back is newer than a clean build that was kept.
        self.clean = ""
        self.build(output, 1)
        self.site.touch(docname)
        outcome = self.run_build(output)
        self._complete(outcome)
        expected = clean().run(self._clean_build(OUTPUTS[output]))
        found, wanted = _warnings(outcome), _warnings(expected)
        assert found >= wanted, f"warnings lost: {sorted(wanted - found)} ({output})"
        assert found <= wanted, f"warnings no longer true: {sorted(found - wanted)} ({output})"

    @step(change=_one_of(OPTIONS), then=st.sampled_from(["other", "dirhtml", "text"]))
    def reconfigure_between_two_outputs(self, change: tuple[str, object], then: str) -> None:
        """Sphinx reads all pages anew and has the one builder write them; the other is not told."""
        self.build(then, 1)
        self.reconfigure(change)
        self.build("html", 1)
        self.build(then, 1)

    @step(days=st.sampled_from([1, 31, 400]), output=st.sampled_from(["html", "dirhtml", "text"]))
    def let_days_go_by_between_two_builds(self, days: int, output: str) -> None:
        """No page is read, and what is due by then is told all the same."""
        self.build(output, 1)
        self.let_days_go_by(days)
        self.build(output, 1)

    @step(page=pages(), output=st.sampled_from(["html", "dirhtml", "text"]))
    def let_a_page_take_the_short_name_of_a_topic(self, page: Page, output: str) -> None:
        """What the name means is then for Sphinx to say, and changes with no record of ours."""
        # A topic wherever it lies: what else a page leaves stale is Sphinx's own affair.
        topic = dataclasses.replace(page, topic={"region": "gov"}, markup="md")
        self.write_a_page("sub/law", topic)
        self.write_a_page("law", Page(title="Law"))
        self.build(output, 1)
        self.remove_a_page("law")
        self.build(output, 1)
        self.take_the_last_edit_back()
        self.build(output, 1)

    def run_build(self, output: str, **how: Any) -> Outcome:
        FIGURES.builds += 1
        self.site.write()
        how["options"] = (*self.site.arguments, *how.get("options", ()))
        build = Build(
            source=str(self.site.root),
            out=str(self.root / output),
            doctrees=str(self.root / "doctrees"),
            builder=OUTPUTS[output],
            day=self.site.day.isoformat(),
            **how,
        )
        outcome = edited().run(build)
        assert not _is_crash(outcome), outcome.log
        return outcome

    def _complete(self, outcome: Outcome) -> None:
        assert outcome.code == 0, f"exit status {outcome.code}: {outcome.log}"
        self.was_killed = False

    def note_harm(self, output: str, outcome: Outcome) -> None:
        if outcome.is_meant:
            FIGURES.failures += 1
            self.was_killed = outcome.code != 0
            return
        if not outcome.was_killed:
            self._complete(outcome)
            return
        FIGURES.kills += 1
        self.was_killed = True
        # Sphinx takes a page that has been cut short for written, whatever stands on it.
        for docname in self.site.found:
            path = Output(self.root / output, OUTPUTS[output]).path(docname)
            if path.exists() and END not in path.read_text(encoding="utf-8"):
                self.site.touch(docname)
        # Sphinx cannot read a .buildinfo that has been cut short, and gives up.
        info = self.root / output / ".buildinfo"
        if info.exists() and not info.read_bytes():
            info.unlink()
        # The index is read anew when a page comes or goes. If its doctree has been cut short and
        # the page has gone again, Sphinx does not read it and stumbles over the doctree.
        self.site.touch("index")

    # -- comparing ----------------------------------------------------------------------------

    def _texts(self, output: str) -> dict[str, str]:
        found = Output(self.root / output, OUTPUTS[output]).texts(self.site.found)
        return {name: found[name] for name in self.site.found}

    def _times(self, output: str) -> dict[str, int]:
        folder = Output(self.root / output, OUTPUTS[output])
        return {name: folder.path(name).stat().st_mtime_ns for name in self.site.found}

    def _compare(self, output: str, docnames: list[str]) -> None:
        """Assert that what has been built is what a build from nothing gives."""
        expected = self._build_from_nothing(OUTPUTS[output]).texts(docnames)
        found = Output(self.root / output, OUTPUTS[output]).texts(docnames)
        wrong = [name for name in expected | found if found.get(name) != expected.get(name)]
        if wrong:
            lines = [f"not as from nothing ({output}): {', '.join(wrong)}"]
            for name in wrong[:3]:
                diff = difflib.unified_diff(
                    found.get(name, "").splitlines(),
                    expected.get(name, "").splitlines(),
                    f"{name} as built",
                    f"{name} from nothing",
                    n=1,
                    lineterm="",
                )
                lines += list(diff)[:30]
            raise AssertionError("\n".join(lines))

    def _build_from_nothing(self, builder: str) -> Output:
        """A clean build of what is there now, unless the last one was that already."""
        state = f"{builder} {self.site.state()}"
        if self.clean != state:
            FIGURES.clean_builds += 1
            for name in ("clean", "clean-doctrees"):
                shutil.rmtree(self.root / name, ignore_errors=True)
            outcome = clean().run(self._clean_build(builder))
            assert outcome.code == 0, outcome.log
            assert not _is_crash(outcome), outcome.log
            self.clean = state
        return Output(self.root / "clean", builder)

    def _clean_build(self, builder: str) -> Build:
        return Build(
            source=str(self.site.root),
            out=str(self.root / "clean"),
            doctrees=str(self.root / "clean-doctrees"),
            builder=builder,
            day=self.site.day.isoformat(),
            options=self.site.arguments,
        )
