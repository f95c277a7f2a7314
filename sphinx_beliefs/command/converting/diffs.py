"""The difference between a file as it is and as it would be, as programs for patches read it."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.command.converting.source_file import SourceFile

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_NO_END = "\\ No newline at end of file"


def difference(before: SourceFile, after: SourceFile, path: str) -> Iterator[str]:
    """The lines of a unified diff; none if the two are the same."""
    for line in unified_diff(
        _written(before), _written(after), f"a/{path}", f"b/{path}", lineterm="\n"
    ):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield _NO_END


def coloured(line: str) -> str:
    """A line of a diff in the colour that it has on a terminal."""
    if line.startswith(("+++ ", "--- ")):
        return click.style(line, bold=True)
    colour = _COLOURS.get(line[:1])
    return click.style(line, fg=colour) if colour else line


def _written(file: SourceFile) -> list[str]:
    """The lines with their ends; a carriage return alone would end none in a diff."""
    return [
        line + ("\n" if end == "\r" else end)
        for line, end in zip(file.lines, file.ends, strict=True)
    ]
