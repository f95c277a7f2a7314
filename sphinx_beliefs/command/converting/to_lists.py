"""Writes items that stand below each other as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.source_file import Replacement
from sphinx_beliefs.command.converting.written_page import WrittenItem
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.problem import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.command.converting.source_file import SourceFile
    from sphinx_beliefs.command.converting.written_page import Written, WrittenPage
    from sphinx_beliefs.model.entries.entry_words import EntryWords
    from sphinx_beliefs.model.records.kinds import Kind

#: An item and the lines of its entry.
Entry = tuple[WrittenItem, Sequence[str]]

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
        entries: list[Entry] = []
        for item in page.items:
            if id(item) in wanted:
                lines = self._entry(item, markup)
                if lines is None:
                    item.obstacle = N_("no entry of a list can say this")
                else:
                    entries.append((item, lines))
        return [self._replacement(run, file.lines, markup) for run in joined(entries, file.lines)]

    def _entry(self, item: WrittenItem, markup: Markup) -> list[str] | None:
        title, body = title_and_body(item)
        return write_entry(item.kind, title, item.options, body, markup, self.words)

    def _replacement(self, run: Run, lines: Sequence[str], markup: Markup) -> Replacement:
        written, name = run.lines, self.names[run.items[0].kind]
        if self.is_bare:
            written = between_blank_lines(written, lines, run.first, run.end)
        elif markup is Markup.RST:
            indented = [_INDENT + line if line else "" for line in written]
            written = [f".. {name}::", "", *indented]
        else:
            marks = fence_around(written, run.items[0].marks[0])
            written = [f"{marks}{{{name}}}", *written, marks]
        return Replacement(run.first, run.end, written)


@dataclass(kw_only=True)
class Run:
    """The entries of one list, and the lines that they take the place of."""

    items: list[WrittenItem]
    entries: list[Sequence[str]]

    @property
    def first(self) -> int:
        """The first line of the first item."""
        return self.items[0].first

    @property
    def end(self) -> int:
        """The line below the last item."""
        return self.items[-1].end

    @property
    def lines(self) -> list[str]:
        """The entries with the blank lines between them.

        Directives have one blank line between them as a rule, which entries that have none
        themselves can do without; so on the way back they get it again. More blank lines are the
        author's own.
        """
        is_tight = all(all(entry) for entry in self.entries)
        written = list(self.entries[0])
        for (above, item), entry in zip(pairwise(self.items), self.entries[1:], strict=True):
            blank = item.first - above.end
            written += [""] * (0 if is_tight and blank == 1 else blank)
            written += entry
        return written


def joined(entries: Sequence[Entry], lines: Sequence[str]) -> list[Run]:
    """The lists that entries make: items of one kind with nothing but blank lines between them."""
    runs: list[Run] = []
    for item, entry in entries:
        above = runs[-1].items[-1] if runs else None
        if (
            above is not None
            and above.kind is item.kind
            and not any(line.strip() for line in lines[above.end : item.first])
        ):
            runs[-1].items.append(item)
            runs[-1].entries.append(entry)
        else:
            runs.append(Run(items=[item], entries=[entry]))
    return runs


def title_and_body(item: WrittenItem) -> tuple[str, list[str]]:
    """The title of an item in one line, also where it is the first paragraph of the body, and the
    rest of its body.
    """
    body = _from_text(item.body)
    if item.title:
        return item.title, body
    end = next((n for n, line in enumerate(body) if not line.strip()), len(body))
    return " ".join(line.strip() for line in body[:end]), _from_text(body[end:])


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
