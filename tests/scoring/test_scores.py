"""Scores, worked out by hand."""

from __future__ import annotations

import math

import pytest
from made_cases import decided, scored

from sphinx_beliefs.model.records.score_choices import By
from sphinx_beliefs.scoring.cases import Case, CaseState, Sample
from sphinx_beliefs.scoring.scores import Horizon, rows_by, scores_of, time_weighted

TRUE, FALSE = True, False


@pytest.mark.parametrize(
    ("outcomes", "brier", "log_score"),
    [
        # One: (1 - 0.7)² and -ln 0.7; (0 - 0.7)² and -ln 0.3.
        ([("70", TRUE)], 0.09, -math.log(0.7)),
        ([("70", FALSE)], 0.49, -math.log(0.3)),
        ([("50", TRUE)], 0.25, math.log(2)),
        ([("100", TRUE)], 0.0, 0.0),
        ([("0", FALSE)], 0.0, 0.0),
        # The worst there is: a certainty that was wrong.
        ([("100", FALSE)], 1.0, math.inf),
        ([("0", TRUE)], 1.0, math.inf),
        # The mean of two: (0.04 + 0.16) / 2.
        ([("80", TRUE), ("40", FALSE)], 0.10, -(math.log(0.8) + math.log(0.6)) / 2),
        # An interval is scored by its middle: 70 %.
        ([("60-80", TRUE)], 0.09, -math.log(0.7)),
        # Only the last before the outcome counts.
        ([("2026-01-01 10, 2026-02-01 90", TRUE)], 0.01, -math.log(0.9)),
        # Three of Murphy's kind: 0.01, 0.01 and 0.81.
        (
            [("90", TRUE), ("10", FALSE), ("90", FALSE)],
            0.83 / 3,
            -(2 * math.log(0.9) + math.log(0.1)) / 3,
        ),
    ],
)
def test_scores_by_hand(outcomes: list[tuple[str, bool]], brier: float, log_score: float) -> None:
    scores = scores_of([decided(*one) for one in outcomes])
    assert scores is not None
    assert scores.brier == pytest.approx(brier)
    assert scores.log_score == pytest.approx(log_score)
    assert math.copysign(1, scores.log_score) == 1


def test_no_outcomes_have_no_scores() -> None:
    assert scores_of([]) is None


def test_skill_is_against_the_share_that_came_true_and_against_even_odds() -> None:
    # 3 of 4 came true: always saying 75 % scores 0.1875; the forecasts score 0.025.
    made = [("90", TRUE), ("90", TRUE), ("80", TRUE), ("20", FALSE)]
    scores = scores_of([decided(*one) for one in made])
    assert scores is not None
    assert scores.brier == pytest.approx((0.01 + 0.01 + 0.04 + 0.04) / 4)
    assert scores.base_rate == 0.75
    assert scores.skill_base == pytest.approx(1 - 0.025 / 0.1875)
    assert scores.skill_half == pytest.approx(1 - 0.025 / 0.25)
    assert scores.mean_credence == pytest.approx(0.70)


@pytest.mark.parametrize("outcome", [TRUE, FALSE])
def test_against_a_share_that_is_all_or_nothing_there_is_no_skill(outcome: bool) -> None:
    scores = scores_of([decided("70", outcome), decided("60", outcome)])
    assert scores is not None
    assert scores.skill_base is None
    assert scores.skill_half is not None


def test_the_mean_has_an_interval_from_five_outcomes_on() -> None:
    four = [decided("70", TRUE), decided("60", FALSE)] * 2
    few, enough = scores_of(four), scores_of([*four, decided("80", TRUE)])
    assert few is not None
    assert enough is not None
    assert (few.brier_low, few.brier_high) == (None, None)
    # Squares 0.09, 0.36, 0.09, 0.36, 0.04: mean 0.188, deviation 0.15833, t(4; 95 %) 2.13185.
    assert enough.brier_low == pytest.approx(0.188 - 2.13185 * 0.15833 / 5**0.5, abs=1e-5)
    assert enough.brier_high == pytest.approx(0.188 + 2.13185 * 0.15833 / 5**0.5, abs=1e-5)


@pytest.mark.parametrize(
    ("percents", "outcome", "resolved", "expected"),
    [
        # 30 of 40 days at 50 %, and 10 at 90 %: 0.25 * 3/4 + 0.01 * 1/4.
        ("2026-01-01 50, 2026-01-31 90", TRUE, "2026-02-10", 0.25 * 0.75 + 0.01 * 0.25),
        ("2026-01-01 70", TRUE, "2026-02-10", 0.09),
        ("2026-01-01 70", FALSE, "2026-02-10", 0.49),
        # Two of one day: the first counts for no time.
        ("2026-01-01 10, 2026-01-01 90", TRUE, "2026-01-02", 0.01),
        # Days that are not known.
        ("70", TRUE, "2026-01-02", None),
        ("2026-01-01 70", TRUE, None, None),
    ],
)
def test_weighed_by_time(
    percents: str, outcome: bool, resolved: str | None, expected: float | None
) -> None:
    one = decided(percents, outcome, resolved)
    found = time_weighted(one)
    assert found == (None if expected is None else pytest.approx(expected))
    scores = scores_of([one, decided("50", TRUE)])
    assert scores is not None
    assert scores.timed == (0 if expected is None else 1)


CASES = [
    scored(decided("2026-01-01 70", TRUE, "2026-01-05"), region="bio", tags=("x",), year=2026),
    scored(decided("2024-01-01 70", TRUE, "2025-06-01"), region="ai", tags=("x", "y"), year=2025),
    scored(decided("60", FALSE), region=""),
    Case(state=CaseState.OVERDUE, is_due=True, region="ai"),
    Case(state=CaseState.OPEN, region="empty", tags=("z",)),
    Case(state=CaseState.AMBIGUOUS, region="ai", year=2025),
]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (By.REGION, [("ai", 1), ("bio", 1), (None, 1)]),
        (By.YEAR, [(2026, 1), (2025, 1), (None, 1)]),
        (By.TAG, [("x", 2), ("y", 1), (None, 1)]),
        (By.HORIZON, [(Horizon.WEEK, 1), (Horizon.LONGER, 1), (None, 1)]),
    ],
)
def test_rows(by: By, expected: list[tuple[object, int]]) -> None:
    rows = rows_by(CASES, by)
    assert [(row.key, len(row.sample.scored)) for row in rows] == expected
    assert all(row.scores is not None for row in rows)


def test_a_row_can_have_no_scores() -> None:
    [row] = rows_by([Case(state=CaseState.OVERDUE, is_due=True, region="ai")], By.REGION)
    assert (row.scores, row.sample.due, row.sample.decided_of_due) == (None, 1, 0)


def test_a_sample_counts_what_is_due_and_what_is_not_scored() -> None:
    sample = Sample([*CASES, Case(state=CaseState.ANNULLED, is_due=True)])
    assert (len(sample.scored), sample.came_true) == (3, 2)
    assert (sample.due, sample.decided_of_due) == (2, 1)
    assert sample.number(CaseState.AMBIGUOUS, CaseState.ANNULLED) == 2


def test_equal_scores_have_no_interval_which_would_have_no_width() -> None:
    scores = scores_of([decided("80", TRUE)] * 6)
    assert scores is not None
    assert (scores.brier_low, scores.brier_high) == (None, None)
