"""Coherent credences as an author would write them: moved by whole steps."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sphinx_beliefs.coherence.examining import fitting_worlds
from sphinx_beliefs.coherence.systems import (
    MOST_SECONDS,
    Interval,
    NoWorldError,
    OutOfTimeError,
)
from sphinx_beliefs.coherence.worlds import Clock, Worlds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from sphinx_beliefs.coherence.systems import System
    from sphinx_beliefs.coherence.worlds import World

    Floats = NDArray[np.float64]

#: The steps in which authors write credences: 5 points, 1 point, a tenth and a hundredth of one.
STEPS = (Fraction(1, 20), Fraction(1, 100), Fraction(1, 1000), Fraction(1, 10_000))

_ZERO, _ONE = Fraction(0), Fraction(1)

#: What is allowed for the rounding of floats, in probability.
_ROOM = 1e-9


def step_of(credences: Iterable[Interval | None]) -> Fraction:
    """The largest of the steps in which all ends of some credences can be written."""
    ends = [end for credence in credences if credence is not None for end in credence]
    return next((step for step in STEPS if all(end % step == 0 for end in ends)), STEPS[-1])


def rounded_shifts(
    system: System, exact: Sequence[Fraction], step: Fraction, seconds: float = MOST_SECONDS
) -> tuple[Fraction, ...] | None:
    """What has to be added to the credence of each claim, in whole steps, for coherent credences
    that are as near as possible to the ``exact`` shifts; in smaller steps where there are none.
    Conditional credences are moved first, and the others fitted to them.

    None if none are found in time, or if no world is possible.
    """
    try:
        worlds = Worlds(system, Clock(seconds))
        for smaller in (one for one in STEPS if one <= step):
            found = _in_steps(worlds, exact, smaller)
            if found is not None:
                return found
    except (OutOfTimeError, NoWorldError):
        pass
    return None


def moved(system: System, shifts: Sequence[Fraction]) -> System:
    """A system with its credences moved; an interval that would leave 0 to 1 is cut off there."""
    credences = tuple(
        None if credence is None else moved_interval(credence, shift)
        for credence, shift in zip(system.credences, shifts, strict=True)
    )
    return replace(system, credences=credences)


def moved_interval(credence: Interval, shift: Fraction) -> Interval:
    """An interval that is moved, within 0 to 1. If one of its ends is 0 or 1, this end says nothing
    and stays; a point stays a point.
    """
    low, high = credence.low + shift, credence.high + shift
    if credence.low == 0 < credence.high < 1:
        low = _ZERO
    if 0 < credence.low < 1 == credence.high:
        high = _ONE
    return Interval(min(max(low, _ZERO), _ONE), min(max(high, _ZERO), _ONE))


def _in_steps(
    worlds: Worlds, exact: Sequence[Fraction], step: Fraction
) -> tuple[Fraction, ...] | None:
    """The shifts in whole steps nearest to the exact ones with which all fits; None if none do."""
    nearest = [round(shift / step) * step for shift in exact]
    conditional = worlds.system.conditions
    fixed = moved(
        worlds.system,
        [nearest[claim] if claim in conditional else _ZERO for claim in range(worlds.size)],
    )
    columns = _worlds_for(worlds, exact)
    found = _whole_steps(worlds, fixed, exact, step, columns)
    if found is None:
        return None
    shifts = tuple(
        nearest[claim] if claim in conditional else found[claim] for claim in range(worlds.size)
    )
    fits = fitting_worlds(Worlds(moved(worlds.system, shifts), worlds.clock))
    return shifts if fits is not None else None


def _worlds_for(worlds: Worlds, exact: Sequence[Fraction]) -> list[World]:
    """The worlds that probabilities may be given to: all, or those that the exact shifts need."""
    if worlds.listed is not None:
        return list(worlds.listed)
    # A little room, since the exact shifts are rounded as well.
    room = Fraction(1, 10**6)
    system = moved(worlds.system, exact)
    roomy = tuple(
        None if one is None else Interval(max(one.low - room, _ZERO), min(one.high + room, _ONE))
        for one in system.credences
    )
    return fitting_worlds(Worlds(replace(system, credences=roomy), worlds.clock)) or []


def _whole_steps(
    worlds: Worlds,
    system: System,
    exact: Sequence[Fraction],
    step: Fraction,
    columns: Sequence[World],
) -> list[Fraction] | None:
    """The shifts of unconditional credences, by mixed-integer programming: probabilities of worlds
    and a whole number of steps for each claim, so that the sum of the distances from the exact
    shifts is least.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    if not columns:
        return None
    # The variables: the probability of each world, the steps of each claim, and the distances.
    movable = _movable(system)
    count, size = len(columns), len(movable)
    features = worlds.features(columns).T
    demands: list[tuple[Floats, float, float]] = [
        (np.r_[np.ones(count), np.zeros(2 * size)], 1.0, 1.0)
    ]
    for at, (claim, credence) in enumerate(movable.items()):
        row = np.r_[features[claim], np.zeros(2 * size)]
        row[count + at] = -float(step)
        demands.append((row, float(credence.low) - _ROOM, float(credence.high) + _ROOM))
        for sign in (1.0, -1.0):
            row = np.zeros(count + 2 * size)
            row[count + at], row[count + size + at] = sign * float(step), -1.0
            demands.append((row, -np.inf, sign * float(exact[claim])))
    for number, (claim, given) in enumerate(system.given, start=len(system.credences)):
        conditional = system.credences[claim]
        if conditional is None or system.known_of(claim) is not None:
            continue
        for price, sign in ((conditional.low, 1.0), (conditional.high, -1.0)):
            gains = sign * (features[number] - float(price) * features[given])
            demands.append((np.r_[gains, np.zeros(2 * size)], -_ROOM, np.inf))
    lowest, highest = _most_steps(movable.values(), step)
    rows, low, high = zip(*demands, strict=True)
    found = milp(
        np.r_[np.zeros(count + size), np.ones(size)],
        integrality=np.array([0] * count + [1] * size + [0] * size),
        bounds=Bounds(
            np.r_[np.zeros(count), np.array(lowest), np.zeros(size)],
            np.r_[np.ones(count), np.array(highest), np.full(size, np.inf)],
        ),
        constraints=LinearConstraint(np.array(rows), np.array(low), np.array(high)),
        # What is found by then may do; time is left to see that it fits.
        options={"time_limit": worlds.clock.left * 0.6, "mip_rel_gap": 0.0},
    )
    if found.x is None:
        return None
    shifts = [_ZERO] * len(system.credences)
    for claim, number in zip(movable, found.x[count : count + size], strict=True):
        shifts[claim] = round(float(number)) * step
    return shifts


def _movable(system: System) -> dict[int, Interval]:
    """The unconditional credences of claims whose truth is not known, by claim."""
    conditional = system.conditions
    return {
        claim: credence
        for claim, credence in enumerate(system.credences)
        if credence is not None and claim not in conditional and system.known_of(claim) is None
    }


def _most_steps(credences: Iterable[Interval], step: Fraction) -> tuple[list[int], list[int]]:
    """The most steps down (as a negative number) and up that each credence can be moved: a point
    stays within 0 to 1.
    """
    lowest, highest = [], []
    for low, high in credences:
        is_point = low == high
        lowest.append(-int((low if is_point else 1) / step))
        highest.append(int((1 - high if is_point else 1) / step))
    return lowest, highest
