"""The text below the title of each item on a page, as plain paragraphs for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.conditions import CONDITIONAL, condition_of
from sphinx_beliefs.doctree.nodes import (
    beliefs_block,
    beliefs_graph,
    beliefs_label,
    beliefs_log,
    beliefs_meaning,
    beliefs_rows,
    beliefs_title,
    beliefs_view,
)
from sphinx_beliefs.doctree.titles import plain_title
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.records.texts import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_beliefs.model.records.record import Conditions

#: The parts of an item that are records, or questions to other pages, and parts that are no text.
_NOT_TEXT = (
    beliefs_title,
    beliefs_block,
    beliefs_log,
    beliefs_view,
    beliefs_graph,
    beliefs_rows,
    nodes.Invisible,
    nodes.raw,
    nodes.system_message,
)

#: Blocks in which spaces and line breaks count.
_LITERAL = (nodes.FixedTextElement, nodes.line_block)

#: Parts of a line that are words of this extension.
_OWN_WORDS = (beliefs_label, beliefs_meaning)


#: Parts of a line of which only the words count.
_PLAIN = frozenset({nodes.inline, nodes.emphasis, nodes.strong, nodes.literal})


def texts_of(document: nodes.document, anchors: Iterable[str]) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs of the items on a page that have any, by their anchors."""
    found = {}
    for anchor in anchors:
        item = document.ids.get(anchor)
        if item is not None and (paragraphs := tuple(_paragraphs(item, ()))):
            found[anchor] = paragraphs
    return found


def _paragraphs(element: nodes.Element, conditions: Conditions) -> Iterator[Paragraph]:
    """The paragraphs in an element, each with the conditions between the two."""
    if isinstance(element, CONDITIONAL):
        conditions = (*conditions, condition_of(element))
    for child in element.children:
        if not isinstance(child, nodes.Element) or _is_left_out(child):
            continue
        if isinstance(child, nodes.list_item):
            yield from _entry(child, _mark(element, child), conditions)
        elif isinstance(child, nodes.row):
            cells = [_words_in(cell) for cell in child.children if isinstance(cell, nodes.Element)]
            yield from _said(" | ".join(cells), conditions)
        elif isinstance(child, _LITERAL):
            yield from _said(_lines(child), conditions)
        elif isinstance(child, nodes.TextElement):
            yield from _said(_words(child), conditions)
        else:
            yield from _paragraphs(child, conditions)


def _is_left_out(node: nodes.Element) -> bool:
    """Return whether a node is not the author's text below the title, but a fact of the item."""
    if isinstance(node, _NOT_TEXT):
        return True
    return isinstance(node, nodes.paragraph) and any(
        name.startswith("beliefs-") for name in node["classes"]
    )


def _said(text: str, conditions: Conditions) -> Iterator[Paragraph]:
    if text:
        yield Paragraph(text=text, conditions=conditions)


def _entry(entry: nodes.list_item, mark: str, conditions: Conditions) -> Iterator[Paragraph]:
    """The paragraphs of an entry of a list, the first after its mark."""
    for paragraph in _paragraphs(entry, conditions):
        yield Paragraph(text=f"{mark}{paragraph.text}", conditions=paragraph.conditions)
        mark = ""


def _mark(around: nodes.Element, entry: nodes.list_item) -> str:
    """The mark before an entry of a list."""
    if isinstance(around, nodes.enumerated_list):
        return f"{around.get('start', 1) + around.index(entry)}. "
    return "- "


def _words_in(element: nodes.Element) -> str:
    """The words of all paragraphs in an element, in a line."""
    return " ".join(paragraph.text for paragraph in _paragraphs(element, ()))


def _lines(block: nodes.Element) -> str:
    """The text of a block line by line, with the space at the beginning of each."""
    lines = block.astext().expandtabs().splitlines()
    kept = (" " * (len(line) - len(line.lstrip())) + printable(line) for line in lines)
    return "\n".join(kept).strip("\n")


def _words(block: nodes.TextElement) -> str:
    """The words of a block in a line, with the address of each link that leads elsewhere."""
    simple = _simple_words(block)
    if simple is not None:
        return printable(simple)
    block = block.deepcopy()
    for part in list(block.findall(lambda node: isinstance(node, _OWN_WORDS))):
        part.parent.remove(part)
    for link in list(block.findall(nodes.reference)):
        address = link.get("refuri", "").removeprefix("mailto:")
        shown = {address, address.partition("//")[2]}
        if ("//" in address or "@" in address) and link.astext().strip() not in shown:
            link += nodes.Text(f" ({address})")
    return plain_title(block)


def _simple_words(element: nodes.Element) -> str | None:
    """The words of an element that has nothing but words; None for all others, which have to be
    copied before they can be read.
    """
    found = []
    for child in element.children:
        if isinstance(child, nodes.Text):
            found.append(child.astext())
        elif isinstance(child, _OWN_WORDS):
            continue
        elif type(child) not in _PLAIN or not isinstance(child, nodes.Element):
            return None
        elif (words := _simple_words(child)) is not None:
            found.append(words)
        else:
            return None
    return "".join(found)
