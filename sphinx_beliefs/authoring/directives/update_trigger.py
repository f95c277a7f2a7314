"""The ``update-trigger`` directive: evidence that would move beliefs, with direction and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.authoring.directives.item import ItemDirective
from sphinx_beliefs.doctree.inline_nodes import own_label
from sphinx_beliefs.doctree.nodes import beliefs_direction, beliefs_effect
from sphinx_beliefs.model.fields.trigger_fields import read_trigger
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS
from sphinx_beliefs.model.records.items import ItemFields, UpdateTrigger
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.words.trigger_wording import moves_alone, moves_label
from sphinx_beliefs.words.wording import came_to_pass, ratio_text

if TYPE_CHECKING:
    from sphinx_beliefs.model.notation.dates import Date


class UpdateTriggerDirective(ItemDirective[UpdateTrigger]):
    """An update trigger; the body says what the evidence would show."""

    kind = Kind.UPDATE_TRIGGER
    words_class = nodes.inline  # evidence is an ordinary sentence, not a headline
    option_names = ITEM_OPTIONS[Kind.UPDATE_TRIGGER]
    blankable = (
        *ItemDirective.blankable,
        *("direction", "raises", "lowers", "strength", "to", "likelihood-ratio"),
    )

    def make_record(self, fields: ItemFields) -> UpdateTrigger:
        """The record of its options."""
        return read_trigger(self.reader, fields)

    def before_title(self, record: UpdateTrigger) -> list[nodes.Node]:
        """An arrow that shows each direction at a glance; the details say it in words."""
        return [
            beliefs_direction(
                "", direction=way.value, classes=["beliefs-direction", f"beliefs-{way.value}"]
            )
            for way in record.ways
            if way is not None
        ]

    def kind_classes(self, record: UpdateTrigger) -> list[str]:
        """The class that marks a trigger that has fired."""
        return ["beliefs-fired"] if record.fired is not None else []

    def arrange(self, record: UpdateTrigger, body: list[nodes.Node]) -> list[nodes.Node]:
        """The date on which it fired, and the body."""
        return [*self._outcome(record.fired), *body]

    def _outcome(self, fired: Date | None) -> list[nodes.Node]:
        if fired is None:
            return []
        line = nodes.paragraph("", "", classes=["beliefs-resolution"], translatable=False)
        self.set_source_info(line)
        line += nodes.inline("", came_to_pass(), classes=["beliefs-outcome", "beliefs-true"])
        line += [nodes.Text(" · "), *self.located("fired", self.domain.date_style.node(fired))]
        return [line]

    def details(self, record: UpdateTrigger) -> list[nodes.Element]:
        """The moves of beliefs that it would cause, or has caused."""
        has_fired = record.fired is not None

        def effect(name: str) -> list[nodes.Node]:
            if record.to is None and record.likelihood_ratio is None and not has_fired:
                return []
            where = {"docname": record.docname, "anchor": record.anchor, "belief": name}
            return [beliefs_effect("", classes=["beliefs-effect"], **where)]

        def option_of(name: str) -> str:
            if name in record.raises:
                return "raises"
            return "lowers" if name in record.lowers else "beliefs"

        lines: list[nodes.Element] = []
        for way, names in record.moves:
            lead = moves_label(way, record.strength, has_fired=has_fired)
            lines += self.belief_links(lead, names, effect, option_of)
        if not record.named and not has_fired:
            lines = self._alone(record)
        if record.likelihood_ratio is not None and lines:
            text = ratio_text(self.reader.text("likelihood-ratio"))
            ratio = nodes.inline("", text)
            # On the first of the lines that it applies to.
            groups = [names for _way, names in record.moves]
            own = [n for n, names in enumerate(groups) if record.ratio_for(names[0]) is not None]
            line = lines[own[0] if own else 0]
            line += [nodes.Text(" · "), *self.located("likelihood-ratio", [ratio])]
        return lines

    def _alone(self, record: UpdateTrigger) -> list[nodes.Element]:
        """The direction of a trigger that names no beliefs."""
        words = moves_alone(record.way, record.strength)
        if not words:
            return []
        label = own_label(words)
        return [nodes.paragraph("", "", label, classes=["beliefs-details"], translatable=False)]
