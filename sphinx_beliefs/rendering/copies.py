"""Copies of parts of pages, which other extensions put on other pages and into feeds.

ablog keeps the first paragraphs of a post, and has Sphinx resolve them again for each list and feed
that shows them; sphinx-needs does so with what a need contains. Such a copy is no page: it has a
document of its own, without a source, and the name of the page on which it will stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from docutils import nodes
from sphinx import addnodes

from sphinx_beliefs.authoring.quotes import quote_of
from sphinx_beliefs.doctree.nodes import (
    beliefs_block,
    beliefs_graph,
    beliefs_number,
    beliefs_rows,
    beliefs_view,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.domain import BeliefsDomain

#: The mark of a copy that shows something of ours, among the attributes of its document.
_OF_OURS = "beliefs-copy"

#: The lender of what comes from no page, such as a file that is included in one.
NO_PAGE = ""


def is_copy(domain: BeliefsDomain, document: nodes.document) -> bool:
    """Return whether a document that is being resolved is a copy of parts of pages, and not the
    present page as it was read, or a file of all pages.
    """
    env = domain.env
    path = env.doc2path(env.current_document.docname)
    return not domain.output.is_one_file and str(document.get("source", "")) != str(path)


def is_alone(node: nodes.Node) -> bool:
    """Return whether a node is resolved by itself; Sphinx then makes a document around it."""
    return isinstance(node.parent, nodes.document) and not node.parent.get("source")


def page_of(domain: BeliefsDomain, node: nodes.Element, docname: str) -> str:
    """The page on which a node stands, in a document that is resolved as ``docname``.

    A file with all pages is resolved as its first one, while each node knows its own.
    """
    page: str = node["docname"] if domain.output.is_one_file else docname
    return page


def note_copy(domain: BeliefsDomain, document: nodes.document) -> None:
    """Note which pages lend something of ours to the page on which a copy will stand."""
    lenders = set(_lenders(domain, document))
    if lenders:
        document[_OF_OURS] = True
        docname = domain.env.current_document.docname
        domain.output.borrowed.setdefault(docname, set()).update(lenders)


def _lenders(domain: BeliefsDomain, document: nodes.document) -> Iterator[str]:
    """The pages from which something of ours was copied."""
    for node in document.findall():
        if isinstance(node, beliefs_block | beliefs_view | beliefs_number):
            if "docname" in node:
                yield node["docname"]
        elif isinstance(node, addnodes.pending_xref):
            quote = quote_of(node)
            if quote is not None and domain.site.find(quote.role, quote.target) is not None:
                yield domain.env.path2doc(_source_of(node)) or NO_PAGE


def _source_of(node: nodes.Node | None) -> str:
    """The path of the file in which a node was written; empty if it is not known."""
    while node is not None:
        if node.source:
            return node.source
        node = node.parent
    return ""


def make_absolute(domain: BeliefsDomain, document: nodes.Element, docname: str) -> None:
    """Make the links of a copy absolute that stands on no page of the site, if it shows something
    of ours; ``docname`` is the page from which its links would lead.
    """
    output = domain.output
    base = output.base_url
    if not base or not document.get(_OF_OURS):
        return
    place = urljoin(base, output.builder.get_target_uri(docname))
    for node in document.findall(nodes.Element):
        if isinstance(node, beliefs_rows):
            node["base"] = base
        elif isinstance(node, beliefs_graph):
            node["uris"] = [urljoin(place, uri) for uri in node["uris"]]
        elif isinstance(node, nodes.reference) and node.get("internal") and "refuri" in node:
            node["refuri"] = urljoin(place, node["refuri"])
