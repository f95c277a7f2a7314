"""The nearest credences that are coherent: those of least squares, and rounded ones.

Each credence is moved by the distance between the probability that it gets and its interval, so
that an interval keeps its width. The squares of these distances are as small as possible in sum.
Credences that fit are not always left alone: the move is shared among those that conflict. This is
the method of Osherson and Vardi (2006), who look for the nearest coherent vector; Predd and others
(2009, arXiv 0710.3183) show that it is better than the original under every proper score.

A conditional credence is the ratio of two probabilities. Its distance is weighed by the probability
of the condition, which is that of the round before: the sum is then of squares that are linear in
the probabilities of worlds. Some rounds are enough for the weights to settle.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_beliefs.coherence.systems import OutOfTimeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sphinx_beliefs.coherence.systems import System
    from sphinx_beliefs.coherence.worlds import World, Worlds

    Floats = NDArray[np.float64]

#: The weight of what has to hold, such as that probabilities add up to 1.
_HEAVY = 1e4

#: The decimal places of shifts.
_PLACES = 9

#: The rounds in which weights of conditions settle, and the least weight of a condition.
_ROUNDS = 6
_LEAST_WEIGHT = 0.02

_TINY = 1e-9


def shifts_to_nearest(worlds: Worlds) -> tuple[Fraction, ...]:
    """What has to be added to the credence of each claim for the nearest that are coherent.

    Raises OutOfTimeError.
    """
    system = worlds.system
    conditions = {claim: _first_guess(system, given) for claim, given in system.given}
    columns: list[World] = []
    for _round in range(_ROUNDS if system.given else 1):
        shares = _least_squares(worlds, columns, conditions)
        features = shares @ worlds.features(columns)
        before = dict(conditions)
        for claim, given in system.given:
            conditions[claim] = max(float(features[given]), _LEAST_WEIGHT)
        if all(abs(before[claim] - conditions[claim]) < 1e-6 for claim in conditions):
            break
    return tuple(
        Fraction(shift).limit_denominator(10**_PLACES) for shift in _shifts(system, features)
    )


def _first_guess(system: System, claim: int) -> float:
    credence = system.credences[claim]
    return max(float(sum(credence)) / 2, _LEAST_WEIGHT) if credence is not None else 0.5


def probabilities(system: System, features: Floats) -> list[float | None]:
    """The probability of each claim, conditional where its credence is; None where the condition is
    impossible.
    """
    found: list[float | None] = [float(value) for value in features[: len(system.credences)]]
    for number, (claim, given) in enumerate(system.given, start=len(system.credences)):
        base = float(features[given])
        found[claim] = float(features[number]) / base if base > _TINY else None
    return found


def _shifts(system: System, features: Floats) -> list[float]:
    """How far the probability of each claim lies outside of its interval."""
    shifts = []
    for claim, value in enumerate(probabilities(system, features)):
        credence = system.credences[claim]
        if credence is None or value is None or system.known_of(claim) is not None:
            shifts.append(0.0)
        else:
            low, high = float(credence.low), float(credence.high)
            shift = min(value - low, 0.0) + max(value - high, 0.0)
            shifts.append(shift if abs(shift) > 1e-6 else 0.0)
    return shifts


def _least_squares(worlds: Worlds, columns: list[World], conditions: dict[int, float]) -> Floats:
    """The probabilities of worlds (``columns``, to which those needed are added) with which the sum
    of squares is least.
    """
    import numpy as np
    from scipy.optimize import nnls

    rows, extra, wanted = _equations(worlds.system, conditions)
    if not columns:
        columns.append(worlds.best(rows.T @ wanted))
    while True:
        _ = worlds.clock.left
        matrix = np.hstack([rows @ worlds.features(columns).T, extra])
        heavy = np.concatenate([np.full(len(columns), _HEAVY), np.zeros(extra.shape[1])])
        try:
            weights, _norm = nnls(np.vstack([matrix, heavy]), np.append(wanted, _HEAVY))
        except RuntimeError as error:  # it has not converged
            raise OutOfTimeError from error
        residual = wanted - matrix @ weights
        total = float(weights[: len(columns)].sum())
        # What a world adds, beyond what is paid for it by the sum of all.
        price = _HEAVY * _HEAVY * (1 - total)
        best = worlds.best(rows.T @ residual)
        gain = float(worlds.features([best])[0] @ (rows.T @ residual)) + price
        if gain <= 1e-7 or best in columns:
            return weights[: len(columns)] / total
        columns.append(best)
        if len(columns) > 4 * (worlds.size + 1) + 200:
            raise OutOfTimeError


def _equations(system: System, conditions: dict[int, float]) -> tuple[Floats, Floats, Floats]:
    """The equations whose squares are summed: for each credence, that the probability is the lower
    end of its interval and a part of the width (and that the two parts of the width are all of it).

    Returns their coefficients of features, those of the parts, and the values wanted.
    """
    import numpy as np

    size = len(system.credences)
    number_of = {claim: number for number, (claim, _given) in enumerate(system.given, start=size)}
    given_of = system.conditions
    rows: list[Floats] = []
    parts: list[dict[int, float]] = []
    wanted: list[float] = []
    count = 0
    for claim, credence in enumerate(system.credences):
        if credence is None or system.known_of(claim) is not None:
            continue
        low, width = float(credence.low), float(credence.high - credence.low)
        row = np.zeros(size + len(system.given))
        scale = 1.0
        if claim in given_of:
            scale = conditions[claim]
            row[number_of[claim]] = 1 / scale
            row[given_of[claim]] = -low / scale
        else:
            row[claim] = 1.0
        rows.append(row)
        wanted.append(0.0 if claim in given_of else low)
        parts.append({count: -1.0} if width else {})
        if width:
            rows.append(np.zeros(size + len(system.given)))
            wanted.append(_HEAVY * width)
            parts.append({count: _HEAVY, count + 1: _HEAVY})
            count += 2
    extra = np.zeros((len(rows), count))
    for number, part in enumerate(parts):
        for at, value in part.items():
            extra[number, at] = value
    shape = (len(rows), size + len(system.given))
    return np.array(rows).reshape(shape), extra, np.array(wanted)
