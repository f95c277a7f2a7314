"""Movement, worked out by hand."""

from __future__ import annotations

import pytest

from sphinx_beliefs.scoring.movement import Hint, Movement, movement_of


def found_of(*courses: tuple[float, ...]) -> Movement:
    """The movement of as many logs, by turns, as are needed."""
    movement = movement_of([courses[at % len(courses)] for at in range(20)])
    assert movement is not None
    return movement


@pytest.mark.parametrize(
    ("courses", "moved", "drop", "hint"),
    [
        # To and fro: 0.2² twice, and as uncertain as before.
        ([(0.5, 0.7, 0.5), (0.5, 0.3, 0.5)], 0.08, 0.0, Hint.TOO_MUCH),
        # In small steps to near certainty: 4 · 0.1²; 0.25 - 0.09.
        ([(0.5, 0.6, 0.7, 0.8, 0.9), (0.5, 0.4, 0.3, 0.2, 0.1)], 0.04, 0.16, Hint.TOO_LITTLE),
        # A fair coin that is seen.
        ([(0.5, 1.0), (0.5, 0.0)], 0.25, 0.25, Hint.NONE),
        # At 80 %, four of five come true: 0.04 and 0.64 against 0.16.
        ([(0.8, 1.0)] * 4 + [(0.8, 0.0)], 0.16, 0.16, Hint.NONE),
        # A log that stays where it is.
        ([(0.3, 0.3)], 0.0, 0.0, Hint.NONE),
    ],
)
def test_movement_by_hand(
    courses: list[tuple[float, ...]], moved: float, drop: float, hint: Hint
) -> None:
    found = found_of(*courses)
    assert (found.number, found.hint) == (20, hint)
    assert found.moved == pytest.approx(moved)
    assert found.drop == pytest.approx(drop)
    assert found.excess == pytest.approx((found.low + found.high) / 2)


@pytest.mark.parametrize("percent", [*range(1, 50), *range(51, 100)])
def test_one_move_from_an_even_chance_hints_at_nothing(percent: int) -> None:
    # (q - 1/2)² is what q(1 - q) lacks of 1/4, for every q.
    found = found_of((0.5, percent / 100), (0.5, 0.6))
    assert (found.low, found.high, found.hint) == (0, 0, Hint.NONE)
    assert str(found.excess) == "0.0"


def test_the_interval_is_that_of_a_mean_over_logs() -> None:
    # Ten logs of 0.08 and ten of 0: 0.04 ± 1.7291 · 0.041039 / √20.
    found = found_of((0.5, 0.7, 0.5), (0.5, 0.5))
    assert (found.low, found.high) == pytest.approx((0.024133, 0.055867), abs=1e-5)


def test_logs_of_one_credence_have_not_moved() -> None:
    moved = [(0.5, 0.7)] * 19
    assert movement_of([*moved, (0.5,), ()]) is None
    found = movement_of([*moved, (0.5,), (0.5, 0.6)])
    assert found is not None
    assert found.number == 20
