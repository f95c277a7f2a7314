"""Entries that are uncertainties: ``**Question?** Why it matters: text``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_parts import (
    Head,
    bold_title,
    first_part,
    one_line,
    skip_separator,
    skip_space,
)
from sphinx_beliefs.model.entries.inline_marks import Inline, sentence_ends
from sphinx_beliefs.model.notation.labels import without_why
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup

#: The length of a label and its marks, in characters.
_LONGEST_LABEL = 80
#: What can stand before the label of the why.
_BEFORE_LABEL = LazyPattern(
    r"(?<=[.!?…:;\"”’»)\]*_>])\s+|(?<=\s)(?:—|–|―|-{1,3})\s+|(?<=[。？！])|\n"
)
#: The number of places in a paragraph where a label is looked for.
_MOST_PLACES = 40


def read_uncertainty_head(inline: Inline, markup: Markup, words: EntryWords) -> Head:
    """Part the first paragraph of an uncertainty."""
    titled = bold_title(inline, markup)
    if titled is not None:
        title, rest = titled
        return Head(title, _after_label(inline, rest, words), {}, {})
    end = rest = _end_of_question(inline, words)
    if not end:
        end, rest = first_part(inline, colons=False)
    return Head(one_line(inline.text[:end]), _after_label(inline, rest, words), {}, {})


def _end_of_question(inline: Inline, words: EntryWords) -> int:
    """The position behind the question, or behind all that stands before the label of the why; 0
    if there is neither.
    """
    bare = inline.bare
    first = 0
    for end in sentence_ends(bare):
        if bare[max(end - 9, 0) : end].rstrip('"”’»)]*_')[-1:] in {"?", "？"}:
            first = end
            break
    label = _label_at(inline, words)
    # A label further down belongs to the text.
    between = bare[first:label].rstrip() if label >= 0 else ""
    if label > 0 and (not first or not between or between[-1:] in {"?", "？"}):
        return len(bare[:label].rstrip().rstrip("—–―-").rstrip())
    return first


def _label_at(inline: Inline, words: EntryWords) -> int:
    """The position of the label of the why; -1 if there is none."""
    for number, match in enumerate(_BEFORE_LABEL.finditer(inline.bare)):
        start = match.end()
        if number == _MOST_PLACES:
            break
        if without_why(inline.text[start : start + _LONGEST_LABEL], words.why) is not None:
            return start
    return -1


def _after_label(inline: Inline, position: int, words: EntryWords) -> int:
    """The position behind the label of the why, if it stands there, and dashes around it."""
    position = skip_separator(inline.bare, position)
    rest = without_why(inline.text[position:], words.why)
    if rest is None or rest[:1] in {"*", "_"}:
        return position
    return skip_space(inline.bare, len(inline.text) - len(rest))
