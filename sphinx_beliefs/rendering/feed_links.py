"""Links to the feeds of a site in the heads of its pages, where readers of feeds look for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.questions import MindChangesView
from sphinx_beliefs.options.file_needs import can_be_made
from sphinx_beliefs.words.feed_wording import changes_title, readings_title

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_beliefs.domain import BeliefsDomain


def link_feeds(
    domain: BeliefsDomain, builder: StandaloneHTMLBuilder, pagename: str, *, is_made: bool
) -> None:
    """Link the feeds from the page that is being written, if it is generated (``is_made``), a
    topic, the front page, or a list of changes of mind.

    Sphinx has one list for all that the head of a page links, which every theme writes, and calls
    what is in it stylesheets; some themes leave out other elements. It takes an address elsewhere
    as it is, and would add a digest of the file to a path on the site.
    """
    config = domain.env.config
    if not can_be_made(config, "feeds") or not (is_made or _leads_to_feeds(domain, pagename)):
        return
    base, site = domain.output.base_url, config.project
    for name, title in (
        ("beliefs-changes.atom", changes_title(site)),
        ("beliefs-readings.atom", readings_title(site)),
    ):
        builder.add_css_file(
            base + name, rel="alternate", type="application/atom+xml", title=title, priority=900
        )


def _leads_to_feeds(domain: BeliefsDomain, pagename: str) -> bool:
    if pagename == domain.env.config.root_doc or domain.store.topic(pagename) is not None:
        return True
    shown = domain.site.shown.get(pagename, ())
    return any(isinstance(view, MindChangesView) for view in shown)
