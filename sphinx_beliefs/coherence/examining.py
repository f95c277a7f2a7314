"""Whether the credences of a system are coherent, and the bets that show it if they are not.

Credences are coherent if and only if there are probabilities of the possible worlds that give all
of them (de Finetti). If not, duality of linear programs gives bets that lose in every world. Worlds
are added to the program as they matter (column generation), so that they need not all be listed.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sphinx_beliefs.coherence.nearest import shifts_to_nearest
from sphinx_beliefs.coherence.pairs import find_plain_loss
from sphinx_beliefs.coherence.rows import demands_of, exact_gain, gains_of
from sphinx_beliefs.coherence.systems import (
    MOST_CLAIMS,
    MOST_SECONDS,
    Fits,
    Misfits,
    NoWorldError,
    OutOfTimeError,
    Reason,
    Refused,
)
from sphinx_beliefs.coherence.worlds import Clock, Worlds, is_possible

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from sphinx_beliefs.coherence.systems import Bet, Outcome, System
    from sphinx_beliefs.coherence.worlds import World

    Floats = NDArray[np.float64]

#: What counts as zero, in probability.
_TINY = 1e-7

#: The denominators that are tried for stakes, for them to be small whole numbers.
_MOST_PARTS = 60


def examine(system: System, seconds: float = MOST_SECONDS, most: int = MOST_CLAIMS) -> Outcome:
    """Find out whether the credences of a system are coherent.

    Gives up on systems of more than ``most`` claims, and after a number of ``seconds``. If the time
    is over when it is known that they are not coherent, only the nearest that are stay unknown.
    """
    if len(system.credences) > most:
        return Refused(Reason.TOO_MANY)
    try:
        clock = Clock(seconds)
        worlds = Worlds(system, clock)
        plain = find_plain_loss(system)
        # In the worlds that are possible, plain bets may lose more than is plain.
        sure = _with_loss(plain.bets, [1] * len(plain.bets), worlds) if plain is not None else None
        found = sure or _find_loss(worlds, [])
        if found is None:
            return Fits()
        try:
            return replace(found, shifts=shifts_to_nearest(worlds))
        except OutOfTimeError:
            return found
    except OutOfTimeError:
        return Refused(Reason.OUT_OF_TIME)
    except NoWorldError:
        return Refused(Reason.NO_WORLD)


def fitting_worlds(worlds: Worlds) -> list[World] | None:
    """Worlds of which some probabilities give all credences; None if there are none."""
    columns: list[World] = []
    return None if _find_loss(worlds, columns) is not None else columns


def _find_loss(worlds: Worlds, columns: list[World]) -> Misfits | None:
    """Bets that lose in every world; None if there are none. The worlds that were needed are added
    to ``columns``.
    """
    import numpy as np

    bets = demands_of(worlds.system)
    rows, added = gains_of(bets, worlds.system)
    columns += _first_worlds(worlds)
    seen = set(columns)
    while True:
        gains = worlds.features(columns) @ rows.T + added
        slack, stakes = _least_slack(gains, worlds.clock)
        if slack <= _TINY:
            return None
        best = worlds.best(stakes @ rows)
        if best in seen or _gain(best, stakes, rows, added, worlds) <= -slack + _TINY:
            break
        seen.add(best)
        columns.append(best)
    kept = [number for number, stake in enumerate(stakes) if stake > _TINY]
    loss = _whole_bets([bets[number] for number in kept], stakes[np.array(kept)], worlds)
    if loss is None:
        raise OutOfTimeError  # no whole stakes show it, so nothing could be shown
    return loss


def _gain(world: World, stakes: Floats, rows: Floats, added: Floats, worlds: Worlds) -> float:
    return float((worlds.features([world]) @ rows.T + added)[0] @ stakes)


def _first_worlds(worlds: Worlds) -> list[World]:
    """Worlds to begin with: all, if they are listed; else those in which all that is likelier than
    a threshold is true, as far as they are possible. They are enough for chains.
    """
    import numpy as np

    if worlds.listed is not None:
        return list(worlds.listed)
    system = worlds.system
    middles = [
        float(sum(credence)) / 2 if credence is not None else 0.5 for credence in system.credences
    ]
    found = []
    for threshold in sorted({*middles, 1.0}):
        world = tuple(
            middle >= threshold if (truth := system.known_of(claim)) is None else truth
            for claim, middle in enumerate(middles)
        )
        if is_possible(system, world):
            found.append(world)
    weights = np.zeros(worlds.size + len(worlds.pairs))
    weights[: worlds.size] = np.array(middles) - 0.5
    found.append(worlds.best(weights))
    return list(dict.fromkeys(found))


def _least_slack(gains: Floats, clock: Clock) -> tuple[float, Floats]:
    """The least slack with which the demands can be met by probabilities of some worlds, and the
    stakes of the bets that show that less is not enough; ``gains`` has a row for each world.
    """
    import numpy as np
    from scipy.optimize import linprog

    worlds, demands = gains.shape
    if demands == 0:
        return 0.0, np.zeros(0)
    costs = np.zeros(worlds + 1)
    costs[-1] = 1.0
    found = linprog(
        costs,
        A_ub=-np.hstack([gains.T, np.ones((demands, 1))]),
        b_ub=np.zeros(demands),
        A_eq=np.array([[1.0] * worlds + [0.0]]),
        b_eq=[1.0],
        method="highs-ds",
        options={"time_limit": clock.left},
    )
    if found.status != 0 or found.fun is None:
        raise OutOfTimeError
    return float(found.fun), -np.asarray(found.ineqlin.marginals, dtype=float)


def _whole_bets(bets: Sequence[Bet], stakes: Floats, worlds: Worlds) -> Misfits | None:
    """The bets with small whole stakes, and what they lose at least, exactly; None if no whole
    stakes are found with which they lose.
    """
    shares = stakes / stakes.max()
    for parts in range(1, _MOST_PARTS + 1):
        whole = (shares * parts).round()
        if abs(shares * parts - whole).max() < 1e-5 * parts:
            found = _with_loss(bets, [int(stake) for stake in whole], worlds)
            if found is not None:
                return found
    fractions = [Fraction(float(share)).limit_denominator(10_000) for share in shares]
    scale = lcm(*(one.denominator for one in fractions))
    exact = [int(one * scale) for one in fractions] if scale < 10**9 else []
    for candidate in ([int(stake) for stake in (shares * 100).round()], exact):
        found = _with_loss(bets, candidate, worlds) if candidate else None
        if found is not None:
            return found
    return None


def _with_loss(bets: Sequence[Bet], stakes: Sequence[int], worlds: Worlds) -> Misfits | None:
    """The bets with these stakes, if they lose in every world; checked exactly."""
    made = tuple(
        replace(bet, stake=stake) for bet, stake in zip(bets, stakes, strict=True) if stake
    )
    rows, _added = gains_of(made, worlds.system)
    best = worlds.best(_as_stakes(made) @ rows)
    loss = -exact_gain(made, best)
    return Misfits(bets=made, loss=loss) if loss > 0 else None


def _as_stakes(bets: Sequence[Bet]) -> Floats:
    import numpy as np

    return np.array([float(bet.stake) for bet in bets])
