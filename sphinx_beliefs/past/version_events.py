"""What commits change of a belief, and the versions that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.past.versions import Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_beliefs.past.commits import Commit
    from sphinx_beliefs.past.old_pages import OldBelief
    from sphinx_beliefs.past.page_states import Found

#: What is followed of a belief, besides whether it is there.
FIELDS = ("claim", "credence", "resolution", "resolve_by", "criteria", "logged")


class Event(NamedTuple):
    """What a commit changes of a belief: the new values by field, where it is there; ``found`` is
    None if it is gone.
    """

    order: int
    found: Found | None
    changed: frozenset[str]


def event_of(order: int, now: Found | None, was: Sequence[Found | None]) -> Event | None:
    """What a commit changes of a belief that its parents had as it ``was``: what differs from all
    of them; None if it changes nothing.
    """
    if now is None:
        return Event(order, None, frozenset()) if was and None not in was else None
    changed = frozenset(
        field for field in FIELDS if all(_differs(field, each, now) for each in was)
    )
    return Event(order, now, changed) if changed else None


def changed_fields(before: Version | None, after: Version) -> tuple[str, ...]:
    """The fields in which a version says something else than the one before it; the log is not
    among them, since it says nothing of the present.
    """
    fields = (field for field in FIELDS if field != "logged")
    if before is None or before.is_gone:
        return tuple(field for field in fields if getattr(after, field))
    return tuple(
        field for field in fields if not _are_same(getattr(before, field), getattr(after, field))
    )


def order_of(event: Event) -> int:
    """The number of the commit of an event."""
    return event.order


def versions_of(commits: Sequence[Commit], events: Iterable[Event]) -> Iterator[Version]:
    """The versions of a belief that follow from its events, the first ones first."""
    version: Version | None = None
    for event in events:
        commit = commits[event.order]
        found = event.found
        made: dict[str, Any] = {"commit": commit.hash, "day": commit.day, "author": commit.author}
        if found is None:
            if version is not None and not version.is_gone:
                version = replace(version, **made, order=event.order, is_gone=True)
                yield version
            continue
        is_new = version is None or version.is_gone
        fields = FIELDS if is_new else event.changed
        values: dict[str, Any] = {field: getattr(found.belief, field) for field in fields}
        if version is not None and not is_new:
            if all(_are_same(getattr(version, field), values[field]) for field in fields):
                continue
            values = {field: getattr(version, field) for field in FIELDS} | values
        version = Version(
            **made, order=event.order, path=shown_path(found.path), name=found.belief.name, **values
        )
        yield version


def shown_path(path: str) -> str:
    """A path as text, also one that is not written in UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def settled(events: Sequence[Event], merged: Sequence[Event], now: Found | None) -> list[Event]:
    """The events, and the merges that decided between two changes: where the last event is not what
    the belief says in the end, a merge took the other side.
    """
    found = {event.order: event for event in events}
    for field in FIELDS:
        last = _last_of(field, events)
        if last is not None and not _agree(field, last.found, now):
            merge = _deciding(field, last, merged, now)
            if merge is not None:
                known = found.get(merge.order, merge._replace(changed=frozenset()))
                found[merge.order] = known._replace(changed=known.changed | {field})
    return sorted(found.values(), key=order_of)


def _deciding(field: str, last: Event, merged: Sequence[Event], now: Found | None) -> Event | None:
    """The first merge after the last event of a field since which it is as in the end."""
    found = None
    for merge in reversed(merged):
        if merge.order <= last.order or not _agree(field, merge.found, now):
            break
        found = merge
    return found


def _agree(field: str, one: Found | None, other: Found | None) -> bool:
    """Return whether two states of a belief say the same, also whether it is there."""
    if one is None or other is None:
        return one is other
    return _is_same(field, one.belief, other.belief)


def _last_of(field: str, events: Sequence[Event]) -> Event | None:
    """The last event that changes a field."""
    return next((e for e in reversed(events) if e.found is None or field in e.changed), None)


def _differs(field: str, was: Found | None, now: Found) -> bool:
    return was is None or not _is_same(field, was.belief, now.belief)


def _is_same(field: str, one: OldBelief, other: OldBelief) -> bool:
    return _are_same(getattr(one, field), getattr(other, field))


def _are_same(one: object, other: object) -> bool:
    """Return whether two values say the same; a credence can do so in two notations."""
    if isinstance(one, Credence) and isinstance(other, Credence):
        return one.means_the_same(other)
    return one == other
