"""Days as people write them in spreadsheets, by the habit of the file."""

from __future__ import annotations

import calendar
import datetime
import re
from collections import Counter
from enum import Enum
from functools import lru_cache

from sphinx_beliefs.importing.moments import Moment, moment_of_seconds, read_moment
from sphinx_beliefs.importing.month_names import month_of
from sphinx_beliefs.model.patterns import LazyPattern

_LONGEST = 60

#: What may follow a day: a time, of which only the hours and minutes count.
_TIME = (
    r"(?:[T,]?\s{1,2}(?:at |um )?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})"
    r"(?::\d{1,2}(?:[.,]\d{1,9})?)?\s?(?P<half>[ap]\.?m\.?)?"
    r"\s?(?:Z|[A-Z]{3,4})?(?:[+-]\d{2}:?\d{2})?)?"
)
_YEAR = r"(?P<year>\d{4}|\d{2})"
_NAME = r"(?P<name>[^\W\d]{3,12})"
_WEEKDAY = r"(?:[^\W\d]{2,12}\.?,?\s)?"


def _pattern(day: str) -> LazyPattern:
    """A pattern for a day, and a time that may follow."""
    return LazyPattern(day + _TIME, re.IGNORECASE)


_YEAR_FIRST = _pattern(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_YEAR_LAST = _pattern(
    rf"(?P<first>\d{{1,2}})(?P<mark>[-/.])\s?(?P<second>\d{{1,2}})(?P=mark)\s?{_YEAR}"
)
_DAY_AND_NAME = _pattern(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?[\s-](?:de |of )?{_NAME}\.?"
    rf",?[\s-](?:de )?{_YEAR}"
)
_NAME_AND_DAY = _pattern(
    rf"{_WEEKDAY}{_NAME}\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})"
)
_MONTH = LazyPattern(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})|(?P<name>[^\W\d]{3,12})\.? (?P<late>\d{4})"
)
_PACKED = LazyPattern(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_NUMBER = LazyPattern(r"\d{5}(?:[.,]\d{1,12})?|\d{9,10}(?:\.\d{1,9})?|\d{12,13}")

#: The day before the first of spreadsheets, which count days from it, and the numbers of days that
#: are read as such: 1954 to 2119.
_SHEET = datetime.date(1899, 12, 30)
_IN_SHEETS = range(20_000, 80_000)
#: Two digits from here on are years of the last century.
_LAST_CENTURY = 70
_NOON = 12


class Habit(Enum):
    """The order of days and months in dates of three numbers with the year last."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class HabitSurvey:
    """What the dates of a file show of its habit."""

    def __init__(self) -> None:
        self._seen: Counter[Habit | None] = Counter()
        self._has_slashes = False
        #: A date that can mean two days.
        self.example = ""

    def note(self, text: str) -> None:
        """Look at a date."""
        match = _YEAR_LAST.fullmatch(text.strip()) if len(text) < _LONGEST else None
        if match is not None and match["mark"] != ".":
            first, second = int(match["first"]), int(match["second"])
            if first != second and min(first, second) <= _NOON:
                shown = Habit.DAY_FIRST if first > _NOON else None
                shown = Habit.MONTH_FIRST if second > _NOON else shown
                self._seen[shown] += 1
                self.example = text.strip() if shown is None else self.example
            self._has_slashes = self._has_slashes or match["mark"] == "/"

    @property
    def habit(self) -> Habit:
        """The habit that most dates show; if none does, the month is first before slashes."""
        ahead = self._seen[Habit.MONTH_FIRST] - self._seen[Habit.DAY_FIRST]
        if ahead == 0:
            return Habit.MONTH_FIRST if self._has_slashes else Habit.DAY_FIRST
        return Habit.MONTH_FIRST if ahead > 0 else Habit.DAY_FIRST

    @property
    def is_guess(self) -> bool:
        """True if there are dates that mean one day or another, and nothing that decides."""
        ahead = self._seen[Habit.MONTH_FIRST] - self._seen[Habit.DAY_FIRST]
        return ahead == 0 and bool(self.example)


@lru_cache(maxsize=65536)
def read_day(text: str, habit: Habit, *, is_end: bool = False) -> Moment | None:
    """The moment that a date means: ISO 8601, three numbers, the name of a month, seconds or
    milliseconds since 1970, or the number of a day in a spreadsheet. None for other texts.

    A month alone is its first day, or its last if it is the end of something (``is_end``).
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    return (
        read_moment(text)
        or _three_numbers(text, habit)
        or _with_name(text)
        or _one_number(text)
        or _month(text, is_end=is_end)
    )


def read_by_format(text: str, form: str) -> Moment | None:
    """The moment that a date means in a format as ``strptime`` of Python has it."""
    try:
        time = datetime.datetime.strptime(text.strip(), form)
    except ValueError:
        return None
    return Moment(time.date(), 3600 * time.hour + 60 * time.minute + time.second)


def _three_numbers(text: str, habit: Habit) -> Moment | None:
    if match := _YEAR_FIRST.fullmatch(text) or _PACKED.fullmatch(text):
        return _moment(match, match["year"], match["month"], match["day"])
    match = _YEAR_LAST.fullmatch(text)
    if match is None:
        return None
    # Where there are dots, the day is first.
    is_day_first = habit is Habit.DAY_FIRST or match["mark"] == "."
    day, month = ("first", "second") if is_day_first else ("second", "first")
    return _moment(match, match["year"], match[month], match[day])


def _with_name(text: str) -> Moment | None:
    match = _DAY_AND_NAME.fullmatch(text) or _NAME_AND_DAY.fullmatch(text)
    month = month_of(match["name"]) if match else None
    return _moment(match, match["year"], str(month), match["day"]) if match and month else None


def _one_number(text: str) -> Moment | None:
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    whole = int(number)
    if whole in _IN_SHEETS:
        return Moment(_SHEET + datetime.timedelta(days=whole), int(86400 * (number - whole)))
    if whole < _IN_SHEETS.stop:
        return None
    return moment_of_seconds(number / 1000 if len(text) in {12, 13} and "." not in text else number)


def _month(text: str, *, is_end: bool) -> Moment | None:
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"] or match["late"])
    month = int(match["month"]) if match["month"] else month_of(match["name"])
    if not month or month > _NOON or year < 1:
        return None
    return Moment(datetime.date(year, month, calendar.monthrange(year, month)[1] if is_end else 1))


def _moment(match: re.Match[str], year: str, month: str, day: str) -> Moment | None:
    named = match.groupdict()
    number = int(year)
    if len(year) == len("24"):
        number += 1900 if number >= _LAST_CENTURY else 2000
    try:
        date = datetime.date(number, int(month), int(day))
    except ValueError:
        return None
    hour = int(named.get("hour") or 0)
    if half := named.get("half"):
        hour = hour % _NOON + (_NOON if half[0] in "pP" else 0)
    if hour > 24:
        return None
    return Moment(date, 3600 * hour + 60 * int(named.get("minute") or 0))
