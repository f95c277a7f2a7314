"""Dates as authors know them: to the day, the month or the year, or still to come."""

from __future__ import annotations

import calendar
import datetime
import re
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from sphinx_beliefs.model.notation.date_hints import readings_of
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.notation.placeholders import is_placeholder
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


class DateKind(Enum):
    """The sort of thing that an author wrote as a date."""

    DATE = "date"
    FORTHCOMING = "forthcoming"
    PLACEHOLDER = "placeholder"
    UNREADABLE = "unreadable"


class Date(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A date as exact as the author knows it: ``month`` and ``day`` are 0 if not known."""

    kind: DateKind = DateKind.DATE
    year: int = 0
    month: int = 0
    day: int = 0
    text: str = ""

    @property
    def iso(self) -> str:
        """The date as ``2026-05-01``, ``2026-05`` or ``2026``; empty if it is not a date."""
        parts = [f"{self.year:04d}"] if self.year else []
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def first_day(self) -> datetime.date | None:
        """The first day it can mean; None if it is not a date."""
        if not self.year:
            return None
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day it can mean; None if it is not a date."""
        if not self.year:
            return None
        if self.day:
            return datetime.date(self.year, self.month, self.day)
        month = self.month or 12
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """The key to sort by: forthcoming is newer than any date, and a blank is older."""
        if self.kind is DateKind.FORTHCOMING:
            return (9999, 99, 99)
        return (self.year, self.month, self.day)


FORTHCOMING = Date(kind=DateKind.FORTHCOMING, text="forthcoming")


def parse_date(
    written: object, *, field: str, allow_forthcoming: bool = False
) -> tuple[Date | None, Problem | None]:
    """Read ``2026-05-01``, ``2026-05``, ``2026``, a placeholder and, if allowed, ``forthcoming``.

    ``written`` is text, or what YAML made of it: a date, a datetime or a year. A text that cannot
    be read is returned as written, of kind UNREADABLE, with the problem; where nothing is written,
    None is returned in its place.
    """
    if isinstance(written, datetime.date):
        return _date(written.year, written.month, written.day), None
    text = "" if written is None or isinstance(written, bool) else " ".join(str(written).split())
    if allow_forthcoming and text.casefold() == "forthcoming":
        return FORTHCOMING, None
    if is_placeholder(text):
        return Date(kind=DateKind.PLACEHOLDER, text=text), None
    if match := _DATE.fullmatch(text):
        year, month, day = (int(part or 0) for part in match.groups())
        if _exists(year, month, day, given=match.lastindex or 1):
            return _date(year, month, day), None
    problem = _unreadable(text, written, field, allow_forthcoming=allow_forthcoming)
    shown = printable(text)
    return Date(kind=DateKind.UNREADABLE, text=shown) if shown else None, problem


def _unreadable(text: str, written: object, field: str, *, allow_forthcoming: bool) -> Problem:
    message = N_("{field}: {written} is not a date; write 2026-05-01, 2026-05 or 2026")
    if allow_forthcoming:
        message = N_(
            "{field}: {written} is not a date; write 2026-05-01, 2026-05, 2026 or forthcoming"
        )
    values = {"written": repr(text or written)}
    readings = readings_of(text)
    if _DATE.fullmatch(text):
        message = N_("{field}: {written} is not in the calendar; write a day such as 2026-05-01")
    elif len(readings) == 1:
        message = N_("{field}: dates are written year first; for {written} write {first}")
    elif readings:
        message = N_(
            "{field}: {written} can mean two days; dates are written year first, so write {first} "
            "or {second}"
        )
    values |= zip(("first", "second"), readings, strict=False)
    return Subtype.DATE.problem(message, field=field, **values)


class Period(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A span of time by the calendar, as a number of ``days`` and ``months``."""

    days: int = 0
    months: int = 0

    def after(self, day: datetime.date) -> datetime.date:
        """The day that is this span after another; the last of a month that has no such day.

        Beyond the calendar, it is the last day of the year 9999.
        """
        start = _months_from(day, self.months)
        if start is None:
            return datetime.date.max
        left = (datetime.date.max - start).days
        return start + datetime.timedelta(days=min(self.days, left))

    def before(self, day: datetime.date) -> datetime.date:
        """The day that is this span before another; the last of a month that has no such day.

        Beyond the calendar, it is the first day of the year 1.
        """
        start = _months_from(day, -self.months)
        if start is None:
            return datetime.date.min
        left = (start - datetime.date.min).days
        return start - datetime.timedelta(days=min(self.days, left))


def _months_from(day: datetime.date, months: int) -> datetime.date | None:
    """The same day of a month that is so many months later, or the last one if the month has no
    such day; None beyond the calendar.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def parse_period(written: object, *, field: str) -> tuple[Period | None, Problem | None]:
    """Read ``90 days``, ``6 months``, ``1 year`` or ``2 weeks``; None with a problem otherwise."""
    text = " ".join(written.casefold().split()) if isinstance(written, str) else ""
    if (match := _PERIOD.fullmatch(text)) and (count := int(match[1])):
        return _UNITS[match[2]](count), None
    message = N_("{field}: {written} is not a span of time; write 90 days, 6 months or 1 year")
    return None, Subtype.PERIOD.problem(message, field=field, written=repr(written)[:80])


_PERIOD = LazyPattern(r"(\d{1,5}) ?(day|week|month|year)s?", re.ASCII)
_UNITS = {
    "day": lambda count: Period(days=count),
    "week": lambda count: Period(days=7 * count),
    "month": lambda count: Period(months=count),
    "year": lambda count: Period(months=12 * count),
}


@lru_cache(maxsize=4096)
def _date(year: int, month: int, day: int) -> Date:
    """A date. Equal dates share one object, since a site has few different ones."""
    return Date(year=year, month=month, day=day)


def _exists(year: int, month: int, day: int, *, given: int) -> bool:
    """Return whether the calendar has that day; ``given`` is how many of its parts are written."""
    try:
        datetime.date(year, month if given > 1 else 1, day if given > 2 else 1)
    except ValueError:
        return False
    return True
