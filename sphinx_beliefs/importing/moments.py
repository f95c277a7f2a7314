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
    try:
        day = datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
    if day < _EARLIEST:
        return None
    if len(text) == len("2026-05-01"):
        return Moment(day)
    match = _TIME.fullmatch(text[10:])
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    if hours > 24 or minutes > 59 or seconds > 60:
        return None
    return Moment(day, 3600 * hours + 60 * minutes + seconds)


def moment_of_seconds(seconds: float) -> Moment | None:
    """The moment, in UTC, of seconds since 1970; None beyond the years that have four digits."""
    try:
        days, rest = divmod(int(seconds), _DAY_IN_SECONDS)
        day = _UNIX + datetime.timedelta(days=days)
    except (OverflowError, ValueError):
        return None
    return Moment(day, rest) if day >= _EARLIEST else None
