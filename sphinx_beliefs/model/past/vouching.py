"""What the history of a belief shows of the entries of its log: those it bears out, and those it
contradicts.

Only what git shows is claimed. The entries of a log are dated by their author, and commits by the
clock of the one who wrote them, in any zone, and often some days later. So an entry is borne out by
what was committed within ``NEAR`` days of its date, and contradicted only if one other credence
stood on the page from before its date until ``LATE`` days after it. An entry from before the first
commit of its belief, or from a time when the belief had no credence, is neither. Nor is one that is
not committed yet.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.records.logs import Vouched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.past.versions import Version
    from sphinx_beliefs.model.records.logs import LogEntry

#: The most days between the date of an entry and the commit that bears it out.
NEAR = 2

#: The days after the date of an entry within which it may be committed without a contradiction.
LATE = 14


class Contradicted(NamedTuple):
    """The credence that a page gave at the time of an entry: from a day on, and until another day,
    or until now.
    """

    credence: Credence
    since: datetime.date
    until: datetime.date | None


class _Span(NamedTuple):
    """A time in which a page gave one credence, or none."""

    credence: Credence | None
    since: datetime.date
    until: datetime.date | None
    commit: str


def vouched(entries: Sequence[LogEntry], versions: Sequence[Version]) -> list[Vouched | None]:
    """The commit that bears out each of the entries of a log; None for those without one.

    ``versions`` are those of the belief, the oldest first.
    """
    spans = list(_spans(versions))
    return [
        _vouched(entry, spans, versions) if _is_committed(entry, versions) else None
        for entry in entries
    ]


def contradicted(
    entries: Sequence[LogEntry], versions: Sequence[Version]
) -> Iterator[tuple[int, Contradicted]]:
    """Find the entries that the history contradicts, each with its number (from 0).

    ``versions`` are those of the belief, the oldest first.
    """
    spans = list(_spans(versions))
    for number, entry in enumerate(entries):
        if not _is_committed(entry, versions) or _vouched(entry, spans, versions) is not None:
            continue
        first, last = _days(entry, before=NEAR, after=LATE)
        if first is None or last is None:
            continue
        for span in spans:
            lasted = span.since < first and (span.until is None or span.until > last)
            if lasted and span.credence is not None and _differ(entry.credence, span.credence):
                yield number, Contradicted(span.credence, span.since, span.until)


def _vouched(
    entry: LogEntry, spans: Sequence[_Span], versions: Sequence[Version]
) -> Vouched | None:
    first, last = _days(entry, before=NEAR, after=NEAR)
    if first is None or last is None:
        return None
    found = [
        Vouched(day=version.day, commit=version.commit)
        for version in versions
        if first <= version.day <= last and _has(version, entry)
    ][:1]
    found += [
        Vouched(day=span.since, commit=span.commit)
        for span in spans
        if span.since <= last
        and (span.until is None or span.until > first)
        and entry.credence.means_the_same(span.credence)
    ]
    # Of those of its own days the first; else one that was still so on these days.
    return min(found, key=lambda one: (one.day < first, one.day), default=None)


def _is_committed(entry: LogEntry, versions: Sequence[Version]) -> bool:
    """Return whether an entry is in the log as it was committed last."""
    return bool(versions) and _has(versions[-1], entry)


def _has(version: Version, entry: LogEntry) -> bool:
    """Return whether an entry was in the log of a belief."""
    return any(
        logged.date.iso == entry.date.iso and entry.credence.means_the_same(logged.credence)
        for logged in version.logged
    )


def _spans(versions: Sequence[Version]) -> Iterator[_Span]:
    """The times in which a page gave one credence. Where dates of commits run backwards, as after
    a rebase, the later of two commits has taken the place of the earlier.
    """
    changes: list[Version] = []
    for version in versions:
        if changes and _same(_credence(changes[-1]), _credence(version)):
            continue
        while changes and changes[-1].day > version.day:
            changes.pop()
        changes.append(version)
    days: list[datetime.date | None] = [version.day for version in changes[1:]]
    for version, until in zip(changes, [*days, None], strict=False):
        yield _Span(_credence(version), version.day, until, version.commit)


def _credence(version: Version) -> Credence | None:
    """The credence that a belief has while it is held, if it is a number."""
    credence = version.credence
    is_held = version.resolution is None and not version.is_gone
    return credence if is_held and credence is not None and credence.is_stated else None


def _same(one: Credence | None, other: Credence | None) -> bool:
    return other is None if one is None else one.means_the_same(other)


def _differ(one: Credence, other: Credence) -> bool:
    """Return whether two credences cannot both be meant: their intervals have nothing in common."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.high < other.low or other.high < one.low


def _days(
    entry: LogEntry, *, before: int, after: int
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day that the date of an entry can mean, with some days around them."""
    first, last = entry.date.first_day, entry.date.last_day
    if first is None or last is None:
        return None, None
    return _moved(first, -before), _moved(last, after)


def _moved(day: datetime.date, days: int) -> datetime.date:
    number = day.toordinal() + days
    low, high = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    return datetime.date.fromordinal(min(max(number, low), high))
