"""The answers of indexes: what was chosen is put together, and read off by column."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date, DateKind
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.notation.placeholders import Blanks
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
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.records.query import (
    Column,
    Group,
    Query,
    default_columns,
    default_group,
    default_sort,
)
from sphinx_beliefs.model.records.states import Shown, state_of
from sphinx_beliefs.model.site.answers import FiredWay, Target, Way
from sphinx_beliefs.model.site.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.order import Entry


#: The group of what is still to come.
_FORTHCOMING = DateKind.FORTHCOMING.value


class Left(Struct, frozen=True, kw_only=True):
    """What is left to write on a topic."""

    blanks: Blanks


class Moves(Struct, frozen=True, kw_only=True):
    """The beliefs that a trigger would push, by the way that it would push them, and those ways."""

    by_way: tuple[tuple[Way, tuple[Target, ...]], ...]


class Ways(Struct, frozen=True, kw_only=True):
    """The ways that a trigger would push beliefs, more than one."""

    ways: tuple[Way, ...]


#: What can stand in a cell; who shows it knows how by its type.
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


class Row(Shown, frozen=True, kw_only=True):
    """One record in an index: where it is, and what its cells say, a cell for each column; of a
    trigger, when it has ``fired``.
    """

    target: Target
    cells: tuple[Cell, ...]
    fired: Date | None = None


class RowGroup(Struct, frozen=True, kw_only=True):
    """Rows that belong together, and the title a reader sees; empty where they have none.

    For a region of topics, ``written`` is how many of the region are written, neither stubs nor
    unfinished, and ``of`` how many it has; listed or not.
    """

    slug: str
    title: str
    rows: tuple[Row, ...]
    written: int = 0
    of: int = 0


class Listing(Struct, frozen=True, kw_only=True):
    """What an index shows: of ``total`` records those in the groups.

    A record with several tags can stand in several groups, and counts once.
    """

    columns: tuple[Column, ...]
    grouped_by: Group
    groups: tuple[RowGroup, ...]
    total: int

    @property
    def shown(self) -> int:
        """How many records there are in the groups."""
        if self.grouped_by is not Group.TAG:
            return sum(len(group.rows) for group in self.groups)
        return len({row.target for group in self.groups for row in group.rows})


class Listings(Selection):
    """Answers queries."""

    def listing(self, query: Query) -> Listing:
        """The rows that a query asks for, by group."""
        if query not in self._listings:
            chosen = self.in_order_of(query.sort or default_sort(query), self.chosen(query))
            columns = query.columns or default_columns(query)
            group_by = query.group_by or default_group(query)
            groups = self._grouped(chosen, group_by)
            limit = len(chosen) if query.limit is None else query.limit
            seen: set[int] = set()
            made = []
            for key, title, entries in groups:
                # One that stands in an earlier group takes no more room.
                fitting = []
                for entry in entries:
                    if id(entry.record) in seen or len(seen) < limit:
                        seen.add(id(entry.record))
                        fitting.append(entry)
                rows = tuple(self._row(entry, columns) for entry in fitting)
                if rows:
                    written = of = 0
                    if query.kind is Kind.TOPIC and group_by is Group.REGION:
                        written, of = self._written_in_regions[key]
                    made.append(RowGroup(slug=key, title=title, rows=rows, written=written, of=of))
            self._listings[query] = Listing(
                columns=columns, grouped_by=group_by, groups=tuple(made), total=len(chosen)
            )
        return self._listings[query]

    @cached_property
    def _listings(self) -> dict[Query, Listing]:
        """The answers given: each is wanted twice, to compare and to show."""
        return {}

    @cached_property
    def _written_in_regions(self) -> dict[str, tuple[int, int]]:
        """How many topics of each region are written, and how many there are."""
        found: dict[str, tuple[int, int]] = {}
        for topic in self.topics.values():
            written, of = found.get(topic.region, (0, 0))
            is_written = topic.state is TopicState.WRITTEN
            found[topic.region] = written + is_written, of + 1
        return found

    # -- groups -----------------------------------------------------------------------

    def _grouped(self, entries: list[Entry], group_by: Group) -> list[tuple[str, str, list[Entry]]]:
        """Entries put together, each group with a slug and a title; their order is kept."""
        found: dict[tuple[Any, str, str], list[Entry]] = {}
        for entry in entries:
            for key in self._group_keys(entry, group_by):
                found.setdefault(key, []).append(entry)
        if group_by is not Group.NONE:
            found = dict(sorted(found.items(), key=lambda pair: pair[0]))
        return [(name, title, group) for (_order, name, title), group in found.items()]

    def _group_keys(self, entry: Entry, group_by: Group) -> Iterator[tuple[Any, str, str]]:
        """What orders a group, its slug, and its title."""
        record, topic = entry
        match group_by:
            case Group.NONE:
                yield (), "", ""
            case Group.REGION:
                region = topic.region if topic else ""
                yield self.region_order(record), region, self.region_title(region)
            case Group.STATUS:
                status = topic.status if topic else ""
                order = self.status_order(topic) if topic and status else (10**6, "")
                yield order, status, self.status_label(status)
            case Group.TOPIC:
                place = self.topic_places.get(record.docname, len(self.topics))
                title = self.title(topic) if topic else self.owner_title(record)
                yield (place, record.docname), record.docname, title
            case Group.YEAR:
                date = self.date_of(record)
                year = date.year if date is not None else 0
                name = str(year) if year else _FORTHCOMING if _is_forthcoming(date) else ""
                yield (not name, name.isdigit(), -year), name, name
            case Group.VENUE:
                name = slug(record.venue) if isinstance(record, Reading) else ""
                yield (not name, name), name, self._venues.get(name, "")
            case Group.TAG:
                tags = self.written_tags(record)
                for name, tag in tags.items() if tags else [("", "")]:
                    yield (not name, name), name, tag

    @cached_property
    def _venues(self) -> dict[str, str]:
        """Where readings came out, each as it was written first."""
        found: dict[str, str] = {}
        for item in self.items:
            if isinstance(item, Reading) and item.venue:
                found.setdefault(slug(item.venue), item.venue)
        return found

    def owner_title(self, record: Record) -> str:
        """The title of the page that a record is on."""
        return self.owner(record).title if isinstance(record, Item) else self.title(record)

    # -- cells ------------------------------------------------------------------------

    def _row(self, entry: Entry, columns: tuple[Column, ...]) -> Row:
        record = entry.record
        return Row(
            target=self.target(record),
            cells=tuple(self._cell(entry, column) for column in columns),
            state=state_of(*entry),
            fired=record.fired if isinstance(record, UpdateTrigger) else None,
        )

    def _cell(self, entry: Entry, column: Column) -> Cell:
        record, topic = entry
        match column:
            case Column.TITLE:
                return self.target(record)
            case Column.CREDENCE:
                return record.credence if isinstance(record, Belief) else None
            case Column.RESOLUTION:
                return record.resolution if isinstance(record, Belief) else None
            case Column.DIRECTION:
                ways = self._ways(record) if isinstance(record, UpdateTrigger) else (None,)
                return Ways(ways=ways) if len(ways) > 1 else ways[0]
            case Column.STRENGTH:
                return record.strength if isinstance(record, UpdateTrigger) else None
            case Column.BELIEFS:
                moves = self._moves(record) if isinstance(record, UpdateTrigger) else ()
                if len(moves) > 1:
                    return Moves(by_way=tuple((way, self._beliefs(names)) for way, names in moves))
                return self._beliefs(record.named) if isinstance(record, BearingItem) else ()
            case Column.AUTHORS:
                return record.authors if isinstance(record, Reading) else ""
            case Column.VENUE:
                return record.venue if isinstance(record, Reading) else ""
            case Column.IF_YES:
                return self.with_quotes(record.if_yes) if isinstance(record, Uncertainty) else ""
            case Column.IF_NO:
                return self.with_quotes(record.if_no) if isinstance(record, Uncertainty) else ""
            case Column.DATE:
                return self.date_of(record)
            case Column.DUE:
                return self.due_of(entry)
            case Column.TOPIC:
                return self.owner(record) if isinstance(record, Item) else self.target(record)
            case Column.REGION:
                return self.region_title(topic.region) if topic else ""
            case Column.STATUS:
                return self.status_label(topic.status) if topic else ""
            case Column.TAGS:
                return ", ".join(self.written_tags(record).values())
            case Column.TAGLINE:
                return self.with_quotes(topic.tagline) if topic else ""
            case Column.LEFT:
                is_left = topic is not None and topic.state is not TopicState.WRITTEN
                return Left(blanks=topic.blanks) if topic and is_left else None
        raise ValueError(column)

    def _moves(self, trigger: UpdateTrigger) -> Sequence[tuple[Way, Sequence[str]]]:
        """The names of the beliefs that a trigger would push each way, or has pushed."""
        if trigger.fired is None:
            return trigger.moves
        found: dict[Way, list[str]] = {}
        for name in trigger.named:
            found.setdefault(self.fired_way(trigger, name), []).append(name)
        return tuple(found.items())

    def _ways(self, trigger: UpdateTrigger) -> tuple[Way, ...]:
        """All ways that a trigger would push beliefs, or has pushed them; None for one unknown."""
        if trigger.fired is None:
            return trigger.ways
        ways = tuple(way for way, _names in self._moves(trigger))
        ways = ways or (self.fired_way(trigger, ""),)
        return (None,) if ways == (FiredWay(way=None),) else ways

    def _beliefs(self, names: Iterable[str]) -> tuple[Target, ...]:
        found = (self.find("belief", name) for name in names)
        return tuple(self.target(belief) for belief in found if belief is not None)


def _is_forthcoming(date: Date | None) -> bool:
    return date is not None and date.kind is DateKind.FORTHCOMING
