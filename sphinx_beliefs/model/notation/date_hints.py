"""Guesses at dates that are written otherwise than dates are here."""

from __future__ import annotations

import datetime
import re
import unicodedata

from sphinx_beliefs.model.patterns import LazyPattern

#: The length of a date, in characters, up to which it is worth guessing at.
_LONGEST = 60

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jan jänner",
            "february februar feb",
            "march märz mar mrz maerz",
            "april apr",
            "may mai",
            "june juni jun",
            "july juli jul",
            "august aug",
            "september sep sept",
            "october oktober oct okt",
            "november nov",
            "december dezember dec dez",
        ),
        start=1,
    )
    for name in names.split()
}

#: Characters that look like the hyphen of dates.
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "-")

_NUMBERS = LazyPattern(r"(\d{1,4})\s?([./\-–])\s?(\d{1,2})\s?\2\s?(\d{1,4})", re.ASCII)
_MONTH_YEAR = LazyPattern(r"(\d{1,2})\s?[./–-]\s?(\d{4})", re.ASCII)
_YEAR_MONTH = LazyPattern(r"(\d{4})\s?[./–]\s?(\d{1,2})", re.ASCII)
_RUN = LazyPattern(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_ISO = LazyPattern(r"(\d{4})-(\d{2})-(\d{2})(?:T| )[\d:.+Z -]+", re.ASCII | re.IGNORECASE)
_DAY = LazyPattern(r"(\d{1,2})(?:st|nd|rd|th|\.)?", re.ASCII)
_YEAR = LazyPattern(r"(?:1[5-9]|20|21)\d\d", re.ASCII)

#: Words that leave only the year of a date: seasons, quarters and the like.
_VAGUE = LazyPattern(
    r"spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst|[qh][1-4]|early|mid|middle|late"
    r"|end|beginning|start|anfang|mitte|ende|about|around|circa|ca|c|by|in|since|before|after|of|the"
    r"|seit|um|vor|nach|im|~|≈|year|jahr|half|first|second|quarter"
)


def readings_of(text: str) -> list[str]:
    """The dates that a text can mean, in ISO form: none, one, or two if day and month can be
    exchanged.
    """
    text = unicodedata.normalize("NFKC", text[: 2 * _LONGEST]).translate(_HYPHENS)
    text = " ".join(text.strip(" .,;?!()[]\"'“”").split()).casefold()
    if len(text) > _LONGEST:
        return []
    found: list[str] = []
    for year, month, day in _candidates(text):
        try:
            iso = datetime.date(year, month or 1, day or 1).isoformat()
        except ValueError:
            continue
        iso = iso[: 10 if day else 7 if month else 4]
        if iso not in found:
            found.append(iso)
    return found


def _candidates(text: str) -> list[tuple[int, int, int]]:
    """The years, months and days (0 if not known) that a text can mean, even impossible ones."""
    if match := _NUMBERS.fullmatch(text):
        return _in_numbers(match[1], match[2], match[3], match[4])
    if match := _RUN.fullmatch(text) or _ISO.fullmatch(text):
        return [(int(match[1]), int(match[2]), int(match[3]))]
    if match := _YEAR_MONTH.fullmatch(text):
        return [(int(match[1]), int(match[2]), 0)]
    if match := _MONTH_YEAR.fullmatch(text):
        return [(int(match[2]), int(match[1]), 0)]
    return _in_words(text)


def _in_numbers(first: str, sign: str, second: str, last: str) -> list[tuple[int, int, int]]:
    """The readings of three numbers: a year at the front is followed by the month, dots separate
    day, month and year in this order, and anything else can be read both ways.
    """
    if len(first) == 4:
        return [(int(first), int(second), int(last))]
    if len(first) == 3 or len(last) not in {2, 4}:
        return []
    year = int(last) + (2000 if len(last) == 2 else 0)
    day_first, month_first = (year, int(second), int(first)), (year, int(first), int(second))
    if sign == "." and int(second) <= 12:
        return [day_first]
    if sign == "-" and len(first) == len(last) == 2:
        # Dates with hyphens usually begin with the year, even a short one.
        return [(2000 + int(first), int(second), int(last)), day_first]
    return [month_first, day_first]


def _in_words(text: str) -> list[tuple[int, int, int]]:
    """The reading of a date that names its month, or of a year alone; empty for other texts."""
    year = month = day = 0
    for word in re.split(r"[\s,/–-]+", re.sub(r"(?<=[~≈])(?=\d)", " ", text)):
        bare = word.rstrip(".")
        if _YEAR.fullmatch(bare) and not year:
            year = int(bare)
        elif bare in _MONTHS and not month:
            month = _MONTHS[bare]
        elif (match := _DAY.fullmatch(word)) and not day:
            day = int(match[1])
        elif not _VAGUE.fullmatch(bare):
            return []
    if not year or (day and not month):
        return []
    return [(year, month, day)]
