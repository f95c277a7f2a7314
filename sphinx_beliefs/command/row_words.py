"""Rows of an index in words, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.command.tables import TextColumn, Words, aligned
from sphinx_beliefs.model.records.index_choices import Column
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.rendering.index_rows import RowWriter
from sphinx_beliefs.rendering.row_markup import AnyColumn, Markup
from sphinx_beliefs.words.view_wording import nothing_fired, nothing_text, shown_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.command.tables import TextCell
    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.query import Query
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.listing import RowGroup

#: The columns that are never wrapped.
_SHORT = {Column.CREDENCE, Column.RESOLUTION, Column.DATE, Column.DUE}

#: The styles of what has a class of the stylesheet.
_STYLES = {
    "beliefs-stub": "dim",
    "beliefs-unfinished": "dim",
    "beliefs-left": "yellow",
    "beliefs-true": "green",
    "beliefs-false": "red",
}


def as_table(domain: BeliefsDomain, query: Query, *, is_coloured: bool) -> str:
    """The rows that a query asks for, as an index shows them."""
    listing = listing_of(domain.site, query)
    if not listing.groups:
        return nothing_fired() if query.fired.value == "yes" else nothing_text(query.kind)
    markup = _WordsMarkup(domain)
    RowWriter(markup, query, listing).table()
    table = aligned(markup.columns, markup.rows, is_coloured=is_coloured)
    if listing.shown < listing.total:
        table += f"\n\n{shown_of(listing.shown, listing.total)}"
    return table


class _WordsMarkup(Markup["TextCell"]):
    """Makes words with styles; the rows of its one table are kept beside it."""

    def __init__(self, domain: BeliefsDomain) -> None:
        self.style = domain.date_style
        self.columns: list[TextColumn] = []
        self.rows: list[Sequence[TextCell]] = []

    def join(self, parts: Iterable[TextCell]) -> TextCell:
        """The parts, one after the other."""
        return tuple(words for part in parts for words in part)

    # -- in a line ------------------------------------------------------------------------

    def text(self, text: str) -> TextCell:
        """A text."""
        return (Words(text),)

    def link(self, target: Target, tooltip: str = "") -> TextCell:
        """The title."""
        return (Words(target.title),)

    def date(self, date: Date) -> TextCell:
        """A date in figures, which are narrow; in the language of the site, if it is none."""
        return (Words(date.iso or self.style.text(date)),)

    def credence(self, credence: Credence, *, in_table: bool, has_bar: bool = True) -> TextCell:
        """A credence, with its percentages if it is a word."""
        return (Words(self.style.figures.explained(credence), "bold"),)

    def span(self, content: TextCell, *css_classes: str) -> TextCell:
        """Words in the style of the first class that has one."""
        style = next((_STYLES[each] for each in css_classes if each in _STYLES), "")
        return tuple(Words(words.text, style or words.style) for words in content)

    def on_phone(self, text: str) -> TextCell:
        """Nothing: there is always room for the heads."""
        return ()

    # -- blocks ---------------------------------------------------------------------------

    def paragraph(self, content: TextCell, css_class: str = "") -> TextCell:
        """The content."""
        return content

    def bullets(self, entries: Iterable[TextCell], css_class: str) -> TextCell:
        """The entries, one after the other."""
        return self.join(entries)

    def block(self, content: TextCell, *css_classes: str) -> TextCell:
        """The content."""
        return content

    def table(self, columns: Sequence[tuple[AnyColumn, str]], rows: Iterable[TextCell]) -> TextCell:
        """Nothing: heads and rows are kept."""
        self.columns = [
            TextColumn(title, wraps=column not in _SHORT, is_main=column is Column.TITLE)
            for column, title in columns
        ]
        return self.join(rows)

    def row(self, cells: Iterable[tuple[AnyColumn, TextCell]], *, begins_group: bool) -> TextCell:
        """Nothing: the row is kept, below an empty line if it begins a group."""
        if begins_group and self.rows:
            self.rows.append(())
        self.rows.append([content for _column, content in cells])
        return ()

    def group_row(self, group: RowGroup, title: str, width: int) -> TextCell:
        """Nothing: the title of the group is kept as a row."""
        if self.rows:
            self.rows.append(())
        self.rows.append([(Words(title, "bold"),)])
        return ()
