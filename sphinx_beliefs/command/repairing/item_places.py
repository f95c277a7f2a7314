"""Where in the source of an item its credence stands, and where it takes more options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.source_file import Replacement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_beliefs.command.converting.written_page import WrittenItem

_OPTION = re.compile(r"(?P<lead>[ \t]*):[a-z][a-z-]*:(?:[ \t].*)?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")

#: The line above and below options that are written as YAML.
_YAML_MARK = "---"


def credence_places(
    lines: Sequence[str], item: WrittenItem, written: str, new: str
) -> Iterator[Replacement]:
    """Each place in an item where its credence may stand, with the new one."""
    if not written:
        return
    # In Markdown, a value may be quoted.
    option = re.compile(
        rf"(?P<lead>[ \t]*:?credence:[ \t]+(?P<mark>[\"']?)){re.escape(written)}"
        r"(?P<rest>(?P=mark)[ \t]*)",
        re.IGNORECASE,
    )
    for number in range(item.first, min(item.end, len(lines))):
        match = option.fullmatch(lines[number])
        if match is not None:
            yield Replacement(number, number + 1, [f"{match['lead']}{new}{match['rest']}"])
    if item.is_entry:
        for number in range(item.first, min(item.end, len(lines))):
            for at in _occurrences(lines[number], written):
                line = lines[number]
                changed = line[:at] + new + line[at + len(written) :]
                yield Replacement(number, number + 1, [changed])


def _occurrences(line: str, text: str) -> Iterator[int]:
    at = line.find(text)
    while at >= 0:
        yield at
        at = line.find(text, at + 1)


def option_places(
    lines: Sequence[str], item: WrittenItem, options: Mapping[str, str]
) -> Iterator[Replacement]:
    """Each place in an item where options may be added: below those that it has, or its head."""
    end = min(item.end, len(lines))
    written = [f":{name}: {value}" for name, value in options.items()]
    for number in range(item.first + 1, end):
        match = _OPTION.fullmatch(lines[number])
        is_last = number + 1 >= end or not _OPTION.fullmatch(lines[number + 1])
        if match is not None and is_last:
            yield _inserted(number + 1, match["lead"], written)
    yield from _in_yaml(lines, item, options)
    below, margin = item.first + 1, _margin_of_options(lines, item)
    there = _inserted(below, margin, written)
    yield there
    yield Replacement(below, below, ["", *there.lines, ""])
    yield Replacement(end, end, ["", *there.lines])


def _inserted(at: int, margin: str, written: Sequence[str]) -> Replacement:
    return Replacement(at, at, [margin + line for line in written])


def _in_yaml(
    lines: Sequence[str], item: WrittenItem, options: Mapping[str, str]
) -> Iterator[Replacement]:
    """The end of the options of a directive, where they are written as YAML between two lines."""
    first = item.first + 1
    end = min(item.end, len(lines))
    if item.is_entry or first >= end or lines[first].strip() != _YAML_MARK:
        return
    for number in range(first + 1, end):
        line = lines[number]
        if line.strip() == _YAML_MARK:
            margin = line[: len(line) - len(line.lstrip())]
            yield _inserted(number, margin, [f"{key}: {value}" for key, value in options.items()])
            return


def _margin_of_options(lines: Sequence[str], item: WrittenItem) -> str:
    """What stands before the options of an item that has none so far."""
    head = lines[item.first]
    lead = _ITEM.match(head) if item.is_entry else None
    if item.is_entry:
        return " " * len(lead[0].expandtabs(4)) if lead is not None else ""
    width = len(head) - len(head.lstrip())
    return " " * (width + 3 if head.lstrip().startswith("..") else width)
