"""The stylesheets and the script, linked only from the pages that need them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.known_names import GENERATED_PAGES, PART, POSTS
from sphinx_beliefs.model.records.items import Item
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.records.questions import GraphView, Quote
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.rendering.index_writer import is_sortable, query_shown

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_beliefs.output import Output

STYLESHEET = "beliefs.css"
TABLES = "beliefs-tables"
PARTS = "beliefs-parts"
PREVIEWS_SCRIPT = "beliefs-previews"
VIEWS_STYLESHEET = "beliefs-views.css"
EPUB_STYLESHEET = "beliefs-epub.css"


def link_assets(
    app: Sphinx, builder: StandaloneHTMLBuilder, pagename: str, context: dict[str, Any]
) -> None:
    """Link the stylesheet, and the script for tables, from a page that shows something of ours."""
    is_part = PART in context
    is_ours = is_part or pagename in GENERATED_PAGES
    domain = beliefs_domain(app.env)
    pages = _pages_on(domain, pagename, context)
    shows_ours = is_ours or any(_shows_ours(domain, page) for page in pages)
    if shows_ours:
        builder.add_css_file(EPUB_STYLESHEET if domain.output.is_epub else STYLESHEET)
    if domain.output.is_epub:
        return
    if shows_ours and domain.options.previews:
        builder.add_css_file(f"{PREVIEWS_SCRIPT}.css")
        builder.add_js_file(f"{PREVIEWS_SCRIPT}.js", defer="defer")
    if any(_has_sortable(domain, page) for page in pages):
        link_tables(domain.output)
    if is_ours or any(_has_indexes_or_maps(domain, page) for page in pages):
        builder.add_css_file(VIEWS_STYLESHEET)
    if context.pop(PART, False):
        link_tables(domain.output)
    if is_part:
        link_parts(domain.output, with_script=False)


def _pages_on(domain: BeliefsDomain, pagename: str, context: dict[str, Any]) -> Iterable[str]:
    """The pages that stand on a page of the output, wholly or in part."""
    if domain.output.is_one_html_page:
        return domain.env.found_docs
    posts = context.get(POSTS)
    collected = posts if isinstance(posts, Iterable) else ()
    docnames = (getattr(post, "docname", "") for post in collected)
    return (pagename, *domain.output.borrowed.get(pagename, ()), *docnames)


def link_tables(output: Output) -> None:
    """Link the script that sorts and filters tables from the page that is being written."""
    builder = output.builder
    if isinstance(builder, StandaloneHTMLBuilder) and not output.is_epub:
        builder.add_css_file(f"{TABLES}.css")
        builder.add_js_file(f"{TABLES}.js", defer="defer")


def link_parts(output: Output, *, with_script: bool) -> None:
    """Link the stylesheet for parts of lists from the page that is being written, and the script
    that filters over all parts if it is wanted.
    """
    if with_script:
        link_tables(output)
    builder = output.builder
    if isinstance(builder, StandaloneHTMLBuilder):
        builder.add_css_file(f"{PARTS}.css")
        if with_script:
            builder.add_js_file(f"{PARTS}.js", defer="defer")


def _has_sortable(domain: BeliefsDomain, docname: str) -> bool:
    queries = [view for view in domain.store.shown(docname) if isinstance(view, Query)]
    shown = [query_shown(domain, query) for query in queries]
    return any(is_sortable(domain, query, listing_of(domain.site, query)) for query in shown)


def _has_indexes_or_maps(domain: BeliefsDomain, docname: str) -> bool:
    return any(isinstance(view, GraphView | Query) for view in domain.store.shown(docname))


def _shows_ours(domain: BeliefsDomain, docname: str) -> bool:
    return any(isinstance(record, Item | Topic) for record in domain.store.records(docname)) or any(
        not isinstance(view, Quote) or domain.site.find(view.role, view.target)
        for view in domain.store.shown(docname)
    )
