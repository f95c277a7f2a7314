"""The HTML of the generated pages, each of which lists all of a kind.

Sphinx writes these pages on every build, so they are made directly as text, and not as nodes.
"""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.records.index_choices import Layout
from sphinx_beliefs.model.records.kinds import GENERATED_PAGES
from sphinx_beliefs.model.records.query import layout_of
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.rendering.assets import link_tables
from sphinx_beliefs.rendering.domain_indices import INDICES, BeliefsIndex
from sphinx_beliefs.rendering.html_markup import HtmlMarkup, group_anchor
from sphinx_beliefs.rendering.html_visitors import word_attributes
from sphinx_beliefs.rendering.index_rows import RowWriter, group_title
from sphinx_beliefs.rendering.index_writer import is_sortable, words_of_table

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_beliefs.model.site.listing import Listing, RowGroup

#: The text that identifies a generated page.
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
    index = _BY_PAGE[pagename](domain)
    # Lazily translated titles cannot be serialized.
    context["indextitle"] = str(index.localname)
    context["title"] = escape(context["indextitle"])
    context["body"] = _PageWriter(domain, index).page()
    if is_sortable(domain, index.query):
        link_tables(domain.output)
    return "page.html"


def remove_stale_pages(app: Sphinx, exception: Exception | None) -> None:
    """Remove generated pages that an earlier build left and this one does not have."""
    builder = app.builder
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    domain = beliefs_domain(app.env)
    if domain.output.has_fresh_pages:
        return
    kept = domain.output.pages_of(domain.site) | app.env.found_docs
    for name in sorted(GENERATED_PAGES - kept):
        path = Path(builder.get_outfilename(name))
        if path.is_file() and _SIGN in path.read_text(encoding="utf-8", errors="replace"):
            path.unlink()


class _PageWriter:
    """Writes the body of one generated page."""

    def __init__(self, domain: BeliefsDomain, index: BeliefsIndex) -> None:
        self.domain = domain
        self.index = index
        self.listing: Listing = listing_of(domain.site, index.query)
        group_id = partial(group_anchor, self.listing)
        markup = HtmlMarkup(domain, index.page_name(), group_id)
        self.rows = RowWriter(markup, index.query, self.listing)

    def page(self) -> str:
        """The title, and the table or the lists of all groups."""
        title = escape(str(self.index.localname))
        if not self.listing.groups:
            text = f'<p class="beliefs-nothing"><em>{escape(self.index.nothing)}</em></p>'
        elif layout_of(self.index.query) is Layout.TABLE:
            text = self.table()
        else:
            text = "\n".join(map(self.group, self.listing.groups))
        return f"{_SIGN}<h1>{title}</h1>\n{text}\n</section>"

    def table(self) -> str:
        """One table, so that one filter is enough."""
        classes = f"docutils beliefs-index beliefs-{self.index.query.kind.value}-index"
        words = words_of_table(self.domain, self.index.query)
        if words:
            words["id"] = "beliefs-index"
        return (
            f'<div class="table-wrapper"><table class="{classes}"{word_attributes(words)}>\n'
            f"{self.rows.table()}</table></div>"
        )

    def group(self, group: RowGroup) -> str:
        """The title of a group of topics, its description, and a list."""
        anchor = group_anchor(self.listing, group)
        title = self.rows.markup.text(group_title(self.listing, group))
        description = self.domain.options.region_descriptions.get(group.slug, "")
        about = "".join(self.rows.about(group, description))
        text = f"{about}{self.rows.bullets(group)}"
        return f'<section id="{anchor}"><h2>{title}</h2>\n{text}</section>'
