"""A scanner of Markdown, line by line, for the entries of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import (
    TEXT,
    Marker,
    dedented,
    indent_width,
    marker_of,
)
from sphinx_beliefs.model.entries.markdown_blocks import (
    BLANK,
    CODE,
    NESTING,
    UNDERLINE,
    begins_block,
    html_end,
    is_one_line,
)
from sphinx_beliefs.model.notation.fences import fence_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.patterns import LazyPattern

#: The deepest list in a line that is followed.
_DEEPEST = 8

#: The marks around a formula, where MyST reads them.
_FORMULA = "$$"


class MarkdownScanner:
    """Follows the blocks of Markdown as far as they decide where entries begin and end."""

    def __init__(self, lines: Sequence[str]) -> None:
        #: The number of lines left that can end a formula.
        self._formula_ends = sum(_ends_formula(line) for line in lines)
        #: The column of the text of the entry that is being read; none of a text.
        self._indent = TEXT
        #: True if the last line is one of a paragraph, which a line below can continue.
        self._in_paragraph = False
        #: True if that is a paragraph of a quote or of a footnote.
        self._is_nested = False
        #: True if the entry has nothing but its marker.
        self._is_empty = False
        self._fence = ""
        #: The text that ends the HTML that is open; a blank line ends other HTML.
        self._html_end: LazyPattern | None = None
        self._was_blank = False

    def take(self, line: str, _following: str) -> int | None:
        """Take a line; if a part begins with it, the column of an entry, or TEXT."""
        if not line.strip():
            self._take_blank()
            return None
        self._formula_ends -= _ends_formula(line)
        # An entry that begins with a blank line is empty.
        is_over = self._is_empty and self._was_blank
        if self._indent >= 0 and indent_width(line) >= self._indent and not is_over:
            self._is_empty = self._was_blank = False
            self._follow(dedented(line, self._indent))
            return None
        if self._is_inside_of_text():
            self._follow(line)
            return None
        marker = marker_of(line, Markup.MARKDOWN)
        is_lazy = self._in_paragraph and self._indent < 0 and not self._is_nested
        if marker is not None and (marker.may_interrupt or not is_lazy):
            return self._begin_entry(marker)
        if self._indent >= 0:
            if self._in_paragraph and not begins_block(line):
                self._was_blank = False
                return None
            return self._begin_text(line)
        self._was_blank = False
        self._follow(line)
        return None

    def _take_blank(self) -> None:
        self._was_blank = True
        self._in_paragraph = False
        if self._html_end is BLANK:
            self._html_end = None

    def _is_inside_of_text(self) -> bool:
        """Return whether a block of a text is open in which no entry can begin."""
        return self._indent < 0 and bool(self._fence or self._html_end)

    def _begin_entry(self, marker: Marker) -> int:
        self._indent = marker.indent
        self._fence, self._html_end, self._was_blank = "", None, False
        self._in_paragraph = False
        self._is_empty = not marker.rest.strip()
        self._follow(marker.rest)
        return self._indent

    def _begin_text(self, line: str) -> int:
        self._indent = TEXT
        self._fence, self._html_end, self._was_blank = "", None, False
        self._in_paragraph = self._is_empty = False
        self._follow(line)
        return TEXT

    def _follow(self, line: str) -> None:
        """Note what is open below a line of the part."""
        if self._html_end is not None:
            if self._html_end.search(line):
                self._html_end = None
            return
        if self._in_paragraph and not self._fence and line[:1].isalpha():
            return  # most lines are such
        above = self._fence
        self._fence = self._fence_below(above, line)
        if above or self._fence:
            self._in_paragraph = False
            return
        if not self._in_paragraph and indent_width(line) >= CODE:
            return  # code, or deep in lists; a line that continues it is rare
        line = line.lstrip(" \t")
        for _list in range(_DEEPEST):
            marker = marker_of(line, Markup.MARKDOWN)
            if marker is None or not marker.rest.strip():
                break
            # A paragraph in a list within the entry can be continued as well.
            line = marker.rest.lstrip(" \t")
            self._fence = fence_below("", line)
        if self._fence:
            self._in_paragraph = False
            return
        if line[:1] == "<":
            self._html_end = html_end(line, in_paragraph=self._in_paragraph)
            if self._html_end is not None:
                self._in_paragraph = False
                if self._html_end.search(line):
                    self._html_end = None
                return
        if not self._in_paragraph or NESTING.match(line):
            self._is_nested = NESTING.match(line) is not None
        elif UNDERLINE.match(line):
            self._in_paragraph = False
            return
        self._in_paragraph = bool(line) and not is_one_line(line)

    def _fence_below(self, fence: str, line: str) -> str:
        """The marks of the fence that is open below a line, or those of a formula."""
        if fence == _FORMULA:
            return "" if _ends_formula(line) else fence
        may_begin = not fence and not self._in_paragraph and self._formula_ends > 0
        if may_begin and line.strip() == _FORMULA:
            return _FORMULA
        return fence_below(fence, line)


def _ends_formula(line: str) -> bool:
    return line.endswith(_FORMULA) or line.rstrip().endswith(_FORMULA)
