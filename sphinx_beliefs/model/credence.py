"""Credences: what an author may write, and what it means."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from sphinx_beliefs.model.names import printable
from sphinx_beliefs.model.placeholders import is_placeholder
from sphinx_beliefs.model.problem import Problem, Subtype, mark
from sphinx_beliefs.model.struct import Struct

_PERCENT = re.compile(r"[~≈]?\s*(\d{1,3}(?:\.\d+)?)\s*%", re.ASCII)
_FRACTION = re.compile(r"[~≈]?\s*(0?\.\d+|0\.\d*|1\.0*)", re.ASCII)
_BARE_NUMBER = re.compile(r"[~≈]?\s*(\d+(?:\.\d+)?)", re.ASCII)


#: What stands where a belief has no credence, and a credence has to be shown.
NO_CREDENCE = "—"


class CredenceKind(Enum):
    """What sort of thing stands where the credence should stand."""

    POINT = "point"
    PLACEHOLDER = "placeholder"
    NORMATIVE = "normative"
    UNREADABLE = "unreadable"


class Credence(Struct):
    """A credence as written, and the percentages (0 to 100) it stands for, where it is stated.

    ``low`` and ``high`` are the ends of the interval; for a point they are equal.
    """

    kind: CredenceKind
    text: str
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_stated(self) -> bool:
        """Whether a number stands behind the text."""
        return self.low is not None

    @property
    def midpoint(self) -> Decimal | None:
        """The percentage (0 to 100) to sort by; None where none is stated."""
        if self.low is None or self.high is None:
            return None
        # Arithmetic rounds, and a point is its own middle.
        return self.low if self.low == self.high else (self.low + self.high) / 2


NORMATIVE = Credence(kind=CredenceKind.NORMATIVE, text="normative")


def parse_credence(written: str) -> tuple[Credence, Problem | None]:
    """Read a credence: ``~70%``, ``70%``, ``0.7``, a placeholder, or ``normative``.

    What cannot be read comes back as it was written, of kind UNREADABLE, with the problem.
    """
    text = printable(written)
    if text.casefold() == "normative":
        return NORMATIVE, None
    if is_placeholder(text) or text in {"?", "??"}:
        return Credence(kind=CredenceKind.PLACEHOLDER, text=text), None
    percent = _read_percent(text)
    if percent is not None and 0 <= percent <= 100:
        return _point(text, percent), None
    return Credence(kind=CredenceKind.UNREADABLE, text=text), _problem(text, percent)


@lru_cache(maxsize=1024)
def _point(text: str, percent: Decimal) -> Credence:
    """A point. Equal points are one object, since a site has few of them many times over."""
    return Credence(kind=CredenceKind.POINT, text=text, low=percent, high=percent)


def _read_percent(text: str) -> Decimal | None:
    if match := _PERCENT.fullmatch(text):
        return Decimal(match[1])
    if match := _FRACTION.fullmatch(text):
        return Decimal(match[1]) * 100
    return None


def _problem(text: str, percent: Decimal | None) -> Problem:
    if not text:
        message = mark(
            "credence: nothing is written here; write a number such as ~70%, or ~XX% for a "
            "number still to come, or use the option normative"
        )
    elif percent is not None:
        message = mark("credence: {written} is more than 100%; write a number from 0% to 100%")
    elif match := _BARE_NUMBER.fullmatch(text):
        message = mark(
            "credence: {written} could mean two things; write {number}% or a fraction of 1"
        )
        return Problem(
            subtype=Subtype.CREDENCE,
            message=message,
            values={"written": text, "number": match[1]},
            field="credence",
        )
    else:
        message = mark(
            "credence: {written} cannot be read; write a number such as ~70%, 70% or 0.7, "
            "or ~XX% for a number still to come"
        )
    return Problem(
        subtype=Subtype.CREDENCE, message=message, values={"written": text}, field="credence"
    )
