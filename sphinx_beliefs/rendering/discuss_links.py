"""The link below a belief for readers who see it differently."""

from __future__ import annotations

import posixpath
from html import escape
from typing import TYPE_CHECKING

from sphinx_beliefs.doctree.nodes import beliefs_credence, beliefs_placeholder, beliefs_title
from sphinx_beliefs.doctree.titles import item_title
from sphinx_beliefs.words.wording import disagree

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_beliefs.domain import BeliefsDomain


def discuss_line(domain: BeliefsDomain, block: nodes.Element) -> str:
    """The line below a belief, as HTML.

    It is empty where there is nothing to disagree with: the claim or the credence is still a blank,
    or the belief is no longer held. In an e-book there is no way to answer.
    """
    link, line = domain.options.discuss_link, block.next_node(beliefs_title)
    if link is None or line is None or domain.output.is_epub:
        return ""
    if "beliefs-closed" in block["classes"] or line.next_node(beliefs_placeholder) is not None:
        return ""
    title = item_title(block)
    href = link.filled(
        title=title,
        credence=" ".join(node.astext() for node in line.children if _is_credence(node)),
        url=_address(domain, block),
    )
    words = disagree()
    return (
        '<p class="beliefs-details beliefs-discuss"><a class="reference external" '
        f'href="{escape(href)}" aria-label="{escape(f"{words} {title}")}">'
        f"{escape(words)}</a></p>\n"
    )


def _is_credence(node: nodes.Node) -> bool:
    return isinstance(node, beliefs_credence)


def _address(domain: BeliefsDomain, block: nodes.Element) -> str:
    """The address of a belief; its path on the site, if the site does not say where it is."""
    builder = domain.output.builder
    # With all pages in one file, it already has the anchor of the page.
    page = builder.get_target_uri(block["docname"]).partition("#")[0]
    anchor = "".join(block["ids"][:1])
    return f"{posixpath.join(builder.config.html_baseurl or '', page)}#{anchor}"
