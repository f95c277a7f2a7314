"""The answers of track records: cases, the courses of credences, and what triggers promised."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.records.score_choices import ScorePart
from sphinx_beliefs.model.site.answers import Target
from sphinx_beliefs.model.site.case_selection import beliefs_for, cases_for, steps_of
from sphinx_beliefs.model.site.kept_triggers import promises
from sphinx_beliefs.model.site.site import once_a_site
from sphinx_beliefs.scoring.cases import FEW, Case, CaseState
from sphinx_beliefs.scoring.score_needs import can_compute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.questions import CalibrationView, TrackRecordView
    from sphinx_beliefs.model.site.site import Site


class PromiseRow(Struct, frozen=True, kw_only=True):
    """A promise of a trigger in a table; see ``kept_triggers.Promise``."""

    trigger: Target
    belief: Target
    fired: Date
    promised: str
    done: Credence
    off: Decimal
    is_far_off: bool


class TrackRecord(Struct, frozen=True, kw_only=True):
    """The answer of a track record. ``courses`` are the credences (0 to 1) of each log, the oldest
    first, before the outcome. ``is_computed`` says whether scores can be computed.
    """

    cases: tuple[Case, ...] = ()
    courses: tuple[tuple[float, ...], ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    is_computed: bool = True


class CaseRow(Struct, frozen=True, kw_only=True):
    """An outcome that is shown by itself: the belief, its last credence (0 to 1), and whether it
    came true.
    """

    belief: Target
    low: float
    high: float
    outcome: bool


class CalibrationAnswer(Struct, frozen=True, kw_only=True):
    """The answer of a calibration; the ``rows`` are those of outcomes that are too few to tell, and
    ``is_computed`` says whether it can be computed.
    """

    cases: tuple[Case, ...]
    rows: tuple[CaseRow, ...] = ()
    is_computed: bool = True


# The answers are needed twice: for comparing, and for showing.
@once_a_site
def track_record_of(site: Site, view: TrackRecordView, docname: str) -> TrackRecord:
    """The track record that a page asks for."""
    parts = view.show or tuple(ScorePart)
    courses: tuple[tuple[float, ...], ...] = ()
    if ScorePart.MOVEMENT in parts:
        courses = tuple(
            tuple(step.probability for step in steps)
            for belief in beliefs_for(site, view, docname)
            if len(steps := steps_of(site, belief)) > 1
        )
    return TrackRecord(
        cases=cases_for(site, view, docname) if ScorePart.SCORES in parts else (),
        courses=courses,
        promises=tuple(_promise_rows(site, view, docname)) if ScorePart.TRIGGERS in parts else (),
        is_computed=can_compute(),
    )


def _promise_rows(site: Site, view: TrackRecordView, docname: str) -> Iterator[PromiseRow]:
    """The promises about the beliefs that are asked for, of triggers that fired in the time."""
    asked = set(map(_key, beliefs_for(site, view, docname)))
    first, last = view.since or datetime.date.min, view.until or datetime.date.max
    for promise in promises(site):
        day = promise.fired.first_day
        if _key(promise.belief) in asked and day is not None and first <= day <= last:
            yield PromiseRow(
                trigger=site.links.target(promise.trigger),
                belief=site.links.target(promise.belief),
                fired=promise.fired,
                promised=promise.promised,
                done=promise.done,
                off=promise.off,
                is_far_off=promise.is_far_off,
            )


@once_a_site
def calibration_answer(site: Site, view: CalibrationView, docname: str) -> CalibrationAnswer:
    """The calibration that a page asks for."""
    cases = cases_for(site, view, docname)
    scored = [case for case in cases if case.state is CaseState.SCORED]
    if len(scored) >= FEW:
        return CalibrationAnswer(cases=cases, is_computed=can_compute())
    beliefs = {_key(belief): belief for belief in beliefs_for(site, view, docname)}
    rows = [
        CaseRow(
            belief=site.links.target(beliefs[decided.docname, decided.anchor]),
            low=decided.last.low,
            high=decided.last.high,
            outcome=decided.outcome,
        )
        for case in scored
        if (decided := case.decided) is not None
    ]
    rows.sort(key=lambda row: -(row.low + row.high))
    return CalibrationAnswer(cases=cases, rows=tuple(rows))


def _key(belief: Belief) -> tuple[str, str]:
    return (belief.docname, belief.anchor)
