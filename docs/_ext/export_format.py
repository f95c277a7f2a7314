"""A directive of this manual that shows a type of ``beliefs.json``, made from its code."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any

from docutils import nodes
from reference_tables import TableDirective, prose

from sphinx_beliefs.exporting import export_columns, export_tables, public_types
from sphinx_beliefs.exporting.export_columns import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from msgspec import Struct
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

#: The words for simple types in JSON.
_WORDS = {"str": "text", "float": "number", "int": "whole number", "bool": "true or false"}
_WORDS |= {"date": "day"}


class ExportType(TableDirective):
    """Lists the fields of a type, without those of the type that it is made from."""

    required_arguments = 1
    titles = ("Field", "Value", "What it holds")
    widths = (20, 24, 56)
    sources = (public_types.__file__, export_columns.__file__)

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """The name, the type and the meaning of each field."""
        kind: type[Struct] = getattr(public_types, self.arguments[0])
        hints = typing.get_type_hints(kind, include_extras=True)
        inherited = {
            name for base in kind.__bases__ for name in getattr(base, "__annotations__", ())
        }
        for name in kind.__struct_fields__:
            if name not in inherited:
                bare, description = described(hints[name])
                ending = ", or null" if type(None) in typing.get_args(_bare(hints[name])) else ""
                yield ([_code(name)], [*_words(bare), nodes.Text(ending)], prose(description))


class ExportTables(TableDirective):
    """Lists the tables, with the columns that none of the types above has."""

    titles = ("Table", "A row is", "Known by")
    widths = (22, 50, 28)
    sources = (export_tables.__file__,)

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """The name of each table, its description, and the columns that identify a row."""
        for name, (kind, key) in export_tables.TABLES.items():
            known_by: list[nodes.Node] = []
            for column in key:
                known_by += [nodes.Text(", " if known_by else ""), _code(column)]
            yield ([_code(name)], prose((kind.__doc__ or "").strip()), known_by)


class ExportColumns(TableDirective):
    """Lists the columns of a table."""

    required_arguments = 1
    titles = ("Column", "Type", "What it holds")
    widths = (24, 14, 62)
    sources = (export_tables.__file__, export_columns.__file__)

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """The name, the type and the meaning of each column."""
        kind, _key = export_tables.TABLES[self.arguments[0]]
        for column in export_columns.columns_of(kind):
            yield ([_code(column.name)], [nodes.Text(column.type)], prose(column.description))


def _bare(hint: Any) -> Any:
    """A type without its notes."""
    return typing.get_args(hint)[0] if typing.get_origin(hint) is typing.Annotated else hint


def _words(bare: Any) -> list[nodes.Node]:
    """A type in words."""
    if typing.get_origin(bare) is tuple:
        return [nodes.Text("list of "), *_words(described(typing.get_args(bare)[0])[0])]
    if typing.get_origin(bare) is typing.Literal:
        found: list[nodes.Node] = []
        for value in typing.get_args(bare):
            found += [nodes.Text(", " if found else ""), _code(value)]
        return found
    name = bare.__name__
    if name in _WORDS:
        return [nodes.Text(_WORDS[name])]
    # Each type has a section of its name on the page.
    return [nodes.reference("", name, internal=True, refid=nodes.make_id(name))]


def _code(text: str) -> nodes.literal:
    return nodes.literal(text, text)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("export-type", ExportType)
    app.add_directive("export-tables", ExportTables)
    app.add_directive("export-columns", ExportColumns)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
