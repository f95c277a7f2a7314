"""Indexes on a page: their captions and heads, and their rows or the place for the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from msgspec.structs import replace

from sphinx_beliefs.doctree.nodes import beliefs_group_title, beliefs_index_table, beliefs_rows
from sphinx_beliefs.model.records.index_choices import Column, Fired, Group, Layout
from sphinx_beliefs.model.records.items import Strength
from sphinx_beliefs.model.records.query import Query, default_group, layout_of, query_of_all
from sphinx_beliefs.model.site.answers import Target, region_anchor
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.rendering.index_rows import RowWriter, group_title, names_groups
from sphinx_beliefs.rendering.node_markup import NodeMarkup, Nodes, paragraph, table_classes
from sphinx_beliefs.words.trigger_wording import strength_word
from sphinx_beliefs.words.view_wording import (
    all_of,
    nothing_fired,
    nothing_text,
    shown_of,
    table_words,
)

if TYPE_CHECKING:
    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.site.listing import Listing, RowGroup


def query_shown(domain: BeliefsDomain, query: Query) -> Query:
    """The query that an index shows. If it asks for all of a kind, or of a region, and these are
    more than a page should have, it is limited, since the generated page has the others.
    """
    most_rows = domain.options.page_rows
    is_limited = (
        query.limit is None
        and query.is_of_all
        and not domain.output.is_epub
        and domain.output.page_of_all(query.kind, domain.site)
        and 0 < most_rows < listing_of(domain.site, query).total
    )
    return replace(query, limit=most_rows) if is_limited else query


def is_sortable(domain: BeliefsDomain, query: Query, listing: Listing) -> bool:
    """Return whether an index is a table that can be sorted and filtered in HTML."""
    return layout_of(query) is Layout.TABLE and domain.options.is_sortable(listing.shown)


def words_of_rows(domain: BeliefsDomain, listing: Listing) -> dict[str, str]:
    """The texts of the script for a table that can be sorted and filtered."""
    band = domain.date_style.figures.band
    is_plain = listing.grouped_by is Group.NONE or names_groups(listing)
    terms = domain.vocabulary
    order = [*terms.regions.values(), *terms.statuses.values()]
    if Column.STRENGTH in listing.columns:
        order += map(strength_word, Strength)
    return table_words(band, Group.NONE if is_plain else listing.grouped_by, order)


def _is_by_region(query: Query) -> bool:
    return (query.group_by or default_group(query)) is Group.REGION


class IndexWriter:
    """Builds the nodes of one index on one page."""

    def __init__(self, domain: BeliefsDomain, docname: str, query: Query) -> None:
        self.domain = domain
        self.docname = docname
        self.query = query = query_shown(domain, query)
        self.listing = listing_of(domain.site, query)
        self.layout = layout_of(query)
        self.rows = RowWriter(NodeMarkup(domain, docname), query, self.listing)

    def write(self) -> Nodes:
        """The index; one that finds nothing says so."""
        query = self.query
        if not self.listing.groups:
            nothing = nothing_fired() if query.fired is Fired.YES else nothing_text(query.kind)
            empty = nodes.emphasis("", query.empty or nothing)
            return [*self._caption(), paragraph([empty], "beliefs-nothing")]
        if self.layout is Layout.TABLE:
            return [self.table(), *self._rest()]
        found = self._caption()
        for number, group in enumerate(self.listing.groups):
            found += [*self._group_head(group), *self._group_rows(number)]
        return [*found, *self._rest()]

    def _caption(self) -> Nodes:
        caption = self.query.caption
        return [paragraph(self.rows.markup.text(caption), "beliefs-caption")] if caption else []

    def table(self) -> nodes.table:
        """The table, its caption, and its rows."""
        listing, query = self.listing, self.query
        classes = table_classes(self.domain.output, listing.shown)
        classes.insert(1, f"beliefs-{query.kind.value}-index")
        can_sort = is_sortable(self.domain, query, listing)
        words = words_of_rows(self.domain, listing) if can_sort else {}
        table = beliefs_index_table("", classes=classes, words=words)
        if query.caption:
            table += nodes.title(query.caption, "", *self.rows.markup.text(query.caption))
        if self.domain.output.writes_rows_at_once:
            table += beliefs_rows("", view=query, docname=self.docname, page=self.docname)
        else:
            table += self.rows.table()
        return table

    def _group_rows(self, number: int) -> Nodes:
        if self.domain.output.writes_rows_at_once:
            rows = beliefs_rows("", view=self.query, docname=self.docname, page=self.docname)
            rows["group"] = number
            return [rows]
        group = self.listing.groups[number]
        return self.rows.bullets(group) if self.layout is Layout.LIST else self.rows.cards(group)

    def _group_head(self, group: RowGroup) -> Nodes:
        """The title of a group, and the description of a region of topics."""
        if self.listing.grouped_by is Group.NONE:
            return []
        title = nodes.strong("", group_title(self.listing, group))
        description = self.domain.region_descriptions.get(group.slug, "")
        about = self.rows.about(group, description)
        head = beliefs_group_title("", "", title, classes=["beliefs-group-title"])
        return [head, *self.rows.markup.join(about)]

    def _rest(self) -> Nodes:
        """The number of rows shown, if these are not all that were asked for, and a link to all of
        the kind, if these are more.
        """
        listing, query = self.listing, self.query
        is_limited = listing.shown < listing.total
        parts: list[nodes.Node] = []
        if is_limited:
            parts.append(nodes.Text(shown_of(listing.shown, listing.total)))
        page = self.domain.output.page_of_all(query.kind, self.domain.site)
        has_more = is_limited or query.regions or not query.is_of_all
        if page and has_more and query.is_on_page_of_all:
            # Readers who miss rows look for those of the region first.
            is_region = is_limited and len(query.regions) == 1
            by_region = is_region and _is_by_region(query_of_all(query.kind))
            anchor = region_anchor(query.regions[0]) if by_region else ""
            target = Target(docname=page, anchor=anchor, title=all_of(query.kind))
            parts += [nodes.Text(" · ")] * is_limited
            parts.append(self.domain.references(self.docname).link(target))
        return [paragraph(parts, "beliefs-count")] if parts else []
