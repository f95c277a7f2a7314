"""The changes of mind that a list shows of a site."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from making import TODAY, a_belief, a_date, a_log, a_site

from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.questions import MindChangesView
from sphinx_beliefs.model.records.record import quoted
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.change_rows import changes_shown
from sphinx_beliefs.model.site.mind_changes import ChangeKind

if TYPE_CHECKING:
    from sphinx_beliefs.model.site.site import Site

SITE = a_site(
    Topic(docname="t/a", title="A", region="north", tags=("Deep",)),
    a_belief("t/a", "one", "40%", tags=("law",)),
    a_log("t/a", "2025-12-31 70%", "2026-05-20 60%", "2026-05-31 40%", inside="one"),
    Topic(docname="t/b", title="B", region="south"),
    a_belief("t/b", "two", "50%", since=a_date("2026-03")),
    a_belief(
        "t/b",
        "old",
        "90%",
        resolution=Resolution.SUPERSEDED,
        superseded_by="two",
        resolved=a_date("2026-03"),
    ),
    Topic(docname="t/c", title="C", region="north", stub=True),
    a_belief("t/c", "stub", "50%", since=a_date("2026-06-01")),
    Topic(docname="t/d", title="D", stub=False),
    a_belief("t/d", "year", "normative", since=a_date("2026")),
)


def told(view: MindChangesView, docname: str = "x", site: Site = SITE) -> list[str]:
    found = changes_shown(site, view, docname).rows
    return [f"{row.date.iso} {row.belief.title.removeprefix('Claim ')}" for row in found]


ONE = ["2026-05-31 one", "2026-05-20 one", "2025-12-31 one"]
B = ["2026-03 two", "2026-03 old"]
ALL = [*ONE[:2], *B, "2026 year", ONE[2]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ALL),
        ({"since": datetime.date(2026, 5, 31)}, ["2026-05-31 one", "2026 year"]),
        ({"since": datetime.date(2026, 3, 31)}, [*ONE[:2], *B, "2026 year"]),
        ({"back": Period(days=1)}, ["2026-05-31 one", "2026 year"]),
        ({"back": Period(months=1200)}, ALL),
        ({"back": Period(months=99999)}, ALL),
        ({"until": datetime.date(2026, 3, 1)}, [*B, "2026 year", ONE[2]]),
        ({"until": datetime.date(2025, 12, 31)}, [ONE[2]]),
        ({"regions": ("north",)}, ONE),
        ({"regions": ("north", "south")}, [*ONE[:2], *B, ONE[2]]),
        ({"tags": ("law",)}, ONE),
        ({"tags": ("law", "deep")}, ONE),
        ({"tags": ("law", "other")}, []),
        ({"any_tags": ("other", "deep")}, ONE),
        ({"pages": ("t/b",)}, B),
        ({"pages": ("b",)}, B),
        ({"pages": ("t/*",)}, ALL),
        ({"moved": Decimal(10)}, ONE[:2]),
        ({"moved": Decimal(10), "moves_further": True}, ONE[:1]),
        ({"moved": Decimal("10.5")}, ONE[:1]),
        ({"moved": Decimal(0)}, ONE[:2]),
        ({"limit": 2}, ONE[:2]),
    ],
)
def test_what_a_list_finds(asked: dict[str, object], found: list[str]) -> None:
    view = MindChangesView(**asked)  # type: ignore[arg-type]
    assert told(view) == found
    total = changes_shown(SITE, view, "x").total
    assert total == (len(ALL) if "limit" in asked else len(found))


@pytest.mark.parametrize("docname", ["t/a", "t/b", "t/c", "t/d", "nowhere"])
def test_a_list_of_its_own_page_finds_what_a_list_that_names_the_page_finds(docname: str) -> None:
    own, named = MindChangesView(is_of_own_page=True), MindChangesView(pages=(docname,))
    assert told(own, docname) == told(named)
    both = MindChangesView(is_of_own_page=True, pages=("t/b",))
    assert set(told(both, docname)) == {*told(own, docname), *B}


def test_without_a_day_a_time_back_narrows_nothing() -> None:
    site = a_site(a_belief("a", "one", since=a_date("2000")), vocabulary=Vocabulary())
    assert told(MindChangesView(back=Period(days=1)), site=site) == ["2000 one"]


def test_a_time_back_ends_where_the_calendar_begins() -> None:
    assert Period(days=90).before(TODAY) == datetime.date(2026, 3, 3)
    assert Period(months=1).before(datetime.date(2026, 3, 31)) == datetime.date(2026, 2, 28)
    assert Period(months=12).before(datetime.date(2024, 2, 29)) == datetime.date(2023, 2, 28)
    assert Period(days=99999).before(datetime.date(10, 1, 1)) == datetime.date.min
    assert Period(months=99999).before(TODAY) == datetime.date.min


def test_a_row_has_what_a_reader_sees() -> None:
    old = changes_shown(SITE, MindChangesView(pages=("b",)), "x").rows[1]
    assert (old.kind, old.resolution) == (ChangeKind.SUPERSEDED, Resolution.SUPERSEDED)
    assert old.before is not None
    assert old.before.text == "90%"
    assert old.successor is not None
    assert (old.successor.docname, old.successor.anchor) == ("t/b", "beliefs-two")


def test_reasons_have_their_quotes_filled_in() -> None:
    log = a_log("a", "2026-01 50%", inside="one")
    [entry] = log.entries
    reason = f"As {quoted('belief', 'two')} says."
    site = a_site(
        a_belief("a", "one"),
        type(log)(
            docname="a",
            belief_anchor="beliefs-one",
            entries=(type(entry)(date=entry.date, credence=entry.credence, reason=reason),),
        ),
        a_belief("b", "two"),
    )
    [row] = changes_shown(site, MindChangesView(), "x").rows
    assert row.reason == "As Claim two says."
