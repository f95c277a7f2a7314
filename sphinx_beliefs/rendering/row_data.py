"""Rows as data for the script that filters a list over all of its parts.

A part of a row is a text, or a list that begins with a number: 0 and parts one after the other; 1
and a link: the number of its page, its anchor, its content, and a tooltip; 2 and a span: its
classes, its content, a tooltip, the value to sort by, and the words in which it is read aloud;
3 and a date: its text, and the date for machines; 4 and a bar: its start and its width in percent;
5 and what is kept apart from the words around it. What is empty at the end is left out.
A cell that is a number stands for the cell of that number among those that several rows share.
``beliefs-parts.js`` makes of this what ``html_markup.py`` makes of the same rows.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
from sphinx.errors import NoUri

from sphinx_beliefs.doctree.inline_nodes import sort_value
from sphinx_beliefs.model.notation.credence import NO_CREDENCE, Credence, CredenceKind
from sphinx_beliefs.model.notation.dates import Date, DateKind
from sphinx_beliefs.model.notation.placeholders import find_placeholders
from sphinx_beliefs.rendering.index_rows import RowWriter
from sphinx_beliefs.rendering.pictures import bar_of
from sphinx_beliefs.rendering.row_markup import AnyColumn, Markup, cell_class
from sphinx_beliefs.words.direction import turns
from sphinx_beliefs.words.spoken import spoken_blank, spoken_credence
from sphinx_beliefs.words.wording import to_be_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.records.query import Query
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.listing import Listing, RowGroup

#: A part of a row.
Data = str | list["Data | int | float"]

#: The beginning of a file of rows.
ROWS_SIGN = "beliefsRows("


def rows_script(domain: BeliefsDomain, page: str, query: Query, listing: Listing) -> bytes:
    """The script that holds all rows of a listing, with links from ``page``.

    A script, and not JSON, since a page that is opened from a disk can load no JSON; and a file of
    its own, since a strict content security policy lets no page have scripts in it.
    """
    markup = DataMarkup(domain, page)
    RowWriter(markup, query, listing).table()
    lines = [
        _json(line) if isinstance(line, str) else [_json(cell) for cell in line]
        for line in markup.lines
    ]
    shared = _shared_cells(lines)
    rows = [line if isinstance(line, bytes) else _row(line, shared) for line in lines]
    parts = {
        b"pages": _json(list(markup.pages)),
        b"heads": _json(markup.heads),
        b"shared": _array(shared),
        b"rows": _array(rows),
    }
    data = b",".join(b'"%b":%b' % part for part in parts.items())
    return b"%b{%b});\n" % (ROWS_SIGN.encode(), data)


def _shared_cells(lines: Iterable[bytes | list[bytes]]) -> dict[bytes, bytes]:
    """The cells that occur more than once, as JSON, each with its number.

    Most topics and credences do, far from each other, so that no compression would find them.
    """
    counts = Counter(cell for line in lines if isinstance(line, list) for cell in line)
    repeated = (cell for cell, count in counts.items() if count > 1)
    return {cell: b"%d" % number for number, cell in enumerate(repeated)}


def _row(cells: Iterable[bytes], shared: Mapping[bytes, bytes]) -> bytes:
    """The cells of a row; one that is shared is its number."""
    return _array(shared.get(cell, cell) for cell in cells)


def _array(values: Iterable[bytes]) -> bytes:
    return b"[%b]" % b",".join(values)


def _json(value: object) -> bytes:
    try:
        # Words that nobody has translated are texts of a class of their own.
        return msgspec.json.encode(value, enc_hook=str)
    except UnicodeEncodeError:
        # No file can hold half of a character.
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


class DataMarkup(Markup[Data]):
    """Makes data of rows for one page."""

    def __init__(self, domain: BeliefsDomain, docname: str) -> None:
        self.docname = docname
        self.style = domain.date_style
        self.blank_words = domain.options.blank_words
        self.output = domain.output
        #: The addresses of the pages that are linked, each with its number.
        self.pages: dict[str, int] = {}
        #: The class of the cells and the title of each column, once there is a table.
        self.heads: list[tuple[str, str]] = []
        #: The lines of the table: rows as lists of cells, and the titles of groups.
        self.lines: list[Data] = []
        self._numbers: dict[str, int | None] = {}

    def join(self, parts: Iterable[Data]) -> Data:
        """The parts in one list, or in one text."""
        found: list[Data | int | float] = [0]
        for part in parts:
            if isinstance(part, str) and isinstance(found[-1], str):
                found[-1] += part
            elif part:
                found.append(part)
        if len(found) <= 1:
            return ""
        return found if len(found) > 2 else found[1]  # type: ignore[return-value]

    # -- in a line ------------------------------------------------------------------------

    def text(self, text: str) -> Data:
        """A text, with its placeholders in spans, and apart from its neighbours if it is written
        the other way.
        """
        if not turns(text, in_leftward=self.output.is_leftward):
            return self._marked(text)
        words = text.strip()
        before, _words, after = text.partition(words)
        return self.join([before, [5, self._marked(words)], after])

    def _marked(self, text: str) -> Data:
        parts: list[Data] = []
        end = 0
        for span in find_placeholders(text, self.blank_words):
            parts += [text[end : span.start], self._placeholder(text[span.start : span.end])]
            end = span.end
        return self.join([*parts, text[end:]])

    def link(self, target: Target, tooltip: str = "") -> Data:
        """A link; the title alone if there is no such page."""
        content = self.text(target.title)
        number = self._number_of(target.docname)
        if number is None:
            return content
        return _made(1, number, target.anchor, content, tooltip)

    def _number_of(self, docname: str) -> int | None:
        if docname not in self._numbers:
            try:
                uri = self.output.builder.get_relative_uri(self.docname, docname)
            except NoUri:
                uri = ""
            is_page = docname and uri
            self._numbers[docname] = (
                self.pages.setdefault(uri, len(self.pages)) if is_page else None
            )
        return self._numbers[docname]

    def date(self, date: Date) -> Data:
        """A date in the style of the site, and for machines."""
        text = self.style.text(date)
        if date.kind is DateKind.PLACEHOLDER:
            return self.text(text)
        return _made(3, text, date.iso)

    def credence(self, credence: Credence, *, in_table: bool, has_bar: bool = True) -> Data:
        """A credence with its bar; its percentages are shown on hovering."""
        text, meaning = self.style.figures.credence(credence), self.style.figures.meaning(credence)
        if not text:
            return NO_CREDENCE
        if credence.kind is CredenceKind.PLACEHOLDER:
            return self._placeholder(credence.text)
        if credence.low is None or credence.high is None:
            classes = f"beliefs-credence beliefs-{credence.kind.value}"
            return _made(2, classes, self._apart(text), meaning)
        bar: Data = [4, *bar_of(f"{credence.low:f}", f"{credence.high:f}")]
        aloud = spoken_credence(credence, self.style.language)
        shown: Data = [0, bar, self._apart(text)]
        return _made(2, "beliefs-credence", shown, meaning, sort_value(credence), aloud)

    def _placeholder(self, written: str) -> Data:
        words, aloud = self._apart(written.strip("<>")), spoken_blank(written)
        return _made(2, "beliefs-placeholder", words, to_be_written(), "", aloud)

    def _apart(self, text: str) -> Data:
        return [5, text] if self.output.is_leftward else text

    def span(self, content: Data, *css_classes: str) -> Data:
        """A span."""
        return _made(2, " ".join(css_classes), content)

    def on_phone(self, text: str) -> Data:
        """Words that the stylesheet shows on small screens."""
        return _made(2, "beliefs-cell-label", text)

    # -- blocks: of these only tables have data -------------------------------------------

    def paragraph(self, content: Data, css_class: str = "") -> Data:
        """The content."""
        return content

    def bullets(self, entries: Iterable[Data], css_class: str) -> Data:
        """The entries, one after the other."""
        return self.join(entries)

    def block(self, content: Data, *css_classes: str) -> Data:
        """The content."""
        return content

    def table(self, columns: Sequence[tuple[AnyColumn, str]], rows: Iterable[Data]) -> Data:
        """Nothing: the heads and the lines are kept beside it."""
        self.heads = [(cell_class(column), title) for column, title in columns]
        self.lines = list(rows)
        return ""

    def row(self, cells: Iterable[tuple[AnyColumn, Data]], *, begins_group: bool) -> Data:
        """The list of the cells."""
        return [content for _column, content in cells]

    def group_row(self, group: RowGroup, title: str, width: int) -> Data:
        """The title of the group."""
        return title


def _made(*parts: Data | int | float) -> Data:
    """A list without what is empty at its end."""
    found = list(parts)
    while found[-1] == "":
        found.pop()
    return found
