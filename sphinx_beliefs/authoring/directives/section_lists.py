"""The list directives that the extension itself puts in front of lists below known headings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.statemachine import StringList
from docutils.transforms import Transform

from sphinx_beliefs.authoring.directives.list_text import ListText
from sphinx_beliefs.authoring.directives.lists import LIST_DIRECTIVES, ListDirective
from sphinx_beliefs.model.sections.list_rewriting import DIRECTIVE, RST_INDENT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx_beliefs.authoring.directives.directive_lines import DirectiveSource

#: Before titles are translated (20).
_PRIORITY = 4


class SectionText(ListText):
    """The lines of a list that has no directive of its own, and so neither title nor options."""

    def _read_options(self, known: Collection[str], elsewhere: Mapping[str, str]) -> None:
        """Take all lines as those of the list."""


class SectionList(ListDirective):
    """A list of a page without directives, in the form that ``list_rewriting.py`` gives it."""

    text_class = SectionText

    def run(self) -> list[nodes.Node]:
        """Read the list; in Markdown, mark its place in the list entry that holds it."""
        # The name that an author would know.
        self.name = self.name.removeprefix(DIRECTIVE)
        made = super().run()
        if self.is_rst:
            return made
        mark = nodes.pending(Lift)
        self.state.document.note_pending(mark)
        return [mark, *made]

    def written(self) -> DirectiveSource:
        """The lines of the list; docutils would indent them as the least indented is."""
        written = super().written()
        if not self.is_rst:
            return written
        first, *more = self.block_text.split("\n")
        lines = [first.partition("::")[2][1:], *(line[RST_INDENT:] for line in more)]
        above = self.lineno - 1
        places = [self.source_at(self.lineno + number) for number in range(len(lines))]
        content = StringList(lines, items=places)
        return dataclasses.replace(written, head=[], content=content, content_offset=above)


class Lift(Transform):
    """Puts what a directive has made of a list in the place of the list entry that holds it."""

    default_priority = _PRIORITY

    def apply(self, **kwargs: Any) -> None:
        """Take the nodes out of their entry, and its list away."""
        mark = cast("nodes.Node", self.startnode)
        entry = mark.parent
        around = entry.parent
        entry.remove(mark)
        made = entry.children
        first = next((node for node in made if isinstance(node, nodes.Element)), None)
        if first is not None:
            # Classes and anchors that the author gave the list.
            for attribute in ("classes", "ids", "names"):
                first[attribute] += around[attribute]
            self.document.ids |= dict.fromkeys(around["ids"], first)
        around.replace_self(made)


def _list_of(name: str) -> type[SectionList]:
    class KindSectionList(SectionList):
        kind = LIST_DIRECTIVES[name].kind

    return KindSectionList


#: The directives by the names that they have within the domain.
SECTION_DIRECTIVES = {f"section-{name}": _list_of(name) for name in LIST_DIRECTIVES}
