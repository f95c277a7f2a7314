"""The credences that git has seen, and that a credence log lacks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.credence import Credence, CredenceKind
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.records.logs import LogEntry, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.past.versions import Version

#: The time by which the date of an entry and the day of a commit may differ.
NEAR = datetime.timedelta(days=1)


def courses_of(versions: Sequence[Version]) -> list[LogEntry]:
    """The course of a credence by the commits: an entry for each day after which it was another
    than before, the oldest first. What was undone on the same day is not there, nor are blanks.
    """
    last: dict[datetime.date, Credence] = {}
    for version in sorted(versions, key=lambda each: (each.day, each.order)):
        if version.credence is not None and not version.is_gone:
            last[version.day] = version.credence
    found: list[LogEntry] = []
    for day, credence in last.items():
        if not can_be_logged(credence):
            continue
        if not found or not credence.means_the_same(found[-1].credence):
            date = Date(year=day.year, month=day.month, day=day.day)
            found.append(LogEntry(date=date, credence=credence))
    return found


def can_be_logged(credence: Credence) -> bool:
    """Return whether a credence can stand in a log."""
    return credence.is_stated or credence.kind is CredenceKind.NORMATIVE


def missing_entries(seen: Sequence[LogEntry], log: Sequence[LogEntry]) -> list[LogEntry]:
    """The entries of what git has ``seen``, the oldest first, that a log lacks.

    A log has a credence if it says so of the day, or in an entry before the next change that git
    has seen: it may know better when a mind was changed than when that was committed.
    """
    found: list[LogEntry] = []
    for number, entry in enumerate(seen):
        following = seen[number + 1] if number + 1 < len(seen) else None
        # What is added for one day is what the log says until the next.
        if not _says(in_order([*log, *found]), entry, following):
            found.append(entry)
    return found


def _says(log: Sequence[LogEntry], entry: LogEntry, following: LogEntry | None) -> bool:
    """Return whether a log says what an entry says, before the one that is ``following``."""
    day = entry.date.first_day
    end = following.date.first_day if following is not None else None
    if day is None:
        return True
    held: LogEntry | None = None
    for each in log:
        first, last = each.date.first_day, each.date.last_day
        if first is None or last is None:
            continue
        if end is not None and first >= end:
            break
        if first <= day:
            held = each
        if last >= day - NEAR and each.credence.means_the_same(entry.credence):
            return True
    return held is not None and held.credence.means_the_same(entry.credence)
