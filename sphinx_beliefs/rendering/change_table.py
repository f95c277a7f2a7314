"""The rows of a list of what has changed an author's mind, composed for every ``Markup``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, assert_never

from sphinx_beliefs.doctree.inline_nodes import outcome_classes
from sphinx_beliefs.model.notation.credence import NO_CREDENCE
from sphinx_beliefs.model.records.index_choices import ChangeColumn
from sphinx_beliefs.model.site.mind_changes import ChangeKind
from sphinx_beliefs.rendering.row_markup import Markup, dotted
from sphinx_beliefs.words.change_wording import arrow, change_heads, newly_held, then
from sphinx_beliefs.words.view_wording import resolution_word
from sphinx_beliefs.words.wording import superseded_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.change_rows import ChangeRow

T = TypeVar("T")


def change_table(markup: Markup[T], rows: Iterable[ChangeRow]) -> T:
    """The inside of a table with a row for each change: its day, its belief, what changed, why."""
    heads = list(zip(ChangeColumn, change_heads(), strict=True))
    return markup.table(heads, (_row(markup, row) for row in rows))


def _row(markup: Markup[T], row: ChangeRow) -> T:
    cells = [(column, _cell(markup, row, column)) for column in ChangeColumn]
    return markup.row(cells, begins_group=False)


def _cell(markup: Markup[T], row: ChangeRow, column: ChangeColumn) -> T:
    match column:
        case ChangeColumn.DATE:
            return markup.date(row.date)
        case ChangeColumn.BELIEF:
            return markup.link(row.belief)
        case ChangeColumn.CHANGE:
            return _change(markup, row)
        case ChangeColumn.REASON:
            return _reason(markup, row)
    assert_never(column)


def _change(markup: Markup[T], row: ChangeRow) -> T:
    """The credence before and after, or what took its place: "70% → 40%"."""
    after = [_credence(markup, row.after)] if row.after is not None else []
    if row.kind is ChangeKind.NEW:
        return dotted(markup, [markup.text(newly_held()), *after])
    if row.resolution is not None:
        word = markup.text(resolution_word(row.resolution))
        after = [markup.span(word, *outcome_classes(row.resolution))]
    if row.before is None:
        return markup.join(after)
    sign = markup.aloud(arrow(), then())
    parts = [_credence(markup, row.before), markup.text(" "), sign, markup.text(" "), *after]
    return markup.join(parts)


def _credence(markup: Markup[T], credence: Credence) -> T:
    return markup.credence(credence, in_table=True, has_bar=False)


def _reason(markup: Markup[T], row: ChangeRow) -> T:
    """The reason of a change, and the belief that took the place of another."""
    parts = [markup.text(row.reason)] if row.reason else []
    if row.successor is not None:
        parts.append(_successor(markup, row.successor))
    return dotted(markup, parts) if parts else markup.text(NO_CREDENCE)


def _successor(markup: Markup[T], successor: Target) -> T:
    before, _mark, after = superseded_by().partition("{belief}")
    return markup.join([markup.text(before), markup.link(successor), markup.text(after)])
