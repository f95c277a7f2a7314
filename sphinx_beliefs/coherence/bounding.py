"""What the other credences allow for a claim: the lowest and the highest probability."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from sphinx_beliefs.coherence.examining import fitting_worlds
from sphinx_beliefs.coherence.rows import demands_of, gains_of
from sphinx_beliefs.coherence.systems import (
    MOST_CLAIMS,
    MOST_SECONDS,
    NoWorldError,
    OutOfTimeError,
)
from sphinx_beliefs.coherence.worlds import Clock, Worlds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sphinx_beliefs.coherence.systems import System
    from sphinx_beliefs.coherence.worlds import World

    Floats = NDArray[np.float64]

_TINY = 1e-9


class Bounds(NamedTuple):
    """The lowest and the highest probability (0 to 1) that the others allow."""

    low: float
    high: float


def bounds_of(
    system: System, claim: int, seconds: float = MOST_SECONDS, most: int = MOST_CLAIMS
) -> Bounds | None:
    """The lowest and the highest probability of a claim under the credences of all others; its own
    is ignored. If its credence is conditional, so are the bounds.

    None if the others are not coherent, if its condition cannot be true, or if the time is over.
    """
    if len(system.credences) > most:
        return None
    credences = tuple(
        None if at == claim else credence for at, credence in enumerate(system.credences)
    )
    try:
        worlds = Worlds(replace(system, credences=credences), Clock(seconds))
        columns = fitting_worlds(worlds)
        if columns is None:
            return None
        low, high = (_extreme(worlds, list(columns), claim, sign) for sign in (1.0, -1.0))
    except (OutOfTimeError, NoWorldError):
        return None
    if low is None or high is None:
        return None
    return Bounds(max(low, 0.0), min(-high, 1.0))


def _extreme(worlds: Worlds, columns: list[World], claim: int, sign: float) -> float | None:
    """The least value of ``sign`` times the probability of a claim; None if its condition has none.

    A conditional probability is a ratio: it becomes linear when the weights of worlds are scaled so
    that the condition has a weight of 1 (Charnes and Cooper).
    """
    import numpy as np
    from scipy.optimize import linprog

    system = worlds.system
    rows, added = gains_of(demands_of(system), system)
    wanted, base = _aims(system, claim)
    if base is not None:
        # A world in which the condition is true, if there is any.
        columns.append(worlds.best(base))
    seen = set(columns)
    columns[:] = list(dict.fromkeys(columns))
    while True:
        features = worlds.features(columns)
        sizes = features @ base if base is not None else np.ones(len(columns))
        found = linprog(
            sign * (features @ wanted),
            A_ub=-(features @ rows.T + added).T if len(rows) else None,
            b_ub=np.full(len(rows), _TINY) if len(rows) else None,
            A_eq=np.array([sizes]),
            b_eq=[1.0],
            method="highs",
            options={"time_limit": worlds.clock.left},
        )
        if found.status == 2:
            return None
        if found.status != 0 or found.fun is None:
            raise OutOfTimeError
        paid = -np.asarray(found.ineqlin.marginals) if len(rows) else np.zeros(0)
        size_price = float(found.eqlin.marginals[0])
        gains = paid @ rows - sign * wanted
        always = float(paid @ added)
        if base is not None:
            gains = gains + size_price * base
        else:
            always += size_price
        best = worlds.best(gains)
        reduced = float(worlds.features([best])[0] @ gains) + always
        if reduced <= 1e-8 or best in seen:
            return float(found.fun)
        seen.add(best)
        columns.append(best)


def _aims(system: System, claim: int) -> tuple[Floats, Floats | None]:
    """The features whose weight is wanted, and those of the condition, None without one."""
    import numpy as np

    size = len(system.credences)
    wanted = np.zeros(size + len(system.given))
    given = system.conditions.get(claim)
    if given is None:
        wanted[claim] = 1.0
        return wanted, None
    wanted[system.given.index((claim, given)) + size] = 1.0
    base = np.zeros(size + len(system.given))
    base[given] = 1.0
    return wanted, base
