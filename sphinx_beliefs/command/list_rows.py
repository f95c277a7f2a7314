"""``list``: the rows of an index in a terminal, or for a program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from sphinx_beliefs.command.addresses import Addresses
from sphinx_beliefs.command.frame import Command, Example, Option, Subgroup
from sphinx_beliefs.command.index_arguments import index_options, names_here, parameter, query_from
from sphinx_beliefs.command.row_values import as_csv, as_json_lines, names_of, row_of
from sphinx_beliefs.command.row_words import as_table
from sphinx_beliefs.command.site_reader import hint_at_warnings, read_site
from sphinx_beliefs.command.sources import Source, site_options
from sphinx_beliefs.command.terminal import colour_option, has_colours
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.model.site.selection import chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.records.query import Query
    from sphinx_beliefs.model.site.entries import Entry

#: Warnings that take nothing away from a list.
_HARMLESS = frozenset({Subtype.RESOLVE_BY, Subtype.REVIEW_OVERDUE, Subtype.NEVER_REVIEWED})

#: The name of the list of each kind, and what it lists.
LISTS: dict[Kind, tuple[str, Message]] = {
    Kind.BELIEF: ("beliefs", N_("Beliefs that are open, the most probable first.")),
    Kind.UNCERTAINTY: ("uncertainties", N_("Uncertainties, and the beliefs they bear on.")),
    Kind.UPDATE_TRIGGER: ("update-triggers", N_("What to watch for: triggers not yet fired.")),
    Kind.READING: ("readings", N_("What was read, the latest first.")),
    Kind.STUB: ("stubs", N_("Stubs and unfinished topics, with what is left to write.")),
    Kind.TOPIC: ("topics", N_("Topics: written, unfinished and stubs.")),
}

#: Examples of each list.
_EXAMPLES = {
    Kind.BELIEF: [
        Example(
            "list beliefs docs --region governance --credence '>80%'",
            N_("What I believe about a region, at more than 80%:"),
        ),
        Example(
            "list beliefs --resolution all --format csv > beliefs.csv",
            N_("All beliefs, for a spreadsheet:"),
        ),
    ],
    Kind.UNCERTAINTY: [Example("list uncertainties --tags energy", N_("Those with a tag:"))],
    Kind.UPDATE_TRIGGER: [
        Example("list update-triggers --since 2026", N_("What has come to pass since then:"))
    ],
    Kind.READING: [
        Example("list readings --limit 10 --sort authors", N_("Ten of them, by their authors:"))
    ],
    Kind.STUB: [Example("list stubs --columns title,left", N_("Only some of the columns:"))],
    Kind.TOPIC: [
        Example("list topics --due 'overdue, never'", N_("Topics to be reviewed now:")),
        Example("list topics --format jsonl", N_("An object in each line, for a program:")),
    ],
}


def _by_other_names() -> dict[str, str]:
    """The names of lists, by their singular and by the other words that authors use."""
    found: dict[str, str] = {}
    for kind, (name, _summary) in LISTS.items():
        found |= dict.fromkeys((kind.value, *kind.row.counted_as), name)
    return found


class _Lists(Subgroup):
    """The lists by their names, in the plural or in the singular."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The list of a kind."""
        return super().get_command(ctx, _by_other_names().get(cmd_name, cmd_name))


@click.group(
    cls=_Lists,
    name="list",
    help=N_(
        "List what is on a site, as an index of it would. Each list has the options of its index, "
        "which sphinx-beliefs list KIND --help shows."
    ),
    subcommand_metavar="KIND [SRC] [OPTIONS]",
    examples=[_EXAMPLES[kind][0] for kind in (Kind.BELIEF, Kind.TOPIC)],
)
def list_rows() -> None:
    """List what is on a site."""


def _show(kind: Kind, source: Source, form: str | None, color: bool | None, **written: Any) -> None:
    """Print the rows that the options of an index ask for."""
    read = read_site(source)
    domain = read.domain
    by_name = {name: written[parameter(name)] for name in names_here(kind)}
    query = query_from(kind, domain, by_name)
    hint_at_warnings(read, _HARMLESS)
    if form == "text":
        is_coloured = has_colours(color)
        click.echo(as_table(domain, query, is_coloured=is_coloured), color=is_coloured)
        return
    columns = query.columns or kind.row.columns
    addresses = Addresses(read.app)
    rows = [
        row_of(domain.site, entry, columns, kind.value, addresses)
        for entry in _entries(domain, query)
    ]
    if form == "csv":
        click.echo(as_csv(names_of(columns, is_belief=kind is Kind.BELIEF), rows))
    else:
        for line in as_json_lines(rows):
            click.echo(line)


def _entries(domain: BeliefsDomain, query: Query) -> Sequence[Entry]:
    """The records that an index lists, each once, in its order."""
    site = domain.site
    found = {}
    for entry in chosen(site, query):
        target = site.links.target(entry.record)
        found[target.docname, target.anchor] = entry
    groups = listing_of(site, query).groups
    places = [(row.target.docname, row.target.anchor) for group in groups for row in group.rows]
    return [found[place] for place in dict.fromkeys(places)]


def _list_of(kind: Kind) -> Command:
    """The command that lists a kind."""
    name, summary = LISTS[kind]
    own = [
        *index_options(kind),
        Option(
            ["--format", "form"],
            type=click.Choice(["text", "csv", "jsonl"]),
            default="text",
            show_default=True,
            help=N_("For people, for a spreadsheet, or an object in each line for programs."),
        ),
    ]
    shown = colour_option(site_options(partial(_show, kind)))
    shared = shown.__click_params__[::-1]  # type: ignore[attr-defined]
    return Command(
        name, callback=shown, params=[*own, *shared], help=summary, examples=_EXAMPLES[kind]
    )


for _kind in LISTS:
    list_rows.add_command(_list_of(_kind))
