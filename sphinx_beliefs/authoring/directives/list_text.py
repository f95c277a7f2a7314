"""The text of a list directive: the lines of its list, and each entry as the text of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.statemachine import StringList

from sphinx_beliefs.authoring.directives.directive_lines import DirectiveLines, DirectiveText
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import marker_of
from sphinx_beliefs.model.notation.option_lines import is_option_line, read_options
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import Subtype

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx_beliefs.authoring.directives.directive_lines import DirectiveSource
    from sphinx_beliefs.model.entries.entry import Entry

#: The indentation of a directive's content in reStructuredText: that of ``.. ``.
_USUAL_MARGIN = 3

#: The options of a list that are those of all its items.
SHARED = ("tags", "class")

#: The first line of an entry of a list.
_MARKED = LazyPattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")


class ListText(DirectiveText):
    """The options of a list directive, and its list as the body, which can begin on the line of the
    directive's name.
    """

    def __init__(
        self, written: DirectiveSource, known: Collection[str], elsewhere: Mapping[str, str]
    ) -> None:
        super().__init__(written)
        if written.head:
            self._begin_with_head(written)
        self._read_options(known, elsewhere)

    def _begin_with_head(self, written: DirectiveSource) -> None:
        """Put the lines of the argument above the others."""
        gap = self.line_of_body(0) - self.title_line - len(written.head)
        above = [*written.head, *[""] * gap]
        places = [(written.source, self.title_line - 1 + n) for n in range(len(above))]
        self.body_offset -= len(above)
        self.body = StringList([*above, *written.content], items=[*places, *written.content.items])
        if margin := _lost_margin(written):
            for number, line in enumerate(self.body.data[1:], start=1):
                self.body.data[number] = " " * margin + line if line else line

    def _read_options(self, known: Collection[str], elsewhere: Mapping[str, str]) -> None:
        """Take a title and the options from the lines above the first entry."""
        lines = list(self.body)
        entry = next((n for n, line in enumerate(lines) if is_marked(line)), len(lines))
        first = next((n for n, line in enumerate(lines) if line.strip()), entry)
        if self._written.head and first < entry and self.line_of_body(first) == self.title_line:
            stop = next((n for n in range(first, entry) if _ends_title(lines[n])), entry)
            self.title = " ".join(line.strip() for line in lines[first:stop])
            first = stop
        block = read_options(lines[first:entry], known, elsewhere)
        self.values = block.values
        self.option_lines = {
            name: self.line_of_body(first + number) for name, number in block.lines.items()
        }
        for found in block.problems:
            self._report(found.problem, self.line_of_body(first + found.line))
        self.body = self.body[first + block.length :]
        self.body_offset += first + block.length

    def text_of(self, entry: Entry, first: int) -> EntryText:
        """The text of an item for an entry that begins at a line of the body."""
        return EntryText(self._written, entry, self.body, self.body_offset, first)


class EntryText(DirectiveText):
    """An entry of a list, as the text of the directive of its item.

    The entry begins at line ``first`` of the list's lines.
    """

    def __init__(
        self, written: DirectiveSource, entry: Entry, lines: StringList, offset: int, first: int
    ) -> None:
        super().__init__(written)
        self.body_offset = offset + first
        above = self.line_of_body(0)
        #: The line of the entry's marker.
        self.line = above
        self.title = entry.title
        self.title_line = above + entry.title_line
        self.values = dict(entry.options)
        self.option_lines = {name: above + line for name, line in entry.option_lines.items()}
        for found in entry.problems:
            self._report(found.problem, above + found.line)
        #: True if it is among the problems that its credence cannot be read.
        self.is_credence_reported = any(
            found.problem.subtype is Subtype.CREDENCE for found in entry.problems
        )
        begin = first + entry.body_line
        self.body_offset += entry.body_line
        self.body = StringList(entry.body, items=list(lines.items[begin : begin + len(entry.body)]))

    def add(self, name: str, value: str, line: int) -> None:
        """Add a value that the list gives to the option of each of its items."""
        own = self.values.get(name, "")
        self.values[name] = f"{own}, {value}" if own.strip() else value
        self.option_lines.setdefault(name, line)


def _lost_margin(written: DirectiveSource) -> int:
    """The spaces that all lines but the first have lost, where a list of one entry begins on the
    line of the directive's name: docutils takes as many from each as they share.
    """
    if not written.is_rst or written.begins_below:
        return 0
    marker = marker_of(written.head[0], Markup.RST)
    below = [line for line in written.block_text.split("\n")[1:] if line.strip()]
    if marker is None or not below:
        return 0
    margin = min(len(line) - len(line.lstrip()) for line in below) - _USUAL_MARGIN
    others = (*written.head[1:], *written.content)
    has_more = any(line[:1].strip() and is_marked(line) for line in others)
    is_lost = margin == marker.indent or (margin > marker.indent and not has_more)
    return margin if is_lost else 0


def _ends_title(line: str) -> bool:
    """Return whether a line below a title does not continue it."""
    return not line.strip() or is_option_line(line)


def is_marked(line: str) -> bool:
    """Return whether a line begins with the marker of an entry."""
    return _MARKED.match(line) is not None


def is_list(lines: object) -> bool:
    """Return whether the lines of an item are a list of items, written with the name of one."""
    if not isinstance(lines, DirectiveLines):
        return False  # an entry of a list, in which there is another list and nothing else
    if lines.title or not lines.values.keys() <= set(SHARED):
        return False
    body = (line for line in lines.body if line.strip())
    return is_marked(next(body, ""))
