"""Writes the credence logs in the body of an item as lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.recorder import end_of_fence
from sphinx_beliefs.model.notation.option_lines import is_option_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,}|:{3,})\{(?:beliefs:)?credence-log\}\s*")
_RST = re.compile(r"\.\. (?:beliefs:)?credence-log::\s*")


def with_lists_for_logs(body: Sequence[str], *, is_rst: bool) -> list[str]:
    """The lines of a body with a list in place of each log."""
    found: list[str] = []
    number = 0
    while number < len(body):
        line = body[number]
        if not (_RST if is_rst else _FENCE).fullmatch(line):
            found.append(line)
            number += 1
            continue
        end = _end_of_block(body, number) if is_rst else end_of_fence(body, number)[0]
        inside = body[number + 1 : end if is_rst else end - 1]
        if found and found[-1].strip():
            found.append("")
        found += _entries(inside)
        if end < len(body) and body[end].strip():
            found.append("")
        number = end
    return found


def _end_of_block(lines: Sequence[str], first: int) -> int:
    """The line below the lines that are indented, without blank lines at their end."""
    end = first + 1
    for number in range(first + 1, len(lines)):
        if lines[number].strip():
            if not lines[number][:1].isspace():
                break
            end = number + 1
    return end


def _entries(lines: Sequence[str]) -> list[str]:
    """The lines of a log, each as an entry; lines that are indented further continue one."""
    written = [line for line in lines if line.strip() and not is_option_line(line)]
    margin = min((len(line) - len(line.lstrip()) for line in written), default=0)
    return [
        f"  {line.strip()}"
        if line[margin : margin + 1].isspace()
        else "- " + re.sub(r"^[-*+]\s+", "", line.strip())
        for line in written
    ]
