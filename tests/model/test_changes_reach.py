"""A change reaches every page that shows something of it, and as few others as can be.

Sites at random are edited at random. Wherever the answer to a question is another after the edit,
the change that the edit makes has to concern the page that asks.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import pytest
from making import a_belief, a_date, a_log, a_trigger
from msgspec.structs import replace
from random_sites import Dice, PageOf, Pages, edited, site_of, some_pages

from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.index_choices import Column, Fired, Group
from sphinx_beliefs.model.records.items import Belief, Reading, Resolution, Uncertainty
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.query import CountView, Query, query_of_all
from sphinx_beliefs.model.records.questions import (
    GraphView,
    MindChangesView,
    PageFactsView,
    Quote,
    RelatedTopicsView,
    RelatedWritingView,
    Subject,
)
from sphinx_beliefs.model.records.record import Record, quoted
from sphinx_beliefs.model.site.answering import answer
from sphinx_beliefs.model.site.changes import (
    NOTHING_CHANGED,
    Change,
    PageState,
    change_of,
    with_quotes,
)
from sphinx_beliefs.model.site.directory import Directory
from sphinx_beliefs.model.site.page_keys import is_of_all_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.site.site import Site

#: The number of sites and edits that are tried; a mutant of the code is found within 2000.
_TRIED = 4000
_AT_ONCE = 1000


def directory_of(pages: Pages) -> Directory:
    return Directory.of(
        {docname: page.records for docname, page in pages.items()},
        {docname: page.shown for docname, page in pages.items()},
    )


def change_between(before: Pages, after: Pages) -> Change:
    """The change, as it is found after the pages that differ have been read."""
    nothing = PageState()
    changes = (
        change_of(
            docname,
            before[docname].state if docname in before else nothing,
            after[docname].state if docname in after else nothing,
        )
        for docname in sorted(before.keys() | after.keys())
        if before.get(docname) != after.get(docname)
    )
    return with_quotes(reduce(or_, changes, NOTHING_CHANGED), directory_of(after))


def reached(change: Change, pages: Pages) -> set[str]:
    """The pages that would be compared."""
    directory = directory_of(pages)
    views = {
        docname
        for docname in directory.with_views
        if any(map(change.concerns, pages[docname].shown))
    }
    return (change.concerned(directory) | views) & pages.keys()


def differing(before: Pages, after: Pages) -> set[str]:
    """The pages of which an answer is another than before, and the kinds whose rows are."""
    sites = site_of(before), site_of(after)
    wrong = set()
    for docname, page in after.items():
        if docname in before and any(
            _is_another(sites, question, docname) for question in (*page.shown, PageFactsView())
        ):
            wrong.add(docname)
    return wrong


def _is_another(sites: tuple[Site, Site], question: Question, docname: str) -> bool:
    one, other = (answer(site, question, docname) for site in sites)
    if is_of_all_pages(question):
        # Whether there is anything to list is one of the circumstances of a build.
        one, other = one[:1], other[:1]
    return one != other


def kinds_missed(change: Change, before: Pages, after: Pages) -> set[Kind]:
    """The kinds whose generated page has other rows, which the change does not know."""
    sites = site_of(before), site_of(after)
    return {
        kind
        for kind in Kind
        if _is_another(sites, query_of_all(kind), "") and not change.concerns(query_of_all(kind))
    }


def an_edit(number: int) -> tuple[Pages, Pages]:
    """The pages of a site before and after an edit."""
    random = Dice(number)
    before = some_pages(random)
    after = dict(before)
    for _ in range(random.choice([1, 1, 1, 2])):
        docname = random.choice([*before, *before, "z"])
        page = edited(random, docname, after.get(docname))
        if page is None:
            after.pop(docname, None)
        else:
            after[docname] = page
    return before, after


def missed(before: Pages, after: Pages) -> set[object]:
    change = change_between(before, after)
    return (differing(before, after) - reached(change, after)) | kinds_missed(change, before, after)


def shortened(before: Pages, after: Pages) -> tuple[Pages, Pages]:
    """The same finding on a site with less on it."""
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for docname in sorted(before.keys() | after.keys()):
            for less in _less(before, after, docname):
                if missed(*less):
                    before, after, is_shorter = *less, True
                    break
    return before, after


def _less(before: Pages, after: Pages, docname: str) -> Iterator[tuple[Pages, Pages]]:
    """The site without a page, or without something that is on it both before and after."""
    without = (
        {name: page for name, page in pages.items() if name != docname} for pages in (before, after)
    )
    yield next(without), next(without)
    pages = [pages[docname] for pages in (before, after) if docname in pages]
    for part in {
        part for page in pages for part in (*map(repr, page.records), *map(repr, page.shown))
    }:
        yield _without(before, docname, part), _without(after, docname, part)


def _without(pages: Pages, docname: str, part: str) -> Pages:
    if docname not in pages:
        return pages
    page = pages[docname]
    records = tuple(record for record in page.records if repr(record) != part)
    shown = tuple(view for view in page.shown if repr(view) != part)
    return pages | {docname: PageOf(page.title, records, shown)}


@pytest.mark.parametrize("first", range(0, _TRIED, _AT_ONCE))
def test_a_change_reaches_every_page_that_shows_something_of_it(first: int) -> None:
    for number in range(first, first + _AT_ONCE):
        before, after = an_edit(number)
        if missed(before, after):
            before, after = shortened(before, after)
            said = "\n".join(
                f"{docname} before: {before.get(docname)}\n{docname} after:  {after.get(docname)}"
                for docname in sorted(before.keys() | after.keys())
            )
            pytest.fail(f"not reached in {number}: {missed(before, after)}\n{said}")


# -- one by one -----------------------------------------------------------------------------


def a_topic(docname: str, **options: object) -> Topic:
    return Topic(docname=docname, **{"title": docname, "region": "north"} | options)


def a_reading(docname: str, title: str, **options: object) -> Reading:
    return Reading(docname=docname, anchor="r", title=title, **options)


def page(*parts: object, title: str = "") -> PageOf:
    """A page of records and questions."""
    records = [part for part in parts if isinstance(part, Record)]
    shown = [part for part in parts if not isinstance(part, Record)]
    return PageOf(title, tuple(records), tuple(shown))


ONE = a_belief("a", "one", "70%")
FIRED = a_trigger("t", "one", fired=a_date("2026-02-01"))
CITES = Quote(role="belief", target="one")
BY_X = Quote(role="belief", target="one", item="r")
DATES = Query(kind=Kind.BELIEF, columns=(Column.TITLE, Column.DATE))
SOUTH = a_topic("s", region="south")
NORTH = a_topic("n")
LOG = a_log("l", "2026-01-01 50%", "2026-03-01 70%", of="one")
OTHER_LOG = a_log("l", "2026-01-01 55%", "2026-04-01 70%", of="one")
INSIDE = a_log("a", "2026-01-01 50%", "2026-03-01 70%", inside="one")
OTHER_INSIDE = a_log("a", "2026-01-01 55%", "2026-03-01 70%", inside="one")


def quoting(docname: str, name: str, target: str) -> Belief:
    return replace(a_belief(docname, name), title=f"So {quoted('belief', target)}")


#: What stays, by page; the page "x" before and after the edit; the pages that show it.
DEPENDENCIES: dict[str, tuple[Pages, PageOf | None, PageOf | None, set[str]]] = {
    "a name that is defined": ({"q": page(CITES)}, None, page(a_belief("x", "one")), {"q"}),
    "a title that is quoted": (
        {"q": page(CITES)},
        page(a_belief("x", "one")),
        page(replace(a_belief("x", "one"), title="New")),
        {"q"},
    ),
    "a name that is mentioned": (
        {"a": page(ONE)},
        page(a_trigger("x", "two")),
        page(a_trigger("x", "one")),
        {"a"},
    ),
    "a page that cites": ({"a": page(ONE)}, page(title="Cites"), page(CITES, title="Cites"), {"a"}),
    "the title of a page that cites": (
        {"a": page(ONE)},
        page(CITES, title="Cites"),
        page(CITES, title="Tells"),
        {"a"},
    ),
    "a quote in the title of a page that cites": (
        {"a": page(ONE), "b": page(a_belief("b", "two"))},
        page(a_topic("x", title=f"On {quoted('belief', 'two')}"), CITES, title="On two"),
        page(a_topic("x", title=f"On {quoted('uncertainty', 'two')}"), CITES, title="On two"),
        {"a"},
    ),
    "the title of an item that cites": (
        {"a": page(ONE)},
        page(a_reading("x", "Old"), BY_X),
        page(a_reading("x", "New"), BY_X),
        {"a"},
    ),
    "a log elsewhere": ({"a": page(ONE)}, page(LOG), page(OTHER_LOG), {"a"}),
    "the title of the page of a log": (
        {"a": page(ONE)},
        page(a_log("x", "2026 50%", of="one"), title="Log"),
        page(a_log("x", "2026 50%", of="one"), title="Logbook"),
        {"a"},
    ),
    "a log elsewhere, by a trigger that has fired": (
        {"a": page(ONE), "t": page(FIRED)},
        page(a_log("x", "2026-01-01 50%", "2026-03-01 70%", of="one")),
        page(a_log("x", "2026-01-01 55%", "2026-03-01 70%", of="one")),
        {"a", "t"},
    ),
    "the way in which a trigger has moved a belief": (
        {
            "a": page(ONE),
            "t": page(FIRED),
            "v": page(Query(kind=Kind.UPDATE_TRIGGER, fired=Fired.YES)),
        },
        page(a_log("x", "2026-01-01 50%", "2026-03-01 70%", of="one")),
        page(a_log("x", "2026-01-01 80%", "2026-03-01 70%", of="one")),
        {"a", "t", "v"},
    ),
    "the date of a belief": (
        {"a": page(ONE), "v": page(DATES)},
        page(a_log("x", "2026-03-01 70%", of="one")),
        page(a_log("x", "2026-04-01 70%", of="one")),
        {"a", "v"},
    ),
    "a belief that is superseded": (
        {"a": page(ONE)},
        page(a_belief("x", "two")),
        page(a_belief("x", "two", superseded_by="one")),
        {"a"},
    ),
    "a title quoted at one remove": (
        {"q": page(Quote(role="belief", target="l1")), "p1": page(quoting("p1", "l1", "one"))},
        page(a_belief("x", "one")),
        page(replace(a_belief("x", "one"), title="New")),
        {"q"},
    ),
    "a title quoted at three removes": (
        {
            "p1": page(quoting("p1", "l1", "one")),
            "p2": page(quoting("p2", "l2", "l1")),
            "p3": page(quoting("p3", "l3", "l2")),
            "q": page(Quote(role="belief", target="l3")),
        },
        page(a_belief("x", "one")),
        page(replace(a_belief("x", "one"), title="New")),
        {"q"},
    ),
    "a quoted title in a list": (
        {"v": page(Query(kind=Kind.READING)), "p": page(a_reading("p", quoted("belief", "one")))},
        page(a_belief("x", "one")),
        page(replace(a_belief("x", "one"), title="New")),
        {"v"},
    ),
    **{
        f"a quote in the answer {option}": (
            {
                "v": page(Query(kind=Kind.UNCERTAINTY, columns=(Column.IF_YES, Column.IF_NO))),
                "p": page(
                    Uncertainty(
                        docname="p", anchor="p", title="P", **{option: quoted("credence", "one")}
                    )
                ),
            },
            page(a_belief("x", "one", "70%")),
            page(a_belief("x", "one", "60%")),
            {"v"},
        )
        for option in ("if_yes", "if_no")
    },
    "a quote in a tagline": (
        {
            "p": page(a_topic("p", tagline=quoted("belief", "one"))),
            "r": page(a_topic("r", related=("p",)), RelatedTopicsView()),
        },
        page(a_belief("x", "one")),
        page(replace(a_belief("x", "one"), title="New")),
        {"r"},
    ),
    "a quote in the reason in a log": (
        {
            "a": page(ONE),
            "p": page(
                replace(
                    LOG,
                    docname="p",
                    entries=(replace(LOG.entries[0], reason=quoted("belief", "two")),),
                )
            ),
        },
        page(a_belief("x", "two")),
        page(replace(a_belief("x", "two"), title="New")),
        {"a"},
    ),
    "a related topic": (
        {"r": page(a_topic("r", related=("x",)), RelatedTopicsView())},
        page(a_topic("x")),
        page(a_topic("x", tagline="New")),
        {"r"},
    ),
    "a topic that names another as related": (
        {"r": page(a_topic("r"), RelatedTopicsView())},
        page(a_topic("x")),
        page(a_topic("x", related=("r",))),
        {"r"},
    ),
    "a short name that two topics have": (
        {"in/x": page(a_topic("in/x")), "q": page(Quote(role="topic", target="x"))},
        None,
        page(a_topic("x")),
        {"q"},
    ),
    "a topic by its docname": (
        {"q": page(Quote(role="topic", target="/x"))},
        page(a_topic("x")),
        page(a_topic("x", title="New")),
        {"q"},
    ),
    "writing by a tag": (
        {"w": page(a_topic("w", tags=("Tag",)), RelatedWritingView())},
        page(Page(docname="x", is_writing=True)),
        page(Page(docname="x", is_writing=True, tags=("tag",))),
        {"w"},
    ),
    "writing by the name of a topic": (
        {"in/w": page(a_topic("in/w"), RelatedWritingView())},
        page(Page(docname="x", is_writing=True)),
        page(Page(docname="x", is_writing=True, tags=("w",))),
        {"in/w"},
    ),
    "the region of a topic": (
        {"v": page(Query(kind=Kind.TOPIC, regions=("south",)))},
        page(a_topic("x")),
        page(a_topic("x", region="south")),
        {"v"},
    ),
    "the region of the topic of a belief": (
        {"v": page(Query(kind=Kind.BELIEF, regions=("south",)))},
        page(a_topic("x"), a_belief("x", "one")),
        page(a_topic("x", region="south"), a_belief("x", "one")),
        {"v"},
    ),
    "the tags of a belief": (
        {"v": page(Query(kind=Kind.BELIEF, tags=("tag",)))},
        page(a_belief("x", "one")),
        page(a_belief("x", "one", tags=("Tag",))),
        {"v"},
    ),
    "one of the tags of a belief, in a count": (
        {"v": page(CountView(query=Query(kind=Kind.BELIEF, any_tags=("tag", "gone"))))},
        page(a_belief("x", "one")),
        page(a_belief("x", "one", tags=("Tag",))),
        {"v"},
    ),
    "the title of a belief in a row of uncertainties": (
        {
            "v": page(Query(kind=Kind.UNCERTAINTY)),
            "u": page(Uncertainty(docname="u", anchor="u", title="U", beliefs=("one",))),
        },
        page(a_belief("x", "one")),
        page(replace(a_belief("x", "one"), title="New")),
        {"v"},
    ),
    "the title of a page in a row of readings": (
        {"v": page(Query(kind=Kind.READING, columns=(Column.TITLE, Column.TOPIC)))},
        page(a_reading("x", "R"), title="Old"),
        page(a_reading("x", "R"), title="New"),
        {"v"},
    ),
    "the order of topics in a list of beliefs": (
        {"v": page(Query(kind=Kind.BELIEF)), "n": page(NORTH, a_belief("n", "two"))},
        page(a_topic("x"), a_belief("x", "one")),
        page(a_topic("x", order=1), a_belief("x", "one")),
        {"v"},
    ),
    "the order of items": (
        {"v": page(Query(kind=Kind.BELIEF))},
        page(a_belief("x", "one"), a_belief("x", "two")),
        page(a_belief("x", "two"), a_belief("x", "one")),
        {"v"},
    ),
    "a map": (
        {"v": page(GraphView(subject=Subject.TOPICS, limit=9))},
        page(a_topic("x")),
        page(a_topic("x", title="New")),
        {"v"},
    ),
    "since when a belief has been held": (
        {"v": page(MindChangesView())},
        page(a_belief("x", "one", since=a_date("2026-01"))),
        page(a_belief("x", "one", since=a_date("2026-02"))),
        {"v"},
    ),
    "a name taken by an item of another kind, and what has changed a mind": (
        {
            "v": page(MindChangesView()),
            "y": page(a_belief("y", "one")),
            "z": page(replace(LOG, docname="z")),
        },
        page(a_reading("x", "R")),
        page(a_reading("x", "R", name="one")),
        {"v"},
    ),
    "a quote in the title of a belief that has changed": (
        {
            "v": page(MindChangesView()),
            "y": page(
                a_belief("y", "one", since=a_date("2026")),
                replace(
                    a_belief("y", "two", since=a_date("2026")), title=quoted("reading", "read")
                ),
            ),
        },
        page(a_reading("x", "Old", name="read")),
        page(a_reading("x", "New", name="read")),
        {"v"},
    ),
    "what has changed a mind, elsewhere": (
        {"v": page(MindChangesView()), "y": page(a_belief("y", "one"))},
        page(replace(LOG, docname="x")),
        page(a_log("x", "2026-01 50%", "2026-02 60%", of="one")),
        {"v"},
    ),
    "what has changed a mind on its own page, in a log that stands elsewhere": (
        {"y": page(a_belief("y", "one"), MindChangesView(is_of_own_page=True))},
        page(replace(LOG, docname="x")),
        page(a_log("x", "2026-01 50%", "2026-02 60%", of="one")),
        {"y"},
    ),
    "the day on which another belief took the place of one": (
        {
            "y": page(
                a_belief("y", "one", resolution=Resolution.SUPERSEDED, superseded_by="two"),
                MindChangesView(is_of_own_page=True),
            )
        },
        page(a_belief("x", "two", since=a_date("2026-01"))),
        page(a_belief("x", "two", since=a_date("2026-02"))),
        {"y"},
    ),
    "the log of a belief that took the place of one": (
        {
            "v": page(MindChangesView()),
            "y": page(
                a_belief("y", "one", resolution=Resolution.SUPERSEDED, superseded_by="two"),
                MindChangesView(is_of_own_page=True),
            ),
            "z": page(a_belief("z", "two")),
        },
        page(a_log("x", "2026-01 50%", of="two")),
        page(a_log("x", "2026-02 50%", of="two")),
        {"v", "y"},
    ),
    "a stub whose beliefs did not count": (
        {"v": page(MindChangesView())},
        page(a_topic("x", stub=True), a_belief("x", "one", since=a_date("2026"))),
        page(a_topic("x"), a_belief("x", "one", since=a_date("2026"))),
        {"v"},
    ),
    "the order of topics in a list of changes": (
        {
            "v": page(MindChangesView()),
            "n": page(NORTH, a_belief("n", "two", since=a_date("2026"))),
        },
        page(a_topic("x"), a_belief("x", "one", since=a_date("2026"))),
        page(a_topic("x", order=1), a_belief("x", "one", since=a_date("2026"))),
        {"v"},
    ),
    "a name taken by an item of another kind, in a row of triggers": (
        {
            "v": page(Query(kind=Kind.UPDATE_TRIGGER)),
            "y": page(a_belief("y", "one")),
            "t": page(a_trigger("t", "one")),
        },
        page(a_reading("x", "R")),
        page(a_reading("x", "R", name="one")),
        {"v"},
    ),
    "a name taken by an item of another kind, and the date of a belief": (
        {"v": page(DATES), "y": page(a_belief("y", "one")), "z": page(replace(LOG, docname="z"))},
        page(a_reading("x", "R")),
        page(a_reading("x", "R", name="one")),
        {"v"},
    ),
    "a name taken by a belief of another region, and the date of a belief": (
        {
            "v": page(replace(DATES, regions=("north",))),
            "y": page(a_topic("y"), a_belief("y", "one")),
            "z": page(replace(LOG, docname="z")),
        },
        page(replace(SOUTH, docname="x"), a_belief("x", "two")),
        page(replace(SOUTH, docname="x"), a_belief("x", "one")),
        {"v"},
    ),
    "a log within a belief, by a trigger that has fired": (
        {"t": page(FIRED)},
        page(replace(ONE, docname="x"), replace(INSIDE, docname="x")),
        page(replace(ONE, docname="x"), replace(OTHER_INSIDE, docname="x")),
        {"t"},
    ),
    "the first way in which a venue is written, in another region": (
        {
            "y": page(a_topic("y"), a_reading("y", "R", venue="METR")),
            "v": page(Query(kind=Kind.READING, regions=("north",), group_by=Group.VENUE)),
        },
        page(replace(SOUTH, docname="x"), a_reading("x", "R", venue="metr")),
        page(replace(SOUTH, docname="x"), a_reading("x", "R", venue="Metr")),
        {"v"},
    ),
    "the number of topics of a region, in a list of those with a tag": (
        {"n": page(a_topic("n", tags=("tag",))), "v": page(Query(kind=Kind.TOPIC, tags=("tag",)))},
        page(a_topic("x")),
        page(a_topic("x", stub=True)),
        {"v"},
    ),
    "a name taken by an item of another kind, in a row of uncertainties": (
        {
            "v": page(Query(kind=Kind.UNCERTAINTY)),
            "y": page(a_belief("y", "one")),
            "z": page(Uncertainty(docname="z", anchor="z", title="Z", beliefs=("one",))),
        },
        page(a_reading("x", "R")),
        page(a_reading("x", "R", name="one")),
        {"v"},
    ),
    "the region that a topic leaves": (
        {"v": page(Query(kind=Kind.TOPIC, regions=("north",)))},
        page(a_topic("x")),
        page(a_topic("x", region="south")),
        {"v"},
    ),
    "a credence on a topic that has the tag": (
        {"v": page(Query(kind=Kind.BELIEF, tags=("tag",)))},
        page(a_topic("x", tags=("tag",)), a_belief("x", "one", "70%")),
        page(a_topic("x", tags=("tag",)), a_belief("x", "one", "60%")),
        {"v"},
    ),
    "the order of items, and something else": (
        {"v": page(Query(kind=Kind.READING))},
        page(a_reading("x", "R"), replace(a_reading("x", "S"), anchor="s")),
        page(
            replace(a_reading("x", "S"), anchor="s"),
            a_reading("x", "R"),
            Uncertainty(docname="x", anchor="u", title="U"),
        ),
        {"v"},
    ),
    "an item that is gone, while another has changed": (
        {"v": page(Query(kind=Kind.BELIEF))},
        page(a_belief("x", "one"), a_reading("x", "Old")),
        page(a_reading("x", "New")),
        {"v"},
    ),
    "a cross-reference that is gone, while an item has changed": (
        {"a": page(ONE)},
        page(a_reading("x", "Old"), CITES),
        page(a_reading("x", "New")),
        {"a"},
    ),
    "a quote in the title of an item without a name": (
        {
            "a": page(ONE),
            "u": page(
                Uncertainty(
                    docname="u", anchor="u", title=quoted("belief", "two"), beliefs=("one",)
                )
            ),
        },
        page(a_belief("x", "two")),
        page(replace(a_belief("x", "two"), title="New")),
        {"a"},
    ),
    "a short name that a topic of another region takes away, in a list of topics": (
        {
            "in/x": page(a_topic("in/x")),
            "v": page(Query(kind=Kind.TOPIC, regions=("north",), pages=("x",))),
        },
        None,
        page(replace(SOUTH, docname="x")),
        {"v"},
    ),
}


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_a_change_reaches_all_that_depend_on_it(name: str) -> None:
    others, before, after, shows = DEPENDENCIES[name]
    old, new = ({**others, "x": one} if one else others for one in (before, after))
    # An example that makes no difference would prove nothing.
    assert differing(old, new) - {"x"} >= shows
    assert reached(change_between(old, new), new) >= shows
    assert not missed(old, new)


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_so_it_does_for_an_output_that_is_some_changes_behind(name: str) -> None:
    others, before, after, shows = DEPENDENCIES[name]
    old, new = ({**others, "x": one} if one else others for one in (before, after))
    other = change_between({}, {"elsewhere": page(a_reading("elsewhere", "R"))})
    for change in (change_between(old, new) | other, other | change_between(old, new)):
        assert reached(change, new) >= shows | ({"x"} & new.keys())
        assert change.pages >= {"x", "elsewhere"}


@pytest.mark.parametrize(
    ("before", "after", "view"),
    [
        (a_belief("x", "one", "70%"), a_belief("x", "one", "60%"), Query(kind=Kind.READING)),
        (a_belief("x", "one", "70%"), a_belief("x", "one", "60%"), Query(kind=Kind.UNCERTAINTY)),
        (a_belief("x", "one", "70%"), a_belief("x", "one", "60%"), Query(kind=Kind.TOPIC)),
        (
            a_belief("x", "one", "70%"),
            a_belief("x", "one", "60%"),
            Query(kind=Kind.BELIEF, regions=("south",)),
        ),
        (
            a_belief("x", "one", "70%"),
            a_belief("x", "one", "60%"),
            Query(kind=Kind.BELIEF, tags=("tag",)),
        ),
        (
            a_belief("x", "one", "70%"),
            a_belief("x", "one", "60%"),
            Query(kind=Kind.BELIEF, any_tags=("tag",)),
        ),
        (a_reading("x", "Old"), a_reading("x", "New"), Query(kind=Kind.BELIEF)),
        (a_reading("x", "Old"), a_reading("x", "New"), MindChangesView()),
    ],
)
def test_a_change_does_not_concern_a_list_that_cannot_show_it(
    before: Record, after: Record, view: Query | MindChangesView
) -> None:
    topic = a_topic("x")
    change = change_between({"x": page(topic, before)}, {"x": page(topic, after)})
    assert change
    assert not change.concerns(view)
    if isinstance(view, Query):
        assert not change.concerns(CountView(query=view))


def test_a_change_of_a_credence_reaches_only_the_pages_that_have_to_do_with_it() -> None:
    others = {
        "q": page(CITES),
        "t": page(a_trigger("t", "one")),
        "u": page(Quote(role="belief", target="two")),
        "w": page(a_topic("w"), RelatedTopicsView(), RelatedWritingView()),
        "m": page(a_belief("m", "three"), MindChangesView(is_of_own_page=True)),
    }
    before = others | {"a": page(ONE)}
    after = others | {"a": page(a_belief("a", "one", "60%"))}
    assert reached(change_between(before, after), after) == {"a", "q", "t"}


def test_a_sentence_of_prose_that_moves_all_lines_changes_nothing() -> None:
    records = (a_topic("x"), ONE, INSIDE)
    moved = [replace(record, place=Place(line=9)) for record in records]
    moved[2] = replace(moved[2], places=(Place(line=12),))
    moved[0] = replace(moved[0], places={"region": Place(line=3)})
    assert not change_between({"x": page(*records)}, {"x": page(*moved)})
