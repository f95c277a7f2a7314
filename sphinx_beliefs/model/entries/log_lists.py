"""A credence log that is written as a list in the why of a belief."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import marker_of
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

#: An entry that can only be a line of a log: a credence follows a date at once, and has a mark of
#: its own, or is followed by a dash or the like, or by nothing.
_SURE = LazyPattern(
    r"[-*+][ \t]+\d{4}(?:-\d{2}){0,2}[:,]?[ \t]+(?:[—–-]+[ \t]+)?"
    r"(?:[~≈<>≤≥]{1,2}[ \t]?\d{1,3}(?:[.,]\d{1,9})?(?:[ \t]?[%％]|(?![\w%％]))"
    r"|\d{1,3}(?:[.,]\d{1,9})?(?:[–-]\d{1,3})?[ \t]?[%％](?=[ \t]*(?:[—–:;,.(-]|\Z)))"
)


def find_log(lines: Sequence[str], markup: Markup) -> range | None:
    """The lines of the first list that is a log, which most of its entries have to be sure signs
    of; None if there is none.

    The list can be indented further than the text above it, as it is below an entry where a tab or
    four spaces stand before it.
    """
    if not any(_is_sure(line) for line in lines):
        return None
    if markup is Markup.RST:
        lines = _with_lists_of_quotes(lines)
    for is_list, group in groupby(split_list(lines, markup), lambda p: isinstance(p, EntryPart)):
        parts = list(group)
        sure = sum(_is_sure(lines[part.first]) for part in parts)
        if is_list and 2 * sure > len(parts):
            return range(parts[0].first, parts[-1].end)
    return None


def _is_sure(line: str) -> bool:
    return _SURE.match(line.lstrip(" \t")) is not None


def _with_lists_of_quotes(lines: Sequence[str]) -> list[str]:
    """The lines of reStructuredText in which a list that is indented is a quote, with logs in
    quotes below a text as if they stood at the margin.
    """
    found = list(lines)
    above, width, is_below_blank = "", 0, True
    for number, line in enumerate(found):
        if not line.strip():
            is_below_blank = True
            continue
        indent = len(line) - len(line.lstrip(" "))
        if indent < width:
            width = 0
        if indent and not width:
            begins = is_below_blank and _is_sure(line) and _is_text(above)
            width = indent if begins else 0
        if not width:
            above = line
        found[number] = line[width:]
        is_below_blank = False
    return found


def _is_text(line: str) -> bool:
    """Return whether a line of reStructuredText at the margin is one of a paragraph, or blank, so
    that what is indented below it is not a part of its block.
    """
    if line[:1] in {" ", "\t", ":"} or line.startswith("..") or line.rstrip().endswith("::"):
        return False
    return marker_of(line, Markup.RST) is None
