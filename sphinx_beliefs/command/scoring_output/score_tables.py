"""The scores of a site as tables and sentences for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.command.tables import TextColumn, Words, aligned
from sphinx_beliefs.rendering.score_parts import Numbers
from sphinx_beliefs.rendering.score_rows import (
    bin_row,
    corp_line,
    count_lines,
    key_rows,
    measure_rows,
    movement_line,
    off_words,
)
from sphinx_beliefs.scoring.calibration import calibration_of
from sphinx_beliefs.scoring.cases import FEW, Sample
from sphinx_beliefs.scoring.movement import movement_of
from sphinx_beliefs.scoring.scores import scores_of
from sphinx_beliefs.words.score_wording import (
    calibration_heads,
    convention,
    few_scores,
    hint_words,
    measure_heads,
    movement_head,
    row_heads,
    trigger_heads,
    triggers_head,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.records.questions import CalibrationView, TrackRecordView
    from sphinx_beliefs.model.site.track_records import PromiseRow, TrackRecord


class ScoreTables:
    """Composes the parts for one site."""

    def __init__(self, domain: BeliefsDomain, *, is_coloured: bool) -> None:
        self._domain = domain
        self._numbers = Numbers(domain)
        self._is_coloured = is_coloured

    def text(self, record: TrackRecord, view: TrackRecordView, calibration: CalibrationView) -> str:
        """All of a track record, and its calibration."""
        sample = Sample(record.cases)
        parts = ["\n".join(count_lines(sample))]
        if record.is_computed:
            parts += self._scored(record, sample, view, calibration)
            movement = movement_of(record.courses)
            if movement is not None:
                line = movement_line(movement, self._numbers)
                head = self._head(movement_head())
                parts.append("\n".join((head, line, hint_words(movement.hint))))
        if record.promises:
            parts.append(self._promises(record.promises))
        return "\n\n".join(parts)

    def _scored(
        self,
        record: TrackRecord,
        sample: Sample,
        view: TrackRecordView,
        calibration: CalibrationView,
    ) -> Iterator[str]:
        scores = scores_of(sample.scored)
        if scores is None:
            return
        columns = [TextColumn(head) for head in measure_heads()]
        yield self._aligned(columns, measure_rows(scores, self._numbers))
        yield few_scores() if len(sample.scored) < FEW else convention()
        for by in view.by:
            rows = key_rows(record.cases, by, self._domain, self._numbers)
            yield self._table(row_heads(by), rows)
        if len(sample.scored) >= FEW:
            yield from self._calibration(sample, calibration)

    def _calibration(self, sample: Sample, view: CalibrationView) -> Iterator[str]:
        credences = [one.last.probability for one in sample.scored]
        outcomes = [one.outcome for one in sample.scored]
        found = calibration_of(credences, outcomes, bins=view.bins, by=view.bins_by)
        yield self._table(calibration_heads(), (bin_row(one, self._numbers) for one in found.bins))
        if found.corp is not None:
            yield corp_line(found.corp, self._numbers)

    def _promises(self, promises: Sequence[PromiseRow]) -> str:
        figures = self._domain.date_style.figures
        rows = (
            (
                one.trigger.title,
                one.belief.title,
                figures.text(one.promised),
                figures.credence(one.done),
                off_words(one, self._numbers),
            )
            for one in promises
        )
        return "\n".join((self._head(triggers_head()), self._table(trigger_heads(), rows)))

    def _head(self, title: str) -> str:
        return aligned(
            [TextColumn("")],
            [[(Words(title, "bold"),)]],
            is_coloured=self._is_coloured,
            has_heads=False,
        )

    def _table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        columns = [
            TextColumn(head, wraps=not number, is_main=not number)
            for number, head in enumerate(heads)
        ]
        return self._aligned(columns, rows)

    def _aligned(self, columns: Sequence[TextColumn], rows: Iterable[Sequence[str]]) -> str:
        cells = [[(Words(text),) for text in row] for row in rows]
        return aligned(columns, cells, is_coloured=self._is_coloured)
