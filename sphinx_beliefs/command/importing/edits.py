"""Source files with lines replaced and added."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.source_file import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sphinx_beliefs.importing.belief_updates import Edit


def with_edits(file: SourceFile, edits: Iterable[Edit]) -> SourceFile:
    """A file with edits that do not overlap; what several add at one line is in their order.

    All other lines keep their ends.
    """
    lines: list[str] = []
    ends: list[str] = []
    newline = file.newline
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.first):
        lines += file.lines[at : edit.first]
        ends += file.ends[at : edit.first]
        if ends and not ends[-1]:
            ends[-1] = newline
        lines += edit.lines
        ends += [newline] * len(edit.lines)
        at = edit.end
    lines += file.lines[at:]
    ends += file.ends[at:]
    return dataclasses.replace(file, lines=tuple(lines), ends=tuple(ends))


def new_file(path: Path, lines: Sequence[str], encoding: str) -> SourceFile:
    """A file that is not there yet."""
    return SourceFile(
        path=path,
        text_encoding="utf-8" if encoding.lower().startswith("utf") else encoding,
        mark="",
        lines=tuple(lines),
        ends=("\n",) * len(lines),
    )
