"""The markup that rows of views are made of, and lines that are composed of it.

Such rows are most of what a site has to write. HTML gets them directly as text, other builders as
nodes. So they are composed with a ``Markup``: of nodes in ``node_markup.py``, of HTML in
``html_markup.py``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec.structs import replace

from sphinx_beliefs.model.notation.names import within_sentence
from sphinx_beliefs.model.records.index_choices import ChangeColumn, Column
from sphinx_beliefs.words.joining import led_by
from sphinx_beliefs.words.wording import state_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.doctree.dating import DateStyle
    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.pages import TopicState
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.listing import RowGroup

T = TypeVar("T")

#: A column of any table.
AnyColumn = Column | ChangeColumn


class Markup(ABC, Generic[T]):
    """Makes the parts of rows, in the ``style`` of the site; ``T`` is the type of a part."""

    style: DateStyle

    @abstractmethod
    def join(self, parts: Iterable[T]) -> T:
        """The parts, one after the other, as one part."""

    # -- in a line ------------------------------------------------------------------------

    @abstractmethod
    def text(self, text: str) -> T:
        """A text, with its placeholders made visible."""

    @abstractmethod
    def link(self, target: Target, tooltip: str = "") -> T:
        """The title of a target, linked; ``tooltip`` is shown on hovering."""

    @abstractmethod
    def date(self, date: Date) -> T:
        """A date for readers, and for machines."""

    @abstractmethod
    def credence(self, credence: Credence, *, in_table: bool, has_bar: bool = True) -> T:
        """A credence; in a table it has its bar, unless ``has_bar`` is False, and the value to sort
        by.
        """

    def aloud(self, sign: str, words: str) -> T:
        """A sign, and the words in which it is read aloud, where there is a place for them."""
        return self.text(sign)

    @abstractmethod
    def span(self, content: T, *css_classes: str) -> T:
        """A part of a line with a style of its own."""

    @abstractmethod
    def on_phone(self, text: str) -> T:
        """Words that are shown where there is no room for the head of a table."""

    # -- blocks ---------------------------------------------------------------------------

    @abstractmethod
    def paragraph(self, content: T, css_class: str = "") -> T:
        """A paragraph."""

    @abstractmethod
    def bullets(self, entries: Iterable[T], css_class: str) -> T:
        """A list; the entries are blocks."""

    @abstractmethod
    def block(self, content: T, *css_classes: str) -> T:
        """Blocks that belong together."""

    @abstractmethod
    def table(self, columns: Sequence[tuple[AnyColumn, str]], rows: Iterable[T]) -> T:
        """The inside of a table: the head with its titles, and the body."""

    @abstractmethod
    def row(self, cells: Iterable[tuple[AnyColumn, T]], *, begins_group: bool) -> T:
        """A row of a table."""

    @abstractmethod
    def group_row(self, group: RowGroup, title: str, width: int) -> T:
        """The row before those of a group, which names it."""


def cell_class(column: AnyColumn, *, is_empty: bool = False) -> str:
    """The class of a column's cells in the stylesheet, and that of cells that say nothing."""
    name = "claim" if column is Column.TITLE else column.value
    return f"beliefs-{name}-cell{' beliefs-empty' * is_empty}"


def label_line(markup: Markup[T], label: str, content: T) -> T:
    """A line that begins with a label."""
    words = markup.span(markup.text(led_by(label)), "beliefs-label")
    return markup.paragraph(markup.join([words, content]), "beliefs-details")


def entry_of_list(markup: Markup[T], line: T, facts: Sequence[T], below: Iterable[T]) -> T:
    """An entry of a list: a title, then the facts separated by dots, and the lines below."""
    if facts:
        more = markup.join([markup.text(" · "), dotted(markup, facts)])
        line = markup.join([line, markup.span(more, "beliefs-beside")])
    return markup.join([markup.paragraph(line), *below])


def state_mark(markup: Markup[T], state: TopicState) -> T:
    """The mark of a stub or an unfinished topic, or of an item on one."""
    return markup.span(markup.text(state_word(state)), f"beliefs-{state.value}")


def dotted(markup: Markup[T], parts: Iterable[T]) -> T:
    """Parts of a line, separated by dots."""
    return joined(markup, parts, " · ")


def of_several(target: Target) -> Target:
    """A target whose link is followed by others, so that its title is not the end of a sentence."""
    return replace(target, title=within_sentence(target.title, ";"))


def joined(markup: Markup[T], parts: Iterable[T], between: str) -> T:
    """Parts of a line, separated by a text."""
    found: list[T] = []
    for part in parts:
        found += [markup.text(between), part] if found else [part]
    return markup.join(found)
