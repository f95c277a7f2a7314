"""Files for editors: as JSON, and printed or written where there is none yet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_beliefs.command.frame import CommandError, Option
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.new_files import write_or_fail
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Callable


def as_json(value: object) -> str:
    """A value as JSON that people can read."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--output`` and ``--force``."""
    for option in _OPTIONS:
        function = option(function)
    return function


_OPTIONS = (
    click.option(
        "--force", cls=Option, is_flag=True, help=N_("Overwrite the file if it is there.")
    ),
    click.option(
        "-o",
        "--output",
        cls=Option,
        default="",
        metavar="FILE",
        help=N_("Write it into this file, and print nothing."),
    ),
)


def deliver(text: str, output: str, *, force: bool) -> None:
    """Print a text, or write it into a file; one that is there is overwritten only by ``force``."""
    if not output:
        click.echo(text, nl=False)
        return
    path = Path(output)
    if path.is_file() and (force or path.read_bytes() == text.encode()):
        try:
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            message = _("Nothing was written. {path}: {reason}.")
            raise CommandError(
                message.format(path=shown_path(str(path)), reason=error.strerror)
            ) from error
        return
    if write_or_fail({path: text}).left:
        message = _("{path} is there already; to overwrite it, say --force.")
        raise CommandError(message.format(path=shown_path(str(path))))
