"""Makes placeholders of a page visible, and shows text that only looks like HTML as written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_beliefs.authoring.locations import Locations
from sphinx_beliefs.doctree.nodes import beliefs_placeholder, marked, placeholder
from sphinx_beliefs.model.notation.html_tags import Span, find_unclosed_tags
from sphinx_beliefs.model.notation.placeholders import (
    find_in_prose,
    find_opening,
    is_all_blank,
    is_blank,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

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


class Brackets(NamedTuple):
    """Text in angle brackets that browsers would take for HTML.

    It is shown as ``written``, ``inside`` an element; ``location`` is the author's file and line.
    """

    written: str
    location: str | None
    inside: nodes.Element


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
            self._mark_raw_html(scope)
            candidates, _may_hold = _find_candidates(scope)
        for element in candidates:
            if not isinstance(element, nodes.raw):
                self._mark_text(element)
        return may_hold

    # -- text -------------------------------------------------------------------------

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

    # -- raw HTML -----------------------------------------------------------------------

    def _mark_raw_html(self, scope: nodes.Element) -> None:
        """Make placeholders and text of tags that MyST took for HTML and that nothing closes, such
        as ``<why>`` and ``<see appendix>``.
        """
        raws = [
            node for node in scope.findall(nodes.raw) if "html" in node.get("format", "").split()
        ]
        found = find_unclosed_tags([raw.astext() for raw in raws])
        spans = {id(raw): spans for raw, spans in zip(raws, found, strict=True) if spans}
        # Places, and what else is in the paragraph, must be known before anything is moved.
        judged = {id(raw): self._judged(raw, spans[id(raw)]) for raw in raws if id(raw) in spans}
        parents = {id(raw.parent): raw.parent for raw in raws if id(raw) in spans}
        # Parent by parent: finding the place of each tag in a long paragraph would be quadratic.
        for parent in parents.values():
            children: list[nodes.Node] = []
            for child in parent.children:
                if not isinstance(child, nodes.raw) or id(child) not in spans:
                    children.append(child)
                    continue
                tags = judged[id(child)]
                if children and _ends_in_word(children[-1]):
                    # The type in List<int>, which MyST would hide from readers too.
                    children[-1] = nodes.Text(children[-1].astext() + child.astext())
                    blanks = set[Span]()
                else:
                    blanks = {tag.span for tag in tags if tag.is_blank}
                    children += _parted(child, spans[id(child)], blanks)
                self.shown += [
                    Brackets(tag.written, tag.location, parent)
                    for tag in tags
                    if tag.span not in blanks
                ]
            parent.children = []
            parent += children

    def _judged(self, raw: nodes.raw, spans: list[Span]) -> list[_Tag]:
        """The tags of raw HTML that nothing closes: what they are, and where they were written."""
        text = raw.astext()
        is_inline = isinstance(raw.parent, nodes.TextElement)
        is_field, is_alone = self._judge(raw.parent if is_inline else raw)
        tags = []
        line = end = 0
        for span in spans:
            written = text[span.start : span.end]
            blank = is_blank(written, self.words, is_field=is_field, is_alone=is_alone)
            line += text.count("\n", end, span.start)
            end = span.start
            location = self._locations.of(raw, line)
            tags.append(_Tag(span, written, blank, location))
        return tags


class _Tag(NamedTuple):
    """A tag in raw HTML that nothing closes."""

    span: Span
    written: str
    is_blank: bool
    location: str | None


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


def _ends_in_word(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text) and node.astext()[-1:].isalnum()


def _parted(raw: nodes.raw, spans: list[Span], blanks: Collection[Span]) -> list[nodes.Node]:
    """Raw HTML with placeholders and text in place of the tags that nothing closes."""
    text = raw.astext()
    parts: list[nodes.Node] = []
    end = 0
    for span in spans:
        parts += _around(raw, text[end : span.start])
        written = text[span.start : span.end]
        parts.append(placeholder(written) if span in blanks else nodes.Text(written))
        end = span.end
    parts += _around(raw, text[end:])
    if not isinstance(raw.parent, nodes.TextElement):
        return list(_as_paragraphs(parts, raw))
    return parts


def _around(raw: nodes.raw, text: str) -> list[nodes.Node]:
    """The nodes for raw HTML beside a placeholder: HTML if there is a tag in it, else text."""
    if not text.strip():
        return []
    if "<" in text or "&" in text:
        return [nodes.raw(text, text, format=raw["format"])]
    return [nodes.Text(text.rstrip("\n"))]


def _as_paragraphs(parts: list[nodes.Node], raw: nodes.raw) -> Iterator[nodes.Node]:
    """Gather text and placeholders that are outside of any paragraph into paragraphs."""
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
