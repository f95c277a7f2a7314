"""Aligned columns for a terminal, whatever the letters, and wrapped where it is narrow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sphinx_beliefs.command.heard import without_colours
from sphinx_beliefs.command.terminal import is_terminal, terminal_width

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A width that nothing reaches: what goes to a file or a program is never wrapped.
_ENDLESS = 1_000_000

#: The least width of a terminal for which lines are made, in columns.
_NARROWEST = 20

#: The room between two columns.
_GAP = 2


class Words(NamedTuple):
    """A text with a style of rich, such as ``bold`` or ``red``."""

    text: str
    style: str = ""


#: A cell: words one after the other.
TextCell = tuple[Words, ...]


class TextColumn(NamedTuple):
    """A column. One that does not ``wrap`` keeps its width, and the main one what the others leave
    of the width. ``width`` is at least that of its widest cell.
    """

    head: str
    wraps: bool = True
    is_main: bool = False
    width: int = 0


def aligned(
    columns: Sequence[TextColumn],
    rows: Sequence[Sequence[TextCell]],
    *,
    is_coloured: bool,
    has_heads: bool = True,
    is_wrapped: bool = True,
) -> str:
    """Rows below each other; one without cells is an empty line. ``is_wrapped``: to the width of a
    terminal.
    """
    is_narrow = is_wrapped and is_terminal()
    width = max(terminal_width(), _NARROWEST) if is_narrow else _ENDLESS
    cells = [[_text(cell) for cell in row] for row in rows]
    if has_heads:
        cells.insert(0, [Text.assemble((column.head, "bold")) for column in columns])
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), show_header=False)
    for column, most in zip(columns, _widths(columns, cells, width), strict=True):
        table.add_column(
            no_wrap=not column.wraps,
            overflow="fold",
            min_width=column.width or None,
            max_width=most,
        )
    for row in cells:
        table.add_row(*row)
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
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


def _widths(
    columns: Sequence[TextColumn], rows: Sequence[Sequence[Text]], width: int
) -> list[int | None]:
    """The largest width of each column, None for any. If not all fit, those beside the main one
    have room for their longest word, so that the main one has the most.
    """
    columns_of_cells = [
        [row[number] for row in rows if len(row) > number] for number in range(len(columns))
    ]
    natural = [max((cell.cell_len for cell in cells), default=0) for cells in columns_of_cells]
    if sum(natural) + _GAP * len(columns) <= width:
        return [None] * len(columns)
    return [
        _longest_word(cells) if column.wraps and not column.is_main else None
        for column, cells in zip(columns, columns_of_cells, strict=True)
    ]


def _longest_word(cells: Sequence[Text]) -> int:
    words = (word for cell in cells for word in cell.plain.split())
    return max(map(cell_len, words), default=1)


def fits(lines: str) -> bool:
    """Return whether all lines fit the terminal; to a file or a program, everything does."""
    width = terminal_width() if is_terminal() else _ENDLESS
    return all(cell_len(without_colours(line)) <= width for line in lines.splitlines())


def _text(cell: TextCell) -> Text:
    return Text.assemble(*((_safe(words.text), words.style) for words in cell))


def _safe(text: str) -> str:
    """A text in which nothing commands a terminal."""
    return "".join(char for char in text if char == "\n" or char.isprintable())
