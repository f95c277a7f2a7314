"""What ``history --logs`` prints, and ``--write`` writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_beliefs.command.converting.diffs import coloured, difference
from sphinx_beliefs.command.frame import CommandError
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.histories.belief_changes import is_page
from sphinx_beliefs.command.histories.log_writing import LogFiller, write_pages
from sphinx_beliefs.command.histories.site_past import past_of
from sphinx_beliefs.command.progress import show_steps
from sphinx_beliefs.command.site_reader import opened_site, without_extension
from sphinx_beliefs.command.speech import _, counted, translated
from sphinx_beliefs.model.known_names import DOMAIN

if TYPE_CHECKING:
    import datetime

    from sphinx_beliefs.command.histories.log_writing import FilledLogs
    from sphinx_beliefs.command.sources import Source

#: The exit status if something was left as it was.
_LEFT = 1


def fill_logs(
    source: Source,
    *,
    name: str | None,
    since: datetime.date | None,
    page: str | None,
    writes: bool,
    is_coloured: bool,
) -> int:
    """Show what is missing in the logs of a site, or write it; the exit status.

    Raises CommandError if there is no history, or a page cannot be written: then none is.
    """
    with opened_site(source) as app, show_steps() as tell:
        if DOMAIN not in app.env.domains:
            raise CommandError(without_extension())
        history = past_of(app).history
        if name is not None and not history.of(name, name):
            message = _(
                "There is no belief “{name}” in the history; sphinx-beliefs list beliefs shows the "
                "names."
            )
            raise CommandError(message.format(name=name))
        reading = _("Reading page {n} of {all}")
        filler = LogFiller(app, history, lambda n, all_: tell(reading.format(n=n, all=all_)))
        endings = tuple(app.config.source_suffix)
        filled = filler.fill(
            name=name,
            page=lambda docname: page is None or _is_on(docname, page, endings),
            since=since,
        )
    _write_or_show(filled, writes=writes, is_coloured=is_coloured)
    for left in filled.left:
        belief = left.belief
        message = _("The log of {name} stays as it is: {reason}.")
        text = message.format(name=belief.name or belief.title, reason=translated(left.reason))
        click.echo(text, err=True)
    if not filled.pages and not filled.left:
        click.echo(_("Nothing is missing in the credence logs."), err=True)
    return _LEFT if filled.left else 0


def _is_on(docname: str, page: str, endings: tuple[str, ...]) -> bool:
    """Return whether a page is named by its docname, its file, or a pattern of either."""
    return any(is_page(docname + ending, page) for ending in endings)


def _write_or_show(filled: FilledLogs, *, writes: bool, is_coloured: bool) -> None:
    if not writes:
        for page in filled.pages:
            path = Path(shown_path(str(page.path))).as_posix()
            for line in difference(page.before, page.after, path):
                click.echo(coloured(line), color=is_coloured)
        return
    try:
        write_pages(filled.pages)
    except (OSError, UnicodeEncodeError) as error:
        message = _("Nothing was written, since a page cannot be: {error}.")
        raise CommandError(message.format(error=error)) from error
    for page in filled.pages:
        text = counted(
            "{path}: {n} entry was added.",
            "{path}: {n} entries were added.",
            page.entries,
            path=shown_path(str(page.path)),
        )
        click.echo(text, err=True)
