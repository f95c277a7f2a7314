"""Makes the placeholders in the text of a page visible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.authoring.locations import Locations
from sphinx_beliefs.authoring.unclosed_tags import replace_unclosed_tags
from sphinx_beliefs.doctree.inline_nodes import marked, placeholder
from sphinx_beliefs.doctree.nodes import beliefs_placeholder
from sphinx_beliefs.model.notation.placeholders import (
    find_in_prose,
    find_opening,
    is_all_blank,
    is_blank,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sphinx_beliefs.authoring.unclosed_tags import Brackets

#: Nodes whose text is not an author's prose, or is not shown.
_SKIPPED = (
    nodes.literal,
    nodes.FixedTextElement,
    nodes.Invisible,
    nodes.docinfo,
    nodes.math,
    nodes.abbreviation,
    nodes.problematic,
    nodes.system_message,
    beliefs_placeholder,
)

#: The classes of texts quoted from a user interface.
_SKIPPED_CLASSES = frozenset({"guilabel", "menuselection"})


class Marker:
    """Marks the placeholders in parts of one page; ``words`` are the site's own placeholders.

    ``shown`` collects text in brackets that is meant neither as a placeholder nor as HTML.
    """

    def __init__(self, words: Collection[str]) -> None:
        self.words = words
        self.shown: list[Brackets] = []
        self._locations = Locations()
        #: By element, whether it contains nothing but blanks.
        self._known: dict[nodes.Element, bool] = {}

    def mark(self, scope: nodes.Element) -> bool:
        """Mark the placeholders in a part of a page; return whether there may be any."""
        candidates, may_hold = _find_candidates(scope)
        if any(isinstance(node, nodes.raw) for node in candidates):
            self.shown += replace_unclosed_tags(scope, self._blank_test_in, self._locations)
            candidates, _may_hold = _find_candidates(scope)
        for element in candidates:
            if not isinstance(element, nodes.raw):
                self._mark_text(element)
        return may_hold

    def _judge(self, element: nodes.Element) -> tuple[bool, Callable[[], bool]]:
        """Return whether text in an element is a field or part of one, and a function that says
        whether there is nothing but blanks.
        """
        unit = _unit_of(element)
        return _is_field(unit), lambda: self._is_all_blank(unit)

    def _is_all_blank(self, unit: nodes.Element) -> bool:
        if unit not in self._known:
            self._known[unit] = is_all_blank(unit.astext())
        return self._known[unit]

    def _blank_test_in(self, element: nodes.Element) -> Callable[[str], bool]:
        """The function that says whether a text in an element is a placeholder."""
        is_field, is_alone = self._judge(element)
        return lambda text: is_blank(text, self.words, is_field=is_field, is_alone=is_alone)

    def _mark_text(self, element: nodes.Element) -> None:
        """Mark the placeholders in the text of one element, including those that begin in one of
        its children and end in a later one, such as ``<a blank with *emphasis* in it>``.
        """
        is_field, is_alone = self._judge(element)
        children: list[nodes.Node] = []
        for child in element.children:
            if isinstance(child, nodes.Text):
                text = child.astext()
                spans = find_in_prose(text, self.words, is_field=is_field, is_alone=is_alone)
                found = marked(text, spans)
                children += found if any(isinstance(n, nodes.Element) for n in found) else [child]
            else:
                children.append(child)
        joined = self._join_spanning(element, children)
        if joined != element.children:
            element.children = []
            element += joined

    def _join_spanning(
        self, element: nodes.Element, children: list[nodes.Node]
    ) -> list[nodes.Node]:
        """Put everything from ``<`` in one text to ``>`` in a later one into one placeholder."""
        is_field, is_alone = self._judge(element)
        result: list[nodes.Node] = []
        left = list(children)
        number = 0
        while number < len(left):
            child = left[number]
            start = find_opening(child.astext()) if isinstance(child, nodes.Text) else None
            end = _closing(left, number) if start is not None else None
            if start is None or end is None or not is_alone():
                result.append(child)
                number += 1
                continue
            text, last = child.astext(), left[end].astext()
            close = last.index(">") + 1
            inner = [nodes.Text(text[start:]), *left[number + 1 : end], nodes.Text(last[:close])]
            written = "".join(node.astext() for node in inner)
            if not is_blank(written, self.words, is_field=is_field, is_alone=is_alone):
                result.append(child)
                number += 1
                continue
            blank = placeholder(written)
            blank.children = []
            blank += inner
            if start:
                result.append(nodes.Text(text[:start]))
            result.append(blank)
            # The text after the bracket may contain another placeholder.
            left[end] = nodes.Text(last[close:])
            number = end if last[close:] else end + 1
        return result


def _unit_of(element: nodes.Element) -> nodes.Element:
    """The paragraph, title or other line that an element is a part of; in a line to which the
    extension adds words, the author's part of it.
    """
    while isinstance(element, nodes.Inline) and not element.get("translatable"):
        parent = element.parent
        if not isinstance(parent, nodes.TextElement):
            break
        element = parent
    return element


def _is_field(unit: nodes.Element) -> bool:
    """Return whether a line is a title, an option, or from the metadata."""
    is_ours = unit.get("claim") or unit.get("answer") or "beliefs-tagline" in unit["classes"]
    return isinstance(unit, nodes.title) or bool(is_ours)


def _find_candidates(scope: nodes.Element) -> tuple[list[nodes.Element], bool]:
    """Find the elements whose text may contain a placeholder, and all raw HTML; also return
    whether there are any placeholders, or could be.

    Every page goes through here, so it is one pass over its nodes.
    """
    found: list[nodes.Element] = []
    has_placeholders = False
    stack = [scope]
    while stack:
        element = stack.pop()
        if isinstance(element, nodes.raw):
            found.append(element)
            continue
        if isinstance(element, _SKIPPED):
            has_placeholders = has_placeholders or isinstance(element, beliefs_placeholder)
            continue
        classes = element.attributes["classes"]
        if classes and not _SKIPPED_CLASSES.isdisjoint(classes):
            continue
        is_candidate = False
        for child in element.children:
            if not isinstance(child, nodes.Text):
                stack.append(child)  # type: ignore[arg-type]
            elif not is_candidate and ("<" in child or "%" in child):
                is_candidate = True
        if is_candidate:
            found.append(element)
    return found, has_placeholders or bool(found)


def _closing(children: list[nodes.Node], opening: int) -> int | None:
    """The index of the text after ``opening`` that closes its bracket; None if there is none."""
    for number in range(opening + 1, len(children)):
        child = children[number]
        if isinstance(child, beliefs_placeholder | nodes.raw):
            return None
        if isinstance(child, nodes.Text):
            text = child.astext()
            close, opened = text.find(">"), text.find("<")
            if close >= 0 and (opened < 0 or close < opened):
                return number
            if opened >= 0:
                return None
    return None
