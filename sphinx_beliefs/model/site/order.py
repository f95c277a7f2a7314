"""In what order there is anything on a site, and by which dates it is found."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import (
    BearingItem,
    Belief,
    Direction,
    Item,
    Reading,
    Resolution,
    Strength,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.pages import Topic, TopicState
from sphinx_beliefs.model.records.query import ORDER
from sphinx_beliefs.model.site.relations import Relations

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from decimal import Decimal

    from sphinx_beliefs.model.records.query import SortKey
    from sphinx_beliefs.model.records.record import Record

_STATES = list(TopicState)


class Entry(NamedTuple):
    """A record that may be listed, and the topic it belongs to."""

    record: Item | Topic
    topic: Topic | None


class Order(Relations):
    """Puts records in order."""

    # -- dates ------------------------------------------------------------------------

    def date_of(self, record: Record) -> Date | None:
        """The date by which a record is found."""
        match record:
            case Reading():
                return record.date
            case UpdateTrigger():
                return record.fired
            case Topic():
                return record.last_reviewed
            case Belief():
                entries = self.history(record)
                return record.resolved or (entries[-1].date if entries else record.since)
        return None

    def first_day(self, record: Record) -> datetime.date | None:
        """The first day that the date of a record can mean."""
        date = self.date_of(record)
        return date.first_day if date is not None else None

    def last_day(self, record: Record) -> datetime.date | None:
        """The last day that it can mean."""
        date = self.date_of(record)
        return date.last_day if date is not None else None

    def due_of(self, entry: Entry) -> Date | None:
        """By when a belief is to be decided, or a topic to be reviewed again."""
        if isinstance(entry.record, Belief):
            return entry.record.resolve_by
        day = self.review_due(entry.topic) if entry.topic is not None else None
        return Date(year=day.year, month=day.month, day=day.day) if day is not None else None

    # -- order ------------------------------------------------------------------------

    def in_order_of(self, keys: Sequence[SortKey], entries: list[Entry]) -> list[Entry]:
        """Sorted by several keys, the first of which counts most."""
        for key in reversed(keys):
            entries = self._sorted_by(entries, key)
        return entries

    def _sorted_by(self, entries: list[Entry], key: SortKey) -> list[Entry]:
        """In the order of one key; what has nothing to sort by comes last either way."""
        if key.key == ORDER:
            return entries[::-1] if key.is_descending else entries
        values = [(self._sort_value(entry, key.key), entry) for entry in entries]
        known = [pair for pair in values if pair[0] is not None]
        # Also when reversed, those that are alike stay in their order.
        known.sort(key=lambda pair: pair[0], reverse=key.is_descending)
        return [entry for _value, entry in known] + [
            entry for value, entry in values if value is None
        ]

    def _sort_value(self, entry: Entry, key: str) -> Any:
        record, topic = entry
        match key:
            case "title":
                return self.title(record).casefold()
            case "credence":
                return middle(record)
            case "date":
                date = self.date_of(record)
                return date.sort_key if date is not None else None
            case "due":
                due = self.due_of(entry)
                return due.sort_key if due is not None else None
            case "topic":
                return self.topic_places.get(record.docname)
            case "region":
                return self.region_order(record) if topic and topic.region else None
            case "status":
                return self.status_order(topic) if topic and topic.status else None
            case "stub":
                return _STATES.index(topic.state) if topic else 0
            case "direction":
                ways = record.ways if isinstance(record, UpdateTrigger) else (None,)
                order = (*Direction, None)
                return None if ways == (None,) else tuple(order.index(way) for way in ways)
            case "strength":
                strength = record.strength if isinstance(record, UpdateTrigger) else None
                return list(Strength).index(strength) if strength is not None else None
            case "resolution":
                end = record.resolution if isinstance(record, Belief) else None
                return list(Resolution).index(end) if end is not None else None
            case "beliefs":
                return self._first_belief_title(record)
            case "left":
                is_left = topic is not None and topic.state is not TopicState.WRITTEN
                blanks = topic.blanks if topic and is_left else ()
                return sum(number for _kind, number in blanks) or None
            case "tags":
                return sorted(self.tags(record)) or None
        return _text_of(entry, key).casefold() or None

    def _first_belief_title(self, record: Record) -> str | None:
        """The title of the first belief that an item bears on."""
        names = record.named if isinstance(record, BearingItem) else ()
        found = next(filter(None, (self.find("belief", name) for name in names)), None)
        return self.title(found).casefold() if found is not None else None

    def tags(self, record: Record) -> set[str]:
        """The tags of a record and of the topic it is on, in the form in which they compare."""
        topic = self.topics.get(record.docname)
        return {slug(tag) for tag in record.tags + (topic.tags if topic else ())}

    @cached_property
    def topics_in_order(self) -> list[Topic]:
        """All topics in the order of the site: by their ``order``, then by title."""

        def order(topic: Topic) -> tuple[bool, int, str, str]:
            return (topic.order is None, topic.order or 0, topic.title.casefold(), topic.docname)

        return sorted(self.topics.values(), key=order)

    @cached_property
    def topic_places(self) -> dict[str, int]:
        """The place of each topic in the order of topics."""
        return {topic.docname: place for place, topic in enumerate(self.topics_in_order)}

    @cached_property
    def _region_places(self) -> dict[str, int]:
        return {region: place for place, region in enumerate(self._vocabulary.regions)}

    def _region(self, record: Record) -> str:
        topic = self.topics.get(record.docname)
        return topic.region if topic else ""

    def region_order(self, record: Record) -> tuple[bool, int, str, str]:
        """In the order of conf.py, then by title, at last no region."""
        region = self._region(record)
        place = self._region_places.get(region, len(self._region_places))
        return (not region, place, self.region_title(region).casefold(), region)

    def status_order(self, topic: Topic) -> tuple[int, str]:
        """In the order of conf.py, then by name."""
        places = list(self._vocabulary.statuses)
        status = topic.status
        return (places.index(status) if status in places else len(places), status.casefold())


def _text_of(entry: Entry, key: str) -> str:
    """What an entry says in words under a key."""
    record, topic = entry
    match key:
        case "authors":
            return record.authors if isinstance(record, Reading) else ""
        case "venue":
            return record.venue if isinstance(record, Reading) else ""
        case "if-yes":
            return record.if_yes if isinstance(record, Uncertainty) else ""
        case "if-no":
            return record.if_no if isinstance(record, Uncertainty) else ""
        case "tagline":
            return topic.tagline if topic is not None else ""
    raise ValueError(key)


def middle(record: Record) -> Decimal | None:
    """The percentage to sort a record by, and to find it by; None where it states none."""
    credence = record.credence if isinstance(record, Belief) else None
    return credence.midpoint if credence is not None else None
