"""Puts a directive of ours in front of lists in the text of a page, without moving a line.

A list of Markdown becomes the one entry of a list, and in it a fence that begins on the line of
the marker, and ends where the entry ends. So nothing else on the page is read in another way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.model.sections.section_scopes import ListOfItems

#: The names of the directives that hold such lists begin with this.
DIRECTIVE = "beliefs:section-"

_MARKER = LazyPattern(r" {0,3}(?P<mark>[-*+]|\d{1,9}[.)])")
#: The most spaces between a marker and its entry; more begin code.
_MOST_SPACES = 4

#: A line that could close the fence, if it is long enough.
_TILDES = LazyPattern(r"[ \t]*(?P<marks>~{3,})")

#: The fewest marks of the fence: more than people write.
_FEWEST = 6

#: The indentation of what belongs to a directive of reStructuredText.
RST_INDENT = 3


def hold_markdown_lists(lines: list[str], lists: Iterable[ListOfItems]) -> None:
    """Change the lines of a Markdown page so that a directive holds each of these lists."""
    for found in _joined(lines, lists):
        marker = _MARKER.match(lines[found.first])
        if marker is None:
            continue
        margin, mark = marker.start("mark"), marker["mark"]
        # What follows was not part of the list, though it may be indented.
        indent = max(len(mark) + 1, _indent_below(lines, found.end) + 1)
        spaces = min(indent - len(mark), _MOST_SPACES)
        if indent - len(mark) - spaces > margin:
            continue
        rest = range(found.first + 1, found.end)
        longest = max((_tildes_of(lines[number]) for number in rest), default=0)
        fence = "~" * max(_FEWEST, longest + 1)
        name = DIRECTIVE + found.meaning.value
        above = " " * (indent - len(mark) - spaces)
        begin = f"{above}{mark}{' ' * spaces}{fence}{{{name}}}"
        lines[found.first] = f"{begin} {lines[found.first][margin:]}"
        for number in rest:
            lines[number] = _moved(lines[number], indent, margin)


def _joined(lines: Sequence[str], lists: Iterable[ListOfItems]) -> list[ListOfItems]:
    """The lists, of which two with one marker become one where nothing stands between them:
    markdown-it parts a list below an empty entry, and would not do so once entries have fences.
    """
    joined: list[ListOfItems] = []
    for found in lists:
        last = joined[-1] if joined else found
        is_next = last.end <= found.first and not any(map(str.strip, lines[last.end : found.first]))
        if is_next and _kind_at(lines, last.first) == _kind_at(lines, found.first):
            joined[-1] = last._replace(end=found.end)
        else:
            joined.append(found)
    return joined


def _kind_at(lines: Sequence[str], number: int) -> str:
    """The character that makes two markers of lists alike."""
    marker = _MARKER.match(lines[number])
    return marker["mark"][-1] if marker is not None else ""


def _indent_below(lines: Sequence[str], end: int) -> int:
    """The indentation of the first text from a line on, in columns; 0 if there is none."""
    for number in range(end, len(lines)):
        if text := lines[number].lstrip(" \t"):
            return len(lines[number][: -len(text)].expandtabs(4))
    return 0


def _tildes_of(line: str) -> int:
    match = _TILDES.match(line) if "~~~" in line else None
    return len(match["marks"]) if match is not None else 0


def _moved(line: str, indent: int, margin: int) -> str:
    """A line of a list that stood ``margin`` columns from the margin, indented."""
    text = line.lstrip(" \t")
    if not text:
        return ""
    above = line[: len(line) - len(text)].expandtabs(4)
    return " " * (indent + max(len(above) - margin, 0)) + text


def hold_rst_lists(lines: list[str], lists: Iterable[ListOfItems]) -> None:
    """Change the lines of a reStructuredText page, which have no tabs, in the same way."""
    for found in lists:
        lines[found.first] = f".. {DIRECTIVE}{found.meaning.value}:: {lines[found.first]}"
        for number in range(found.first + 1, found.end):
            if lines[number].strip():
                lines[number] = " " * RST_INDENT + lines[number]


def lists_of_whole_lines(lines: Sequence[str], lists: Iterable[ListOfItems]) -> list[ListOfItems]:
    """The lists without characters that break lines for parsers, and not for Sphinx."""
    return [
        found
        for found in lists
        if all(len(line.splitlines()) < 2 for line in lines[found.first : found.end])
    ]
