"""The ``update-trigger`` directive: evidence that would move beliefs, and which way."""

from __future__ import annotations

from docutils import nodes

from sphinx_beliefs.directives.item import ItemDirective
from sphinx_beliefs.model.records import ItemFields, UpdateTrigger
from sphinx_beliefs.nodes import beliefs_direction
from sphinx_beliefs.wording import direction_alone, direction_text


class UpdateTriggerDirective(ItemDirective[UpdateTrigger]):
    """An update trigger; the body says what the evidence would show."""

    kind = "update-trigger"
    words_class = nodes.inline  # evidence is a sentence among others, not a headline
    option_names = ("name", "beliefs", "direction", "tags", "class")

    def make_record(self, fields: ItemFields) -> UpdateTrigger:
        """The record with the beliefs it would move, and which way."""
        return UpdateTrigger(
            **fields, beliefs=self.reader.names("beliefs"), direction=self.reader.direction()
        )

    def before_title(self, record: UpdateTrigger) -> list[nodes.Node]:
        """An arrow that shows the direction at a glance; the details say it in words."""
        if record.direction is None:
            return []
        arrow = beliefs_direction(
            "",
            direction=record.direction.value,
            classes=["beliefs-direction", f"beliefs-{record.direction.value}"],
        )
        return [arrow]

    def details(self, record: UpdateTrigger) -> list[nodes.Node]:
        """What it would do to which beliefs."""
        if record.beliefs or record.direction is None:
            return self.belief_links(direction_text(record.direction), record.beliefs)
        words = nodes.inline("", direction_alone(record.direction), classes=["beliefs-label"])
        return [nodes.paragraph("", "", words, classes=["beliefs-details"], translatable=False)]
