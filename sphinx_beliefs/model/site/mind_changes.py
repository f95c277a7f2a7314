"""The changes of an author's mind that a site can date: what is new, what moved, what is over.

They follow from credence logs, and from the dates that beliefs give. What cannot be dated is not
among them: a belief with neither a log nor ``since``, and an outcome without its day.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.records.items import Belief, Resolution
from sphinx_beliefs.model.site.order import topic_places
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from sphinx_beliefs.model.records.logs import LogEntry
    from sphinx_beliefs.model.site.site import Site

#: The credence (0 to 100) with which an author may log an outcome.
_LOGGED_AS = {Resolution.TRUE: 100, Resolution.FALSE: 0}


class ChangeKind(Enum):
    """The sort of a change; on one day, those of a belief follow each other in this order."""

    #: A belief is held from then on.
    NEW = "new"
    #: Its credence is another than before.
    MOVED = "moved"
    #: It is no longer open, for any other reason than that another belief has taken its place.
    DECIDED = "decided"
    #: Another belief has taken its place.
    SUPERSEDED = "superseded"


class MindChange(Struct, frozen=True, kw_only=True):
    """A change of an author's mind about a belief, and the day, month or year of it.

    ``before`` and ``after`` are the credences, where they are known: a belief that is new has none
    before, and one that is over has none after; its outcome is that of the record. ``reason`` is
    plain text of the log, with its quotes not yet filled in. ``ordinal`` counts, from 0, the
    changes of a belief that have one kind and one date, in the order of time.
    """

    kind: ChangeKind
    belief: Belief
    date: Date
    before: Credence | None = None
    after: Credence | None = None
    reason: str = ""
    ordinal: int = 0

    @property
    def points(self) -> Decimal | None:
        """The percentage points (-100 to 100) by which the middle of the credence has moved; None
        if it did not move, or if one of the two credences is not a number.
        """
        before = self.before.midpoint if self.before is not None else None
        after = self.after.midpoint if self.after is not None else None
        return None if before is None or after is None else after - before


@once_a_site
def mind_changes(site: Site) -> tuple[MindChange, ...]:
    """The changes of all beliefs, those on stubs included, the newest first.

    Dates sort as those of a log do, so that a month comes before its days. Changes of one date have
    the order of the site, and those of one belief the newest first.
    """
    places = topic_places(site)
    beliefs = sorted(site.beliefs, key=lambda one: places.get(one.docname, len(places)))
    return newest_first(change for belief in beliefs for change in changes_of(site, belief))


def newest_first(changes: Iterable[MindChange]) -> tuple[MindChange, ...]:
    """Changes by date, the newest first; those of one date keep their order."""
    return tuple(sorted(changes, key=lambda change: change.date.sort_key, reverse=True))


def changes_of(site: Site, belief: Belief) -> tuple[MindChange, ...]:
    """The changes of one belief, the newest first."""
    entries = site.history(belief)
    found, entries = _beginning(belief, entries)
    held = found[0].after if found else belief.credence
    date, reason = _end_date(site, belief), ""
    for entry in entries:
        is_after = date is not None and not is_before(entry.date, date)
        if entry.credence.means_the_same(held) or (is_after and is_outcome(entry, belief)):
            # It is no move, but may say how the belief came to its end.
            reason = reason or (entry.reason if is_after else "")
            continue
        found.append(
            MindChange(
                kind=ChangeKind.MOVED,
                belief=belief,
                date=entry.date,
                before=held,
                after=entry.credence,
                reason=entry.reason,
            )
        )
        held = entry.credence
    if date is not None:
        found.append(_end(belief, date, held, reason))
    return newest_first(reversed(_numbered(found)))


def _beginning(
    belief: Belief, entries: Sequence[LogEntry]
) -> tuple[list[MindChange], Sequence[LogEntry]]:
    """The change that a belief began with, if its date is known, and the entries of its log after
    that.
    """
    date = _start(belief, entries)
    if date is None:
        return [], entries
    new = MindChange(kind=ChangeKind.NEW, belief=belief, date=date, after=belief.credence)
    if not entries:
        return [new], ()
    if date != entries[0].date:
        # What was believed before the log began is not known.
        return [replace(new, after=None)], entries
    return [replace(new, after=entries[0].credence, reason=entries[0].reason)], entries[1:]


def _start(belief: Belief, entries: Sequence[LogEntry]) -> Date | None:
    """The date since when a belief has been held: that of the first entry of its log, unless the
    belief gives an earlier one; None if there is none.
    """
    since = belief.since if belief.since is not None and belief.since.first_day else None
    if not entries:
        return since
    first = entries[0].date
    return since if since is not None and is_before(since, first) else first


def _end(belief: Belief, date: Date, held: Credence | None, reason: str) -> MindChange:
    """The end of a belief on a date; ``held`` is the last credence of its log."""
    is_superseded = belief.resolution is Resolution.SUPERSEDED
    return MindChange(
        kind=ChangeKind.SUPERSEDED if is_superseded else ChangeKind.DECIDED,
        belief=belief,
        date=date,
        before=belief.credence or held,
        reason=reason,
    )


def _end_date(site: Site, belief: Belief) -> Date | None:
    """The date that a belief gives for its end, or on which the one began that took its place; None
    if it is open, or if neither is known.
    """
    if belief.is_open:
        return None
    if belief.resolved is not None and belief.resolved.first_day:
        return belief.resolved
    successor = None
    if belief.resolution is Resolution.SUPERSEDED and belief.superseded_by:
        successor = site.finder.find_belief(belief.superseded_by)
    return _start(successor, site.history(successor)) if successor is not None else None


def is_outcome(entry: LogEntry, belief: Belief) -> bool:
    """Return whether an entry logs as a certainty what became of a belief."""
    certainty = None if belief.resolution is None else _LOGGED_AS.get(belief.resolution)
    return certainty is not None and entry.credence.low == entry.credence.high == certainty


def is_before(date: Date, other: Date) -> bool:
    """Return whether a date is over when another begins."""
    last, first = date.last_day, other.first_day
    return last is not None and first is not None and last < first


def _numbered(changes: Iterable[MindChange]) -> list[MindChange]:
    """Changes of a belief, in the order of time, each with its ordinal."""
    seen: Counter[tuple[ChangeKind, Date]] = Counter()
    found = []
    for change in changes:
        same = (change.kind, change.date)
        found.append(replace(change, ordinal=seen[same]) if seen[same] else change)
        seen[same] += 1
    return found
