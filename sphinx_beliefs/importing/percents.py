"""Probabilities as numbers of percent."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
#: The most decimal places that a percentage is given with, and the least that it can then be.
_MOST_PLACES = 6
_LEAST = Decimal(1).scaleb(-_MOST_PLACES)
#: The most characters of a number.
_LONGEST = 60


@lru_cache(maxsize=65536)
def percent_of_share(text: str) -> Decimal | None:
    """The percentage of a probability between 0 and 1; None for other texts."""
    share = number_of(text)
    return None if share is None or not 0 <= share <= 1 else rounded(share * _HUNDRED)


@lru_cache(maxsize=65536)
def percent_of_percent(text: str) -> Decimal | None:
    """The percentage of a text that is one, between 0 and 100; None for other texts."""
    percent = number_of(text)
    return None if percent is None or not 0 <= percent <= _HUNDRED else rounded(percent)


def number_of(text: str) -> Decimal | None:
    """The finite number that a text is; None for other texts."""
    if len(text) > _LONGEST or "_" in text:
        return None
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def rounded(percent: Decimal) -> Decimal:
    """A percentage with at most two decimal places, or, close to 0 and 100, with as many as say how
    close it is, up to six.
    """
    distance = min(percent, _HUNDRED - percent)
    places = min(max(2, 1 - distance.adjusted()), _MOST_PLACES) if distance else 0
    short = abs(round(percent, places))
    if distance and short in {0, _HUNDRED}:
        short = _LEAST if short == 0 else _HUNDRED - _LEAST
    plain = short.normalize()
    return plain.quantize(_ONE) if plain == plain.to_integral_value() else plain
