"""The records that a query finds."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from listed import RECORDS, SITE, VOCABULARY, belief, titles
from making import a_date, a_site

from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.records.index_choices import Column, Group, Stubs
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import CountView, Due, Query
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.model.site.selection import count_of

ALL_OPEN = ["high", "middle", "low", "should", "stray"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ALL_OPEN),
        ({"regions": ("tech",)}, ["high", "middle", "low", "should"]),
        ({"regions": ("gov",)}, []),
        ({"regions": ("gov", "tech"), "stubs": Stubs.INCLUDE}, [*ALL_OPEN[:4], "open"]),
        ({"stubs": Stubs.ONLY}, ["open"]),
        ({"statuses": ("settled",)}, ["high", "low", "should"]),
        ({"tags": ("x",)}, ["high", "middle", "stray"]),
        ({"tags": ("X", "Deployment")}, ["high"]),
        ({"tags": ("x", "none")}, []),
        ({"any_tags": ("deployment", "x")}, ALL_OPEN),
        ({"any_tags": ("none",)}, []),
        ({"pages": ("t/m*",)}, ["middle"]),
        ({"pages": ("t/m*", "notes")}, ["middle", "stray"]),
        ({"pages": ("t/[",)}, []),
        ({"credence": (Decimal(60), Decimal(100))}, ["high", "middle"]),
        ({"credence": (Decimal(0), Decimal(20))}, ["low"]),
        ({"resolutions": (Resolution.FALSE,)}, ["gone"]),
        ({"resolutions": (None, Resolution.FALSE)}, ["high", "middle", "gone", "low", "should", "stray"]),
        ({"resolutions": (Resolution.TRUE,)}, []),
        ({"since": datetime.date(2025, 1, 1)}, ["high"]),
        ({"until": datetime.date(2024, 3, 31)}, ["low"]),
        ({"since": datetime.date(2024, 1, 1), "until": datetime.date(2025, 12, 31)}, ["high", "low"]),
        ({"limit": 2}, ["high", "middle"]),
        ({"limit": 99}, ALL_OPEN),
    ],
)  # fmt: skip
def test_an_index_of_beliefs_can_be_narrowed(options: dict[str, object], found: list[str]) -> None:
    assert titles(Query(kind=Kind.BELIEF, **options)) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (Due(is_overdue=True), ["Monitor"]),
        (Due(is_never=True), ["New"]),
        (Due(within=(Period(months=6),)), ["Monitor", "Interp"]),
        (Due(within=(Period(days=30),)), ["Monitor"]),
        (Due(within=(Period(days=30), Period(months=6))), ["Monitor", "Interp"]),
        (Due(is_overdue=True, is_never=True), ["Monitor", "New"]),
    ],
)
def test_reviews_that_are_due_can_be_listed(due: Due, found: list[str]) -> None:
    assert titles(Query(kind=Kind.TOPIC, due=due)) == found


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (Due(is_overdue=True), ["late"]),
        (Due(within=(Period(months=19),)), ["late", "high"]),
        (Due(within=(Period(months=1),)), ["late"]),
        (Due(within=(Period(months=1200),)), ["late", "high", "far"]),
        (Due(is_never=True), []),
    ],
)
def test_beliefs_to_be_decided_can_be_listed_the_next_one_first(due: Due, found: list[str]) -> None:
    site = a_site(
        *RECORDS,
        belief("t/new", "far", "50%", resolve_by=a_date("2040")),
        belief("t/monitor", "late", "50%", resolve_by=a_date("2026-05-31")),
        belief("t/monitor", "done", resolve_by=a_date("2026-05-31"), resolution=Resolution.TRUE),
        vocabulary=VOCABULARY,
    )
    listing = listing_of(site, Query(kind=Kind.BELIEF, due=due))
    assert [row.target.title for group in listing.groups for row in group.rows] == found
    assert Column.DUE in listing.columns
    assert listing.grouped_by is Group.NONE


def test_a_page_can_be_named_by_its_short_name_too() -> None:
    assert titles(Query(kind=Kind.TOPIC, pages=("interp", "t/m*"))) == ["Monitor", "Interp"]


def test_records_can_be_counted() -> None:
    assert count_of(SITE, CountView(query=Query(kind=Kind.BELIEF))) == 5
    assert count_of(SITE, CountView(query=Query(kind=Kind.STUB, regions=("gov",)))) == 1
