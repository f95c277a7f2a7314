"""Lines of text in the markup of a page, and unwanted markup in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.model.notation.urls import is_harmful, parse_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.model.problem import Problem


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
