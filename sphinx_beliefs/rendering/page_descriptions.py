"""The description of a topic page, for search engines and for those who share a link to it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.model.notation.placeholders import find_placeholders
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.config import Config

    from sphinx_beliefs.domain import BeliefsDomain

#: The elements that describe a page, each with the attribute that names it.
_ELEMENTS = (("name", "description"), ("property", "og:description"))

_NAMED = LazyPattern(r"""\b(?:name|property)\s*=\s*["']?([\w:.-]+)""", re.IGNORECASE)


def describe_page(domain: BeliefsDomain, pagename: str, context: dict[str, Any]) -> None:
    """Add the tagline of a topic to the head of its page, unless the site or the author has
    described the page already. A tagline with a blank describes nothing.
    """
    text = _description(domain, pagename, context)
    if text and not _is_made_by_theme(domain.env.config, context, text):
        fields = context.get("meta") or {}
        _add_elements(context, text, _ELEMENTS[:1] if "ogp_disable" in fields else _ELEMENTS)


def describe_to_opengraph(domain: BeliefsDomain, pagename: str, context: dict[str, Any]) -> None:
    """Have sphinxext-opengraph describe a topic by its tagline too, where it would take the first
    words of the page: it reads fields of the page, and looks for what is already in the head.
    """
    if text := _description(domain, pagename, context):
        # It only replaces quotes, and the fields of the page itself are kept.
        described = {"og:description": escape(text, quote=False)}
        context["meta"] = described | (context.get("meta") or {})
        _add_elements(context, text, _ELEMENTS[:1])


def _description(domain: BeliefsDomain, pagename: str, context: dict[str, Any]) -> str:
    """The tagline of a topic, if it can describe its page; else an empty text."""
    site = domain.site
    topic = site.contents.topic(pagename)
    text = site.links.with_quotes(topic.tagline) if topic is not None else ""
    if not text or next(iter(find_placeholders(text, domain.options.blank_words)), None):
        return ""
    # Some themes make both elements of this field, and extensions do.
    return "" if "description" in (context.get("meta") or {}) else text


def _add_elements(context: dict[str, Any], text: str, elements: Sequence[tuple[str, str]]) -> None:
    """Add elements that describe a page to its head, except those that are there already."""
    head = str(context.get("metatags") or "")
    there = {match[1].lower() for match in _NAMED.finditer(head)}
    if context.get("theme_site_description"):
        there.add("description")
    context["metatags"] = head + "".join(
        f'<meta {attribute}="{name}" content="{escape(text)}" />\n'
        for attribute, name in elements
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
