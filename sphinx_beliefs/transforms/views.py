"""Fills the places that view directives hold, each time a page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.dates import DateKind
from sphinx_beliefs.model.graphs import GraphView
from sphinx_beliefs.model.query import Query
from sphinx_beliefs.model.views import (
    RelatedTopicsView,
    RelatedWritingView,
    Target,
    TopicRow,
    WritingRow,
)
from sphinx_beliefs.nodes import beliefs_number, beliefs_view, with_placeholders
from sphinx_beliefs.transforms.graphs import GraphWriter
from sphinx_beliefs.transforms.listings import ListingWriter, paragraph
from sphinx_beliefs.wording import _, stub_word

if TYPE_CHECKING:
    from collections.abc import Iterable


class FillViews(SphinxPostTransform):
    """Replaces each view by what it shows now."""

    # Before references are resolved, by MyST (9) and by Sphinx (10).
    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Ask the catalogue, and build what it answers."""
        domain = beliefs_domain(self.env)
        if not domain.is_whole and not domain.has_views(self.env.current_document.docname):
            return
        for node in list(self.document.findall(beliefs_view)):
            writer = ViewWriter(domain, node["docname"])
            filled = writer.write(node["view"], node)
            for part in filled:
                part.source, part.line = node.source, node.line
            filled[0]["ids"] += node["ids"]
            node.replace_self(filled)
        for number in list(self.document.findall(beliefs_number)):
            number += nodes.Text(str(domain.catalogue.count(number["view"])))


class ViewWriter:
    """Builds nodes of the answers of the catalogue for one page."""

    def __init__(self, domain: BeliefsDomain, docname: str) -> None:
        self.domain = domain
        self.docname = docname

    def write(self, view: object, node: nodes.Element) -> list[nodes.Element]:
        """The nodes of one view; what finds nothing says so."""
        catalogue = self.domain.catalogue
        match view:
            case Query():
                return ListingWriter(self.domain, self.docname, view).write()
            case GraphView():
                return GraphWriter(self.domain, self.docname, view, node).write()
            case RelatedTopicsView():
                rows = list(catalogue.related_topics(self.docname))
                if not rows:
                    return [_nothing(_("No related topics yet."))]
                return [_list([self.topic_entry(row) for row in rows], "beliefs-topics")]
            case RelatedWritingView():
                essays = catalogue.related_writing(self.docname)
                if not essays:
                    return [_nothing(_("No essays tagged with this topic yet."))]
                return [_list([self.writing_entry(row) for row in essays], "beliefs-writing")]
        raise TypeError(view)

    def link(self, target: Target) -> nodes.Element:
        """The title of a target, linked."""
        return self.domain.link(target, self.docname)

    def topic_entry(self, row: TopicRow) -> list[nodes.Element]:
        """A topic with region, status and tagline."""
        line = paragraph([self.link(row.topic)])
        # One element for all of them: on a site of any size these lists are most of the nodes.
        text = "".join(f" · {fact}" for fact in (row.region, row.status) if fact)
        facts = nodes.inline("", "", *with_placeholders(text), classes=["beliefs-facts"])
        if row.is_stub:
            facts += [nodes.Text(" · "), nodes.inline("", stub_word(), classes=["beliefs-stub"])]
        if facts.astext():
            line += facts
        if not row.tagline:
            return [line]
        return [line, paragraph(with_placeholders(row.tagline), "beliefs-tagline")]

    def writing_entry(self, row: WritingRow) -> list[nodes.Element]:
        """An essay with its date."""
        line = paragraph([self.link(row.page)])
        if row.date is not None and row.date.kind is DateKind.DATE:
            line += [nodes.Text(" · "), *self.domain.date_style.node(row.date)]
        return [line]


def _list(entries: Iterable[Iterable[nodes.Node]], css_class: str) -> nodes.bullet_list:
    items = (nodes.list_item("", *entry) for entry in entries)
    return nodes.bullet_list("", *items, classes=["beliefs-list", css_class])


def _nothing(text: str) -> nodes.paragraph:
    return paragraph([nodes.emphasis("", text)], "beliefs-nothing")
