"""Rows of an index as data, for programs: CSV, and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, assert_never

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.notation.table_cells import csv_text
from sphinx_beliefs.model.records.index_choices import Column
from sphinx_beliefs.model.records.items import (
    BearingItem,
    Belief,
    Direction,
    Item,
    Resolution,
    Strength,
)
from sphinx_beliefs.model.records.states import state_of
from sphinx_beliefs.model.site.answers import FiredWay, Target
from sphinx_beliefs.model.site.columns import Left, Moves, Ways, cell_of
from sphinx_beliefs.model.site.entries import written_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_beliefs.command.addresses import Addresses
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.answers import Way
    from sphinx_beliefs.model.site.columns import Cell
    from sphinx_beliefs.model.site.entries import Entry
    from sphinx_beliefs.model.site.site import Site

#: What each column holds, where it is not what an index shows. The manual shows them.
COLUMN_MEANINGS = {
    Column.TITLE: "claim, question, evidence or title, without markup",
    Column.CREDENCE: "the credence as it was written, such as `~70%`",
    Column.RESOLUTION: "the outcome: `true`, `false`, `ambiguous` ...; empty while it is open",
    Column.DIRECTION: "`up`, `down`, `either`; of a trigger that moves several, all of them",
    Column.STRENGTH: "`weak`, `strong` ...",
    Column.BELIEFS: "the names of the beliefs it bears on",
    Column.DATE: "`2026-05-01`, `2026-05` or `2026`, or what was written",
    Column.DUE: "the same, of the day by which it is to be decided or reviewed",
    Column.TOPIC: "the title of the page it stands on",
    Column.REGION: "the slug of the region",
    Column.STATUS: "the slug of the status",
    Column.TAGS: "the tags, its own and those of its topic",
    Column.LEFT: "how many blanks of each kind are left",
}

#: What else each row has, before and after its columns, with what that is.
ALWAYS = {
    "kind": "`belief`, `uncertainty` ...",
    "name": "its name; empty if it has none; of topics the docname",
    "low": "of beliefs: the lower end of the credence in percent, from 0 to 100",
    "high": "of beliefs: the upper end; the same, if the credence is a number",
    "source": "of beliefs: the id where it comes from, such as `manifold:AbC`",
    "source_url": "of beliefs: the address of that place",
    "state": "`written`, `unfinished` or `stub`: of the topic, or of what stands on it",
    "docname": "the page, as Sphinx calls it",
    "anchor": "the anchor on the page; empty for topics",
    "url": "its address; empty if the address of the site is not known (`html_baseurl`)",
    "path": "its source, from the current folder",
    "line": "the line there, counted from 1",
}

_OF_BELIEFS = ("low", "high", "source", "source_url")


def as_json_lines(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """An object in each line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False)


def as_csv(names: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    """A line of names, and a line for each row, with what is a list joined by commas, and with what
    a spreadsheet would take for a formula as text.
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, names, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _flat(value) for name, value in row.items()})
    return file.getvalue().removesuffix("\n")


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        value = ", ".join(value)
    elif isinstance(value, dict):
        value = ", ".join(f"{count} {kind}" for kind, count in value.items())
    return csv_text(value) if isinstance(value, str) else value


def names_of(columns: Sequence[Column], *, is_belief: bool) -> list[str]:
    """The names of the fields of a row, in order."""
    own = _OF_BELIEFS if is_belief else ()
    after = [name for name in ALWAYS if name not in {"kind", "name", *_OF_BELIEFS}]
    return ["kind", "name", *(column.value for column in columns), *own, *after]


def row_of(
    site: Site, entry: Entry, columns: Sequence[Column], kind: str, addresses: Addresses
) -> dict[str, Any]:
    """The fields of a row, by name."""
    record = entry.record
    target = site.links.target(record)
    name = record.name if isinstance(record, Item) else record.docname
    row: dict[str, Any] = {"kind": kind, "name": name}
    row |= {column.value: _value(site, entry, column) for column in columns}
    if isinstance(record, Belief):
        credence = record.credence
        row["low"] = _number(credence.low if credence else None)
        row["high"] = _number(credence.high if credence else None)
        row["source"] = record.source or None
        row["source_url"] = record.source_url or None
    return row | {
        "state": state_of(*entry).value,
        "docname": record.docname,
        "anchor": target.anchor,
        "url": addresses.url(target) or None,
        "path": addresses.path(record.docname, record.place),
        "line": record.place.line or None,
    }


def _number(value: Any) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _value(site: Site, entry: Entry, column: Column) -> Any:
    """The value of a record in a column, as data."""
    # Readers see the titles of these, where data have the names.
    as_data: dict[Column, Callable[[], Any]] = {
        Column.REGION: lambda: entry.topic.region if entry.topic else "",
        Column.STATUS: lambda: entry.topic.status if entry.topic else "",
        Column.TAGS: lambda: [*written_tags(site, entry.record).values()],
        Column.BELIEFS: lambda: _names(site, entry.record),
    }
    if column in as_data:
        return as_data[column]()
    return _data(cell_of(site, entry, column))


def _names(site: Site, record: Record) -> list[str]:
    """The names of the beliefs that an item bears on; a name that nothing has is left out."""
    names = record.named if isinstance(record, BearingItem) else ()
    return [name for name in names if site.finder.find_belief(name) is not None]


def _data(cell: Cell) -> Any:
    match cell:
        case None:
            return None
        case str():
            return cell
        case Target():
            return cell.title
        case Credence():
            return cell.text
        case Resolution() | Strength():
            return cell.value
        case Direction() | FiredWay():
            return _way(cell)
        case Ways(ways=ways):
            return [_way(way) for way in ways]
        case Date():
            return cell.iso or cell.text
        case Left(blanks=blanks):
            return {kind.value: count for kind, count in blanks}
        case Moves() | tuple():
            return None  # beliefs are given by their names
    assert_never(cell)


def _way(way: Way) -> str:
    if isinstance(way, FiredWay):
        way = way.way
    return way.value if way is not None else Direction.EITHER.value
