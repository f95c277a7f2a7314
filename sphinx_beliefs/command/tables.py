"""Aligned columns for a terminal, whatever the letters, and wrapped where it is narrow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sphinx_beliefs.command.terminal import is_terminal, terminal_width

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A width that nothing reaches: what goes to a file or a program is never wrapped.
_ENDLESS = 1_000_000


class Words(NamedTuple):
    """A text with a style of rich, such as ``bold`` or ``red``."""

    text: str
    style: str = ""


#: A cell: words one after the other.
TextCell = tuple[Words, ...]


class TextColumn(NamedTuple):
    """A column; one that ``wraps`` gives way to the others."""

    head: str
    wraps: bool = True


def aligned(
    columns: Sequence[TextColumn],
    rows: Sequence[Sequence[TextCell]],
    *,
    is_coloured: bool,
    has_heads: bool = True,
) -> str:
    """Rows below each other; one without cells is an empty line."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for column in columns:
        table.add_column(no_wrap=not column.wraps, overflow="fold")
    if has_heads:
        table.add_row(*(Text(column.head, style="bold") for column in columns))
    for row in rows:
        table.add_row(*map(_text, row))
    file = io.StringIO()
    console = Console(
        file=file,
        width=max(terminal_width(), 20) if is_terminal() else _ENDLESS,
        color_system="standard" if is_coloured else None,
        force_terminal=is_coloured,
        no_color=not is_coloured,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(table)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def _text(cell: TextCell) -> Text:
    return Text.assemble(*((_safe(words.text), words.style) for words in cell))


def _safe(text: str) -> str:
    """A text in which nothing commands a terminal."""
    return "".join(char for char in text if char == "\n" or char.isprintable())
