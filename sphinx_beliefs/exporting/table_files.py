"""The files of tables: CSV, JSON Lines, and a description of them for programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.exporting import public_types as public
from sphinx_beliefs.exporting.export_writer import encoded
from sphinx_beliefs.model.notation.table_cells import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.exporting.export_columns import Column
    from sphinx_beliefs.exporting.export_tables import Table

#: The name of the Data Package.
PACKAGE = "sphinx-beliefs"

#: The file that describes the tables.
DESCRIPTION = "datapackage.json"

#: The columns that name rows of another table, where one always does, by table.
_LEADS_TO = {
    "blanks": ("topic", "topics", "id"),
    "history": ("belief", "beliefs", "id"),
    "changes": ("belief", "beliefs", "id"),
}


def as_json_lines(table: Table) -> bytes:
    """An object in each line."""
    return b"".join(b"%b\n" % encoded(row) for row in table.rows)


def as_csv(table: Table) -> bytes:
    """A line of names, and a line for each row; the parts of a list are separated by commas, and
    paragraphs by an empty line.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(_cell(column, row[column.name]) for column in table.columns)
    return file.getvalue().encode("utf-8", "replace")


def _cell(column: Column, value: Any) -> Any:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            value = ("\n\n" if column.name == "text" else ", ").join(value)
    return csv_text(value) if isinstance(value, str) else value


def as_package(tables: Iterable[Table], site: public.Site, ending: str) -> dict[str, Any]:
    """A description of the tables for programs: a Data Package (https://datapackage.org)."""
    return {
        "profile": "data-package",
        "name": PACKAGE,
        "title": site.title or "Beliefs",
        "version": public.FORMAT_VERSION,
        **({"homepage": site.base_url} if site.base_url else {}),
        "resources": [_resource(table, ending) for table in tables],
    }


def _resource(table: Table, ending: str) -> dict[str, Any]:
    fields = [
        {
            "name": column.name,
            "type": "string" if column.type == "array" and ending == "csv" else column.type,
            "description": column.description,
        }
        for column in table.columns
    ]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": list(table.key)}
    if table.name in _LEADS_TO:
        field, other, key = _LEADS_TO[table.name]
        schema["foreignKeys"] = [
            {"fields": [field], "reference": {"resource": other, "fields": [key]}}
        ]
    return {
        "name": table.name,
        "path": f"{table.name}.{ending}",
        "description": table.description,
        "format": ending,
        "mediatype": "text/csv" if ending == "csv" else "application/jsonl",
        "encoding": "utf-8",
        "schema": schema,
    }
