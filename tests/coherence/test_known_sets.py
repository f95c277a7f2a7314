"""Sets of credences of which it is known whether they are coherent, and what they lose."""

from __future__ import annotations

from fractions import Fraction

import pytest
from systems_made import Percent, a_system, all_worlds, is_coherent

from sphinx_beliefs.coherence.bounding import bounds_of
from sphinx_beliefs.coherence.examining import examine
from sphinx_beliefs.coherence.pairs import find_plain_loss
from sphinx_beliefs.coherence.rounding import moved, rounded_shifts, step_of
from sphinx_beliefs.coherence.rows import exact_gain
from sphinx_beliefs.coherence.systems import Bet, Fits, Misfits, Reason, Refused, System

#: A and B, and the four cases of which exactly one is true: both, A alone, B alone, neither.
CASES = {
    "exactly_one": ((2, 3, 4, 5),),
    "implies": ((2, 0), (2, 1), (3, 0), (4, 1)),
    "excludes": ((3, 1), (4, 0), (5, 0), (5, 1)),
}
#: B, of which the credence is conditional on A, is the same claim as C.
B_GIVEN_A = {"given": ((1, 0),), "implies": ((1, 2), (2, 1))}

COHERENT = [
    # By hand.
    ("nothing is said", a_system(None, None, implies=((0, 1),))),
    ("an implication with room", a_system(60, 70, implies=((0, 1),))),
    ("an implication without room", a_system(70, 70, implies=((0, 1),))),
    ("equivalent claims", a_system(40, 40, implies=((0, 1), (1, 0)))),
    ("two that exclude each other and leave nothing", a_system(60, 40, excludes=((0, 1),))),
    ("two that exclude each other, both unlikely", a_system(10, 20, excludes=((0, 1),))),
    ("one of three", a_system(50, 30, 20, exactly_one=((0, 1, 2),))),
    ("one of three, one unsaid", a_system(50, 30, None, exactly_one=((0, 1, 2),))),
    ("intervals that can add up", a_system((20, 40), (20, 40), 40, exactly_one=((0, 1, 2),))),
    ("a ladder of deadlines", a_system(80, 60, 60, 10, implies=((1, 0), (2, 1), (3, 2)))),
    ("a condition", a_system(50, 90, given=((1, 0),))),
    ("a condition that is certain", a_system(100, 90, 90, **B_GIVEN_A)),
    ("a condition that never holds", a_system(0, 90, given=((1, 0),))),
    ("what has come true", a_system(5, 80, implies=((0, 1),), known=(None, True))),
    # Fréchet (1935): both of 70 % and 60 % have at least 30 % and at most 60 %.
    ("the lower bound of Fréchet", a_system(70, 60, 30, None, None, None, **CASES)),
    ("the upper bound of Fréchet", a_system(70, 60, 60, None, None, None, **CASES)),
    ("a third each, in pairs", a_system(33.3, 33.3, 33.3, excludes=((0, 1), (1, 2), (0, 2)))),
    # Total probability: of B, 0.5 * 0.9 are with A, and up to 0.5 without.
    ("with all that is without the condition", a_system(50, 90, 95, **B_GIVEN_A)),
]

#: Each with the loss of the bets that are shown, in points: a stake of 1 pays 100.
INCOHERENT = [
    # By hand: what implies must not be likelier than what is implied.
    ("70 implies 60", a_system(70, 60, implies=((0, 1),)), 10),
    ("in two steps", a_system(70, None, 50, implies=((0, 1), (1, 2))), 20),
    ("equivalent, but 40 and 45", a_system(40, 45, implies=((0, 1), (1, 0))), 5),
    ("a ladder upside down", a_system(30, 50, implies=((1, 0),)), 20),
    ("an interval above another", a_system((60, 80), (20, 50), implies=((0, 1),)), 10),
    ("the worse of two", a_system(70, 60, 40, implies=((0, 1), (0, 2))), 30),
    ("a chain with one too high", a_system(20, 50, 40, implies=((0, 1), (1, 2))), 10),
    # What excludes each other must not add up to more than 100 %.
    ("70 and 60 exclude each other", a_system(70, 60, excludes=((0, 1),)), 30),
    ("three in pairs", a_system(50, 50, 50, excludes=((0, 1), (1, 2), (0, 2))), 50),
    # What is one of a group must add up to 100 %.
    ("one of three, 90 together", a_system(30, 30, 30, exactly_one=((0, 1, 2),)), 10),
    ("one of three, 120 together", a_system(40, 40, 40, exactly_one=((0, 1, 2),)), 20),
    ("one of two", a_system(60, 60, exactly_one=((0, 1),)), 20),
    ("one of three, one unsaid", a_system(70, 40, None, exactly_one=((0, 1, 2),)), 10),
    ("intervals that cannot add up", a_system((10, 20), (10, 20), exactly_one=((0, 1),)), 60),
    # De Finetti (1937): a claim and its opposite must cost 1 together.
    ("the book of de Finetti", a_system(40, 40, exactly_one=((0, 1),)), 20),
    # Tversky and Kahneman (1983): Linda is thought a bank teller in the feminist movement rather
    # than a bank teller; here with 15 % and 10 %.
    ("Linda", a_system(10, 15, implies=((1, 0),)), 5),
    # Fréchet (1935), 10 points below the lower bound, and 5 above the upper.
    ("below the bound of Fréchet", a_system(70, 60, 20, None, None, None, **CASES), 10),
    ("above the bound of Fréchet", a_system(70, 60, 65, None, None, None, **CASES), 5),
    # Boole (1854): A or B is at most the sum of both, 70 %; with 5 % for neither, it is 95 %.
    ("above the sum of Boole", a_system(30, 40, None, None, None, 5, **CASES), 25),
    # What is known.
    ("what is implied is false", a_system(60, 40, implies=((0, 1),), known=(None, False)), 60),
    ("it follows from what is true", a_system(40, 60, implies=((0, 1),), known=(True, None)), 40),
    (
        "the rest of a decided group",
        a_system(50, 30, exactly_one=((0, 1),), known=(True, None)),
        30,
    ),
    # What can never be true.
    (
        "it implies two that exclude each other",
        a_system(50, 50, 20, implies=((2, 0), (2, 1)), excludes=((0, 1),)),
        20,
    ),
    # P(B) is at least P(A) P(B|A), 45 % here: 15 points less are lost ten times, with whole stakes
    # for a bet at 90 % that is called off unless A.
    ("more follows than is believed", a_system(50, 90, 30, **B_GIVEN_A), 150),
    ("a certain condition, and another credence", a_system(100, 90, 60, **B_GIVEN_A), 300),
    ("it excludes its condition", a_system(40, 30, given=((1, 0),), excludes=((0, 1),)), None),
]


def test_there_are_enough_of_them() -> None:
    assert len(COHERENT) + len(INCOHERENT) >= 40


@pytest.mark.parametrize("system", [one[1] for one in COHERENT], ids=[one[0] for one in COHERENT])
def test_what_is_coherent_fits(system: System) -> None:
    assert is_coherent(system)
    assert examine(system) == Fits()
    assert find_plain_loss(system) is None


@pytest.mark.parametrize(
    ("system", "points"), [one[1:] for one in INCOHERENT], ids=[one[0] for one in INCOHERENT]
)
def test_what_is_not_loses_for_certain(system: System, points: int | None) -> None:
    assert not is_coherent(system)
    found = examine(system)
    assert isinstance(found, Misfits)
    gains = [exact_gain(found.bets, world) for world in all_worlds(system)]
    assert max(gains) == -found.loss < 0
    if points is not None:
        assert found.loss * 100 == points
    assert found.shifts is not None
    assert is_coherent(moved(system, found.shifts), room=1e-6)
    rounded = rounded_shifts(system, found.shifts, step_of(system.credences))
    assert rounded is not None
    assert is_coherent(moved(system, rounded))


def test_the_bets_of_an_implication_are_to_buy_and_to_sell() -> None:
    found = examine(a_system(70, 60, implies=((0, 1),)))
    assert isinstance(found, Misfits)
    assert found.bets == (
        Bet(claim=0, buys=True, price=Fraction(7, 10)),
        Bet(claim=1, buys=False, price=Fraction(3, 5)),
    )


def test_bets_on_a_condition_are_called_off_without_it() -> None:
    found = examine(a_system(50, 90, 30, **B_GIVEN_A))
    assert isinstance(found, Misfits)
    told = [(bet.claim, bet.buys, bet.stake, bet.given) for bet in found.bets]
    assert told == [(0, True, 9, None), (1, True, 10, 0), (2, False, 10, None)]


@pytest.mark.parametrize(
    ("system", "shifts"),
    [
        (a_system(70, 60, implies=((0, 1),)), (-5, 5)),
        (a_system(70, 60, excludes=((0, 1),)), (-15, -15)),
        (a_system(40, 40, exactly_one=((0, 1),)), (10, 10)),
        (a_system(30, 30, 30, exactly_one=((0, 1, 2),)), (10 / 3, 10 / 3, 10 / 3)),
        (a_system(37, 36, implies=((0, 1),)), (-0.5, 0.5)),
        # An interval keeps its width, and one with room is left alone.
        (a_system((60, 80), (20, 50), implies=((0, 1),)), (-5, 5)),
        (a_system(70, 60, (0, 90), implies=((0, 1), (0, 2))), (-5, 5, 0)),
    ],
)
def test_the_nearest_share_the_move(system: System, shifts: tuple[float, ...]) -> None:
    found = examine(system)
    assert isinstance(found, Misfits)
    assert found.shifts is not None
    assert [float(shift) * 100 for shift in found.shifts] == pytest.approx(shifts, abs=1e-4)


@pytest.mark.parametrize(
    ("percents", "step"),
    [
        ((70, 60), Fraction(1, 20)),
        ((70, 65, None), Fraction(1, 20)),
        ((70, (61, 80)), Fraction(1, 100)),
        ((70, 2.5), Fraction(1, 1000)),
        ((0.01,), Fraction(1, 10_000)),
        ((), Fraction(1, 20)),
    ],
)
def test_steps_are_those_in_which_the_author_writes(
    percents: tuple[Percent, ...], step: Fraction
) -> None:
    assert step_of(a_system(*percents).credences) == step


@pytest.mark.parametrize(
    ("system", "claim", "bounds"),
    [
        # Between what implies it and what it implies.
        (a_system(35, None, 20, implies=((1, 0), (2, 1))), 1, (0.20, 0.35)),
        # The rest of a group.
        (a_system(50, 30, None, exactly_one=((0, 1, 2),)), 2, (0.20, 0.20)),
        (a_system((40, 50), 30, None, exactly_one=((0, 1, 2),)), 2, (0.20, 0.30)),
        # Fréchet: both of 70 % and 60 %.
        (a_system(70, 60, None, None, None, None, **CASES), 2, (0.30, 0.60)),
        # P(B|A), with P(A) = 0.5 and P(B) = 0.3, and with P(B) = 0.8.
        (a_system(50, None, 30, **B_GIVEN_A), 1, (0.0, 0.6)),
        (a_system(50, None, 80, **B_GIVEN_A), 1, (0.6, 1.0)),
        # P(B), with P(A) = 0.5 and P(B|A) = 0.9.
        (a_system(50, 90, None, **B_GIVEN_A), 2, (0.45, 0.95)),
        # Its own credence does not count.
        (a_system(35, 90, 20, implies=((1, 0), (2, 1))), 1, (0.20, 0.35)),
        (a_system(None), 0, (0.0, 1.0)),
    ],
)
def test_the_others_leave_bounds(system: System, claim: int, bounds: tuple[float, float]) -> None:
    assert bounds_of(system, claim) == pytest.approx(bounds, abs=1e-6)


def test_there_are_no_bounds_if_the_others_do_not_fit() -> None:
    assert bounds_of(a_system(70, 60, None, implies=((0, 1), (2, 0))), 2) is None


def test_nor_if_a_condition_cannot_be_true() -> None:
    assert bounds_of(a_system(None, 20, given=((0, 1),), known=(None, False)), 0) is None


def test_relations_that_contradict_each_other_leave_no_world() -> None:
    system = a_system(60, 50, exactly_one=((0,), (0, 1), (1,)))
    assert examine(system) == Refused(Reason.NO_WORLD)
    assert bounds_of(system, 0) is None
    known = a_system(60, 50, implies=((0, 1),), known=(True, False))
    assert examine(known) == Refused(Reason.NO_WORLD)


def test_a_group_that_is_too_large_is_refused() -> None:
    system = a_system(*[50] * 301, implies=tuple((at, at + 1) for at in range(300)))
    assert examine(system) == Refused(Reason.TOO_MANY)
    assert bounds_of(system, 0) is None


def test_a_group_without_time_is_given_up() -> None:
    pairs = a_system(37, 36, 30, exactly_one=((0, 1, 2),), given=((0, 1),))
    assert examine(pairs, seconds=0) == Refused(Reason.OUT_OF_TIME)
