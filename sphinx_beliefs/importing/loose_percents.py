"""Probabilities as people write them in spreadsheets, by the scale of the column."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_beliefs.importing.percents import number_of, rounded
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from decimal import Decimal

_HUNDRED = 100
#: A number with a mark of percent or without, as ``60``, ``0.6``, ``60,5 %`` and ``~60 percent``.
_PERCENTAGE = LazyPattern(
    r"(?P<about>[~≈]|ca\. ?|circa |about |around |etwa )?\s?"
    r"(?P<number>[-+]?\d{0,9}(?:[.,]\d{0,30})?)\s?"
    r"(?P<sign>%|％|٪|percent|per cent|pct|prozent)?"
)


class Scale(Enum):
    """The scale of probabilities without a mark of percent."""

    ONE = "0-1"
    HUNDRED = "0-100"


class ScaleSurvey:
    """What the probabilities of a file show of their scale."""

    def __init__(self) -> None:
        self._large = self._small = 0

    def note(self, text: str) -> None:
        """Look at a probability."""
        found = _read(text)
        if found is not None and not found[1]:
            self._large += found[0] > 1
            self._small += 0 < found[0] < 1

    @property
    def scale(self) -> Scale:
        """The scale that is shown: without a number above 1, it is that from 0 to 1."""
        return Scale.HUNDRED if self._large else Scale.ONE

    @property
    def small(self) -> int:
        """The count of numbers between 0 and 1 in a column of percentages."""
        return self._small if self._large else 0


@lru_cache(maxsize=65536)
def loose_percent(text: str, scale: Scale) -> Decimal | None:
    """The percentage that a text means, from 0 to 100; None for other texts.

    A mark of percent counts for more than the scale.
    """
    found = _read(text)
    if found is None:
        return None
    number, has_sign = found
    percent = number if has_sign or scale is Scale.HUNDRED else number * _HUNDRED
    return rounded(percent) if 0 <= percent <= _HUNDRED else None


@lru_cache(maxsize=65536)
def is_about(text: str) -> bool:
    """Return whether a probability is given as a rough one: ``~70%`` or ``ca. 70 %``."""
    match = _PERCENTAGE.fullmatch(" ".join(text.split()).casefold())
    return match is not None and bool(match["about"])


def _read(text: str) -> tuple[Decimal, bool] | None:
    """The number in a text, and whether it has a mark of percent; None if there is none."""
    match = _PERCENTAGE.fullmatch(" ".join(text.split()).casefold())
    number = number_of(match["number"].replace(",", ".")) if match else None
    return None if number is None or match is None else (number, bool(match["sign"]))
