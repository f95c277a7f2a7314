"""The markers of list entries, and indentation, in Markdown and in reStructuredText."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import NamedTuple

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.patterns import LazyPattern

#: The column of an entry, for lines that begin a text.
TEXT = -1

#: The distance of tab stops, in columns.
_TAB = 4

#: CommonMark's specification 0.31, section 5.2.
_MARKDOWN = LazyPattern(r" {0,3}(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+|\Z)")
#: docutils: ``Body.patterns`` of its states; of letters, only single ones.
_RST = LazyPattern(
    r"(?P<mark>[-+*•‣\u2043]|(?:\d{1,9}|#|[A-Za-z])[.)]|\((?:\d{1,9}|#|[A-Za-z])\))(?P<gap>[ ]+|\Z)"
)
_THEMATIC_BREAK = LazyPattern(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
_BREAKING = frozenset("*-_+")
#: MyST's own break between blocks.
_BLOCK_BREAK = LazyPattern(r" {0,3}\+[ \t]*\+[ \t]*\+")

_NO_NUMBER = dict.fromkeys(map(ord, ascii_letters + digits + "#"))

#: The most spaces after a marker; more of them begin code.
_MOST_SPACES = 4


class Marker(NamedTuple):
    """The marker of an entry: the ``mark`` itself, the column at which its text begins, and the
    rest of its line.
    """

    mark: str
    indent: int
    rest: str

    @property
    def is_numbered(self) -> bool:
        """True if it is a number or a letter."""
        return len(self.mark) > 1

    @property
    def signs(self) -> str:
        """The signs around its number or letter."""
        return self.mark.translate(_NO_NUMBER) if self.is_numbered else self.mark

    @property
    def may_interrupt(self) -> bool:
        """True if it can begin a list right below a paragraph."""
        return bool(self.rest.strip()) and (not self.is_numbered or self.mark[:-1] == "1")


def marker_of(line: str, markup: Markup) -> Marker | None:
    """The marker that a line begins with; None if it begins with none."""
    if markup is Markup.RST:
        match = _RST.match(line)
        return Marker(match["mark"], match.end(), line[match.end() :]) if match else None
    if line[:1].isalpha():
        return None
    match = _MARKDOWN.match(line)
    if match is None:
        return None
    if line[match.end() : match.end() + 1] == match["mark"] and is_break(line):
        return None
    after = match.end("mark")
    rest = line[after:]
    text = rest.lstrip(" \t")
    spaces = columns_of(line[: match.end("gap")]) - after
    if not text or spaces > _MOST_SPACES:
        spaces = 1
    return Marker(match["mark"], after + spaces, _after_columns(line, after + spaces))


def is_break(line: str) -> bool:
    """Return whether a line of Markdown is a break between blocks, and not an entry."""
    if line.lstrip(" ")[:1] not in _BREAKING:
        return False
    return _THEMATIC_BREAK.match(line) is not None or _BLOCK_BREAK.match(line) is not None


def columns_of(text: str) -> int:
    """The width of a text of spaces, tabs and other characters, in columns."""
    if "\t" not in text:
        return len(text)
    return len(text.expandtabs(_TAB))


def indent_width(line: str) -> int:
    """The width of the spaces and tabs that a line begins with, in columns."""
    return columns_of(line[: len(line) - len(line.lstrip(" \t"))])


def dedented(line: str, width: int) -> str:
    """A line without its indentation, but at most ``width`` columns of it."""
    if line[:width].isspace() and "\t" not in line[:width]:
        return line[width:]
    return _after_columns(line, min(width, indent_width(line)))


def _after_columns(line: str, width: int) -> str:
    """The rest of a line after so many columns; a tab that reaches beyond becomes spaces."""
    if "\t" not in line[:width]:
        return line[width:]
    column = 0
    for number, char in enumerate(line):
        if column >= width:
            return " " * (column - width) + line[number:]
        column += _TAB - column % _TAB if char == "\t" else 1
    return " " * max(column - width, 0)
