"""The ``uncertainty`` directive: an open question and why it matters."""

from __future__ import annotations

from docutils import nodes

from sphinx_beliefs.directives.item import ItemDirective, bears_on
from sphinx_beliefs.model.records import Item, Uncertainty
from sphinx_beliefs.wording import _


class UncertaintyDirective(ItemDirective):
    """An uncertainty; the body says why it matters."""

    kind = "uncertainty"
    option_names = ("name", "beliefs", "tags", "class")

    def body_label(self) -> str:
        """What leads the body in."""
        return _("Why it matters:")

    def make_record(self, docname: str, anchor: str, name: str, title: str) -> Uncertainty:
        """The record with the beliefs it bears on."""
        return Uncertainty(
            docname=docname,
            anchor=anchor,
            name=name,
            title=title,
            tags=self.tags(),
            place=self.place(),
            beliefs=self.reader.names("beliefs"),
        )

    def details(self, record: Item) -> list[nodes.Node]:
        """The beliefs it bears on."""
        assert isinstance(record, Uncertainty)  # noqa: S101 - for the type checker
        return self.belief_links(bears_on(), record.beliefs)
