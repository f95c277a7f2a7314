"""Guesses at credences in notations that are not read here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.names import unquoted
from sphinx_beliefs.model.notation.number_words import IN_WORDS, number_of
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Callable

#: The length of a credence, in characters, up to which it is worth guessing at.
_LONGEST = 60

#: The largest number in "3 to 1" for which it is taken as odds, and not as percentages.
_MOST_ODDS = 20

_FLAGS = re.ASCII | re.IGNORECASE
_NUMBER = r"\d{1,3}(?:\.\d+)?"
_FALLING = LazyPattern(r"(\d{1,2})\s?%?\s?[-–]\s?(\d{1,2})\s?%?", re.ASCII)
_SHARE = LazyPattern(r"(\d{1,6})\s?(?:in|out of|of|/|von)\s?(\d{1,6})", _FLAGS)
_AROUND = LazyPattern(rf"[~≈]?\s?({_NUMBER})\s?(%?)\s?(?:±|\+\s?/\s?-)\s?({_NUMBER})\s?%", _FLAGS)
_BETWEEN = LazyPattern(
    rf"({_NUMBER})\s?%?\s?(?:-|–|—|\.\.\.?|…|/| |to|and|or|bis|und)\s?({_NUMBER})\s?%?", _FLAGS
)

_WORDS = LazyPattern(rf"\b(?:{IN_WORDS})\b", _FLAGS)

_ABOUT = r"about|around|approximately|approx\.?|roughly|circa|ca\.?|c\.?|some|maybe|say|etwa|rund"

#: Words with the signs that replace them here, tried in this order.
_SIGNS = [
    (LazyPattern(pattern, _FLAGS), fixed)
    for pattern, fixed in (
        (r"(?<=\d),(?=\d)", "."),
        (r"\s?(?:percent|per cent|per-cent|pct|prozent|v\.?\s?h\.?)(?!\w)\.?", "%"),
        (r"\A(?:p|pr)\([^()]*\)\s?=\s?", ""),
        (r"\A(?:p|pr|prob|probability|credence)\s?[=:.]\s?", ""),
        (r"\A(?:between|from|zwischen|von)\s", ""),
        (rf"\A(?:{_ABOUT})\s?(?=\d)", "~"),
        (r"\A(?:at least|no less than|not less than|from|min\.?|mindestens)\s", ">="),
        (r"\A(?:at most|no more than|up to|max\.?|höchstens|bis zu)\s", "<="),
        (r"\A(?:more than|greater than|over|above|mehr als|über)\s", ">"),
        (r"\A(?:less than|fewer than|under|below|weniger als|unter)\s", "<"),
        (rf"\A[~≈]?({_NUMBER}\s?%?)\s?(?:\+|plus|or more|or higher|and up|and above)\Z", r">=\1"),
        (rf"\A({_NUMBER}\s?%?)\s?(?:or less|or lower|and below)\Z", r"<=\1"),
        (rf"\A[~≈]?({_NUMBER}\s?%?)\s?(?:-?\s?ish|[?!]{{0,3}}\?[?!]{{0,3}}|or so)\Z", r"~\1"),
        (rf"\A([<>]=?|[~≈]?)\s?({_NUMBER}\s?%)\s?(?:\.|[?!]{{1,4}})\Z", r"\1\2"),
    )
]


def guess(text: str, is_credence: Callable[[str], bool]) -> str:
    """Rewrite a credence in words, or in another notation, as it is written here; empty if that
    is not clear. ``is_credence`` says whether a text can be read.
    """
    if len(text) > _LONGEST:
        return ""
    found = unquoted(text.strip("()*_ "))
    found = _WORDS.sub(lambda match: str(number_of(match[0])), found)
    if (match := _SHARE.fullmatch(found)) and _is_share(found, int(match[1]), int(match[2])):
        return _percent(100 * int(match[1]) / int(match[2]))
    for pattern, fixed in _SIGNS:
        found = pattern.sub(fixed, found)
    if match := _AROUND.fullmatch(found):
        middle, around = float(match[1]), float(match[3])
        found = f"{_percent(middle - around).removesuffix('%')}-{_percent(middle + around)}"
    elif match := _BETWEEN.fullmatch(found):
        found = _between(found, match[1], match[2])
    for candidate in (found, f"{found}%"):
        if candidate != text and is_credence(candidate):
            return candidate
    return ""


def falling_pair(text: str) -> tuple[str, str] | None:
    """The two meanings of a text like ``60-40``, whose numbers sum to 100 and whose second is the
    smaller: a probability and a range. None for any other text.
    """
    match = _FALLING.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if first + second != 100 or first <= second:
        return None
    return f"{first}%", f"{second}-{first}%"


def _is_share(text: str, part: int, whole: int) -> bool:
    """Return whether "part in whole" is meant; ``60/80`` is rather a range."""
    return 0 < part <= whole and ("/" not in text or whole <= _MOST_ODDS or whole % 100 == 0)


def _between(text: str, low: str, high: str) -> str:
    """A range, or odds such as "3 to 1", or even odds; empty if it may be either."""
    if low == high == "50":
        return "50%"
    if re.fullmatch(r"\d+ to \d+", text) and max(int(low), int(high)) <= _MOST_ODDS:
        return f"{low}:{high}" if int(low) > int(high) else ""
    return f"{low}-{high}%"


def _percent(number: float) -> str:
    return f"{number:.{0 if 1 <= number <= 99 else 1}f}%".replace(".0%", "%")
