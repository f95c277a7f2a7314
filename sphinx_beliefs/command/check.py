"""``check``: what is wrong with a site."""

from __future__ import annotations

import click

from sphinx_beliefs.command.frame import Command
from sphinx_beliefs.command.site_reader import read_site
from sphinx_beliefs.command.sources import Source, site_options
from sphinx_beliefs.model.message import N_


@click.command(cls=Command, help=N_("Say what is wrong with a site."))
@site_options
def check(source: Source) -> None:
    """Print the warnings."""
    read = read_site(source)
    for h in read.heard:
        click.echo(f"{h.shown_path}:{h.line}: {h.text} [{h.code}]")
