"""One outcome settles others: what follows from it is found, and nothing else is."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import a_belief, a_date, a_site
from sites import unhurried

from sphinx_beliefs.model.fields.rung_texts import read_rung
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.relations import Relations
from sphinx_beliefs.model.site.relation_groups import relation_groups
from sphinx_beliefs.model.site.settled_outcomes import outcomes, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.relation_groups import RelationGroup
    from sphinx_beliefs.model.site.site import Site

OUTCOMES = {"true": Resolution.TRUE, "false": Resolution.FALSE, "": None}


def made(
    name: str,
    outcome: str = "",
    resolved: str = "",
    *,
    rung: str = "",
    resolve_by: str = "",
    **relations: object,
) -> Belief:
    """A belief with its relations; one with a rung is on the ladder "it"."""
    if rung:
        relations |= {"ladder": "it", "rung": read_rung(rung)}
    word, _space, _rest = outcome.partition(" ")
    return a_belief(
        "a",
        name,
        "50%",
        resolution=OUTCOMES[word] if word in OUTCOMES else Resolution(word),
        resolved=a_date(resolved) if resolved else None,
        resolve_by=a_date(resolve_by) if resolve_by else None,
        relations=Relations(**relations) if relations else None,
    )


def told(site: Site) -> list[tuple[str, str, str]]:
    return [(one.belief.name, one.resolution.value, one.because.name) for one in settled(site)]


def ladder(**outcomes: str) -> list[Belief]:
    return [
        made(f"by{year}", outcomes.get(f"by{year}", ""), rung=f"by {year}")
        for year in (2028, 2030, 2035)
    ]


def test_a_rung_that_came_true_settles_all_that_are_likelier() -> None:
    site = a_site(*ladder(by2028="true"))
    assert told(site) == [("by2030", "true", "by2028"), ("by2035", "true", "by2028")]


def test_a_rung_that_came_out_false_settles_all_that_are_less_likely() -> None:
    site = a_site(*ladder(by2030="false"))
    assert told(site) == [("by2028", "false", "by2030")]


@pytest.mark.parametrize("outcome", ["ambiguous", "annulled", "withdrawn", "superseded"])
def test_other_outcomes_settle_nothing(outcome: str) -> None:
    assert settled(a_site(*ladder(by2028=outcome))) == ()


def test_it_was_settled_on_the_day_of_the_outcome_or_at_its_own_deadline() -> None:
    site = a_site(
        made("early", rung="by 2028", resolve_by="2028-12-31"),
        made("late", "false", "2035-02-01", rung="by 2034"),
        made("latest", rung="by 2040", resolve_by="2040-12-31"),
        made("other", "true", "2030-05", implies=("latest",)),
    )
    days = {one.belief.name: one.resolved and one.resolved.iso for one in settled(site)}
    assert days == {"early": "2028-12-31", "latest": "2030-05"}


def test_implications_and_exclusions_are_followed_as_far_as_they_go() -> None:
    site = a_site(
        made("one", "true", implies=("two",)),
        made("two", implies=("three",)),
        made("three", excludes=("four",)),
        made("four"),
        made("five", implies=("four",)),
        made("six", implies=("three",)),
    )
    assert told(site) == [
        ("two", "true", "one"),
        ("three", "true", "one"),
        ("four", "false", "one"),
        ("five", "false", "one"),
    ]


def test_of_a_group_one_that_came_true_settles_all_and_all_but_one_settle_the_last() -> None:
    def group(*outcomes: str) -> Site:
        return a_site(
            *(
                made(f"b{at}", outcome, f"202{at}-01-01", exactly_one_of=("year",))
                for at, outcome in enumerate(outcomes)
            )
        )

    assert told(group("", "true", "")) == [("b0", "false", "b1"), ("b2", "false", "b1")]
    assert told(group("", "false", "")) == []
    site = group("false", "", "false")
    assert told(site) == [("b1", "true", "b2")]
    assert settled(site)[0].group == "year"


def test_what_was_conditional_on_something_false_is_annulled() -> None:
    site = a_site(
        made("war", "false"),
        made("ruin", given="war"),
        made("peace", given="calm"),
        made("calm", "true"),
    )
    assert told(site) == [("ruin", "annulled", "war")]


@pytest.mark.parametrize(
    ("beliefs", "found"),
    [
        (ladder(by2028="true", by2030="false"), [("by2030", True, "by2028")]),
        (
            [made("one", "true", "2026", excludes=("two",)), made("two", "true", "2027")],
            [("two", False, "one")],
        ),
        (
            [made(name, "false", exactly_one_of=("year",)) for name in ("one", "two", "three")],
            [("three", True, "two")],
        ),
        (
            [made(name, "true", exactly_one_of=("year",)) for name in ("one", "two")],
            [("two", False, "one")],
        ),
        (
            [
                made("one", "true", implies=("three",)),
                made("two", "true", excludes=("three",)),
                made("three"),
            ],
            [("three", False, "two")],
        ),
    ],
)
def test_outcomes_that_contradict_each_other_are_found_once(
    beliefs: list[Belief], found: list[tuple[str, bool, str]]
) -> None:
    clashes = outcomes(a_site(*beliefs)).clashes
    assert [(one.belief.name, one.follows, one.because.name) for one in clashes] == found


# -- any relations ------------------------------------------------------------------------------

NAMES = [f"b{number}" for number in range(5)]
_SOME = st.lists(st.sampled_from(NAMES), max_size=1).map(tuple)
_BELIEF = st.fixed_dictionaries(
    {
        "outcome": st.sampled_from(["", "", "", "true", "false"]),
        "implies": _SOME,
        "excludes": _SOME,
        "exactly_one_of": st.sampled_from([(), (), ("year",)]),
        "rung": st.sampled_from(["", "", "by 2028", "by 2030", "by 2035"]),
    }
)


def _possible(group: RelationGroup) -> Iterator[tuple[bool, ...]]:
    """The worlds that the relations and the outcomes of a group allow."""
    for world in product([True, False], repeat=len(group.beliefs)):
        if (
            all(world[other] for one, other in group.implications if world[one])
            and not any(world[one] and world[other] for one, other in group.excludes)
            and all(sum(world[at] for at in some) == 1 for _name, some in group.exactly_one)
            and all(
                OUTCOMES["true" if is_true else "false"] is belief.resolution or belief.is_open
                for is_true, belief in zip(world, group.beliefs, strict=True)
            )
        ):
            yield world


@unhurried
@given(st.lists(_BELIEF, min_size=5, max_size=5))
def test_what_is_settled_is_so_in_every_world_that_is_left(drawn: list[dict[str, object]]) -> None:
    site = a_site(*(made(name, **one) for name, one in zip(NAMES, drawn, strict=True)))
    found = {one.belief.name: one.resolution is Resolution.TRUE for one in settled(site)}
    for group in relation_groups(site):
        worlds = list(_possible(group))
        if not any(one.belief in group.beliefs for one in outcomes(site).clashes):
            for at, belief in enumerate(group.beliefs):
                if belief.name in found:
                    assert {world[at] for world in worlds} <= {found[belief.name]}
        else:
            assert worlds == []
