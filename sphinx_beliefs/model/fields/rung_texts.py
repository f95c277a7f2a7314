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

    from sphinx_beliefs.model.notation.dates import Date

#: The length of a claim, in characters, up to which a rung is looked for in it.
_LONGEST = 500

_BY = (
    r"by|no later than|not later than|on or before|bis|spätestens|d'ici|d’ici|avant la fin de"
    r"|para|até|do końca|najpóźniej"
)
_BEFORE = r"before|prior to|earlier than|vor|avant|antes de|przed"
_AFTER = r"after|not by|later than|nach|après|después de|depois de|po"
_NOT_BEFORE = r"not before|no earlier than|not earlier than|nicht vor|frühestens"
_OPENING = (
    r"(?P<end>(?:the |dem |das )?(?:end of|ende|fin|finales de|fim de|końca|end) )?"
    r"(?:the year |year )?"
)
_MONTH_NAME = r"[^\W\d_]{3,12}\.?"
_DAY = (
    r"(?P<date>\d{4}-\d{1,2}(?:-\d{1,2})?\b|\d{1,2}(?:st|nd|rd|th|\.)? "
    rf"{_MONTH_NAME},? \d{{4}}\b|{_MONTH_NAME} (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\d{{4}}\b"
    r"|\d{4}\b)"
)
#: The longest of the words first: "not before" is not "before".
_DEADLINE = LazyPattern(
    rf"(?<!\w)(?:(?P<notbefore>{_NOT_BEFORE})|{_BY}|(?P<after>{_AFTER})|(?P<before>{_BEFORE})) "
    rf"{_OPENING}{_DAY}(?![.,–-]?\d)",
    re.IGNORECASE,
)
_OR_EARLIER = LazyPattern(
    rf"(?<!\w)(?:in |on )?{_DAY} or (?:(?:earlier|sooner|before)|(?P<notbefore>later))\b",
    re.IGNORECASE,
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
    **dict.fromkeys(("k", "thousand", "tausend", "tsd", "tsd.", "mille", "mil", "tys", "tys."), 3),
    **dict.fromkeys(("m", "mn", "million", "millions", "millionen", "mio", "mio.", "mln"), 6),
    **dict.fromkeys(("millones", "millón", "milhões", "milhão", "miliony", "milionów"), 6),
    **dict.fromkeys(("b", "bn", "billion", "billions", "bilhões", "bilhão"), 9),
    **dict.fromkeys(("mrd", "mrd.", "milliarde", "milliarden", "milliard", "milliards"), 9),
    **dict.fromkeys(("mld", "mld.", "miliardy", "miliardów"), 9),
    **dict.fromkeys(("tn", "trillion", "trillions", "billionen"), 12),
}
_SCALE_WORDS = "|".join(map(re.escape, sorted(_SCALES, key=len, reverse=True)))
#: A number is taken as a whole, or not at all: so much of it as can be read would be another.
_NUMBER = (
    r"(?:(?:US|A|C)?[$€£¥] ?)?(?P<number>(?>\d{1,3}(?: \d{3})+(?!\d)"
    r"|\d(?:[\d,.'’\u00a0\u202f]*\d)?))"
    r"(?>(?: ?[×x*·] ?10\^?(?P<times>\d{1,3})|\^(?P<power>\d{1,3})|e\+?(?P<e>\d{1,3})(?!\w))?)"
    rf"(?>(?: ?(?P<scale>{_SCALE_WORDS})(?!\w))?)"
    r"(?!\^| ?[–—/×x*·-] ?\d|[.,]?\d| (?:and|or|to|in|out of|of|und|oder|bis|von|et|y|e|de) \d)"
)
_THRESHOLD = LazyPattern(
    rf"(?:(?<!\w)(?:(?P<more>{_MORE})|(?P<less>{_LESS})) |(?P<up>≥|>=|>)|(?P<down>≤|<=|<)) ?"
    rf"{_NUMBER}",
    re.IGNORECASE,
)
_OR_MORE = LazyPattern(
    rf"(?<![\w.,^/–-])(?<!\d ){_NUMBER}[^.,;:!?]{{0,40}}? or "
    r"(?:(?P<more>more|greater|above|higher|over)|(?P<less>less|fewer|below|lower|under))\b",
    re.IGNORECASE,
)
_ALONE = LazyPattern(rf"{_OPENING}{_DAY}", re.IGNORECASE)
_GROUPED = LazyPattern(r"\d{1,3}(?:([,.'’ \u00a0\u202f])\d{3})(?:\1\d{3})*")
#: A point before three digits: of thousands, or of decimals.
_UNCLEAR = LazyPattern(r"[1-9]\d{0,2}\.\d{3}")
_SUPERSCRIPTS = LazyPattern("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

#: Words that may turn a claim round: what is not so is the less likely, the more likely it is so.
_TURNING = LazyPattern(
    r"(?<!\w)(?:not|no|none|never|nobody|nothing|neither|nor|without|cannot|fails?|nicht|niemand"
    r"|keine?[mnrs]?|nie(?:mals)?|ohne|ne|pas|aucune?|jamais|sans|ningun[ao]?|ningún|nunca|sin|não"
    r"|nenhuma?|sem|żad(?:en|na|ne|nych)|bez)(?!\w)|n['’]t(?!\w)",
    re.IGNORECASE,
)
#: Words of what lasts, which is the less likely, the later it is.
_LASTING = LazyPattern(
    r"(?<!\w)(?:still|remains?|stays?|lasts?|until|un(?:solved|broken|beaten)|noch|bleib(?:t|en)"
    r"|encore|reste(?:nt)?|aún|sigue|ainda|nadal)(?!\w)",
    re.IGNORECASE,
)


def rungs_in(text: str) -> tuple[Rung, ...]:
    """The rungs that a text names, in its order: each deadline and threshold."""
    return tuple(rung for _span, rung in _found(_line(text)))


def rung_of_claim(claim: str) -> Rung | None:
    """The rung that a claim is; None if it does not say that in one clear way.

    "It does not come by 2030" and "it lasts until 2030" have a date, and no deadline: the later the
    date, the less likely they are.
    """
    line = _line(claim)
    found = _found(line)
    if len(found) != 1:
        return None
    [((start, end), rung)] = found
    around = f"{line[:start]} … {line[end:]}"
    is_of_time = rung.way in {RungWay.BY, RungWay.AFTER}
    if _TURNING.search(around) or (is_of_time and _LASTING.search(around)):
        return None
    return rung


def read_rung(text: str) -> Rung | None:
    """The rung that an option states: as a claim would, or as a date alone, which is a deadline.

    None if there is none, or more than one.
    """
    line = _line(text)
    if rung := rung_of_claim(line):
        return rung
    if match := _ALONE.fullmatch(line):
        day = _day_of(match["date"])
        return _on(RungWay.BY, day.last_day, line) if day is not None else None
    return None


_Span = tuple[int, int]


def _found(line: str) -> list[tuple[_Span, Rung]]:
    return sorted([*_deadlines(line), *_thresholds(line)], key=lambda one: one[0])


def _line(text: str) -> str:
    """The beginning of a text, white space folded; a word that does not fit is left out."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition(" ")[0]
    text = _SUPERSCRIPTS.sub(lambda match: f"^{match[0].translate(_RAISED)}", text)
    return " ".join(text.split())


def _deadlines(line: str) -> Iterator[tuple[_Span, Rung]]:
    for pattern in (_DEADLINE, _OR_EARLIER):
        for match in pattern.finditer(line):
            rung = _rung_of(match)
            if rung is not None:
                yield match.span(), rung


def _rung_of(match: re.Match[str]) -> Rung | None:
    """The rung that a deadline is; None if its date is not one."""
    date, said = _day_of(match["date"]), match.groupdict()
    if date is None:
        return None
    way = RungWay.AFTER if said["notbefore"] or said.get("after") else RungWay.BY
    # Before the end of a year is within it.
    ends_before = (said["notbefore"] or said.get("before")) and not said.get("end")
    return _on(way, _eve(date.first_day) if ends_before else date.last_day, match[0])


def _on(way: RungWay, day: datetime.date | None, text: str) -> Rung | None:
    return Rung(way=way, level=Decimal(day.toordinal()), text=text) if day is not None else None


def _eve(day: datetime.date | None) -> datetime.date | None:
    one = datetime.timedelta(days=1)
    return day - one if day is not None and day > datetime.date.min else None


def _day_of(text: str) -> Date | None:
    """The date of a deadline; None for what is not a date."""
    readings = readings_of(text) if not re.fullmatch(r"[\d-]+", text) else [text]
    if len(readings) != 1:
        return None
    date, problem = parse_date(readings[0], field="")
    return date if problem is None else None


def _thresholds(line: str) -> Iterator[tuple[_Span, Rung]]:
    for pattern in (_THRESHOLD, _OR_MORE):
        for match in pattern.finditer(line):
            said = match.groupdict()
            level = _level(match)
            if level is not None:
                way = RungWay.AT_LEAST if said["more"] or said.get("up") else RungWay.AT_MOST
                yield match.span(), Rung(way=way, level=level, text=match[0])


def _level(match: re.Match[str]) -> Decimal | None:
    """The number of a threshold, with its thousands, powers and words such as "million"; None if it
    can be read in two ways.
    """
    written = match["number"]
    if _UNCLEAR.fullmatch(written):
        return None
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
    kept = re.sub(r"['’ \u00a0\u202f]", "", written)
    if "," in kept and "." in kept:
        decimal = max(kept.rfind(","), kept.rfind("."))
        whole, rest = (re.sub(r"\D", "", part) for part in (kept[:decimal], kept[decimal:]))
        return f"{whole}.{rest}"
    if kept.count(",") == 1:
        return kept.replace(",", ".")
    return re.sub(r"[,.](?=.*[,.])", "", kept).replace(",", "")
