"""Indexes as nodes: a table, a list or cards of the rows that the catalogue gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.model.credence import NO_CREDENCE, Credence
from sphinx_beliefs.model.dates import Date
from sphinx_beliefs.model.listings import Cell, Left
from sphinx_beliefs.model.query import Column, Group, Kind, Layout, default_layout
from sphinx_beliefs.model.records import Direction, Resolution
from sphinx_beliefs.model.views import Target
from sphinx_beliefs.nodes import beliefs_block, beliefs_index_table, credence, with_placeholders
from sphinx_beliefs.wording import (
    all_of,
    column_title,
    count_text,
    credence_text,
    date_phrase,
    left_text,
    no_group,
    nothing_text,
    resolution_word,
    shown_of,
    stub_word,
    table_words,
    way_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.listings import Listing, Row, RowGroup
    from sphinx_beliefs.model.query import Query

#: How wide columns are, against each other, where a builder has to know.
_WIDTHS = {Column.TITLE: 45, Column.CREDENCE: 12, Column.LEFT: 25, Column.BELIEFS: 30}

#: The columns that say by themselves what a group has in common.
_COLUMN_OF_GROUP = {
    Group.REGION: Column.REGION,
    Group.TOPIC: Column.TOPIC,
    Group.STATUS: Column.STATUS,
}


def is_sortable(domain: BeliefsDomain, query: Query) -> bool:
    """Whether an index is a table that can be sorted and filtered in HTML."""
    return (query.layout or default_layout(query.kind)) is Layout.TABLE and (
        domain.options.is_sortable(domain.catalogue.listing(query).shown)
    )


class ListingWriter:
    """Builds the nodes of one index on one page."""

    def __init__(self, domain: BeliefsDomain, docname: str, query: Query) -> None:
        self.domain = domain
        self.docname = docname
        self.query = query
        self.listing: Listing = domain.catalogue.listing(query)
        self.style = domain.date_style
        self.is_sortable = is_sortable(domain, query)

    def write(self) -> list[nodes.Element]:
        """The index; one that finds nothing says so."""
        query = self.query
        if not self.listing.groups:
            empty = nodes.emphasis("", query.empty or nothing_text(query.kind.value))
            return [paragraph([empty], "beliefs-nothing")]
        layout = query.layout or default_layout(query.kind)
        if layout is Layout.TABLE:
            return [self.table(), *self._limit()]
        found: list[nodes.Element] = []
        if query.caption:
            found.append(paragraph(with_placeholders(query.caption), "beliefs-caption"))
        for group in self.listing.groups:
            found += self._group_head(group)
            if layout is Layout.LIST:
                found.append(self.bullets(group.rows))
            else:
                cards = (self.card(row) for row in group.rows)
                found.append(beliefs_block("", *cards, classes=["beliefs-cards"]))
        return [*found, *self._limit()]

    def _limit(self) -> list[nodes.Element]:
        """How much of all is shown, where it is not all, with a link to the whole."""
        listing = self.listing
        if listing.shown >= listing.total:
            return []
        line = paragraph([nodes.Text(shown_of(listing.shown, listing.total))], "beliefs-count")
        page = self.domain.whole_index(self.query.kind.value)
        if page:
            target = Target(docname=page, title=all_of(self.query.kind.value))
            line += [nodes.Text(" · "), self.domain.link(target, self.docname)]
        return [line]

    def _group_head(self, group: RowGroup) -> list[nodes.Element]:
        """The title of a group, and for a region of topics what there is to say of it."""
        if self.listing.grouped_by is Group.NONE:
            return []
        title = group.title or no_group(self.listing.grouped_by.value)
        head: list[nodes.Element] = [paragraph([nodes.strong("", title)], "beliefs-group-title")]
        if self.query.kind is Kind.TOPIC and self.listing.grouped_by is Group.REGION:
            description = self.domain.options.region_descriptions.get(group.slug, "")
            if description:
                head.append(paragraph(with_placeholders(description)))
            count = count_text(group.written, len(group.rows))
            head.append(paragraph([nodes.Text(count)], "beliefs-count"))
        return head

    # -- table ------------------------------------------------------------------------

    def table(self) -> nodes.table:
        """A row for each record; a group begins with a line, or with a row that names it."""
        listing, kind = self.listing, self.query.kind
        classes = ["beliefs-index", f"beliefs-{kind.value}-index", "colwidths-auto"]
        is_named = listing.grouped_by is Group.NONE or (
            _COLUMN_OF_GROUP.get(listing.grouped_by) in listing.columns
        )
        table = nodes.table("", classes=classes)
        if self.is_sortable:
            words = table_words("" if is_named else listing.grouped_by.value)
            table = beliefs_index_table("", classes=classes, words=words)
        if self.query.caption:
            table += nodes.title(self.query.caption, "", *with_placeholders(self.query.caption))
        body = nodes.tbody()
        for group in listing.groups:
            if not is_named:
                body += self._group_row(group)
            for number, row in enumerate(group.rows):
                cells = zip(listing.columns, row.cells, strict=True)
                line = nodes.row("", *(self._entry(row, *cell) for cell in cells))
                if not number and is_named and listing.grouped_by is not Group.NONE:
                    line["classes"].append("beliefs-group")
                body += line
        titles = (column_title(column.value, kind.value) for column in listing.columns)
        head = nodes.row("", *(_entry([nodes.Text(title)]) for title in titles))
        widths = [nodes.colspec("", colwidth=_WIDTHS.get(c, 18)) for c in listing.columns]
        table += nodes.tgroup("", *widths, nodes.thead("", head), body, cols=len(widths))
        return table

    def _group_row(self, group: RowGroup) -> nodes.row:
        title = group.title or no_group(self.listing.grouped_by.value)
        entry = _entry([nodes.strong("", title)])
        if len(self.listing.columns) > 1:
            entry["morecols"] = len(self.listing.columns) - 1
        return nodes.row("", entry, classes=["beliefs-group", "beliefs-group-row"])

    def _entry(self, row: Row, column: Column, cell: Cell) -> nodes.entry:
        name = "claim" if column is Column.TITLE else column.value
        shown = self.cell(column, cell, bar=True)
        if row.is_stub and column is Column.TITLE and self.query.kind is Kind.TOPIC:
            shown += [nodes.Text(" · "), nodes.inline("", stub_word(), classes=["beliefs-stub"])]
        return _entry(shown, f"beliefs-{name}-cell")

    # -- list and cards ---------------------------------------------------------------

    def bullets(self, rows: Iterable[Row]) -> nodes.bullet_list:
        """A line for each record: title, then what else there is to say."""
        items = (nodes.list_item("", *self._lines(row)) for row in rows)
        return nodes.bullet_list(
            "", *items, classes=["beliefs-list", f"beliefs-{self.query.kind.value}s"]
        )

    def card(self, row: Row) -> nodes.Element:
        """A box for each record, what there is to say of it on lines of its own."""
        classes = ["beliefs-card", *(["beliefs-stub-card"] if row.is_stub else [])]
        line, facts, below = self._parts(row)
        lines = [line, *([paragraph(facts[1:], "beliefs-facts")] if facts else []), *below]
        return beliefs_block("", *lines, classes=classes)

    def _lines(self, row: Row) -> list[nodes.Element]:
        line, facts, below = self._parts(row)
        if facts:
            line += nodes.inline("", "", *facts, classes=["beliefs-facts"])
        return [line, *below]

    def _parts(self, row: Row) -> tuple[nodes.paragraph, list[nodes.Node], list[nodes.Element]]:
        """The title, the facts, each after a dot, and what stands below."""
        line = paragraph([self.domain.link(row.target, self.docname)])
        below: list[nodes.Element] = []
        facts: list[nodes.Node] = []
        for column, cell in zip(self.listing.columns, row.cells, strict=True):
            if column is Column.TITLE or cell in {None, "", ()}:
                continue
            if column.value == self.listing.grouped_by.value:
                continue  # the title of the group says so
            if column is Column.TAGLINE:
                below.append(paragraph(self.cell(column, cell), "beliefs-tagline"))
                continue
            if column is Column.LEFT:
                line += [nodes.Text(" — "), *self.cell(column, cell)]
                continue
            facts += [nodes.Text(" · "), *self.cell(column, cell, alone=True)]
        if row.is_stub and Column.LEFT not in self.listing.columns:
            facts += [nodes.Text(" · "), nodes.inline("", stub_word(), classes=["beliefs-stub"])]
        return line, facts, below

    # -- cells ------------------------------------------------------------------------

    def cell(
        self, column: Column, cell: Cell, *, bar: bool = False, alone: bool = False
    ) -> list[nodes.Node]:
        """What stands in a cell; ``alone`` where no head of a column says what it is."""
        match cell:
            case Target():
                return [self.domain.link(cell, self.docname)]
            case Credence():
                sort = bar and self.is_sortable
                return [credence(cell, credence_text(cell), bar=bar, sort=sort)]
            case Resolution():
                word = nodes.inline("", resolution_word(cell), classes=["beliefs-outcome"])
                return [nodes.inline("", "", word, classes=[f"beliefs-{cell.value}"])]
            case Direction():
                return [nodes.Text(way_text(cell))]
            case Date():
                date = self.style.node(cell)
                phrase = date_phrase(column.value, self.query.kind.value) if alone else "{date}"
                before, _mark, after = phrase.partition("{date}")
                return [*_text(before), *date, *_text(after)]
            case str():
                return with_placeholders(cell or NO_CREDENCE)
            case None:
                return [nodes.Text(NO_CREDENCE)]
            case Left():
                return [nodes.inline("", left_text(cell.blanks), classes=["beliefs-left"])]
            case tuple():
                return self.domain.short_links(cell, self.docname)
        raise TypeError(cell)


def _text(text: str) -> list[nodes.Node]:
    return [nodes.Text(text)] if text else []


def _entry(children: Iterable[nodes.Node], css_class: str = "") -> nodes.entry:
    entry = nodes.entry("", nodes.paragraph("", "", *children))
    if css_class:
        entry["classes"].append(css_class)
    return entry


def paragraph(children: Iterable[nodes.Node], css_class: str = "") -> nodes.paragraph:
    """A paragraph with a class, if one is given."""
    made = nodes.paragraph("", "", *children)
    if css_class:
        made["classes"].append(css_class)
    return made
