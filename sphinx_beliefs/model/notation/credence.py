"""Credences: what an author may write, and what it means."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from sphinx_beliefs.model.notation.credence_hints import falling_pair, guess
from sphinx_beliefs.model.notation.names import nearest, printable
from sphinx_beliefs.model.notation.placeholders import is_placeholder
from sphinx_beliefs.model.notation.scales import SCALES, Scale, folded
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype

#: A tilde says that a number is rough. It is shown, and means nothing more.
_ROUGH = r"[~≈]?\s*"
_PERCENT = re.compile(rf"{_ROUGH}(\d{{1,3}}(?:\.\d+)?)\s*%", re.ASCII)
_FRACTION = re.compile(rf"{_ROUGH}(0?\.\d+|0\.\d*|1\.0*)", re.ASCII)
_BOUND = re.compile(r"(?P<sign>[<>]=?|[≤≥])\s*(?P<number>.+)")
_RANGE = re.compile(r"(?P<low>[^-–]+?)\s*[-–]\s*(?P<high>[^-–]+)")
_ODDS = LazyPattern(rf"{_ROUGH}(\d{{1,9}}(?:\.\d+)?)\s*:\s*(\d{{1,9}}(?:\.\d+)?)", re.ASCII)
_PAIR = LazyPattern(rf"{_ROUGH}(\d{{1,2}})\s*/\s*(\d{{1,2}})", re.ASCII)
_BARE = LazyPattern(
    rf"{_ROUGH}(?:[<>]=?|[≤≥])?\s*\d+(?:\.\d+)?(?:\s*[-–]\s*\d+(?:\.\d+)?)?", re.ASCII
)

#: The text that is shown for a belief that has no credence.
NO_CREDENCE = "—"


class CredenceKind(Enum):
    """The sort of thing that an author wrote as a credence."""

    POINT = "point"
    INTERVAL = "interval"
    ODDS = "odds"
    WORD = "word"
    PLACEHOLDER = "placeholder"
    NORMATIVE = "normative"
    UNREADABLE = "unreadable"


class Credence(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A credence as written, and the percentages (0 to 100) it stands for, if it states any.

    ``low`` and ``high`` are the ends of the interval; for a point they are equal.
    """

    kind: CredenceKind
    text: str
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_stated(self) -> bool:
        """True if the text stands for a number."""
        return self.low is not None

    @property
    def midpoint(self) -> Decimal | None:
        """The percentage (0 to 100) to sort by; None if none is stated."""
        if self.low is None or self.high is None:
            return None
        # Arithmetic rounds, and a point is its own midpoint.
        return self.low if self.low == self.high else (self.low + self.high) / 2

    @property
    def meaning(self) -> str:
        """The percentages of a text that gives none itself: "55–80%" for ``likely``, "75%" for
        ``3:1``. Empty for other texts.
        """
        if self.low is None or self.high is None:
            return ""
        if self.kind not in {CredenceKind.WORD, CredenceKind.ODDS}:
            return ""
        return interval_text(self.low, self.high)

    @property
    def percentages(self) -> str:
        """The credence in percent, for a place where it stands beside others."""
        if self.low is None or self.high is None or self.kind is CredenceKind.POINT:
            return self.text
        rough = "~" if self.text[:1] in "~≈" else ""
        return rough + interval_text(self.low, self.high)

    def means_the_same(self, other: Credence | None) -> bool:
        """Return whether both state the same percentages, in whatever notation; one that states
        none is the same only as one with the same text.
        """
        if other is None:
            return False
        if self.is_stated or other.is_stated:
            return (self.low, self.high) == (other.low, other.high)
        return self.text == other.text


NORMATIVE = Credence(kind=CredenceKind.NORMATIVE, text="normative")


class _Reading(NamedTuple):
    """An interval as it was read: it may lie outside 0 to 100, or be upside down."""

    kind: CredenceKind
    low: Decimal
    high: Decimal


def parse_credence(
    written: str, scale: Scale | None = None, *, field: str = "credence"
) -> tuple[Credence, Problem | None]:
    """Read a credence in any notation.

    These are a point (``~70%``, ``0.7``), an interval (``60-80%``, ``0.6–0.8``, ``>95%``), odds for
    and against (``3:1``), a word of the ``scale``, a placeholder, and ``normative``. A text that
    cannot be read is returned as written, of kind UNREADABLE, with the problem.
    """
    credence = read_credence(written, scale)
    if credence is not None:
        return credence, None
    text = printable(written)
    problem = _problem(text, _read(text, scale or {}), scale or {}, field)
    return Credence(kind=CredenceKind.UNREADABLE, text=text), problem


def read_credence(written: str, scale: Scale | None = None) -> Credence | None:
    """The credence that ``parse_credence`` reads; None if it is none, without asking what was meant
    in its place.
    """
    text = printable(written)
    if text.casefold() == "normative":
        return NORMATIVE
    if is_placeholder(text) or text in {"?", "??"}:
        return Credence(kind=CredenceKind.PLACEHOLDER, text=text)
    found = _read(text, scale or {})
    if found is not None and _is_credence(found):
        return _stated(found.kind, text, found.low, found.high)
    return None


@lru_cache(maxsize=1024)
def _stated(kind: CredenceKind, text: str, low: Decimal, high: Decimal) -> Credence:
    """A credence. Equal ones share one object, since a site has few different ones."""
    return Credence(kind=kind, text=text, low=low, high=high)


def _read(text: str, scale: Scale) -> _Reading | None:
    number = _number(text)
    if number is not None:
        return _Reading(CredenceKind.POINT, number, number)
    if match := _ODDS.fullmatch(text):
        return _odds(Decimal(match[1]), Decimal(match[2]))
    if (match := _PAIR.fullmatch(text)) and int(match[1]) + int(match[2]) == 100:
        return _odds(Decimal(match[1]), Decimal(match[2]))
    if match := _BOUND.fullmatch(text):
        return _bound(match["sign"], _number(match["number"]))
    if found := scale.get(folded(text)):
        return _Reading(CredenceKind.WORD, *found)
    if match := _RANGE.fullmatch(text):
        return _range(match["low"], match["high"])
    return None


def _is_credence(found: _Reading | None) -> bool:
    """Return whether it is an interval within 0 to 100, the right way up."""
    return found is not None and 0 <= found.low <= found.high <= 100


def _number(text: str) -> Decimal | None:
    """The percentage that a number with a percent sign, or a fraction of 1, stands for."""
    if match := _PERCENT.fullmatch(text):
        return Decimal(match[1])
    if match := _FRACTION.fullmatch(text):
        # Multiplying would round.
        return Decimal(f"{match[1]}E2")
    return None


def _odds(in_favour: Decimal, against: Decimal) -> _Reading | None:
    """Odds for and against as a probability: for / (for + against)."""
    if not in_favour + against:
        return None
    percent = 100 * in_favour / (in_favour + against)
    return _Reading(CredenceKind.ODDS, percent, percent)


def _bound(sign: str, number: Decimal | None) -> _Reading | None:
    """The interval from a number to the end of the scale."""
    if number is None:
        return None
    if sign == (">" if number else "<") and number in {0, 100}:
        beyond = Decimal(101 if number else -1)
        return _Reading(CredenceKind.INTERVAL, beyond, beyond)
    if sign[0] in ">≥":
        return _Reading(CredenceKind.INTERVAL, number, Decimal(100))
    return _Reading(CredenceKind.INTERVAL, Decimal(0), number)


def _range(low: str, high: str) -> _Reading | None:
    """The interval between two numbers in one notation; the first may omit its percent sign."""
    if high.endswith("%") and not low.endswith("%"):
        low += "%"
    first, last = _number(low), _number(high)
    if first is None or last is None or low.endswith("%") != high.endswith("%"):
        return None
    return _Reading(CredenceKind.INTERVAL, first, last)


def percent_text(percent: Decimal) -> str:
    """A percentage (0 to 100) for a reader: exact if it has at most one decimal place, else
    rounded to a whole number, or less coarsely near 0 and 100.
    """
    if percent == percent.quantize(Decimal("0.1")):
        return f"{percent.quantize(Decimal('0.1')):f}%".replace(".0%", "%")
    places = 0 if 1 <= percent <= 99 else 1
    while places < 9 and percent.quantize(Decimal(10) ** -places) in {0, 100}:
        places += 1
    return f"{percent.quantize(Decimal(10) ** -places):f}%"


def interval_text(low: Decimal, high: Decimal) -> str:
    """An interval of percentages (0 to 100) for a reader: "55–80%"."""
    if low == high:
        return percent_text(low)
    return f"{percent_text(low).removesuffix('%')}–{percent_text(high)}"


def _problem(text: str, found: _Reading | None, scale: Scale, field: str) -> Problem:
    values = {"written": text}
    if not text:
        message = N_(
            "{field}: nothing is written here; write a number such as ~70%, or ~XX% while the "
            "number is still to come, or use the option normative"
        )
    elif pair := falling_pair(text):
        message = N_(
            "{field}: {written} can mean two things; write {number} if it means for and "
            "against, or {fixed} for a range"
        )
        values["number"], values["fixed"] = pair
    elif found is not None and 0 <= found.high < found.low <= 100:
        message = N_("{field}: {written} begins with the larger number; write {fixed}")
        values["fixed"] = interval_text(found.high, found.low)
    elif found is not None:
        message = N_("{field}: {written} is outside 0% to 100%; write a number from 0% to 100%")
    elif _BARE.fullmatch(text) and _is_credence(_read(f"{text}%", {})):
        message = N_(
            "{field}: {written} could mean two things; write {number}%, or a fraction of 1"
        )
        values["number"] = text
    elif names := [name for name in SCALES if folded(text) in SCALES[name]]:
        if scale:
            message = N_("{field}: {written} is not a word of this site's scale; write {close}")
            values["close"] = ", ".join(nearest(folded(text), scale) or scale)
        else:
            message = N_(
                "{field}: {written} means different things to different people; write a number "
                'such as ~70%, or set beliefs_verbal_scale = "{scale}" in conf.py'
            )
            values["scale"] = names[0]
    elif fixed := guess(text, lambda text: _is_credence(_read(text, {}))):
        message = N_("{field}: {written} cannot be read; write {fixed}")
        values["fixed"] = fixed
    elif close := nearest(folded(text), scale) if text[:1].isalpha() else []:
        message = N_("{field}: {written} is not a word of this site's scale; did you mean {close}?")
        values["close"] = ", ".join(close)
    else:
        message = N_(
            "{field}: {written} cannot be read; write a number such as ~70%, 0.7 or 70%, a range "
            "such as 60-80%, a bound such as >95%, odds such as 3:1, or ~XX% while the number is "
            "still to come"
        )
    return Subtype.CREDENCE.problem(message, field=field, **values)
