"""Removes links that run code from every page, if a site asks for it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.notation.urls import runs_code
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.reporting import warn


class SafeLinks(SphinxTransform):
    """Replaces links that run code by their text, whoever made them.

    docutils turns any ``javascript:`` URL in a text into a link, and Sphinx those in a toctree.
    """

    def apply(self, **kwargs: Any) -> None:
        """Remove the links, with a warning for each."""
        if not beliefs_domain(self.env).options.safe_links:
            return
        for link in list(self.document.findall(nodes.reference)):
            # The target of a download has not been looked up yet.
            url = link.get("refuri") or link.get("reftarget", "")
            if runs_code(url):
                if not isinstance(link.parent, nodes.substitution_definition):
                    # If a picture is the link, only the picture knows its line.
                    pictures = (child for child in link.findall(nodes.image) if child.line)
                    _warn_of(url, next(pictures, link))
                link.replace_self(link.children)
        for toctree in list(self.document.findall(addnodes.toctree)):
            texts = [nodes.paragraph("", text) for text in _take_out(toctree)]
            toctree.parent.insert(toctree.parent.index(toctree) + 1, texts)


def _take_out(toctree: addnodes.toctree) -> list[str]:
    """Remove the entries that run code from a toctree; return the texts readers would have seen."""
    entries: list[tuple[str | None, str]] = toctree["entries"]
    harmful = [entry for entry in entries if runs_code(entry[1])]
    for title, url in harmful:
        _warn_of(url, toctree)
        entries.remove((title, url))
        if title in toctree.get("rawentries", ()):
            toctree["rawentries"].remove(title)
    return [] if toctree.get("hidden") else [title or url for title, url in harmful]


def _warn_of(url: str, node: nodes.Element) -> None:
    message = N_(
        "the link {url} runs code in readers' browsers, so only its text is kept; write one "
        "that begins with https://"
    )
    warn(Subtype.URL.problem(message, url=repr(url)), node)
