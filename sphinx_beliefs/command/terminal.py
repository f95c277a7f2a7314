"""What the output of a command goes to: whether it can have colours, and how wide it is."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from sphinx_beliefs.command.frame import Option
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Callable

#: Terminals that know no colours.
_DUMB = {"dumb", "unknown"}


def has_colours(wanted: bool | None) -> bool:
    """Return whether the output is to have colours: as wanted, or else as the terminal has them."""
    if wanted is not None:
        return wanted
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "").casefold() in _DUMB:
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def is_terminal() -> bool:
    """Return whether someone reads the output on a terminal, or it goes to a file or a program."""
    return sys.stdout.isatty()


def terminal_width() -> int:
    """The width of the terminal, in columns."""
    return shutil.get_terminal_size().columns


def colour_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option ``--color``; its value is True, False, or None if not given."""
    return click.option(
        "--color/--no-color",
        "color",
        cls=Option,
        default=None,
        help=N_("With colours, or without. If neither is given: with them on a terminal."),
    )(function)
