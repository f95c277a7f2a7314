"""Entries that are uncertainties: ``**Question?** Why it matters: text``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_parts import (
    Head,
    first_part,
    one_line,
    skip_separator,
    skip_space,
    skip_stop,
)
from sphinx_beliefs.model.entries.inline_marks import Inline, bold_at, sentence_ends
from sphinx_beliefs.model.notation.labels import without_why

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup

#: The length of a label and its marks, in characters.
_LONGEST_LABEL = 80


def read_uncertainty_head(inline: Inline, markup: Markup, words: EntryWords) -> Head:
    """Part the first paragraph of an uncertainty."""
    bare = inline.bare
    bold = bold_at(bare, 0, markup)
    following = bare[bold.after : bold.after + 2].strip() if bold else ""
    if bold and not (following and following.islower() and bare[bold.end - 1] not in "?？.!"):
        rest = skip_stop(bare, bold.after)
        title = inline.text[bold.start : bold.end] + inline.text[bold.after : rest].rstrip(",;")
        return Head(one_line(title), _after_label(inline, rest, words), {}, {})
    end = _end_of_question(inline, words)
    if not end:
        end, rest = first_part(inline, colons=False)
        return Head(one_line(inline.text[:end]), _after_label(inline, rest, words), {}, {})
    return Head(one_line(inline.text[:end]), _after_label(inline, end, words), {}, {})


def _end_of_question(inline: Inline, words: EntryWords) -> int:
    """The position behind the question: several if the label of the why stands behind them."""
    first = 0
    for end in sentence_ends(inline.bare):
        is_question = inline.bare[max(end - 9, 0) : end].rstrip('"”’»)]*_')[-1:] in {"?", "？"}
        if first and not is_question:
            break
        start = skip_separator(inline.bare, end)
        if without_why(inline.text[start : start + _LONGEST_LABEL], words.why) is not None:
            return end
        if is_question:
            first = first or end
    return first


def _after_label(inline: Inline, position: int, words: EntryWords) -> int:
    """The position behind the label of the why, if it stands there, and dashes around it."""
    position = skip_separator(inline.bare, position)
    rest = without_why(inline.text[position:], words.why)
    if rest is None or rest[:1] in {"*", "_"}:
        return position
    return skip_space(inline.bare, len(inline.text) - len(rest))
