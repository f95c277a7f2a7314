"""The options of items that are a line of text in the markup of the page, such as ``if-yes``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_beliefs.authoring.lines import without_html
from sphinx_beliefs.doctree.inline_nodes import own_label
from sphinx_beliefs.words.joining import led_by

if TYPE_CHECKING:
    from sphinx_beliefs.authoring.directives.item import ItemDirective


def text_of_option(directive: ItemDirective[Any], option: str, label: str) -> list[nodes.Node]:
    """The text of an option as a paragraph, after a label; empty if nothing is written."""
    written = directive.reader.raw(option).strip()
    if not written:
        return []
    line_number = directive.lines.option_lines[option]
    children, messages = directive.parse_line(written, line_number)
    # The words are an element of their own, since translating replaces all its children.
    words = nodes.inline(written, "", *without_html(children), translatable=True, answer=option)
    directive.take_harm_out(words, option, line_number)
    lead = own_label(led_by(label))
    line = nodes.paragraph("", "", lead, words, classes=["beliefs-answer"], translatable=False)
    directive.located(option, [words, line])
    return [line, *messages]
