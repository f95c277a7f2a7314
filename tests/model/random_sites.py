"""Sites at random, and edits of them: small, with few names, so that much on them has to do with
each other. A number stands for a site and an edit of it, and thousands are made in seconds.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from making import TODAY, a_credence, a_date, log_entries
from msgspec import Struct
from msgspec.structs import replace

from sphinx_beliefs.model.fields.rung_texts import read_rung
from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.records.index_choices import Fired, Group, SortKey, Stubs
from sphinx_beliefs.model.records.items import (
    Belief,
    Direction,
    Item,
    Reading,
    Resolution,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, Kind
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.query import CountView, Query, Question
from sphinx_beliefs.model.records.questions import (
    CalibrationView,
    GraphView,
    MindChangesView,
    Quote,
    RelatedTopicsView,
    RelatedWritingView,
    Subject,
    TrackRecordView,
)
from sphinx_beliefs.model.records.record import QUOTED, Condition, Record, quoted
from sphinx_beliefs.model.records.relations import Relations
from sphinx_beliefs.model.records.score_choices import By
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.changes import PageState
from sphinx_beliefs.model.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCNAMES = ("a", "d", "e", "in/d", "to/d")
NAMES = ("one", "two", "d")
TOPICS = ("a", "d", "/in/d", "to/d", "e", "one")
ANCHORS = ("i", "j", "k", "l", "m")
REGIONS = ("", "north", "south")
TAGS = ("tag", "Tag", "in/d", "d", "a")
CREDENCES = ("10%", "50%", "70%", "20-60%", "normative")
DATES = ("2025-01-01", "2026-02", "2026-05-31", "2026-09-01")
PLAIN = ("A title", "Another", "")
TITLES = (
    *PLAIN,
    *(f"More on {quoted(role, 'one')}" for role in ("belief", "credence", "any")),
    *(f"And {quoted('any', name)}" for name in NAMES),
    f"Of {quoted('topic', 'd')}",
    f"Of {quoted('uncertainty', 'one')}",
)
VOCABULARY = Vocabulary(today=TODAY, review_in=Period(months=6), regions={"north": "North"})


class Dice(Random):
    """Chance, and the titles among which it chooses; on most sites none of these quotes others."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.titles = PLAIN if number % 3 else TITLES


class PageOf(Struct, frozen=True):
    """A page of a site at random."""

    title: str = "Title"
    records: tuple[Record, ...] = ()
    shown: tuple[Question, ...] = ()

    @property
    def outline(self) -> str:
        """The title of the page as Sphinx knows it, which has no quotes filled in."""
        return QUOTED.sub(lambda match: match["target"], self.title)

    @property
    def state(self) -> PageState:
        """The page as a change sees it."""
        return PageState(records=self.records, shown=self.shown, title=self.outline)


Pages = dict[str, PageOf]


def site_of(pages: Pages) -> Site:
    """The site of these pages, that nobody has asked anything."""
    return Site(
        {docname: page.records for docname, page in pages.items() if page.records},
        VOCABULARY,
        {docname: dict.fromkeys(page.shown) for docname, page in pages.items() if page.shown},
        page_title=lambda docname: pages[docname].outline if docname in pages else "",
    )


def some_pages(random: Dice) -> Pages:
    """The pages of a site."""
    names = random.sample(DOCNAMES, random.randint(1, len(DOCNAMES)))
    return {docname: a_page(random, docname) for docname in sorted(names)}


def a_page(random: Dice, docname: str) -> PageOf:
    """A page of any kind."""
    title = random.choice(random.titles)
    records: list[Record] = []
    match random.choice(["topic", "topic", "page", "writing", "bare"]):
        case "topic":
            records.append(_topic(random, docname, title))
        case "page":
            records.append(Page(docname=docname, title=title))
        case "writing":
            records.append(_writing(random, docname, title))
    anchors = random.sample(ANCHORS, random.choice([0, 1, 1, 2, 3]))
    records += [an_item(random, docname, anchor) for anchor in anchors]
    records += [_log(random, docname) for _ in range(random.choice([0, 0, 1, 2]))]
    shown = dict.fromkeys(_question(random) for _ in range(random.choice([0, 1, 2, 4])))
    return PageOf(title, tuple(records), tuple(shown))


def edited(random: Dice, docname: str, page: PageOf | None) -> PageOf | None:
    """The page after an edit; None if it is removed."""
    if page is None:
        return a_page(random, docname)
    records, shown = list(page.records), list(page.shown)
    edit = random.choice(
        ["field"] * 8 + ["drop", "add", "swap", "title", "ask", "unask", "anew", "remove", "whole"]
    )
    at = random.randrange(len(records)) if records else 0
    match edit:
        case "field" if records:
            records[at] = _with_another_field(random, records[at])
        case "drop" if records:
            del records[at]
        case "add":
            free = [anchor for anchor in ANCHORS if anchor not in set(_anchors(records))]
            new = [_log(random, docname), *(an_item(random, docname, one) for one in free)]
            records.insert(at, random.choice(new))
        case "swap" if len(records) > 1:
            one, other = random.sample(range(len(records)), 2)
            records[one], records[other] = records[other], records[one]
        case "title":
            return _retitled(page, random.choice(random.titles))
        case "ask":
            shown.append(_question(random))
        case "unask" if shown:
            del shown[random.randrange(len(shown))]
        case "anew":
            return a_page(random, docname)
        case "remove":
            return None
        case "whole":
            other = a_page(random, docname)
            return PageOf(page.title, page.records, other.shown)
    return PageOf(page.title, tuple(records), tuple(dict.fromkeys(shown)))


def _anchors(records: list[Record]) -> Iterator[str]:
    return (record.anchor for record in records if isinstance(record, Item))


def _retitled(page: PageOf, title: str) -> PageOf:
    records = tuple(
        replace(record, title=title) if isinstance(record, Topic | Page) else record
        for record in page.records
    )
    return PageOf(title, records, page.shown)


def _with_another_field(random: Dice, record: Record) -> Record:
    """A record of which one field has another value."""
    match record:
        case Topic():
            other: Record = _topic(random, record.docname, record.title)
        case Page():
            other = _writing(random, record.docname, record.title)
        case CredenceLog():
            other = _log(random, record.docname)
        case Item():
            other = an_item(random, record.docname, record.anchor, type(record))
        case _:
            return record
    names = [
        name
        for name in record.__struct_fields__
        if getattr(record, name) != getattr(other, name) and name not in {"belief", "anchor"}
    ]
    if not names:
        return record
    name = random.choice(names)
    return replace(record, **{name: getattr(other, name)})


# -- records --------------------------------------------------------------------------------


def _some(random: Dice, values: tuple[Any, ...], most: int = 2) -> tuple[Any, ...]:
    return tuple(random.sample(values, random.randint(0, most)))


def _maybe(random: Dice, *values: Any) -> Any:
    return random.choice([None, *values])


def _conditions(random: Dice) -> tuple[Condition, ...]:
    return (Condition(expression="html"),) if random.random() < 0.1 else ()


def _topic(random: Dice, docname: str, title: str) -> Topic:
    return Topic(
        docname=docname,
        title=title,
        tags=_some(random, TAGS),
        region=random.choice(REGIONS),
        status=random.choice(["", "open"]),
        tagline=random.choice(random.titles),
        related=_some(random, TOPICS),
        last_reviewed=_maybe(random, *map(a_date, DATES)),
        stub=_maybe(random, False, False, True),
        order=_maybe(random, 1, 2),
    )


def _writing(random: Dice, docname: str, title: str) -> Page:
    return Page(
        docname=docname,
        title=title,
        tags=_some(random, TAGS),
        date=_maybe(random, *map(a_date, DATES)),
        is_writing=random.random() < 0.9,
    )


def _log(random: Dice, docname: str) -> CredenceLog:
    inside = random.choice(["", "", *ANCHORS[:2]])
    lines = [f"{date} {random.choice(CREDENCES[:4])}" for date in _some(random, DATES[:3], most=3)]
    entries = tuple(
        replace(entry, reason=random.choice(random.titles)) for entry in log_entries(*lines)
    )
    return CredenceLog(
        docname=docname,
        entries=entries,
        belief="" if inside else random.choice(NAMES),
        belief_anchor=inside,
        anchor="" if inside else "log",
    )


def _relations(random: Dice) -> Relations | None:
    """The relations of a belief to others; most have none."""
    if random.choice([True, True, False]):
        return None
    return Relations(
        implies=_some(random, NAMES, most=1),
        excludes=_some(random, NAMES, most=1),
        exactly_one_of=_some(random, ("colour", "year"), most=1),
        given=random.choice(["", *NAMES]),
        ladder="it",
        rung=read_rung(random.choice(["", "by 2030", "by 2035", "at least 5"])),
    )


def an_item(random: Dice, docname: str, anchor: str, kind: type[Item] | None = None) -> Item:
    """An item of a kind, or of any."""
    kind = kind or random.choice(
        [Belief, Belief, UpdateTrigger, UpdateTrigger, Uncertainty, Reading]
    )
    common: dict[str, Any] = {
        "docname": docname,
        "anchor": anchor,
        "title": random.choice(random.titles),
        "name": random.choice(["", *NAMES]),
        "tags": _some(random, TAGS, most=1),
        "conditions": _conditions(random),
    }
    if kind is Belief:
        return Belief(
            **common,
            credence=_maybe(random, *map(a_credence, CREDENCES)),
            since=_maybe(random, *map(a_date, DATES)),
            resolve_by=_maybe(random, *map(a_date, DATES)),
            criteria=random.choice(["", random.choice(random.titles)]),
            resolution=random.choice([None, None, None, Resolution.SUPERSEDED, Resolution.TRUE]),
            resolved=_maybe(random, *map(a_date, DATES)),
            superseded_by=random.choice(["", "", *NAMES]),
            relations=_relations(random),
        )
    common["beliefs"] = _some(random, NAMES)
    if kind is UpdateTrigger:
        return UpdateTrigger(
            **common,
            raises=_some(random, NAMES, most=1),
            direction=_maybe(random, *Direction),
            to=_maybe(random, a_credence("40%")),
            likelihood_ratio=_maybe(random, Ratio(favour=4)),
            fired=_maybe(random, *map(a_date, DATES[:3])),
        )
    if kind is Uncertainty:
        return Uncertainty(
            **common, if_yes=random.choice(random.titles), if_no=random.choice(random.titles)
        )
    return Reading(
        **common,
        date=_maybe(random, *map(a_date, DATES)),
        venue=random.choice(["", "METR", "metr"]),
    )


# -- questions ------------------------------------------------------------------------------


def _question(random: Dice) -> Question:
    match random.choice(
        ["query"] * 3
        + ["quote"] * 4
        + ["count", "map", "minds", "own", "record", "calibration"]
        + ["topics", "writing"] * 2
    ):
        case "query":
            return a_query(random)
        case "count":
            return CountView(query=a_query(random))
        case "map":
            return GraphView(
                subject=random.choice(list(Subject)),
                regions=_some(random, REGIONS[1:], most=1),
                pages=_some(random, ("d", "in/*", "e"), most=1),
                topic=random.choice(["", "", *TOPICS]),
                belief=random.choice(["", "", *NAMES]),
                limit=9,
            )
        case "minds":
            return _mind_changes(random)
        case "own":
            return MindChangesView(is_of_own_page=True)
        case "record":
            return TrackRecordView(
                regions=_some(random, REGIONS[1:], most=1),
                tags=_some(random, TAGS, most=1),
                pages=_some(random, ("d", "in/*", "e"), most=1),
                since=_maybe(random, datetime.date(2026, 2, 1)),
                with_ahead=random.random() < 0.5,
                by=_some(random, tuple(By)),
            )
        case "calibration":
            return CalibrationView(is_of_own_page=random.random() < 0.3)
        case "topics":
            return RelatedTopicsView()
        case "writing":
            return RelatedWritingView()
    kinds = (kind.value for kind in ITEM_KINDS)
    role = random.choice([*kinds, "credence", "implied", "topic", "any", "any"])
    return Quote(
        role=role,
        target=random.choice(TOPICS if role == "topic" else (*NAMES, "a")),
        in_option=random.random() < 0.2,
        item=random.choice(["", *ANCHORS]),
    )


def _mind_changes(random: Dice) -> MindChangesView:
    return MindChangesView(
        since=_maybe(random, datetime.date(2026, 2, 1)),
        back=_maybe(random, Period(days=90)),
        regions=_some(random, REGIONS[1:], most=1),
        tags=_some(random, ("tag", "d"), most=1),
        pages=_some(random, ("d", "in/*", "e"), most=1),
        is_of_own_page=random.random() < 0.2,
        moved=_maybe(random, Decimal(10)),
        limit=_maybe(random, 2),
    )


def a_query(random: Dice) -> Query:
    """A list of any kind."""
    kind = random.choice(list(Kind))
    row = kind.row
    return Query(
        kind=kind,
        regions=_some(random, REGIONS[1:], most=1),
        statuses=_some(random, ("open",), most=1) if random.random() < 0.2 else (),
        tags=_some(random, ("tag", "d"), most=1) if random.random() < 0.4 else (),
        any_tags=_some(random, TAGS, most=2) if random.random() < 0.4 else (),
        pages=_some(random, ("d", "in/*", "e"), most=1) if random.random() < 0.3 else (),
        stubs=random.choice([Stubs.INCLUDE, Stubs.INCLUDE, Stubs.EXCLUDE]),
        resolutions=random.choice([(None,), (None, *Resolution)]),
        fired=random.choice(list(Fired)),
        since=_maybe(random, datetime.date(2026, 1, 1)) if random.random() < 0.3 else None,
        sort=random.choice([(), (SortKey(key=random.choice(row.all_sort_keys)),)]),
        group_by=random.choice([None, Group.NONE, *row.all_groups]),
        limit=_maybe(random, 1, 2) if random.random() < 0.3 else None,
        columns=random.choice([(), row.columns]),
    )
