"""Writes items that stand below each other as one list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.source_file import Replacement
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.problem import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.command.converting.source_file import SourceFile
    from sphinx_beliefs.command.converting.written_page import Written, WrittenItem, WrittenPage
    from sphinx_beliefs.model.entries.entry_words import EntryWords
    from sphinx_beliefs.model.records.kinds import Kind

#: The indentation of the body of a directive in reStructuredText.
_INDENT = "   "


@dataclass(frozen=True, kw_only=True)
class AsLists:
    """Gives items the form of lists.

    ``names`` are those of the directives around lists, by kind; ``is_bare`` says that there are to
    be none, where the page would be the same without.
    """

    words: EntryWords
    names: Mapping[Kind, str]
    is_bare: bool

    def parts_of(self, page: WrittenPage) -> Sequence[Written]:
        """The items that are not entries yet."""
        return [item for item in page.items if not item.is_entry]

    def replacements(
        self, page: WrittenPage, file: SourceFile, parts: Sequence[Written]
    ) -> list[Replacement]:
        """The lists that take the place of some of these items."""
        markup = Markup.RST if page.is_rst else Markup.MARKDOWN
        wanted = set(map(id, parts))
        entries: list[_Entry] = []
        for item in page.items:
            if id(item) in wanted:
                lines = self._entry(item, markup)
                if lines is None:
                    item.obstacle = N_("no entry of a list can say this")
                else:
                    entries.append(_Entry(item=item, lines=lines))
        return [self._replacement(run, file.lines, markup) for run in _runs(entries, file.lines)]

    def _entry(self, item: WrittenItem, markup: Markup) -> list[str] | None:
        title, body = item.title, _from_text(item.body)
        if not title:
            end = next((n for n, line in enumerate(body) if not line.strip()), len(body))
            title = " ".join(line.strip() for line in body[:end])
            body = _from_text(body[end:])
        return write_entry(item.kind, title, item.options, body, markup, self.words)

    def _replacement(
        self, run: Sequence[_Entry], lines: Sequence[str], markup: Markup
    ) -> Replacement:
        first, end = run[0].item.first, run[-1].item.end
        written, name = _joined(run), self.names[run[0].item.kind]
        if self.is_bare:
            written = between_blank_lines(written, lines, first, end)
        elif markup is Markup.RST:
            indented = [_INDENT + line if line else "" for line in written]
            written = [f".. {name}::", "", *indented]
        else:
            marks = fence_around(written, run[0].item.marks[0])
            written = [f"{marks}{{{name}}}", *written, marks]
        return Replacement(first, end, written)


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """An item and the lines of its entry."""

    item: WrittenItem
    lines: Sequence[str]


def _runs(entries: Sequence[_Entry], lines: Sequence[str]) -> list[list[_Entry]]:
    """The entries of each list: items of one kind with nothing but blank lines between them."""
    runs: list[list[_Entry]] = []
    for entry in entries:
        above = runs[-1][-1].item if runs else None
        if (
            above is not None
            and above.kind is entry.item.kind
            and not any(line.strip() for line in lines[above.end : entry.item.first])
        ):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _joined(run: Sequence[_Entry]) -> list[str]:
    """The entries with the blank lines between them.

    Directives have one blank line between them as a rule, which entries that have none themselves
    can do without; so on the way back they get it again. More blank lines are the author's own.
    """
    is_tight = all(all(entry.lines) for entry in run)
    written = list(run[0].lines)
    for above, entry in pairwise(run):
        blank = entry.item.first - above.item.end
        written += [""] * (0 if is_tight and blank == 1 else blank)
        written += entry.lines
    return written


def between_blank_lines(
    written: Sequence[str], lines: Sequence[str], first: int, end: int
) -> list[str]:
    """Lines that are to replace others, with a blank line where a text adjoins."""
    above = first > 0 and bool(lines[first - 1].strip())
    below = end < len(lines) and bool(lines[end].strip())
    return [""] * above + list(written) + [""] * below


def fence_around(lines: Sequence[str], char: str) -> str:
    """The marks of a fence that can have these lines in it."""
    longest = 2
    for line in lines:
        marks = line.strip()
        longest = max(longest, len(marks) - len(marks.lstrip(char)))
    return char * (longest + 1)


def _from_text(lines: Sequence[str]) -> list[str]:
    """The lines from the first that is not blank."""
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    return list(lines[first:])
