"""Where in the source of a page a log has its lines, and where a belief takes a new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.source_file import Replacement
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import marker_of
from sphinx_beliefs.model.entries.log_lists import find_log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.command.converting.written_page import WrittenItem, WrittenPage
    from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry

#: What stands before the date of an entry.
_LEAD = re.compile(r"[ \t]*(?:[-*+][ \t]+)?")
#: What may stand between the date and the credence.
_AFTER_DATE = re.compile(r"[\d-]+(?P<mark>[:,]?)")

_NAME = "credence-log"

#: The indentation of what belongs to a directive of reStructuredText.
_RST_INDENT = 3


def in_log(
    lines: Sequence[str], log: CredenceLog, missing: Sequence[LogEntry]
) -> list[Replacement] | None:
    """The lines with which a log that has entries has the missing ones too, each at its date, in
    the form and the order that the log has; None if its lines are not those of this file.
    """
    numbers = [place.line - 1 for place in log.places]
    if any(place.source for place in log.places) or not numbers:
        return None
    if not all(0 <= number < len(lines) and _LEAD.match(lines[number]) for number in numbers):
        return None
    days = [entry.date.sort_key for entry in log.entries]
    is_descending = len(days) > 1 and days[0] > days[-1]
    found: dict[int, list[str]] = {}
    for entry in missing:
        key = entry.date.sort_key
        below = next(
            (n for n, day in enumerate(days) if (day < key if is_descending else day > key)), None
        )
        near = min(below if below is not None else len(days) - 1, len(days) - 1)
        at = numbers[below] if below is not None else _end_of_entry(lines, numbers[-1])
        written = _like(lines[numbers[near]], entry)
        there = found.setdefault(at, [])
        there.insert(0 if is_descending else len(there), written)
    return [Replacement(at, at, new) for at, new in found.items()]


def _like(line: str, entry: LogEntry) -> str:
    """An entry in the form of another line of the log."""
    lead = _LEAD.match(line)
    begin = lead[0] if lead is not None else ""
    after = _AFTER_DATE.match(line[len(begin) :])
    mark = after["mark"] if after is not None else ""
    return f"{begin}{entry.date.iso}{mark} {_said(entry)}"


def _said(entry: LogEntry) -> str:
    """The credence of an entry, and its reason if it has one."""
    return f"{entry.credence.text} — {entry.reason}" if entry.reason else entry.credence.text


def _end_of_entry(lines: Sequence[str], first: int) -> int:
    """The line below an entry, with the indented lines that go on with it."""
    width = _width(lines[first])
    number = first + 1
    while number < len(lines) and lines[number].strip() and _width(lines[number]) > width:
        number += 1
    return number


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())


def has_directives(lines: Sequence[str], page: WrittenPage) -> bool:
    """Return whether the logs on a page are directives, and not lists."""
    places = [each.first for each in page.others if each.name.endswith("credence-log")]
    are = [_NAME in lines[place] for place in places if place < len(lines)]
    return bool(are) and all(are)


def _block(
    entries: Sequence[LogEntry], marks: str, *, as_directive: bool, is_rst: bool
) -> list[str]:
    """The lines of a log, as a list, or as a directive within a block of some marks."""
    written = [f"{entry.date.iso} {_said(entry)}" for entry in entries]
    listed = [f"- {line}" for line in written]
    # Words and odds alone do not show that a list is a log.
    if not as_directive and find_log(listed, Markup.RST if is_rst else Markup.MARKDOWN):
        return listed
    if is_rst:
        return [f".. {_NAME}::", "", *(" " * _RST_INDENT + line for line in written)]
    fence = "~~~" if marks.startswith("`") else "```"
    return [f"{fence}{{{_NAME}}}", *written, fence]


def new_log(
    lines: Sequence[str],
    item: WrittenItem,
    entries: Sequence[LogEntry],
    *,
    is_rst: bool,
    as_directive: bool,
) -> Replacement | None:
    """The lines that give a belief a log at its end, as a list or a directive; None where it cannot
    have one.
    """
    if item.source or item.end <= item.first:
        return None
    written = _block(entries, item.marks, as_directive=as_directive, is_rst=is_rst)
    if item.is_entry:
        return _below_entry(lines, item, written, is_rst=is_rst)
    if is_rst:
        margin = _width(lines[item.first]) + _RST_INDENT
        below = [line for line in lines[item.first + 1 : item.end] if line.strip()]
        margin = min(map(_width, below), default=margin)
        end = item.end
    else:
        margin, end = _width(lines[item.first]), item.end - 1
        is_closed = bool(item.marks) and lines[end].strip().startswith(item.marks)
        if not is_closed:
            return None
    end = _above_blank(lines, end, item.first)
    return Replacement(end, end, ["", *(_indented(line, margin) for line in written)])


def _below_entry(
    lines: Sequence[str], item: WrittenItem, written: Sequence[str], *, is_rst: bool
) -> Replacement | None:
    """The same for an entry of a list."""
    line = lines[item.first]
    marker = marker_of(line.lstrip(" \t"), Markup.RST if is_rst else Markup.MARKDOWN)
    if marker is None:
        return None
    margin = _width(line) + marker.indent
    end = _above_blank(lines, item.end, item.first)
    is_last = end >= len(lines) or not lines[end].strip()
    indented = [_indented(each, margin) for each in written]
    above = [""] if is_rst or end > item.first + 1 else []
    below = [""] if is_rst and not is_last else []
    return Replacement(end, end, [*above, *indented, *below])


def _indented(line: str, margin: int) -> str:
    return " " * margin + line if line else ""


def _above_blank(lines: Sequence[str], end: int, first: int) -> int:
    """The end of a block without the blank lines at its end."""
    while end > first + 1 and not lines[end - 1].strip():
        end -= 1
    return end
