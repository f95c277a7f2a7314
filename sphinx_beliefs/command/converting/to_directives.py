"""Writes the entries of lists as directives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.source_file import Replacement
from sphinx_beliefs.command.converting.to_lists import between_blank_lines
from sphinx_beliefs.command.converting.written_page import WrittenItem, WrittenList
from sphinx_beliefs.model.entries.directive_writer import write_directive
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.stray_indents import without_stray_indent

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sphinx_beliefs.command.converting.source_file import SourceFile
    from sphinx_beliefs.command.converting.written_page import Written, WrittenPage
    from sphinx_beliefs.model.records.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class AsDirectives:
    """Gives lists the form of directives.

    ``names`` are those of the directives of items, by kind, and ``mark`` is the mark of fences in
    Markdown where the list has none.
    """

    names: Mapping[Kind, str]
    mark: str

    def parts_of(self, page: WrittenPage) -> Sequence[Written]:
        """The lists."""
        return page.lists

    def replacements(
        self, page: WrittenPage, file: SourceFile, parts: Sequence[Written]
    ) -> list[Replacement]:
        """The directives that take the place of these lists."""
        markup = Markup.RST if page.is_rst else Markup.MARKDOWN
        return [
            self._replacement(part, file.lines, markup)
            for part in parts
            if isinstance(part, WrittenList)
        ]

    def _replacement(self, found: WrittenList, lines: Sequence[str], markup: Markup) -> Replacement:
        written: list[str] = []
        for part in found.parts:
            is_item = isinstance(part, WrittenItem)
            if is_item and written and written[-1].strip():
                written.append("")
            if isinstance(part, WrittenItem):
                written += self._directive(part, found, markup)
                written += [""] * _blank_end(lines[part.first : part.end])
            else:
                written += part
        while written and not written[-1].strip():
            written.pop()
        while written and not written[0].strip():
            del written[0]
        return Replacement(
            found.first, found.end, between_blank_lines(written, lines, found.first, found.end)
        )

    def _directive(self, item: WrittenItem, found: WrittenList, markup: Markup) -> list[str]:
        body = _without_gaps(item.body, item.gaps)
        return write_directive(
            item.kind,
            item.title,
            item.options,
            without_stray_indent(body, markup),
            markup,
            name=self.names[item.kind],
            mark=found.marks[:1] or self.mark,
        )


def _blank_end(lines: Sequence[str]) -> int:
    """The number of blank lines at the end."""
    number = 0
    while number < len(lines) and not lines[-1 - number].strip():
        number += 1
    return number


def _without_gaps(lines: Sequence[str], gaps: Collection[int]) -> list[str]:
    """The lines with one blank line in place of those in which options stood, and those around."""
    found: list[str] = []
    number = 0
    while number < len(lines):
        end = number
        while end < len(lines) and not lines[end].strip():
            end += 1
        blank = range(number, end)
        if any(gap in blank for gap in gaps):
            found.append("")
        else:
            found += lines[number:end]
        found += lines[end : end + 1]
        number = end + 1
    return found
