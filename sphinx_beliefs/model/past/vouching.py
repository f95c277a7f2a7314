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
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.records.logs import Vouched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

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


#: An entry of a log, as far as it is compared.
_Key = tuple[tuple[int, int, int], object, object]


def vouched(entries: Sequence[LogEntry], versions: Sequence[Version]) -> list[Vouched | None]:
    """The commit that bears out each of the entries of a log; None for those without one.

    ``versions`` are those of the belief, the oldest first.
    """
    evidence = _Evidence(versions)
    return [evidence.for_entry(entry) for entry in entries]


def contradicted(
    entries: Sequence[LogEntry], versions: Sequence[Version]
) -> Iterator[tuple[int, Contradicted]]:
    """Find the entries that the history contradicts, each with its number (from 0).

    ``versions`` are those of the belief, the oldest first.
    """
    evidence = _Evidence(versions)
    for number, entry in enumerate(entries):
        if (span := evidence.against(entry)) is not None and span.credence is not None:
            yield number, Contradicted(span.credence, span.since, span.until)


class _Evidence:
    """What the history of a belief has to say of entries of its log."""

    def __init__(self, versions: Sequence[Version]) -> None:
        #: The times of the credences, in order.
        self._spans = list(_spans(versions))
        #: The entries in the log as it was committed last.
        self._committed: Set[_Key] = frozenset()
        #: The versions with which an entry came into the log.
        self._came: dict[_Key, list[Version]] = {}
        for version in versions:
            logged = frozenset(map(_key, version.logged))
            for key in logged - self._committed:
                self._came.setdefault(key, []).append(version)
            self._committed = logged

    def for_entry(self, entry: LogEntry) -> Vouched | None:
        """The commit that bears out an entry; None if there is none."""
        first, last = _days(entry, before=NEAR, after=NEAR)
        key = _key(entry)
        if first is None or last is None or key not in self._committed:
            return None
        found = [
            Vouched(day=version.day, commit=version.commit)
            for version in self._came[key]
            if first <= version.day <= last
        ]
        found += [
            Vouched(day=span.since, commit=span.commit)
            for span in self._between(first, last)
            if entry.credence.means_the_same(span.credence)
        ]
        # Of those of its own days the first; else one that was still so on these days.
        return min(found, key=lambda one: (one.day < first, one.day), default=None)

    def against(self, entry: LogEntry) -> _Span | None:
        """The time in which a page gave another credence than an entry, from before it until after;
        None if there is none, or if another commit bears the entry out.
        """
        first, last = _days(entry, before=NEAR, after=LATE)
        if first is None or last is None or _key(entry) not in self._committed:
            return None
        for span in self._between(first, last):
            lasted = span.since < first and (span.until is None or span.until > last)
            if lasted and _differ(entry.credence, span.credence):
                return span if self.for_entry(entry) is None else None
        return None

    def _between(self, first: datetime.date, last: datetime.date) -> Sequence[_Span]:
        """The times that have a part between two days."""
        end = bisect_right(self._spans, last, key=attrgetter("since"))
        begin = end
        while begin and ((until := self._spans[begin - 1].until) is None or until > first):
            begin -= 1
        return self._spans[begin:end]


def _key(entry: LogEntry) -> _Key:
    credence = entry.credence
    if credence.is_stated:
        return entry.date.sort_key, credence.low, credence.high
    return entry.date.sort_key, credence.text, None


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


def _differ(one: Credence, other: Credence | None) -> bool:
    """Return whether two credences cannot both be meant: their intervals have nothing in common."""
    if other is None or other.low is None or other.high is None:
        return False
    if one.low is None or one.high is None:
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
