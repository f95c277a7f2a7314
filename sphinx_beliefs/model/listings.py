"""The answers of indexes: records chosen, put in order and together, and read off by column."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_beliefs.model.credence import Credence
from sphinx_beliefs.model.dates import Date, DateKind
from sphinx_beliefs.model.names import slug
from sphinx_beliefs.model.query import (
    Column,
    CountView,
    Group,
    Kind,
    Query,
    SortKey,
    Stubs,
    default_columns,
    default_group,
    default_sort,
)
from sphinx_beliefs.model.records import (
    ITEM_KINDS,
    Belief,
    Direction,
    Item,
    Reading,
    Record,
    Resolution,
    Topic,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.relations import Relations
from sphinx_beliefs.model.struct import Struct
from sphinx_beliefs.model.views import Target

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_beliefs.model.placeholders import Blanks


#: The group of what is still to come.
_FORTHCOMING = DateKind.FORTHCOMING.value


class Left(Struct):
    """What is left to write on a stub."""

    blanks: Blanks


#: What can stand in a cell; who shows it knows how by its type.
Cell = str | Target | tuple[Target, ...] | Credence | Resolution | Direction | Date | Left | None


class Row(Struct):
    """One record in an index: where it is, what its cells say, a cell for each column, and whether
    it is a stub or stands on one.
    """

    target: Target
    cells: tuple[Cell, ...]
    is_stub: bool = False


class RowGroup(Struct):
    """Rows that belong together, and the title a reader sees; empty where they have none.

    For a region of topics, ``written`` is how many of the region are no stubs, and ``of`` how many
    it has; listed or not.
    """

    slug: str
    title: str
    rows: tuple[Row, ...]
    written: int = 0
    of: int = 0


class Listing(Struct):
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


class _Entry(NamedTuple):
    """A record that may be listed, and the topic it belongs to."""

    record: Item | Topic
    topic: Topic | None


class Listings(Relations):
    """Answers queries."""

    def listing(self, query: Query) -> Listing:
        """The rows that a query asks for, by group."""
        if query not in self._listings:
            chosen = self._sorted(self._chosen(query), query)
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
                    written, of = (0, 0)
                    if query.kind is Kind.TOPIC and group_by is Group.REGION:
                        written, of = self._written_in_regions[key]
                    made.append(RowGroup(slug=key, title=title, rows=rows, written=written, of=of))
            self._listings[query] = Listing(
                columns=columns, grouped_by=group_by, groups=tuple(made), total=len(chosen)
            )
        return self._listings[query]

    def count(self, view: CountView) -> int:
        """How many records a query finds."""
        return len(self._chosen(view.query))

    @cached_property
    def _listings(self) -> dict[Query, Listing]:
        """The answers given: each is wanted twice, to compare and to show."""
        return {}

    # -- choosing -----------------------------------------------------------------------

    def _chosen(self, query: Query) -> list[_Entry]:
        tests = list(self._tests(query))
        return [entry for entry in self._candidates(query) if all(test(entry) for test in tests)]

    def _candidates(self, query: Query) -> Iterable[_Entry]:
        """The records of a kind; those with the rarest of the tags that all of them must have."""
        if query.kind in {Kind.TOPIC, Kind.STUB}:
            return [_Entry(topic, topic) for topic in self._topics_in_order]
        if query.tags:
            by_tag = self._entries_by_tag(query.kind)
            return min((by_tag.get(slug(tag), []) for tag in query.tags), key=len)
        return self._entries(query.kind)

    @cached_property
    def _entry_lists(self) -> dict[Kind, list[_Entry]]:
        return {}

    def _entries(self, kind: Kind) -> list[_Entry]:
        if kind not in self._entry_lists:
            wanted = ITEM_KINDS[kind.value]
            items = [item for item in self.items if isinstance(item, wanted)]
            # In the order of topics, then of the page; then what stands on no topic.
            items.sort(key=lambda item: self._topic_places.get(item.docname, len(self.topics)))
            self._entry_lists[kind] = [
                _Entry(item, self.topics.get(item.docname)) for item in items
            ]
        return self._entry_lists[kind]

    @cached_property
    def _tag_lists(self) -> dict[Kind, dict[str, list[_Entry]]]:
        return {}

    def _entries_by_tag(self, kind: Kind) -> dict[str, list[_Entry]]:
        if kind not in self._tag_lists:
            found: dict[str, list[_Entry]] = {}
            for entry in self._entries(kind):
                for tag in self._tags(entry.record):
                    found.setdefault(tag, []).append(entry)
            self._tag_lists[kind] = found
        return self._tag_lists[kind]

    def _tests(self, query: Query) -> Iterator[Callable[[_Entry], bool]]:
        """What a record has to pass."""
        yield from self._tests_of_topic(query)
        if query.kind is Kind.BELIEF:
            wanted = frozenset(query.resolutions)
            yield (
                lambda entry: (
                    isinstance(entry.record, Belief) and (entry.record.resolution in wanted)
                )
            )
        if query.credence is not None:
            low, high = query.credence
            yield (
                lambda entry: (
                    (middle := _middle(entry.record)) is not None and (low <= middle <= high)
                )
            )
        if query.tags:
            tags = {slug(tag) for tag in query.tags}
            yield lambda entry: tags <= self._tags(entry.record)
        if query.any_tags:
            any_tags = {slug(tag) for tag in query.any_tags}
            yield lambda entry: not any_tags.isdisjoint(self._tags(entry.record))
        if query.since is not None:
            since = query.since
            yield lambda entry: (day := self._last_day(entry.record)) is not None and day >= since
        if query.until is not None:
            until = query.until
            yield lambda entry: (day := self._first_day(entry.record)) is not None and day <= until
        if query.due is not None:
            yield lambda entry: self._is_due(entry, query)

    def _tests_of_topic(self, query: Query) -> Iterator[Callable[[_Entry], bool]]:
        if query.kind is Kind.STUB:
            yield lambda entry: entry.topic is not None and entry.topic.is_stub
        elif query.stubs is not Stubs.INCLUDE:
            wants_stubs = query.stubs is Stubs.ONLY
            yield lambda entry: wants_stubs == (entry.topic is not None and entry.topic.is_stub)
        if query.regions:
            regions = frozenset(query.regions)
            yield lambda entry: entry.topic is not None and entry.topic.region in regions
        if query.statuses:
            statuses = frozenset(query.statuses)
            yield lambda entry: entry.topic is not None and entry.topic.status in statuses
        if query.topics:
            patterns = re.compile("|".join(map(translate, query.topics)))
            named = {t.docname for name in query.topics for t in self.find_topics(name)}
            yield (
                lambda entry: (
                    entry.record.docname in named or bool(patterns.fullmatch(entry.record.docname))
                )
            )

    def _tags(self, record: Record) -> set[str]:
        """The tags of a record and of the topic it is on, in the form in which they compare."""
        topic = self.topics.get(record.docname)
        return {slug(tag) for tag in record.tags + (topic.tags if topic else ())}

    def _written_tags(self, record: Record) -> dict[str, str]:
        """These tags as they were written, its own first."""
        topic = self.topics.get(record.docname)
        tags = record.tags if topic is None else record.tags + topic.tags
        found: dict[str, str] = {}
        for tag in tags:
            found.setdefault(slug(tag), tag)
        return found

    def _is_due(self, entry: _Entry, query: Query) -> bool:
        due, today, topic = query.due, self._vocabulary.today, entry.topic
        if due is None or today is None:
            return False
        is_never = isinstance(entry.record, Topic) and self.was_never_reviewed(entry.record)
        if isinstance(entry.record, Belief):
            day = entry.record.resolve_by.last_day if entry.record.resolve_by else None
        else:
            day = self.review_due(topic) if topic is not None else None
        if day is None:
            return due.is_never and is_never
        is_overdue = due.is_overdue and self.is_past(day)
        return is_overdue or any(day <= period.after(today) for period in due.within)

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

    def _first_day(self, record: Record) -> datetime.date | None:
        date = self.date_of(record)
        return date.first_day if date is not None else None

    def _last_day(self, record: Record) -> datetime.date | None:
        date = self.date_of(record)
        return date.last_day if date is not None else None

    def due_of(self, entry: _Entry) -> Date | None:
        """By when a belief is to be decided, or a topic to be reviewed again."""
        if isinstance(entry.record, Belief):
            return entry.record.resolve_by
        day = self.review_due(entry.topic) if entry.topic is not None else None
        return Date(year=day.year, month=day.month, day=day.day) if day is not None else None

    # -- order ------------------------------------------------------------------------

    def _sorted(self, entries: list[_Entry], query: Query) -> list[_Entry]:
        for key in reversed(query.sort or default_sort(query)):
            entries = self._sorted_by(entries, key)
        return entries

    def _sorted_by(self, entries: list[_Entry], key: SortKey) -> list[_Entry]:
        """In the order of one key; what has nothing to sort by comes last either way."""
        if key.key == "order":
            return entries[::-1] if key.is_descending else entries
        values = [(self._sort_value(entry, key.key), entry) for entry in entries]
        known = [pair for pair in values if pair[0] is not None]
        # Also when reversed, those that are alike stay in their order.
        known.sort(key=lambda pair: pair[0], reverse=key.is_descending)
        return [entry for _value, entry in known] + [
            entry for value, entry in values if value is None
        ]

    def _sort_value(self, entry: _Entry, key: str) -> Any:
        record, topic = entry
        match key:
            case "title":
                return self.title(record).casefold()
            case "credence":
                return _middle(record)
            case "date":
                date = self.date_of(record)
                return date.sort_key if date is not None else None
            case "due":
                due = self.due_of(entry)
                return due.sort_key if due is not None else None
            case "topic":
                return self._topic_places.get(record.docname)
            case "region":
                return self._region_order(record) if topic and topic.region else None
            case "status":
                return self._status_order(topic) if topic and topic.status else None
            case "stub":
                return bool(topic and topic.is_stub)
            case "direction":
                way = record.way if isinstance(record, UpdateTrigger) else None
                return list(Direction).index(way) if way is not None else None
            case "authors":
                authors = record.authors if isinstance(record, Reading) else ""
                return authors.casefold() or None
        raise ValueError(key)

    @cached_property
    def _topics_in_order(self) -> list[Topic]:
        def order(topic: Topic) -> tuple[bool, int, str, str]:
            return (topic.order is None, topic.order or 0, topic.title.casefold(), topic.docname)

        return sorted(self.topics.values(), key=order)

    @cached_property
    def _topic_places(self) -> dict[str, int]:
        """The place of each topic in the order of topics."""
        return {topic.docname: place for place, topic in enumerate(self._topics_in_order)}

    @cached_property
    def _region_places(self) -> dict[str, int]:
        return {region: place for place, region in enumerate(self._vocabulary.regions)}

    @cached_property
    def _written_in_regions(self) -> dict[str, tuple[int, int]]:
        """How many topics of each region are written, and how many there are."""
        found: dict[str, tuple[int, int]] = {}
        for topic in self.topics.values():
            written, of = found.get(topic.region, (0, 0))
            found[topic.region] = written + (not topic.is_stub), of + 1
        return found

    def _region(self, record: Record) -> str:
        topic = self.topics.get(record.docname)
        return topic.region if topic else ""

    def _region_order(self, record: Record) -> tuple[bool, int, str, str]:
        """In the order of conf.py, then by title, at last no region."""
        region = self._region(record)
        place = self._region_places.get(region, len(self._region_places))
        return (not region, place, self.region_title(region).casefold(), region)

    def _status_order(self, topic: Topic) -> tuple[int, str]:
        places = list(self._vocabulary.statuses)
        status = topic.status
        return (places.index(status) if status in places else len(places), status.casefold())

    # -- groups -----------------------------------------------------------------------

    def _grouped(
        self, entries: list[_Entry], group_by: Group
    ) -> list[tuple[str, str, list[_Entry]]]:
        """Entries put together, each group with a slug and a title; their order is kept."""
        found: dict[tuple[Any, str, str], list[_Entry]] = {}
        for entry in entries:
            for key in self._group_keys(entry, group_by):
                found.setdefault(key, []).append(entry)
        if group_by is not Group.NONE:
            found = dict(sorted(found.items(), key=lambda pair: pair[0]))
        return [(name, title, group) for (_order, name, title), group in found.items()]

    def _group_keys(self, entry: _Entry, group_by: Group) -> Iterator[tuple[Any, str, str]]:
        """What orders a group, its slug, and its title."""
        record, topic = entry
        match group_by:
            case Group.NONE:
                yield (), "", ""
            case Group.REGION:
                region = topic.region if topic else ""
                yield self._region_order(record), region, self.region_title(region)
            case Group.STATUS:
                status = topic.status if topic else ""
                order = self._status_order(topic) if topic and status else (10**6, "")
                yield order, status, self.status_label(status)
            case Group.TOPIC:
                place = self._topic_places.get(record.docname, len(self.topics))
                title = self.title(topic) if topic else self.owner_title(record)
                yield (place, record.docname), record.docname, title
            case Group.YEAR:
                date = self.date_of(record)
                year = date.year if date is not None else 0
                name = str(year) if year else _FORTHCOMING if _is_forthcoming(date) else ""
                yield (not name, name.isdigit(), -year), name, name
            case Group.TAG:
                tags = self._written_tags(record)
                for name, tag in tags.items() if tags else [("", "")]:
                    yield (not name, name), name, tag

    def owner_title(self, record: Record) -> str:
        """The title of the page that a record is on."""
        return self.owner(record).title if isinstance(record, Item) else self.title(record)

    # -- cells ------------------------------------------------------------------------

    def _row(self, entry: _Entry, columns: tuple[Column, ...]) -> Row:
        record = entry.record
        return Row(
            target=self.target(record),
            cells=tuple(self._cell(entry, column) for column in columns),
            is_stub=entry.topic is not None and entry.topic.is_stub,
        )

    def _cell(self, entry: _Entry, column: Column) -> Cell:
        record, topic = entry
        match column:
            case Column.TITLE:
                return self.target(record)
            case Column.CREDENCE:
                return record.credence if isinstance(record, Belief) else None
            case Column.RESOLUTION:
                return record.resolution if isinstance(record, Belief) else None
            case Column.DIRECTION:
                return record.way if isinstance(record, UpdateTrigger) else None
            case Column.BELIEFS:
                return self._named_beliefs(record)
            case Column.AUTHORS:
                return record.authors if isinstance(record, Reading) else ""
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
                return ", ".join(self._written_tags(record).values())
            case Column.TAGLINE:
                return topic.tagline if topic else ""
            case Column.LEFT:
                return Left(blanks=topic.blanks) if topic and topic.is_stub else None
        raise ValueError(column)

    def _named_beliefs(self, record: Record) -> tuple[Target, ...]:
        if not isinstance(record, Uncertainty | UpdateTrigger | Reading):
            return ()
        found = (self.find("belief", name) for name in record.beliefs)
        return tuple(self.target(belief) for belief in found if belief is not None)


def _is_forthcoming(date: Date | None) -> bool:
    return date is not None and date.kind is DateKind.FORTHCOMING


def _middle(record: Record) -> Any:
    credence = record.credence if isinstance(record, Belief) else None
    return credence.midpoint if credence is not None else None
