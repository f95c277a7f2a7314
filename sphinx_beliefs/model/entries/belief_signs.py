"""Signs that the entries of a plain list are beliefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.list_markers import marker_of
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.entries.entry_words import Markup

#: The fewest entries by which a list can be told.
_FEWEST = 2


def are_beliefs(lines: Sequence[str], markup: Markup) -> bool:
    """Return whether the lines of a list can only be beliefs: each of its entries is a claim in
    bold with a percentage, and not a label with one.
    """
    parts = split_list(lines, markup)
    return len(parts) >= _FEWEST and all(
        isinstance(part, EntryPart) and _is_belief(lines[part.first : part.end], markup)
        for part in parts
    )


def _is_belief(lines: Sequence[str], markup: Markup) -> bool:
    marker = marker_of(lines[0], markup)
    if marker is None or not marker.rest.lstrip().startswith("**"):
        return False
    entry = read_entry(Kind.BELIEF, lines, markup)
    credence, claim = entry.options.get("credence", ""), entry.title.strip()
    is_claim = " " in claim or not claim.isascii()
    is_rough = credence.lstrip()[:1] in {"~", "≈"}
    return "%" in credence and is_claim and (is_rough or claim[-1:] in {".", "!", "?", "。"})
