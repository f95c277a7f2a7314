"""``due``: what is overdue on a site, what is due soon, and what is left to write."""

from __future__ import annotations

import re

import click

from sphinx_beliefs.command.addresses import Addresses
from sphinx_beliefs.command.due_formats import as_json, as_markdown, as_text
from sphinx_beliefs.command.frame import Command, Example, Option
from sphinx_beliefs.command.site_reader import hint_at_warnings, read_site
from sphinx_beliefs.command.sources import Source, site_options
from sphinx_beliefs.command.terminal import colour_option, has_colours
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.notation.dates import Period, parse_period
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.site.agenda import Urgency, agenda_of
from sphinx_beliefs.reporting import problem_text

#: The exit status if there is something of what ``--fail`` names.
_FOUND = 1

#: What ``--fail`` can name, and what it stands for.
_REASONS = {
    "overdue": {Urgency.OVERDUE, Urgency.NEVER},
    "due": {Urgency.DUE},
    "blanks": {Urgency.LEFT},
}

#: Units of time as programs write them.
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_SHORT = re.compile(r"(\d+)([dwmy])", re.IGNORECASE)

#: Warnings of what is listed anyway.
_LISTED = frozenset({Subtype.RESOLVE_BY, Subtype.REVIEW_OVERDUE, Subtype.NEVER_REVIEWED})


def _read_period(_ctx: click.Context, param: click.Parameter, value: str) -> Period:
    """Read a span of time, as ``review_in`` has it, or short."""
    short = _SHORT.fullmatch(value.strip())
    written = f"{short[1]} {_UNITS[short[2].casefold()]}" if short else value
    period, problem = parse_period(written, field=param.name or "")
    if problem is not None:
        raise click.BadParameter(problem_text(problem))
    return period or Period()


@click.command(
    cls=Command,
    help=N_(
        "Say what is overdue on a site and what is due soon: topics to be reviewed (review_in) "
        "and beliefs to be decided (resolve-by). Then, what is left to write: blanks and stubs. "
        "The day is today, or beliefs_today."
    ),
    examples=[
        Example("due", N_("What is overdue, or due within 30 days:")),
        Example("due docs --within '3 months' --fail overdue", N_("A gate for what is overdue:")),
        Example(
            "due docs --format markdown --base-url https://example.org/",
            N_("As the text of a weekly issue or mail, with links:"),
        ),
        Example("due docs -D beliefs_today=2027-01-01", N_("As it will be on another day:")),
    ],
)
@click.option(
    "--within",
    cls=Option,
    default="30d",
    show_default=True,
    metavar="TIME",
    callback=_read_period,
    help=N_("A time such as 30d, 2w, 6m, 1y, or '3 months'."),
)
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help=N_("For people, as a list for programs, or as a list of tasks in Markdown."),
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
@click.option(
    "--fail",
    "reasons",
    cls=Option,
    multiple=True,
    type=click.Choice(list(_REASONS)),
    help=N_("End with exit status 1 if anything of this is there; can be given several times."),
)
@colour_option
@site_options
def due(
    source: Source,
    within: Period,
    form: str,
    base_url: str | None,
    dirhtml: bool,
    reasons: tuple[str, ...],
    color: bool | None,
) -> None:
    """Print what is to be done, in a format."""
    read = read_site(source)
    domain = read.domain
    entries = agenda_of(domain.site, within)
    hint_at_warnings(read, _LISTED)
    addresses = Addresses(read.app, base_url, is_dirhtml=dirhtml)
    match form:
        case "json":
            click.echo(as_json(domain, entries, addresses))
        case "markdown":
            click.echo(as_markdown(domain, entries, addresses))
        case _:
            is_coloured = has_colours(color)
            text = as_text(domain, entries, addresses, is_coloured=is_coloured)
            click.echo(text, color=is_coloured)
    failing = set().union(*(_REASONS[reason] for reason in reasons))
    if any(entry.urgency in failing for entry in entries):
        click.get_current_context().exit(_FOUND)
