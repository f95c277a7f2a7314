"""Makes placeholders visible and counts them; warns of those that should not be left, and of text
that only looks like one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms import SphinxTransform

from sphinx_beliefs.authoring.locations import Locations
from sphinx_beliefs.authoring.marking import Marker
from sphinx_beliefs.doctree.conditions import conditions_around
from sphinx_beliefs.doctree.nodes import beliefs_block, beliefs_placeholder
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.notation.placeholders import BlankKind, count_blanks
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.reporting import location_of, warn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes

    from sphinx_beliefs.authoring.unclosed_tags import Brackets
    from sphinx_beliefs.model.records.pages import Topic


class Placeholders(SphinxTransform):
    """Marks the placeholders of a topic page, or of the items on any other page."""

    def apply(self, **kwargs: Any) -> None:
        """Mark and count them."""
        domain = beliefs_domain(self.env)
        docname = self.env.current_document.docname
        topic = domain.store.topic(docname)
        scopes: list[nodes.Element] = [self.document]
        if topic is None:
            if next(domain.store.items(docname), None) is None:
                return
            scopes = _outermost_items(self.document)
        marker = Marker(domain.options.blank_words)
        is_marked = [marker.mark(scope) for scope in scopes]
        for brackets in marker.shown:
            if domain.output.judge.all_hold(conditions_around(brackets.inside)):
                _warn_of_brackets(brackets, docname)
        if topic is None:
            return
        found: list[beliefs_placeholder] = []
        if any(is_marked):
            found = [node for scope in scopes for node in scope.findall(beliefs_placeholder)]
        if found:
            self._note(topic, found)
        if topic.stub is False:
            locations = Locations()
            for node in found:
                if not domain.output.judge.all_hold(conditions_around(node)):
                    continue
                stub = location_of(docname, topic.place_of("stub"))
                _warn_of(node, locations.of(node) or stub)

    def _note(self, topic: Topic, found: list[beliefs_placeholder]) -> None:
        """Record the blanks that are left on a topic page.

        A page is read once for all builders, so only blanks that all of them show are counted.
        """
        own = set(topic.conditions)
        domain = beliefs_domain(self.env)
        always = [node for node in found if own.issuperset(conditions_around(node))]
        conditional = [
            item.anchor
            for item in domain.store.items(topic.docname)
            if (node := self.document.ids.get(item.anchor)) is not None
            and not own.issuperset(conditions_around(node))
        ]
        left = count_blanks(BlankKind(node["blank"]) for node in always)
        domain.store.note_blanks(topic.docname, left, _titles_with(found), conditional)


def _titles_with(blanks: Iterable[nodes.Node]) -> frozenset[str]:
    """The ids of the items that have a blank in their title."""
    found: set[str] = set()
    for blank in blanks:
        node, is_in_title = blank.parent, False
        while node is not None and not isinstance(node, beliefs_block):
            is_in_title = is_in_title or bool(node.get("claim"))
            node = node.parent
        if node is not None and is_in_title:
            found.update(node["ids"])
    return frozenset(found)


def _outermost_items(document: nodes.document) -> list[nodes.Element]:
    blocks = document.findall(beliefs_block)
    return [block for block in blocks if not _is_inside_block(block)]


def _is_inside_block(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, beliefs_block):
        parent = parent.parent
    return parent is not None


def _warn_of(node: nodes.Element, location: str | tuple[str, int | None]) -> None:
    message = N_(
        "the placeholder {written} is left on a page with stub: false; fill it, or remove "
        "stub: false"
    )
    problem = Subtype.PLACEHOLDER.problem(message, written=node.astext())
    warn(problem, location)


def _warn_of_brackets(brackets: Brackets, docname: str) -> None:
    message = N_(
        "{written} would be taken for HTML, and is shown as you wrote it; write \\< for the "
        "bracket, or put it in backticks; if it is a blank, give it a paragraph of its own, or add "
        "it to beliefs_placeholders"
    )
    problem = Subtype.ANGLE_BRACKETS.problem(message, written=" ".join(brackets.written.split()))
    warn(problem, brackets.location or (docname, None))
