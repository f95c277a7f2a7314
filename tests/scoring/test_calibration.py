"""Calibration: bins, intervals, the band of what is to be expected, and isotonic regression."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_beliefs.model.records.score_choices import BinsBy
from sphinx_beliefs.scoring.calibration import (
    Bin,
    binomial_interval,
    calibration_of,
    consistency_band,
)

CREDENCES = st.integers(0, 100).map(lambda percent: percent / 100)
OUTCOMES = st.lists(st.tuples(CREDENCES, st.booleans()), min_size=1, max_size=60)


def bins_of(pairs: list[tuple[float, bool]], **options: object) -> tuple[Bin, ...]:
    credences, outcomes = zip(*pairs, strict=True)
    return calibration_of(credences, outcomes, **options).bins


@pytest.mark.parametrize(
    ("came_true", "number", "expected"),
    [
        # Tables of the binomial distribution: 90 %, two-sided.
        (0, 10, (0.0, 0.2589)),
        (5, 10, (0.2224, 0.7776)),
        (10, 10, (0.7411, 1.0)),
        (1, 1, (0.05, 1.0)),
        (8, 20, (0.2171, 0.6064)),
    ],
)
def test_the_interval_of_a_share(
    came_true: int, number: int, expected: tuple[float, float]
) -> None:
    assert binomial_interval(came_true, number) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("credences", "expected"),
    [
        # Ten fair coins: from 2 to 8 with 97.9 %, and 3 to 7 with 89.1 % are too few.
        ([0.5] * 10, (0.2, 0.8)),
        ([1.0, 1.0], (1.0, 1.0)),
        ([0.0], (0.0, 0.0)),
        ([0.5], (0.0, 1.0)),
        ([0.97], (1.0, 1.0)),
        ([0.1, 0.9], (0.0, 1.0)),
    ],
)
def test_the_band_of_what_is_to_be_expected(
    credences: list[float], expected: tuple[float, float]
) -> None:
    assert consistency_band(credences) == pytest.approx(expected)


@settings(deadline=None)
@given(st.lists(CREDENCES, min_size=1, max_size=7))
def test_the_band_holds_nine_times_in_ten_and_is_no_wider_than_that(credences: list[float]) -> None:
    low, high = (round(end * len(credences)) for end in consistency_band(credences))
    chances = [0.0] * (len(credences) + 1)
    for outcome in itertools.product([0, 1], repeat=len(credences)):
        chance = 1.0
        for one, credence in zip(outcome, credences, strict=True):
            chance *= credence if one else 1 - credence
        chances[sum(outcome)] += chance
    assert sum(chances[low : high + 1]) >= 0.9 - 1e-9
    assert sum(chances[: low + 1]) >= 0.05 - 1e-9
    assert sum(chances[high:]) >= 0.05 - 1e-9


def test_bins_of_one_width_take_the_end_from_below() -> None:
    pairs = [(0.0, False), (0.1, False), (0.2, True), (0.3, True), (0.6, True), (1.0, True)]
    found = bins_of(pairs, bins=5, by=BinsBy.WIDTH)
    assert [(one.low, one.high, one.number) for one in found] == [
        (0.0, 0.2, 2),
        (0.2, 0.4, 2),
        (0.6, 0.8, 1),
        (0.8, 1.0, 1),
    ]
    assert [one.share for one in found] == [0.0, 1.0, 1.0, 1.0]
    assert found[1].mean == pytest.approx(0.25)


def test_bins_of_one_count_keep_equal_credences_together() -> None:
    pairs = [(0.1, False)] * 5 + [(0.5, True)] * 2 + [(0.9, True)] * 3
    found = bins_of(pairs, bins=5, by=BinsBy.COUNT)
    assert [(one.low, one.high, one.number) for one in found] == [
        (0.1, 0.1, 5),
        (0.5, 0.5, 2),
        (0.9, 0.9, 3),
    ]


@settings(deadline=None)
@given(OUTCOMES, st.integers(1, 12), st.sampled_from(BinsBy))
def test_each_outcome_is_in_one_bin(pairs: list[tuple[float, bool]], bins: int, by: BinsBy) -> None:
    found = bins_of(pairs, bins=bins, by=by)
    assert sum(one.number for one in found) == len(pairs)
    assert sum(one.came_true for one in found) == sum(outcome for _credence, outcome in pairs)
    assert len(found) <= bins
    for one in found:
        assert one.low - 1e-9 <= one.mean <= one.high + 1e-9
        assert one.share_low <= one.share <= one.share_high
        assert one.band_low <= one.band_high
    assert all(a.high <= b.low + 1e-9 for a, b in itertools.pairwise(found))


def test_by_default_there_are_five_bins_and_ten_for_many() -> None:
    few = [(at / 98, True) for at in range(99)]
    assert len(bins_of(few)) == 5
    assert len(bins_of([*few, (0.5, True)])) == 10


def test_without_bins_there_are_at_least_thirty_outcomes() -> None:
    pairs = [(0.2, False)] * 20 + [(0.8, True)] * 9
    assert calibration_of(*zip(*pairs, strict=True)).corp is None
    assert calibration_of(*zip(*pairs, (0.8, True), strict=True)).corp is not None


def test_the_parts_of_the_score_by_hand() -> None:
    # 20 at 20 %, of which 4 came true, and 20 at 80 %, of which 12 did: the first are right, and
    # the second should have been 60 %.
    pairs = [(0.2, at < 4) for at in range(20)] + [(0.8, at < 12) for at in range(20)]
    corp = calibration_of(*zip(*pairs, strict=True)).corp
    assert corp is not None
    assert corp.curve == ((0.2, pytest.approx(0.2)), (0.8, pytest.approx(0.6)))
    assert corp.uncertainty == pytest.approx(0.4 * 0.6)
    assert corp.miscalibration == pytest.approx(0.5 * 0.2**2)
    assert corp.discrimination == pytest.approx(0.2**2)


@settings(deadline=None)
@given(st.lists(st.tuples(CREDENCES, st.booleans()), min_size=30, max_size=80))
def test_the_parts_make_the_score(pairs: list[tuple[float, bool]]) -> None:
    corp = calibration_of(*zip(*pairs, strict=True)).corp
    assert corp is not None
    brier = sum((credence - outcome) ** 2 for credence, outcome in pairs) / len(pairs)
    parts = corp.miscalibration - corp.discrimination + corp.uncertainty
    assert parts == pytest.approx(brier, abs=1e-12)
    assert corp.miscalibration >= -1e-12
    assert corp.discrimination >= -1e-12
    assert all(a[1] <= b[1] + 1e-12 for a, b in itertools.pairwise(corp.curve))
