"""Writes the items of a page as plain lists; what is plain already stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.command.converting.logs_as_lists import with_lists_for_logs
from sphinx_beliefs.command.converting.plain_entries import own_parts, plain_entry
from sphinx_beliefs.command.converting.plain_words import IN_PLACE, sentences_of
from sphinx_beliefs.command.converting.recorder import bare_lines
from sphinx_beliefs.command.converting.source_file import Replacement
from sphinx_beliefs.command.converting.to_lists import (
    between_blank_lines,
    joined,
    title_and_body,
)
from sphinx_beliefs.command.converting.written_page import Written, WrittenItem
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.entries.list_markers import marker_of
from sphinx_beliefs.model.notation.option_lines import is_option_line
from sphinx_beliefs.model.problem import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinx_beliefs.command.converting.plain_entries import OwnParts
    from sphinx_beliefs.command.converting.written_page import WrittenList, WrittenPage
    from sphinx_beliefs.model.entries.entry_words import EntryWords
    from sphinx_beliefs.model.records.items import Item
    from sphinx_beliefs.model.records.kinds import Kind

_MARKER = re.compile(r"\S+")
#: Obsidian's id of a block.
_BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]+\Z")

#: What a paragraph can begin with, besides letters and digits.
_OF_TEXT = frozenset("\"'“”„‘’«»([*_`{<$¿¡…")


class PlainList(NamedTuple):
    """Lines of a plain list in place of others, and each item with its line in them (from 0)."""

    replacement: Replacement
    entries: Sequence[tuple[WrittenItem, int]]


class PlainItems:
    """Writes the items of a page as plain lists. ``link`` gives the link to a belief of a name."""

    def __init__(
        self,
        page: WrittenPage,
        lines: Sequence[str],
        records: Mapping[str, Item],
        link: Callable[[str], str],
        markup: Markup,
        words: EntryWords,
    ) -> None:
        self._page = page
        self._lines = lines
        self._records = records
        self._link = link
        self._markup = markup
        self._words = words
        for found in page.lists:
            if found.is_bare:
                self._forgive(found)

    def written(self) -> Iterator[PlainList]:
        """The lists in place of directives, and of entries with anything of ours."""
        alone = [item for item in self._page.items if not item.is_entry and item.obstacle is None]
        for found in self._page.lists:
            if found.is_bare:
                yield from self._changed_entries(found)
            elif not _blocked(found):
                yield from self._list(found)
        written = [(item, self._entry(item)) for item in alone]
        for run in joined([(item, entry) for item, entry in written if entry], self._lines):
            starts, above = list[int](), 0
            for entry in run.entries:
                above = run.lines.index(entry[0], above)
                starts.append(above)
                above += len(entry)
            yield self._in_place(run.first, run.end, run.lines, zip(run.items, starts, strict=True))

    def stuck(self) -> list[Written]:
        """The items that cannot be written, and the lists with one that cannot, in their place."""
        lists = [found for found in self._page.lists if not found.is_bare and _blocked(found)]
        inside = {id(part) for found in lists for part in found.parts}
        items = [item for item in self._page.items if item.obstacle and id(item) not in inside]
        for found in lists:
            worst = next(part for part in (found, *_items_of(found)) if part.obstacle)
            found.obstacle, found.warning = worst.obstacle, worst.warning
        return [*items, *lists]

    # -- lists ------------------------------------------------------------------------------

    def _forgive(self, found: WrittenList) -> None:
        """Forget what is wrong with entries that nothing is to be done to."""
        for item in _items_of(found):
            if not own_parts(item.kind, item.lines, self._markup):
                item.obstacle = None
            elif bare_lines(self._lines[item.first : item.end]) != bare_lines(item.lines):
                item.obstacle = item.obstacle or N_("its text was changed before it was read")

    def _changed_entries(self, found: WrittenList) -> Iterator[PlainList]:
        for item in _items_of(found):
            own = own_parts(item.kind, item.lines, self._markup)
            if not own or item.obstacle is not None:
                continue
            end = item.first + len(_without_blank_end(item.lines))
            lines = self._plain(item, self._lines[item.first : end], own)
            if lines is not None:
                yield PlainList(Replacement(item.first, end, lines), [(item, 0)])

    def _list(self, found: WrittenList) -> Iterator[PlainList]:
        written: list[str] = []
        starts: list[tuple[WrittenItem, int]] = []
        for part in found.parts:
            if not isinstance(part, WrittenItem):
                written += part if written else _from_text(part)
                continue
            lines = _without_blank_end(part.lines)
            plain = self._plain(part, lines, own_parts(part.kind, part.lines, self._markup))
            if plain is None:
                return
            starts.append((part, len(written)))
            written += [*plain, *[""] * (len(part.lines) - len(lines))]
        while written and not written[-1].strip():
            written.pop()
        yield self._in_place(found.first, found.end, written, starts)

    def _in_place(
        self,
        first: int,
        end: int,
        written: Sequence[str],
        starts: Iterator[tuple[WrittenItem, int]] | Sequence[tuple[WrittenItem, int]],
    ) -> PlainList:
        """Lines of a list that replace others, with a blank line where a text adjoins."""
        lines = between_blank_lines(written, self._lines, first, end)
        above = 1 if first > 0 and self._lines[first - 1].strip() else 0
        entries = [(item, start + above) for item, start in starts]
        return PlainList(Replacement(first, end, lines), entries)

    # -- entries ----------------------------------------------------------------------------

    def _plain(self, item: WrittenItem, lines: Sequence[str], own: OwnParts) -> list[str] | None:
        """The lines of an entry, changed as little as can be; None if it cannot be plain."""
        names = {*own.options, *(name for name in ("tags",) if name in item.options)}
        options = {name: item.options[name] for name in names if name in item.options}
        # What can be a sentence becomes one, so that the lines of the entry can stay.
        if options.keys() & {*IN_PLACE[item.kind][-1], "source"}:
            marker = _MARKER.search(lines[0])
            written = self._entry(item, f"{marker[0]} " if marker else "- ")
            return written and _with_block_id(written, lines)
        record = self._records.get(item.anchor)
        said = sentences_of(record, options, self._link) if record is not None else []
        return plain_entry(lines, own, said, self._markup) if own or said else list(lines)

    def _entry(self, item: WrittenItem, marker: str = "- ") -> list[str] | None:
        """The lines of an item without its options, as a new entry."""
        title, body = title_and_body(item)
        body = with_lists_for_logs(body, is_rst=self._markup is Markup.RST)
        record = self._records.get(item.anchor)
        for names in IN_PLACE[item.kind]:
            said = {name: value for name, value in item.options.items() if name in names}
            rest = {name: value for name, value in item.options.items() if name not in names}
            lines = self._new_entry(item.kind, title, said, body, marker)
            if lines is None or record is None or any(map(is_option_line, lines)):
                continue
            for sentence in sentences_of(record, rest, self._link):
                lines += ["", " " * len(marker) + sentence]
            return lines
        item.obstacle = N_("no entry of a list can say this")
        return None

    def _new_entry(
        self, kind: Kind, title: str, said: Mapping[str, str], body: Sequence[str], marker: str
    ) -> list[str] | None:
        """The lines of an entry, with a body that begins with a table or the like below them."""
        is_text = _begins_with_text(body, self._markup)
        inside = body if is_text else ()
        lines = write_entry(kind, title, said, inside, self._markup, self._words, marker=marker)
        if lines is None or is_text:
            return lines
        indent = " " * len(marker)
        return [*lines, "", *(indent + line if line.strip() else "" for line in body)]


def _with_block_id(written: list[str], lines: Sequence[str]) -> list[str]:
    """The lines of an entry written anew, with the block id that the entry had."""
    found = [
        match for line in _first_paragraph(lines) if (match := _BLOCK_ID.search(line.rstrip()))
    ]
    end = len(_first_paragraph(written)) - 1
    for match in found[:1]:
        written[end] += match[0]
    return written


def _first_paragraph(lines: Sequence[str]) -> Sequence[str]:
    end = (n for n, line in enumerate(lines) if not line.strip() or is_option_line(line))
    return lines[: next(end, len(lines))]


def _begins_with_text(body: Sequence[str], markup: Markup) -> bool:
    """Return whether a body begins with a paragraph, which can follow a title in its line."""
    if not body:
        return True
    first, below = body[0], "".join(body[1:2]).strip()
    is_block = not (first[:1].isalnum() or first[:1] in _OF_TEXT) or first.startswith("```")
    is_under = bool(below) and not below.strip("-=~^+|: ")
    return not is_block and not is_under and marker_of(first, markup) is None


def _from_text(lines: Sequence[str]) -> Sequence[str]:
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    return lines[first:]


def _items_of(found: WrittenList) -> list[WrittenItem]:
    return [part for part in found.parts if isinstance(part, WrittenItem)]


def _blocked(found: WrittenList) -> bool:
    """Return whether a list or one of its entries cannot have another form."""
    return any(part.obstacle is not None for part in (found, *_items_of(found)))


def _without_blank_end(lines: Sequence[str]) -> Sequence[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]
