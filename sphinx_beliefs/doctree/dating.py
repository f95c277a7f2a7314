"""Dates and figures in the style of a site: as text, and as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.doctree.inline_nodes import placeholder
from sphinx_beliefs.doctree.nodes import beliefs_date
from sphinx_beliefs.model.notation.dates import Date, DateKind
from sphinx_beliefs.words.figures import Figures
from sphinx_beliefs.words.wording import date_text

if TYPE_CHECKING:
    from docutils import nodes


class DateStyle(NamedTuple):
    """The style in which a site writes dates and figures."""

    language: str
    date_format: str

    @property
    def figures(self) -> Figures:
        """The figures of its language."""
        return Figures(self.language)

    def text(self, date: Date) -> str:
        """A date for a reader."""
        return date_text(date, language=self.language, date_format=self.date_format)

    def node(self, date: Date) -> list[nodes.Node]:
        """A date for readers and for machines."""
        text = self.text(date)
        if date.kind is DateKind.PLACEHOLDER:
            return [placeholder(text)]
        return [beliefs_date("", text, iso=date.iso, classes=["beliefs-date"])]

    def month(self, date: Date) -> str:
        """The month of a date, or only its year if no more is known."""
        return self.text(Date(year=date.year, month=date.month))
