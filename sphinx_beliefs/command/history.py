"""``history``: what each belief said when, as git has it."""

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from sphinx_beliefs.command.frame import Command, CommandError, Example, Option
from sphinx_beliefs.command.histories.belief_changes import (
    changes_of,
    chosen_changes,
    newest_first,
)
from sphinx_beliefs.command.histories.history_formats import as_json, as_text
from sphinx_beliefs.command.histories.site_past import past_of
from sphinx_beliefs.command.site_reader import opened_site, without_extension
from sphinx_beliefs.command.sources import Source, site_options
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.command.terminal import colour_option, has_colours
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.notation.dates import parse_date, parse_period
from sphinx_beliefs.model.notation.names import nearest

if TYPE_CHECKING:
    from sphinx_beliefs.command.histories.log_command import fill_logs
    from sphinx_beliefs.model.past.versions import History, Version
else:
    fill_logs = Late("sphinx_beliefs.command.histories.log_command:fill_logs")


def _read_day(
    _ctx: click.Context, _param: click.Parameter, written: str | None
) -> datetime.date | None:
    """Read a day, the first of a month or of a year, or a time back from today."""
    if written is None:
        return None
    date, problem = parse_date(written, field="--since")
    if problem is None and date is not None and date.first_day is not None:
        return date.first_day
    period, problem = parse_period(written, field="--since")
    if period is None or problem is not None:
        message = _(
            "{value} is neither a date nor a time; write 2026-05-01, 2026-05 or 2026, or 90 days, "
            "6 months or 1 year"
        )
        raise click.BadParameter(message.format(value=repr(written)))
    return period.before(datetime.date.today())


@click.command(
    cls=Command,
    help=N_(
        "Say when the claim, the credence, the outcome and the date of each belief changed, and by "
        "whom, as git has it. NAME is the name of a belief; without it, the changes of all are "
        "listed, the newest first. A belief is found by its name whatever page it stood on, and "
        "one without a name by its claim. SRC is the folder of the pages. What is not committed "
        "is not in the history. The exit status is 2 if there is no history to be read."
    ),
    examples=[
        Example("history rents-2030", N_("What one belief said when:")),
        Example("history --since 2026-01", N_("All that changed since then:")),
        Example("history docs --page 'topics/*' --format json", N_("Some pages, for a program:")),
        Example("history --logs", N_("Show what is missing in credence logs:")),
        Example("history --logs --write", N_("Write it:")),
    ],
)
@click.argument("name", required=False)
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=N_("For people, or as a list for programs."),
)
@click.option(
    "--since",
    cls=Option,
    metavar="DATE",
    callback=_read_day,
    help=N_("Only changes on that day or later: a day, a month or a year."),
)
@click.option(
    "--page",
    cls=Option,
    metavar="PAGE",
    help=N_(
        "Only beliefs that stand on a page, or stood on it at last: topics/rents or 'topics/*'."
    ),
)
@click.option(
    "--logs",
    cls=Option,
    is_flag=True,
    help=N_(
        "Show which credences git has seen that credence logs lack, as a patch of the pages: of "
        "each day the last, with that day as its date."
    ),
)
@click.option(
    "--write",
    cls=Option,
    is_flag=True,
    help=N_("Write them into the logs; a belief without one gets one if its credence has moved."),
)
@colour_option
@partial(site_options, below="name")
def history(
    source: Source,
    name: str | None,
    form: str,
    since: datetime.date | None,
    page: str | None,
    logs: bool,
    write: bool,
    color: bool | None,
) -> None:
    """Print changes, or put credences into logs."""
    if logs or write:
        status = fill_logs(
            source, name=name, since=since, page=page, writes=write, is_coloured=has_colours(color)
        )
        click.get_current_context().exit(status)
    with opened_site(source) as app:
        if DOMAIN not in app.env.domains:
            raise CommandError(without_extension())
        past = past_of(app)
    if name is None:
        chosen = newest_first(
            chosen_changes(past.history, page=page, since=since, prefix=past.prefix)
        )
    else:
        key, versions = _versions_of(past.history, name)
        chosen = [
            change
            for change in changes_of(key, versions)
            if since is None or change.version.day >= since
        ]
    if form == "json":
        click.echo(as_json(chosen))
        return
    is_coloured = has_colours(color)
    if name is not None:
        click.echo(click.style(f"{key}: {versions[-1].claim}", bold=True), color=is_coloured)
    if chosen:
        text = as_text(chosen, is_coloured=is_coloured, has_names=name is None, prefix=past.prefix)
        click.echo(text, color=is_coloured)
    else:
        click.echo(_("Nothing has changed."), err=True)


def _versions_of(history: History, name: str) -> tuple[str, tuple[Version, ...]]:
    """The name that a belief has now, and its versions.

    Raises CommandError if there is none.
    """
    if versions := history.of(name, name):
        return next(key for key, found in history if found is versions), versions
    close = nearest(name, history.of_name)
    message = _(
        "There is no belief “{name}” in the history; sphinx-beliefs list beliefs shows the names."
    )
    if close:
        message = _("There is no belief “{name}” in the history; did you mean {close}?")
    raise CommandError(message.format(name=name, close=", ".join(close)))
