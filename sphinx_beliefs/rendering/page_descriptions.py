"""The description of a topic page, for search engines and for those who share a link to it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.model.notation.placeholders import find_placeholders
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx.config import Config

    from sphinx_beliefs.domain import BeliefsDomain

#: The elements that describe a page, each with the attribute that names it.
_ELEMENTS = (("name", "description"), ("property", "og:description"))

_NAMED = LazyPattern(r"""\b(?:name|property)\s*=\s*["']?([\w:.-]+)""", re.IGNORECASE)


def describe_page(domain: BeliefsDomain, pagename: str, context: dict[str, Any]) -> None:
    """Add the tagline of a topic to the head of its page, unless the site or the author has
    described the page already. A tagline with a blank describes nothing.
    """
    site = domain.site
    topic = site.contents.topic(pagename)
    text = site.links.with_quotes(topic.tagline) if topic is not None else ""
    if not text or next(iter(find_placeholders(text, domain.options.blank_words)), None):
        return
    if "description" in (context.get("meta") or {}):
        # Some themes make both elements of this field, and extensions do.
        return
    if _is_made_by_theme(domain.env.config, context, text):
        return
    head = str(context.get("metatags") or "")
    there = {match[1].lower() for match in _NAMED.finditer(head)}
    if context.get("theme_site_description"):
        there.add("description")
    context["metatags"] = head + "".join(
        f'<meta {attribute}="{name}" content="{escape(text)}" />\n'
        for attribute, name in _ELEMENTS
        if name not in there
    )


def _is_made_by_theme(config: Config, context: dict[str, Any], text: str) -> bool:
    """Give the text to a theme that leaves out the elements of others, and makes its own; return
    whether it is one.
    """
    if config.html_theme == "shibuya" and "sphinxext.opengraph" not in config.extensions:
        context["meta"] = (context.get("meta") or {}) | {"description": text}
        return True
    page = context.get("page")
    if config.html_theme == "sphinx_immaterial" and isinstance(page, dict):
        page["meta"] = page.get("meta", {}) | {"description": text}
        return True
    return False
