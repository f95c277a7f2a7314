"""The bets that lose for certain between few claims: two, or those of one set.

They need no packages, and where they are found they are the simplest to check by hand.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_beliefs.coherence.systems import Bet, Misfits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_beliefs.coherence.systems import Interval, System


def find_plain_loss(system: System) -> Misfits | None:
    """The greatest loss, by stake, among what is plain: a claim that is likelier than what it
    implies, directly or in steps; claims that exclude each other, or of which exactly one is true,
    and whose credences do not add up; None if there is none of these.
    """
    best = max(_losses(system), key=_loss_by_stake, default=None)
    return best if best is not None and best.loss > 0 else None


def _loss_by_stake(found: Misfits) -> Fraction:
    return found.loss / len(found.bets)


def _losses(system: System) -> Iterator[Misfits]:
    credences = _unconditional(system)
    implied = _implied(system)
    for first, followers in implied.items():
        for second in followers:
            low, high = credences.get(first), credences.get(second)
            if low is not None and high is not None and low.low > high.high:
                bets = (_buy(first, low), _sell(second, high))
                yield Misfits(bets=bets, loss=low.low - high.high)
    for pair in system.excludes:
        both = [credences[claim] for claim in pair if claim in credences]
        if len(both) == 2 and pair[0] != pair[1]:
            yield _all_bought(pair, both)
    for claims in system.exactly_one:
        stated = [claim for claim in claims if claim in credences]
        them = [credences[claim] for claim in stated]
        if not stated:
            continue
        # With claims that have no credence, the others can be too likely, but not too unlikely.
        yield _all_bought(stated, them)
        if len(stated) == len(claims):
            sold = tuple(map(_sell, stated, them))
            yield Misfits(bets=sold, loss=1 - sum((one.high for one in them), Fraction(0)))


def _all_bought(claims: Sequence[int], credences: Sequence[Interval]) -> Misfits:
    """The bets on all of some claims, of which at most one is true."""
    total = sum((one.low for one in credences), Fraction(0))
    return Misfits(bets=tuple(map(_buy, claims, credences)), loss=total - 1)


def _buy(claim: int, credence: Interval) -> Bet:
    return Bet(claim=claim, buys=True, price=credence.low)


def _sell(claim: int, credence: Interval) -> Bet:
    return Bet(claim=claim, buys=False, price=credence.high)


def _unconditional(system: System) -> dict[int, Interval]:
    """The credences that are not conditional, and of claims whose truth is not known."""
    conditional = system.conditions
    return {
        claim: credence
        for claim, credence in enumerate(system.credences)
        if credence is not None and claim not in conditional and system.known_of(claim) is None
    }


def _implied(system: System) -> dict[int, list[int]]:
    """All that follows from each claim that implies another, directly or in steps."""
    then: dict[int, list[int]] = {}
    for first, second in system.implies:
        then.setdefault(first, []).append(second)
    return {claim: _reached(then, claim) for claim in then}


def _reached(then: dict[int, list[int]], start: int) -> list[int]:
    found: dict[int, None] = {}
    waiting: Iterable[int] = [start]
    while waiting:
        new = [one for claim in waiting for one in then.get(claim, ()) if one not in found]
        found.update(dict.fromkeys(new))
        waiting = list(dict.fromkeys(new))
    found.pop(start, None)
    return list(found)
