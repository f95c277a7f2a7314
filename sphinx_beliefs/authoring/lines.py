"""Lines of text in the markup of a page: which of them need no parser, and what none may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.model.notation.urls import is_harmful, parse_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.config import Config

    from sphinx_beliefs.model.problem import Problem

#: A line in which no Markdown, and no extension of it but those below, finds any markup. It begins
#: with a letter, as lists and the like do not.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[,.;:?'\"()%/–—…’“”-]| (?! ))*(?<! )")

#: Extensions of MyST that rewrite plain text.
_REWRITES = frozenset({"linkify", "replacements", "smartquotes"})


def is_plain_markdown(lines: Sequence[str], config: Config) -> bool:
    """Whether Markdown has nothing to find in these lines but a paragraph.

    Parsing a text by itself costs several times what its share of a page's text costs, and most
    titles and many bodies are plain.
    """
    if config.myst_gfm_only or not _REWRITES.isdisjoint(config.myst_enable_extensions):
        return False
    return all(_PLAIN.fullmatch(line) for line in lines)


def take_harm_out(words: nodes.Element, field: str) -> list[Problem]:
    """Leave of the links in a line that harm only their text; what there is to say of each.

    docutils makes a link of javascript: wherever it stands in a text.
    """
    problems = []
    for link in list(words.findall(nodes.reference)):
        uri = link.get("refuri", "")
        if is_harmful(uri):
            problems.append(parse_url(uri, field=field)[1])
            link.replace_self(link.children)
    return [problem for problem in problems if problem is not None]


def without_html(children: Iterable[nodes.Node]) -> list[nodes.Node]:
    """A line in which HTML is text, since titles and lines of logs are repeated where nobody
    expects any.
    """
    result: list[nodes.Node] = []
    words: list[str] = []  # of the text that is still going on
    for child in children:
        # MyST makes HTML of ~~text~~ by itself.
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
