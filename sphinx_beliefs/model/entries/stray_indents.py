"""The indentation that lines below an entry have beyond that of its text, where an editor indents
them with tabs or by four spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import dedented, indent_width, marker_of
from sphinx_beliefs.model.entries.log_lists import find_log
from sphinx_beliefs.model.entries.markdown_blocks import CODE
from sphinx_beliefs.model.notation.fences import fence_below

if TYPE_CHECKING:
    from collections.abc import Sequence


def without_stray_indent(lines: Sequence[str], markup: Markup) -> list[str]:
    """The lines of a body; those below its first paragraphs lose the indentation that they all
    have, if they are the same without. In reStructuredText, this holds for a log alone.
    """
    found = list(lines)
    if markup is Markup.RST:
        log = find_log(found, markup) or range(0)
        first, end = log.start, log.stop
    else:
        first, end = _first_of_indented(found), len(found)
    width = min((indent_width(line) for line in found[first:end] if line.strip()), default=0)
    if markup is Markup.MARKDOWN and (width >= CODE or _may_differ(found, first, width)):
        return found
    found[first:end] = [dedented(line, width) for line in found[first:end]]
    return found


def _first_of_indented(lines: Sequence[str]) -> int:
    """The first line from which on all are indented."""
    first = len(lines)
    while first and (not lines[first - 1].strip() or indent_width(lines[first - 1])):
        first -= 1
    return first


def _may_differ(lines: Sequence[str], first: int, width: int) -> bool:
    """Return whether the lines from ``first`` on may belong to a list or a fence above them, or
    one of them may be code, which it would not be with less indentation.
    """
    fence = ""
    for line in lines[:first]:
        fence = fence_below(fence, line)
        if marker_of(line, Markup.MARKDOWN) is not None:
            return True
    text = width  # the column of the text of the entry that is open
    is_below_blank = False
    for line in lines[first:]:
        indent = indent_width(line)
        if indent == width and line.strip():
            marker = marker_of(line, Markup.MARKDOWN)
            text = marker.indent if marker else width
        elif is_below_blank and indent >= CODE and (indent < text or text == width):
            return True
        is_below_blank = not line.strip()
    return bool(fence)
