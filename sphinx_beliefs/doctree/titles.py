"""Titles and log lines of a page, as plain text for use elsewhere."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import clean_astext

from sphinx_beliefs.doctree.nodes import beliefs_title
from sphinx_beliefs.model.notation.names import name_of_target, printable
from sphinx_beliefs.model.records.record import quoted

if TYPE_CHECKING:
    from sphinx_beliefs.model.problem import Place

#: The beginnings of raw text that breaks a line within a paragraph.
_LINE_BREAKS = ("<br", "\\\\")


#: Nodes that are links in HTML, or become links once all pages have been read.
_LINKS = (
    nodes.reference,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.substitution_reference,
    nodes.problematic,
    addnodes.pending_xref,
    addnodes.manpage,
)


def page_title(document: nodes.document) -> nodes.title | None:
    """The title of a page: that of its first section, as in Sphinx."""
    section = document.next_node(nodes.section)
    return section.next_node(nodes.title) if section is not None else None


def plain_title(node: nodes.Element) -> str:
    """The words of a title or of a log line, without pictures and footnote marks."""
    if not all(isinstance(child, nodes.Text) for child in node.children):
        node = node.deepcopy()
        for part in list(node.findall(_is_no_word)):
            part.parent.remove(part)
        for xref in list(node.findall(addnodes.pending_xref)):
            if xref["refdomain"] == "beliefs" and not xref["refexplicit"]:
                name = name_of_target(xref["reftype"], xref["reftarget"])
                xref.replace_self(nodes.Text(quoted(xref["reftype"], name)))
        return printable(clean_astext(node))
    return printable(node.astext())


def holds_link(words: nodes.Element) -> bool:
    """Return whether a line contains a link, or a node that will become one: links cannot be
    nested.
    """
    return words.next_node(lambda node: isinstance(node, _LINKS)) is not None


def text_after(node: nodes.Node) -> str:
    """The text right after a node in its block, at least its first word; empty if there is none.

    A title that is not known yet counts as a capital letter, since most titles begin with one.
    """
    child = node
    parent: nodes.Element | None = node.parent
    while parent is not None:
        for sibling in islice(parent.children, parent.index(child) + 1, None):
            if _is_title_to_come(sibling):
                return "A"
            text = str(sibling.astext()).strip()
            if isinstance(sibling, nodes.raw) and text.startswith(_LINE_BREAKS):
                return ""
            if text and not isinstance(sibling, nodes.raw) and not _is_no_word(sibling):
                return text
        if not isinstance(parent, nodes.Inline):
            break
        child, parent = parent, child.parent.parent
    return ""


def _is_title_to_come(node: nodes.Node) -> bool:
    return bool(
        isinstance(node, addnodes.pending_xref)
        and node.get("refdomain") == "beliefs"
        and node["reftype"] != "credence"
        and not node.get("refexplicit")
    )


def _is_no_word(node: nodes.Node) -> bool:
    return isinstance(node, nodes.footnote_reference | nodes.system_message)


def item_answers(item: nodes.Element | None) -> dict[str, str]:
    """The texts of an item's options that stand below its body, such as the answers of an
    uncertainty, as they are on its page, by option.
    """
    paragraphs = (child for child in (item or ()) if "beliefs-answer" in _classes(child))
    found = (child for paragraph in paragraphs for child in paragraph.children)
    return {
        words["answer"]: plain_title(words)
        for words in found
        if isinstance(words, nodes.Element) and "answer" in words
    }


def item_words(item: nodes.Element | None) -> dict[str, str]:
    """The texts of an item's options that stand on its title line, by option."""
    if item is None or not item.children or not isinstance(item[0], nodes.Element):
        return {}
    found = (words for words in item[0].findall(nodes.inline) if "said" in words)
    return {words["said"]: plain_title(words) for words in found}


def log_reasons(document: nodes.document) -> dict[Place, str]:
    """The reasons in the logs of a page, as they stand there, by the places of their entries."""
    found = (reason for reason in document.findall(nodes.inline) if "reason_at" in reason)
    return {reason["reason_at"]: plain_title(reason) for reason in found}


def _classes(node: nodes.Node) -> list[str]:
    return list(node["classes"]) if isinstance(node, nodes.Element) else []


def item_title(item: nodes.Element | None) -> str:
    """The title of an item on its page, without the credence and the like; empty if it has none."""
    line = item[0] if item is not None and item.children else None
    if not isinstance(line, beliefs_title):
        return ""
    for part in line.children:
        if isinstance(part, nodes.Element) and "claim" in part.attributes:
            return plain_title(part)
    # The title is inside a link.
    claim = line.next_node(lambda part: isinstance(part, nodes.Element) and "claim" in part)
    return plain_title(claim) if isinstance(claim, nodes.Element) else ""
