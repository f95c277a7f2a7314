"""The ``belief`` directive: a claim, a credence and a why."""

from __future__ import annotations

from docutils import nodes

from sphinx_beliefs.directives.item import ItemDirective
from sphinx_beliefs.model.records import Belief, ItemFields
from sphinx_beliefs.nodes import credence
from sphinx_beliefs.wording import credence_text


class BeliefDirective(ItemDirective[Belief]):
    """A belief; the body is the why."""

    kind = "belief"
    option_names = ("name", "credence", "normative", "tags", "class")

    def make_record(self, fields: ItemFields) -> Belief:
        """The record with the credence as it was read."""
        return Belief(**fields, credence=self.reader.credence())

    def after_title(self, record: Belief) -> list[nodes.Node]:
        """The credence, where the eye looks for it at the end of the line."""
        if record.credence is None or not record.credence.text:
            return []
        shown = credence(record.credence, credence_text(record.credence), bar=True)
        return [nodes.Text(" "), *self.located("credence", [shown])]
