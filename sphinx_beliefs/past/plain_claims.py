"""Claims as plain text, without the parsers that pages need."""

from __future__ import annotations

import html

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.notation.html_tags import is_html
from sphinx_beliefs.model.patterns import LazyPattern

_LINK = LazyPattern(r"!?\[([^\[\]]{0,500})\](?:\([^()\s]{0,500}\)|\[[^\[\]]{0,200}\])")
_MD_ROLE = LazyPattern(r"\{[\w:+-]{1,60}\}`([^`]{0,500})`")
_RST_ROLE = LazyPattern(r":[\w:+-]{1,60}:`([^`]{0,500})`")
_RST_LINK = LazyPattern(r"`([^`<>]{0,500})\s<[^<>`]{0,500}>`__?")
_TITLE = LazyPattern(r"\A(.*\S)\s*<[^<>]{0,300}>\Z")
_FOOTNOTE = LazyPattern(r"\s?\[\^[^\[\]]{0,100}\]|\s\[#?\w{0,60}\]_")
_TAG = LazyPattern(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]{0,60})(?P<rest>[^<>]{0,200})>")
_MARKS = LazyPattern(r"\*\*|``|(?<![\w\\])[*_`](?=\S)|(?<=\S)(?<!\\)[*_`](?!\w)")
_ESCAPED = LazyPattern(r"\\([!-/:-@\[-`{-~])")


def plain_claim(written: str, markup: Markup) -> str:
    """A claim without its markup, white space folded; the text of links and roles stays."""
    text = written
    if any(mark in text for mark in "[`{<:"):
        role = _MD_ROLE if markup is Markup.MARKDOWN else _RST_ROLE
        text = role.sub(lambda match: _title_of(match[1]), text)
        text = _FOOTNOTE.sub("", text)
        text = (_LINK if markup is Markup.MARKDOWN else _RST_LINK).sub(r"\1", text)
        if markup is Markup.MARKDOWN:
            text = _without_tags(text)
    text = _MARKS.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if markup is Markup.MARKDOWN and "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def _without_tags(text: str) -> str:
    """A text without HTML; a blank such as <why>, which nothing closes, is none."""
    if "<" not in text:
        return text
    closed = {match["name"].lower() for match in _TAG.finditer(text) if match["end"]}
    return _TAG.sub(
        lambda tag: "" if tag["name"].lower() in closed or is_html(tag[0]) else tag[0], text
    )


def _title_of(role: str) -> str:
    """The text that a role shows: its own title, or what stands in it."""
    match = _TITLE.match(role)
    return match[1] if match else role
