"""Fills the places that view directives leave, each time a page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, assert_never

from docutils import nodes
from msgspec.structs import replace
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_beliefs.doctree.conditions import conditions_around
from sphinx_beliefs.doctree.nodes import (
    beliefs_block,
    beliefs_index_table,
    beliefs_number,
    beliefs_rows,
    beliefs_view,
)
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.records.questions import (
    CalibrationView,
    GraphView,
    MindChangesView,
    RelatedTopicsView,
    RelatedWritingView,
    TrackRecordView,
)
from sphinx_beliefs.model.site.related import related_topics, related_writing
from sphinx_beliefs.model.site.selection import count_of
from sphinx_beliefs.rendering.change_writer import write_changes
from sphinx_beliefs.rendering.copies import is_alone, is_copy, note_copy, page_of
from sphinx_beliefs.rendering.fact_rows import topic_list, writing_list
from sphinx_beliefs.rendering.index_writer import IndexWriter
from sphinx_beliefs.rendering.map_writer import MapWriter
from sphinx_beliefs.rendering.node_markup import NodeMarkup, Nodes, paragraph
from sphinx_beliefs.words.joining import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_beliefs.model.records.query import PlacedView
    from sphinx_beliefs.rendering.calibration_writer import write_calibration
    from sphinx_beliefs.rendering.row_markup import Markup
    from sphinx_beliefs.rendering.track_record_writer import write_track_record
else:
    # Needed only on pages with such views.
    write_calibration = Late("sphinx_beliefs.rendering.calibration_writer:write_calibration")
    write_track_record = Late("sphinx_beliefs.rendering.track_record_writer:write_track_record")

_R = TypeVar("_R")


class FillViews(SphinxPostTransform):
    """Replaces each view by its present answer."""

    def run(self, **kwargs: Any) -> None:
        """Ask the site, and build the nodes of its answers."""
        domain = beliefs_domain(self.env)
        docname = self.env.current_document.docname
        if is_copy(domain, self.document):
            note_copy(domain, self.document)
        elif not domain.output.is_one_file and not domain.store.has_views(docname):
            return
        if domain.output.builder.name == "gettext":
            # Translators need the author's own words, which are in the view.
            return
        for node in list(self.document.findall(beliefs_view)):
            if domain.output.judge.all_hold(conditions_around(node)):
                _fill(domain, node, page_of(domain, node, docname))
        for number in list(self.document.findall(beliefs_number)):
            number += nodes.Text(str(count_of(domain.site, number["view"])))


def _fill(domain: BeliefsDomain, node: beliefs_view, page: str) -> None:
    # The author's words may have been translated.
    words = {words["option"]: words.astext() for words in _words(node)}
    view = replace(node["view"], **words)
    filled = ViewWriter(domain, node["docname"], page).write(view, node)
    for part in filled:
        part.source, part.line = node.source, node.line
    first = filled[0]
    ids = [name for name in node["ids"] if name != node["name"]]
    if isinstance(first, beliefs_index_table):
        first["ids"] += ids
        first["name"] = domain.output.own_id(node["docname"], node["name"])
        if view.caption and not first["ids"]:
            # Sphinx gives captions a link to the element's own id.
            first["ids"].append(first["name"])
    elif isinstance(first, nodes.Element):
        first["ids"] += [name for name in ids if name != node.get("label")]
        if "label" in node:
            filled.insert(0, nodes.target("", "", ids=[node["label"]]))
    # The block gives a view its direction, where the site is written from right to left.
    if node["classes"] or (domain.output.is_html and domain.output.is_leftward):
        filled = [beliefs_block("", *filled, classes=node["classes"])]
        if isinstance(first, beliefs_index_table):
            # What replaces a node gets its ids, and these are those of the table already.
            node["ids"] = []
    if is_alone(node):
        # Whoever resolves a single node goes on with that node, and not with what replaced it.
        node[:] = filled
        node.attributes.pop("view")
    else:
        node.replace_self(filled)


def _words(node: nodes.Node) -> list[nodes.Element]:
    """The author's words to readers in a view."""
    return [child for child in node.findall(nodes.paragraph) if "option" in child]


def caption_of(node: nodes.Node) -> str | None:
    """The caption of a view, which is the text of references to it; None if it has none."""
    captions = (words.astext() for words in _words(node) if words["option"] == "caption")
    return next(captions, None)


class ViewWriter:
    """Builds nodes of the site's answers to the page ``docname``, as they stand on ``page``."""

    def __init__(self, domain: BeliefsDomain, docname: str, page: str) -> None:
        self.domain = domain
        self.docname = docname
        self.page = page

    def write(self, view: PlacedView, node: nodes.Element) -> Nodes:
        """The nodes of one view; one that finds nothing says so."""
        match view:
            case Query():
                return IndexWriter(self.domain, self.page, view).write()
            case GraphView():
                return [*MapWriter(self.domain, self.page, view, node).write()]
            case MindChangesView():
                return write_changes(self.domain, view, self.docname, self.page)
            case TrackRecordView():
                return write_track_record(self.domain, view, self.docname, self.page)
            case CalibrationView():
                return write_calibration(self.domain, view, self.docname, self.page)
            case RelatedTopicsView():
                topics = list(related_topics(self.domain.site, self.docname))
                nothing = _("No related topics yet.")
                return self._list(view, topics, topic_list, nothing)
            case RelatedWritingView():
                writing = related_writing(self.domain.site, self.docname)
                nothing = _("No essays tagged with this topic yet.")
                return self._list(view, writing, writing_list, nothing)
        assert_never(view)

    def _list(
        self,
        view: PlacedView,
        rows: Sequence[_R],
        listed: Callable[[Markup[Nodes], Sequence[_R]], Nodes],
        nothing: str,
    ) -> Nodes:
        if not rows:
            return [paragraph([nodes.emphasis("", nothing)], "beliefs-nothing")]
        if self.domain.output.writes_rows_at_once:
            return [beliefs_rows("", view=view, docname=self.docname, page=self.page)]
        return listed(NodeMarkup(self.domain, self.page), rows)
