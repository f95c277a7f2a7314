"""Rows of views as nodes, for builders that need them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.inline_nodes import aloud, credence, isolated, with_placeholders
from sphinx_beliefs.doctree.nodes import beliefs_block
from sphinx_beliefs.model.notation.credence import NO_CREDENCE
from sphinx_beliefs.model.records.index_choices import ChangeColumn, Column
from sphinx_beliefs.rendering.row_markup import AnyColumn, Markup, cell_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.listing import RowGroup
    from sphinx_beliefs.output import Output

#: The relative widths of columns, for builders that need them.
_WIDTHS: dict[AnyColumn, int] = {
    Column.TITLE: 45,
    Column.CREDENCE: 18,
    Column.LEFT: 25,
    Column.BELIEFS: 30,
    Column.IF_YES: 30,
    Column.IF_NO: 30,
    ChangeColumn.BELIEF: 34,
    ChangeColumn.CHANGE: 22,
    ChangeColumn.REASON: 30,
}

#: The most rows of a table that print keeps on one page; a longer one may be broken.
_MOST_ROWS_OF_A_PAGE = 6

Nodes = list[nodes.Node]


class NodeMarkup(Markup[Nodes]):
    """Makes nodes for one page."""

    def __init__(self, domain: BeliefsDomain, docname: str) -> None:
        self.domain = domain
        self.references = domain.references(docname)
        self.style = domain.date_style

    def join(self, parts: Iterable[Nodes]) -> Nodes:
        """The parts in one list."""
        return list(chain.from_iterable(parts))

    # -- in a line ------------------------------------------------------------------------

    def text(self, text: str) -> Nodes:
        """A text, with its placeholders as nodes of their own."""
        if not text:
            return []
        return isolated(text, self._marked, in_leftward=self.domain.output.is_leftward)

    def _marked(self, text: str) -> Nodes:
        return with_placeholders(text, self.domain.options.blank_words)

    def link(self, target: Target, tooltip: str = "") -> Nodes:
        """A reference; the title alone if this builder has no such page."""
        link = self.references.link(target)
        if tooltip:
            link["reftitle"] = tooltip
        return [link]

    def date(self, date: Date) -> Nodes:
        """A date in the style of the site."""
        return self.style.node(date)

    def credence(self, credence_: Credence, *, in_table: bool, has_bar: bool = True) -> Nodes:
        """A credence."""
        bar = in_table and has_bar
        return [credence(credence_, self.style.figures, bar=bar, sort=in_table)]

    def aloud(self, sign: str, words: str) -> Nodes:
        """A sign with its words, which HTML has."""
        return [aloud(sign, words)]

    def span(self, content: Nodes, *css_classes: str) -> Nodes:
        """An inline with classes."""
        return [nodes.inline("", "", *content, classes=list(css_classes))]

    def on_phone(self, text: str) -> Nodes:
        """Words that the stylesheet shows on small screens, in place of the head of a table."""
        output = self.domain.output
        if not output.is_html or output.is_epub:
            return []
        return [nodes.inline("", text, classes=["beliefs-cell-label"])]

    # -- blocks ---------------------------------------------------------------------------

    def paragraph(self, content: Nodes, css_class: str = "") -> Nodes:
        """A paragraph with a class, if one is given."""
        return [paragraph(content, css_class)]

    def bullets(self, entries: Iterable[Nodes], css_class: str) -> Nodes:
        """A bullet list."""
        items = (nodes.list_item("", *entry) for entry in entries)
        return [nodes.bullet_list("", *items, classes=["beliefs-list", css_class])]

    def block(self, content: Nodes, *css_classes: str) -> Nodes:
        """A container."""
        return [beliefs_block("", *content, classes=list(css_classes))]

    def table(self, columns: Sequence[tuple[AnyColumn, str]], rows: Iterable[Nodes]) -> Nodes:
        """A table group, with the widths of the columns."""
        head = nodes.row("", *(_entry([nodes.Text(title)]) for _column, title in columns))
        widths = [nodes.colspec("", colwidth=_WIDTHS.get(column, 18)) for column, _ in columns]
        body = nodes.tbody("", *self.join(rows))
        return [nodes.tgroup("", *widths, nodes.thead("", head), body, cols=len(widths))]

    def row(self, cells: Iterable[tuple[AnyColumn, Nodes]], *, begins_group: bool) -> Nodes:
        """A row."""
        row = nodes.row(
            "",
            *(
                _entry(content, cell_class(column, is_empty=_is_empty(content)))
                for column, content in cells
            ),
        )
        if begins_group:
            row["classes"].append("beliefs-group")
        return [row]

    def group_row(self, group: RowGroup, title: str, width: int) -> Nodes:
        """A row of one cell, as wide as the table."""
        entry = _entry([nodes.strong("", title)])
        row = nodes.row("", entry, classes=["beliefs-group", "beliefs-group-row"])
        if self.domain.output.builder.format == "man":
            # Manual pages cannot have cells that span columns.
            row += [nodes.entry() for _column in range(width - 1)]
        elif width > 1:
            entry["morecols"] = width - 1
        return [row]


def paragraph(children: Iterable[nodes.Node], css_class: str = "") -> nodes.paragraph:
    """A paragraph with a class, if one is given."""
    made = nodes.paragraph("", "", *children)
    if css_class:
        made["classes"].append(css_class)
    return made


def table_classes(output: Output, rows: int) -> list[str]:
    """The classes of a table with so many rows, for the stylesheet and for LaTeX."""
    if output.builder.format != "latex":
        return ["beliefs-index", "colwidths-auto"]
    # With given widths, LaTeX breaks text over lines and a long table over pages.
    is_long = rows > _MOST_ROWS_OF_A_PAGE
    return ["beliefs-index", "colwidths-given", *(["longtable"] if is_long else [])]


def _is_empty(content: Nodes) -> bool:
    """Return whether a cell says nothing."""
    return len(content) == 1 and content[0].astext() == NO_CREDENCE


def _entry(children: Iterable[nodes.Node], css_class: str = "") -> nodes.entry:
    entry = nodes.entry("", nodes.paragraph("", "", *children))
    if css_class:
        entry["classes"] += css_class.split()
    return entry
