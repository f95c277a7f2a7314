"""Reads the lines of a directive as its title, its options and its body, without losing any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils.statemachine import StringList

from sphinx_beliefs.model.notation.late_options import (
    options_in_title,
    read_late_options,
    title_goes_on,
)
from sphinx_beliefs.model.notation.option_lines import (
    OptionBlock,
    bare_option,
    comment_among_options,
    is_comment,
    read_options,
)
from sphinx_beliefs.model.problem import N_, LocatedProblem, Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


@dataclass(frozen=True, kw_only=True)
class DirectiveSource:
    """The text of a directive as its parser hands it over, from the file ``source``.

    ``head`` are the lines of the argument; ``begins_below`` is true if they begin on the line below
    the directive's name. ``lineno`` is the line of the directive, from 1. ``content_offset`` is the
    number of lines above the content: of the page in reStructuredText, and of the directive in
    MyST. ``block_text`` is all of it, from the line of its name on.
    """

    source: str
    is_rst: bool
    lineno: int
    head: Sequence[str]
    begins_below: bool
    content: StringList
    content_offset: int
    block_text: str


class DirectiveText:
    """The title, the options and the body of a directive, and where each was written.

    ``values`` and ``option_lines`` are the value of each option and its line, by name, and
    ``body_offset`` is the number of lines above the body. All lines, also those of ``problems``,
    are in the parser's count.
    """

    def __init__(self, written: DirectiveSource) -> None:
        self._written = written
        self.title = ""
        self.title_line = written.lineno + written.begins_below
        self.values: dict[str, str] = {}
        self.option_lines: dict[str, int] = {}
        self.body = written.content
        self.body_offset = written.content_offset
        self.problems: list[LocatedProblem] = []

    def line_of_body(self, number: int) -> int:
        """The line of the page for a line of the body, from 0."""
        return self.body_offset + 1 + number + (0 if self._written.is_rst else self._written.lineno)

    def offset_of(self, line: int) -> int:
        """The number of lines above a line of the page, as the parser counts those of a body."""
        return self.body_offset + line - self.line_of_body(0)

    def _report(self, problem: Problem, line: int) -> None:
        self.problems.append(LocatedProblem(problem, line))


class DirectiveLines(DirectiveText):
    """The text of a directive that stands by itself; ``known`` are the options that it has, and
    ``elsewhere`` maps those of others to the directives that have them.
    """

    def __init__(
        self, written: DirectiveSource, known: Collection[str], elsewhere: Mapping[str, str]
    ) -> None:
        super().__init__(written)
        self._known = known
        self._elsewhere = elsewhere

    def read(self) -> None:
        """Split the text of the directive into title, options and body.

        The option lines come with the argument in reStructuredText, and with the body in MyST.
        """
        written = self._written
        number = self._first_option_line()
        below = written.head[number:]
        self.title = self._joined(written.head[:number])
        first = self.title_line + number
        block = self._options_in(below) if below else OptionBlock()
        rest = below[block.length :]
        if not written.is_rst and written.content_offset == 0:
            block, first = self._read_content()
        elif not block.length and self._content_begins_with_option():
            block, first = self._read_below_blank_line()
        self.option_lines = {name: first + line for name, line in block.lines.items()}
        for found in block.problems:
            self._report(found.problem, first + found.line)
        if rest:
            self._keep(rest, first + block.length)
        self.values = self._take_options_in_title() | block.values
        self.values |= self._take_late_options()

    def move_title_down(self) -> None:
        """Make the title the first lines of the body."""
        written = self._written
        if written.is_rst:
            self._put_before_body(written.head[: self._first_option_line()], self.title_line)
        else:
            above = [self.title, *[""] * self.body_offset]
            places = [
                (written.source, number) for number, _ in enumerate(above, written.lineno - 1)
            ]
            self.body = StringList([*above, *self.body], items=[*places, *self.body.items])
            self.body_offset = -1
        self.title = ""

    # -- the title ----------------------------------------------------------------------

    def _first_option_line(self) -> int:
        """The number of the argument's first line that is an option; past the last if none is."""
        for number, line in enumerate(self._written.head):
            if line.lstrip().startswith(":") and read_options([line], self._known).length:
                return number
            may_be = self._written.is_rst and (number or self._written.begins_below)
            if may_be and bare_option(line.strip(), self._known):
                return number
        return len(self._written.head)

    def _joined(self, head: Sequence[str]) -> str:
        """The title, joined from its lines, without comments; docutils would include those."""
        words = []
        for number, line in enumerate(head):
            if number and is_comment(line):
                self._report(comment_among_options(), self.title_line + number)
            else:
                words.append(line.strip())
        return " ".join(words).strip()

    def _rest_of_title(self) -> int:
        """Join the lines over which the title continues to it; return their number."""
        content = self._written.content
        if not content or content[0][:1] == ":":
            return 0  # options follow at once, as they should
        more = title_goes_on(self.title, list(content[:10]), self._known)
        if more:
            words = [self.title, *(line.strip() for line in content[:more])]
            self.title = " ".join(words).strip()
            message = N_("this line is read as part of the title; write the title on one line")
            self._report(Subtype.TITLE.problem(message), self._written.lineno + 1)
        return more

    # -- the options --------------------------------------------------------------------

    def _options_in(self, lines: Sequence[str]) -> OptionBlock:
        return read_options(lines, self._known, self._elsewhere)

    def _content_begins_with_option(self) -> bool:
        """Return whether the first line of the content is a well-formed option."""
        block = read_options(list(self._written.content[:1]), self._known)
        return block.length > 0 and not block.problems

    def _read_content(self) -> tuple[OptionBlock, int]:
        """Part the content in MyST, where it begins on the line below the directive; return the
        options and their first line.
        """
        more = self._rest_of_title()
        content = self._written.content
        block = self._options_in(list(content[more:]))
        self.body = content[more + block.length :]
        self.body_offset += more + block.length
        return block, self._written.lineno + 1 + more

    def _read_below_blank_line(self) -> tuple[OptionBlock, int]:
        """Part the content, which begins with options; return them and their first line."""
        block = self._options_in(list(self._written.content))
        first = self.line_of_body(0)
        message = N_("options begin on the line below the title; remove the blank line")
        self._report(Subtype.OPTION.problem(message), first)
        self.body = self._written.content[block.length :]
        self.body_offset += block.length
        return block, first

    def _take_options_in_title(self) -> dict[str, str]:
        """Remove options from the title line; return their values by name."""
        self.title, values = options_in_title(self.title, self._known)
        for name, value in values.items():
            message = N_("the option {name} stands in the title; write {line} on the line below")
            problem = Subtype.OPTION.problem(message, name=name, line=f":{name}: {value}")
            self._report(problem, self.title_line)
            self.option_lines.setdefault(name, self.title_line)
        return values

    def _take_late_options(self) -> dict[str, str]:
        """Remove options from the body; return their values by name."""
        late = read_late_options(list(self.body), self._known, self.values)
        if not late.taken:
            return {}
        first = self.line_of_body(0)
        self.option_lines |= {name: first + line for name, line in late.lines.items()}
        for found in late.problems:
            self._report(found.problem, first + found.line)
        lines = ["" if number in late.taken else line for number, line in enumerate(self.body)]
        is_text = any(line.strip() for line in lines)
        self.body = StringList(lines, items=self.body.items) if is_text else StringList()
        return late.values

    # -- text that stands too high --------------------------------------------------------

    def _keep(self, lines: Sequence[str], first: int) -> None:
        """Keep the lines that follow the options at once, from line ``first``, as text."""
        message = N_(
            "the line {line} follows the options without a blank line; it was read as "
            "text, so put a blank line before it"
        )
        self._report(Subtype.OPTION.problem(message, line=repr(lines[0].strip())), first)
        self._put_before_body(lines, first)

    def _put_before_body(self, lines: Sequence[str], first: int) -> None:
        """Put lines that begin at line ``first``, above the body, in front of it."""
        written = self._written
        above = [*lines, *[""] * max(written.content_offset - (first - 1) - len(lines), 1)]
        self.body_offset = first - 1
        places = [(written.source, number) for number, _ in enumerate(above, self.body_offset)]
        self.body = StringList([*above, *written.content], items=[*places, *written.content.items])


def without_blank_ends(block: StringList) -> tuple[int, list[str]]:
    """The lines of a block without blank ones above and below, and how many there are above."""
    lines = list(block)
    blank = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return blank, "\n".join(lines[blank:]).rstrip().splitlines()
