"""The HTML of the bodies of generated pages: of whole ones, of parts, and of lists of parts."""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sphinx_beliefs.model.records.index_choices import Group, Layout
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import layout_of, query_of_all
from sphinx_beliefs.rendering.html_markup import HtmlMarkup, group_anchor
from sphinx_beliefs.rendering.index_rows import RowWriter, group_title
from sphinx_beliefs.rendering.index_writer import is_sortable, words_of_rows
from sphinx_beliefs.rendering.table_visitors import open_table_box, word_attributes
from sphinx_beliefs.words.joining import with_note
from sphinx_beliefs.words.part_wording import (
    extent,
    name_of_part,
    other_lists,
    part_words,
    place_in_group,
    title_of_part,
    ways_label,
)
from sphinx_beliefs.words.view_wording import all_of, nothing_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.site.listing import Listing, RowGroup
    from sphinx_beliefs.model.site.parts import Part

#: The text that identifies a generated page, and begins it.
SIGN = '<section class="beliefs-page"'

#: The id of what can be filtered, which the script puts into the address of the page.
_KEY = "beliefs-index"


class PageBody:
    """Writes the body of the generated page ``name``, which lists some of a kind."""

    def __init__(self, domain: BeliefsDomain, kind: Kind, name: str, listing: Listing) -> None:
        self.domain = domain
        self.kind = kind
        self.name = name
        self.listing = listing
        self.query = query_of_all(kind)
        self.is_table = layout_of(self.query) is Layout.TABLE
        self.markup = HtmlMarkup(domain, name, partial(group_anchor, listing))
        self.rows = RowWriter(self.markup, self.query, listing)

    @property
    def is_sortable(self) -> bool:
        """True if it is a table that can be sorted and filtered."""
        return is_sortable(self.domain, self.query, self.listing)

    # -- all rows on one page -----------------------------------------------------------

    def whole(self) -> str:
        """The title, and the table or the lists of all groups."""
        if not self.listing.groups:
            text = f'<p class="beliefs-nothing"><em>{escape(nothing_text(self.kind))}</em></p>'
        elif self.is_table:
            text = self._table(self.listing)
        else:
            text = "\n".join(map(self._group, self.listing.groups))
        return self._page(all_of(self.kind), f"{text}{self._others()}")

    def _others(self) -> str:
        """Links to the generated pages of the other kinds."""
        wanted = self.domain.output.wanted_pages
        links = [
            self._link(kind.row.page.name, escape(all_of(kind)))
            for kind in Kind
            if kind is not self.kind and kind.row.page.name in wanted
        ]
        if not links:
            return ""
        label = escape(other_lists())
        return f'\n<nav aria-label="{label}"><p class="beliefs-count">{" · ".join(links)}</p></nav>'

    def _table(self, listing: Listing) -> str:
        """One table, so that one filter is enough."""
        classes = f"docutils beliefs-index beliefs-{self.kind.value}-index"
        words = words_of_rows(self.domain, listing) if self.is_sortable else {}
        rows = RowWriter(self.markup, self.query, listing)
        if words:
            words["id"] = _KEY
        return (
            f"{open_table_box(len(listing.columns))}"
            f'<table class="{classes}"{word_attributes(words)}>\n{rows.table()}</table></div>'
        )

    def _group(self, group: RowGroup) -> str:
        """The title of a group of topics, its description, and a list."""
        anchor = group_anchor(self.listing, group)
        return (
            f'<section id="{anchor}"><h2>{self._title(group)}</h2>\n'
            f"{self._about(group)}{self.rows.bullets(group)}</section>"
        )

    def _title(self, group: RowGroup) -> str:
        return self.markup.text(group_title(self.listing, group))

    def _about(self, group: RowGroup) -> str:
        description = self.domain.region_descriptions.get(group.slug, "")
        return "".join(self.rows.about(group, description))

    # -- the page of a part -------------------------------------------------------------

    def part(self, part: Part, before: Part | None, after: Part | None) -> str:
        """The title, which names the group, the rows, and links to other parts around them."""
        if self.is_table:
            # The title names the group, and no row has to.
            text = self._table(replace(self.listing, grouped_by=Group.NONE))
        else:
            [group] = part.listing.groups
            # The numbers of topics are those of the group.
            text = f"{'' if place_in_group(part) else self._about(group)}{self.rows.bullets(group)}"
        up = self._link(self.kind.row.page.name, escape(all_of(self.kind)), "up")
        ways = [up, *(self._way(other, rel) for other, rel in ((before, "prev"), (after, "next")))]
        links = "".join(f"<span>{way}</span>" for way in ways if way)
        return self._page(
            title_of_part(part, group_title(self.listing, part.group), self.kind),
            f'<nav class="beliefs-ways" aria-label="{escape(ways_label())}">{links}</nav>\n'
            f'{text}\n<div class="beliefs-ways">{links}</div>',
        )

    def _way(self, part: Part | None, rel: str) -> str:
        if part is None:
            return ""
        name = name_of_part(part, group_title(self.listing, part.group))
        return self._link(part.name, self.markup.text(name), rel)

    # -- the list of parts --------------------------------------------------------------

    def list_of(self, parts: Sequence[Part], rows_uri: str) -> str:
        """The title, and all parts by group; the script finds the rows at ``rows_uri``, if any."""
        words = {}
        if rows_uri:
            words = words_of_rows(self.domain, self.listing) | part_words(self.listing.total)
            words |= {"data-beliefs-rows": rows_uri, "data-beliefs-kind": self.kind.value}
        text = "\n".join(
            self._parts_of_group(list(some))
            for _slug, some in groupby(parts, key=lambda part: part.group.slug)
        )
        return self._page(
            all_of(self.kind),
            f'<p class="beliefs-count">{escape(extent(self.listing.total, parts))}</p>\n'
            f'<div class="beliefs-parts beliefs-by-{self.listing.grouped_by.value}" id="{_KEY}"'
            f"{word_attributes(words)}>\n{text}\n</div>{self._others()}",
        )

    def _parts_of_group(self, parts: Sequence[Part]) -> str:
        """The title of a group, which is a link if it is one part, else with links below it."""
        group = parts[0].group
        anchor, title = group_anchor(self.listing, group), self._title(group)
        listed = ""
        if len(parts) == 1:
            title = self._link(parts[0].name, title)
        else:
            links = (
                f"<li>{self._link(part.name, escape(place_in_group(part)))} "
                f"{_number(part.listing.total)}</li>\n"
                for part in parts
            )
            listed = f'<ul class="beliefs-letters">\n{"".join(links)}</ul>\n'
        return (
            f'<section id="{anchor}"><h2>{title} {_number(len(group.rows))}</h2>\n'
            f"{self._about(group)}{listed}</section>"
        )

    def _page(self, title: str, text: str) -> str:
        direction = ' dir="rtl"' if self.domain.output.is_leftward else ""
        return f"{SIGN}{direction}><h1>{escape(title)}</h1>\n{text}\n</section>"

    def _link(self, name: str, content: str, rel: str = "") -> str:
        uri = escape(self.domain.output.builder.get_relative_uri(self.name, name))
        more = f' rel="{rel}"' if rel in {"prev", "next"} else ""
        css_class = f" beliefs-way-{rel}" if rel else ""
        return f'<a class="reference internal{css_class}" href="{uri}"{more}>{content}</a>'


def _number(count: int) -> str:
    return f'<span class="beliefs-number">{escape(with_note("", str(count)).strip())}</span>'
