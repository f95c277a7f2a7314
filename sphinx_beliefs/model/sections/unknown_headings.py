"""The lists of a page below headings that have no meaning, nor stand below one that has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.sections.section_scopes import Heading, ListLines, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.model.sections.section_headings import Headings
    from sphinx_beliefs.model.sections.section_scopes import Block


_BOLD_ENTRY = LazyPattern(r"^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\*\*", re.MULTILINE)


def may_have_beliefs(text: str) -> bool:
    """Return whether a page may have a list of at least two claims in bold with a percentage; this
    is quick, and most have none.
    """
    if "**" not in text or ("%" not in text and "％" not in text):
        return False
    found = _BOLD_ENTRY.finditer(text)
    return next(found, None) is not None and next(found, None) is not None


def lists_below_unknown(
    blocks: Iterable[Block], headings: Headings, *, has_title: bool = False
) -> dict[Heading, list[ListLines]]:
    """The lists by the heading that they stand below; those below the title of the page, or below
    no heading, are not among them.

    ``has_title`` is true if no heading can be the title of the page.
    """
    in_order = sorted(blocks, key=lambda block: block.line)
    title = None if has_title else title_of([b for b in in_order if isinstance(b, Heading)])
    found: dict[Heading, list[ListLines]] = {}
    # The headings that hold, and whether one of them up to there has a meaning.
    scopes: list[tuple[Heading, bool]] = []
    for block in in_order:
        if isinstance(block, Heading):
            while scopes and scopes[-1][0].level >= block.level:
                scopes.pop()
            is_known = block is not title and headings.meaning_of(block.words) is not None
            scopes.append((block, is_known or bool(scopes and scopes[-1][1])))
        elif isinstance(block, ListLines) and scopes:
            heading, is_known = scopes[-1]
            if heading is not title and not is_known:
                found.setdefault(heading, []).append(block)
    return found
