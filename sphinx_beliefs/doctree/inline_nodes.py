"""Credences, placeholders and our own words as nodes, wherever on a page they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.nodes import (
    beliefs_aloud,
    beliefs_credence,
    beliefs_isolate,
    beliefs_label,
    beliefs_meaning,
    beliefs_phrase,
    beliefs_placeholder,
)
from sphinx_beliefs.model.notation.credence import NO_CREDENCE, Credence, CredenceKind
from sphinx_beliefs.model.notation.placeholders import blank_kind, find_placeholders
from sphinx_beliefs.words.direction import turns
from sphinx_beliefs.words.joining import with_note

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from sphinx_beliefs.model.notation.html_tags import Span
    from sphinx_beliefs.model.records.items import Resolution
    from sphinx_beliefs.words.figures import Figures


#: The class that tells Sphinx's search to leave a node out. What the extension says on every page
#: would lead to all of them, and make the index larger.
NO_SEARCH = "no-search"


def own_label(words: str) -> beliefs_label:
    """A label of this extension, which the search leaves out."""
    return beliefs_label("", words, classes=["beliefs-label", NO_SEARCH])


def own_phrase(words: str) -> beliefs_phrase:
    """Words of this extension, which the search leaves out."""
    return beliefs_phrase("", words, classes=[NO_SEARCH])


def aloud(text: str, words: str) -> nodes.Node:
    """Signs amid words, and the words in which they are read aloud, if there are any."""
    return beliefs_aloud("", text, aloud=words) if words else nodes.Text(text)


def placeholder(written: str) -> beliefs_placeholder:
    """A placeholder as it was written."""
    return beliefs_placeholder(
        written, written, blank=blank_kind(written).value, classes=["beliefs-placeholder"]
    )


def with_placeholders(text: str, words: Collection[str] = ()) -> list[nodes.Node]:
    """The plain text of a field as nodes, with its placeholders made visible; ``words`` are the
    site's own placeholders, in addition to the known ones.
    """
    return marked(text, find_placeholders(text, words))


def marked(text: str, spans: Iterable[Span]) -> list[nodes.Node]:
    """A plain text as nodes, with placeholders at ``spans``."""
    found: list[nodes.Node] = []
    end = 0
    for span in spans:
        if span.start > end:
            found.append(nodes.Text(text[end : span.start]))
        found.append(placeholder(text[span.start : span.end]))
        end = span.end
    if end < len(text) or not found:
        found.append(nodes.Text(text[end:]))
    return found


def isolated(
    text: str, content: Callable[[str], list[nodes.Node]], *, in_leftward: bool
) -> list[nodes.Node]:
    """The nodes that ``content`` makes of a text; if the text is written the other way than the
    language of the site, its words are kept apart from those around it.
    """
    if not turns(text, in_leftward=in_leftward):
        return content(text)
    words = text.strip()
    before, _words, after = text.partition(words)
    parts = [nodes.Text(before), beliefs_isolate("", "", *content(words)), nodes.Text(after)]
    return [part for part in parts if part.astext()]


def outcome_classes(resolution: Resolution) -> list[str]:
    """The classes of the words that say what became of a belief."""
    return ["beliefs-outcome", f"beliefs-{resolution.value}"]


def sort_value(value: Credence) -> str:
    """The percentage (0 to 100) to sort a credence by, as text; empty if it states none."""
    return "" if value.midpoint is None else f"{value.midpoint:.6g}"


def credence(
    value: Credence | None, figures: Figures, *, bar: bool = False, sort: bool = False
) -> nodes.Node:
    """A credence for a reader, in the figures of the site.

    A dash is shown if there is no credence, or no text.
    """
    text = figures.credence(value)
    if value is None or not text:
        return nodes.Text(NO_CREDENCE)
    if value.kind is CredenceKind.PLACEHOLDER:
        return placeholder(value.text)
    node = beliefs_credence("", text, classes=["beliefs-credence"])
    if value.meaning:
        node["meaning"] = figures.meaning(value)
        node += beliefs_meaning("", with_note("", node["meaning"]))
    if value.low is not None and value.high is not None:
        node["low"], node["high"], node["bar"] = f"{value.low:f}", f"{value.high:f}", bar
        if sort:
            node["sort"] = sort_value(value)
    else:
        node["classes"].append(f"beliefs-{value.kind.value}")
    return node
