"""The events of each HTML page, let through only where there is something of ours to do.

Sphinx writes its index and its search page in every build. Those, and generated pages that are up
to date, are none of ours, and need nothing imported.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import DOMAIN, GENERATED_PAGES, PART, POSTS, PREVIEWS
from sphinx_beliefs.rendering.side_table import SIDE_FILES
from sphinx_beliefs.storage.written import side_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx

_PACKAGE = Path(__file__).parent.parent
_link_assets = Late("sphinx_beliefs.rendering.assets:link_assets")
_link_feeds = Late("sphinx_beliefs.rendering.feed_links:link_feeds")
_describe = Late("sphinx_beliefs.rendering.page_descriptions:describe_page")
_write_previews = Late("sphinx_beliefs.rendering.previews:write_previews")
_add_structured_data = Late("sphinx_beliefs.rendering.structured_data:add_structured_data")
_remove_previews = Late("sphinx_beliefs.rendering.previews:remove_previews")
_describe_to_opengraph = Late("sphinx_beliefs.rendering.page_descriptions:describe_to_opengraph")
_make_absolute = Late("sphinx_beliefs.rendering.copies:make_absolute")
_write = Late("sphinx_beliefs.rendering.generated_pages:write_generated_page")
_write_parts = Late("sphinx_beliefs.rendering.generated_pages:write_parts")
_remove = Late("sphinx_beliefs.rendering.generated_pages:remove_stale_pages")
_write_side_files = Late("sphinx_beliefs.rendering.side_files:write_side_files")
_with_credences = Late("sphinx_beliefs.rendering.search_labels:with_credences")
_register_latex = Late("sphinx_beliefs.rendering.latex_visitors:register")
_rearrange = Late("sphinx_beliefs.rendering.letter_tree:rearrange")

#: The builders that can set little apart.
_LETTERS = frozenset({"text", "man", "texinfo"})


def add_static_dir(app: Sphinx) -> None:
    """Have Sphinx copy our files; files of the same name in the site's own folders win.

    This is done once the builder exists, after Sphinx has compared the options that make it write
    everything again: the place where this package is installed must not be one of them.
    """
    folder = "static_epub" if app.builder.name == "epub" else "static"
    app.config.html_static_path.insert(0, str(_PACKAGE / folder))


def prepare_writer(app: Sphinx) -> None:
    """Register what only the builder at work needs."""
    if app.builder.format == "latex":
        _register_latex(app)
    elif app.builder.name in _LETTERS:
        app.connect("doctree-resolved", _rearrange_letter)


def _rearrange_letter(app: Sphinx, document: nodes.document, docname: str) -> None:
    if beliefs_domain(app.env).settled.is_used:
        _rearrange(document, app.builder.name, app.config.language)


def link_assets(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link our stylesheets and scripts, if it is a page of the site, a generated one, or one on
    which ablog collects posts.
    """
    output = beliefs_domain(app.env).output
    if output.made_page is not None:
        output.made_page = pagename
    is_shown = (
        doctree is not None or pagename in GENERATED_PAGES or PART in context or POSTS in context
    )
    if is_shown and isinstance(app.builder, StandaloneHTMLBuilder):
        _link_assets(app, app.builder, pagename, context)


def link_feeds(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link the feeds from pages and generated pages, if the site has any."""
    domain = beliefs_domain(app.env)
    if not domain.options.feeds or domain.output.is_epub or domain.output.is_fresh(pagename):
        return
    is_made = pagename in GENERATED_PAGES or PART in context
    if (is_made or doctree is not None) and isinstance(app.builder, StandaloneHTMLBuilder):
        _link_feeds(domain, app.builder, pagename, is_made=is_made)


def describe_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Describe a page by its tagline, if it is a topic that has one."""
    if doctree is not None and _has_tagline(app, pagename):
        _describe(beliefs_domain(app.env), pagename, context)


def describe_to_opengraph(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Have sphinxext-opengraph describe such a page so too, if the site has it."""
    is_there = doctree is not None and "sphinxext.opengraph" in app.extensions
    if is_there and _has_tagline(app, pagename):
        _describe_to_opengraph(beliefs_domain(app.env), pagename, context)


def _has_tagline(app: Sphinx, pagename: str) -> bool:
    topic = beliefs_domain(app.env).store.topic(pagename)
    return topic is not None and bool(topic.tagline) and app.builder.name != "epub"


def write_previews(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write the previews of the beliefs on a page, if the site asks for them.

    This comes before the page is written: if a build is broken off, the page is the older of both,
    and is written again.
    """
    domain = beliefs_domain(app.env)
    is_wanted = domain.options.previews and not domain.output.is_epub
    if is_wanted and doctree is not None and isinstance(app.builder, StandaloneHTMLBuilder):
        _write_previews(domain, app.builder, pagename, doctree)


def add_structured_data(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add what a topic says to its page as data, if the site asks for it."""
    domain = beliefs_domain(app.env)
    is_wanted = domain.options.structured_data is not False and not domain.output.is_epub
    if is_wanted and doctree is not None:
        _add_structured_data(domain, pagename, context, doctree)


def make_absolute(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make the links of a copy absolute, if it stands on no page."""
    domain = beliefs_domain(app.env)
    if not domain.output.is_page(docname):
        _make_absolute(domain, doctree, docname)


def write_generated_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Give a generated page its body; return the name of its template."""
    if doctree is not None or pagename not in GENERATED_PAGES:
        return None
    template: str = _write(app, pagename, context)
    return template


def write_parts(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the pages of the parts of generated pages, unless all are up to date."""
    domain = beliefs_domain(app.env)
    # From here on, there are pages from templates, and what stands on no page.
    domain.output.made_page = ""
    is_wanted = domain.settled.is_used and domain.output.wanted_pages
    if not is_wanted or domain.output.has_fresh_pages:
        return ()
    return cast("Iterable[tuple[str, dict[str, Any], str]]", _write_parts(app))


def label_search(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Have Sphinx write the credences of beliefs into the index of the search, which it is about to
    do in every build; give it no pages.
    """
    indexer = getattr(app.builder, "indexer", None)
    objects = beliefs_domain(app.env).settled.objects
    if indexer is not None and objects:
        freeze = indexer.freeze
        indexer.freeze = lambda: _with_credences(freeze(), objects)
    return ()


def remove_stale_pages(app: Sphinx, exception: Exception | None) -> None:
    """Remove generated pages that this build does not have, unless all are up to date."""
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    domain = beliefs_domain(app.env)
    are_stale = not domain.output.has_fresh_pages
    if are_stale and _has_some(Path(app.outdir)):
        _remove(app, app.builder)
    are_wanted = domain.options.previews
    if (are_stale or not are_wanted) and Path(app.outdir, PREVIEWS).is_dir():
        _remove_previews(app.builder, app.env.found_docs if are_wanted else ())


def _has_some(folder: Path) -> bool:
    """Return whether anything in a folder has the name of a generated page, or of a part of one."""
    return any(path.name.startswith(f"{DOMAIN}-") for path in folder.iterdir())


def write_side_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files beside the pages, if the site asks for any, or has had any."""
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    domain = beliefs_domain(app.env)
    if domain.output.is_epub:
        return
    are_wanted = any(getattr(domain.options, file.option) for file in SIDE_FILES.values())
    if are_wanted or side_record(app).is_file():
        _write_side_files(app, app.builder)
