"""Options, and parts of titles, that an author wrote in the text of a directive.

They are read there too, where nothing else can be meant, and reported at their own lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.bare_options import can_be_value
from sphinx_beliefs.model.notation.fences import fence_below
from sphinx_beliefs.model.notation.option_lines import (
    OptionBlock,
    bare_option,
    is_comment,
    is_option_line,
    option_name,
    read_options,
    written_twice,
)
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, LocatedProblem, Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

#: The end of a line that ends a sentence.
_ENDED = LazyPattern(r"[.!?…:;][\"'”’)\]*_]*\Z")

#: Words that no title ends with, so that even a capital may continue it.
_LEADS_ON = LazyPattern(
    r"\b(?:an?|and|as|at|by|for|from|in|into|its|of|on|or|our|than|that|the|their|to|which|with)\Z",
    re.IGNORECASE,
)

#: The length of the end of a title that may hold one of them, in characters.
_LONGEST_LEAD = 8

#: The beginning of an option in the line of a title.
_IN_TITLE = LazyPattern(r"\s:(?P<name>[A-Za-z][\w-]*):\s")

#: The most lines by which a title may continue below its first.
_MOST_TITLE_LINES = 4


def title_goes_on(title: str, lines: Sequence[str], known: Collection[str]) -> int:
    """Count the lines right below a title that belong to it: those down to the options, if the
    title does not end before them.
    """
    if title and _ENDED.search(title):
        return 0
    for number, line in enumerate(lines[: _MOST_TITLE_LINES + 1]):
        if not line.strip() or fence_below("", line) or is_comment(line):
            return 0
        if read_options([line], known).length:
            return number if not title or _goes_on(title, lines[0]) else 0
    return 0


def _goes_on(title: str, line: str) -> bool:
    return not line.lstrip()[:1].isupper() or _LEADS_ON.search(title[-_LONGEST_LEAD:]) is not None


def options_in_title(title: str, known: Collection[str]) -> tuple[str, dict[str, str]]:
    """A title without the options that follow it in the same line, and those options by name."""
    if ": " not in title:
        return title, {}
    found = [match for match in _IN_TITLE.finditer(title) if match["name"].lower() in known]
    ends = [match.start() for match in found[1:]] + [len(title)]
    values = {
        match["name"].lower(): title[match.end() : end].strip()
        for match, end in zip(found, ends, strict=False)
    }
    if not values or not all(can_be_value(name, value) for name, value in values.items()):
        return title, {}
    return title[: found[0].start()].rstrip(), values


def read_late_options(
    lines: Sequence[str], known: Collection[str], given: Collection[str]
) -> OptionBlock:
    """Read the options among the lines of a body.

    These are lines of the form ``:name: value`` outside of nested blocks, and a first paragraph
    of lines of the form ``name: value``. ``known`` are the directive's options, and ``given``
    those that were written where they belong. The lines that were read are in ``taken``; the rest
    is the body.
    """
    block = OptionBlock()
    if not any(":" in line for line in lines):
        return block
    is_first = True
    for start, end in _paragraphs(lines):
        paragraph = lines[start:end]
        if is_first and all(bare_option(line, known) for line in paragraph):
            _take(block, paragraph, start, known, given)
        else:
            for first, last in _groups(paragraph):
                group = paragraph[first:last]
                if all(_is_known(line, known) for line in group if is_option_line(line)):
                    _take(block, group, start + first, known, given)
        is_first = False
    return block


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The start and end of each run of lines that are not empty, not in a fence, and not indented
    as a block of their own.
    """
    start: int | None = None
    fence = ""
    for number, line in enumerate([*lines, ""]):
        above, fence = fence, fence_below(fence, line)
        is_text = bool(line.strip()) and not above and not fence
        if is_text and start is None and not line[:1].isspace():
            start = number
        elif not is_text and start is not None:
            yield start, number
            start = None


def _groups(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The start and end of each run of option lines, with the lines that continue them."""
    start: int | None = None
    for number, line in enumerate([*lines, ""]):
        goes_on = start is not None and line[:1].isspace()
        if is_option_line(line) and not line[:1].isspace():
            start = number if start is None else start
        elif not goes_on and start is not None:
            yield start, number
            start = None


def _is_known(line: str, known: Collection[str]) -> bool:
    return is_option_line(line) and option_name(line) in known


def _take(
    block: OptionBlock,
    lines: Sequence[str],
    start: int,
    known: Collection[str],
    given: Collection[str],
) -> None:
    found = read_options(lines, known)
    block.taken.update(range(start, start + found.length))
    for name, line in found.lines.items():
        if name in given or name in block.values:
            problem = written_twice(name)
        else:
            block.values[name], block.lines[name] = found.values[name], start + line
            problem = _in_text(name, found.values[name])
        block.problems.append(LocatedProblem(problem, start + line))


def _in_text(name: str, value: str) -> Problem:
    message = N_(
        "the option {name} stands in the text; write {line} right below the title, without a "
        "blank line before it"
    )
    return Subtype.OPTION.problem(message, name=name, line=f":{name}: {value}".strip())
