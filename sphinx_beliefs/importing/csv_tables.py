"""Tables in CSV files: headings and rows, read one after the other."""

from __future__ import annotations

import contextlib
import csv
from itertools import chain
from typing import IO, TYPE_CHECKING, NamedTuple

from sphinx_beliefs.importing.encodings import text_of
from sphinx_beliefs.importing.forecasts import UnreadableFile
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_beliefs.importing.file_members import Member
    from sphinx_beliefs.importing.forecasts import Tick

#: The longest line and the longest cell, in characters.
LONGEST_LINE = 4_000_000
LONGEST_CELL = 1_000_000

#: What separates cells, the likeliest first.
_SEPARATORS = ",;\t|"


class Row(NamedTuple):
    """A row of a table: its number, where the headings are row 1, and its cells."""

    number: int
    cells: list[str]


class Table(NamedTuple):
    """A table: the name of its file, its headings as they stand there, and its rows in order.

    Empty rows are left out of them. A row may have other cells than there are headings.
    """

    name: str
    headings: list[str]
    rows: Iterator[Row]

    @property
    def columns(self) -> dict[str, int]:
        """The place of each heading, without regard to case and spaces; the first of several."""
        found: dict[str, int] = {}
        for place, heading in enumerate(self.headings):
            found.setdefault(heading_key(heading), place)
        return found


def heading_key(heading: str) -> str:
    """A heading without regard to case and spaces."""
    return " ".join(heading.split()).casefold()


def missing_from(columns: Mapping[str, int], wanted: Sequence[str]) -> list[str]:
    """The headings that a table lacks."""
    return [heading for heading in wanted if heading_key(heading) not in columns]


@contextlib.contextmanager
def table_of(member: Member, tick: Tick) -> Iterator[Table]:
    """Open the table in a CSV file, whatever separates its cells.

    Raises ``UnreadableFile``, here or as the rows are read.
    """
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        with text_of(member, tick) as text:
            yield _table(member.name, text)
    finally:
        csv.field_size_limit(limit)


def _table(name: str, text: IO[str]) -> Table:
    lines = _lines(name, text)
    passed, first = 0, ""
    for first in lines:
        if first.strip():
            break
        passed += 1
    separator = _separator(first)
    if (told := first.strip().lower()).startswith("sep=") and len(told) == len("sep=,"):
        # So a spreadsheet is told what separates the cells.
        separator, first = told[-1], next(lines, "")
        passed += 1
    records = _records(name, csv.reader(chain([first], lines), delimiter=separator), passed)
    headings = next(records, Row(1, [])).cells
    return Table(name, [heading.strip().removeprefix("\ufeff") for heading in headings], records)


def _lines(name: str, text: IO[str]) -> Iterator[str]:
    """The lines of a text, without zero characters; no line is read on without end."""
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            message = N_("{file} has a line of more than {n} characters, and is not a CSV file.")
            raise UnreadableFile(message, file=name, n=str(LONGEST_LINE))
        yield line.replace("\0", "") if "\0" in line else line


def _records(name: str, reader: Iterator[list[str]], skipped: int) -> Iterator[Row]:
    number = skipped
    try:
        for cells in reader:
            number += 1
            if cells:
                yield Row(number, cells)
    except csv.Error as error:
        message = N_(
            "{file} cannot be read beyond row {row}: a cell has more than {n} characters, so a "
            "quotation mark is probably not closed."
        )
        raise UnreadableFile(
            message, file=name, row=str(number + 1), n=str(LONGEST_CELL)
        ) from error


def _separator(line: str) -> str:
    """The separator that makes the most cells of a line."""
    head = line[: LONGEST_CELL // 2]
    return max(_SEPARATORS, key=lambda mark: len(next(csv.reader([head], delimiter=mark), [])))
