"""The ``uncertainty`` directive: an open question and why it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.directives.item import ItemDirective, bears_on
from sphinx_beliefs.model.records import ItemFields, Uncertainty
from sphinx_beliefs.wording import _

if TYPE_CHECKING:
    from docutils import nodes


class UncertaintyDirective(ItemDirective[Uncertainty]):
    """An uncertainty; the body says why it matters."""

    kind = "uncertainty"
    option_names = ("name", "beliefs", "tags", "class")

    def body_label(self) -> str:
        """What leads the body in."""
        return _("Why it matters:")

    def make_record(self, fields: ItemFields) -> Uncertainty:
        """The record with the beliefs it bears on."""
        return Uncertainty(**fields, beliefs=self.reader.names("beliefs"))

    def details(self, record: Uncertainty) -> list[nodes.Element]:
        """The beliefs it bears on."""
        return self.belief_links(bears_on(), record.beliefs)
