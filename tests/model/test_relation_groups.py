"""Which beliefs hang together, and in which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import a_belief, a_site

from sphinx_beliefs.model.fields.rung_texts import read_rung
from sphinx_beliefs.model.records.relations import Relations
from sphinx_beliefs.model.site.related_beliefs import ladders
from sphinx_beliefs.model.site.relation_groups import group_of, relation_groups

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.items import Belief


def related(name: str, docname: str = "a", *, rung: str = "", **relations: object) -> Belief:
    made = Relations(rung=read_rung(rung) if rung else None, **relations)
    return a_belief(docname, name, "50%", relations=made)


def names(group: object) -> list[str]:
    return [belief.name for belief in group.beliefs]


def test_beliefs_without_relations_are_in_no_group() -> None:
    site = a_site(a_belief("a", "one", "50%"), a_belief("a", "two", "50%"))
    assert relation_groups(site) == ()
    assert group_of(site, site.beliefs[0]) is None


def test_groups_are_connected_across_pages_in_the_order_of_items() -> None:
    site = a_site(
        related("x", "c", implies=("y",)),
        related("p", "b", excludes=("q",)),
        a_belief("a", "y", "50%"),
        a_belief("b", "q", "50%"),
        related("z", "c", given="y"),
    )
    first, second = relation_groups(site)
    assert names(first) == ["y", "x", "z"]
    assert (first.implies, first.given) == (((1, 0),), ((2, 0),))
    assert names(second) == ["p", "q"]
    assert second.excludes == ((0, 1),)
    assert group_of(site, site.by_name["q"]) is second


def test_a_named_group_and_a_ladder_connect_all_their_members() -> None:
    site = a_site(
        related("red", exactly_one_of=("colour",)),
        related("blue", exactly_one_of=("colour",)),
        related("late", rung="by 2035", ladder="agi"),
        related("soon", rung="by 2028", ladder="agi"),
        related("middle", rung="by 2030", ladder="agi", implies=("red",)),
    )
    [group] = relation_groups(site)
    assert names(group) == ["red", "blue", "late", "soon", "middle"]
    assert group.exactly_one == (("colour", (0, 1)),)
    assert group.ladders == (("agi", (2, 4, 3)),)
    assert group.implications == ((4, 0), (4, 2), (3, 4))


@pytest.mark.parametrize(
    ("rungs", "order"),
    [
        (["by 2028", "by 2035", "by 2030"], [1, 2, 0]),
        (["at least 5", "at least 1", "at least 3"], [1, 2, 0]),
        (["at most 5", "at most 1", "at most 3"], [0, 2, 1]),
        (["after 2035", "after 2030", "after 2028"], [2, 1, 0]),
        (["by 2028", "at least 3", "by 2030"], [2, 0]),
    ],
)
def test_a_ladder_begins_with_the_likeliest_rung(rungs: list[str], order: list[int]) -> None:
    site = a_site(*(related(f"b{at}", rung=rung, ladder="l") for at, rung in enumerate(rungs)))
    assert [belief.name for belief in ladders(site)["l"]] == [f"b{at}" for at in order]


def test_names_that_mean_no_belief_and_groups_of_one_connect_nothing() -> None:
    site = a_site(
        related("one", implies=("nothing",), exactly_one_of=("alone",)),
        related("two", given="ought", rung="by 2030", ladder="single"),
        a_belief("a", "ought", "normative"),
    )
    assert relation_groups(site) == ()
