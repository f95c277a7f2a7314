"""Maps as nodes: a picture, if one can be drawn, and always a nested list that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.inline_nodes import credence, own_label, with_placeholders
from sphinx_beliefs.doctree.nodes import beliefs_graph, beliefs_log, beliefs_log_summary
from sphinx_beliefs.model.problem import N_plural, Subtype
from sphinx_beliefs.model.records.index_choices import Column
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.questions import MOST_DRAWN, GraphView, Subject
from sphinx_beliefs.model.site.dot import dot_text
from sphinx_beliefs.model.site.maps import Arrow, Graph, ends_below, graph_of
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.words.joining import led_by
from sphinx_beliefs.words.relation_wording import relation_label, relation_word
from sphinx_beliefs.words.view_wording import (
    arrow_text,
    arrow_word,
    as_a_list,
    date_phrase,
    map_text,
    nothing_to_draw,
    superseded_word,
)
from sphinx_beliefs.words.wording import filled, state_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.site.maps import Box


class MapWriter:
    """Builds the nodes of one map on one page; ``node`` is its place."""

    def __init__(
        self, domain: BeliefsDomain, docname: str, view: GraphView, node: nodes.Element
    ) -> None:
        self.domain = domain
        self.references = domain.references(docname)
        self.view = view
        self.node = node
        self.graph: Graph = graph_of(domain.site, view)

    def write(self) -> list[nodes.Element]:
        """The picture, with the list folded up below it, or the list alone."""
        if not self.graph.boxes:
            words = nodes.emphasis("", nothing_to_draw())
            return [nodes.paragraph("", "", words, classes=["beliefs-nothing"])]
        found: list[nodes.Element] = []
        if self.view.caption:
            caption = with_placeholders(self.view.caption, self.domain.options.blank_words)
            found.append(nodes.paragraph("", "", *caption, classes=["beliefs-caption"]))
        shown = self._list()
        if self.domain.output.draws_maps and self._is_small_enough():
            return [*found, self._picture(shown)]
        return [*found, shown]

    # -- picture ------------------------------------------------------------------------

    def _is_small_enough(self) -> bool:
        """Return whether the map is small enough to read; else the author is warned."""
        count, limit = len(self.graph.boxes), min(self.view.limit, MOST_DRAWN)
        if count > limit:
            one, many = N_plural(
                "this map would have {count} box, and more than {limit} cannot be read; narrow "
                "it with region, pages, topic or belief, or set limit; the list is shown in its "
                "place",
                "this map would have {count} boxes, and more than {limit} cannot be read; narrow "
                "it with region, pages, topic or belief, or set limit; the list is shown in its "
                "place",
            )
            if limit == MOST_DRAWN:
                one, many = N_plural(
                    "this map would have {count} box, and more than {limit} are never drawn; "
                    "narrow it with region, pages, topic or belief; the list is shown in its place",
                    "this map would have {count} boxes, and more than {limit} are never drawn; "
                    "narrow it with region, pages, topic or belief; the list is shown in its place",
                )
            problem = Subtype.GRAPH.problem(one, many, count, limit=str(limit))
            warn(problem, self.node)
        return count <= limit

    def _picture(self, same: nodes.Node) -> beliefs_graph:
        """The place of the picture, with ``same``, the list, folded up in it."""
        has_links = self.domain.output.is_html
        summary = beliefs_log_summary("", as_a_list())
        return beliefs_graph(
            "",
            beliefs_log("", summary, same, classes=["beliefs-folded"]),
            code=dot_text(
                self.graph,
                arrow_word=arrow_word,
                relation_word=relation_word,
                credence_text=self.domain.date_style.figures.explained,
                fired_text=self._fired_text,
                links=has_links,
                leftward=self.domain.output.is_leftward,
            ),
            uris=[self._uri(box) for box in self.graph.boxes] if has_links else [],
            alt=self.view.caption or map_text(self.view.subject),
            classes=[f"beliefs-graph-{self.view.subject.value}"],
        )

    def _fired_text(self, date: Date) -> str:
        phrase = date_phrase(Column.DATE, Kind.UPDATE_TRIGGER)
        return filled(phrase, date=self.domain.date_style.text(date))

    def _uri(self, box: Box) -> str:
        link = self.references.link(box.target)
        return str(link.get("refuri") or f"#{link.get('refid', '')}")

    # -- list -------------------------------------------------------------------------

    def _list(self) -> nodes.bullet_list:
        """The list of topics with their related ones, or of beliefs with what bears on them."""
        if self.view.subject is Subject.TOPICS:
            numbers: Sequence[int] = range(len(self.graph.boxes))
        else:
            numbers = [n for n, box in enumerate(self.graph.boxes) if box.kind is Kind.BELIEF]
        below = ends_below(self.graph)
        items = []
        for number in numbers:
            item = nodes.list_item("", self._line(number))
            inner = [
                nodes.list_item("", self._line(other, arrow)) for other, arrow in below[number]
            ]
            if inner:
                item += nodes.bullet_list("", *inner)
            items.append(item)
        return nodes.bullet_list("", *items, classes=["beliefs-list", "beliefs-map"])

    def _line(self, number: int, arrow: Arrow | None = None) -> nodes.paragraph:
        box = self.graph.boxes[number]
        line = nodes.paragraph("", "")
        lead = ""
        if arrow is not None and arrow.relation is not None:
            lead = relation_label(arrow.relation, is_start=arrow.start == number)
        elif arrow is not None and not arrow.is_mutual:
            if box.kind is Kind.BELIEF:
                lead = superseded_word(is_by=arrow.end == number)
            else:
                lead = arrow_text(box.kind, arrow.way)
        if lead:
            line += own_label(led_by(lead))
        line += self.references.link(box.target)
        facts: list[nodes.Node] = []
        if box.credence is not None:
            facts.append(credence(box.credence, self.domain.date_style.figures))
        if box.fired is not None:
            phrase = date_phrase(Column.DATE, Kind.UPDATE_TRIGGER)
            before, _mark, after = phrase.partition("{date}")
            when = self.domain.date_style.node(box.fired)
            facts.append(nodes.inline("", "", nodes.Text(before), *when, nodes.Text(after)))
        if arrow is None and box.group:
            facts.append(nodes.Text(box.group))
        if arrow is None and (word := state_word(box.state)):
            facts.append(nodes.Text(word))
        if facts:
            dotted = (part for fact in facts for part in (nodes.Text(" · "), fact))
            line += nodes.inline("", "", *dotted, classes=["beliefs-beside"])
        return line
