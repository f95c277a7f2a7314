"""Claims as plain text, without the parsers that pages need."""

from __future__ import annotations

import html

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.patterns import LazyPattern

_LINK = LazyPattern(r"!?\[([^\[\]]{0,500})\](?:\([^()\s]{0,500}\)|\[[^\[\]]{0,200}\])")
_MD_ROLE = LazyPattern(r"\{[\w:+-]{1,60}\}`([^`]{0,500})`")
_RST_ROLE = LazyPattern(r":[\w:+-]{1,60}:`([^`]{0,500})`")
_RST_LINK = LazyPattern(r"`([^`<>]{0,500})\s<[^<>`]{0,500}>`__?")
_TITLE = LazyPattern(r"\A(.*\S)\s*<[^<>]{0,300}>\Z")
_FOOTNOTE = LazyPattern(r"\s?\[\^[^\[\]]{0,100}\]|\s\[#?\w{0,60}\]_")
_TAG = LazyPattern(r"</?[A-Za-z][^<>]{0,200}>")
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
            text = _TAG.sub("", text)
    text = _MARKS.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if markup is Markup.MARKDOWN and "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def _title_of(role: str) -> str:
    """The text that a role shows: its own title, or what stands in it."""
    match = _TITLE.match(role)
    return match[1] if match else role
