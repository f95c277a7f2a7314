"""Finds the lists of items in a page of reStructuredText, as docutils reads its blocks.

Only what stands at the margin counts: the text of directives, quotes and tables is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.sections.section_scopes import (
    Heading,
    Included,
    ListLines,
    is_task_list,
    says_plain,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.sections.section_scopes import Block

#: docutils, ``states.Body``: bullets, and enumerators of digits, letters or an automatic number.
_BULLET = LazyPattern(r"(?P<mark>[-+*•‣\u2043])(?: +|\Z)")
_NUMBERED = LazyPattern(r"(?P<mark>\(?(?:\d{1,9}|[A-Za-z]|#)[.)])(?: +|\Z)")
_EXPLICIT = LazyPattern(r"(?:\.\.|__)(?: +|\Z)")
#: Sphinx calls it ``rst-class``, unless the site has no default domain.
_CLASS = LazyPattern(r"\.\. +(?:rst-)?class:: +(?P<names>.+)")
_INCLUDE = LazyPattern(r"\.\. +include:: +(?P<path>\S.*)")
_DIRECTIVE = LazyPattern(r"\.\. +[^\s:][^:]*::(?:\s|\Z)")
_SIMPLE_TABLE = LazyPattern(r"=+(?: +=+)+ *\Z")
_TITLE_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
#: A shorter line below a longer text does not make a title of it.
_SHORTEST_LINE = 4


def rst_blocks(lines: Sequence[str]) -> list[Block]:
    """The blocks at the margin of a page, or of a part of one, that matter for its lists; the lines
    have no tabs.
    """
    finder = _Finder(lines)
    finder.read()
    return finder.blocks


class _Finder:
    """Reads the blocks at the margin of a page from its top."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        #: The styles of titles, the highest level first.
        self._styles: list[tuple[str, bool]] = []
        self._is_plain = False
        self._is_literal = False

    def read(self) -> None:
        """Read the blocks."""
        number = 0
        while number < len(self.lines):
            number = self._take(number)

    def _line(self, number: int) -> str:
        return self.lines[number].rstrip() if number < len(self.lines) else ""

    def _take(self, number: int) -> int:
        """Take the block that begins at a line; return the line below it."""
        line = self._line(number)
        if not line:
            return number + 1
        is_literal, self._is_literal = self._is_literal, False
        if line[0].isspace():
            return self._below(number)
        if is_literal and line[0] in _TITLE_MARKS:
            return self._paragraph_end(number)
        is_plain, self._is_plain = self._is_plain, False
        if self._marks_at(number):
            return self._take_list(number, is_plain=is_plain)
        if _EXPLICIT.match(line):
            return self._take_explicit(number, is_plain=is_plain)
        if _SIMPLE_TABLE.match(line):
            return self._table_end(number)
        if below := self._take_title(number):
            return below
        end = self._paragraph_end(number)
        self._is_literal = self._line(end - 1).endswith("::")
        return end

    def _below(self, number: int) -> int:
        """The first line at the margin from a line on."""
        while number < len(self.lines) and not self._line(number)[:1].strip():
            number += 1
        return number

    def _paragraph_end(self, number: int) -> int:
        """The line below a paragraph, a field or the like, of which indented lines are not part."""
        while self._line(number)[:1].strip():
            number += 1
        return number

    def _table_end(self, number: int) -> int:
        """The line below a simple table: its second border below the first, or one before a blank
        line.
        """
        borders = 0
        for below in range(number + 1, len(self.lines)):
            if _SIMPLE_TABLE.match(self._line(below)):
                borders += 1
                if borders == 2 or not self._line(below + 1):
                    return below + 1
        return self._paragraph_end(number)

    # -- lists ----------------------------------------------------------------------------

    def _marks_at(self, number: int) -> str:
        """The mark of the entry that begins at a line, ``#`` for a number; empty if none does."""
        line = self._line(number)
        if bullet := _BULLET.match(line):
            return bullet["mark"]
        numbered = _NUMBERED.match(line)
        if numbered is None:
            return ""
        following = self._line(number + 1)
        is_entry = not following[:1].strip() or _follows(numbered["mark"], following)
        return "#" if is_entry else ""

    def _take_list(self, number: int, *, is_plain: bool) -> int:
        mark = self._marks_at(number)
        starts = [number]
        below = self._below(number + 1)
        while below < len(self.lines) and self._marks_at(below) == mark:
            starts.append(below)
            below = self._below(below + 1)
        end = below
        while not self._line(end - 1):
            end -= 1
        pattern = _NUMBERED if mark == "#" else _BULLET
        first_lines = [pattern.sub("", self._line(start), 1) for start in starts]
        if not is_plain and not is_task_list(first_lines):
            self.blocks.append(ListLines(number, end))
        return below

    # -- explicit markup ------------------------------------------------------------------

    def _take_explicit(self, number: int, *, is_plain: bool) -> int:
        """Take a comment, a directive or the like; it may say that the list below it is plain, and
        does not undo it if readers do not see it.
        """
        line = self._line(number)
        end = self._below(number + 1)
        if named := _CLASS.match(line):
            self._is_plain = any(map(says_plain, named["names"].split()))
        elif included := _INCLUDE.match(line):
            self.blocks.append(Included(number, included["path"]))
        elif not _DIRECTIVE.match(line):
            text = [line[2:], *(self._line(inner) for inner in range(number + 1, end))]
            self._is_plain = is_plain or says_plain(" ".join(text))
        return end

    # -- titles ---------------------------------------------------------------------------

    def _take_title(self, number: int) -> int:
        """Take a title, with the lines around it; return the line below it, 0 if there is none."""
        line, following = self._line(number), self._line(number + 1)
        if _is_title_line(line):
            words = following.strip()
            if not words or self._line(number + 2) != line:
                return number + 1  # a line across the page
            return self._note_title(number, words, (line[0], True))
        if not _is_title_line(following):
            return 0
        if len(following) < min(len(line), _SHORTEST_LINE):
            return 0
        return self._note_title(number, line, (following[0], False))

    def _note_title(self, number: int, words: str, style: tuple[str, bool]) -> int:
        if style not in self._styles:
            self._styles.append(style)
        self.blocks.append(Heading(number, self._styles.index(style) + 1, words))
        return number + 2 + style[1]


def _follows(mark: str, line: str) -> bool:
    """Return whether a line right below an entry with a number begins the next one; otherwise the
    number is part of a sentence.
    """
    following = _NUMBERED.match(line)
    if following is None:
        return False
    this, after = mark.strip("()."), following["mark"].strip("().")
    if "#" in {this, after}:
        return True
    if this.isdecimal():
        return after.isdecimal() and int(after) == int(this) + 1
    return len(after) == 1 and ord(after) == ord(this) + 1


def _is_title_line(line: str) -> bool:
    return bool(line) and line[0] in _TITLE_MARKS and not line.strip(line[0])
