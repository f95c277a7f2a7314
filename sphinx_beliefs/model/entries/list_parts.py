"""The entries of the lists in a text, and the text between them.

Only lists at the outer level count, and only lines that a parser would take for entries as well:
not those in code, in comments or in HTML, and not a line of a paragraph that begins with a dash in
reStructuredText. A line without indentation right below the text of an entry belongs to the entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import (
    Marker,
    dedented,
    indent_width,
    is_break,
    marker_of,
)
from sphinx_beliefs.model.notation.fences import fence_below
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence


class EntryPart(NamedTuple):
    """The lines of an entry, from ``first`` up to ``end`` (exclusive), with the blank lines below
    it; ``indent`` is the column at which its text begins.
    """

    first: int
    end: int
    indent: int


class TextPart(NamedTuple):
    """Lines that are not an entry, from ``first`` up to ``end`` (exclusive)."""

    first: int
    end: int


Part = EntryPart | TextPart


def split_list(lines: Sequence[str], markup: Markup) -> list[Part]:
    """The entries and the texts between them, in order; together they are all the lines."""
    scanner = _MarkdownScanner() if markup is Markup.MARKDOWN else _RstScanner()
    parts: list[Part] = []
    first, indent = 0, -1
    for number, line in enumerate(lines):
        found = scanner.take(line, lines[number + 1] if number + 1 < len(lines) else "")
        if found is None:
            continue
        if number > first:
            parts.append(_part(first, number, indent))
        first, indent = number, found
    if len(lines) > first:
        parts.append(_part(first, len(lines), indent))
    return parts


def _part(first: int, end: int, indent: int) -> Part:
    return TextPart(first, end) if indent < 0 else EntryPart(first, end, indent)


#: The column of an entry, for lines that begin a text.
_TEXT = -1


class _MarkdownScanner:
    """Follows the blocks of Markdown as far as they decide where entries begin and end."""

    def __init__(self) -> None:
        #: The column of the text of the entry that is being read; none of a text.
        self._indent = _TEXT
        #: True if the last line is one of a paragraph, which a line below can continue.
        self._in_paragraph = False
        #: True if the entry has nothing but its marker.
        self._is_empty = False
        self._fence = ""
        #: The text that ends the HTML that is open; a blank line ends other HTML.
        self._html_end: LazyPattern | None = None
        self._was_blank = False

    def take(self, line: str, _following: str) -> int | None:
        """Take a line; if a part begins with it, the column of an entry, or _TEXT."""
        if not line.strip():
            self._take_blank()
            return None
        if self._indent >= 0 and indent_width(line) >= self._indent:
            if self._is_empty and self._was_blank:
                # An entry that begins with a blank line is empty.
                return self._begin_text(line)
            self._is_empty = self._was_blank = False
            self._follow(dedented(line, self._indent))
            return None
        if self._is_inside_of_text():
            self._follow(line)
            return None
        marker = marker_of(line, Markup.MARKDOWN)
        is_lazy = self._in_paragraph and self._indent < 0
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
        if self._html_end is _BLANK:
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
        self._indent = _TEXT
        self._fence, self._html_end, self._was_blank = "", None, False
        self._in_paragraph = self._is_empty = False
        self._follow(line)
        return _TEXT

    def _follow(self, line: str) -> None:
        """Note what is open below a line of the part."""
        if self._html_end is not None:
            if self._html_end.search(line):
                self._html_end = None
            return
        above = self._fence
        self._fence = fence_below(above, line)
        if above or self._fence:
            self._in_paragraph = False
            return
        if not self._in_paragraph and indent_width(line) >= _CODE:
            return  # code, or deep in lists; a line that continues it is rare
        line = line.lstrip(" \t")
        while (marker := marker_of(line, Markup.MARKDOWN)) and marker.rest.strip():
            # A paragraph in a list within the entry can be continued as well.
            line = marker.rest.lstrip(" \t")
            self._fence = fence_below("", line)
        if self._fence:
            self._in_paragraph = False
            return
        if line[:1] == "<":
            self._html_end = _html_end(line, in_paragraph=self._in_paragraph)
            if self._html_end is not None:
                self._in_paragraph = False
                if self._html_end.search(line):
                    self._html_end = None
                return
        self._in_paragraph = bool(line) and not _ends_paragraph(line)


class _RstScanner:
    """Follows the blocks of reStructuredText as far as they decide where entries begin and end."""

    def __init__(self) -> None:
        self._indent = _TEXT
        self._was_blank = True
        #: True if the last paragraph announces a literal block.
        self._is_announced = False
        self._is_quoted = False

    def take(self, line: str, following: str) -> int | None:
        """Take a line; if a part begins with it, the column of an entry, or _TEXT."""
        if not line.strip():
            self._was_blank = True
            self._is_quoted = False
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
        if marker is not None and _is_entry(marker, line, following):
            self._indent, self._is_announced = marker.indent, False
            return self._indent
        self._is_announced = line.rstrip().endswith("::")
        if self._indent < 0 or not was_blank:
            return None
        self._indent = _TEXT
        return _TEXT


#: The marks with which the lines of a literal block can begin that is not indented.
_QUOTING = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _is_entry(marker: Marker, line: str, following: str) -> bool:
    """Return whether a line is an entry, and not a sentence that begins with an initial: docutils
    looks at the line below it as well.
    """
    if not marker.is_numbered or not following.strip() or not marker.mark.strip("().").isalpha():
        return True
    del line
    return following[:1].isspace() or marker_of(following, Markup.RST) is not None


#: The indentation of code, in columns.
_CODE = 4

_BLANK = LazyPattern(r"(?!)")
_FIRST_OF_BLOCK = LazyPattern(
    r" {0,3}(?:>|#{1,6}(?:[ \t]|\Z)|%|\([^\s()]+\)=\s*\Z|\[\^[^\]\s]+\]:|\$\$"
    r"|`{3,}[^`]*\Z|~{3,}|:{3,}\{|:{3,}\s*\Z)"
)
_HEADING = LazyPattern(r"#{1,6}(?:[ \t]|\Z)")
#: The beginnings of HTML, with what ends it: CommonMark's specification 0.31, section 4.6.
_HTML = (
    (
        LazyPattern(r"<(?:script|pre|style|textarea)(?=[\s>]|\Z)", 2),
        LazyPattern(r"</(?:script|pre|style|textarea)>", 2),
    ),
    (LazyPattern(r"<!--"), LazyPattern(r"-->")),
    (LazyPattern(r"<\?"), LazyPattern(r"\?>")),
    (LazyPattern(r"<![A-Za-z]"), LazyPattern(r">")),
    (LazyPattern(r"<!\[CDATA\["), LazyPattern(r"\]\]>")),
    (
        LazyPattern(
            r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup"
            r"|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset"
            r"|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol"
            r"|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
            r"|track|ul)(?=[\s>]|/>|\Z)",
            2,
        ),
        _BLANK,
    ),
)
#: A line that is one tag.
_ONE_TAG = LazyPattern(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>\s*\Z")


def _html_end(line: str, *, in_paragraph: bool) -> LazyPattern | None:
    """The end of the HTML that a line begins; None if it begins none."""
    for begin, end in _HTML:
        if begin.match(line):
            return end
    return _BLANK if not in_paragraph and _ONE_TAG.match(line) else None


def begins_block(line: str) -> bool:
    """Return whether a line begins a block, and so ends the paragraph above it."""
    text = line.lstrip(" \t")
    if indent_width(line) >= _CODE:
        return False
    if text[:1] == "<":
        return _html_end(text, in_paragraph=True) is not None
    return _FIRST_OF_BLOCK.match(line) is not None or is_break(line)


def _ends_paragraph(line: str) -> bool:
    """Return whether nothing can continue a line: it is a heading, a break or a comment."""
    return _HEADING.match(line) is not None or is_break(line) or line[:1] == "%"
