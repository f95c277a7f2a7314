"""The columns of tables, made of the fields of public types.

A credence or a date is several columns, and what a record has several of is a table of its own,
unless it is a list of texts.
"""

from __future__ import annotations

import typing
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The field whose column has the name of the whole: of a credence or date, what was written.
_WRITTEN = "written"

#: The types of columns, as a Data Package calls them.
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}

#: The values of a row, by the names of columns.
Row = dict[str, Any]


class Column(NamedTuple):
    """A column: its name, its type as a Data Package calls it, and what it holds.

    ``path`` are the names of the fields that lead to it. A column of lists is an ``array``.
    """

    name: str
    type: str
    description: str
    path: tuple[str, ...] = ()


@cache
def columns_of(kind: type[msgspec.Struct]) -> tuple[Column, ...]:
    """The columns of the table of a type."""
    return tuple(_columns(kind))


def _columns(kind: type[msgspec.Struct]) -> Iterator[Column]:
    hints = typing.get_type_hints(kind, include_extras=True)
    for name in kind.__struct_fields__:
        bare, description = described(hints[name])
        if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
            for part in columns_of(bare):
                is_whole = part.path == (_WRITTEN,)
                yield Column(
                    name=name if is_whole else f"{name}_{part.name}",
                    type=part.type,
                    description=f"{description} {part.description}"
                    if is_whole
                    else part.description,
                    path=(name, *part.path),
                )
        elif typing.get_origin(bare) is not tuple:
            yield Column(name, _type_name(bare), description, (name,))
        elif described(typing.get_args(bare)[0])[0] is str:
            yield Column(name, "array", description, (name,))


def described(hint: Any) -> tuple[Any, str]:
    """A type without its notes and without None, and the description in the notes."""
    description = ""
    while typing.get_origin(hint) is typing.Annotated:
        hint, *notes = typing.get_args(hint)
        description = next((note.description for note in notes if note.description), description)
    parts = [part for part in typing.get_args(hint) if part is not type(None)]
    if len(parts) < len(typing.get_args(hint)) and len(parts) == 1:
        return described(parts[0])[0], description
    return hint, description


def _type_name(bare: Any) -> str:
    if bare in _TYPES:
        return _TYPES[bare]
    return "string" if typing.get_origin(bare) is typing.Literal else "date"


def row_of(record: msgspec.Struct, columns: Iterable[Column]) -> Row:
    """The values of a record in these columns."""
    row = {}
    for column in columns:
        value: Any = record
        for name in column.path:
            value = None if value is None else getattr(value, name)
        row[column.name] = value
    return row
