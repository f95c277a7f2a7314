"""The lines of an entry: its first paragraph, its options, and what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import dedented, marker_of
from sphinx_beliefs.model.entries.markdown_blocks import begins_block, begins_table
from sphinx_beliefs.model.notation.late_options import options_in_title, read_late_options
from sphinx_beliefs.model.notation.option_lines import (
    OptionBlock,
    is_option_line,
    read_options,
    written_twice,
)
from sphinx_beliefs.model.notation.placeholders import is_known
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, LocatedProblem, Problem, Subtype
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sphinx_beliefs.model.records.kinds import Kind

#: A box to tick, as lists of tasks have them.
_BOX = LazyPattern(r"\[[ xX]\][ \t]+")
#: A break within a paragraph of Markdown.
_BREAK = "  "
#: Obsidian's id of a block.
_BLOCK_ID = LazyPattern(r"(?:\A|\s)\^([A-Za-z0-9-]+)\Z")
_LONGEST_ID = 80
_ATTRIBUTE = LazyPattern(
    r"\s*(?:#(?P<id>[^\s{}#\"=]+)|\.(?P<class>[\w-]+)"
    r"|(?P<key>[A-Za-z][\w-]*)=(?:\"(?P<quoted>[^\"]*)\"|(?P<value>[^\s\"{}]+)))(?=\s|\Z)"
)
#: A line that begins options, if the name is known: a well-formed one is one whatever it names.
_OPTION_START = LazyPattern(r"\s*:(?P<name>[A-Za-z][\w-]*)(?:[:：=]|\s|\Z)")
#: An option without its second colon, in a line of text.
_UNREAD_OPTION = LazyPattern(r"(?<=\s)(?P<written>:(?P<name>[A-Za-z][\w-]*))(?=\s|\Z)")


def _stripped(line: str, markup: Markup) -> str:
    """A line of a paragraph without the space around it; two spaces at its end are a break."""
    is_broken = markup is Markup.MARKDOWN and line.endswith(_BREAK)
    return line.strip() + _BREAK if is_broken else line.strip()


class EntryLines:
    """The parts of an entry's lines.

    ``head`` is the first paragraph, its lines without indentation; the first of them is line
    ``head_line`` of the entry. ``below`` are the lines below it, from line ``below_line`` on,
    without the indentation of the entry, and with blank lines in place of options. Options and
    problems are as in ``Entry``.
    """

    def __init__(self, kind: Kind, lines: Sequence[str], markup: Markup) -> None:
        self.kind = kind
        self.markup = markup
        self.known: Collection[str] = ITEM_OPTIONS[kind]
        self.options: dict[str, str] = {}
        self.option_lines: dict[str, int] = {}
        self.problems: list[LocatedProblem] = []
        marker = marker_of(lines[0], markup) if lines else None
        self.indent = marker.indent if marker else 0
        self._lines = [marker.rest.lstrip(" \t") if marker else "".join(lines[:1])]
        self._lines += [dedented(line, self.indent) for line in lines[1:]]
        self.head_line = 0
        if not self._lines[0].strip() and len(self._lines) > 1 and self._lines[1].strip():
            self.head_line = 1
        self._take_box()
        end = self._end_of_head()
        head = [_stripped(line, markup) for line in self._lines[self.head_line : end]]
        if head:
            head[-1] = head[-1].rstrip()
        self.below_line = end
        self.below = self._without_options(self._lines[end:])
        self.head = self._without_attributes(head)

    def note(self, name: str, value: str, line: int) -> None:
        """Note an option; of two of one name, the first counts."""
        if name in self.options:
            self.report(written_twice(name), max(line, self.option_lines[name]))
        if name not in self.options or line < self.option_lines[name]:
            self.options[name], self.option_lines[name] = value, line

    def report(self, problem: Problem, line: int) -> None:
        """Note a problem at a line."""
        self.problems.append(LocatedProblem(problem, line))

    def line_at(self, position: int) -> int:
        """The line of a position in the head."""
        return self.head_line + self.head.count("\n", 0, position)

    # -- the first paragraph --------------------------------------------------------------

    def _take_box(self) -> None:
        line = self._lines[self.head_line]
        if self.markup is Markup.MARKDOWN and (box := _BOX.match(line)):
            self._lines[self.head_line] = line[box.end() :]
            message = N_("the box {written} says nothing here, and is left out; remove it")
            problem = Subtype.LIST.problem(message, written=box[0].strip())
            self.report(problem, self.head_line)

    def _end_of_head(self) -> int:
        """The line below the first paragraph."""
        for number in range(self.head_line, len(self._lines)):
            line = self._lines[number]
            start = line.lstrip()[:3]
            if self._begins_table(number):
                return number
            if start[:1].isalpha() or (start[:2] == "**" and start[2:].isalnum()):
                continue
            if not start or self._begins_options(line):
                return number
            if self.markup is Markup.RST:
                continue
            marker = marker_of(line, self.markup)
            is_first = number == self.head_line
            is_list = marker is not None and (marker.may_interrupt or is_first)
            is_blank = line.lstrip()[:1] == "<" and (is_first or is_known(line.strip()))
            if is_list or (begins_block(line) and not is_blank):
                return number
        return len(self._lines)

    def _begins_table(self, number: int) -> bool:
        """Return whether a table begins at a line; the line of the claim has to begin with its
        mark.
        """
        if self.markup is Markup.RST or not begins_table(self._lines, number):
            return False
        return number > self.head_line or self._lines[number].lstrip()[:1] == "|"

    def _begins_options(self, line: str) -> bool:
        if is_option_line(line):
            return True
        match = _OPTION_START.match(line)
        return match is not None and match["name"] in self.known

    def _without_attributes(self, head: list[str]) -> str:
        """The paragraph without what stands in braces at the end of its first line or its last."""
        for number in {0: None, len(head) - 1: None} if head else ():
            text = head[number].rstrip()
            line = self._take_attributes(text, self.head_line + number)
            is_free = self.markup is Markup.MARKDOWN and "name" not in self.options
            if is_free and (block := _BLOCK_ID.search(line[-_LONGEST_ID:])):
                line = line[: len(line) - len(block[0])].rstrip()
                self.note("name", block[1], self.head_line + number)
            head[number] = line + head[number][len(text) :]
        text = "\n".join(head)
        if " :" in text and "\n" not in text:
            text, values = options_in_title(text, self.known)
            for name, value in values.items():
                self.note(name, value, self.head_line)
                message = N_(
                    "the option {name} stands in the title; write {line} on the line below"
                )
                problem = Subtype.OPTION.problem(message, name=name, line=f":{name}: {value}")
                self.report(problem, self.head_line)
        if " :" in text:
            self._report_unread_option(text)
        return text

    def _report_unread_option(self, text: str) -> None:
        """Report what was meant as an option in the first paragraph, and stays in the text."""
        for match in _UNREAD_OPTION.finditer(text):
            if match["name"] in self.known:
                message = N_(
                    "{written} is shown as text; if it is an option, write {line} on a line of its "
                    "own, below this one"
                )
                line = f":{match['name']}: ..."
                problem = Subtype.OPTION.problem(message, written=match["written"], line=line)
                self.report(problem, self.head_line + text.count("\n", 0, match.start()))
                return

    def _take_attributes(self, line: str, number: int) -> str:
        if line[-1:] != "}":
            return line
        begin = line.rfind("{")
        inside = line[begin + 1 : -1]
        values: dict[str, str] = {}
        position = 0
        while match := _ATTRIBUTE.match(inside, position):
            position = match.end()
            if match["id"]:
                values.setdefault("name", match["id"])
            elif match["class"]:
                values["class"] = f"{values.get('class', '')} {match['class']}".strip()
            else:
                values.setdefault(match["key"], match["quoted"] or match["value"] or "")
        if begin < 0 or not values or inside[position:].strip():
            if begin >= 0 and inside[:1] == "#":
                message = N_(
                    "{written} is shown as text, since it cannot be read; write a name in one "
                    "word, as in {example}"
                )
                written = line[begin:]
                problem = Subtype.NAME.problem(message, written=written, example="{#my-claim}")
                self.report(problem, number)
            return line
        lines = [f":{name}: {value}" for name, value in values.items()]
        self._keep(read_options(lines, self.known), [number] * len(lines))
        return line[:begin].rstrip()

    # -- the options ----------------------------------------------------------------------

    def _without_options(self, lines: list[str]) -> list[str]:
        """The lines below the first paragraph, with blank lines in place of options."""
        if not any(":" in line for line in lines):
            return lines
        first = next((number for number, line in enumerate(lines) if line.strip()), 0)
        if self._begins_options(lines[first]):
            block = read_options(lines[first:], self.known)
            numbers = range(self.below_line + first, self.below_line + len(lines))
            self._keep(block, numbers)
            end = first + block.length
            lines = [*[""] * end, *lines[end:]]
        late = read_late_options(lines, self.known, self.options)
        if late.taken:
            self._keep(late, range(self.below_line, self.below_line + len(lines)))
            lines = ["" if number in late.taken else line for number, line in enumerate(lines)]
        return lines

    def _keep(self, block: OptionBlock, numbers: Sequence[int]) -> None:
        """Keep options that were read; ``numbers`` are the lines of the entry for their lines."""
        for found in block.problems:
            self.report(found.problem, numbers[found.line])
        for name, value in block.values.items():
            self.note(name, value, numbers[block.lines[name]])
