"""Shows the tags that nothing closes, which MyST took for HTML, as placeholders or as written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_beliefs.doctree.inline_nodes import placeholder
from sphinx_beliefs.model.notation.html_tags import Span, find_unclosed_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sphinx_beliefs.authoring.locations import Locations

    #: Gives, for an element, the function that says whether a text in it is a placeholder.
    _BlankTestIn = Callable[[nodes.Element], Callable[[str], bool]]


class Brackets(NamedTuple):
    """Text in angle brackets that browsers would take for HTML.

    It is shown as ``written``, ``inside`` an element; ``location`` is the author's file and line.
    """

    written: str
    location: str | None
    inside: nodes.Element


class _Tag(NamedTuple):
    """A tag in raw HTML that nothing closes."""

    span: Span
    written: str
    is_blank: bool
    location: str | None


def replace_unclosed_tags(
    scope: nodes.Element,
    blank_test_in: _BlankTestIn,
    locations: Locations,
) -> list[Brackets]:
    """Put placeholders and text in place of the tags that nothing closes in a part of a page, such
    as ``<why>`` and ``<see appendix>``; return those that became text.
    """
    raws = [
        node
        for node in scope.findall(nodes.raw)
        if "html" in node.get("format", "").split() and not _is_in_metadata(node)
    ]
    found = find_unclosed_tags([raw.astext() for raw in raws])
    spans = {id(raw): spans for raw, spans in zip(raws, found, strict=True) if spans}
    # Places, and what else is in the paragraph, must be known before anything is moved.
    judged = {
        id(raw): _judged(raw, spans[id(raw)], blank_test_in, locations)
        for raw in raws
        if id(raw) in spans
    }
    parents = {id(raw.parent): raw.parent for raw in raws if id(raw) in spans}
    shown: list[Brackets] = []
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
            shown += [
                Brackets(tag.written, tag.location, parent)
                for tag in tags
                if tag.span not in blanks
            ]
        parent.children = []
        parent += children
    return shown


def _is_in_metadata(node: nodes.Node) -> bool:
    """Return whether a node is in the metadata of a page, such as a status, which is not shown."""
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.docinfo):
        parent = parent.parent
    return parent is not None


def _judged(
    raw: nodes.raw,
    spans: list[Span],
    blank_test_in: _BlankTestIn,
    locations: Locations,
) -> list[_Tag]:
    """The tags of raw HTML that nothing closes: what they are, and where they were written."""
    text = raw.astext()
    is_inline = isinstance(raw.parent, nodes.TextElement)
    is_blank = blank_test_in(raw.parent if is_inline else raw)
    tags = []
    line = end = 0
    for span in spans:
        written = text[span.start : span.end]
        line += text.count("\n", end, span.start)
        end = span.start
        location = locations.of(raw, line)
        tags.append(_Tag(span, written, is_blank(written), location))
    return tags


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
