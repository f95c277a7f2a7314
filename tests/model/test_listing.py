"""Every index is one question, and its answer has all that is shown."""

from __future__ import annotations

import pytest
from listed import SITE, VOCABULARY, belief
from making import a_date, a_site
from msgspec.structs import replace

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.records.index_choices import Column, SortKey, Stubs
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import Query, default_columns
from sphinx_beliefs.model.site.answering import answer
from sphinx_beliefs.model.site.listing import listing_of


@pytest.mark.parametrize("kind", list(Kind))
def test_every_column_and_every_order_of_a_kind_can_be_asked_for(kind: Kind) -> None:
    query = Query(kind=kind, columns=kind.row.columns, stubs=Stubs.INCLUDE)
    for key in kind.row.all_sort_keys:
        for group in kind.row.all_groups:
            listing_of(SITE, replace(query, sort=(SortKey(key=key),), group_by=group))
    assert set(default_columns(query)) <= set(kind.row.columns)


def test_an_index_of_closed_beliefs_says_what_became_of_them() -> None:
    query = Query(kind=Kind.BELIEF, resolutions=(None, Resolution.FALSE))
    assert Column.RESOLUTION in listing_of(SITE, query).columns
    assert Column.RESOLUTION not in listing_of(SITE, Query(kind=Kind.BELIEF)).columns


def test_an_answer_changes_exactly_with_what_is_shown() -> None:
    query = Query(kind=Kind.BELIEF)

    def shown(**changes: object) -> object:
        item = replace(belief("t", "b", "70%"), **changes)
        site = a_site(Topic(docname="t", title="T"), item, vocabulary=VOCABULARY)
        return answer(site, query, "page")

    assert shown() == shown(since=a_date("2024"))
    assert shown() != shown(title="New")
    assert shown() != shown(credence=parse_credence("71%")[0])
    assert shown() != shown(resolution=Resolution.TRUE)
