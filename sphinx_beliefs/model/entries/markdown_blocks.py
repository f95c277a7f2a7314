"""The lines that begin blocks of Markdown, as CommonMark and MyST have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.list_markers import indent_width, is_break
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The indentation of code, in columns.
CODE = 4

#: Stands for the end of HTML that a blank line ends.
BLANK = LazyPattern(r"(?!)")
_FIRST_OF_BLOCK = LazyPattern(
    r" {0,3}(?:>|#{1,6}(?:[ \t]|\Z)|%|\([^\s()]+\)=\s*\Z|\[\^[^\]\s]+\]:"
    r"|`{3,}[^`]*\Z|~{3,}|:{3,}\{|:{3,}\s*\Z)"
)
#: The beginning of a quote or a footnote.
NESTING = LazyPattern(r">|\[\^[^\]\s]+\]:")
#: What makes a heading of the paragraph above it.
UNDERLINE = LazyPattern(r"(?:=+|-+)\s*\Z")
#: A heading, a comment or a target.
_ONE_LINE = LazyPattern(r"#{1,6}(?:[ \t]|\Z)|%|\([^\s()]+\)=\s*\Z")
#: A cell of the line below the head of a table, and a mark between cells.
_RULE = LazyPattern(r"[ \t]*:?-+:?[ \t]*")
_BAR = LazyPattern(r"(?<!\\)\|")
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
        BLANK,
    ),
)
#: A line that is one tag.
_ONE_TAG = LazyPattern(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>\s*\Z")


def html_end(line: str, *, in_paragraph: bool) -> LazyPattern | None:
    """The end of the HTML that a line begins; None if it begins none."""
    for begin, end in _HTML:
        if begin.match(line):
            return end
    return BLANK if not in_paragraph and _ONE_TAG.match(line) else None


def begins_block(line: str) -> bool:
    """Return whether a line begins a block, and so ends the paragraph above it."""
    if line[:1].isalpha():
        return False
    text = line.lstrip(" \t")
    if indent_width(line) >= CODE:
        return False
    if text[:1] == "<":
        return html_end(text, in_paragraph=True) is not None
    return _FIRST_OF_BLOCK.match(line) is not None or is_break(line)


def begins_table(lines: Sequence[str], number: int) -> bool:
    """Return whether a line is the head of a table: a rule of as many cells is below it."""
    if number + 1 >= len(lines) or "|" not in lines[number] or "|" not in lines[number + 1]:
        return False
    if indent_width(lines[number]) >= CODE or indent_width(lines[number + 1]) >= CODE:
        return False
    rule = _cells(lines[number + 1])
    return all(map(_RULE.fullmatch, rule)) and len(rule) == len(_cells(lines[number]))


def _cells(line: str) -> list[str]:
    cells = _BAR.split(line.strip())
    first = int(not cells[0])
    return cells[first : len(cells) - (not cells[-1])] if len(cells) > 1 else cells


def is_one_line(line: str) -> bool:
    """Return whether nothing can continue a line, since it is a block of its own."""
    return _ONE_LINE.match(line) is not None or is_break(line)
