"""Days and months in the words of a language, as Babel writes them."""

from __future__ import annotations

import datetime
from functools import cache

import babel
import babel.dates

#: The errors that Babel raises for an invalid pattern, for one with a time in it, and for a day
#: that the pattern cannot write, such as one in a week that belongs to the year 10000.
_CANNOT = (AttributeError, KeyError, OverflowError, ValueError)

#: The formats in which Babel can write any day.
NAMED_FORMATS = frozenset({"long", "medium", "short"})


@cache
def day_text(day: datetime.date, language: str, date_format: str) -> str:
    """A day in a format, or as ``2026-05-01`` if the format cannot write it."""
    try:
        return _written(day, language, date_format)
    except _CANNOT:
        return day.isoformat()


@cache
def month_text(day: datetime.date, language: str) -> str:
    """The month and year of a day."""
    return babel.dates.format_skeleton("yMMMM", day, locale=locale_of(language))


@cache
def year_text(day: datetime.date, language: str) -> str:
    """The year of a day: "2026", "2026年"."""
    return babel.dates.format_skeleton("y", day, locale=locale_of(language))


def is_date_format(date_format: str) -> bool:
    """Return whether a text is a date format: it can write some day, in some language."""
    if date_format in NAMED_FORMATS:
        # Trying it would load Babel's locale data, which a site without dates never needs.
        return True
    try:
        return bool(_written(datetime.date(2026, 5, 1), "en", date_format))
    except _CANNOT:
        return False


def first_unwritten_day(date_format: str, language: str) -> datetime.date | None:
    """The first or last day of the calendar if a format cannot write it; None if it can."""
    if date_format in NAMED_FORMATS:
        return None
    for day in (datetime.date.min, datetime.date.max):
        try:
            _written(day, language, date_format)
        except _CANNOT:
            return day
    return None


def _written(day: datetime.date, language: str, date_format: str) -> str:
    return babel.dates.format_date(day, format=date_format, locale=locale_of(language))


@cache
def locale_of(language: str) -> babel.Locale:
    """The locale of a language; that of English if Babel does not know the language."""
    try:
        return babel.Locale.parse(language)
    except (ValueError, babel.UnknownLocaleError):
        return babel.Locale.parse("en")
