"""The ``uncertainty`` directive: an open question and why it matters."""

from __future__ import annotations

from docutils import nodes

from sphinx_beliefs.authoring.directives.item import ItemDirective, bears_on
from sphinx_beliefs.authoring.lines import without_html
from sphinx_beliefs.doctree.inline_nodes import own_label
from sphinx_beliefs.model.fields.uncertainty_fields import read_uncertainty
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS
from sphinx_beliefs.model.records.items import ItemFields, Uncertainty
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.words.joining import _, led_by
from sphinx_beliefs.words.wording import if_no_label, if_yes_label


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
            *self._answer("if-yes", if_yes_label()),
            *self._answer("if-no", if_no_label()),
            *self.belief_links(bears_on(), record.beliefs),
        ]

    def _answer(self, option: str, label: str) -> list[nodes.Node]:
        """The effect of an answer, in the markup of the page, after a label."""
        written = self.reader.raw(option).strip()
        if not written:
            return []
        line_number = self.lines.option_lines[option]
        children, messages = self.parse_line(written, line_number)
        # The words are an element of their own, since translating replaces all its children.
        words = nodes.inline(written, "", *without_html(children), translatable=True, answer=option)
        self.take_harm_out(words, option, line_number)
        lead = own_label(led_by(label))
        line = nodes.paragraph("", "", lead, words, classes=["beliefs-answer"], translatable=False)
        self.located(option, [words, line])
        return [line, *messages]
