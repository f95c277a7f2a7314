"""Credence logs: the lines an author writes, and the history that they tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.model.credence import Credence, CredenceKind, parse_credence
from sphinx_beliefs.model.date_hints import readings_of
from sphinx_beliefs.model.dates import Date, DateKind, parse_date
from sphinx_beliefs.model.problem import Problem, Subtype, mark
from sphinx_beliefs.model.struct import Struct

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.records import LogEntry
    from sphinx_beliefs.model.scales import Scale

_BULLET = re.compile(r"\A[-*+]\s+")
_LEAD = re.compile(r"\A(?:[—–-]+|:)\s+")

#: How many words a credence can have; the longest words of the scales have five.
_MOST_WORDS = 8


#: How many words a date can have: "May 1, 2026".
_MOST_DATE_WORDS = 3


class LogLine(Struct):
    """One line of a log. Without a ``date`` or a ``credence`` it is shown as written, and says
    nothing of the belief.
    """

    date: Date | None = None
    credence: Credence | None = None
    reason: str = ""

    @property
    def is_entry(self) -> bool:
        """Whether it says what was believed from when on."""
        return (
            self.date is not None
            and self.date.kind is DateKind.DATE
            and self.credence is not None
            and (self.credence.is_stated or self.credence.kind is CredenceKind.NORMATIVE)
        )


def parse_log_line(written: str, scale: Scale | None = None) -> tuple[LogLine, Problem | None]:
    """Read ``DATE CREDENCE reason``; the reason is markup, and may be absent.

    A bullet before it, and a dash or a colon before the reason, are left out.
    """
    text = _BULLET.sub("", written.strip())
    first, rest = [*text.split(maxsplit=1), "", ""][:2]
    date, problem = parse_date(first.rstrip(":,;"), field="date")
    if problem is not None:
        return LogLine(reason=text), _no_date(text)
    credence, reason, problem = _leading_credence(_LEAD.sub("", rest.lstrip()), scale)
    return LogLine(date=date, credence=credence, reason=_LEAD.sub("", reason)), problem


def _no_date(text: str) -> Problem:
    """What to write instead of the date in another form that a line begins with."""
    words = text.split(maxsplit=_MOST_DATE_WORDS)[:_MOST_DATE_WORDS]
    for count in range(len(words), 0, -1):
        written = " ".join(words[:count])
        if readings := readings_of(written):
            message = mark(
                "dates are written year first, and this line of the log begins with {written}; "
                "write {first}"
            )
            if len(readings) > 1:
                message = mark(
                    "dates are written year first, and this line of the log begins with {written}, "
                    "which can mean two days; write {first} or {second}"
                )
            values = {"written": repr(written), "first": readings[0], "second": readings[-1]}
            return Problem(subtype=Subtype.CREDENCE_LOG, message=message, values=values)
    message = mark(
        "this line of the log does not begin with a date; write 2026-05-01 ~70% and the reason"
    )
    return Problem(subtype=Subtype.CREDENCE_LOG, message=message)


def _leading_credence(
    text: str, scale: Scale | None
) -> tuple[Credence | None, str, Problem | None]:
    """The credence that a text begins with, the longest that can be read, and what follows."""
    words = list(re.finditer(r"\S+", text))[:_MOST_WORDS]
    for last in reversed(words):
        credence, problem = parse_credence(text[: last.end()].rstrip(":,;"), scale)
        if problem is None:
            return credence, text[last.end() :].strip(), None
    message = mark(
        "this line of the log has no credence after its date; write 2026-05-01 ~70% and the reason"
    )
    problem = Problem(subtype=Subtype.CREDENCE_LOG, message=message)
    if words and words[0][0][:1] in "~≈<>≤≥0123456789":
        # It was meant for one.
        credence, problem_there = parse_credence(words[0][0], scale)
        return credence, text[words[0].end() :].strip(), problem_there
    return None, text, problem


def find_log_problems(
    entries: Sequence[LogEntry], today: datetime.date | None
) -> Iterator[tuple[int, Problem]]:
    """What is wrong with the dates of a log, with the number, from 0, of the entry."""
    for number, entry in enumerate(entries):
        before = entries[number - 1].date.first_day if number else None
        if before is not None and entry.date.last_day is not None and entry.date.last_day < before:
            message = mark(
                "{date} is earlier than the entry above it; write the log in order, the oldest "
                "entry first"
            )
            values = {"date": entry.date.iso}
            yield number, Problem(subtype=Subtype.CREDENCE_LOG, message=message, values=values)
        if today and entry.date.first_day and entry.date.first_day > today:
            message = mark("{date} is still to come; write the day from which on you believed this")
            values = {"date": entry.date.iso}
            yield number, Problem(subtype=Subtype.FUTURE_DATE, message=message, values=values)


def in_order(entries: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
    """The entries, the oldest first; those of one date as they were written."""
    return tuple(sorted(entries, key=lambda entry: entry.date.sort_key))


def earlier(entries: Sequence[LogEntry]) -> LogEntry | None:
    """The last entry that says another thing than the last of all; None where nothing changed."""
    if not entries:
        return None
    now = entries[-1].credence
    return next((entry for entry in entries[::-1] if not entry.credence.means_the_same(now)), None)


def around(entries: Sequence[LogEntry], date: Date) -> tuple[LogEntry | None, LogEntry | None]:
    """The last entry before a date, and the first one from it on."""
    start = date.first_day
    if start is None:
        return None, None
    since = [entry for entry in entries if (entry.date.last_day or start) >= start]
    before = [entry for entry in entries if entry not in since]
    return (before[-1] if before else None), (since[0] if since else None)


def course(entries: Sequence[LogEntry]) -> list[tuple[float, float]]:
    """The course of a credence as points: from 0 to 100 in time, and in percent.

    What is held now goes on for a little, so that it can be seen.
    """
    stated = [
        (day.toordinal(), float(middle))
        for entry in entries
        if (day := entry.date.first_day) and (middle := entry.credence.midpoint) is not None
    ]
    if not stated:
        return []
    days, middles = [day for day, _middle in stated], [middle for _day, middle in stated]
    first, span = days[0], days[-1] - days[0]
    if not span:
        # All on one day, or in one year: then all that is known is the order.
        days, first, span = list(range(len(days))), 0, max(len(days) - 1, 1)
    points = [
        (round(_NOW * (day - first) / span, 1), middle)
        for day, middle in zip(days, middles, strict=True)
    ]
    return [*points, (100.0, middles[-1])]


#: Where in time, from 0 to 100, the last entry stands in a picture.
_NOW = 88
