"""Rearranges our nodes for text, manual pages and Texinfo, which can set little apart: an item
becomes a term and its definition, and the parts of a line get punctuation between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.nodes import (
    beliefs_block,
    beliefs_credence,
    beliefs_date,
    beliefs_index_table,
    beliefs_isolate,
    beliefs_log,
    beliefs_notice,
    beliefs_placeholder,
    beliefs_turned_link,
)
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.rendering.title_lines import separate, separate_reading
from sphinx_beliefs.words.direction import APART, is_leftward, turns
from sphinx_beliefs.words.joining import label_of, led_by

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The blocks that become a term and its definition: their first line, and the others.
_DEFINED = frozenset({"beliefs-item", "beliefs-card"})

#: The parts of a line that are in an order of their own.
_APART = (beliefs_credence, beliefs_placeholder, beliefs_isolate, beliefs_turned_link)


def rearrange(document: nodes.document, builder: str, language: str) -> None:
    """Rearrange a document that is about to be written by ``text``, ``man`` or ``texinfo``."""
    if builder == "text" and is_leftward(language):
        _set_apart(document)
    if builder == "text":
        _show_addresses(document)
    elif builder == "man":
        _unlink(document)
    _dissolve(document)
    for listed in list(document.findall(nodes.bullet_list)):
        if "beliefs-log-entries" in listed["classes"]:
            for line in listed.findall(nodes.paragraph):
                separate(line, beliefs_date, led_by(label_of("")))
    for block in list(document.findall(beliefs_block)):
        if _DEFINED.intersection(block["classes"]):
            is_texinfo = builder == "texinfo"
            _arrange_title(block, is_texinfo=is_texinfo)
            block.replace_self(_defined(block, is_texinfo=is_texinfo))


def _set_apart(document: nodes.document) -> None:
    """Put the marks that keep parts in their order around credences, blanks and what is written the
    other way. Whoever shows the text follows them; manual pages and Texinfo are not for such
    languages.
    """
    for part in list(document.findall(nodes.Element)):
        if isinstance(part, _APART) or ("claim" in part and turns(part.astext(), in_leftward=True)):
            part.children = [nodes.Text(APART[0]), *part.children, nodes.Text(APART[1])]


def _dissolve(document: nodes.document) -> None:
    """Put the contents of heads of topics, of notices and of logs in their places: a manual page
    would not begin the first paragraph of a container on a line of its own.
    """
    for container in list(document.findall(nodes.container)):
        is_head = isinstance(container, beliefs_block) and "beliefs-header" in container["classes"]
        if is_head or isinstance(container, beliefs_notice | beliefs_log):
            container.replace_self(container.children)


def _arrange_title(block: nodes.Element, *, is_texinfo: bool) -> None:
    """Put punctuation between the parts of a title line."""
    title = block[0]
    if not isinstance(title, nodes.Element):
        return
    if "beliefs-belief" in block["classes"]:
        for child in title.children:
            if isinstance(child, beliefs_credence | beliefs_placeholder):
                before = title[title.index(child) - 1]
                title.replace(before, nodes.Text(" — "))
    elif "beliefs-reading" in block["classes"]:
        separate(title, beliefs_date, led_by(label_of("")))
        separate_reading(title)
    if is_texinfo:
        # It puts quotes around what is strong.
        for strong in list(title.findall(nodes.strong)):
            strong.replace_self(nodes.inline("", "", *strong.children))


def _defined(block: nodes.Element, *, is_texinfo: bool) -> list[nodes.Node]:
    """A block as a term and its definition, or as a paragraph if it is only a title line."""
    title, *rest = block.children
    words = [*_anchor(block["ids"]), *title.children]
    line = nodes.paragraph("", "", *words)
    if not rest:
        return [line]
    if is_texinfo:
        # It does not break the lines of a term.
        return [line, nodes.block_quote("", *rest)]
    term = nodes.term("", "", *words)
    item = nodes.definition_list_item("", term, nodes.definition("", *rest))
    return [nodes.definition_list("", item)]


def _anchor(ids: list[str]) -> list[nodes.Node]:
    return [nodes.target("", "", ids=ids)] if ids else []


# -- addresses --------------------------------------------------------------------------------


def _show_addresses(document: nodes.document) -> None:
    """Show the addresses that our links lead to, in brackets."""
    for kind in (beliefs_block, beliefs_notice):
        for block in document.findall(kind):
            for link in list(block.findall(nodes.reference)):
                uri = link.get("refuri", "")
                shown = f" <{uri.removeprefix('mailto:')}>"
                if ("://" in uri or uri.startswith("mailto:")) and not link.astext().endswith(
                    shown
                ):
                    link += nodes.Text(shown)


def _unlink(document: nodes.document) -> None:
    """Show only the titles of our links within a manual page, which would show what they lead to
    as well: nothing.
    """
    for link in list(document.findall(nodes.reference)):
        uri = link.get("refuri", "#")
        if (not uri or uri.startswith("#")) and _is_ours(link):
            link.replace_self(link.children)


def _is_ours(link: nodes.Element) -> bool:
    """Return whether a link is that of a role of ours, or stands in something of ours."""
    return any(DOMAIN in part["classes"] for part in link.findall(nodes.inline)) or any(
        isinstance(parent, beliefs_block | beliefs_index_table)
        or "beliefs-list" in parent["classes"]
        for parent in _parents(link)
    )


def _parents(node: nodes.Node) -> Iterator[nodes.Element]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent
