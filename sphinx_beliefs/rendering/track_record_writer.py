"""Track records on a page: what came out, the scores, and their rows; movement; triggers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.nodes import beliefs_block
from sphinx_beliefs.model.records.score_choices import By, ScorePart
from sphinx_beliefs.model.site.track_records import track_record_of
from sphinx_beliefs.rendering.node_markup import NodeMarkup, paragraph
from sphinx_beliefs.rendering.score_parts import Numbers, as_text, said, table, titled
from sphinx_beliefs.scoring.cases import FEW, CaseState, Sample
from sphinx_beliefs.scoring.movement import LEAST_LOGS, movement_of
from sphinx_beliefs.scoring.scores import Horizon, rows_by, scores_of
from sphinx_beliefs.words.score_wording import (
    brier,
    convention,
    decided_words,
    due_words,
    early_words,
    few_logs,
    few_scores,
    hint_words,
    horizon_words,
    infinite_log,
    interval_note,
    kept,
    left_out_words,
    log_score,
    measure_heads,
    movement_head,
    movement_words,
    over_time,
    points,
    row_heads,
    skill_base,
    skill_half,
    trigger_heads,
    triggers_head,
    without_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.records.questions import TrackRecordView
    from sphinx_beliefs.model.site.track_records import PromiseRow, TrackRecord
    from sphinx_beliefs.rendering.node_markup import Nodes
    from sphinx_beliefs.scoring.scores import ScoreRow, Scores

_MEASURE_WIDTHS = (30, 25, 45)
_ROW_WIDTHS = (26, 12, 14, 14, 12, 12, 10)
_TRIGGER_WIDTHS = (30, 30, 14, 14, 12)


def write_track_record(
    domain: BeliefsDomain, view: TrackRecordView, docname: str, page: str
) -> Nodes:
    """The track record that ``docname`` asks for, as it stands on ``page``."""
    record = track_record_of(domain.site, view, docname)
    writer = _Writer(domain, view, page)
    parts = list(writer.parts(record))
    block = beliefs_block("", *parts, classes=["beliefs-track-record"])
    if view.caption:
        block.insert(0, said(view.caption, "beliefs-caption"))
    return [block]


class _Writer:
    """Builds the parts of one track record."""

    def __init__(self, domain: BeliefsDomain, view: TrackRecordView, page: str) -> None:
        self.domain = domain
        self.view = view
        self.markup = NodeMarkup(domain, page)
        self.numbers = Numbers(domain)

    def parts(self, record: TrackRecord) -> Iterator[nodes.Node]:
        """The parts that are asked for; those of which there is nothing only if they are named."""
        for part in self.view.show or ScorePart:
            is_named = part in self.view.show
            match part:
                case ScorePart.SCORES:
                    yield from self._scores(record)
                case ScorePart.MOVEMENT if is_named or len(record.courses) >= LEAST_LOGS:
                    yield from self._movement(record)
                case ScorePart.TRIGGERS if is_named or record.promises:
                    yield from self._triggers(record.promises)

    # -- scores -------------------------------------------------------------------------

    def _scores(self, record: TrackRecord) -> Iterator[nodes.Node]:
        sample = Sample(record.cases)
        yield from count_lines(sample)
        if not sample.scored or not record.is_computed:
            return
        scores = scores_of(sample.scored)
        if scores is None:
            return
        heads = measure_heads()
        yield table(heads, self._measures(scores), _MEASURE_WIDTHS)
        if len(sample.scored) < FEW:
            yield said(few_scores(), "beliefs-count")
        yield said(convention(), "beliefs-count")
        for by in self.view.by:
            rows = self._in_order(rows_by(record.cases, by), by)
            yield table(row_heads(by), (self._row(row, by) for row in rows), _ROW_WIDTHS)

    def _measures(self, scores: Scores) -> Iterator[Sequence[Nodes]]:
        decimal = self.numbers.decimal
        value = decimal(scores.brier)
        if scores.brier_low is not None and scores.brier_high is not None:
            note = interval_note(decimal(scores.brier_low), decimal(scores.brier_high))
            value = f"{value} ({note})"
        yield _measure(brier(), value)
        if scores.time_weighted is not None:
            yield _measure(over_time(scores.timed), decimal(scores.time_weighted))
        name, how = log_score()
        if math.isinf(scores.log_score):
            how = infinite_log()
        yield _measure((name, how), self._log(scores))
        if scores.skill_base is not None:
            rate = self.numbers.percent(scores.base_rate)
            yield _measure(skill_base(rate), decimal(scores.skill_base, 2))
        yield _measure(skill_half(), decimal(scores.skill_half, 2))

    def _log(self, scores: Scores) -> str:
        is_infinite = math.isinf(scores.log_score)
        return "∞" if is_infinite else self.numbers.decimal(scores.log_score, 2)

    def _row(self, row: ScoreRow, by: By) -> Sequence[Nodes]:
        scores, sample = row.scores, row.sample
        overdue = str(sample.number(CaseState.OVERDUE))
        key = self._key(row.key, by)
        if scores is None:
            texts = [key, "0", "–", "–", "–", "–", overdue]
        else:
            texts = [
                key,
                str(scores.number),
                self.numbers.percent(scores.base_rate),
                self.numbers.percent(scores.mean_credence),
                self.numbers.decimal(scores.brier),
                self._log(scores),
                overdue,
            ]
        return [as_text(text) for text in texts]

    def _key(self, key: str | int | Horizon | None, by: By) -> str:
        if key is None:
            return without_key(by)
        if isinstance(key, Horizon):
            return horizon_words(key)
        is_region = by is By.REGION
        return self.domain.site.vocabulary.region_title(str(key)) if is_region else str(key)

    def _in_order(self, rows: Sequence[ScoreRow], by: By) -> Sequence[ScoreRow]:
        """The rows; regions in the order of conf.py."""
        if by is not By.REGION:
            return rows
        places = {region: place for place, region in enumerate(self.domain.site.vocabulary.regions)}
        last = len(places)
        return sorted(rows, key=lambda row: (row.key is None, places.get(str(row.key), last)))

    # -- movement and triggers ------------------------------------------------------------

    def _movement(self, record: TrackRecord) -> Iterator[nodes.Node]:
        number = len(record.courses)
        if number < LEAST_LOGS:
            yield titled(movement_head(), [said(few_logs(number, LEAST_LOGS))])
            return
        if not record.is_computed:
            return
        movement = movement_of(record.courses)
        if movement is None:
            return
        decimal = self.numbers.decimal
        interval = interval_note(decimal(movement.low), decimal(movement.high))
        words = movement_words(
            movement.number,
            decimal(movement.moved),
            decimal(movement.drop),
            decimal(movement.excess),
            interval,
        )
        hint = said(hint_words(movement.hint), "beliefs-count")
        yield titled(movement_head(), [said(words), hint])

    def _triggers(self, promises: Sequence[PromiseRow]) -> Iterator[nodes.Node]:
        if not promises:
            return
        rows = (self._promise(promise) for promise in promises)
        yield titled(triggers_head(), [table(trigger_heads(), rows, _TRIGGER_WIDTHS)])

    def _promise(self, promise: PromiseRow) -> Sequence[Nodes]:
        figures = self.domain.date_style.figures
        off = kept()
        if promise.off:
            places = 0 if promise.off >= 1 else 1
            off = points(self.numbers.decimal(float(promise.off), places))
        shown: Nodes = [nodes.strong("", off)] if promise.is_far_off else as_text(off)
        trigger = [
            *self.markup.link(promise.trigger),
            nodes.Text(" · "),
            *self.markup.date(promise.fired),
        ]
        return [
            trigger,
            self.markup.link(promise.belief),
            as_text(figures.text(promise.promised)),
            self.markup.credence(promise.done, in_table=True, has_bar=False),
            shown,
        ]


def _measure(measure: tuple[str, str], value: str) -> Sequence[Nodes]:
    name, how = measure
    return [as_text(name), [nodes.strong("", value)], as_text(how)]


def count_lines(sample: Sample) -> Iterator[nodes.Node]:
    """The lines on what is decided, what should be, and what is not scored."""
    yield paragraph(as_text(decided_words(sample)), "beliefs-decided")
    due = due_words(sample)
    if due:
        yield said(due)
    left_out = left_out_words(sample)
    if left_out and sample.number(CaseState.AHEAD):
        left_out = f"{left_out} {early_words()}"
    if left_out:
        yield said(left_out)
