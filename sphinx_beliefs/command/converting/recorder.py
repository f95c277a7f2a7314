"""Notes what each directive of ours has read on a page, and in which lines of its file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

from sphinx_beliefs.authoring.directives.base import BeliefsDirective
from sphinx_beliefs.authoring.directives.item import ItemDirective
from sphinx_beliefs.authoring.directives.list_text import EntryText
from sphinx_beliefs.authoring.directives.lists import ListDirective
from sphinx_beliefs.command.converting.written_page import (
    Written,
    WrittenItem,
    WrittenList,
    WrittenPage,
)
from sphinx_beliefs.doctree.nodes import beliefs_block
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.problem import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.util.docutils import SphinxDirective

    from sphinx_beliefs.model.message import Message

_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,}|:{3,})(?P<info>.*)")


class _Extent(NamedTuple):
    """The lines in which a directive stands, the marks of its fence, and why they cannot be
    replaced.
    """

    first: int
    end: int
    marks: str = ""
    obstacle: Message | None = None
    source: str = ""


class Recorder:
    """Is given the directives of one page as they are read: of those in others, the inner first."""

    def __init__(self, docname: str, path: Path, lines: Sequence[str], *, is_rst: bool) -> None:
        self.page = WrittenPage(docname=docname, is_rst=is_rst)
        self._path = path
        self._lines = lines
        #: The block of each item, to see where on the page it has got to.
        self._blocks: list[tuple[Written, nodes.Node]] = []

    def note(self, directive: SphinxDirective, made: Sequence[nodes.Node]) -> None:
        """Note a directive with the nodes that it made."""
        if isinstance(directive, ItemDirective):
            item = self._item(directive)
            self.page.items.append(item)
            for node in made:
                if isinstance(node, beliefs_block):
                    item.anchor = "".join(node["ids"][:1])
                    self._blocks.append((item, node))
        elif isinstance(directive, ListDirective):
            self.page.lists.append(self._list(directive))
        elif isinstance(directive, BeliefsDirective):
            self.page.others.append(
                Written(name=directive.name, **self._extent_of(directive)._asdict())
            )

    def finish(self) -> WrittenPage:
        """The page, once it has been read."""
        for written, node in self._blocks:
            if not written.source and not stands_free(node):
                written.obstacle = N_("it stands inside another block")
        for found in self.page.lists:
            items = [part for part in found.parts if isinstance(part, WrittenItem)]
            blocked = next((item for item in items if item.obstacle), None)
            if blocked is not None and found.obstacle is None:
                found.obstacle, found.warning = blocked.obstacle, blocked.warning
        self.page.items.sort(key=lambda item: item.first)
        self.page.lists.sort(key=lambda found: found.first)
        return self.page

    # -- items and lists --------------------------------------------------------------------

    def _item(self, directive: ItemDirective[Any]) -> WrittenItem:
        lines = directive.lines
        if isinstance(lines, EntryText):
            first = self._line_of(directive, lines.line)
            extent = _Extent(first, first + 1)
        else:
            extent = self._extent_of(directive)
        item = WrittenItem(
            name=directive.name,
            **extent._asdict(),
            kind=directive.kind,
            title=lines.title,
            options=dict(lines.values),
            body=list(lines.body),
            is_entry=isinstance(lines, EntryText),
            gaps={line - lines.line_of_body(0) for line in lines.option_lines.values()},
        )
        if lines.problems and item.obstacle is None:
            item.obstacle = N_(
                "line {line} has a warning that has to be dealt with first: {warning}"
            )
            first_problem = min(lines.problems, key=lambda found: found.line)
            line = self._line_of(directive, first_problem.line) + 1
            item.warning = first_problem._replace(line=line)
        return item

    def _list(self, directive: ListDirective) -> WrittenList:
        lines = list(directive.lines.body)
        markup = Markup.RST if directive.is_rst else Markup.MARKDOWN
        top = self._line_of(directive, directive.lines.line_of_body(0))
        entries = {item.first: item for item in self.page.items if item.is_entry}
        parts: list[WrittenItem | Sequence[str]] = []
        obstacle = None
        for part in split_list(lines, markup):
            item = entries.get(top + part.first) if isinstance(part, EntryPart) else None
            parts.append(item or lines[part.first : part.end])
            if item is not None:
                item.end, item.lines = top + part.end, lines[part.first : part.end]
            elif isinstance(part, EntryPart):
                obstacle = N_("one of its entries cannot be read")
        extent = self._extent_of(directive)
        is_bare = not extent.source and directive.name not in self._lines[extent.first]
        if is_bare:
            there = self._lines[top : top + len(lines)]
            extent = _Extent(top, top + len(_without_blank_end(there)))
            if bare_lines(there) != bare_lines(lines):
                obstacle = N_("its text was changed before it was read")
        return WrittenList(
            name=directive.name,
            **extent._replace(obstacle=extent.obstacle or obstacle)._asdict(),
            kind=directive.kind,
            is_bare=is_bare,
            parts=parts,
        )

    # -- the lines in which a directive stands ----------------------------------------------

    def _line_of(self, directive: BeliefsDirective, number: int) -> int:
        """The line of the file (from 0) for a line in the parser's count."""
        _source, line = directive.state_machine.get_source_and_line(number)
        return (line or 1) - 1

    def _extent_of(self, directive: BeliefsDirective) -> _Extent:
        source, line = directive.state_machine.get_source_and_line(directive.lineno)
        first = (line or 1) - 1
        if source and Path(source).resolve() != self._path:
            return _Extent(first, first + 1, "", N_("it is written in another file"), source)
        if directive.is_rst:
            seen = directive.block_text.rstrip().split("\n")
            end, marks = first + len(seen), ""
            there = self._lines[first:end]
        else:
            end, marks = end_of_fence(self._lines, first)
            # The block as a whole looks different to each version of MyST.
            seen, there = list(directive.content), self._lines[first + 1 : end - 1]
            if not marks:
                return _Extent(first, end, "", N_("its fence was not found in the file"))
        changed = N_("its text was changed before it was read")
        return _Extent(
            first, end, marks, None if bare_lines(there) == bare_lines(seen) else changed
        )


def end_of_fence(lines: Sequence[str], first: int) -> tuple[int, str]:
    """The line below the fence that opens on line ``first``, and its marks (empty for no fence)."""
    opening = _FENCE.match(lines[first]) if first < len(lines) else None
    if opening is None:
        return first + 1, ""
    marks = opening["marks"]
    for number in range(first + 1, len(lines)):
        match = _FENCE.match(lines[number])
        if match and match["marks"].startswith(marks) and not match["info"].strip():
            return number + 1, marks
    return len(lines), ""


def bare_lines(lines: Sequence[str]) -> list[str]:
    """The lines that are not blank, without indentation and with single spaces; parsers replace
    tabs.
    """
    return [" ".join(line.split()) for line in lines if line.strip()]


def _without_blank_end(lines: Sequence[str]) -> Sequence[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def stands_free(node: nodes.Node) -> bool:
    """Return whether a node stands in a section of its page, and in nothing else."""
    parent = node.parent
    while isinstance(parent, nodes.section):
        parent = parent.parent
    return isinstance(parent, nodes.document)
