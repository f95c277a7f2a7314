"""Systems at random, against all of their worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from systems_made import a_system, all_worlds, is_coherent, squares

from sphinx_beliefs.coherence.bounding import bounds_of
from sphinx_beliefs.coherence.examining import examine
from sphinx_beliefs.coherence.rounding import moved, rounded_shifts, step_of
from sphinx_beliefs.coherence.rows import exact_gain
from sphinx_beliefs.coherence.systems import Fits, Interval, Misfits, Refused, System

if TYPE_CHECKING:
    from collections.abc import Sequence

unhurried = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

PERCENTS = st.one_of(
    st.none(),
    st.integers(0, 20).map(lambda number: number * 5),
    st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda pair: tuple(sorted(pair))),
)
TRUTHS = st.sampled_from([None] * 5 + [True, False])


@st.composite
def structures(draw: st.DrawFn, *, with_given: bool = True) -> System:
    """Relations between two to six claims, without credences."""
    size = draw(st.integers(2, 6))
    claims = st.integers(0, size - 1)
    pairs = st.lists(st.tuples(claims, claims).filter(lambda pair: pair[0] != pair[1]), max_size=4)
    sets = st.lists(st.sets(claims, min_size=2).map(lambda found: tuple(sorted(found))), max_size=2)
    conditions = dict(draw(pairs)) if with_given else {}
    return a_system(
        *[None] * size,
        implies=tuple(draw(pairs)),
        excludes=tuple(draw(pairs)[:2]),
        exactly_one=tuple(draw(sets)),
        given=tuple(conditions.items()),
        known=tuple(draw(st.lists(TRUTHS, min_size=size, max_size=size))),
    )


@st.composite
def systems(draw: st.DrawFn, *, with_given: bool = True) -> System:
    structure = draw(structures(with_given=with_given))
    percents = [draw(PERCENTS) for _claim in structure.credences]
    return replace(structure, credences=a_system(*percents).credences)


def mixture(system: System, weights: Sequence[int]) -> System | None:
    """The credences that probabilities of worlds give; None if no world is possible."""
    worlds = all_worlds(system)
    counted = [(world, weights[at % len(weights)]) for at, world in enumerate(worlds)]
    if not sum(count for _world, count in counted):
        return None
    conditions, credences = system.conditions, []
    for claim in range(len(system.credences)):
        given = conditions.get(claim)
        base = [(world, count) for world, count in counted if given is None or world[given]]
        total = sum(count for _world, count in base)
        true = sum(count for world, count in base if world[claim])
        credences.append(share(true, total) if total else None)
    return replace(system, credences=tuple(credences))


def share(part: int, whole: int) -> Interval:
    [one] = a_system(100).credences
    assert one is not None
    return Interval(one.low * part / whole, one.low * part / whole)


@given(structures(), st.lists(st.integers(0, 9), min_size=1, max_size=12))
@unhurried
def test_a_mixture_of_worlds_is_always_coherent(system: System, weights: list[int]) -> None:
    mixed = mixture(system, weights)
    assume(mixed is not None)
    assert examine(mixed) == Fits()


@given(systems())
@unhurried
def test_what_is_found_is_true_and_the_bets_lose_in_every_world(system: System) -> None:
    found = examine(system)
    if isinstance(found, Refused):
        assert all_worlds(system) == []
        return
    assert isinstance(found, Fits) == is_coherent(system)
    if isinstance(found, Misfits):
        gains = [exact_gain(found.bets, world) for world in all_worlds(system)]
        assert max(gains) == -found.loss < 0


@given(systems())
@unhurried
def test_the_repair_is_coherent_and_so_is_it_rounded(system: System) -> None:
    found = examine(system)
    assume(isinstance(found, Misfits))
    assert found.shifts is not None
    assert is_coherent(moved(system, found.shifts), room=1e-5)
    rounded = rounded_shifts(system, found.shifts, step_of(system.credences))
    if rounded is not None:
        repaired = moved(system, rounded)
        assert is_coherent(repaired)
        assert isinstance(examine(repaired), Fits)


@given(systems(with_given=False), st.integers(0, 10**6))
@unhurried
def test_none_of_a_thousand_coherent_points_is_nearer(system: System, seed: int) -> None:
    found = examine(system)
    assume(isinstance(found, Misfits))
    assert found.shifts is not None
    worlds = np.array(all_worlds(system), dtype=float)
    chance = np.random.default_rng(seed)
    nearest = sum(float(shift) ** 2 for shift in found.shifts)
    for spread in (0.05, 0.3, 1.0):
        shares = chance.dirichlet([spread] * len(worlds), 334)
        assert min(squares(system, point) for point in shares @ worlds) >= nearest - 1e-6


@given(systems(), st.integers(0, 5))
@unhurried
def test_each_bound_can_be_had_and_no_more(system: System, claim: int) -> None:
    claim %= len(system.credences)
    bounds = bounds_of(system, claim)
    free = tuple(None if at == claim else one for at, one in enumerate(system.credences))
    others = replace(system, credences=free)
    assume(bounds is not None)
    assert is_coherent(others)
    if system.known_of(claim) is not None:
        return
    for value, beyond in ((bounds.low, bounds.low - 0.01), (bounds.high, bounds.high + 0.01)):
        assert is_coherent(with_credence(others, claim, value), room=1e-5)
        if 0 <= beyond <= 1 and claim not in system.conditions:
            assert not is_coherent(with_credence(others, claim, beyond))


def with_credence(system: System, claim: int, value: float) -> System:
    [credence] = a_system(round(value * 100, 6)).credences
    credences = list(system.credences)
    credences[claim] = credence
    return replace(system, credences=tuple(credences))


def united(parts: Sequence[System]) -> System:
    """Systems side by side, and a claim that implies the first of each."""
    credences, known = [None], [None]
    implies, excludes, exactly_one, conditions = [], [], [], []
    for part in parts:
        start = len(credences)
        implies.append((0, start))
        implies += [(a + start, b + start) for a, b in part.implies]
        excludes += [(a + start, b + start) for a, b in part.excludes]
        exactly_one += [tuple(at + start for at in claims) for claims in part.exactly_one]
        conditions += [(a + start, b + start) for a, b in part.given]
        credences += part.credences
        known += part.known or [None] * len(part.credences)
    return System(
        credences=tuple(credences),
        implies=tuple(implies),
        excludes=tuple(excludes),
        exactly_one=tuple(exactly_one),
        given=tuple(conditions),
        known=tuple(known),
    )


PART = a_system(40, 30, 30, 80, exactly_one=((0, 1, 2),), given=((3, 0),))
WRONG = a_system(40, 30, 50, exactly_one=((0, 1, 2),))


def test_groups_of_more_worlds_than_can_be_listed_are_found_to_fit() -> None:
    assert examine(united([PART] * 8), seconds=60) == Fits()


def test_and_found_not_to_fit() -> None:
    system = united([*[PART] * 7, WRONG])
    found = examine(system, seconds=60)
    assert isinstance(found, Misfits)
    assert found.loss * 100 == 20
    assert {bet.claim for bet in found.bets} == {29, 30, 31}
    assert found.shifts is not None
    rounded = rounded_shifts(system, found.shifts, step_of(system.credences), seconds=60)
    assert rounded is not None
    assert examine(moved(system, rounded), seconds=60) == Fits()
    assert all(shift == 0 for shift in rounded[:29])


def test_bets_over_several_claims_are_found_among_many_worlds() -> None:
    # None of the plain conflicts: P(B) is less than P(A) P(B|A).
    wrong = a_system(50, 90, 30, given=((1, 0),), implies=((1, 2), (2, 1)))
    found = examine(united([*[PART] * 7, wrong]), seconds=60)
    assert isinstance(found, Misfits)
    assert {bet.claim for bet in found.bets} == {29, 30, 31}
    assert found.loss * 100 == 150


def test_bounds_of_such_groups_are_found_as_well() -> None:
    free = a_system(None, 30, 30, exactly_one=((0, 1, 2),))
    assert bounds_of(united([*[PART] * 7, free]), 29, seconds=60) == pytest.approx((0.4, 0.4))


@pytest.mark.parametrize("size", [100, 300])
def test_long_ladders_are_looked_at_as_a_whole(size: int) -> None:
    implies = tuple((at + 1, at) for at in range(size - 1))
    falling = [95 - 90 * at // size for at in range(size)]
    assert examine(a_system(*falling, implies=implies), seconds=60) == Fits()
    found = examine(a_system(*reversed(falling), implies=implies), seconds=60)
    assert isinstance(found, Misfits)
    assert found.shifts is not None


def test_many_that_exclude_each_other() -> None:
    pairs = tuple((at, other) for at in range(60) for other in range(at))
    assert examine(a_system(*[1] * 60, excludes=pairs), seconds=60) == Fits()
    found = examine(a_system(*[2] * 60, excludes=pairs), seconds=60)
    assert isinstance(found, Misfits)
    assert found.loss > 0
