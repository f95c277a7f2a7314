"""Rows of views, written as HTML into their places on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from docutils import nodes

from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.records.index_choices import Layout
from sphinx_beliefs.model.records.query import Query, layout_of
from sphinx_beliefs.model.records.questions import (
    MindChangesView,
    RelatedTopicsView,
    RelatedWritingView,
)
from sphinx_beliefs.model.site.answers import ItemFacts
from sphinx_beliefs.model.site.change_rows import changes_shown
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.model.site.related import related_topics, related_writing
from sphinx_beliefs.rendering.change_table import change_table
from sphinx_beliefs.rendering.fact_rows import fact_lines, topic_list, writing_list
from sphinx_beliefs.rendering.html_markup import HtmlMarkup
from sphinx_beliefs.rendering.index_rows import RowWriter

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_beliefs.doctree.nodes import beliefs_rows
    from sphinx_beliefs.domain import BeliefsDomain


def visit_rows(self: HTML5Translator, node: beliefs_rows) -> None:
    """Write the rows; the node contains only the question or facts that they are made from."""
    self.body += [f'<span id="{name}"></span>' for name in node["ids"]]
    self.body.append(_html(beliefs_domain(self.builder.env), node))
    raise nodes.SkipNode


def _html(domain: BeliefsDomain, node: beliefs_rows) -> str:
    view: ItemFacts | Query | MindChangesView | RelatedTopicsView | RelatedWritingView
    view = node["view"]
    docname = node["docname"]
    markup = HtmlMarkup(domain, node["page"], base=node.get("base", ""))
    match view:
        case Query():
            listing = listing_of(domain.site, view)
            rows = RowWriter(markup, view, listing)
            layout = layout_of(view)
            match layout:
                case Layout.TABLE:
                    return rows.table()
                case Layout.LIST:
                    return rows.bullets(listing.groups[node["group"]])
                case Layout.CARDS:
                    return rows.cards(listing.groups[node["group"]])
            assert_never(layout)
        case ItemFacts():
            return fact_lines(markup, view)
        case MindChangesView():
            return change_table(markup, changes_shown(domain.site, view, docname).rows)
        case RelatedTopicsView():
            return topic_list(markup, related_topics(domain.site, docname))
        case RelatedWritingView():
            return writing_list(markup, related_writing(domain.site, docname))
    assert_never(view)
