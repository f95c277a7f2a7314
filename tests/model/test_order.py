"""The order of records in a list."""

from __future__ import annotations

import pytest
from listed import RECORDS, VOCABULARY, titles
from making import a_site
from msgspec.structs import replace

from sphinx_beliefs.model.records.index_choices import Fired, Group, SortKey, Stubs
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.site.listing import listing_of


@pytest.mark.parametrize(
    ("kind", "sort", "found"),
    [
        (Kind.BELIEF, "title", ["high", "low", "middle", "should", "stray"]),
        (Kind.BELIEF, "-title", ["stray", "should", "middle", "low", "high"]),
        (Kind.BELIEF, "credence", ["low", "stray", "middle", "high", "should"]),
        (Kind.BELIEF, "-credence", ["high", "middle", "stray", "low", "should"]),
        (Kind.BELIEF, "date", ["low", "high", "middle", "should", "stray"]),
        (Kind.BELIEF, "-date", ["high", "low", "middle", "should", "stray"]),
        (Kind.BELIEF, "due", ["high", "middle", "low", "should", "stray"]),
        (Kind.BELIEF, "topic", ["middle", "low", "high", "should", "stray"]),
        (Kind.BELIEF, "-topic", ["low", "high", "should", "middle", "stray"]),
        (Kind.BELIEF, "status", ["middle", "low", "high", "should", "stray"]),
        (Kind.BELIEF, "-status title", ["high", "low", "should", "middle", "stray"]),
        (Kind.BELIEF, "region -title", ["should", "middle", "low", "high", "stray"]),
        (Kind.BELIEF, "order", ["middle", "low", "high", "should", "stray"]),
        (Kind.BELIEF, "-order", ["stray", "should", "high", "low", "middle"]),
        (Kind.READING, "date", ["Old", "New", "Soon"]),
        (Kind.READING, "authors", ["Soon", "New", "Old"]),
        (Kind.UPDATE_TRIGGER, "direction", ["unseen", "seen"]),
        (Kind.UPDATE_TRIGGER, "date", ["seen", "unseen"]),
        (Kind.TOPIC, "-date", ["Interp", "Monitor", "New"]),
        (Kind.TOPIC, "due", ["Monitor", "Interp", "New"]),
        (Kind.STUB, "-title", ["Gov", "Free"]),
    ],
)
def test_an_index_can_be_sorted(kind: Kind, sort: str, found: list[str]) -> None:
    keys = tuple(
        SortKey(key=word.removeprefix("-"), is_descending=word.startswith("-"))
        for word in sort.split()
    )
    query = Query(kind=kind, sort=keys, group_by=Group.NONE, fired=Fired.ALL)
    assert titles(query) == found


@pytest.mark.parametrize(
    ("kind", "key", "found"),
    [
        (Kind.BELIEF, "resolution", ["gone", "low"]),
        (Kind.BELIEF, "tags", ["low", "high"]),
        (Kind.TOPIC, "tagline", ["Gov", "Monitor"]),
        (Kind.STUB, "left", ["Gov", "Free"]),
        (Kind.UPDATE_TRIGGER, "beliefs", ["seen", "unseen"]),
    ],
)
def test_what_is_shown_in_a_column_can_be_sorted_by(kind: Kind, key: str, found: list[str]) -> None:
    records = [
        replace(record, tagline={"Gov": "About law.", "Monitor": "On watch."}.get(record.title, ""))
        if isinstance(record, Topic)
        else record
        for record in RECORDS
    ]
    ends = (None, *Resolution)
    query = Query(
        kind=kind,
        sort=(SortKey(key=key), SortKey(key="title")),
        resolutions=ends,
        fired=Fired.ALL,
        group_by=Group.NONE,
        stubs=Stubs.INCLUDE,
    )
    site = a_site(*records, vocabulary=VOCABULARY)
    shown = listing_of(site, query).groups[0].rows
    assert [row.target.title for row in shown if row.target.title in found] == found
