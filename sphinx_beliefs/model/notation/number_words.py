"""Whole numbers in English words: "nine", "seventy", "forty-two"."""

from __future__ import annotations

import re

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = (
    {word: number for number, word in enumerate(_ONES, start=1)}
    | {"ten": 10}
    | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
)

#: The source of a regular expression for a number in words, of any case, without groups.
IN_WORDS = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)})\b)?|{'|'.join((*_ONES, 'ten'))}"


def number_of(text: str) -> int:
    """The number that a text of digits, or one that ``IN_WORDS`` matches, stands for.

    Raises KeyError for any other text.
    """
    if text.isdecimal():
        return int(text)
    return sum(_VALUES[word] for word in re.split("[- ]", text.lower()))
