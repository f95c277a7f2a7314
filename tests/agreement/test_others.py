"""Our scores are those of other packages, on a thousand random sets of outcomes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
import xarray as xr
from model_diagnostics.scoring import SquaredError, decompose
from scipy.stats import binomtest
from scores.probability import brier_score as scores_brier
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, log_loss

from sphinx_beliefs.model.records.score_choices import BinsBy
from sphinx_beliefs.scoring.calibration import binomial_interval, calibration_of
from sphinx_beliefs.scoring.cases import Decided, Step
from sphinx_beliefs.scoring.scores import scores_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: How many random sets are tried.
SETS = 1000


def a_set(seed: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Credences in whole percent, and outcomes that have more or less to do with them."""
    chance = np.random.default_rng(seed)
    number = int(chance.integers(2, 200))
    credences = np.round(chance.beta(*chance.uniform(0.3, 3, 2), number), 2)
    truth = credences + chance.normal(0, chance.uniform(0, 0.4), number)
    outcomes = chance.random(number) < truth
    outcomes[:2] = True, False  # both happen, so that other packages do not refuse
    return credences, outcomes


def decided(credence: float, outcome: bool) -> Decided:
    step = Step(float(credence), float(credence))
    return Decided(docname="a", anchor="b", outcome=bool(outcome), steps=(step,))


@pytest.mark.parametrize("start", range(0, SETS, 100))
def test_scores_agree(start: int) -> None:
    for seed in range(start, start + 100):
        credences, outcomes = a_set(seed)
        ours = scores_of([decided(*one) for one in zip(credences, outcomes, strict=True)])
        assert ours is not None
        assert ours.brier == pytest.approx(brier_score_loss(outcomes, credences), abs=1e-12)
        as_array = xr.DataArray(credences), xr.DataArray(outcomes.astype(float))
        assert ours.brier == pytest.approx(float(scores_brier(*as_array)), abs=1e-12)
        inside = (credences > 0) & (credences < 1)
        if len(set(outcomes[inside])) == 2:
            some = scores_of(
                [decided(*one) for one in zip(credences[inside], outcomes[inside], strict=True)]
            )
            assert some is not None
            assert some.log_score == pytest.approx(
                log_loss(outcomes[inside], credences[inside]), abs=1e-9
            )
        wrong = ((credences == 0) & outcomes) | ((credences == 1) & ~outcomes)
        assert math.isinf(ours.log_score) == bool(wrong.any())


@pytest.mark.parametrize("start", range(0, SETS, 100))
def test_isotonic_regression_and_the_parts_of_the_score_agree(start: int) -> None:
    for seed in range(start, start + 100):
        credences, outcomes = a_set(seed)
        if len(credences) < 30:
            continue
        corp = calibration_of(credences.tolist(), outcomes.tolist()).corp
        assert corp is not None
        others = decompose(
            outcomes.astype(float), credences, scoring_function=SquaredError(), functional="mean"
        ).row(0, named=True)
        for part in ("miscalibration", "discrimination", "uncertainty"):
            assert getattr(corp, part) == pytest.approx(others[part], abs=1e-9), (seed, part)
        fitted = IsotonicRegression().fit(credences, outcomes.astype(float))
        points, values = zip(*corp.curve, strict=True)
        assert list(fitted.predict(np.array(points))) == pytest.approx(values, abs=1e-9)


@pytest.mark.parametrize("start", range(0, SETS, 100))
def test_bins_of_one_width_agree(start: int) -> None:
    for seed in range(start, start + 100):
        credences, outcomes = a_set(seed)
        # Others put a value on an end into the bin below.
        inside = ~np.isclose(credences * 10 % 1, 0) & ~np.isclose(credences * 10 % 1, 1)
        inside |= credences == 0
        if not inside.any():
            continue
        some, true = credences[inside], outcomes[inside]
        found = calibration_of(some.tolist(), true.tolist(), bins=10, by=BinsBy.WIDTH).bins
        shares, means = calibration_curve(true, some, n_bins=10, strategy="uniform")
        assert [one.share for one in found] == pytest.approx(list(shares))
        assert [one.mean for one in found] == pytest.approx(list(means))


@pytest.mark.parametrize("number", [1, 2, 5, 10, 37, 200])
def test_intervals_of_a_share_agree(number: int) -> None:
    for came_true in range(number + 1):
        theirs = binomtest(came_true, number).proportion_ci(0.9, method="exact")
        ours = binomial_interval(came_true, number)
        assert ours == pytest.approx((theirs.low, theirs.high), abs=1e-9)
