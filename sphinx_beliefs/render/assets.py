"""The stylesheet, linked from the pages that need it and from no others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.records import Item, Topic
from sphinx_beliefs.model.views import GENERATED_PAGES, Quote

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STATIC_DIR = Path(__file__).parent.parent / "static"
STYLESHEET = "beliefs.css"


def add_static_dir(app: Sphinx) -> None:
    """Let the stylesheet be copied; files of that name in the site's own folders win.

    It is done once the builder is there, when Sphinx has settled which options make it write
    everything anew: the place where this package is installed is not one of them.
    """
    app.config.html_static_path.insert(0, str(STATIC_DIR))


def link_stylesheet(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link the stylesheet from a page that shows something of ours."""
    builder = app.builder
    is_ours = pagename in GENERATED_PAGES
    if not isinstance(builder, StandaloneHTMLBuilder) or (doctree is None and not is_ours):
        return
    domain = beliefs_domain(app.env)
    pages = app.env.found_docs if builder.name == "singlehtml" else (pagename,)
    if is_ours or any(_shows_ours(domain, page) for page in pages):
        builder.add_css_file(STYLESHEET)


def _shows_ours(domain: BeliefsDomain, docname: str) -> bool:
    return any(
        isinstance(record, Item | Topic) for record in domain.records.get(docname, ())
    ) or any(
        not isinstance(view, Quote) or domain.catalogue.find(view.role, view.target)
        for view in domain.shown.get(docname, ())
    )
