"""The rows of tables of scores as texts, for pages and for the terminal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.score_choices import By
from sphinx_beliefs.scoring.cases import CaseState, Sample
from sphinx_beliefs.scoring.scores import Horizon, rows_by
from sphinx_beliefs.words.score_wording import (
    brier,
    came_true_of,
    corp_words,
    decided_words,
    due_words,
    early_words,
    horizon_words,
    infinite_log,
    interval_note,
    kept,
    left_out_words,
    log_score,
    movement_words,
    over_time,
    points,
    skill_base,
    skill_half,
    span,
    without_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.site.track_records import PromiseRow
    from sphinx_beliefs.rendering.score_parts import Numbers
    from sphinx_beliefs.scoring.calibration import Bin, Corp
    from sphinx_beliefs.scoring.cases import Case
    from sphinx_beliefs.scoring.movement import Movement
    from sphinx_beliefs.scoring.scores import ScoreRow, Scores

#: What stands where there is nothing to say.
_NONE = "–"


def count_lines(sample: Sample) -> Iterator[str]:
    """The lines on what is decided, what should be, and what is not scored; those that say nothing
    are left out.
    """
    if sample.scored or not left_out_words(sample):
        # What is left out has been decided, so it would be wrong to say that nothing has.
        yield decided_words(sample)
    yield from unscored_lines(sample)


def unscored_lines(sample: Sample) -> Iterator[str]:
    """The lines on what should be decided, and what is decided and not scored."""
    left_out = left_out_words(sample)
    if left_out and sample.number(CaseState.AHEAD):
        left_out = f"{left_out} {early_words()}"
    yield from filter(None, (due_words(sample), left_out))


def measure_rows(scores: Scores, numbers: Numbers) -> Iterator[tuple[str, str, str]]:
    """Each score: its name, its value, and how to read it."""
    value = numbers.decimal(scores.brier)
    if scores.brier_low is not None and scores.brier_high is not None:
        ends = map(numbers.decimal, (scores.brier_low, scores.brier_high))
        value = f"{value}; {interval_note(*ends)}"
    name, how = brier()
    yield name, value, how
    if scores.time_weighted is not None:
        name, how = over_time(scores.timed)
        yield name, numbers.decimal(scores.time_weighted), how
    name, how = log_score()
    yield name, _log(scores, numbers), infinite_log() if math.isinf(scores.log_score) else how
    if scores.skill_base is not None:
        name, how = skill_base(numbers.percent(scores.base_rate))
        yield name, numbers.decimal(scores.skill_base, 2), how
    name, how = skill_half()
    yield name, numbers.decimal(scores.skill_half, 2), how


def _log(scores: Scores, numbers: Numbers) -> str:
    return "∞" if math.isinf(scores.log_score) else numbers.decimal(scores.log_score, 2)


def key_rows(
    cases: Iterable[Case], by: By, domain: BeliefsDomain, numbers: Numbers
) -> Iterator[Sequence[str]]:
    """A row for each region, year, tag or horizon; regions in the order of conf.py."""
    rows = rows_by(cases, by)
    vocabulary = domain.site.vocabulary
    if by is By.REGION:
        places = {region: place for place, region in enumerate(vocabulary.regions)}
        last = len(places)
        rows = tuple(
            sorted(rows, key=lambda row: (row.key is None, places.get(str(row.key), last)))
        )
    for row in rows:
        key = _key(row, by)
        if by is By.REGION and row.key is not None:
            key = vocabulary.region_title(str(row.key))
        overdue = (str(row.sample.number(CaseState.OVERDUE)),) if by.has_open else ()
        yield key, *_values(row.scores, numbers), *overdue


def _key(row: ScoreRow, by: By) -> str:
    if row.key is None:
        return without_key(by)
    return horizon_words(row.key) if isinstance(row.key, Horizon) else str(row.key)


def _values(scores: Scores | None, numbers: Numbers) -> Sequence[str]:
    if scores is None:
        return "0", _NONE, _NONE, _NONE, _NONE
    return (
        str(scores.number),
        numbers.percent(scores.base_rate),
        numbers.percent(scores.mean_credence),
        numbers.decimal(scores.brier),
        _log(scores, numbers),
    )


def bin_row(one: Bin, numbers: Numbers) -> Sequence[str]:
    """A bin of a calibration."""
    percent = numbers.percent
    return (
        numbers.credence(one.low, one.high),
        str(one.number),
        percent(one.mean),
        came_true_of(percent(one.share), str(one.came_true), str(one.number)),
        span(percent(one.share_low), percent(one.share_high)),
        span(percent(one.band_low), percent(one.band_high)),
    )


def corp_line(corp: Corp, numbers: Numbers) -> str:
    """The Brier score in its parts."""
    score = corp.miscalibration - corp.discrimination + corp.uncertainty
    parts = (score, corp.miscalibration, corp.discrimination, corp.uncertainty)
    return corp_words(*map(numbers.decimal, parts))


def movement_line(movement: Movement, numbers: Numbers) -> str:
    """How far credences moved, and how much less uncertain they have become."""
    interval = interval_note(*map(numbers.decimal, (movement.low, movement.high)))
    decimal = numbers.decimal
    return movement_words(
        movement.number,
        decimal(movement.moved),
        decimal(movement.drop),
        decimal(movement.excess),
        interval,
    )


def off_words(promise: PromiseRow, numbers: Numbers) -> str:
    """How far what was done is from what a trigger promised."""
    if not promise.off:
        return kept()
    return points(numbers.decimal(float(promise.off), 0 if promise.off >= 1 else 1))
