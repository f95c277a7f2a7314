"""Makes placeholders visible, counts them, and warns where none should be left."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_beliefs.conditions import conditions_around
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.placeholders import (
    BlankKind,
    Span,
    count_blanks,
    find_opening,
    find_unclosed_tags,
)
from sphinx_beliefs.model.problem import Problem, Subtype, mark
from sphinx_beliefs.nodes import (
    beliefs_block,
    beliefs_placeholder,
    placeholder,
    with_placeholders,
)
from sphinx_beliefs.problems import location_of, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_beliefs.model.records import Topic

#: Where text is not an author's prose, or not shown.
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

#: The texts of somebody's user interface.
_SKIPPED_CLASSES = frozenset({"guilabel", "menuselection"})


class Placeholders(SphinxTransform):
    """Marks the placeholders of a topic page, or of the items on any other page."""

    # After the topic header has been inserted; before titles are read off (850) and the table
    # of contents is made (880).
    default_priority = 842

    def apply(self, **kwargs: Any) -> None:
        """Mark and count them."""
        domain = beliefs_domain(self.env)
        docname = self.env.current_document.docname
        topic = domain.topic(docname)
        scopes: list[nodes.Element] = [self.document]
        if topic is None:
            if next(domain.items(docname), None) is None:
                return
            scopes = _outermost_items(self.document)
        is_marked = [_mark(scope) for scope in scopes]
        if topic is None:
            return
        found: list[beliefs_placeholder] = []
        if any(is_marked):
            found = [node for scope in scopes for node in scope.findall(beliefs_placeholder)]
        if found:
            self._note(topic, found)
        if topic.stub is False:
            locations = _Locations()
            for node in found:
                if not domain.judge.all_hold(conditions_around(node)):
                    continue
                stub = location_of(docname, topic.place_of("stub"))
                _warn_of(node, locations.of(node) or stub)

    def _note(self, topic: Topic, found: list[beliefs_placeholder]) -> None:
        """Note what is left to write on a topic page.

        One page is read for all builders: what is left on it is what is left in all of them.
        """
        own = set(topic.conditions)
        domain = beliefs_domain(self.env)
        always = [node for node in found if own.issuperset(conditions_around(node))]
        conditional = [
            item.anchor
            for item in domain.items(topic.docname)
            if (node := self.document.ids.get(item.anchor)) is not None
            and not own.issuperset(conditions_around(node))
        ]
        left = count_blanks(BlankKind(node["blank"]) for node in always)
        domain.note_blanks(topic.docname, left, _titles_with(found), conditional)


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


def _mark(scope: nodes.Element) -> bool:
    """Mark the placeholders in a part of a page; False if there are none to be found in it."""
    candidates, may_hold = _find_candidates(scope)
    if any(isinstance(node, nodes.raw) for node in candidates):
        _mark_raw_html(scope)
        candidates, _may_hold = _find_candidates(scope)
    for element in candidates:
        if not isinstance(element, nodes.raw):
            _mark_text(element)
    return may_hold


def _find_candidates(scope: nodes.Element) -> tuple[list[nodes.Element], bool]:
    """The elements with prose among their children that could hold a placeholder, and all raw
    HTML; and whether there are any placeholders, or could be.

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


def _mark_text(element: nodes.Element) -> None:
    """Mark the placeholders in the text of one element, also those that begin in one of its
    children and end in a later one, such as ``<a blank with *emphasis* in it>``.
    """
    children: list[nodes.Node] = []
    for child in element.children:
        if isinstance(child, nodes.Text):
            text = child.astext()
            found = with_placeholders(text)
            children += found if any(isinstance(n, nodes.Element) for n in found) else [child]
        else:
            children.append(child)
    joined = _join_spanning(children)
    if joined != element.children:
        element.children = []
        element += joined


def _join_spanning(children: list[nodes.Node]) -> list[nodes.Node]:
    """Put into one placeholder what stands between ``<`` in one text and ``>`` in a later one."""
    result: list[nodes.Node] = []
    left = list(children)
    number = 0
    while number < len(left):
        child = left[number]
        start = find_opening(child.astext()) if isinstance(child, nodes.Text) else None
        end = _closing(left, number) if start is not None else None
        if start is None or end is None:
            result.append(child)
            number += 1
            continue
        text, last = child.astext(), left[end].astext()
        close = last.index(">") + 1
        inner = [nodes.Text(text[start:]), *left[number + 1 : end], nodes.Text(last[:close])]
        blank = placeholder("".join(node.astext() for node in inner))
        blank.children = []
        blank += inner
        if start:
            result.append(nodes.Text(text[:start]))
        result.append(blank)
        # What follows the bracket may hold another one.
        left[end] = nodes.Text(last[close:])
        number = end if last[close:] else end + 1
    return result


def _closing(children: list[nodes.Node], opening: int) -> int | None:
    """Which of the children after ``opening`` is the text that closes its bracket."""
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


def _mark_raw_html(scope: nodes.Element) -> None:
    """Make placeholders of the tags that MyST took ``<why>`` for: those that nothing closes."""
    raws = [node for node in scope.findall(nodes.raw) if "html" in node.get("format", "").split()]
    found = find_unclosed_tags([raw.astext() for raw in raws])
    spans = {id(raw): spans for raw, spans in zip(raws, found, strict=True) if spans}
    parents = {id(raw.parent): raw.parent for raw in raws if id(raw) in spans}
    # Parent by parent: to look for each tag's place in a long paragraph would take its square.
    for parent in parents.values():
        children: list[nodes.Node] = []
        for child in parent.children:
            if not isinstance(child, nodes.raw) or id(child) not in spans:
                children.append(child)
            elif children and _ends_in_word(children[-1]):
                # The type in List<int>, which MyST would keep from readers as well.
                children[-1] = nodes.Text(children[-1].astext() + child.astext())
            else:
                children += _without_unclosed(child, spans[id(child)])
        parent.children = []
        parent += children


def _ends_in_word(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text) and node.astext()[-1:].isalnum()


def _without_unclosed(raw: nodes.raw, spans: Iterable[Span]) -> list[nodes.Node]:
    """Raw HTML with placeholders for the tags that nothing closes."""
    text = raw.astext()
    parts: list[nodes.Node] = []
    end = 0
    for span in spans:
        parts += _around(raw, text[end : span.start])
        parts.append(placeholder(text[span.start : span.end]))
        end = span.end
    parts += _around(raw, text[end:])
    if not isinstance(raw.parent, nodes.TextElement):
        return list(_as_paragraphs(parts, raw))
    return parts


def _around(raw: nodes.raw, text: str) -> list[nodes.Node]:
    """What stands beside a placeholder in raw HTML: HTML if there is a tag in it, else text."""
    if not text.strip():
        return []
    if "<" in text or "&" in text:
        return [nodes.raw(text, text, format=raw["format"])]
    return [nodes.Text(text.rstrip("\n"))]


def _as_paragraphs(parts: list[nodes.Node], raw: nodes.raw) -> Iterator[nodes.Node]:
    """Gather text and placeholders that stand for themselves into paragraphs."""
    paragraph: nodes.paragraph | None = None
    for part in parts:
        if isinstance(part, nodes.raw):
            paragraph = None
            yield part
            continue
        if paragraph is None:
            paragraph = nodes.paragraph()
            paragraph.source, paragraph.line = raw.source, raw.line
            paragraph += part
            yield paragraph
        else:
            paragraph += part


class _Locations:
    """Tells file and line of placeholders: their paragraph's, and the lines above them there."""

    def __init__(self) -> None:
        self._lines_above: dict[int, dict[int, int]] = {}

    def of(self, node: nodes.Element) -> str | None:
        """File and line of a placeholder; None where its page does not tell."""
        if node.line and node.source:
            return f"{node.source}:{node.line}"
        above = 0
        current: nodes.Node = node
        while current.parent is not None:
            parent = current.parent
            if isinstance(parent, nodes.TextElement):
                above += self._above(parent)[id(current)]
            if parent.line and isinstance(parent, nodes.Element) and parent.source:
                return f"{parent.source}:{parent.line + above}"
            current = parent
        return None

    def _above(self, parent: nodes.Element) -> dict[int, int]:
        """How many lines of the parent stand above each of its children, by id."""
        if id(parent) not in self._lines_above:
            breaks = [child.astext().count("\n") for child in parent.children]
            lines = accumulate(breaks, initial=0)
            self._lines_above[id(parent)] = dict(zip(map(id, parent.children), lines, strict=False))
        return self._lines_above[id(parent)]


def _warn_of(node: nodes.Element, location: str | tuple[str, int | None]) -> None:
    message = mark(
        "the placeholder {written} is left on a page with stub: false; fill it, or take stub: "
        "false away"
    )
    problem = Problem(
        subtype=Subtype.PLACEHOLDER, message=message, values={"written": node.astext()}
    )
    warn(problem, location)
