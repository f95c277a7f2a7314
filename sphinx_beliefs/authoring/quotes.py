"""Records, as a page is read, what it shows of other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from sphinx import addnodes

from sphinx_beliefs.doctree.conditions import conditions_around
from sphinx_beliefs.doctree.nodes import beliefs_block, beliefs_number, beliefs_view
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.known_names import DOMAIN, GENERATED_PAGES
from sphinx_beliefs.model.notation.names import name_of_target
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.questions import TOCTREE, Quote
from sphinx_beliefs.references import PAGE_LINK
from sphinx_beliefs.toctrees import pages_in

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.model.records.query import Question


#: References without a domain that can lead to an item: Sphinx's own, and MyST's ``[](#name)``.
_CAN_MEAN_ANYTHING = frozenset({"any", "myst"})


#: Nodes that can show something of other pages. Every node of every page is tested for these.
_SHOWING = (addnodes.pending_xref, addnodes.toctree, beliefs_view, beliefs_number)


def note_shown(app: Sphinx, doctree: nodes.document) -> None:
    """Record what a page shows of others: its views and counts, and the cross-references that
    show titles or credences.
    """
    docname = app.env.current_document.docname
    domain = beliefs_domain(app.env)
    # Without a condition, docutils walks over a page twice as fast.
    for node in doctree.findall():
        if not isinstance(node, _SHOWING):
            continue
        for shown, place in _shown_by(app.env, node):
            conditions = conditions_around(node)
            if conditions:
                domain.store.note_conditions(docname, conditions)
                shown = replace(shown, conditions=conditions)
            domain.store.note_shown(docname, shown, place)


def _shown_by(env: BuildEnvironment, node: nodes.Node) -> list[tuple[Question, Place | None]]:
    """What a node shows of other pages, and its place for warnings."""
    match node:
        case addnodes.pending_xref():
            quote = quote_of(node)
            return [(quote, None)] if quote is not None else []
        case addnodes.toctree():
            place = Place(line=node.line or 0)
            pages = pages_in(env, env.current_document.docname, node)
            return [(Quote(role=TOCTREE, target=page), place) for page in pages]
        case beliefs_view() | beliefs_number():
            # Sphinx stores the node; from here on, the domain keeps the place.
            return [(node["view"], node.attributes.pop("place", None))]
    return []


def quote_of(node: addnodes.pending_xref) -> Quote | None:
    """The quote that a cross-reference makes; None if it can quote nothing of ours."""
    refdomain, reftype = node.get("refdomain"), node["reftype"]
    if refdomain == DOMAIN and reftype != PAGE_LINK:
        target = name_of_target(reftype, node["reftarget"])
        if node.get("beliefs_in_option"):
            return Quote(role=reftype, target=target, in_option=True)
        return Quote(role=reftype, target=target, item=_item_around(node))
    if not refdomain and reftype in _CAN_MEAN_ANYTHING:
        return Quote(role="any", target=node["reftarget"], item=_item_around(node))
    if reftype == "ref" and node["reftarget"] in GENERATED_PAGES:
        return Quote(role="ref", target=node["reftarget"])
    return None


def _item_around(node: nodes.Node) -> str:
    """The anchor of the item whose text contains a node; empty if there is none."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, beliefs_block) and "docname" in parent:
            return "".join(parent["ids"][:1])
        parent = parent.parent
    return ""
