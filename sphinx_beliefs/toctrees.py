"""Generated pages in toctrees, where authors name them as they name Sphinx's own indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.locale import get_translation

from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.known_names import CATALOGUE, GENERATED_PAGES, LISTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

_ = get_translation(CATALOGUE)

#: The pages that a toctree can hold although they have no source, each with its docname and title.
#: Sphinx has no other door than this. Without it, a toctree would warn of our pages as unknown.
_WITHOUT_SOURCE: dict[str, tuple[str, str]] = getattr(StandardDomain, "_virtual_doc_names", {})


def offer_pages(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Let the toctrees of this build hold its generated pages, before any page is read.

    A page of the same name that the author has written goes first.
    """
    output = beliefs_domain(env).output
    for listed in LISTED.values():
        if listed.page not in output.wanted_pages - env.found_docs:
            _WITHOUT_SOURCE.pop(listed.page, None)
            continue
        # A site on one page has no other page to lead to.
        docname = env.config.root_doc if output.is_one_html_page else listed.page
        _WITHOUT_SOURCE[listed.page] = docname, str(_(listed.title))


def withdraw_pages(app: Sphinx, exception: Exception | None) -> None:
    """After the build, leave nothing behind for other builds in this process."""
    for page in GENERATED_PAGES:
        _WITHOUT_SOURCE.pop(page, None)


def pages_in(env: BuildEnvironment, docname: str, toctree: addnodes.toctree) -> list[str]:
    """The generated pages in a toctree of a page that has been read.

    They are no longer among the files that the toctree includes: there is no source to be included
    in a PDF, and nothing to read before or after a page.
    """
    files = toctree["includefiles"]
    found = [name for name in files if name in GENERATED_PAGES and name not in env.found_docs]
    if found:
        # The same list is in the table of contents that is kept of the page.
        files[:] = [name for name in files if name not in found]
        included = env.toctree_includes.get(docname, [])
        env.toctree_includes[docname] = [name for name in included if name not in found]
        for name in found:
            env.files_to_rebuild.pop(name, None)
    return found


def list_once(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Have an e-book list each page once: where its toctrees do, and not at its end as well, with
    the indexes; give Sphinx no pages.
    """
    if beliefs_domain(app.env).output.is_epub:
        listed = set(_entries_below(app.env, app.config.root_doc))
        builder = cast("StandaloneHTMLBuilder", app.builder)
        indices = builder.domain_indices
        builder.domain_indices = [index for index in indices if index[0] not in listed]
    return ()


def _entries_below(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """The entries of the toctrees of a page, and of the pages below it."""
    seen, waiting = {docname}, [docname]
    while waiting:
        page = waiting.pop()
        for toctree in env.tocs[page].findall(addnodes.toctree) if page in env.tocs else ():
            yield from (name for _title, name in toctree["entries"])
        below = [name for name in env.toctree_includes.get(page, ()) if name not in seen]
        seen.update(below)
        waiting += below


def drop_absent(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Remove the entries that lead to no page of this output from the toctrees of a page."""
    if beliefs_domain(app.env).output.is_html:
        return
    for toctree in doctree.findall(addnodes.toctree):
        toctree["entries"] = [
            (title, name)
            for title, name in toctree["entries"]
            if name not in GENERATED_PAGES or name in app.env.found_docs
        ]
