"""A field of a site's own, ``reviewer`` in front matter: shown, listed and checked."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_beliefs import Site, site_of

logger = logging.getLogger(__name__)


class reviewer_list(nodes.General, nodes.Element):
    """The place of a list, which is known only once all pages have been read."""


class ReviewerList(SphinxDirective):
    """Lists the topics of each reviewer."""

    def run(self) -> list[nodes.Node]:
        """Leave a place to be filled."""
        return [reviewer_list()]


def show_on_page(app: Sphinx, doctree: nodes.document) -> None:
    """Say below the header of a page who reviews it."""
    docname = app.env.current_document.docname
    reviewer = app.env.metadata[docname].get("reviewer")
    header = doctree.next_node(is_header)
    if reviewer and header is not None:
        text = f"Reviewed by {reviewer}."
        line = nodes.paragraph(text, text, classes=["reviewer"])
        header.parent.insert(header.parent.index(header) + 1, line)


def is_header(node: nodes.Node) -> bool:
    """Return whether a node is the header of a topic."""
    return isinstance(node, nodes.Element) and "beliefs-header" in node["classes"]


def check(app: Sphinx, site: Site) -> None:
    """Warn of settled topics that nobody reviews."""
    for topic in site.topics.values():
        if topic.status == "settled" and not app.env.metadata[topic.docname].get("reviewer"):
            message = "this topic is settled, and has no reviewer"
            logger.warning(message, type="reviewers", location=(topic.docname, topic.place.line))


def fill_list(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the topics of each reviewer in the place of a list."""
    for place in list(doctree.findall(reviewer_list)):
        site, listed = site_of(app.env), nodes.bullet_list()
        for topic in site.topics.values():
            if reviewer := app.env.metadata[topic.docname].get("reviewer"):
                text = f"{site.title(topic)}: {reviewer}"
                listed += nodes.list_item("", nodes.paragraph(text, text))
        place.replace_self(listed)


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages with such a list: what they show stands on other pages."""
    return [name for name in env.found_docs if env.metadata[name].get("lists-reviewers")]


def note_list(app: Sphinx, doctree: nodes.document) -> None:
    """Remember that a page has such a list."""
    if doctree.next_node(reviewer_list) is not None:
        docname = app.env.current_document.docname
        app.env.metadata[docname]["lists-reviewers"] = True


def give_to_template(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Let the templates of a theme know the topic that a page is."""
    context["beliefs_topic"] = site_of(app.env).topics.get(pagename)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load sphinx_beliefs, if conf.py does not, and register the parts."""
    app.setup_extension("sphinx_beliefs")
    app.add_node(reviewer_list)
    app.add_directive("reviewer-list", ReviewerList)
    app.connect("doctree-read", show_on_page)
    app.connect("doctree-read", note_list)
    app.connect("beliefs-read", check)
    app.connect("env-updated", pages_to_write, priority=600)
    app.connect("doctree-resolved", fill_list)
    app.connect("html-page-context", give_to_template)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
