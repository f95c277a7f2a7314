"""The rungs of ladders, read from the option and from claims: "by 2030", "at least 5 million"."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.date_hints import readings_of
from sphinx_beliefs.model.notation.dates import parse_date
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.records.relations import Rung, RungWay

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The length of a claim, in characters, up to which a rung is looked for in it.
_LONGEST = 500

_BY = (
    r"by|no later than|not later than|until|on or before|bis|spätestens|d'ici|d’ici|avant la fin de"
    r"|para|hasta|até|do końca|najpóźniej"
)
_BEFORE = r"before|prior to|earlier than|vor|avant|antes de|przed"
_OPENING = (
    r"(?:(?:the |dem |das )?(?:end of|ende|fin|finales de|fim de|końca|end) )?(?:the year |year )?"
)
_MONTH_NAME = r"[^\W\d_]{3,12}\.?"
_DAY = (
    r"(?P<date>\d{4}-\d{1,2}(?:-\d{1,2})?\b|\d{1,2}(?:st|nd|rd|th|\.)? "
    rf"{_MONTH_NAME},? \d{{4}}\b|{_MONTH_NAME} (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\d{{4}}\b"
    r"|\d{4}\b)"
)
_DEADLINE = LazyPattern(
    rf"(?<!\w)(?:(?P<before>{_BEFORE})|{_BY}) {_OPENING}{_DAY}(?![.,]?\d)", re.IGNORECASE
)
_OR_EARLIER = LazyPattern(
    rf"(?<!\w)(?:in |on )?{_DAY} or (?:earlier|sooner|before)\b", re.IGNORECASE
)

_MORE = (
    r"at least|no less than|not less than|no fewer than|more than|greater than|larger than|over"
    r"|above|exceeds?|exceeding|mindestens|wenigstens|mehr als|über|au moins|plus de|al menos"
    r"|más de|pelo menos|mais de|co najmniej|ponad"
)
_LESS = (
    r"at most|no more than|not more than|fewer than|less than|smaller than|under|below|up to"
    r"|höchstens|maximal|weniger als|unter|au plus|moins de|como mucho|menos de|no máximo"
    r"|co najwyżej|mniej niż"
)
_SCALES = {
    **dict.fromkeys(("k", "thousand", "tausend"), 3),
    **dict.fromkeys(("m", "mn", "million", "millions", "millionen"), 6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 9),
    **dict.fromkeys(("mrd", "mrd.", "milliarde", "milliarden"), 9),
    **dict.fromkeys(("tn", "trillion", "trillions"), 12),
}
_NUMBER = (
    r"(?:[$€£¥] ?)?(?P<number>\d(?:[\d,.'’\u00a0\u202f]*\d)?)"
    r"(?: ?[×x*] ?10\^?(?P<times>\d{1,3})|\^(?P<power>\d{1,3})|e\+?(?P<e>\d{1,3})(?!\w))?"
    rf"(?: ?(?P<scale>{'|'.join(map(re.escape, sorted(_SCALES, key=len, reverse=True)))})(?!\w))?"
)
_THRESHOLD = LazyPattern(
    rf"(?:(?<!\w)(?:(?P<more>{_MORE})|(?P<less>{_LESS})) |(?P<up>≥|>=|>)|(?P<down>≤|<=|<)) ?"
    rf"{_NUMBER}",
    re.IGNORECASE,
)
_OR_MORE = LazyPattern(
    rf"(?<![\w.,]){_NUMBER}[^.,;:!?]{{0,40}}? or (?:(?P<more>more|greater|above|higher|over)"
    r"|(?P<less>less|fewer|below|lower|under))\b",
    re.IGNORECASE,
)
_ALONE = LazyPattern(rf"{_OPENING}{_DAY}", re.IGNORECASE)
_GROUPED = LazyPattern(r"\d{1,3}(?:([,.'’\u00a0\u202f])\d{3})(?:\1\d{3})*")


def rungs_in(text: str) -> tuple[Rung, ...]:
    """The rungs that a claim may be, in the order of the text: each deadline and threshold."""
    line = _line(text)
    found = [*_deadlines(line), *_thresholds(line)]
    return tuple(rung for _at, rung in sorted(found, key=lambda one: one[0]))


def read_rung(text: str) -> Rung | None:
    """The rung that an option states: as a claim would, or as a date alone, which is a deadline.

    None if there is none, or more than one.
    """
    line = _line(text)
    found = rungs_in(line)
    if not found and (match := _ALONE.fullmatch(line)):
        day = _day_of(match["date"], is_before=False)
        found = (_deadline(day, line),) if day is not None else ()
    return found[0] if len(found) == 1 else None


def _line(text: str) -> str:
    """The beginning of a text, white space folded; a word that does not fit is left out."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition(" ")[0]
    return " ".join(text.split())


def _deadlines(line: str) -> Iterator[tuple[int, Rung]]:
    for pattern in (_DEADLINE, _OR_EARLIER):
        for match in pattern.finditer(line):
            is_before = bool(match.groupdict().get("before"))
            day = _day_of(match["date"], is_before=is_before)
            if day is not None:
                yield match.start(), _deadline(day, match[0])


def _deadline(day: datetime.date, text: str) -> Rung:
    return Rung(way=RungWay.BY, level=Decimal(day.toordinal()), text=text)


def _day_of(text: str, *, is_before: bool) -> datetime.date | None:
    """The last day of a deadline; None for what is not a date."""
    readings = readings_of(text) if not re.fullmatch(r"[\d-]+", text) else [text]
    if len(readings) != 1:
        return None
    date, problem = parse_date(readings[0], field="")
    if date is None or problem is not None:
        return None
    if not is_before:
        return date.last_day
    first = date.first_day
    return first - datetime.timedelta(days=1) if first and first > datetime.date.min else None


def _thresholds(line: str) -> Iterator[tuple[int, Rung]]:
    for match in _THRESHOLD.finditer(line):
        way = RungWay.AT_LEAST if match["more"] or match["up"] else RungWay.AT_MOST
        yield match.start(), Rung(way=way, level=_level(match), text=match[0])
    for match in _OR_MORE.finditer(line):
        way = RungWay.AT_LEAST if match["more"] else RungWay.AT_MOST
        yield match.start(), Rung(way=way, level=_level(match), text=match[0])


def _level(match: re.Match[str]) -> Decimal:
    """The number of a threshold, with its thousands, powers and words such as "million"."""
    written = match["number"]
    if match["power"]:
        # "10^26" is a power; anything else with a power is not written in practice.
        return Decimal(_plain(written)) ** int(match["power"])
    power = int(match["times"] or match["e"] or 0) + _SCALES.get((match["scale"] or "").lower(), 0)
    return Decimal(_plain(written)).scaleb(power)


def _plain(written: str) -> str:
    """The digits of a number, without marks of thousands, and with a point before decimals."""
    grouped = _GROUPED.fullmatch(written)
    if grouped is not None and (grouped[1] != "." or written.count(".") > 1):
        return re.sub(r"\D", "", written)
    kept = re.sub(r"['’\u00a0\u202f]", "", written)
    if "," in kept and "." in kept:
        decimal = max(kept.rfind(","), kept.rfind("."))
        whole, rest = (re.sub(r"\D", "", part) for part in (kept[:decimal], kept[decimal:]))
        return f"{whole}.{rest}"
    if kept.count(",") == 1:
        return kept.replace(",", ".")
    return re.sub(r"[,.](?=.*[,.])", "", kept).replace(",", "")
