"""The history of a site that a command has opened, with a word on what is not in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from sphinx_beliefs.command.frame import CommandError
from sphinx_beliefs.command.progress import show_bar
from sphinx_beliefs.command.speech import _, counted, translated
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.past.versions import NoHistory
from sphinx_beliefs.past.past_reader import read_history
from sphinx_beliefs.past.site_rules import rules_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_beliefs.model.past.versions import History


class SitePast(NamedTuple):
    """The history of a site, and the path of its folder in the repository (empty, or with a slash
    at its end).
    """

    history: History
    prefix: str


def past_of(app: Sphinx) -> SitePast:
    """The history of a site; what is not in it is said.

    Raises CommandError if there is none.
    """
    rules = rules_of(app.config, beliefs_domain(app.env).options)
    folder = Path(app.srcdir)
    try:
        with show_bar(_("Reading old pages")) as tick:
            history = read_history(folder, rules, tick)
    except NoHistory as error:
        raise CommandError(translated(error.message).format(**error.values)) from error
    if history.is_shallow:
        message = _(
            "This is a shallow clone: what was before its first commit is not here; git fetch "
            "--unshallow gets it."
        )
        click.echo(message, err=True)
    if history.missing:
        text = counted(
            "This is a partial clone: {n} old page is not here, and is left out; git fetch "
            "--refetch --no-filter gets it.",
            "This is a partial clone: {n} old pages are not here, and are left out; git fetch "
            "--refetch --no-filter gets them.",
            history.missing,
        )
        click.echo(text, err=True)
    return SitePast(history, history.prefix)
