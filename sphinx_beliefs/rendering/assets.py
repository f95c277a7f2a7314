"""The stylesheets and the scripts, linked only from the pages that need them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.enum_tables import total
from sphinx_beliefs.model.known_names import GENERATED_PAGES, PART, POSTS
from sphinx_beliefs.model.records.index_choices import Layout
from sphinx_beliefs.model.records.items import Item
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import Query, layout_of
from sphinx_beliefs.model.records.questions import GraphView, MindChangesView, Quote, ScoreView
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.rendering.index_writer import is_sortable, query_shown

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_beliefs.output import Output

STYLESHEET = "beliefs.css"
ITEMS_STYLESHEET = "beliefs-items.css"
VIEWS_STYLESHEET = "beliefs-views.css"
CHANGES_STYLESHEET = "beliefs-changes.css"
SCORES_STYLESHEET = "beliefs-scores.css"
CARDS_STYLESHEET = "beliefs-cards.css"
MAPS_STYLESHEET = "beliefs-maps.css"
LEFTWARD_STYLESHEET = "beliefs-leftward.css"
CHANGES_SCRIPT = "beliefs-changes.js"
TABLES = "beliefs-tables"
PARTS = "beliefs-parts"
PREVIEWS_SCRIPT = "beliefs-previews"
EPUB_STYLESHEET = "beliefs-epub.css"

#: In the order in which they are linked.
_STYLESHEETS = (
    STYLESHEET,
    ITEMS_STYLESHEET,
    VIEWS_STYLESHEET,
    CHANGES_STYLESHEET,
    SCORES_STYLESHEET,
    CARDS_STYLESHEET,
    MAPS_STYLESHEET,
)
#: The stylesheet of an index; lists need no more than any page.
_OF_LAYOUT = total(
    Layout,
    {
        Layout.TABLE: VIEWS_STYLESHEET,
        Layout.CARDS: CARDS_STYLESHEET,
        Layout.LIST: STYLESHEET,
    },
)


def link_assets(
    app: Sphinx, builder: StandaloneHTMLBuilder, pagename: str, context: dict[str, Any]
) -> None:
    """Link stylesheets, and the scripts for tables, from a page that shows something of ours."""
    is_part = PART in context
    is_ours = is_part or pagename in GENERATED_PAGES
    domain = beliefs_domain(app.env)
    pages = _pages_on(domain, pagename, context)
    sheets: set[str] = set().union(*(_stylesheets(domain, page) for page in pages))
    if is_ours:
        sheets |= {STYLESHEET, VIEWS_STYLESHEET}
    if domain.output.is_epub:
        if sheets:
            builder.add_css_file(EPUB_STYLESHEET)
        return
    for sheet in _STYLESHEETS:
        if sheet in sheets:
            builder.add_css_file(sheet)
    if sheets and domain.output.is_leftward:
        builder.add_css_file(LEFTWARD_STYLESHEET)
    if CHANGES_STYLESHEET in sheets:
        builder.add_js_file(CHANGES_SCRIPT, defer="defer")
    if sheets and domain.options.previews:
        builder.add_css_file(f"{PREVIEWS_SCRIPT}.css")
        builder.add_js_file(f"{PREVIEWS_SCRIPT}.js", defer="defer")
    if any(_has_sortable(domain, page) for page in pages):
        link_tables(domain.output)
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


def _stylesheets(domain: BeliefsDomain, docname: str) -> set[str]:
    """The stylesheets that a page needs."""
    records, shown = domain.store.records(docname), domain.store.shown(docname)
    found = {_OF_LAYOUT[layout_of(view)] for view in shown if isinstance(view, Query)}
    if any(isinstance(view, MindChangesView) for view in shown):
        found |= {VIEWS_STYLESHEET, CHANGES_STYLESHEET}
    if any(isinstance(view, ScoreView) for view in shown):
        found |= {VIEWS_STYLESHEET, SCORES_STYLESHEET}
    if any(isinstance(record, Item | Topic | CredenceLog) for record in records):
        found.add(ITEMS_STYLESHEET)
    if domain.output.draws_maps and any(isinstance(view, GraphView) for view in shown):
        found.add(MAPS_STYLESHEET)
    if found or any(
        not isinstance(view, Quote) or domain.site.find(view.role, view.target) for view in shown
    ):
        found.add(STYLESHEET)
    return found
