"""``check``: what is wrong with a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_beliefs.command.chosen_types import matches, read_types
from sphinx_beliefs.command.frame import Command, Example, Option
from sphinx_beliefs.command.site_reader import read_site, without_extension
from sphinx_beliefs.command.sources import Source, site_options
from sphinx_beliefs.command.speech import _, counted
from sphinx_beliefs.command.terminal import colour_option, has_colours
from sphinx_beliefs.command.warning_formats import as_annotations, as_json, as_text
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.command.heard import Heard
    from sphinx_beliefs.command.site_reader import SiteRead

#: The exit status if something is wrong.
_WRONG = 1


@click.command(
    cls=Command,
    help=N_(
        "Say what is wrong with a site. All pages are read anew, whatever was built before, and "
        "none is written. SRC is the folder of the pages; without it, the site is looked for in "
        "this folder, and in docs. The exit status is 1 if anything is wrong, and 2 if the site "
        "cannot be read."
    ),
    examples=[
        Example("check", N_("What is wrong with the site in this folder:")),
        Example("check docs --only beliefs", N_("Only what this extension warns of:")),
        Example(
            "check docs --only beliefs.resolve_by --only 'beliefs.review_*'",
            N_("Only what is overdue:"),
        ),
        Example("check docs --format github", N_("As annotations of a pull request, on GitHub:")),
    ],
)
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help=N_("For people, as a list for programs, or as annotations for GitHub."),
)
@click.option(
    "--only",
    "types",
    cls=Option,
    multiple=True,
    metavar="TYPE",
    callback=read_types,
    help=N_(
        "Only warnings of a type, such as beliefs, beliefs.date or 'beliefs.*_name'; can be given "
        "several times."
    ),
)
@colour_option
@site_options
def check(source: Source, form: str, types: tuple[str, ...], color: bool | None) -> None:
    """Print what is wrong, in a format."""
    read = read_site(source)
    heard = sorted(
        (each for each in read.heard if matches(each, types)),
        key=lambda each: (each.shown_path, each.line),
    )
    if not read.uses_beliefs:
        click.echo(without_extension(), err=True)
    match form:
        case "json":
            click.echo(as_json(heard))
        case "github":
            for line in as_annotations(heard):
                click.echo(line)
        case _:
            _print(heard, read, has_colours(color))
    click.get_current_context().exit(_WRONG if heard else 0)


def _print(heard: Sequence[Heard], read: SiteRead, is_coloured: bool) -> None:
    """Print warnings for people, with a count at the end."""
    for line in as_text(heard):
        click.echo(line, color=is_coloured)
    if heard:
        files = len({each.path for each in heard if each.path})
        click.echo()
        click.echo(_summary(len(heard), files), color=is_coloured)
    else:
        pages = len(read.app.env.found_docs)
        click.echo(
            counted("Nothing is wrong on {n} page.", "Nothing is wrong on {n} pages.", pages)
        )


def _summary(count: int, files: int) -> str:
    warnings = counted("{n} warning", "{n} warnings", count)
    if not files:
        return f"{warnings}."
    where = counted("in {n} file", "in {n} files", files)
    # Translators: how many warnings, and in how many files
    return _("{warnings} {where}.").format(warnings=warnings, where=where)
