"""The base of belief, uncertainty, update-trigger and reading: a title line, a body, a record."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from docutils import nodes
from docutils.statemachine import StringList

from sphinx_beliefs.authoring.directives.base import BeliefsDirective
from sphinx_beliefs.authoring.directives.item_nodes import claim_of, labelled
from sphinx_beliefs.authoring.directives.list_text import is_list
from sphinx_beliefs.authoring.lines import without_html
from sphinx_beliefs.doctree.inline_nodes import own_label
from sphinx_beliefs.doctree.nodes import beliefs_block, beliefs_title
from sphinx_beliefs.model.known_names import LISTS
from sphinx_beliefs.model.notation.labels import without_why
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.items import ItemFields
from sphinx_beliefs.references import make_anchor, make_short_anchor, pending_reference
from sphinx_beliefs.stand_ins import run_as
from sphinx_beliefs.words.joining import _, led_by, semicolon
from sphinx_beliefs.words.prose_wording import why_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.model.records.items import Item
    from sphinx_beliefs.model.records.kinds import Kind

_ItemT = TypeVar("_ItemT", bound="Item")

#: The key for the kinds of items that are being read, outermost first, while a page is read.
_OPEN = "beliefs:open"


def is_open(env: BuildEnvironment, kind: Kind) -> bool:
    """Return whether the directive that is being read is in the body of an item of a kind."""
    return kind in (env.current_document.get(_OPEN) or ())


class ItemDirective(BeliefsDirective, Generic[_ItemT]):
    """Builds one item of a topic page and records it."""

    #: The kind of item, which is also the name of the directive.
    kind: ClassVar[Kind]

    blankable: ClassVar[Sequence[str]] = ("name", "beliefs", "tags", "class")

    #: The class of the node for the words of the title.
    words_class: ClassVar[type[nodes.TextElement]] = nodes.strong

    #: True if it has been reported already that the item is inside another of its kind.
    is_nested = False

    #: The nodes of the title and of the body, if these have been parsed already.
    title_parsed: list[nodes.Node] | None = None
    body_parsed: list[nodes.Node] | None = None

    def build(self) -> list[nodes.Node]:
        """The item as a block: title line, details, body."""
        if is_list(self.lines):
            return self._as_list()
        body = self._parse_nested()
        title, messages = self._title(body)
        if title is None and not body:
            message = N_("{kind} needs a title line; write it after the name of the directive")
            self.warn(Subtype.TITLE.problem(message, kind=self.kind.row.a_kind))
            return messages
        record = self._note(title)
        classes = [f"beliefs-{self.kind.value}", *self.kind_classes(record), *self.own_classes()]
        item = beliefs_block("", classes=["beliefs-item", *classes], docname=record.docname)
        item["ids"].append(record.anchor)
        item.document = self.state.document
        self.state.document.note_explicit_target(item)
        self.set_source_info(item)
        item += self._title_line(title, record)
        item += self.arrange(record, body)
        item += self.details(record)
        item += self.blanks_line()
        return [item, *messages]

    # -- for each kind to fill ----------------------------------------------------------

    @abstractmethod
    def make_record(self, fields: ItemFields) -> _ItemT:
        """The record of this item, made from its title and options."""

    def before_title(self, record: _ItemT) -> list[nodes.Node]:
        """The nodes before the title on the title line."""
        return []

    def after_title(self, record: _ItemT) -> list[nodes.Node]:
        """The nodes after the title on the title line."""
        return []

    def details(self, record: _ItemT) -> Sequence[nodes.Node]:
        """The nodes below the body."""
        return []

    def title_element(self, record: _ItemT, words: nodes.TextElement) -> nodes.Element:
        """The node of the title on the title line: the words themselves, or a node around them."""
        return words

    def kind_classes(self, record: _ItemT) -> list[str]:
        """Classes that distinguish this item from others of its kind."""
        return []

    def arrange(self, record: _ItemT, body: list[nodes.Node]) -> list[nodes.Node]:
        """The body as it is shown, after its label if it has one."""
        return labelled(body, self.body_label())

    def parse_parts(self) -> list[nodes.Node]:
        """The body as nodes, with what a kind of item reads in it."""
        return self.parse_body()

    def body_label(self) -> str:
        """The label of the body, such as "Why it matters:"; empty for none."""
        return ""

    # -- a list of items --------------------------------------------------------------------

    def _as_list(self) -> list[nodes.Node]:
        """The items, with a warning."""
        name = next(name for name, kind in LISTS.items() if kind == self.kind.value)
        message = N_(
            "{directive} holds one item, and a list stands here; it was read as {name}, so write "
            "that"
        )
        self.warn(Subtype.LIST.problem(message, directive=self.name, name=name))
        return run_as(self, name, self.domain.directives[name])

    # -- parts --------------------------------------------------------------------------

    def _parse_nested(self) -> list[nodes.Node]:
        """Parse the body, and warn if the item is inside another of its kind."""
        open_items: list[Kind] = self.env.current_document.get(_OPEN) or []
        self.env.current_document[_OPEN] = open_items
        if self.kind in open_items and not self.is_nested:
            message = N_("{kind} cannot stand inside another; close the outer one before it begins")
            self.warn(Subtype.NESTING.problem(message, kind=self.kind.row.a_kind))
        open_items.append(self.kind)
        self.drop_label()
        try:
            return self.parse_parts() if self.body_parsed is None else self.body_parsed
        finally:
            open_items.pop()

    def drop_label(self) -> None:
        """Remove the label from the body if the author has written it as well."""
        label, body = self.body_label(), self.lines.body
        number = self._first_line_of_text() if label else len(body)
        if number == len(body):
            return
        rest = without_why(body[number], [label, *why_labels()])
        if rest is None:
            return
        message = N_(
            "the extension writes {label} before this text, so yours is left out; remove it"
        )
        problem = Subtype.LABEL.problem(message, label=label)
        self.warn(problem, self.lines.line_of_body(number))
        lines = [*body[:number], rest, *body[number + 1 :]]
        self.lines.body = StringList(lines, items=body.items)

    def _first_line_of_text(self) -> int:
        """The line of the body at which the text after the title begins; the number of lines if
        there is no such text.
        """
        title_is_over = bool(self.lines.title)
        title_has_begun = False
        for number, line in enumerate(self.lines.body):
            if line.strip() and title_is_over:
                return number
            title_has_begun = title_has_begun or bool(line.strip())
            title_is_over = title_is_over or (title_has_begun and not line.strip())
        return len(self.lines.body)

    def _title(self, body: list[nodes.Node]) -> tuple[nodes.paragraph | None, list[nodes.Node]]:
        """The title as a paragraph, taken from the body if there is no argument, and messages of
        the parser.
        """
        if self.lines.title:
            parsed = self.title_parsed
            children, messages = self.parse_title() if parsed is None else (parsed, [])
            title = nodes.paragraph(self.lines.title, "")
            self.set_source_info(title)
            return self._words(title, children, messages)
        if body and isinstance(body[0], nodes.paragraph):
            title = nodes.paragraph(body[0].rawsource, "")
            title.source, title.line = body[0].source, body[0].line
            return self._words(title, body.pop(0).children, [])
        if body:
            message = N_(
                "{kind} needs a title line; write it after the name of the directive, or as the "
                "first paragraph of the body"
            )
            self.warn(Subtype.TITLE.problem(message, kind=self.kind.row.a_kind))
        return None, []

    def _words(
        self, title: nodes.paragraph, children: Sequence[nodes.Node], messages: Sequence[nodes.Node]
    ) -> tuple[nodes.paragraph, list[nodes.Node]]:
        """The title with its words, and separately the messages of the parser."""
        is_message = [isinstance(child, nodes.system_message) for child in children]
        found = list(zip(children, is_message, strict=True))
        title += without_html(child for child, message in found if not message)
        self.take_harm_out(title, "title", self.lineno)
        return title, [*messages, *(child for child, message in found if message)]

    def _note(self, title: nodes.paragraph | None) -> _ItemT:
        text = " ".join(title.astext().split()) if title is not None else ""
        name = self.reader.name()
        document = self.state.document
        if name:
            anchor = make_anchor(self.env, document, name)
        else:
            anchor = make_short_anchor(self.env, document, text)
        record = self.make_record(
            ItemFields(
                docname=self.env.current_document.docname,
                title=text,
                tags=self.reader.names("tags"),
                place=self.place(),
                anchor=anchor,
                name=name,
            )
        )
        self.domain.store.note(record)
        return record

    def _title_line(self, title: nodes.paragraph | None, record: _ItemT) -> beliefs_title:
        """The title line; its words are translatable by themselves, the nodes around them not."""
        line = beliefs_title("", "", classes=["beliefs-title"], translatable=False)
        self.set_source_info(line)
        line += self.before_title(record)
        if title is not None:
            line += self.title_element(record, claim_of(title, self.words_class))
        line += self.after_title(record)
        return line

    def belief_links(
        self,
        lead: str,
        names: tuple[str, ...],
        after: Callable[[str], Sequence[nodes.Node]] = lambda _name: (),
        option_of: Callable[[str], str] = lambda _name: "beliefs",
    ) -> list[nodes.Element]:
        """A line, labelled ``lead``, that links the beliefs an item bears on.

        ``after`` gives nodes to put after each name, and ``option_of`` the option that a name was
        written in.
        """
        if not names:
            return []
        docname = self.env.current_document.docname
        line = nodes.paragraph("", "", classes=["beliefs-details"], translatable=False)
        self.located(option_of(names[0]), [line])
        line += own_label(led_by(lead))
        for number, name in enumerate(names):
            if number:
                line += nodes.Text(semicolon())
            reference = pending_reference("belief", name, docname)
            self.located(option_of(name), [reference])
            line += [reference, *after(name)]
        return [line]

    def located(self, option: str, children: list[nodes.Node]) -> list[nodes.Node]:
        """Nodes made from an option, located at the line where it was written."""
        place = self.place(option)
        for child in children:
            child.source = place.source or self.get_source_info()[0]
            child.line = place.line
        return children


def bears_on() -> str:
    """The label of the beliefs that an uncertainty or a reading bears on."""
    return _("Bears on:")
