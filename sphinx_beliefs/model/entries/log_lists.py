"""A credence log that is written as a list in the why of a belief."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.entries.entry_words import Markup

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
    """
    if not any(_SURE.match(line) for line in lines):
        return None
    for is_list, group in groupby(split_list(lines, markup), lambda p: isinstance(p, EntryPart)):
        parts = list(group)
        sure = sum(_SURE.match(lines[part.first]) is not None for part in parts)
        if is_list and 2 * sure > len(parts):
            return range(parts[0].first, parts[-1].end)
    return None
