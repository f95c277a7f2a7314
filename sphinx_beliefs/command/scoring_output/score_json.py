"""The scores of a site as an object for programs."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import msgspec

from sphinx_beliefs.scoring.calibration import calibration_of
from sphinx_beliefs.scoring.cases import CaseState, Sample
from sphinx_beliefs.scoring.movement import movement_of
from sphinx_beliefs.scoring.scores import Horizon, rows_by, scores_of

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.questions import CalibrationView, TrackRecordView
    from sphinx_beliefs.model.site.track_records import TrackRecord
    from sphinx_beliefs.scoring.scores import Scores

#: The names of the fields, with what each holds. The manual shows them.
JSON_FIELDS = {
    "counts": "the number of beliefs in each state: `scored`, `ahead`, `without credence`, "
    "`ambiguous`, `annulled`, `withdrawn`, `overdue`, `open`; with `came_true` of those scored, "
    "`due`: to be decided by now, and `decided_of_due`",
    "scores": "the scores of all: `number`, `came_true`, `mean_credence`, `brier`, `brier_low`, "
    "`brier_high`, `log_score` (null if infinite), `skill_half`, `skill_base`, `time_weighted`, "
    "`timed`; null if nothing is scored",
    "by": "for each of `--by` a list of rows, each with its `key`, `scores` and `overdue` "
    "(null by year and horizon, which only outcomes have)",
    "calibration": "`bins`, each with `low`, `high`, `number`, `came_true`, `mean`, `share_low`, "
    "`share_high`, `band_low`, `band_high`, all from 0 to 1; and `corp`: `miscalibration`, "
    "`discrimination`, `uncertainty`, `curve`; null below 30 outcomes",
    "movement": "`number`, `moved`, `drop`, `low`, `high`; null below 20 logs",
    "triggers": "what triggers that fired promised: `trigger`, `belief`, `fired`, `promised`, "
    "`done`, `off` (percentage points)",
    "is_computed": "false if the packages for scores are not installed; then there are only counts",
}


def as_json(record: TrackRecord, view: TrackRecordView, calibration: CalibrationView) -> str:
    """An object with ``JSON_FIELDS``."""
    sample = Sample(record.cases)
    counts = {state.value: sample.number(state) for state in CaseState}
    counts |= {
        "came_true": sample.came_true,
        "due": sample.due,
        "decided_of_due": sample.decided_of_due,
    }
    found: dict[str, Any] = {
        "counts": counts,
        "scores": None,
        "by": {},
        "calibration": None,
        "movement": None,
        "triggers": [
            {
                "trigger": one.trigger.title,
                "belief": one.belief.title,
                "fired": one.fired.iso,
                "promised": one.promised,
                "done": one.done.text,
                "off": float(one.off),
            }
            for one in record.promises
        ],
        "is_computed": record.is_computed,
    }
    if record.is_computed:
        found |= _computed(record, sample, view, calibration)
    return json.dumps(found, indent=2, ensure_ascii=False)


def _computed(
    record: TrackRecord, sample: Sample, view: TrackRecordView, calibration: CalibrationView
) -> dict[str, Any]:
    by = {
        each.value: [
            {
                "key": _key(row.key),
                "scores": _scores(row.scores),
                "overdue": row.sample.number(CaseState.OVERDUE) if each.has_open else None,
            }
            for row in rows_by(record.cases, each)
        ]
        for each in view.by
    }
    found = None
    if sample.scored:
        credences = [one.last.probability for one in sample.scored]
        outcomes = [one.outcome for one in sample.scored]
        found = calibration_of(credences, outcomes, bins=calibration.bins, by=calibration.bins_by)
    return {
        "scores": _scores(scores_of(sample.scored)),
        "by": by,
        "calibration": msgspec.to_builtins(found),
        "movement": msgspec.to_builtins(movement_of(record.courses)),
    }


def _key(key: str | int | Horizon | None) -> str | int | None:
    return key.name.lower() if isinstance(key, Horizon) else key


def _scores(scores: Scores | None) -> dict[str, Any] | None:
    if scores is None:
        return None
    found: dict[str, Any] = msgspec.to_builtins(scores)
    if math.isinf(scores.log_score):
        found["log_score"] = None  # JSON has no infinity
    return found
