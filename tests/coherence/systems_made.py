"""Systems of claims as tests write them, and what is found out of all their worlds by listing."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

from sphinx_beliefs.coherence.rows import demands_of, exact_gain
from sphinx_beliefs.coherence.systems import Interval, System
from sphinx_beliefs.coherence.worlds import is_possible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.coherence.worlds import World

#: A credence in percent: a point, the ends of an interval, or none.
Percent = float | tuple[float, float] | None


def interval(percent: Percent) -> Interval | None:
    if percent is None:
        return None
    low, high = percent if isinstance(percent, tuple) else (percent, percent)
    return Interval(Fraction(str(low)) / 100, Fraction(str(high)) / 100)


def a_system(*percents: Percent, **relations: object) -> System:
    return System(credences=tuple(map(interval, percents)), **relations)


def all_worlds(system: System) -> list[World]:
    """The possible worlds, out of all combinations."""
    combinations = itertools.product([False, True], repeat=len(system.credences))
    return [world for world in combinations if is_possible(system, world)]


def is_coherent(system: System, room: float = 1e-9) -> bool:
    """Whether some probabilities of all possible worlds give all credences."""
    worlds, demands = all_worlds(system), demands_of(system)
    gains = np.array([[float(exact_gain([bet], world)) for bet in demands] for world in worlds])
    gains = gains.reshape(len(worlds), len(demands))
    found = linprog(
        np.zeros(len(worlds)),
        A_ub=-gains.T if demands else None,
        b_ub=np.full(len(demands), room) if demands else None,
        A_eq=np.ones((1, len(worlds))),
        b_eq=[1.0],
    )
    return found.status == 0


def squares(system: System, probabilities: Iterable[float]) -> float:
    """The sum of the squares of how far probabilities are from unconditional credences."""
    total = 0.0
    for claim, probability in enumerate(probabilities):
        credence = system.credences[claim]
        if credence is not None and system.known_of(claim) is None:
            low, high = float(credence.low), float(credence.high)
            total += max(0.0, low - probability, probability - high) ** 2
    return total
