"""The table of all beliefs at the end of a PDF, with the pages that they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_beliefs.doctree.nodes import beliefs_index_table
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.notation.credence import NO_CREDENCE, Credence
from sphinx_beliefs.model.records.index_choices import Column, Group
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.site.answers import Target
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.rendering.latex_tree import beliefs_page_number
from sphinx_beliefs.rendering.node_markup import NodeMarkup, Nodes, paragraph
from sphinx_beliefs.words.view_wording import all_of, column_title, number_of_page
from sphinx_beliefs.words.wording import no_region, state_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from sphinx.builders.latex import LaTeXBuilder

    from sphinx_beliefs.model.site.columns import Cell
    from sphinx_beliefs.model.site.listing import Row, RowGroup

_COLUMNS = (Column.TITLE, Column.CREDENCE, Column.TOPIC)
_QUERY = Query(kind=Kind.BELIEF, group_by=Group.REGION, columns=_COLUMNS)

#: The relative widths of the columns, of which the last is that of the page numbers.
_WIDTHS = (49, 20, 22, 9)


class BeliefTable(SphinxPostTransform):
    """Adds the table to each document, if the site wants it, before references are resolved."""

    default_priority = 7

    def run(self, **kwargs: Any) -> None:
        """Add a section with the beliefs of the pages that are in the document."""
        domain = beliefs_domain(self.env)
        if domain.options.latex_table and domain.settled.is_used:
            builder = cast("LaTeXBuilder", domain.output.builder)
            docname = self.document["docname"]
            writer = _TableWriter(domain, docname, frozenset(builder.docnames))
            self.document += writer.section()


class _TableWriter:
    """Builds the section of one document."""

    def __init__(self, domain: BeliefsDomain, docname: str, docnames: Set[str]) -> None:
        self.markup = NodeMarkup(domain, docname)
        self.docnames = docnames
        self.groups = listing_of(domain.site, _QUERY).groups

    def section(self) -> nodes.section:
        """The section, with its title and the table."""
        title = all_of(Kind.BELIEF)
        section = nodes.section("", nodes.title("", title), ids=["beliefs-table"])
        titles = [column_title(column, Kind.BELIEF) for column in _COLUMNS]
        head = _row(*([nodes.Text(each)] for each in (*titles, number_of_page())))
        body = nodes.tbody("", *(row for group in self.groups for row in self._rows(group)))
        widths = (nodes.colspec("", colwidth=width) for width in _WIDTHS)
        inside = nodes.tgroup("", *widths, nodes.thead("", head), body, cols=len(_WIDTHS))
        classes = ["beliefs-index", "colwidths-given", "longtable"]
        section += beliefs_index_table("", inside, classes=classes, words={})
        return section

    def _rows(self, group: RowGroup) -> Iterator[nodes.Node]:
        rows = [row for row in group.rows if row.target.docname in self.docnames]
        if rows and (group.title or len(self.groups) > 1):
            yield from self.markup.group_row(group, group.title or no_region(), len(_WIDTHS))
        for row in rows:
            yield self._row(row)

    def _row(self, row: Row) -> nodes.row:
        title, credence, topic = map(self._cell, row.cells)
        if state := state_word(row.state):
            title = [*title, nodes.Text(" · "), *self.markup.text(state)]
        page = beliefs_page_number("", docname=row.target.docname, anchor=row.target.anchor)
        return _row(title, credence, topic, [page])

    def _cell(self, cell: Cell) -> Nodes:
        match cell:
            case Target():
                return self.markup.link(cell)
            case Credence():
                return self.markup.credence(cell, in_table=True)
        return self.markup.text(NO_CREDENCE)


def _row(*cells: Sequence[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", paragraph(cell)) for cell in cells))
