"""The entries of the lists in a text, and the text between them.

Only lists at the outer level count, and only lines that a parser would take for entries as well:
not those in code, in comments or in HTML, and not a line of a paragraph that begins with a dash in
reStructuredText. A line without indentation right below the text of an entry belongs to the entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.markdown_scanner import MarkdownScanner
from sphinx_beliefs.model.entries.rst_scanner import RstScanner

if TYPE_CHECKING:
    from collections.abc import Sequence


class EntryPart(NamedTuple):
    """The lines of an entry, from ``first`` up to ``end`` (exclusive), with the blank lines below
    it; ``indent`` is the column at which its text begins.
    """

    first: int
    end: int
    indent: int


class TextPart(NamedTuple):
    """Lines that are not an entry, from ``first`` up to ``end`` (exclusive)."""

    first: int
    end: int


Part = EntryPart | TextPart


def split_list(lines: Sequence[str], markup: Markup) -> list[Part]:
    """The entries and the texts between them, in order; together they are all the lines."""
    scanner = MarkdownScanner(lines) if markup is Markup.MARKDOWN else RstScanner()
    parts: list[Part] = []
    first, indent = 0, -1
    for number, line in enumerate(lines):
        found = scanner.take(line, lines[number + 1] if number + 1 < len(lines) else "")
        if found is None:
            continue
        if number > first:
            parts.append(_part(first, number, indent))
        first, indent = number, found
    if len(lines) > first:
        parts.append(_part(first, len(lines), indent))
    return parts


def _part(first: int, end: int, indent: int) -> Part:
    return TextPart(first, end) if indent < 0 else EntryPart(first, end, indent)
