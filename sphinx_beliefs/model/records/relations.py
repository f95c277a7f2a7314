"""The relations that a belief has to others by its options, as records."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from msgspec import Struct


class RungWay(Enum):
    """The sort of a rung, which says which of two rungs follows from the other."""

    #: A deadline: what has happened by 2028 has happened by 2030 as well.
    BY = "by"
    #: A day up to which nothing happens: what comes after 2030 comes after 2028 as well.
    AFTER = "after"
    #: A lower threshold: what is at least 10 is at least 5 as well.
    AT_LEAST = "at least"
    #: An upper threshold: what is at most 5 is at most 10 as well.
    AT_MOST = "at most"


class Rung(Struct, frozen=True, kw_only=True):
    """The place of a claim on its ladder.

    ``level`` is the threshold, or the number of the last day of a deadline, or of the days up to
    which nothing happens (``datetime.date.toordinal``); ``text`` is what was written.
    """

    way: RungWay
    level: Decimal
    text: str

    @property
    def rank(self) -> Decimal:
        """A number by which rungs of one way are sorted: the likeliest first."""
        return self.level if self.way in {RungWay.AT_LEAST, RungWay.AFTER} else -self.level


class Relations(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The relations that the options of a belief state, by names.

    If the belief is true, so are those that it ``implies``, and those that it ``excludes`` are
    false. Of all beliefs of a group of ``exactly_one_of``, one is true. Its credence holds if the
    belief ``given`` is true. A ``ladder`` has its claims as rungs; ``rung`` is None if it is not
    known.
    """

    implies: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    exactly_one_of: tuple[str, ...] = ()
    given: str = ""
    ladder: str = ""
    rung: Rung | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The names of the beliefs that it names, each once."""
        given = (self.given,) if self.given else ()
        return tuple(dict.fromkeys((*self.implies, *self.excludes, *given)))
