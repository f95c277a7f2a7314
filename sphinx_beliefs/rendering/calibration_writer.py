"""Calibration on a page: the picture, the table that says the same, or outcomes one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.doctree.nodes import beliefs_block, beliefs_picture
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.site.track_records import calibration_answer
from sphinx_beliefs.rendering.node_markup import NodeMarkup
from sphinx_beliefs.rendering.score_parts import Numbers, as_text, said, table
from sphinx_beliefs.rendering.score_rows import bin_row, corp_line, unscored_lines
from sphinx_beliefs.rendering.track_record_writer import counts
from sphinx_beliefs.scoring.calibration import calibration_of
from sphinx_beliefs.scoring.cases import FEW, Sample
from sphinx_beliefs.words.score_wording import (
    calibration_heads,
    calibration_note,
    few_words,
    outcome_heads,
    picture_axes,
    picture_marks,
    picture_title,
)
from sphinx_beliefs.words.view_wording import resolution_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.records.questions import CalibrationView
    from sphinx_beliefs.model.site.track_records import CaseRow
    from sphinx_beliefs.rendering.node_markup import Nodes
    from sphinx_beliefs.scoring.calibration import Calibration

_BIN_WIDTHS = (16, 12, 16, 22, 18, 16)
_OUTCOME_WIDTHS = (60, 20, 20)


def write_calibration(
    domain: BeliefsDomain, view: CalibrationView, docname: str, page: str
) -> Nodes:
    """The calibration that ``docname`` asks for, as it stands on ``page``."""
    answer = calibration_answer(domain.site, view, docname)
    sample = Sample(answer.cases)
    block = beliefs_block("", classes=["beliefs-calibration"])
    if view.caption:
        block += said(view.caption, "beliefs-caption")
    number = len(sample.scored)
    if number and number < FEW:
        block += said(few_words(number))
        block += _one_by_one(domain, answer.rows, page)
        block += [said(line, "beliefs-count") for line in unscored_lines(sample)]
        return [block]
    block += list(counts(sample))
    if number and answer.is_computed:
        credences = [one.last.probability for one in sample.scored]
        outcomes = [one.outcome for one in sample.scored]
        found = calibration_of(credences, outcomes, bins=view.bins, by=view.bins_by)
        block += list(_parts(domain, found))
    return [block]


def _parts(domain: BeliefsDomain, found: Calibration) -> Iterator[nodes.Node]:
    numbers = Numbers(domain)
    if domain.output.is_html or domain.output.builder.format == "latex":
        words = {"title": picture_title(), "axes": picture_axes(), "marks": picture_marks()}
        percents = {share: numbers.percent(share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)}
        yield beliefs_picture("", calibration=found, words={**words, "percents": percents})
    rows = ([*map(as_text, bin_row(one, numbers))] for one in found.bins)
    yield table(calibration_heads(), rows, _BIN_WIDTHS)
    yield said(calibration_note(), "beliefs-count")
    if found.corp is not None:
        yield said(corp_line(found.corp, numbers), "beliefs-count")


def _one_by_one(domain: BeliefsDomain, rows: Sequence[CaseRow], page: str) -> nodes.table:
    markup, numbers = NodeMarkup(domain, page), Numbers(domain)
    return table(
        outcome_heads(),
        (
            [
                markup.link(row.belief),
                as_text(numbers.credence(row.low, row.high)),
                as_text(resolution_word(Resolution.TRUE if row.outcome else Resolution.FALSE)),
            ]
            for row in rows
        ),
        _OUTCOME_WIDTHS,
    )
