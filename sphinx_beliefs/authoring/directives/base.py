"""The base of all directives: it reads titles, options and bodies without losing any."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective
from sphinx.util.parsing import nested_parse_to_nodes

from sphinx_beliefs.authoring.lines import is_plain_markdown, take_harm_out
from sphinx_beliefs.doctree.nodes import placeholder, with_placeholders
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.fields.reader import FieldReader
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
from sphinx_beliefs.model.problem import N_, Place, Problem, Subtype, place_at
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.words.wording import to_write_label

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence


#: The key for a page's path while the page is read; computing it for each item would be slow.
_PATH = "beliefs:path"


class OwnOptions(dict[str, "Callable[[str], Any]"]):
    """The options of a directive that reads its option lines itself.

    It is false, so that docutils and MyST leave those lines in the text; yet it lists the options
    for editors that offer them.
    """

    def __bool__(self) -> bool:
        return False


def _unchanged(value: str) -> str:
    return value


class BeliefsDirective(SphinxDirective):
    """Reads a directive that consists of a title line, option lines and a body."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    #: The names of the options that the directive has.
    option_names: ClassVar[Sequence[str]] = ()

    #: The options whose placeholders are shown in a line of their own; the others are shown anyway.
    blankable: ClassVar[Sequence[str]] = ()

    #: Options that authors may look for here, with the directives that have them.
    options_elsewhere: ClassVar[Mapping[str, str]] = {}

    title_text: str
    reader: FieldReader
    body: StringList

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.option_spec = OwnOptions.fromkeys(cls.option_names, _unchanged)

    def run(self) -> list[nodes.Node]:
        """Read the options, build the nodes, and warn of the problems in the options."""
        self._read()
        result = self.build()
        for problem in self.reader.problems:
            self.warn(problem)
        return result

    @abstractmethod
    def build(self) -> list[nodes.Node]:
        """Build the nodes from ``title_text``, ``reader`` and ``body``."""

    @property
    def domain(self) -> BeliefsDomain:
        """The domain that keeps the records."""
        return beliefs_domain(self.env)

    @property
    def is_rst(self) -> bool:
        """True if the page is in reStructuredText, and not in Markdown, whose parser has states
        of its own.
        """
        state: object = self.state
        return isinstance(state, RSTState)

    def as_nodes(self, text: str) -> list[nodes.Node]:
        """The plain text of a field, such as a title, as nodes, its placeholders made visible."""
        return with_placeholders(text, self.domain.options.blank_words)

    # -- reading --------------------------------------------------------------------

    def _read(self) -> None:
        """Split the text of the directive into title, options and body.

        The option lines come with the argument in reStructuredText, and with the body in MyST.
        """
        head = self.arguments[0].split("\n") if self.arguments else []
        number = self._first_option_line(head)
        self.title_text = self._joined(head[:number])
        self.body = self.content
        self.body_offset = self.content_offset
        self._title_lineno = self.lineno + self._begins_below
        first = self._title_lineno + number
        block = self._options_in(head[number:]) if head[number:] else OptionBlock()
        rest = head[number + block.length :]
        if not self.is_rst and self.content_offset == 0:
            # MyST counts from the line of the directive.
            more = self._rest_of_title()
            block = self._options_in(list(self.content[more:]))
            first = self.lineno + 1 + more
            self.body = self.content[more + block.length :]
            self.body_offset += more + block.length
        elif not block.length and self._is_option(self.content):
            block = self._options_in(list(self.content))
            first = self.content_offset + 1 + (0 if self.is_rst else self.lineno)
            message = N_("options begin on the line below the title; remove the blank line")
            self.warn(Subtype.OPTION.problem(message), first)
            self.body = self.content[block.length :]
            self.body_offset += block.length
        self._take(block, first)
        if rest:
            message = N_(
                "the line {line} follows the options without a blank line; it was read as "
                "text, so put a blank line before it"
            )
            problem = Subtype.OPTION.problem(message, line=repr(rest[0].strip()))
            self.warn(problem, first + block.length)
            self._put_before_body(rest, first + block.length)
        values = self._take_options_in_title() | block.values
        values |= self._take_late_options(values)
        options = self.domain.options
        self.reader = FieldReader(values, options.scale, options.day, self.blankable)

    def _put_before_body(self, lines: Sequence[str], first: int) -> None:
        """Put lines that begin at line ``first``, above the body, in front of it."""
        above = [*lines, *[""] * max(self.content_offset - (first - 1) - len(lines), 1)]
        self.body_offset = first - 1
        source = str(self.get_source_info()[0])
        places = [(source, number) for number, _ in enumerate(above, self.body_offset)]
        self.body = StringList([*above, *self.content], items=[*places, *self.content.items])

    def _joined(self, head: Sequence[str]) -> str:
        """The title, joined from its lines, without comments; docutils would include those."""
        words = []
        for number, line in enumerate(head):
            if number and is_comment(line):
                self.warn(comment_among_options(), self.lineno + self._begins_below + number)
            else:
                words.append(line.strip())
        return " ".join(words).strip()

    def _rest_of_title(self) -> int:
        """Join the lines over which the title continues to it; return their number."""
        if not self.content or self.content[0][:1] == ":":
            return 0  # options follow at once, as they should
        more = title_goes_on(self.title_text, list(self.content[:10]), self.option_names)
        if more:
            words = [self.title_text, *(line.strip() for line in self.content[:more])]
            self.title_text = " ".join(words).strip()
            message = N_("this line is read as part of the title; write the title on one line")
            self.warn(Subtype.TITLE.problem(message), self.lineno + 1)
        return more

    def _take_options_in_title(self) -> dict[str, str]:
        """Remove options from the title line; return their values by name."""
        self.title_text, values = options_in_title(self.title_text, self.option_names)
        for name, value in values.items():
            message = N_("the option {name} stands in the title; write {line} on the line below")
            problem = Subtype.OPTION.problem(message, name=name, line=f":{name}: {value}")
            self.warn(problem, self._title_lineno)
            self._option_lines.setdefault(name, self._title_lineno)
        return values

    def _take_late_options(self, given: Collection[str]) -> dict[str, str]:
        """Remove options from the body; return their values by name. ``given`` are the options
        that were written where they belong.
        """
        late = read_late_options(list(self.body), self.option_names, given)
        if not late.taken:
            return {}
        first = self.line_of_body(0)
        self._option_lines |= {name: first + line for name, line in late.lines.items()}
        for found in late.problems:
            self.warn(found.problem, first + found.line)
        lines = ["" if number in late.taken else line for number, line in enumerate(self.body)]
        is_text = any(line.strip() for line in lines)
        self.body = StringList(lines, items=self.body.items) if is_text else StringList()
        return late.values

    def _options_in(self, lines: Sequence[str]) -> OptionBlock:
        return read_options(lines, self.option_names, self.options_elsewhere)

    @property
    def _begins_below(self) -> bool:
        """True if the argument begins on the line below the directive's name, in docutils."""
        return self.is_rst and self.block_text.split("\n")[0].rstrip().endswith("::")

    def _first_option_line(self, head: Sequence[str]) -> int:
        for number, line in enumerate(head):
            if line.lstrip().startswith(":") and read_options([line], self.option_names).length:
                return number
            may_be = self.is_rst and (number or self._begins_below)
            if may_be and bare_option(line.strip(), self.option_names):
                return number
        return len(head)

    def _is_option(self, lines: StringList) -> bool:
        """Return whether the first of the lines is a well-formed option of this directive."""
        block = read_options(list(lines[:1]), self.option_names)
        return block.length > 0 and not block.problems

    def _take(self, block: OptionBlock, first: int) -> None:
        self._option_lines = {name: first + line for name, line in block.lines.items()}
        for found in block.problems:
            self.warn(found.problem, first + found.line)

    def parse_title(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The title line as nodes."""
        return self.parse_line(self.title_text, self._title_lineno)

    def parse_line(
        self, text: str, line: int
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """A line of text as nodes, and the messages of the parser."""
        if self._is_plain([text]):
            return [nodes.Text(text)], []
        # MyST counts the lines of inline text from 0.
        return self.parse_inline(text, lineno=line - (not self.is_rst))

    def take_harm_out(self, words: nodes.Element, field: str, line: int) -> None:
        """Replace harmful links by their text, with a warning for each."""
        for problem in take_harm_out(words, field):
            self.warn(problem, line)

    def parse_stray_text(self) -> list[nodes.Node]:
        """The text that was written where only options belong; it is kept, with a warning."""
        if not self.title_text and not self.body:
            return []
        message = N_("{directive} takes options only; put this text above or below it")
        self.warn(Subtype.OPTION.problem(message, directive=self.name))
        kept: list[nodes.Node] = []
        if self.title_text:
            children, messages = self.parse_title()
            paragraph = nodes.paragraph(self.title_text, "", *children)
            self.set_source_info(paragraph)
            kept += [paragraph, *messages]
        return kept + self.parse_body()

    def blanks_line(self) -> list[nodes.Element]:
        """The placeholders in options whose values have no place of their own."""
        if not self.reader.blanks:
            return []
        line = nodes.paragraph("", "", classes=["beliefs-details"], translatable=False)
        self.set_source_info(line)
        line += nodes.inline("", f"{to_write_label()} ", classes=["beliefs-label"])
        in_order = sorted(self.reader.blanks.items(), key=lambda pair: self._option_lines[pair[0]])
        for option, blanks in in_order:
            place = self.place(option)
            for blank in map(placeholder, blanks):
                blank.source, blank.line = place.source or line.source, place.line
                line += [blank, nodes.Text(" · ")]
        line.pop()
        return [line]

    def own_classes(self) -> list[str]:
        """The classes that the author gave."""
        names = self.reader.text("class").replace(",", " ").split()
        return [made for name in names if (made := nodes.make_id(name))]

    # -- places and warnings ----------------------------------------------------------

    def place(self, option: str = "") -> Place:
        """The place where an option, or the directive, was written."""
        return self.place_of_line(self._option_lines.get(option, self.lineno))

    def place_of_line(self, line: int) -> Place:
        """The place of a line of the page, in the parser's count of lines."""
        source, line_there = self.state_machine.get_source_and_line(line)
        # With MyST, the document's source is the file that is being included.
        document = self.env.current_document
        page = document.get(_PATH)
        if page is None:
            page = document[_PATH] = str(self.env.doc2path(document.docname))
        if not source or source == page:
            return place_at(line_there or line)
        # docutils gives the path relative to the folder where the build was started.
        return place_at(line_there or line, str(Path(source).resolve()))

    def line_of_body(self, number: int) -> int:
        """The line of the page for a line of the body (from 0), in the parser's count of lines."""
        return self.body_offset + 1 + number + (0 if self.is_rst else self.lineno)

    def warn(self, problem: Problem, line: int | None = None) -> None:
        """Warn at a line of the source, or at the line of the problem's option if none is given."""
        if line is None:
            line = self._option_lines.get(problem.field, self.lineno)
        source, line_there = self.state_machine.get_source_and_line(line)
        warn(problem, f"{source}:{line_there}")

    # -- parsing ----------------------------------------------------------------------

    def parse_body(self) -> list[nodes.Node]:
        """The body as nodes; headings, which would escape from it, become rubrics."""
        lines = list(self.body)
        blank = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
        lines = "\n".join(lines[blank:]).rstrip().splitlines()
        if not lines:
            return []
        if self._is_plain(lines):
            return [self._plain_paragraph(lines, blank)]
        wrapper = nodes.Element()
        # docutils would drop a heading and the text below it; MyST makes a rubric of it, but where
        # sections are allowed it moves the heading out of the directive.
        wrapper += nested_parse_to_nodes(
            self.state,
            self.body,
            offset=self.body_offset,
            allow_section_headings=self.is_rst,
        )
        for section in list(wrapper.findall(nodes.section)):
            self._refuse_heading(section)
            rubric = nodes.rubric("", "", ids=section["ids"])
            rubric.source, rubric.line = section.source, section.line
            if isinstance(section[0], nodes.title):
                rubric.rawsource = section[0].rawsource
                rubric += section.pop(0).children
            section.replace_self([rubric, *section.children])
        for rubric in wrapper.findall(nodes.rubric):
            if "level" in rubric:  # made by MyST
                self._refuse_heading(rubric)
        return wrapper.children

    def _is_plain(self, lines: Sequence[str]) -> bool:
        return not self.is_rst and is_plain_markdown(lines, self.config)

    def _plain_paragraph(self, lines: Sequence[str], skipped: int) -> nodes.paragraph:
        """The paragraph that MyST makes of plain lines: a text for each line and each break."""
        text = "\n".join(lines)
        paragraph = nodes.paragraph(text, "")
        for line in lines:
            if paragraph.children:
                paragraph += nodes.Text("\n")
            paragraph += nodes.Text(line)
        paragraph.source = self.state.document["source"]
        paragraph.line = self.lineno + self.body_offset + skipped + 1
        return paragraph

    def _refuse_heading(self, heading: nodes.Element) -> None:
        message = N_(
            "a heading cannot stand in the body of {directive}; it is shown as a bold line, so "
            "write it as one, or put it before or after the block"
        )
        problem = Subtype.HEADING.problem(message, directive=self.name)
        title = heading.next_node(nodes.title)
        line = heading.line or (title.line if title is not None else None)
        self.warn(problem, line or self.lineno)
