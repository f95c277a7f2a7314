"""The base of all directives: it makes nodes of their text, and knows where it was written."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.util.parsing import nested_parse_to_nodes

from sphinx_beliefs.authoring.directives.directive_lines import (
    DirectiveLines,
    DirectiveSource,
    DirectiveText,
    without_blank_ends,
)
from sphinx_beliefs.authoring.lines import take_harm_out
from sphinx_beliefs.authoring.simple_markdown import simple_markdown
from sphinx_beliefs.doctree.inline_nodes import own_label, placeholder, with_placeholders
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.problem import N_, Place, Problem, Subtype, place_at
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.stand_ins import LinesDirective
from sphinx_beliefs.words.joining import led_by
from sphinx_beliefs.words.wording import to_write_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils.statemachine import StringList


#: The key for a page's path while the page is read; computing it for each item would be slow.
_PATH = "beliefs:path"


class BeliefsDirective(LinesDirective):
    """Reads a directive that consists of a title line, option lines and a body."""

    #: The options whose placeholders are shown in a line of their own; the others are shown anyway.
    blankable: ClassVar[Sequence[str]] = ()

    #: Options that authors may look for here, with the directives that have them.
    options_elsewhere: ClassVar[Mapping[str, str]] = {}

    lines: DirectiveText
    reader: FieldReader

    def run(self) -> list[nodes.Node]:
        """Read the text of the directive, and build its nodes."""
        return self.run_on(self.read_lines())

    def read_lines(self) -> DirectiveText:
        """Split the text of the directive into title, options and body."""
        lines = DirectiveLines(self.written(), self.option_names, self.options_elsewhere)
        lines.read()
        return lines

    def run_on(self, lines: DirectiveText) -> list[nodes.Node]:
        """Read the options, build the nodes, and warn of the problems in the options."""
        self.lines = lines
        for found in lines.problems:
            self.warn(found.problem, found.line)
        options = self.domain.options
        self.reader = FieldReader(self.lines.values, options.scale, options.day, self.blankable)
        result = self.build()
        for problem in self.reader.problems:
            self.warn(problem)
        if self.domain.watch is not None:
            self.domain.watch(self, result)
        return result

    @abstractmethod
    def build(self) -> list[nodes.Node]:
        """Build the nodes from ``lines`` and ``reader``."""

    def written(self) -> DirectiveSource:
        """The text of the directive, as its parser hands it over."""
        return DirectiveSource(
            source=str(self.get_source_info()[0]),
            is_rst=self.is_rst,
            lineno=self.lineno,
            head=self.arguments[0].split("\n") if self.arguments else [],
            begins_below=self.is_rst and self.block_text.split("\n")[0].rstrip().endswith("::"),
            content=self.content,
            content_offset=self.content_offset,
            block_text=self.block_text,
        )

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

    # -- parsing lines ---------------------------------------------------------------

    def parse_title(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The title line as nodes."""
        return self.parse_line(self.lines.title, self.lines.title_line)

    def parse_line(
        self, text: str, line: int
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """A line of text as nodes, and the messages of the parser."""
        simple = self.simple_line([text], line)
        if simple is not None:
            return simple, []
        # MyST counts the lines of inline text from 0.
        return self.parse_inline(text, lineno=line - (not self.is_rst))

    def take_harm_out(self, words: nodes.Element, field: str, line: int) -> None:
        """Replace harmful links by their text, with a warning for each."""
        for problem in take_harm_out(words, field):
            self.warn(problem, line)

    def parse_stray_text(self) -> list[nodes.Node]:
        """The text that was written where only options belong; it is kept, with a warning."""
        if not self.lines.title and not self.lines.body:
            return []
        message = N_("{directive} takes options only; put this text above or below it")
        self.warn(Subtype.OPTION.problem(message, directive=self.name))
        kept: list[nodes.Node] = []
        if self.lines.title:
            children, messages = self.parse_title()
            paragraph = nodes.paragraph(self.lines.title, "", *children)
            self.set_source_info(paragraph)
            kept += [paragraph, *messages]
        return kept + self.parse_body()

    def blanks_line(self) -> list[nodes.Element]:
        """The placeholders in options whose values have no place of their own."""
        if not self.reader.blanks:
            return []
        line = nodes.paragraph("", "", classes=["beliefs-details"], translatable=False)
        self.set_source_info(line)
        line += own_label(led_by(to_write_label()))
        in_order = sorted(
            self.reader.blanks.items(), key=lambda pair: self.lines.option_lines[pair[0]]
        )
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
        return self.place_of_line(self.lines.option_lines.get(option, self.lineno))

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

    def source_at(self, line: int) -> tuple[str, int]:
        """The file and the line there, from 0, of a line in the parser's count."""
        source, line_there = self.state_machine.get_source_and_line(line)
        return str(source), (line_there or line) - 1

    def warn(self, problem: Problem, line: int | None = None) -> None:
        """Warn at a line of the source, or at the line of the problem's option if none is given."""
        if line is None:
            line = self.lines.option_lines.get(problem.field, self.lineno)
        source, line_there = self.state_machine.get_source_and_line(line)
        warn(problem, f"{source}:{line_there}")

    # -- parsing ----------------------------------------------------------------------

    def parse_body(self) -> list[nodes.Node]:
        """The body as nodes."""
        return self.parse_block(self.lines.body)

    def parse_block(self, block: StringList, above: int = 0) -> list[nodes.Node]:
        """Lines of the body, which begin ``above`` lines down in it, as nodes; headings, which
        would escape from it, become rubrics.
        """
        simple = self.simple_block(block, above)
        if simple is not None:
            return simple
        wrapper = nodes.Element()
        # docutils would drop a heading and the text below it; MyST makes a rubric of it, but where
        # sections are allowed it moves the heading out of the directive.
        wrapper += nested_parse_to_nodes(
            self.state,
            block,
            offset=self.lines.body_offset + above,
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

    def simple_block(self, block: StringList, above: int = 0) -> list[nodes.Node] | None:
        """The nodes of lines of the body that need no parser; None for others."""
        number, lines = without_blank_ends(block)
        if not lines:
            return []
        first = self.lines.line_of_body(above + number)
        simple = self.simple_line(lines, first)
        if simple is None:
            return None
        paragraph = nodes.paragraph("\n".join(lines), "", *simple)
        paragraph.source, paragraph.line = self.state.document["source"], first
        return [paragraph]

    def simple_line(self, lines: Sequence[str], first: int) -> list[nodes.Node] | None:
        """The nodes in a paragraph that needs no parser, from its first line; None for others."""
        if self.is_rst:
            return None
        return simple_markdown(lines, self.config, self.state.document["source"], first)

    def _refuse_heading(self, heading: nodes.Element) -> None:
        message = N_(
            "a heading cannot stand in the body of {directive}; it is shown as a bold line, so "
            "write it as one, or put it before or after the block"
        )
        problem = Subtype.HEADING.problem(message, directive=self.name)
        title = heading.next_node(nodes.title)
        line = heading.line or (title.line if title is not None else None)
        self.warn(problem, line or self.lineno)
