"""``repair``: make credences fit together, and write outcomes that follow from others."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from sphinx.locale import get_translation

from sphinx_beliefs.command.converting.diffs import coloured, difference
from sphinx_beliefs.command.converting.page_reader import PageReader
from sphinx_beliefs.command.frame import Command, CommandError, Example, Option
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.histories.log_writing import write_pages
from sphinx_beliefs.command.progress import show_steps
from sphinx_beliefs.command.repairing.page_repairs import PageRepairer
from sphinx_beliefs.command.repairing.repair_plan import repairs_of, unrepaired
from sphinx_beliefs.command.site_reader import opened_site, without_extension
from sphinx_beliefs.command.sources import Source, site_options
from sphinx_beliefs.command.speech import _, counted, translated
from sphinx_beliefs.command.terminal import colour_option, has_colours
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.known_names import CATALOGUE, DOMAIN
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.notation.names import nearest
from sphinx_beliefs.scoring.score_needs import EXTRA, can_compute

if TYPE_CHECKING:
    from sphinx_beliefs.command.repairing.page_repairs import Repaired
    from sphinx_beliefs.command.site_reader import SiteApp

#: The exit status if something was left as it was.
_LEFT = 1

# Translators: the reason of an entry in a log of credences, which stands after the new one.
_REASON = N_("To fit with others, from {before}.")


@click.command(
    cls=Command,
    help=N_(
        "Make the credences of beliefs fit that hang together (implies, excludes, exactly-one-of, "
        "given, ladder): those are shown that fit and are nearest, in the steps in which you "
        "write, each with an entry in the log of the belief. Outcomes that follow from others, "
        "such as those of rungs of a ladder, are shown as well. NAME is a belief; without it, all "
        "groups are looked at. SRC is the folder of the pages. Nothing is written without "
        "--write. The exit status is 1 if something could not be repaired."
    ),
    examples=[
        Example("repair", N_("Show what would change, as a patch:")),
        Example("repair tram-2030 --write", N_("Repair the group of one belief:")),
        Example("repair docs --write", N_("Repair all groups of a site:")),
    ],
)
@click.argument("name", required=False)
@click.option("--write", cls=Option, is_flag=True, help=N_("Write it into the pages."))
@colour_option
@partial(site_options, below="name")
def repair(source: Source, name: str | None, write: bool, color: bool | None) -> None:
    """Show or write what fits."""
    is_missing = False
    with opened_site(source) as app, show_steps() as tell:
        if DOMAIN not in app.env.domains:
            raise CommandError(without_extension())
        reader = PageReader(app)
        pages = sorted(reader.docnames)
        reading = _("Reading page {n} of {all}")
        for number, docname in enumerate(pages, start=1):
            tell(reading.format(n=number, all=len(pages)))
            reader.read_file(docname)
        site = beliefs_domain(app.env).site
        if name is not None and site.finder.find_belief(name) is None:
            raise CommandError(_no_belief(name, site.by_name))
        left = unrepaired(site, name)
        is_missing = bool(left) and not can_compute()
        repaired = _repairer(app, reader).repair(repairs_of(site, name))
    _write_or_show(repaired, writes=write, is_coloured=has_colours(color))
    for one in repaired.left:
        message = _("{name} stays as it is: {reason}.")
        called = one.belief.name or one.belief.title
        click.echo(message.format(name=called, reason=translated(one.reason)), err=True)
    for belief in left:
        message = _("For the group of {name}, no credences were found that fit.")
        click.echo(message.format(name=belief.name or belief.title), err=True)
    if is_missing:
        message = _('What fits needs packages that are not installed; run pip install "{extra}"')
        click.echo(message.format(extra=EXTRA), err=True)
    if not repaired.pages and not repaired.left and not left:
        click.echo(_("All credences fit together, and no outcome is missing."), err=True)
    click.get_current_context().exit(_LEFT if repaired.left or left else 0)


def _repairer(app: SiteApp, reader: PageReader) -> PageRepairer:
    domain = beliefs_domain(app.env)
    # Sphinx now speaks the language of the site to readers.
    reason = get_translation(CATALOGUE)(_REASON)
    return PageRepairer(reader, domain.site, domain.options.day, reason)


def _no_belief(name: str, names: object) -> str:
    close = nearest(name, names) if isinstance(names, dict) else []
    message = _("There is no belief “{name}”; sphinx-beliefs list beliefs shows the names.")
    if close:
        message = _("There is no belief “{name}”; did you mean {close}?")
    return message.format(name=name, close=", ".join(close))


def _write_or_show(repaired: Repaired, *, writes: bool, is_coloured: bool) -> None:
    if not writes:
        for page in repaired.pages:
            path = Path(shown_path(str(page.path))).as_posix()
            for line in difference(page.before, page.after, path):
                click.echo(coloured(line), color=is_coloured)
        return
    try:
        write_pages(repaired.pages)
    except (OSError, UnicodeEncodeError) as error:
        message = _("Nothing was written, since a page cannot be: {error}.")
        raise CommandError(message.format(error=error)) from error
    for page in repaired.pages:
        text = counted(
            "{path}: {n} belief was changed.",
            "{path}: {n} beliefs were changed.",
            page.entries,
            path=shown_path(str(page.path)),
        )
        click.echo(text, err=True)
