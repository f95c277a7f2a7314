"""The rows of indexes, composed in the same way for every ``Markup`` (``row_markup.py``)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar, assert_never

from sphinx_beliefs.doctree.inline_nodes import outcome_classes
from sphinx_beliefs.model.notation.credence import NO_CREDENCE, Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.records.index_choices import Column, Group, Stubs
from sphinx_beliefs.model.records.items import Direction, Resolution, Strength
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.site.answers import FiredWay, Target
from sphinx_beliefs.model.site.columns import Left, Moves, Ways
from sphinx_beliefs.rendering.row_markup import (
    Markup,
    dotted,
    entry_of_list,
    joined,
    label_line,
    of_several,
    state_mark,
)
from sphinx_beliefs.words.implied_wording import allowed_words, bounds_words
from sphinx_beliefs.words.joining import enumerated, label_of, led_by, semicolon
from sphinx_beliefs.words.trigger_wording import strength_word, way_label, way_text
from sphinx_beliefs.words.view_wording import (
    answer_label,
    column_title,
    conditional,
    count_text,
    date_phrase,
    group_word,
    left_text,
    marked_territory,
    no_group,
    resolution_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.model.records.query import Query
    from sphinx_beliefs.model.site.answers import Way
    from sphinx_beliefs.model.site.columns import Cell
    from sphinx_beliefs.model.site.listing import Listing, Row, RowGroup

T = TypeVar("T")

#: The columns that show what the rows of a group have in common.
_COLUMN_OF_GROUP = {
    Group.REGION: Column.REGION,
    Group.TOPIC: Column.TOPIC,
    Group.STATUS: Column.STATUS,
    Group.VENUE: Column.VENUE,
}


#: The phrase for a date that needs no words around it.
_DATE_ALONE = "{date}"


class RowWriter(Generic[T]):
    """Composes the rows of one index."""

    def __init__(self, markup: Markup[T], query: Query, listing: Listing) -> None:
        self.markup = markup
        self.query = query
        self.listing = listing

    @property
    def marks_stubs(self) -> bool:
        """True if rows should say that they are stubs: not all are, and no column shows it."""
        is_plain = self.query.kind is Kind.STUB or self.query.stubs is Stubs.ONLY
        return not is_plain and Column.LEFT not in self.listing.columns

    def _says_state(self, row: Row, *, says_stub: bool = True) -> bool:
        """Return whether a row has a mark that says that its topic is a stub or unfinished."""
        if row.is_stub:
            return says_stub and self.marks_stubs
        return row.state is TopicState.UNFINISHED

    # -- table ----------------------------------------------------------------------------

    def table(self) -> T:
        """A row for each record; a group begins with a rule, or with a row that names it."""
        kind = self.query.kind
        titles = [(column, column_title(column, kind)) for column in self.listing.columns]
        groups = (self._table_group(group) for group in self.listing.groups)
        return self.markup.table(titles, chain.from_iterable(groups))

    def _table_group(self, group: RowGroup) -> Iterable[T]:
        is_named = names_groups(self.listing)
        is_grouped = self.listing.grouped_by is not Group.NONE
        if is_grouped and not is_named:
            title = group_title(self.listing, group)
            yield self.markup.group_row(group, title, len(self.listing.columns))
        for number, row in enumerate(group.rows):
            cells = zip(self.listing.columns, row.cells, strict=True)
            entries = ((column, self._entry(row, column, cell)) for column, cell in cells)
            begins_group = is_grouped and is_named and not number
            yield self.markup.row(entries, begins_group=begins_group)

    def _entry(self, row: Row, column: Column, cell: Cell) -> T:
        shown = self._cell(column, cell, in_table=True)
        if column is Column.TITLE:
            return dotted(self.markup, [shown, *self._marks(row)])
        kind = self.query.kind
        is_dated = isinstance(cell, Date) and kind.row.words_of(column).phrase != _DATE_ALONE
        if is_dated or (cell and column in {Column.IF_YES, Column.IF_NO}):
            title = column_title(column, kind)
            return self.markup.join([self.markup.on_phone(led_by(label_of(title))), shown])
        return shown

    # -- list and cards -------------------------------------------------------------------

    def about(self, group: RowGroup, description: str) -> list[T]:
        """The description of a region of topics, and the number of topics that are written."""
        if self.query.kind is not Kind.TOPIC or self.listing.grouped_by is not Group.REGION:
            return []
        count = count_text(group.written, group.of)
        words = [(description, ""), (count, "beliefs-count")]
        return [self.markup.paragraph(self.markup.text(t), c) for t, c in words if t]

    def bullets(self, group: RowGroup) -> T:
        """A list with an entry for each record: its title, then the other columns."""
        entries = (self._lines(row) for row in group.rows)
        return self.markup.bullets(entries, f"beliefs-{self.query.kind.value}s")

    def cards(self, group: RowGroup) -> T:
        """A box for each record; stubs get a heading of their own if they come last."""
        written = [row for row in group.rows if not row.is_stub]
        stubs = [row for row in group.rows if row.is_stub]
        if self.query.kind is not Kind.TOPIC or (*written, *stubs) != group.rows:
            return self._cards(group.rows, says_stub=True)
        found = [self._cards(written, says_stub=False)] if written else []
        if stubs:
            heading = self.markup.text(marked_territory())
            found.append(self.markup.paragraph(heading, "beliefs-marked"))
            found.append(self._cards(stubs, says_stub=False))
        return self.markup.join(found)

    def _cards(self, rows: Iterable[Row], *, says_stub: bool) -> T:
        cards = (self._card(row, says_stub=says_stub) for row in rows)
        return self.markup.block(self.markup.join(cards), "beliefs-cards")

    def _card(self, row: Row, *, says_stub: bool) -> T:
        line, facts, below = self._parts(row, says_stub=says_stub)
        lines = [self.markup.paragraph(line)]
        if facts:
            lines.append(self.markup.paragraph(dotted(self.markup, facts), "beliefs-facts"))
        classes = ["beliefs-card", *(["beliefs-stub-card"] if row.is_stub else [])]
        return self.markup.block(self.markup.join([*lines, *below]), *classes)

    def _lines(self, row: Row) -> T:
        line, facts, below = self._parts(row)
        return entry_of_list(self.markup, line, facts, below)

    def _parts(self, row: Row, *, says_stub: bool = True) -> tuple[T, list[T], list[T]]:
        """The title, the facts after it, and the lines below."""
        markup = self.markup
        line = [markup.link(row.target)]
        facts: list[T] = []
        below: list[T] = []
        for column, cell in zip(self.listing.columns, row.cells, strict=True):
            if column is Column.TITLE or cell in {None, "", ()}:
                continue
            if column.value == self.listing.grouped_by.value:
                continue  # the title of the group says so
            shown = self._cell(column, cell)
            if column is Column.TAGLINE:
                below.append(markup.paragraph(shown, "beliefs-tagline"))
            elif column in {Column.IF_YES, Column.IF_NO}:
                below.append(label_line(markup, answer_label(column), shown))
            elif column is Column.LEFT:
                line += [markup.text(" — "), shown]
            else:
                facts.append(shown)
        facts += self._marks(row, says_stub=says_stub)
        return markup.join(line), facts, below

    def _marks(self, row: Row, *, says_stub: bool = True) -> list[T]:
        """The marks that no column shows: that a credence is conditional, the date of a fired
        trigger, and the state of a topic.
        """
        marks: list[T] = []
        if row.fired is not None and Column.DATE not in self.listing.columns:
            marks.append(self._dated(Column.DATE, row.fired))
        if row.is_conditional:
            marks.append(self.markup.text(conditional()))
        if self._says_state(row, says_stub=says_stub):
            marks.append(state_mark(self.markup, row.state))
        return marks

    # -- cells ----------------------------------------------------------------------------

    def _cell(self, column: Column, cell: Cell, *, in_table: bool = False) -> T:
        """The content of a cell; outside of a table it has to say by itself what it is."""
        markup = self.markup
        match cell:
            case Target():
                return markup.link(cell)
            case Credence():
                return markup.credence(cell, in_table=in_table)
            case Resolution():
                return markup.span(markup.text(resolution_word(cell)), *outcome_classes(cell))
            case Direction() | FiredWay():
                return markup.text(way_text(cell))
            case Ways(ways=ways):
                return markup.text(enumerated(map(way_text, ways)))
            case Moves(by_way=by_way):
                return joined(markup, (_moved(markup, *part) for part in by_way if part[1]), " · ")
            case Strength():
                return markup.text(strength_word(cell))
            case Date():
                if in_table:
                    return markup.date(cell)
                return self._dated(column, cell)
            case str():
                return markup.text(cell or NO_CREDENCE)
            case None:
                return markup.text(NO_CREDENCE)
            case Left():
                return _left(markup, cell)
            case tuple():
                return _links(markup, cell)
        assert_never(cell)

    def _dated(self, column: Column, date: Date) -> T:
        """A date, with words around it that say what it is the date of."""
        phrase = date_phrase(column, self.query.kind)
        before, _mark, after = phrase.partition("{date}")
        parts = [self.markup.text(before), self.markup.date(date), self.markup.text(after)]
        return self.markup.join(parts)


def _moved(markup: Markup[T], way: Way, beliefs: Iterable[Target]) -> T:
    """The beliefs that a trigger moves one way of several."""
    label = markup.text(led_by(way_label(way)))
    return markup.join([label, _links(markup, beliefs)])


def _links(markup: Markup[T], targets: Iterable[Target]) -> T:
    """Several titles, linked."""
    links = (markup.link(of_several(target)) for target in targets)
    return joined(markup, links, semicolon())


def names_groups(listing: Listing) -> bool:
    """Return whether a column of the table shows what the rows of a group have in common."""
    return _COLUMN_OF_GROUP.get(listing.grouped_by) in listing.columns


def group_title(listing: Listing, group: RowGroup) -> str:
    """The title of a group; the group of records that belong to none has one, too."""
    by = listing.grouped_by
    return group_word(by, group.title) if group.title else no_group(by)


def _left(markup: Markup[T], left: Left) -> T:
    """What is left to write on a topic, and what others allow for it."""
    parts = [markup.span(markup.text(left_text(left.blanks)), "beliefs-left")]
    figures = markup.style.figures
    for claim, low, high in left.allowed:
        bounds = bounds_words(low, high, figures)
        parts.append(markup.text(allowed_words(claim.rstrip("."), bounds)))
    return dotted(markup, parts)
