"""Calibration: how often what got a credence came true, with intervals, and without bins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.records.score_choices import BinsBy
from sphinx_beliefs.scoring.scores import LEVEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: The number of outcomes from which calibration is also told without bins.
LEAST_FOR_CORP = 30

#: The number of outcomes from which there are ten bins by default, and not five.
_MANY = 100


class Bin(Struct, frozen=True, kw_only=True):
    """The outcomes with credences from ``low`` to ``high`` (all values are from 0 to 1).

    ``mean`` is the mean of their credences, ``share`` the share that came true. ``share_low`` and
    ``share_high`` are the ends of its 90 % interval (Clopper and Pearson 1934). ``band_low`` and
    ``band_high`` are those between which the share lies with a probability of at least 90 % if each
    credence is right: the consistency bars of Bröcker and Smith (2007), from the exact
    distribution of the number of outcomes with these credences.
    """

    low: float
    high: float
    number: int
    came_true: int
    mean: float
    share_low: float
    share_high: float
    band_low: float
    band_high: float

    @property
    def share(self) -> float:
        """The share that came true."""
        return self.came_true / self.number


class Corp(Struct, frozen=True, kw_only=True):
    """The Brier score in parts, and the calibration curve, by isotonic regression.

    Brier score = ``miscalibration`` - ``discrimination`` + ``uncertainty`` (Dimitriadis, Gneiting
    and Jordan 2021, 10.1073/pnas.2016191118). ``curve`` has a point for each credence: the
    credence, and the share that it should have been, both from 0 to 1.
    """

    miscalibration: float
    discrimination: float
    uncertainty: float
    curve: tuple[tuple[float, float], ...]


class Calibration(Struct, frozen=True, kw_only=True):
    """The calibration of some outcomes; ``corp`` is None for fewer than 30 of them."""

    bins: tuple[Bin, ...]
    corp: Corp | None = None


def calibration_of(
    credences: Sequence[float],
    outcomes: Sequence[bool],
    *,
    bins: int | None = None,
    by: BinsBy = BinsBy.WIDTH,
) -> Calibration:
    """The calibration of credences (0 to 1) whose outcomes are known.

    Without ``bins``, there are 5 of them for fewer than 100 outcomes, else 10; empty ones are left
    out.
    """
    import numpy as np

    if bins is None:
        bins = 5 if len(credences) < _MANY else 10
    order = sorted(range(len(credences)), key=lambda at: credences[at])
    values = np.array([credences[at] for at in order], dtype=float)
    true = np.array([float(outcomes[at]) for at in order])
    parts = _by_width(values, bins) if by is BinsBy.WIDTH else _by_count(values, bins)
    found = [
        _bin(values[first:last], true[first:last], low, high)
        for low, high, first, last in parts
        if first < last
    ]
    corp = _corp(values, true) if len(credences) >= LEAST_FOR_CORP else None
    return Calibration(bins=tuple(found), corp=corp)


def _by_width(values: Floats, bins: int) -> list[tuple[float, float, int, int]]:
    """The ends of bins of one width, and the places of their first and after their last value. A
    value on an end is in the bin above, and 1 in the last.
    """
    import numpy as np

    # Ends are made of whole numbers, so that 0.3 is not in the bin below 0.3.
    places = np.minimum(np.floor(np.round(values * bins, 9)), bins - 1)
    return [
        (
            number / bins,
            (number + 1) / bins,
            int(np.searchsorted(places, number, "left")),
            int(np.searchsorted(places, number, "right")),
        )
        for number in range(bins)
    ]


def _by_count(values: Floats, bins: int) -> list[tuple[float, float, int, int]]:
    """The same of bins with about as many values each; equal values are in one bin."""
    found: list[tuple[float, float, int, int]] = []
    first, number = 0, len(values)
    while first < number:
        left = max(bins - len(found), 1)
        last = min(first + max(round((number - first) / left), 1), number)
        while last < number and values[last] == values[last - 1]:
            last += 1
        found.append((float(values[first]), float(values[last - 1]), first, last))
        first = last
    return found


def _bin(values: Floats, true: Floats, low: float, high: float) -> Bin:
    number, came_true = len(values), int(true.sum())
    share_low, share_high = binomial_interval(came_true, number)
    band_low, band_high = consistency_band([float(value) for value in values])
    return Bin(
        low=low,
        high=high,
        number=number,
        came_true=came_true,
        mean=float(values.mean()),
        share_low=share_low,
        share_high=share_high,
        band_low=band_low,
        band_high=band_high,
    )


def binomial_interval(came_true: int, number: int, level: float = LEVEL) -> tuple[float, float]:
    """The interval of Clopper and Pearson for a share: ``came_true`` of ``number``."""
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    low = float(betaincinv(came_true, number - came_true + 1, tail)) if came_true else 0.0
    high = 1.0
    if came_true < number:
        high = float(betaincinv(came_true + 1, number - came_true, 1 - tail))
    return low, high


def consistency_band(credences: Sequence[float], level: float = LEVEL) -> tuple[float, float]:
    """The shares between which lies, with a probability of at least ``level``, the share that comes
    true of claims with these credences, if they are calibrated and the outcomes independent.

    The number is distributed as the sum of different coins (Poisson binomial), worked out exactly.
    """
    import numpy as np

    chances = np.ones(1)
    for credence in credences:
        chances = np.convolve(chances, (1 - credence, credence))
    below = np.cumsum(chances)
    tail = (1 - level) / 2
    number = len(chances) - 1
    low = int(np.searchsorted(below, tail + 1e-12))
    high = int(np.searchsorted(below, 1 - tail - 1e-12))
    return low / number, min(high, number) / number


def _corp(values: Floats, true: Floats) -> Corp:
    import numpy as np
    from scipy.optimize import isotonic_regression

    # Equal credences get one value: that of their mean outcome.
    distinct, place = np.unique(values, return_inverse=True)
    weights = np.bincount(place)
    means = np.bincount(place, weights=true) / weights
    fitted = isotonic_regression(means, weights=weights).x
    brier = float(((values - true) ** 2).mean())
    after = float(((fitted[place] - true) ** 2).mean())
    base = float(true.mean())
    uncertainty = base * (1 - base)
    return Corp(
        miscalibration=brier - after,
        discrimination=uncertainty - after,
        uncertainty=uncertainty,
        curve=tuple(zip(map(float, distinct), map(float, fitted), strict=True)),
    )
