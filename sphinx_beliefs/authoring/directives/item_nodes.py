"""The nodes that items of all kinds have: the words of the title, and the label of the body."""

from __future__ import annotations

from docutils import nodes

from sphinx_beliefs.doctree.inline_nodes import own_label
from sphinx_beliefs.words.joining import led_by


def claim_of(title: nodes.paragraph, words_class: type[nodes.TextElement]) -> nodes.TextElement:
    """The words of a title, in an element of their own, since translating replaces all its
    children.

    Sphinx removes a translatable inline again and moves its children to the end of its parent; so
    there is another inline around it.
    """
    words = words_class(title.rawsource, "", *title.children, translatable=True)
    words.source, words.line = title.source, title.line
    claim = nodes.inline("", "", words) if isinstance(words, nodes.inline) else words
    claim["classes"].append("beliefs-claim")
    claim["claim"] = True
    return claim


def labelled(body: list[nodes.Node], label_text: str) -> list[nodes.Node]:
    """A body, after its label, such as "Why it matters:", if it has one."""
    if not label_text or not body:
        return body
    label = own_label(led_by(label_text))
    first = body[0]
    if isinstance(first, nodes.paragraph):
        words = nodes.inline(first.rawsource, "", *first.children, translatable=True)
        words.source, words.line = first.source, first.line
        children = [label, words]
    else:
        children = [own_label(label_text)]
    lead = nodes.paragraph("", "", *children, translatable=False)
    lead.source, lead.line = first.source, first.line
    return [lead, *(body[1:] if isinstance(first, nodes.paragraph) else body)]
