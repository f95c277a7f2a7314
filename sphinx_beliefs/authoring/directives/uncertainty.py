"""The ``uncertainty`` directive: an open question and why it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.authoring.directives.item import ItemDirective, bears_on
from sphinx_beliefs.authoring.directives.option_texts import text_of_option
from sphinx_beliefs.model.fields.uncertainty_fields import read_uncertainty
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS
from sphinx_beliefs.model.records.items import ItemFields, Uncertainty
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.words.joining import _
from sphinx_beliefs.words.wording import if_no_label, if_yes_label

if TYPE_CHECKING:
    from docutils import nodes


class UncertaintyDirective(ItemDirective[Uncertainty]):
    """An uncertainty; the body says why it matters."""

    kind = Kind.UNCERTAINTY
    option_names = ITEM_OPTIONS[Kind.UNCERTAINTY]

    def body_label(self) -> str:
        """The label of the body."""
        return _("Why it matters:")

    def make_record(self, fields: ItemFields) -> Uncertainty:
        """The record of its options."""
        return read_uncertainty(self.reader, fields)

    def details(self, record: Uncertainty) -> list[nodes.Node]:
        """The effect of each answer, and the beliefs that the uncertainty bears on."""
        return [
            *text_of_option(self, "if-yes", if_yes_label()),
            *text_of_option(self, "if-no", if_no_label()),
            *self.belief_links(bears_on(), record.beliefs),
        ]
