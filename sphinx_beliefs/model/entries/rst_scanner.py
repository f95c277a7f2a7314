"""A scanner of reStructuredText, line by line, for the entries of its lists."""

from __future__ import annotations

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import TEXT, Marker, indent_width, marker_of
from sphinx_beliefs.model.patterns import LazyPattern


class RstScanner:
    """Follows the blocks of reStructuredText as far as they decide where entries begin and end."""

    def __init__(self) -> None:
        self._indent = TEXT
        self._was_blank = True
        #: True if the last paragraph announces a literal block.
        self._is_announced = False
        self._is_quoted = False
        #: The number of lines above in a paragraph of a text.
        self._lines = 0

    def take(self, line: str, following: str) -> int | None:
        """Take a line; if a part begins with it, the column of an entry, or TEXT."""
        if not line.strip():
            self._was_blank = True
            self._is_quoted = False
            self._lines = 0
            return None
        was_blank, self._was_blank = self._was_blank, False
        width = indent_width(line)
        if width and (self._indent < 0 or width >= self._indent or not was_blank):
            self._is_announced = False
            return None
        if self._is_quoted or (self._indent < 0 and was_blank and self._is_announced):
            # A literal block of lines that begin with one mark.
            self._is_quoted, self._is_announced = line[:1] in _QUOTING, False
            if self._is_quoted:
                return None
        marker = marker_of(line, Markup.RST) if was_blank or self._indent >= 0 else None
        if marker is not None and _is_entry(marker, following):
            self._indent, self._is_announced = marker.indent, False
            return self._indent
        self._is_announced = line.rstrip().endswith("::")
        self._lines += 1
        # Below a heading, no blank line is needed.
        self._was_blank = self._lines == _HEADING_LINES and _UNDERLINE.match(line) is not None
        if self._indent < 0 or not was_blank:
            return None
        self._indent = TEXT
        return TEXT


#: A line of one mark, and the lines of a heading with it.
_UNDERLINE = LazyPattern(r"([!-/:-@\[-`{-~])\1{2,}\s*\Z")
_HEADING_LINES = 2
#: The marks with which the lines of a literal block can begin that is not indented.
_QUOTING = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _is_entry(marker: Marker, following: str) -> bool:
    """Return whether a line is an entry, and not a sentence that begins with a number or initial:
    docutils looks at the line below it too.
    """
    if not marker.is_numbered or not following.strip() or following[0].isspace():
        return True
    other = marker_of(following, Markup.RST)
    return other is not None and other.signs == marker.signs
