"""Days and times as the platforms write them: ISO 8601 and its near relations."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import NamedTuple

from sphinx_beliefs.model.patterns import LazyPattern

#: A time of the day as it follows a date. The seconds may have one digit, as Fatebook has them, or
#: a fraction; then comes a time zone.
_TIME = LazyPattern(
    r"[T ]\s?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,9})?)?"
    r" ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}(?::?\d{2})?|[+-]\d{2})?",
)
_LONGEST = 45
_DATE = len("2026-05-01")
_EARLIEST = datetime.date(1000, 1, 1)
_UNIX = datetime.date(1970, 1, 1)
_DAY_IN_SECONDS = 86400


class Moment(NamedTuple):
    """A day and a time on it in seconds; moments of one place can be sorted."""

    day: datetime.date
    seconds: int = 0


@lru_cache(maxsize=65536)
def read_moment(text: str) -> Moment | None:
    """The moment of a date such as ``2026-05-01``, with or without a time and a zone.

    The day is the one that is written: that of its own zone. None for other texts.
    """
    text = text.strip()
    if len(text) > _LONGEST or text[4:5] != "-":
        return None
    day, rest = _day(text[:_DATE]), text[_DATE:]
    if day is None or not rest:
        return None if day is None else Moment(day)
    parts = rest[1:].split(":") if rest[0] == " " else []
    if len(parts) != 3 or not (rest.isascii() and all(map(str.isdigit, parts))):
        match = _TIME.fullmatch(rest)
        if match is None:
            return None
        parts = [part or "0" for part in match.groups()]
    hours, minutes, seconds = map(int, parts)
    if hours > 24 or minutes > 59 or seconds > 60:
        return None
    return Moment(day, 3600 * hours + 60 * minutes + seconds)


@lru_cache(maxsize=8192)
def _day(text: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _EARLIEST else None


def moment_of_seconds(seconds: float) -> Moment | None:
    """The moment, in UTC, of seconds since 1970; None beyond the years that have four digits."""
    try:
        days, rest = divmod(int(seconds), _DAY_IN_SECONDS)
        day = _UNIX + datetime.timedelta(days=days)
    except (OverflowError, ValueError):
        return None
    return Moment(day, rest) if day >= _EARLIEST else None
