"""The order of records on a site, and in lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from sphinx_beliefs.model.records.index_choices import ORDER, STATE, Column
from sphinx_beliefs.model.records.items import (
    BearingItem,
    Belief,
    Direction,
    Reading,
    Resolution,
    Strength,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.site.entries import date_of, due_of, middle, tags_of
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.model.records.index_choices import SortKey
    from sphinx_beliefs.model.records.pages import Topic
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.entries import Entry
    from sphinx_beliefs.model.site.site import Site

_STATES = list(TopicState)


# -- the order of the site ----------------------------------------------------------------


@once_a_site
def topics_in_order(site: Site) -> Sequence[Topic]:
    """All topics in the order of the site: by their ``order``, then by title."""

    def order(topic: Topic) -> tuple[bool, int, str, str]:
        return (topic.order is None, topic.order or 0, topic.title.casefold(), topic.docname)

    return sorted(site.topics.values(), key=order)


@once_a_site
def topic_places(site: Site) -> Mapping[str, int]:
    """The place of each topic in the order of topics."""
    return {topic.docname: place for place, topic in enumerate(topics_in_order(site))}


def region_order(site: Site, record: Record) -> tuple[bool, int, str, str]:
    """The key that sorts by region: in the order of conf.py, then by title, at last no region."""
    topic = site.topic_of(record)
    region = topic.region if topic else ""
    places = _region_places(site)
    place, title = places.get(region, len(places)), site.vocabulary.region_title(region)
    return (not region, place, title.casefold(), region)


@once_a_site
def _region_places(site: Site) -> dict[str, int]:
    return {region: place for place, region in enumerate(site.vocabulary.regions)}


def status_order(site: Site, topic: Topic) -> tuple[int, str]:
    """The key that sorts by status: in the order of conf.py, then by name."""
    places = list(site.vocabulary.statuses)
    status = topic.status
    return (places.index(status) if status in places else len(places), status.casefold())


# -- by keys --------------------------------------------------------------------------------


def in_order_of(site: Site, keys: Sequence[SortKey], entries: list[Entry]) -> list[Entry]:
    """Sort by several keys, the first of which counts most."""
    for key in reversed(keys):
        entries = _sorted_by(site, entries, key)
    return entries


def _sorted_by(site: Site, entries: list[Entry], key: SortKey) -> list[Entry]:
    """Sort by one key; entries without a value for it come last, whichever way it goes."""
    if key.key == ORDER:
        return entries[::-1] if key.is_descending else entries
    values = [(_sort_value(site, entry, key.key), entry) for entry in entries]
    known = [pair for pair in values if pair[0] is not None]
    # Even in reverse, entries with equal keys keep their order.
    known.sort(key=lambda pair: pair[0], reverse=key.is_descending)
    return [entry for _value, entry in known] + [entry for value, entry in values if value is None]


def _sort_value(site: Site, entry: Entry, key: str) -> Any:
    """The value to sort by under a key, which names a column or is STATE; None if there is none."""
    record, topic = entry
    if key == STATE:
        return _STATES.index(topic.state) if topic else 0
    column = Column(key)
    match column:
        case Column.TITLE:
            return site.title(record).casefold()
        case Column.CREDENCE:
            return middle(record)
        case Column.DATE:
            date = date_of(site, record)
            return date.sort_key if date is not None else None
        case Column.DUE:
            due = due_of(site, entry)
            return due.sort_key if due is not None else None
        case Column.TOPIC:
            return topic_places(site).get(record.docname)
        case Column.REGION:
            return region_order(site, record) if topic and topic.region else None
        case Column.STATUS:
            return status_order(site, topic) if topic and topic.status else None
        case Column.DIRECTION:
            ways = record.ways if isinstance(record, UpdateTrigger) else (None,)
            order = (*Direction, None)
            return None if ways == (None,) else tuple(order.index(way) for way in ways)
        case Column.STRENGTH:
            strength = record.strength if isinstance(record, UpdateTrigger) else None
            return list(Strength).index(strength) if strength is not None else None
        case Column.RESOLUTION:
            end = record.resolution if isinstance(record, Belief) else None
            return list(Resolution).index(end) if end is not None else None
        case Column.BELIEFS:
            return _first_belief_title(site, record)
        case Column.LEFT:
            is_left = topic is not None and topic.state is not TopicState.WRITTEN
            blanks = topic.blanks if topic and is_left else ()
            return sum(number for _kind, number in blanks) or None
        case Column.TAGS:
            return sorted(tags_of(site, record)) or None
        case Column.AUTHORS:
            return _folded(record.authors if isinstance(record, Reading) else "")
        case Column.VENUE:
            return _folded(record.venue if isinstance(record, Reading) else "")
        case Column.IF_YES:
            return _folded(record.if_yes if isinstance(record, Uncertainty) else "")
        case Column.IF_NO:
            return _folded(record.if_no if isinstance(record, Uncertainty) else "")
        case Column.TAGLINE:
            return _folded(topic.tagline if topic is not None else "")
    assert_never(column)


def _folded(text: str) -> str | None:
    return text.casefold() or None


def _first_belief_title(site: Site, record: Record) -> str | None:
    """The title of the first belief that an item bears on."""
    names = record.named if isinstance(record, BearingItem) else ()
    found = next(filter(None, map(site.finder.find_belief, names)), None)
    return site.title(found).casefold() if found is not None else None
