"""A site of which lists are made, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import TODAY, a_date, a_site

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import Date, Period, parse_date
from sphinx_beliefs.model.notation.placeholders import BlankKind
from sphinx_beliefs.model.records.items import (
    Belief,
    Direction,
    Reading,
    Resolution,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.listing import listing_of

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.query import Query
    from sphinx_beliefs.model.records.record import Record

VOCABULARY = Vocabulary(
    regions={"tech": "Technical Safety", "gov": "Governance"},
    statuses={"exploring": "Exploring", "settled": "Settled"},
    today=TODAY,
    review_in=Period(months=6),
)
BLANKS = ((BlankKind.CREDENCE, 2), (BlankKind.WHY, 1))


def belief(docname: str, name: str, credence: str = "", **more: object) -> Belief:
    return Belief(  # type: ignore[arg-type]
        docname=docname,
        anchor=f"beliefs-{name}",
        name=name,
        title=name,
        credence=parse_credence(credence)[0] if credence else None,
        **more,
    )


def trigger(docname: str, title: str, **more: object) -> UpdateTrigger:
    return UpdateTrigger(docname=docname, anchor=title, title=title, **more)  # type: ignore[arg-type]


def reading(docname: str, title: str, date: str, authors: str = "") -> Reading:
    parsed = parse_date(date, field="date", allow_forthcoming=True)[0]
    return Reading(docname=docname, anchor=title, title=title, date=parsed, authors=authors)


RECORDS: list[Record] = [
    Topic(
        docname="t/interp",
        title="Interp",
        region="tech",
        status="settled",
        tags=("deployment",),
        last_reviewed=a_date("2026-05-01"),
    ),
    belief("t/interp", "low", "20%", since=a_date("2024-03")),
    belief("t/interp", "high", "90%", tags=("x",), resolve_by=a_date("2027")),
    belief("t/interp", "should", "normative"),
    belief("t/interp", "gone", "40%", resolution=Resolution.FALSE, resolved=a_date("2026-02")),
    CredenceLog(
        docname="t/interp",
        belief_anchor="beliefs-high",
        entries=(LogEntry(date=Date(year=2025, month=7), credence=parse_credence("90%")[0]),),
    ),
    Uncertainty(docname="t/interp", anchor="q", title="Question?", beliefs=("high", "nope")),
    trigger(
        "t/interp", "seen", direction=Direction.DOWN, fired=a_date("2026-04"), beliefs=("high",)
    ),
    trigger("t/interp", "unseen", direction=Direction.UP),
    reading("t/interp", "Old", "2024", "Zeno"),
    reading("t/interp", "Soon", "forthcoming", "Adams"),
    Topic(
        docname="t/monitor",
        title="Monitor",
        region="tech",
        status="exploring",
        order=1,
        last_reviewed=a_date("2025-01"),
    ),
    belief("t/monitor", "middle", "50-70%", tags=("x",)),
    reading("t/monitor", "New", "2026-02-01", "Moore"),
    Topic(docname="t/gov", title="Gov", region="gov", blanks=BLANKS),
    belief("t/gov", "open", "~XX%"),
    Topic(docname="t/new", title="New", region="gov"),
    Topic(docname="t/free", title="Free", region="elsewhere", stub=True),
    belief("notes", "stray", "50%", tags=("x",)),
]


SITE = a_site(*RECORDS, vocabulary=VOCABULARY)


def titles(query: Query) -> list[str]:
    return [row.target.title for group in listing_of(SITE, query).groups for row in group.rows]


def groups(query: Query) -> list[tuple[str, list[str]]]:
    return [
        (group.title, [row.target.title for row in group.rows])
        for group in listing_of(SITE, query).groups
    ]


def cells(query: Query) -> list[object]:
    return [
        cell for group in listing_of(SITE, query).groups for row in group.rows for cell in row.cells
    ]
