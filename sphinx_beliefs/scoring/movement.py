"""Movement: whether credences move as far as what is learned makes them move.

For somebody who updates by Bayes' rule, the expected sum of the squares of all moves of a credence
equals the expected drop of its uncertainty, p(1 - p), from the first credence to the last, whatever
is learned, and before anything is decided (Augenblick and Rabin 2021, The Quarterly Journal of
Economics 136, 933-985). More movement than that hints at overreaction or noise, less at credences
that follow the news too slowly.
"""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.scoring.scores import interval_of_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The number of logs from which movement can be told.
LEAST_LOGS = 20

#: The decimal places of an excess that are more than noise of floating-point numbers. One move from
#: 50 % has an excess of exactly zero, and noise must not hint at anything.
_PLACES = 12


class Movement(Struct, frozen=True, kw_only=True):
    """The movement of the credences of some logs, each a mean by log.

    ``moved`` is the sum of the squares of its moves, ``drop`` that of its uncertainty (negative if
    it has grown), and ``excess`` the first less the second, with the ends of its 90 % interval. In
    probability squared: a move from 50 % to 60 % is 0.01.
    """

    number: int
    moved: float
    drop: float
    low: float
    high: float

    @property
    def excess(self) -> float:
        """The movement beyond the drop of uncertainty."""
        return _excess(self.moved, self.drop)

    @property
    def hint(self) -> Hint:
        """What the interval of the excess hints at."""
        if self.low > 0:
            return Hint.TOO_MUCH
        return Hint.TOO_LITTLE if self.high < 0 else Hint.NONE


class Hint(Enum):
    """What movement hints at."""

    TOO_MUCH = "too much"
    TOO_LITTLE = "too little"
    NONE = "none"


def movement_of(courses: Sequence[Sequence[float]]) -> Movement | None:
    """The movement of some logs, each a sequence of credences (0 to 1), the oldest first.

    Logs of one credence have not moved, and are left out. None for fewer than 20 others.
    """
    logs = [course for course in courses if len(course) > 1]
    if len(logs) < LEAST_LOGS:
        return None
    moved = [sum((b - a) ** 2 for a, b in pairwise(course)) for course in logs]
    drops = [course[0] * (1 - course[0]) - course[-1] * (1 - course[-1]) for course in logs]
    excess = [_excess(one, other) for one, other in zip(moved, drops, strict=True)]
    low, high = interval_of_mean(excess)
    number = len(logs)
    return Movement(
        number=number, moved=sum(moved) / number, drop=sum(drops) / number, low=low, high=high
    )


def _excess(moved: float, drop: float) -> float:
    # Without the zero, noise below it is minus zero.
    return round(moved - drop, _PLACES) + 0.0
