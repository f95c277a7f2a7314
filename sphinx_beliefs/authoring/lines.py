"""Lines of text in the markup of a page: those that need no parser, and unwanted markup in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.model.notation.urls import is_harmful, parse_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.config import Config

    from sphinx_beliefs.model.problem import Problem

#: A line in which Markdown finds no markup, nor does any of its extensions except those below. It
#: begins with a letter, unlike lists and the like.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[,.;:?'\"()%/–—…’“”-]| (?! ))*(?<! )")

#: Extensions of MyST that rewrite plain text.
_REWRITES = frozenset({"linkify", "replacements", "smartquotes"})


def is_plain_markdown(lines: Sequence[str], config: Config) -> bool:
    """Return whether these lines are nothing but a paragraph to Markdown.

    Parsing a text by itself costs several times as much as parsing it with its page, and most
    titles and many bodies are plain.
    """
    if config.myst_gfm_only or not _REWRITES.isdisjoint(config.myst_enable_extensions):
        return False
    return all(_PLAIN.fullmatch(line) for line in lines)


def take_harm_out(words: nodes.Element, field: str) -> list[Problem]:
    """Replace harmful links in a line by their text; return a problem for each.

    docutils turns any javascript: URL in a text into a link.
    """
    problems = []
    for link in list(words.findall(nodes.reference)):
        uri = link.get("refuri", "")
        if is_harmful(uri):
            problems.append(parse_url(uri, field=field)[1])
            link.replace_self(link.children)
    return [problem for problem in problems if problem is not None]


def without_html(children: Iterable[nodes.Node]) -> list[nodes.Node]:
    """A line with its HTML turned into text, since titles and log lines are repeated in places
    where HTML is not expected.
    """
    result: list[nodes.Node] = []
    words: list[str] = []  # of the text that is being collected
    for child in children:
        # This is what MyST makes of ~~text~~.
        is_html = isinstance(child, nodes.raw) and child.astext() not in {"<s>", "</s>"}
        if is_html or isinstance(child, nodes.Text):
            words.append(child.astext())
            continue
        if words:
            result.append(nodes.Text("".join(words)))
            words = []
        result.append(child)
        if isinstance(child, nodes.TextElement):
            inner = without_html(child.children)
            child.children = []
            child += inner
    return [*result, nodes.Text("".join(words))] if words else result
