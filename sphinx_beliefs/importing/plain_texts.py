"""Texts of others without what no page can hold."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sphinx_beliefs.model.notation.names import printable

_LINE_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n{3,}")


@lru_cache(maxsize=4096)
def line_of(text: str) -> str:
    """A text on one line, without control characters. Many rows of a file have the same title."""
    return printable(text)


def lines_of(text: str) -> str:
    """A text with its line breaks, of one kind, and without control characters.

    Empty lines around it are dropped, and of several between lines one is kept.
    """
    text = _LINE_BREAK.sub("\n", text)
    if not text.isprintable():
        text = "".join(
            char
            for char in text
            if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}
        )
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", text).strip("\n")


def paragraphs(*texts: str) -> str:
    """Texts with an empty line between them, those that are empty left out."""
    return "\n\n".join(text for text in texts if text)


def listed(text: str, separator: str = ";") -> tuple[str, ...]:
    """The parts of a list, each once."""
    parts = (line_of(part) for part in text.split(separator))
    return tuple(dict.fromkeys(part for part in parts if part))
