"""``export``: all that a site says, as data."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_beliefs.command.addresses import Addresses
from sphinx_beliefs.command.editor_files import as_json as description_as_json
from sphinx_beliefs.command.exporting.own_files import write_file, write_tables
from sphinx_beliefs.command.frame import Command, CommandError, Example, Option
from sphinx_beliefs.command.site_reader import hint_at_warnings, read_site
from sphinx_beliefs.command.sources import Source, site_options
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.exporting.beliefs_json import export_of
from sphinx_beliefs.exporting.export_tables import tables_of
from sphinx_beliefs.exporting.export_writer import as_json
from sphinx_beliefs.exporting.table_files import DESCRIPTION, as_csv, as_json_lines, as_package
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.problem import Subtype

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_beliefs.exporting.export_tables import Table
    from sphinx_beliefs.exporting.public_types import Export

#: Warnings that take nothing away from an export.
_HARMLESS = frozenset({Subtype.RESOLVE_BY, Subtype.REVIEW_OVERDUE, Subtype.NEVER_REVIEWED})

#: What writes a table, by the ending of its file.
_TABLE_WRITERS: Mapping[str, Callable[[Table], bytes]] = {"jsonl": as_json_lines, "csv": as_csv}


@click.command(
    "export",
    cls=Command,
    help=N_(
        "Print all that a site says as data, or write it into a file: topics, beliefs with whys "
        "and histories, outcomes, and what bears on what. As JSON, it is the beliefs.json that "
        "beliefs_export has a build write; as JSON Lines or CSV, it is a folder with a table for "
        "each kind. Files are overwritten only if this command has written them."
    ),
    examples=[
        Example("export docs --output beliefs.json", N_("The site in docs, as one file:")),
        Example("export --format csv --output tables", N_("As tables, for DuckDB or pandas:")),
    ],
)
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(["json", *_TABLE_WRITERS]),
    default="json",
    show_default=True,
    help=N_("One file, or a folder with a table for each kind."),
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    default="",
    metavar="PATH",
    help=N_("The file, or the folder of the tables; without it, JSON is printed."),
)
@click.option(
    "--force", cls=Option, is_flag=True, help=N_("Overwrite files whoever has written them.")
)
@click.option(
    "--base-url",
    cls=Option,
    metavar="URL",
    help=N_("The address of the site, for links; without it, html_baseurl of conf.py."),
)
@click.option(
    "--dirhtml",
    cls=Option,
    is_flag=True,
    help=N_("Links are those of the builder dirhtml: page/ and not page.html."),
)
@site_options
def export(
    source: Source,
    form: str,
    output: str,
    force: bool,
    base_url: str | None,
    dirhtml: bool,
) -> None:
    """Print or write an export."""
    if form != "json" and not output:
        message = _("{form} is several tables; say with --output in which folder they belong.")
        raise CommandError(message.format(form=form))
    made = _export_of(source, base_url, is_dirhtml=dirhtml)
    if form != "json":
        write_tables(Path(output), _files_of(made, form), force=force)
    elif output:
        write_file(Path(output), as_json(made), force=force)
    else:
        click.echo(as_json(made), nl=False)


def _export_of(source: Source, base_url: str | None, *, is_dirhtml: bool) -> Export:
    """The export of a site. The text below titles is kept only of a site that is exported."""
    wanted = {**source.defined, "beliefs_export": True}
    read = read_site(dataclasses.replace(source, defined=wanted))
    domain = read.domain
    hint_at_warnings(read, _HARMLESS)
    addresses = Addresses(read.app, base_url, is_dirhtml=is_dirhtml)
    return export_of(domain, addresses.base, addresses.path_to)


def _files_of(made: Export, form: str) -> dict[str, bytes]:
    """The tables of an export, and the description of them, by the names of their files."""
    tables = tables_of(made)
    files = {f"{table.name}.{form}": _TABLE_WRITERS[form](table) for table in tables}
    package = as_package(tables, made.site, form)
    return {**files, DESCRIPTION: description_as_json(package).encode("utf-8", "replace")}
