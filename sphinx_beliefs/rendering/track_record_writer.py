"""Track records on a page: what came out, the scores, and their rows; movement; triggers."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from docutils import nodes

from sphinx_beliefs.doctree.nodes import beliefs_block
from sphinx_beliefs.model.records.score_choices import ScorePart
from sphinx_beliefs.model.site.track_records import track_record_of
from sphinx_beliefs.rendering.node_markup import NodeMarkup
from sphinx_beliefs.rendering.score_parts import Numbers, as_text, said, table, titled
from sphinx_beliefs.rendering.score_rows import (
    count_lines,
    key_rows,
    measure_rows,
    movement_line,
    off_words,
)
from sphinx_beliefs.scoring.cases import FEW, Sample
from sphinx_beliefs.scoring.movement import LEAST_LOGS, movement_of
from sphinx_beliefs.scoring.scores import scores_of
from sphinx_beliefs.words.score_wording import (
    convention,
    few_logs,
    few_scores,
    hint_words,
    measure_heads,
    movement_head,
    row_heads,
    trigger_heads,
    triggers_head,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.records.questions import TrackRecordView
    from sphinx_beliefs.model.site.track_records import PromiseRow, TrackRecord
    from sphinx_beliefs.rendering.node_markup import Nodes

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
            yield from self._part(part, record)

    def _part(self, part: ScorePart, record: TrackRecord) -> Iterator[nodes.Node]:
        match part:
            case ScorePart.SCORES:
                return self._scores(record)
            case ScorePart.MOVEMENT:
                return self._movement(record, is_named=part in self.view.show)
            case ScorePart.TRIGGERS:
                return self._triggers(record.promises)
        assert_never(part)

    def _scores(self, record: TrackRecord) -> Iterator[nodes.Node]:
        sample = Sample(record.cases)
        yield from counts(sample)
        scores = scores_of(sample.scored) if sample.scored and record.is_computed else None
        if scores is None:
            return
        rows: list[Sequence[Nodes]] = [
            (as_text(name), [nodes.strong("", value)], as_text(how))
            for name, value, how in measure_rows(scores, self.numbers)
        ]
        yield table(measure_heads(), rows, _MEASURE_WIDTHS)
        if len(sample.scored) < FEW:
            yield said(few_scores(), "beliefs-count")
        yield said(convention(), "beliefs-count")
        for by in self.view.by:
            texts = key_rows(record.cases, by, self.domain, self.numbers)
            heads = row_heads(by)
            widths = _ROW_WIDTHS[: len(heads)]
            yield table(heads, ([*map(as_text, row)] for row in texts), widths)

    def _movement(self, record: TrackRecord, *, is_named: bool) -> Iterator[nodes.Node]:
        number = len(record.courses)
        if number < LEAST_LOGS:
            if not is_named:
                return
            yield titled(movement_head(), [said(few_logs(number, LEAST_LOGS))])
            return
        movement = movement_of(record.courses) if record.is_computed else None
        if movement is not None:
            hint = said(hint_words(movement.hint), "beliefs-count")
            yield titled(movement_head(), [said(movement_line(movement, self.numbers)), hint])

    def _triggers(self, promises: Sequence[PromiseRow]) -> Iterator[nodes.Node]:
        if promises:
            rows = (self._promise(promise) for promise in promises)
            yield titled(triggers_head(), [table(trigger_heads(), rows, _TRIGGER_WIDTHS)])

    def _promise(self, promise: PromiseRow) -> Sequence[Nodes]:
        off = off_words(promise, self.numbers)
        shown: Nodes = [nodes.strong("", off)] if promise.is_far_off else as_text(off)
        trigger = [
            *self.markup.link(promise.trigger),
            nodes.Text(" · "),
            *self.markup.date(promise.fired),
        ]
        return [
            trigger,
            self.markup.link(promise.belief),
            as_text(self.domain.date_style.figures.text(promise.promised)),
            self.markup.credence(promise.done, in_table=True, has_bar=False),
            shown,
        ]


def counts(sample: Sample) -> Iterator[nodes.Node]:
    """The lines on what is decided, what should be, and what is not scored."""
    first, *others = count_lines(sample)
    yield said(first, "beliefs-decided")
    yield from map(said, others)
