"""The marks between words in the language of the site: of lists, labels, sentences and notes.

Each is part of a message, since languages have marks of their own ("；", "、"), put spaces around
them (French sets a colon apart) or leave them out (Chinese).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_beliefs.model.known_names import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable

_ = get_translation(CATALOGUE)

#: The marks after which no space is written, since they are as wide as a character.
_WIDE = ("。", "，", "、", "：", "；", "！", "？", "）")


def comma() -> str:
    """The mark between short words of a list: "3 credences, 2 whys"."""
    # Translators: two of several short things in a row, as in "3 credences, 2 whys". What stands
    # between the two is put between any two.
    return _between(_("{one}, {two}"))


def semicolon() -> str:
    """The mark between titles in a row, which may have commas in them."""
    # Translators: two of several titles in a row. What stands between is put between any two.
    return _between(_("{one}; {two}"))


def _between(pattern: str) -> str:
    return pattern.partition("{one}")[2].rpartition("{two}")[0]


def enumerated(words: Iterable[str]) -> str:
    """Short words in a row."""
    return comma().join(words)


def with_note(text: str, note: str) -> str:
    """A text with a note after it: "likely (55–80%)"; the note alone if there is no text."""
    return note_pattern().replace("{text}", text).replace("{note}", note)


def note_pattern() -> str:
    """The pattern of a text with a note, for the script of a table."""
    # Translators: a text, and a note on it such as a number: "likely (55–80%)", "Tech (12)".
    return _("{text} ({note})")


def label_of(head: str) -> str:
    """The head of a column as a label before what would stand below it."""
    # Translators: a label, which is a word such as "Outcome", with the mark after it.
    return _("{label}:").replace("{label}", head)


def led_by(label: str) -> str:
    """A label, and the space between it and what follows."""
    return label + space_after(label)


def space_after(words: str) -> str:
    """The space between a label, or a sentence, and what follows; empty where none is written."""
    return "" if words.endswith(_WIDE) else " "
