"""The answers of indexes: the selected records, sorted and grouped, with a cell for each column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from sphinx_beliefs.model.records.index_choices import ORDER, STATE, Column, Group
from sphinx_beliefs.model.records.items import Belief, UpdateTrigger
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.records.query import Query, default_columns, default_group, default_sort
from sphinx_beliefs.model.records.states import Shown, state_of
from sphinx_beliefs.model.site.columns import Cell, cell_of, sort_value_of
from sphinx_beliefs.model.site.grouping import grouped
from sphinx_beliefs.model.site.selection import chosen
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.index_choices import SortKey
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.entries import Entry
    from sphinx_beliefs.model.site.grouping import EntryGroup
    from sphinx_beliefs.model.site.site import Site

_STATES = list(TopicState)


class Row(Shown, frozen=True, kw_only=True):
    """One record in an index: its link, a cell for each column, the date on which it fired, if it
    is a trigger that has, and whether its credence is conditional on another belief.
    """

    target: Target
    cells: tuple[Cell, ...]
    fired: Date | None = None
    is_conditional: bool = False


class RowGroup(Struct, frozen=True, kw_only=True):
    """Rows that belong together, and the title that readers see, empty if they have none.

    For a region of topics, ``written`` is the number of its topics that are written, neither stubs
    nor unfinished, and ``of`` the number of all its topics, whether they are listed or not.
    """

    slug: str
    title: str
    rows: tuple[Row, ...]
    written: int = 0
    of: int = 0


class Listing(Struct, frozen=True, kw_only=True):
    """The answer of an index: of ``total`` records it shows those in the groups.

    A record with several tags can stand in several groups, and counts once.
    """

    columns: tuple[Column, ...]
    grouped_by: Group
    groups: tuple[RowGroup, ...]
    total: int

    @property
    def shown(self) -> int:
        """The number of records in the groups."""
        if self.grouped_by is not Group.TAG:
            return sum(len(group.rows) for group in self.groups)
        return len({row.target for group in self.groups for row in group.rows})


# The answer is needed twice: for comparing, and for showing.
@once_a_site
def listing_of(site: Site, query: Query) -> Listing:
    """The rows that a query asks for, by group."""
    found = _in_order_of(site, query.sort or default_sort(query), chosen(site, query))
    columns = query.columns or default_columns(query)
    group_by = query.group_by or default_group(query)
    groups = grouped(site, found, group_by)
    if query.limit is not None:
        groups = list(_limited(groups, query.limit))
    made = [_row_group(site, group, columns) for group in groups]
    if query.kind is Kind.TOPIC and group_by is Group.REGION:
        made = [_with_numbers(site, group) for group in made]
    return Listing(columns=columns, grouped_by=group_by, groups=tuple(made), total=len(found))


def _in_order_of(site: Site, keys: Sequence[SortKey], entries: list[Entry]) -> list[Entry]:
    """Sort by several keys, the first of which counts most."""
    for key in reversed(keys):
        entries = _sorted_by(site, entries, key)
    return entries


def _sorted_by(site: Site, entries: list[Entry], key: SortKey) -> list[Entry]:
    """Sort by one key; entries without a value for it come last, whichever way it goes."""
    if key.key == ORDER:
        return entries[::-1] if key.is_descending else entries
    values = [(_sort_value(site, entry, key), entry) for entry in entries]
    known = [pair for pair in values if pair[0] is not None]
    # Even in reverse, entries with equal keys keep their order.
    known.sort(key=lambda pair: pair[0], reverse=key.is_descending)
    return [entry for _value, entry in known] + [entry for value, entry in values if value is None]


def _sort_value(site: Site, entry: Entry, key: SortKey) -> Any:
    if key.key == STATE:
        return _STATES.index(entry.topic.state) if entry.topic else 0
    return sort_value_of(site, entry, Column(key.key))


def _limited(groups: Iterable[EntryGroup], limit: int) -> Iterator[EntryGroup]:
    """The groups cut down to ``limit`` records in all, without groups that become empty."""
    seen: set[int] = set()
    for group in groups:
        fitting = []
        for entry in group.entries:
            # A record that is in an earlier group, too, counts only once.
            if id(entry.record) in seen or len(seen) < limit:
                seen.add(id(entry.record))
                fitting.append(entry)
        if fitting:
            yield group._replace(entries=fitting)


def _row_group(site: Site, group: EntryGroup, columns: tuple[Column, ...]) -> RowGroup:
    rows = tuple(_row(site, entry, columns) for entry in group.entries)
    return RowGroup(slug=group.slug, title=group.title, rows=rows)


def _row(site: Site, entry: Entry, columns: tuple[Column, ...]) -> Row:
    record = entry.record
    return Row(
        target=site.links.target(record),
        cells=tuple(cell_of(site, entry, column) for column in columns),
        state=state_of(*entry),
        fired=record.fired if isinstance(record, UpdateTrigger) else None,
        is_conditional=_is_conditional(record),
    )


def _is_conditional(record: Record) -> bool:
    relations = record.relations if isinstance(record, Belief) else None
    return relations is not None and bool(relations.given)


def _with_numbers(site: Site, group: RowGroup) -> RowGroup:
    """The rows of a region, with the number of its topics that are written."""
    written, of = _written_in_regions(site)[group.slug]
    return replace(group, written=written, of=of)


@once_a_site
def _written_in_regions(site: Site) -> dict[str, tuple[int, int]]:
    """The number of topics of each region that are written, and of all that it has."""
    found: dict[str, tuple[int, int]] = {}
    for topic in site.topics.values():
        written, of = found.get(topic.region, (0, 0))
        is_written = topic.state is TopicState.WRITTEN
        found[topic.region] = written + is_written, of + 1
    return found
