"""Beliefs as cases for a score: what was forecast when, what came out, and why some do not count.

Probabilities are from 0 to 1.
"""

from __future__ import annotations

import datetime
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The most outcomes that are shown one by one, since they are too few to tell.
FEW = 20


class Step(Struct, frozen=True):
    """A credence, as the ends of its interval, and the day from which it was held, if known."""

    low: float
    high: float
    day: datetime.date | None = None

    @property
    def probability(self) -> float:
        """The middle of the interval, by which it is scored."""
        return (self.low + self.high) / 2


class Decided(Struct, frozen=True, kw_only=True):
    """A belief that came out true or false, with its credences before that, the oldest first.

    ``resolved`` is the last day on which that can have been; None if it is not known.
    """

    docname: str
    anchor: str
    outcome: bool
    steps: tuple[Step, ...]
    resolved: datetime.date | None = None

    @property
    def last(self) -> Step:
        """The last credence before the outcome."""
        return self.steps[-1]

    @property
    def horizon(self) -> datetime.timedelta | None:
        """The time from the last credence to the outcome; None if it is not known."""
        if self.resolved is None or self.last.day is None:
            return None
        return self.resolved - self.last.day


class CaseState(Enum):
    """What a belief is to a score."""

    #: It came out true or false, and there is a credence from before.
    SCORED = "scored"
    #: It came out before the day by which it should be decided, which is still ahead.
    AHEAD = "ahead"
    #: It came out true or false, and there is no credence from before.
    WITHOUT_CREDENCE = "without credence"
    AMBIGUOUS = "ambiguous"
    ANNULLED = "annulled"
    #: It was withdrawn, or another belief has taken its place.
    WITHDRAWN = "withdrawn"
    #: It should have been decided by now, and is open.
    OVERDUE = "overdue"
    OPEN = "open"


class Case(Struct, frozen=True, kw_only=True):
    """A belief with a credence, or that came out true or false.

    ``is_due`` says that it should be decided by now. ``decided`` is what was forecast of it, for
    those that came out with a credence. ``region`` is a slug, empty for none, ``tags`` are as
    written, and ``year`` is that of the outcome, 0 if it is not known.
    """

    state: CaseState
    is_due: bool = False
    decided: Decided | None = None
    region: str = ""
    tags: tuple[str, ...] = ()
    year: int = 0


class Sample:
    """Cases, by what they are to a score."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self.cases = tuple(cases)

    def number(self, *states: CaseState) -> int:
        """The number of cases in some states."""
        return sum(case.state in states for case in self.cases)

    @cached_property
    def scored(self) -> tuple[Decided, ...]:
        """What is scored."""
        return tuple(
            case.decided
            for case in self.cases
            if case.state is CaseState.SCORED and case.decided is not None
        )

    @property
    def came_true(self) -> int:
        """The number of those scored that came true."""
        return sum(one.outcome for one in self.scored)

    @property
    def due(self) -> int:
        """The number of cases that should be decided by now, and of which it can be said."""
        return sum(case.is_due for case in self.cases)

    @property
    def decided_of_due(self) -> int:
        """The number of those that are no longer open."""
        return sum(case.is_due and case.state is not CaseState.OVERDUE for case in self.cases)
