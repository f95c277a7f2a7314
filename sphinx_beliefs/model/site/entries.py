"""Entries of lists, and the properties by which records are found: dates, tags and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import Belief, Reading, UpdateTrigger
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.site.due import review_due

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from sphinx_beliefs.model.records.items import Item
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.site import Site


class Entry(NamedTuple):
    """A record that may be listed, and the topic it belongs to."""

    record: Item | Topic
    topic: Topic | None


def date_of(site: Site, record: Record) -> Date | None:
    """The date by which a record is found."""
    match record:
        case Reading():
            return record.date
        case UpdateTrigger():
            return record.fired
        case Topic():
            return record.last_reviewed
        case Belief():
            entries = site.history(record)
            return record.resolved or (entries[-1].date if entries else record.since)
    return None


def first_day(site: Site, record: Record) -> datetime.date | None:
    """The first day that the date of a record can mean."""
    date = date_of(site, record)
    return date.first_day if date is not None else None


def last_day(site: Site, record: Record) -> datetime.date | None:
    """The last day that the date of a record can mean."""
    date = date_of(site, record)
    return date.last_day if date is not None else None


def due_of(site: Site, entry: Entry) -> Date | None:
    """The date by which a belief is to be decided, or a topic reviewed again."""
    if isinstance(entry.record, Belief):
        return entry.record.resolve_by
    day = review_due(site, entry.topic) if entry.topic is not None else None
    return Date(year=day.year, month=day.month, day=day.day) if day is not None else None


def tags_of(site: Site, record: Record) -> set[str]:
    """The tags of a record and of the topic it is on, in the form in which they are compared."""
    topic = site.topic_of(record)
    return {slug(tag) for tag in record.tags + (topic.tags if topic else ())}


def written_tags(site: Site, record: Record) -> dict[str, str]:
    """The same tags as they were written, by that form; those of the record first."""
    topic = site.topic_of(record)
    tags = record.tags if topic is None else record.tags + topic.tags
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(slug(tag), tag)
    return found


def middle(record: Record) -> Decimal | None:
    """The percentage (0 to 100) by which a record is sorted and found; None if it states none."""
    credence = record.credence if isinstance(record, Belief) else None
    return credence.midpoint if credence is not None else None
