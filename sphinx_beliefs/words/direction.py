"""The direction in which a language is written, and texts that are written the other way."""

from __future__ import annotations

from functools import cache

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.words.daytext import locale_of

#: Hebrew, Arabic and the other scripts from right to left, as ranges of characters.
_RANGES = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"

#: The marks before and after a text that keep it apart; its own first letter gives its direction.
APART = ("\u2068", "\u2069")

#: A letter that is written from right to left, and one that is not.
_LEFTWARD = LazyPattern(f"[{_RANGES}]")
_RIGHTWARD = LazyPattern(f"[^\\W\\d_{_RANGES}]")


@cache
def is_leftward(language: str) -> bool:
    """Return whether a language is written from right to left."""
    # Most sites are in English, and need none of the data that Babel would load.
    if language.startswith("en"):
        return False
    return locale_of(language).text_direction == "rtl"


def apart(text: str, language: str) -> str:
    """A text of figures amid words, or in an attribute. In a language that is written from right to
    left, its signs would change places, so it has the marks around it that keep it apart.
    """
    return f"{APART[0]}{text}{APART[1]}" if text and is_leftward(language) else text


def turns(text: str, *, in_leftward: bool) -> bool:
    """Return whether a text has letters of the other direction than the language of the site.

    Such a text has to be kept apart from what stands beside it: marks and numbers take the
    direction of the letters next to them, and would change places.
    """
    if in_leftward:
        return _RIGHTWARD.search(text) is not None
    return not text.isascii() and _LEFTWARD.search(text) is not None
