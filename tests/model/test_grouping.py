"""Rows that are put together, and how many there are."""

from __future__ import annotations

import pytest
from listed import SITE, groups

from sphinx_beliefs.model.records.index_choices import Group, Stubs
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.site.listing import listing_of


@pytest.mark.parametrize(
    ("kind", "group_by", "found"),
    [
        (
            Kind.BELIEF,
            Group.REGION,
            [("Technical Safety", ["high", "middle", "low", "should"]), ("", ["stray"])],
        ),
        (
            Kind.BELIEF,
            Group.TOPIC,
            [("Monitor", ["middle"]), ("Interp", ["high", "low", "should"]), ("notes", ["stray"])],
        ),
        (
            Kind.BELIEF,
            Group.STATUS,
            [("Exploring", ["middle"]), ("Settled", ["high", "low", "should"]), ("", ["stray"])],
        ),
        (
            Kind.BELIEF,
            Group.TAG,
            [("deployment", ["high", "low", "should"]), ("x", ["high", "middle", "stray"])],
        ),
        (
            Kind.BELIEF,
            Group.YEAR,
            [("2025", ["high"]), ("2024", ["low"]), ("", ["middle", "stray", "should"])],
        ),
        (Kind.BELIEF, Group.NONE, [("", ["high", "middle", "stray", "low", "should"])]),
        (
            Kind.READING,
            Group.YEAR,
            [("forthcoming", ["Soon"]), ("2026", ["New"]), ("2024", ["Old"])],
        ),
        (
            Kind.TOPIC,
            None,
            [
                ("Technical Safety", ["Monitor", "Interp"]),
                ("Governance", ["New", "Gov"]),
                ("elsewhere", ["Free"]),
            ],
        ),
        (Kind.STUB, None, [("Governance", ["Gov"]), ("elsewhere", ["Free"])]),
    ],
)
def test_rows_are_put_together(
    kind: Kind, group_by: Group | None, found: list[tuple[str, list[str]]]
) -> None:
    stubs = Stubs.INCLUDE if kind is Kind.TOPIC else Stubs.EXCLUDE
    assert groups(Query(kind=kind, group_by=group_by, stubs=stubs)) == found


def test_a_group_says_how_many_of_its_topics_are_written() -> None:
    listing = listing_of(SITE, Query(kind=Kind.TOPIC, stubs=Stubs.INCLUDE))
    assert [(g.slug, g.written, len(g.rows)) for g in listing.groups] == [
        ("tech", 2, 2),
        ("gov", 1, 2),
        ("elsewhere", 0, 1),
    ]


def test_a_limit_runs_over_groups_and_tells_of_the_rest() -> None:
    listing = listing_of(SITE, Query(kind=Kind.BELIEF, limit=3, group_by=Group.TOPIC))
    assert [len(group.rows) for group in listing.groups] == [1, 2]
    assert (listing.shown, listing.total) == (3, 5)


@pytest.mark.parametrize(
    ("limit", "shown", "found"),
    [
        (None, 5, [("deployment", ["high", "low", "should"]), ("x", ["high", "middle", "stray"])]),
        (3, 3, [("deployment", ["high", "low", "should"]), ("x", ["high"])]),
        (4, 4, [("deployment", ["high", "low", "should"]), ("x", ["high", "middle"])]),
    ],
)
def test_a_record_with_two_tags_counts_once(
    limit: int | None, shown: int, found: list[tuple[str, list[str]]]
) -> None:
    query = Query(kind=Kind.BELIEF, group_by=Group.TAG, limit=limit)
    assert groups(query) == found
    assert (listing_of(SITE, query).shown, listing_of(SITE, query).total) == (shown, 5)
