"""The command ``new``: a page in the shape of its site, with blanks to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from sphinx.locale import get_translation

from sphinx_beliefs.command.file_names import file_name, title_of
from sphinx_beliefs.command.frame import Command, CommandError, Example, Option
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.new_files import write_or_fail
from sphinx_beliefs.command.page_place import Toctrees, folder_of_topics, joined
from sphinx_beliefs.command.site_habits import free_path, habits_at, suffix_of_topics
from sphinx_beliefs.command.site_reader import read_site
from sphinx_beliefs.command.sources import find_source
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.command.topic_page import NewTopic, topic_page
from sphinx_beliefs.model.known_names import CATALOGUE
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.records.vocabulary import find_term
from sphinx_beliefs.words.entry_wording import entry_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sphinx_beliefs.command.page_place import WantedLine
    from sphinx_beliefs.command.site_reader import SiteRead


@click.command(
    "new",
    cls=Command,
    help=N_(
        "Write a topic in the shape that the others of the site have, with blanks to fill. NAME is "
        "its title, or its file name without the suffix. A file that is there is never overwritten."
    ),
    examples=[
        Example('new topic "Rent caps"', N_("In the site of the current folder:")),
        Example(
            "new topic rent-caps --region housing --src notes",
            N_("In another folder, with its region:"),
        ),
    ],
)
@click.argument("kind", metavar="topic", type=click.Choice(["topic"]))
@click.argument("name", metavar="NAME")
@click.option("--region", cls=Option, default="", help=N_("The region: its slug or its title."))
@click.option("--status", cls=Option, default="", help=N_("How far your thinking has come."))
@click.option("--title", cls=Option, default="", help=N_("The title, where NAME is a file name."))
@click.option("--src", cls=Option, metavar="PATH", help=N_("The folder of the site."))
def new(kind: str, name: str, region: str, status: str, title: str, src: str | None) -> None:
    """Write a new page of a kind; there is one kind so far."""
    name = printable(name)
    file = file_name(name)
    if not file:
        raise CommandError(_("{name} has no letter in it; write a title.").format(name=repr(name)))
    toctrees = Toctrees(file)
    site = read_site(find_source(src), prepare=toctrees.watch)
    options, topics = site.domain.options, sorted(site.domain.site.topics)
    docname = joined(folder_of_topics(topics, options.topics), file)
    page = NewTopic(
        title=printable(title) or title_of(name),
        region=_term(region, options.region_titles, "--region"),
        status=_term(status, options.statuses, "--status") or next(iter(options.statuses), ""),
    )
    path = free_path(site.app, docname, suffix_of_topics(site.app, topics))
    # Sphinx now speaks the language of the site to readers.
    habits, words = habits_at(site.app, options, topics, docname, path), entry_words(options.scale)
    text = topic_page(page, habits, get_translation(CATALOGUE), words)
    write_or_fail({path: text})
    wanted = toctrees.wanted_line(docname, topics, site.app.config.root_doc)
    for line in _report(site, page, path, wanted):
        click.echo(line)


def _term(written: str, known: Mapping[str, str], option: str) -> str:
    """The slug of a region or status, or the text itself where any text is one."""
    text = printable(written)
    if not text or not known:
        return text
    found = find_term(text, known)
    if found is None:
        choices = ", ".join(known)
        message = _("{option}: {value} is not one of this site: {choices}.")
        raise CommandError(message.format(option=option, value=repr(text), choices=choices))
    return found


def _report(site: SiteRead, page: NewTopic, path: Path, wanted: WantedLine | None) -> Iterator[str]:
    """Say what was written, and what is left to do."""
    yield _("Wrote {path}. It is a stub until a claim on it has a credence.").format(
        path=shown_path(str(path))
    )
    regions = ", ".join(site.domain.options.region_titles)
    if regions and not page.region:
        yield _("Its region is still blank. The site has: {regions}.").format(regions=regions)
    if wanted is not None:
        file = shown_path(str(site.app.env.doc2path(wanted.docname)))
        yield _("No toctree finds it. Add this line to a toctree on {path}:").format(path=file)
        yield f"    {wanted.entry}"
