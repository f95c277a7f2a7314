"""The parts that views of scores have in common: tables, sentences, and numbers as readers write
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.nodes import beliefs_block
from sphinx_beliefs.rendering.node_markup import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.rendering.node_markup import Nodes

#: The minus sign, which is as wide as a plus.
_MINUS = "\u2212"


class Numbers:
    """Numbers in the figures of the language of a site."""

    def __init__(self, domain: BeliefsDomain) -> None:
        self._figures = domain.date_style.figures

    def decimal(self, value: float, places: int = 3) -> str:
        """A number with decimals; zero has no sign."""
        text = f"{value:.{places}f}"
        if not float(text):
            text = text.lstrip("-")
        return self._figures.text(text).replace("-", _MINUS)

    def percent(self, share: float) -> str:
        """A share (0 to 1) in whole percent."""
        return self._figures.text(f"{100 * share:.0f}%")

    def credence(self, low: float, high: float) -> str:
        """A credence (0 to 1) in percent, with the decimals that it has."""
        ends = [f"{round(100 * end, 2):g}" for end in dict.fromkeys((low, high))]
        return self._figures.text("–".join(ends) + "%")


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[Nodes]],
    widths: Sequence[int],
    *,
    caption: str = "",
) -> nodes.table:
    """A table of cells; the first column says what a row is about."""
    made = nodes.table("", classes=["beliefs-scores", "colwidths-given"])
    group = nodes.tgroup("", cols=len(heads))
    group += [nodes.colspec("", colwidth=width) for width in widths]
    first, *others = (nodes.entry("", paragraph([nodes.Text(head)])) for head in heads)
    group += nodes.thead("", nodes.row("", first, *others))
    body = nodes.tbody("")
    for cells in rows:
        body += nodes.row("", *(nodes.entry("", paragraph(cell)) for cell in cells))
    group += body
    made += group
    return made


def as_text(text: str) -> Nodes:
    """A cell of a text."""
    return [nodes.Text(text)]


def said(text: str, css_class: str = "") -> nodes.paragraph:
    """A sentence as a paragraph."""
    return paragraph([nodes.Text(text)], css_class)


def titled(title: str, parts: Sequence[nodes.Node]) -> beliefs_block:
    """A part of a view, with its title; it is no section, since a view can be anywhere."""
    head = paragraph([nodes.strong("", title)], "beliefs-part-title")
    return beliefs_block("", head, *parts, classes=["beliefs-score-part"])
