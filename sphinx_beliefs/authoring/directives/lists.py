"""The list directives ``beliefs``, ``uncertainties``, ``update-triggers`` and ``readings``: each
entry of the list is an item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.util.parsing import nested_parse_to_nodes

from sphinx_beliefs.authoring.directives.base import BeliefsDirective
from sphinx_beliefs.authoring.directives.belief import BeliefDirective
from sphinx_beliefs.authoring.directives.item import is_open
from sphinx_beliefs.authoring.directives.list_text import SHARED, ListText
from sphinx_beliefs.authoring.directives.reading import ReadingDirective
from sphinx_beliefs.authoring.directives.together import parse_together
from sphinx_beliefs.authoring.directives.uncertainty import UncertaintyDirective
from sphinx_beliefs.authoring.directives.update_trigger import UpdateTriggerDirective
from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.known_names import LISTS
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.stand_ins import run_as
from sphinx_beliefs.words.entry_wording import entry_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.authoring.directives.item import ItemDirective
    from sphinx_beliefs.authoring.directives.list_text import EntryText
    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.entries.entry_words import EntryWords

#: The words of the grammar, by the domain of the site that is being built.
_WORDS: WeakKeyDictionary[BeliefsDomain, EntryWords] = WeakKeyDictionary()

_ITEMS: Mapping[Kind, type[ItemDirective[Any]]] = {
    Kind.BELIEF: BeliefDirective,
    Kind.UNCERTAINTY: UncertaintyDirective,
    Kind.UPDATE_TRIGGER: UpdateTriggerDirective,
    Kind.READING: ReadingDirective,
}


class ListDirective(BeliefsDirective):
    """Makes an item of each entry of its list; what stands between lists stays there."""

    kind: ClassVar[Kind]
    option_names = SHARED
    lines: ListText
    #: The class of its text.
    text_class: ClassVar[type[ListText]] = ListText

    def run(self) -> list[nodes.Node]:
        """Read the list, or the one item that was written as a list."""
        elsewhere = dict.fromkeys(_ITEMS[self.kind].option_names, self.kind.value)
        self.lines = self.text_class(self.written(), self.option_names, elsewhere)
        self._parts = split_list(list(self.lines.body), self._markup)
        return self._as_item() if self._is_item() else self.run_on(self.lines)

    @property
    def _markup(self) -> Markup:
        return Markup.RST if self.is_rst else Markup.MARKDOWN

    @property
    def _words(self) -> EntryWords:
        """The words of the grammar of entries, the same for all lists of a site."""
        words = _WORDS.get(self.domain)
        if words is None:
            words = _WORDS[self.domain] = entry_words(self.domain.options.scale)
        return words

    @property
    def _has_entries(self) -> bool:
        return any(isinstance(part, EntryPart) for part in self._parts)

    def build(self) -> list[nodes.Node]:
        """The items, and the text between them."""
        is_nested = is_open(self.env, self.kind)
        if is_nested:
            message = N_("{kind} cannot stand inside another; close the outer one before it begins")
            self.warn(Subtype.NESTING.problem(message, kind=self.kind.row.a_kind))
        if not self._has_entries:
            message = N_("{directive} holds no list; begin each of its entries with a dash")
            self.warn(Subtype.LIST.problem(message, directive=self.name))
        items = self._items()
        parse_together(list(items.values()))
        made = self._stray_title()
        for part in self._parts:
            if item := items.get(part.first):
                item.is_nested = is_nested
                made += item.run_on(item.lines)
            elif not isinstance(part, EntryPart):
                made += self._between(part.first, part.end)
        return made

    # -- what is not a list ---------------------------------------------------------------

    def _is_item(self) -> bool:
        """Return whether this is one item, written with the name of a list."""
        if self._has_entries:
            return False
        return bool(self.lines.title) or any(
            found.problem.values.get("directives") for found in self.lines.problems
        )

    def _as_item(self) -> list[nodes.Node]:
        """The item, with a warning."""
        message = N_(
            "{directive} holds a list, and there is none here; it was read as {kind}, so write "
            "{name}, or begin each entry with a dash"
        )
        values = {"directive": self.name, "name": self.kind.value}
        self.warn(Subtype.LIST.problem(message, kind=self.kind.row.a_kind, **values))
        return run_as(self, self.kind.value, _ITEMS[self.kind])

    def _stray_title(self) -> list[nodes.Node]:
        """The text that was written as a title of the list, with a warning."""
        if not self.lines.title:
            return []
        message = N_("{directive} has no title; put this text above or below it")
        self.warn(Subtype.LIST.problem(message, directive=self.name))
        children, messages = self.parse_title()
        paragraph = nodes.paragraph(self.lines.title, "", *children)
        self.set_source_info(paragraph)
        return [paragraph, *messages]

    # -- its parts ------------------------------------------------------------------------

    def _items(self) -> dict[int, ItemDirective[Any]]:
        """The directives of the items, by the first lines of their entries."""
        items = {}
        lines = list(self.lines.body)
        words = self._words
        for part in self._parts:
            if isinstance(part, EntryPart):
                entry = read_entry(self.kind, lines[part.first : part.end], self._markup, words)
                text = self.lines.text_of(entry, part.first)
                if entry.is_empty:
                    for found in text.problems:
                        self.warn(found.problem, found.line)
                else:
                    items[part.first] = self._item(text)
        return items

    def _item(self, text: EntryText) -> ItemDirective[Any]:
        """The directive of the item of an entry."""
        for name in SHARED:
            if value := self.reader.raw(name).strip():
                text.add(name, value, self.lines.option_lines[name])
        place = (text.line, text.body_offset)
        item = _ITEMS[self.kind](
            self.kind.value, [], {}, text.body, *place, "", self.state, self.state_machine
        )
        item.lines = text
        return item

    def _between(self, first: int, end: int) -> list[nodes.Node]:
        """The text between entries, in its place."""
        lines = self.lines.body[first:end]
        if not any(line.strip() for line in lines):
            return []
        return nested_parse_to_nodes(
            self.state,
            lines,
            offset=self.lines.body_offset + first,
            allow_section_headings=self.is_rst,
        )


def _list_of(listed: Kind) -> type[ListDirective]:
    """The directive of lists of a kind."""

    class KindListDirective(ListDirective):
        __doc__ = f"Holds a list, each entry of which is {listed.row.a_kind}."
        kind = listed

    return KindListDirective


#: The list directives of all kinds, by name.
LIST_DIRECTIVES: Mapping[str, type[ListDirective]] = {
    name: _list_of(Kind(kind)) for name, kind in LISTS.items()
}
