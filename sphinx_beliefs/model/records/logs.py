"""Credence logs: their records, and the history that follows from their entries."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The place of the last entry on the time axis of a picture, from 0 to 100.
_NOW = 88


class LogEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A credence that was held from a day on, and the reason as plain text."""

    date: Date
    credence: Credence
    reason: str = ""


class Vouched(Struct, frozen=True, kw_only=True):
    """The commit that bears out an entry of a log: its day, and its hash, which is empty where no
    page leads to it.
    """

    day: datetime.date
    commit: str = ""


class CredenceLog(Record, frozen=True, kw_only=True):
    """The dated record of a belief's credences, the oldest first, with the place of each entry.

    It belongs to the belief around it, whose anchor is ``belief_anchor``, or else to the belief
    named ``belief``. ``anchor`` is the id of a log outside of its belief. ``is_whole`` is False if
    it has lines that are not entries: they are still to be written, or cannot be read.
    """

    entries: tuple[LogEntry, ...] = ()
    places: tuple[Place, ...] = ()
    belief: str = ""
    belief_anchor: str = ""
    anchor: str = ""
    is_whole: bool = True


def in_order(entries: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
    """The entries, the oldest first; those of one date in the order in which they are written."""
    return tuple(sorted(entries, key=lambda entry: entry.date.sort_key))


def last_change(entries: Sequence[LogEntry]) -> tuple[LogEntry, LogEntry] | None:
    """The last entry whose credence differs from the present one, and the one after it, which has
    changed it; None if it never changed.
    """
    pairs = list(pairwise(entries))
    now = entries[-1].credence if entries else None
    return next((pair for pair in pairs[::-1] if not pair[0].credence.means_the_same(now)), None)


def around(entries: Sequence[LogEntry], date: Date) -> tuple[LogEntry | None, LogEntry | None]:
    """The last entry before a date, and the first one on or after it."""
    start = date.first_day
    if start is None:
        return None, None
    since = [entry for entry in entries if (entry.date.last_day or start) >= start]
    before = [entry for entry in entries if entry not in since]
    return (before[-1] if before else None), (since[0] if since else None)


def course(entries: Sequence[LogEntry]) -> list[tuple[float, float]]:
    """The course of a credence as pairs of time (0 to 100) and percentage (0 to 100).

    The present credence extends a little beyond its date, so that it can be seen.
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
        # All are on one day, or in one year, so only their order is known.
        days, first, span = list(range(len(days))), 0, max(len(days) - 1, 1)
    points = [
        (round(_NOW * (day - first) / span, 1), middle)
        for day, middle in zip(days, middles, strict=True)
    ]
    return [*points, (100.0, middles[-1])]
