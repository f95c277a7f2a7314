"""The order of records on a site, and in lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_beliefs.model.records.index_choices import ORDER
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
    record, topic = entry
    match key:
        case "title":
            return site.title(record).casefold()
        case "credence":
            return middle(record)
        case "date":
            date = date_of(site, record)
            return date.sort_key if date is not None else None
        case "due":
            due = due_of(site, entry)
            return due.sort_key if due is not None else None
        case "topic":
            return topic_places(site).get(record.docname)
        case "region":
            return region_order(site, record) if topic and topic.region else None
        case "status":
            return status_order(site, topic) if topic and topic.status else None
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
            return _first_belief_title(site, record)
        case "left":
            is_left = topic is not None and topic.state is not TopicState.WRITTEN
            blanks = topic.blanks if topic and is_left else ()
            return sum(number for _kind, number in blanks) or None
        case "tags":
            return sorted(tags_of(site, record)) or None
    return _text_of(entry, key).casefold() or None


def _first_belief_title(site: Site, record: Record) -> str | None:
    """The title of the first belief that an item bears on."""
    names = record.named if isinstance(record, BearingItem) else ()
    found = next(filter(None, map(site.finder.find_belief, names)), None)
    return site.title(found).casefold() if found is not None else None


def _text_of(entry: Entry, key: str) -> str:
    """The words of an entry under a key."""
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
