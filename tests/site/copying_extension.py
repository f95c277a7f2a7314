"""An extension as there are for blogs: it keeps what stands in ``teaser`` on each page, and shows it on
pages with ``teasers``, on a page that it makes from a template, and in a feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective, new_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class teasers(nodes.General, nodes.Element):  # noqa: N801 - as docutils names nodes
    """The place of all teasers."""


class Teaser(SphinxDirective):
    has_content = True

    def run(self) -> list[nodes.Node]:
        found = self.parse_content_to_nodes()
        _kept(self.env)[self.env.current_document.docname] = [node.deepcopy() for node in found]
        return found


class Teasers(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        return [teasers()]


def _kept(env: Any) -> dict[str, list[nodes.Node]]:
    """The teasers, by page."""
    if not hasattr(env, "teasers"):
        env.teasers = {}
    return env.teasers


def _copies(env: BuildEnvironment, docname: str) -> list[nodes.Element]:
    """Copies of all teasers, whose references lead from a page."""
    copies = [node.deepcopy() for _, found in sorted(_kept(env).items()) for node in found]
    for copy in copies:
        for reference in copy.findall(addnodes.pending_xref):
            reference["refdoc"] = docname
    return copies


def show(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for node in list(doctree.findall(teasers)):
        copies = _copies(app.env, docname)
        for copy in copies:
            app.env.resolve_references(copy, docname, app.builder)
        node.replace_self(copies)


def html_of(app: Sphinx, docname: str) -> str:
    document = new_document("")
    document += _copies(app.env, docname)
    app.env.resolve_references(document, docname, app.builder)
    document.settings = app.builder.docsettings
    app.builder.current_docname = docname
    visitor = app.builder.create_translator(document, app.builder)
    document.walkabout(visitor)
    return "".join(visitor.fragment)


class Post:
    docname = "posts/one"


class Body:
    """The body of a page, made as its template shows it."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app

    def __html__(self) -> str:
        return html_of(self.app, "lists/archive")

    __str__ = __html__


def archive(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    context = {"title": "Archive", "collection": [Post()], "body": Body(app)}
    yield "lists/archive", context, "page.html"


def feed(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    (app.outdir / "feed.html").write_text(html_of(app, "index"), encoding="utf-8")
    yield from ()


def purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _kept(env).pop(docname, None)


def setup(app: Sphinx) -> None:
    app.add_node(teasers)
    app.add_directive("teaser", Teaser)
    app.add_directive("teasers", Teasers)
    app.connect("doctree-resolved", show)
    app.connect("html-collect-pages", archive)
    app.connect("html-collect-pages", feed)
    app.connect("env-purge-doc", purge)
