"""What credences demand of the probabilities of worlds, as rows of a linear program.

Each end of an interval is a demand: the bet at this price must not lose on average. For a claim
with a credence of at least ``low``, it is a bet that buys the claim at ``low``; for one of at most
``high``, a bet that sells it at ``high``. A bet on a conditional credence is called off unless its
condition is true.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_beliefs.coherence.systems import Bet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from sphinx_beliefs.coherence.systems import System
    from sphinx_beliefs.coherence.worlds import World

    Floats = NDArray[np.float64]


def demands_of(system: System) -> list[Bet]:
    """A bet for each end of each credence that demands anything, in the order of claims.

    Credences of claims whose truth is known are of the past, and demand nothing.
    """
    conditions = system.conditions
    found = []
    for claim, credence in enumerate(system.credences):
        if credence is None or system.known_of(claim) is not None:
            continue
        given = conditions.get(claim)
        if credence.low > 0:
            found.append(Bet(claim=claim, buys=True, price=credence.low, given=given))
        if credence.high < 1:
            found.append(Bet(claim=claim, buys=False, price=credence.high, given=given))
    return found


def gains_of(bets: Sequence[Bet], system: System) -> tuple[Floats, Floats]:
    """The gain of each bet by features of a world (a row a bet), and what is always added."""
    import numpy as np

    size = len(system.credences)
    pair_at = {pair: at for at, pair in enumerate(system.given, start=size)}
    rows = np.zeros((len(bets), size + len(system.given)))
    added = np.zeros(len(bets))
    for number, bet in enumerate(bets):
        sign, price = (1.0, float(bet.price)) if bet.buys else (-1.0, float(bet.price))
        if bet.given is None:
            rows[number, bet.claim] += sign
            added[number] = -sign * price
        else:
            rows[number, pair_at[bet.claim, bet.given]] += sign
            rows[number, bet.given] -= sign * price
    return rows, added


def exact_gain(bets: Iterable[Bet], world: World) -> Fraction:
    """The gain of bets in a world, with their stakes."""
    total = Fraction(0)
    for bet in bets:
        if bet.given is not None and not world[bet.given]:
            continue
        gain = world[bet.claim] - bet.price
        total += bet.stake * (gain if bet.buys else -gain)
    return total
