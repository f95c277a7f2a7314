"""Scores of what came out, and of parts of it: by region, year, tag, and horizon."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.records.score_choices import By
from sphinx_beliefs.scoring.cases import Case, CaseState, Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx_beliefs.scoring.cases import Decided

#: The share of intervals that should contain what they are about.
LEVEL = 0.9

#: The least number of outcomes for an interval of their mean score.
_LEAST = 5


class Scores(Struct, frozen=True, kw_only=True):
    """Scores of some outcomes, by the last credence before each, the middle of an interval.

    ``brier`` is the mean of the squares of the differences between credence and outcome (1 or 0),
    from 0, the best, to 1 (Brier 1950); ``brier_low`` and ``brier_high`` are the ends of the 90 %
    interval of this mean, None for fewer than 5, or if all squares are equal. ``log_score`` is the
    mean of the negative natural logarithm of the probability given to what came out, from 0, the
    best; infinite if that was 0 once. The skills are 1 - brier / reference, against the share that
    came true and against 50 %; None for the first if all came out alike. ``time_weighted`` is the
    mean, over the ``timed`` outcomes whose days are known, of the squares over the time from first
    credence to outcome.
    """

    number: int
    came_true: int
    mean_credence: float
    brier: float
    log_score: float
    skill_half: float
    skill_base: float | None = None
    brier_low: float | None = None
    brier_high: float | None = None
    time_weighted: float | None = None
    timed: int = 0

    @property
    def base_rate(self) -> float:
        """The share that came true."""
        return self.came_true / self.number


class Horizon(Enum):
    """The time from the last credence to the outcome, up to a number of days."""

    WEEK = 7
    MONTH = 31
    QUARTER = 92
    YEAR = 366
    LONGER = 10**9


class ScoreRow(Struct, frozen=True, kw_only=True):
    """A row of a track record: its key (a slug of a region, a tag, a year, a horizon, or None for
    those without), its cases, and their scores, None if none are scored.
    """

    key: str | int | Horizon | None
    sample: Sample
    scores: Scores | None


def scores_of(decided: Sequence[Decided]) -> Scores | None:
    """The scores of some outcomes; None for none."""
    import numpy as np

    if not decided:
        return None
    credences = np.array([one.last.probability for one in decided])
    outcomes = np.array([float(one.outcome) for one in decided])
    squares = (credences - outcomes) ** 2
    given = np.where(outcomes == 1, credences, 1 - credences)
    with np.errstate(divide="ignore"):
        logs = -np.log(given)
    brier, base = float(squares.mean()), float(outcomes.mean())
    low, high = None, None
    # If all squares are equal, their spread says nothing of how far the mean may be off.
    if len(decided) >= _LEAST and squares.min() < squares.max():
        low, high = interval_of_mean([float(square) for square in squares])
    over_time = [weighed for one in decided if (weighed := time_weighted(one)) is not None]
    return Scores(
        number=len(decided),
        came_true=int(outcomes.sum()),
        mean_credence=float(credences.mean()),
        brier=brier,
        brier_low=max(low, 0.0) if low is not None else None,
        brier_high=min(high, 1.0) if high is not None else None,
        # Without this, a perfect score is minus zero.
        log_score=float(logs.mean()) + 0.0,
        skill_half=1 - brier / 0.25,
        skill_base=1 - brier / (base * (1 - base)) if 0 < base < 1 else None,
        time_weighted=float(np.mean(over_time)) if over_time else None,
        timed=len(over_time),
    )


def interval_of_mean(values: Sequence[float]) -> tuple[float, float]:
    """The ends of Student's 90 % interval of the mean of at least two values."""
    import numpy as np
    from scipy.special import stdtrit

    number = len(values)
    mean, error = float(np.mean(values)), float(np.std(values, ddof=1)) / number**0.5
    reach = float(stdtrit(number - 1, (1 + LEVEL) / 2)) * error
    return mean - reach, mean + reach


def time_weighted(decided: Decided) -> float | None:
    """The mean over time of the square of the difference between credence and outcome, from the day
    of the first credence to that of the outcome; None if a day is not known, or if it is one day.

    Each credence counts from its day to that of the next. The time before the first is left out.
    """
    resolved = decided.resolved
    days = [step.day for step in decided.steps]
    if resolved is None or None in days:
        return None
    starts = [day.toordinal() for day in days if day is not None]
    ends = [*starts[1:], resolved.toordinal()]
    whole = ends[-1] - starts[0]
    if whole <= 0:
        return None
    total = sum(
        (end - start) * (step.probability - decided.outcome) ** 2
        for step, start, end in zip(decided.steps, starts, ends, strict=True)
    )
    return total / whole


def rows_by(cases: Iterable[Case], by: By) -> tuple[ScoreRow, ...]:
    """The rows of some cases, in the order of their keys; by tag, a case is in several rows.

    Only keys with a case that is scored, or overdue, have a row.
    """
    found: dict[str | int | Horizon | None, list[Case]] = {}
    for case in cases:
        for key in _KEYS[by](case):
            found.setdefault(key, []).append(case)
    rows = []
    for key in sorted(found, key=_order):
        sample = Sample(found[key])
        if sample.number(CaseState.SCORED, CaseState.OVERDUE):
            scores = scores_of(sample.scored)
            rows.append(ScoreRow(key=key, sample=sample, scores=scores))
    return tuple(rows)


def _order(key: str | int | Horizon | None) -> tuple[bool, int, str]:
    """Years with the newest first, and horizons with the shortest; those without at the end."""
    if isinstance(key, Horizon):
        return False, key.value, ""
    return key is None, -key if isinstance(key, int) else 0, str(key).casefold()


def _horizons(case: Case) -> Sequence[Horizon | None]:
    horizon = case.decided.horizon if case.decided is not None else None
    if case.decided is None:
        return ()
    if horizon is None:
        return (None,)
    return (next(one for one in Horizon if horizon.days <= one.value),)


def _years(case: Case) -> Sequence[int | None]:
    # What is open has no year of an outcome, and would fill the row of those without.
    if case.state in {CaseState.OPEN, CaseState.OVERDUE}:
        return ()
    return (case.year or None,)


_KEYS: Mapping[By, Callable[[Case], Sequence[str | int | Horizon | None]]] = {
    By.REGION: lambda case: (case.region or None,),
    By.YEAR: _years,
    By.TAG: lambda case: case.tags or (None,),
    By.HORIZON: _horizons,
}
