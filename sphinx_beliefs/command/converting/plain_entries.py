"""The parts of a list's entry that are ours alone, and the entry without them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.logs_as_lists import with_lists_for_logs
from sphinx_beliefs.model.entries.entry_lines import EntryLines
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import dedented, marker_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sphinx_beliefs.model.records.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class OwnParts:
    """The ``options`` of an entry that stand on lines of their own (``gone``) or in braces at the
    end of a line (``cut``); lines are numbers from 0. ``has_log`` is true for a directive in it.
    """

    options: Collection[str]
    gone: Collection[int]
    cut: Collection[int]
    has_log: bool

    def __bool__(self) -> bool:
        return bool(self.gone or self.cut or self.has_log)


def own_parts(kind: Kind, lines: Sequence[str], markup: Markup) -> OwnParts:
    """Find what is ours in the lines of an entry; the id that Obsidian gives a block is not."""
    read = EntryLines(kind, lines, markup)
    gone = {
        number
        for number, line in enumerate(read.below, start=read.below_line)
        if lines[number].strip() and not line.strip()
    }
    head = read.head.split("\n")
    cut = {
        read.head_line + number
        for number in (0, len(head) - 1)
        if _has_lost_braces(lines[read.head_line + number], head[number])
    }
    body = [dedented(line, read.indent) for line in lines[1:]]
    return OwnParts(
        options=read.options if gone or cut else (),
        gone=gone,
        cut=cut,
        has_log=with_lists_for_logs(body, is_rst=markup is Markup.RST) != body,
    )


def plain_entry(
    lines: Sequence[str], own: OwnParts, sentences: Sequence[str], markup: Markup
) -> list[str]:
    """The lines of an entry without what is ours, and with sentences at its end; all else stays."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        if number in own.cut:
            kept.append(line[: line.rstrip().rfind("{")].rstrip())
        elif number not in own.gone:
            between = range(_last_text(lines, number, own.gone) + 1, number)
            if line.strip() and any(other in own.gone for other in between):
                while kept and not kept[-1].strip():
                    kept.pop()
                kept.append("")
            kept.append(line)
    while kept and not kept[-1].strip():
        kept.pop()
    marker = marker_of(kept[0], markup)
    width = marker.indent if marker else 0
    if own.has_log:
        body = [dedented(line, width) for line in kept[1:]]
        body = with_lists_for_logs(body, is_rst=markup is Markup.RST)
        kept[1:] = [" " * width + line if line.strip() else "" for line in body]
    for sentence in sentences:
        kept += ["", " " * width + sentence]
    return kept


def _last_text(lines: Sequence[str], number: int, gone: Collection[int]) -> int:
    """The number of the line above that stays and is not blank; -1 if there is none."""
    number -= 1
    while number >= 0 and (number in gone or not lines[number].strip()):
        number -= 1
    return number


def _has_lost_braces(written: str, read: str) -> bool:
    written = written.rstrip()
    return written.endswith("}") and not written.endswith(read or "}")
