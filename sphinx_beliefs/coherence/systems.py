"""Systems of claims: their credences, the relations between them, and what can be found of them.

Probabilities are exact fractions from 0 to 1. Claims are numbered from 0.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

#: The most claims in a group that is looked at.
MOST_CLAIMS = 300

#: The time, in seconds, after which a group is given up.
MOST_SECONDS = 2.0


class Interval(NamedTuple):
    """A credence, as the lowest and the highest probability (0 to 1) that it allows."""

    low: Fraction
    high: Fraction


class System(Struct, frozen=True, kw_only=True):
    """Claims and what is said of them.

    ``credences`` has the credence of each claim, None for one that carries none, and ``known``
    whether it is known to be true or false. Of each pair of ``implies``, the first implies the
    second, and those of ``excludes`` cannot both be true; of each set of ``exactly_one``, one is
    true and all others are false. For each pair of ``given``, the credence of the first is
    conditional on the second; a claim is the first of at most one such pair.
    """

    credences: tuple[Interval | None, ...]
    implies: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()
    exactly_one: tuple[tuple[int, ...], ...] = ()
    given: tuple[tuple[int, int], ...] = ()
    known: tuple[bool | None, ...] = ()

    @property
    def conditions(self) -> dict[int, int]:
        """The claim on which the credence of another is conditional, by the number of the other."""
        return dict(self.given)

    def known_of(self, claim: int) -> bool | None:
        """The truth of a claim, if it is known."""
        return self.known[claim] if self.known else None


class Bet(Struct, frozen=True, kw_only=True):
    """One of the bets that lose together: ``stake`` units, each of which pays 1 if ``claim`` is
    true, bought or sold at ``price`` (0 to 1). It is called off unless the claim ``given`` is true.
    """

    claim: int
    buys: bool
    price: Fraction
    stake: int = 1
    given: int | None = None


class Fits(Struct, frozen=True):
    """The credences are coherent: some probabilities of the possible worlds give all of them."""


class Misfits(Struct, frozen=True, kw_only=True):
    """The credences are not coherent.

    The ``bets`` are those that the credences call fair, or better; together, they lose at least
    ``loss`` (more than 0) in every possible world. ``shifts`` are what has to be added to the
    credence of each claim (-1 to 1) for the nearest that are coherent; None if they are not known.
    """

    bets: tuple[Bet, ...]
    loss: Fraction
    shifts: tuple[Fraction, ...] | None = None


class Reason(Enum):
    """The reason why nothing can be said of a system."""

    TOO_MANY = "too many"
    OUT_OF_TIME = "out of time"
    #: The relations contradict each other, or what is known: no world is possible.
    NO_WORLD = "no world"


class Refused(Struct, frozen=True):
    """Nothing can be said of a system, for a reason."""

    reason: Reason


Outcome = Fits | Misfits | Refused


class OutOfTimeError(Exception):
    """The time for a system is over."""


class NoWorldError(Exception):
    """No world is possible under the relations of a system."""
