"""``convert``: pages with directives as pages with lists, and the other way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_beliefs.command.converting.conversion import Target, convert_files
from sphinx_beliefs.command.converting.diffs import coloured, difference
from sphinx_beliefs.command.converting.source_file import write_source
from sphinx_beliefs.command.frame import FAILED, Command, CommandError, Example, Option
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.progress import show_steps
from sphinx_beliefs.command.sources import define_option
from sphinx_beliefs.command.speech import _, translated
from sphinx_beliefs.command.terminal import colour_option, has_colours
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.reporting import problem_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.command.converting.conversion import Outcome

#: The exit status if something was left as it was.
_LEFT = 1


@click.command(
    "convert",
    cls=Command,
    help=N_(
        "Turn the directives of pages into lists, or their lists into directives. What would "
        "change is shown, and written only if asked for. Every word, comment and blank line that "
        "is not a part of the form stays. Each page is read again in its new form: what would then "
        "say anything else is left as it is, and named. The exit status is 1 if something was "
        "left, and 2 if a page cannot be read or written."
    ),
    examples=[
        Example("convert topics/rent-caps.md", N_("Show directives in place of lists:")),
        Example("convert topics/*.md --to lists", N_("Show lists in place of directives:")),
        Example("convert topics/*.md --in-place", N_("Write them:")),
        Example(
            "convert topics/*.md --to plain", N_("Show pages that need no extension, to leave it:")
        ),
    ],
)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--to",
    "target",
    cls=Option,
    type=click.Choice([target.value for target in Target]),
    default=Target.DIRECTIVES.value,
    show_default=True,
    help=N_(
        "The form that items are to have. Lists stand without a directive where a heading says "
        "what they hold, and the site reads that; plain lists need no extension at all."
    ),
)
@click.option(
    "--in-place",
    cls=Option,
    is_flag=True,
    help=N_("Write the files, instead of showing what would change."),
)
@click.option(
    "--backup",
    cls=Option,
    is_flag=True,
    help=N_("Keep each file that is written as it was, with .bak after its name."),
)
@colour_option
@define_option
def convert(
    files: Sequence[Path],
    target: str,
    in_place: bool,
    backup: bool,
    color: bool | None,
    defined: Mapping[str, Any],
) -> None:
    """Convert files."""
    if backup and not in_place:
        raise CommandError(_("--backup has no meaning without --in-place."))
    for path in files:
        if path.is_dir():
            message = _("{path} is a folder; name files in it, such as {files}.")
            raise CommandError(message.format(path=path, files=path / "*.md"))
        if not path.is_file():
            raise CommandError(_("There is no file {path}.").format(path=path))
    with show_steps() as tell:
        outcomes = convert_files(files, Target(target), defined, tell)
    for outcome in outcomes:
        if in_place:
            _write(outcome, backup=backup)
        else:
            _show(outcome, is_coloured=has_colours(color))
        _say_what_is_left(outcome)
    if not any(each.is_changed or each.left or each.error for each in outcomes):
        click.echo(_("Nothing is to be changed."), err=True)
    status = _LEFT if any(each.left for each in outcomes) else 0
    click.get_current_context().exit(FAILED if any(each.error for each in outcomes) else status)


def _show(outcome: Outcome, *, is_coloured: bool) -> None:
    """Print what would change."""
    if outcome.before is None or outcome.after is None:
        return
    path = Path(shown_path(str(outcome.path))).as_posix()
    for line in difference(outcome.before, outcome.after, path):
        click.echo(coloured(line), color=is_coloured)


def _write(outcome: Outcome, *, backup: bool) -> None:
    """Write a file that is to be changed, and say so."""
    if outcome.after is None or not outcome.is_changed:
        return
    path = shown_path(str(outcome.path))
    try:
        write_source(outcome.after, backup=backup)
    except (OSError, UnicodeEncodeError) as error:
        message = _("{path} cannot be written, and is as it was: {error}")
        raise CommandError(message.format(path=path, error=error)) from error
    click.echo(_("{path} is rewritten.").format(path=path), err=True)


def _say_what_is_left(outcome: Outcome) -> None:
    """Name each part that stays as it is, with its place and the reason."""
    path = shown_path(str(outcome.path))
    if outcome.error is not None:
        click.echo(f"{path}: {translated(outcome.error)}", err=True)
    for part in outcome.left:
        place = f"{shown_path(part.source) or path}:{part.first + 1}"
        message = _("{place}: {name} stays as it is: {reason}.")
        reason = translated(part.obstacle or "")
        if part.warning is not None:
            warning = problem_text(part.warning.problem)
            reason = reason.format(line=part.warning.line, warning=warning)
        click.echo(message.format(place=place, name=part.name, reason=reason), err=True)
