"""The HTML of the generated pages: all beliefs, all stubs, all topics.

Sphinx writes these pages on every build, so they are made of text at once and not of nodes.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.indices import INDICES, BeliefsIndex
from sphinx_beliefs.model.credence import NO_CREDENCE, Credence, CredenceKind
from sphinx_beliefs.model.dates import Date, DateKind
from sphinx_beliefs.model.listings import Left
from sphinx_beliefs.model.names import slug
from sphinx_beliefs.model.placeholders import find_placeholders
from sphinx_beliefs.model.query import Column, Kind, Layout, Query, default_layout
from sphinx_beliefs.model.records import Direction
from sphinx_beliefs.model.views import GENERATED_PAGES, Target, region_anchor
from sphinx_beliefs.nodes import sort_value
from sphinx_beliefs.render.assets import link_tables
from sphinx_beliefs.render.html import credence_bar, draws_bars, word_attributes
from sphinx_beliefs.wording import (
    column_title,
    count_text,
    credence_text,
    left_text,
    no_group,
    stub_word,
    table_words,
    way_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_beliefs.model.listings import Cell, Listing, Row, RowGroup

#: By what a generated page is known.
_SIGN = '<section class="beliefs-page">'

_BY_PAGE = {index.page_name(): index for index in INDICES}


def write_generated_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Give a generated page its body, and the template of an ordinary page."""
    if pagename not in _BY_PAGE or doctree is not None:
        return None
    domain = beliefs_domain(app.env)
    uri = cache(lambda docname: app.builder.get_relative_uri(pagename, docname))
    index = _BY_PAGE[pagename](domain)
    # Titles that are translated late cannot be serialized.
    context["indextitle"] = str(index.localname)
    context["title"] = escape(context["indextitle"])
    writer = _PageWriter(domain, uri)
    context["body"] = writer.page(index)
    if writer.has_sortable:
        link_tables(app.builder)
    return "page.html"


def remove_stale_pages(app: Sphinx, exception: Exception | None) -> None:
    """Remove generated pages that an earlier build left behind and that this one has not."""
    builder = app.builder
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    domain = beliefs_domain(app.env)
    if domain.pages_are_fresh:
        return
    for name in sorted(GENERATED_PAGES - domain.generated_pages - app.env.found_docs):
        path = Path(builder.get_outfilename(name))
        if path.is_file() and _SIGN in path.read_text(encoding="utf-8", errors="replace"):
            path.unlink()


class _PageWriter:
    """Writes the body of one generated page; ``uri`` gives the link to a page from there."""

    def __init__(self, domain: BeliefsDomain, uri: Callable[[str], str]) -> None:
        self.domain = domain
        self.uri = uri
        self.style = domain.date_style
        self.has_sortable = False

    def page(self, index: BeliefsIndex) -> str:
        """Title and groups."""
        title = escape(str(index.localname))
        listing = self.domain.catalogue.listing(index.query)
        parts = [self.group(index.query, listing, group) for group in listing.groups]
        text = "\n".join(parts) or (
            f'<p class="beliefs-nothing"><em>{escape(index.nothing)}</em></p>'
        )
        return f"{_SIGN}<h1>{title}</h1>\n{text}\n</section>"

    def group(self, query: Query, listing: Listing, group: RowGroup) -> str:
        """The title of a group and what is listed in it."""
        by = listing.grouped_by.value
        anchor = f"no-{by}"
        if group.slug:
            anchor = region_anchor(group.slug) if by == "region" else f"{by}-{slug(group.slug)}"
        title = _text(group.title) if group.title else escape(no_group(by))
        if default_layout(query.kind) is Layout.TABLE:
            text = self.table(query, listing.columns, group.rows, anchor)
        else:
            text = f"{self._about(query, group)}{self.bullets(query, listing.columns, group.rows)}"
        return f'<section id="{anchor}"><h2>{title}</h2>\n{text}\n</section>'

    def _about(self, query: Query, group: RowGroup) -> str:
        """What there is to say of a region of topics: its description, how much is written."""
        if query.kind is not Kind.TOPIC:
            return ""
        count = escape(count_text(group.written, len(group.rows)))
        description = self.domain.options.region_descriptions.get(group.slug, "")
        about = f"<p>{escape(description)}</p>\n" if description else ""
        return f'{about}<p class="beliefs-count">{count}</p>\n'

    def table(
        self, query: Query, columns: Sequence[Column], rows: Sequence[Row], anchor: str
    ) -> str:
        """A row for each record; ``anchor`` is that of the group."""
        kind = query.kind.value
        head = "\n".join(
            f'<th class="head" scope="col"><p>{escape(column_title(column.value, kind))}</p></th>'
            for column in columns
        )
        lines = "\n".join(self.row(columns, row) for row in rows)
        classes = f"docutils beliefs-index beliefs-{kind}-index"
        words = ""
        if self.domain.options.is_sortable(len(rows)):
            # The script knows the table by its id, whatever other tables come before it.
            words = f' id="{anchor}-index"{word_attributes(table_words())}'
            self.has_sortable = True
        return (
            f'<div class="table-wrapper"><table class="{classes}"{words}>'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}\n</tbody></table></div>"
        )

    def row(self, columns: Sequence[Column], row: Row) -> str:
        """A line of a table."""
        cells = "\n".join(
            f'<td class="beliefs-{"claim" if column is Column.TITLE else column.value}-cell">'
            f"<p>{self.cell(cell)}</p></td>"
            for column, cell in zip(columns, row.cells, strict=True)
        )
        return f"<tr>{cells}</tr>"

    def bullets(self, query: Query, columns: Sequence[Column], rows: Iterable[Row]) -> str:
        """A list of topics, each with what there is to say of it."""
        return _list(self.line(query, columns, row) for row in rows)

    def line(self, query: Query, columns: Sequence[Column], row: Row) -> str:
        """A topic with its facts, and its tagline below."""
        line, facts, below = self.link(row.target), "", ""
        for column, cell in zip(columns, row.cells, strict=True):
            if column is Column.LEFT:
                line += f" — {self.cell(cell)}"
            elif column is Column.TAGLINE:
                below = f'<p class="beliefs-tagline">{self.cell(cell)}</p>' if cell else ""
            elif column is not Column.TITLE and cell:
                facts += f" · {self.cell(cell)}"
        if row.is_stub and query.kind is Kind.TOPIC:
            facts += f' · <span class="beliefs-stub">{escape(stub_word())}</span>'
        if facts:
            line += f'<span class="beliefs-facts">{facts}</span>'
        return f"<p>{line}</p>\n{below}"

    def cell(self, cell: Cell) -> str:
        """What stands in a cell."""
        match cell:
            case Target():
                return self.link(cell)
            case Credence():
                return self.credence(cell)
            case Direction():
                return escape(way_text(cell))
            case Date():
                return self.date(cell)
            case str():
                return _text(cell or NO_CREDENCE)
            case Left():
                return f'<span class="beliefs-left">{escape(left_text(cell.blanks))}</span>'
            case tuple():
                return "; ".join(map(self.link, cell))
            case None:
                return NO_CREDENCE
        raise TypeError(cell)

    def date(self, date: Date) -> str:
        """A date for readers and for machines."""
        text = self.style.text(date)
        if date.kind is not DateKind.DATE:
            return _text(text)
        return f'<time class="beliefs-date" datetime="{date.iso}">{escape(text)}</time>'

    def credence(self, credence: Credence) -> str:
        """A credence, with its bar."""
        if not credence.text:
            return NO_CREDENCE
        text = credence_text(credence)
        if credence.kind is CredenceKind.PLACEHOLDER:
            return _placeholder(text)
        bar, kind = "", f" beliefs-{credence.kind.value}"
        if credence.low is not None and credence.high is not None:
            kind = ""
            if draws_bars(self.domain.builder):
                bar = credence_bar(f"{credence.low:f}", f"{credence.high:f}")
        meaning = f' title="{escape(credence.meaning)}"' if credence.meaning else ""
        sort = f' data-sort="{sort_value(credence)}"' if credence.is_stated else ""
        return f'<span class="beliefs-credence{kind}"{meaning}{sort}>{bar}{escape(text)}</span>'

    def link(self, target: Target) -> str:
        """A link to a page or an item."""
        anchor = f"#{target.anchor}" if target.anchor else ""
        uri = escape(self.uri(target.docname) + anchor)
        return f'<a class="reference internal" href="{uri}">{_text(target.title)}</a>'


def _list(entries: Iterable[str]) -> str:
    items = "\n".join(f"<li>{entry}</li>" for entry in entries)
    return f'<ul class="beliefs-list">\n{items}\n</ul>'


def _text(text: str) -> str:
    """Plain text, its placeholders made visible."""
    parts = []
    end = 0
    for span in find_placeholders(text):
        parts += [escape(text[end : span.start]), _placeholder(text[span.start : span.end])]
        end = span.end
    return "".join([*parts, escape(text[end:])])


def _placeholder(written: str) -> str:
    return f'<span class="beliefs-placeholder">{escape(written.strip("<>"))}</span>'
