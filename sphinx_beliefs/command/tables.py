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
    """Rows below each other. One without cells is an empty line, and one with a single cell a
    heading. ``is_wrapped``: to the width of a
    terminal.
    """
    is_narrow = is_wrapped and is_terminal()
    width = max(terminal_width(), _NARROWEST) if is_narrow else _ENDLESS
    heads = [Text.assemble((column.head, "bold")) for column in columns]
    cells = [[_text(cell) for cell in row] for row in rows]
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), show_header=False)
    for least, most in _widths(columns, heads, cells, width):
        table.add_column(overflow="fold", min_width=least, max_width=most)
    if has_heads:
        table.add_row(*heads)
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
    columns: Sequence[TextColumn],
    heads: Sequence[Text],
    rows: Sequence[Sequence[Text]],
    width: int,
) -> list[tuple[int, int | None]]:
    """The least and the largest width of each column, None for any. If not all fit, those beside
    the main one have room for their longest word, or for their widest cell if they do not wrap;
    and for what the main one leaves.
    """
    in_columns = [
        [row[number] for row in rows if number < len(row)] for number in range(len(columns))
    ]
    widest = [
        max((cell.cell_len for cell in cells), default=column.width)
        for column, cells in zip(columns, in_columns, strict=True)
    ]
    natural = [max(each, head.cell_len) for each, head in zip(widest, heads, strict=True)]
    all_fit = sum(natural) + _GAP * len(columns) <= width
    givers = [number for number, each in enumerate(columns) if each.wraps and not each.is_main]
    # The main one needs half of the width at most.
    taken = sum(
        min(natural[number], width // 2) for number in range(len(columns)) if number not in givers
    )
    share = (width - taken - _GAP * len(columns)) // max(len(givers), 1)
    found: list[tuple[int, int | None]] = []
    for column, head, cells, wide in zip(columns, heads, in_columns, widest, strict=True):
        least = column.width if column.wraps else max(column.width, wide)
        words = max(least, _longest_word([head, *([] if not column.wraps else cells)]))
        most = max(words, share) if column.wraps else words
        found.append((least, None if all_fit or column.is_main else most))
    return found


def _longest_word(cells: Sequence[Text]) -> int:
    words = (word for cell in cells for word in cell.plain.split())
    return max(map(cell_len, words), default=1)


def is_narrow(width: int) -> bool:
    """Return whether the output is a terminal of fewer columns than ``width``."""
    return is_terminal() and terminal_width() < width


def fits(lines: str) -> bool:
    """Return whether all lines fit the terminal; to a file or a program, everything does."""
    width = terminal_width() if is_terminal() else _ENDLESS
    return all(cell_len(without_colours(line)) <= width for line in lines.splitlines())


def _text(cell: TextCell) -> Text:
    return Text.assemble(*((_safe(words.text), words.style) for words in cell))


def _safe(text: str) -> str:
    """A text in which nothing commands a terminal."""
    return "".join(char for char in text if char == "\n" or char.isprintable())
