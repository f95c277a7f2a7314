"""The columns of an index: what stands in the cells of each, and by what it is sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard, assert_never

from msgspec import Struct

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.notation.credence import NORMATIVE, Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.notation.placeholders import Blanks
from sphinx_beliefs.model.records.index_choices import Column
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
from sphinx_beliefs.model.site.answers import FiredWay, Target, Way
from sphinx_beliefs.model.site.effects import fired_way
from sphinx_beliefs.model.site.entries import date_of, due_of, middle, tags_of, written_tags
from sphinx_beliefs.model.site.order import region_order, status_order, topic_places
from sphinx_beliefs.model.site.page_keys import RELATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.entries import Entry
    from sphinx_beliefs.model.site.group_systems import implied_bounds
    from sphinx_beliefs.model.site.site import Site
else:
    # Needed only on a site that states relations.
    implied_bounds = Late("sphinx_beliefs.model.site.group_systems:implied_bounds")


class Left(Struct, frozen=True, kw_only=True):
    """The blanks that are left to fill on a topic, and the beliefs without a credence of which
    others say something: the claim, and the lowest and the highest probability (0 to 1).
    """

    blanks: Blanks
    allowed: tuple[tuple[str, float, float], ...] = ()


class Moves(Struct, frozen=True, kw_only=True):
    """The beliefs that a trigger would move, by direction, and these directions."""

    by_way: tuple[tuple[Way, tuple[Target, ...]], ...]


class Ways(Struct, frozen=True, kw_only=True):
    """The directions in which a trigger would move beliefs, more than one."""

    ways: tuple[Way, ...]


#: The content of a cell; its type tells whoever shows it how.
Cell = (
    str
    | Target
    | tuple[Target, ...]
    | Credence
    | Resolution
    | Direction
    | FiredWay
    | Strength
    | Ways
    | Moves
    | Date
    | Left
    | None
)


def cell_of(site: Site, entry: Entry, column: Column) -> Cell:
    """The value of a record in a column; None or empty if it has none."""
    record, topic = entry
    match column:
        case Column.TITLE:
            return site.links.target(record)
        case Column.CREDENCE:
            return record.credence if isinstance(record, Belief) else None
        case Column.RESOLUTION:
            return record.resolution if isinstance(record, Belief) else None
        case Column.DIRECTION:
            return _direction(site, record) if isinstance(record, UpdateTrigger) else None
        case Column.STRENGTH:
            return record.strength if isinstance(record, UpdateTrigger) else None
        case Column.BELIEFS:
            return _beliefs_of(site, record) if isinstance(record, BearingItem) else ()
        case Column.AUTHORS:
            return record.authors if isinstance(record, Reading) else ""
        case Column.VENUE:
            return record.venue if isinstance(record, Reading) else ""
        case Column.IF_YES:
            return site.links.with_quotes(record.if_yes) if isinstance(record, Uncertainty) else ""
        case Column.IF_NO:
            return site.links.with_quotes(record.if_no) if isinstance(record, Uncertainty) else ""
        case Column.DATE:
            return date_of(site, record)
        case Column.DUE:
            return due_of(site, entry)
        case Column.TOPIC:
            is_item = isinstance(record, Item)
            return site.links.page(record.docname) if is_item else site.links.target(record)
        case Column.REGION:
            return site.vocabulary.region_title(topic.region) if topic else ""
        case Column.STATUS:
            return site.vocabulary.status_label(topic.status) if topic else ""
        case Column.TAGS:
            return ", ".join(written_tags(site, record).values())
        case Column.TAGLINE:
            return site.links.with_quotes(topic.tagline) if topic else ""
        case Column.LEFT:
            return _left(site, topic) if _is_left_to_write(topic) else None
    assert_never(column)


def sort_value_of(site: Site, entry: Entry, column: Column) -> Any:
    """The value to sort a record by in a column; None where it has none."""
    record, topic = entry
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
            blanks = topic.blanks if _is_left_to_write(topic) else ()
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


def _left(site: Site, topic: Topic) -> Left:
    """What is left to write on a topic; what others allow is worked out only if it has beliefs
    without a credence, on a site that states relations.
    """
    allowed = []
    if site.contents.directory.defining(RELATED):
        for item in site.contents.on(topic.docname).items:
            if isinstance(item, Belief) and item.is_open and not _is_stated(item):
                bounds = implied_bounds(site, item.docname, item.anchor)
                if bounds is not None and (bounds.low, bounds.high) != (0, 1):
                    low, high = round(bounds.low, 6), round(bounds.high, 6)
                    allowed.append((site.title(item), low, high))
    return Left(blanks=topic.blanks, allowed=tuple(allowed))


def _is_stated(belief: Belief) -> bool:
    """Return whether a belief has a credence, or can have none."""
    credence = belief.credence
    return credence is not None and (credence.is_stated or credence == NORMATIVE)


def _is_left_to_write(topic: Topic | None) -> TypeGuard[Topic]:
    """Return whether there is a topic of which something is not written yet."""
    return topic is not None and topic.state is not TopicState.WRITTEN


def _folded(text: str) -> str | None:
    return text.casefold() or None


def _first_belief_title(site: Site, record: Record) -> str | None:
    """The title of the first belief that an item bears on."""
    names = record.named if isinstance(record, BearingItem) else ()
    found = next(filter(None, map(site.finder.find_belief, names)), None)
    return site.title(found).casefold() if found is not None else None


# -- triggers -----------------------------------------------------------------------------------


def _direction(site: Site, trigger: UpdateTrigger) -> Way | Ways:
    ways = _ways(site, trigger)
    return Ways(ways=ways) if len(ways) > 1 else ways[0]


def _beliefs_of(site: Site, item: BearingItem) -> tuple[Target, ...] | Moves:
    """The beliefs that an item names, by direction if it is a trigger that has several."""
    if isinstance(item, UpdateTrigger):
        moves = _moves(site, item)
        if len(moves) > 1:
            return Moves(by_way=tuple((way, _targets(site, names)) for way, names in moves))
    return _targets(site, item.named)


def _moves(site: Site, trigger: UpdateTrigger) -> Sequence[tuple[Way, Sequence[str]]]:
    """The names of the beliefs that a trigger would move, or has moved, by direction."""
    if trigger.fired is None:
        return trigger.moves
    found: dict[Way, list[str]] = {}
    for name in trigger.named:
        found.setdefault(fired_way(site, trigger, name), []).append(name)
    return tuple(found.items())


def _ways(site: Site, trigger: UpdateTrigger) -> tuple[Way, ...]:
    """All ways in which a trigger would push beliefs, or has; None for one that is unknown."""
    if trigger.fired is None:
        return trigger.ways
    ways = tuple(way for way, _names in _moves(site, trigger))
    ways = ways or (fired_way(site, trigger, ""),)
    return (None,) if ways == (FiredWay(way=None),) else ways


def _targets(site: Site, names: Iterable[str]) -> tuple[Target, ...]:
    found = map(site.finder.find_belief, names)
    return tuple(site.links.target(belief) for belief in found if belief is not None)
