"""The beginnings of texts that are too long for their place."""

from __future__ import annotations


def whole_words(text: str, longest: int) -> str:
    """The words at the beginning of a text that fit into ``longest`` characters; of a first word
    that does not fit, its beginning.
    """
    beginning = text[:longest]
    return beginning.rpartition(" ")[0] or beginning
