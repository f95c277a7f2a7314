"""The nodes of this extension: subclasses of docutils' own, so that every builder can write them.

HTML has visitors of its own for them (``render/html.py``); all others treat a node as the
docutils node it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.model.notation.credence import NO_CREDENCE, Credence, CredenceKind
from sphinx_beliefs.model.notation.placeholders import blank_kind, find_placeholders

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sphinx_beliefs.model.notation.html_tags import Span
    from sphinx_beliefs.model.records.items import Resolution


class beliefs_block(nodes.container):
    """A block of a topic page: an item, the topic header."""


class beliefs_notice(beliefs_block):
    """The stub notice."""


class beliefs_title(nodes.paragraph):
    """The title line of an item."""


class beliefs_credence(nodes.inline):
    """A credence as written; ``low`` and ``high`` are percentages, where it states any,
    ``bar`` says whether to draw them, and ``meaning`` says in percent what is said in other words.
    ``sort`` is the percentage to sort by, where readers can sort.
    """


class beliefs_meaning(nodes.inline):
    """What a credence in other words means in percent; in HTML it is shown on pointing."""


class beliefs_placeholder(nodes.inline):
    """A blank to be filled, its text as written; ``blank`` says what it stands for."""


class beliefs_direction(nodes.inline):
    """The place of an arrow, empty but in HTML; ``direction`` is up, down or either."""


class beliefs_date(nodes.inline):
    """A date in words; ``iso`` is the same for machines."""


class beliefs_log(nodes.container):
    """The history of a belief's credence; in HTML it is folded up behind its first paragraph."""


class beliefs_log_summary(nodes.paragraph):
    """What is seen of a log that is folded up."""


class beliefs_course(nodes.inline):
    """The place of a picture of a credence's course, empty but in HTML.

    ``points`` are pairs from 0 to 100, time and percent; ``alt`` says in words what is seen.
    """


class beliefs_effect(nodes.inline):
    """What a trigger does to the credence of ``belief``, to be filled; ``docname`` and ``anchor``
    are those of the trigger.
    """


class beliefs_review(nodes.inline):
    """The place in a header for what is to be said of a review that is due; ``docname`` is the
    page.
    """


class beliefs_region(nodes.inline):
    """The title of the region ``region``, which can become a link to it."""


class beliefs_index_table(nodes.table):
    """The table of an index. ``words`` are attributes that tell the script in what words it can be
    sorted and filtered; empty if it cannot. ``name`` is its id for the script, if it has no other.
    """


class beliefs_rows(nodes.container):
    """The place of rows that HTML writes at once: those of ``view``, a question or the facts of an
    item, on page ``docname``; of an index in groups, the rows of the group of number ``group``.
    """


class beliefs_view(nodes.container):
    """Holds the place of what a view directive will show: ``view`` is the question it asks,
    ``docname`` the page that asks it, and ``name`` an id that nothing else on the page has;
    ``label`` is that id where the author gave it. Its children are what the author says to readers,
    each with the ``option`` that it was written in. While the page is read, ``place`` says where
    that was.
    """


class beliefs_graph(nodes.container):
    """The place of a map, with a ``beliefs_log`` of the same as a list: ``code`` draws it, ``uris``
    are the links of its boxes, ``alt`` says what it is.
    """


class beliefs_number(nodes.inline):
    """Holds the place of a number in prose, as ``beliefs_view`` does."""


#: Where the one node is kept that a page can have of the next class, while the page is read.
TOPIC_META = "beliefs:topic-meta"


#: Where the tagline of a page is kept while it is read: in what Sphinx keeps meanwhile.
TAGLINE = "beliefs:tagline"


class beliefs_tagline(nodes.Invisible, nodes.Element):
    """The tagline of a page, a paragraph, until the header is made: what is done to all text of the
    page is done to it as well.
    """


class beliefs_topic_meta(nodes.Invisible, nodes.Element):
    """Where topic metadata was written; it is taken out as soon as it is known under which
    conditions that is.
    """


def placeholder(written: str) -> beliefs_placeholder:
    """A placeholder as it was written."""
    return beliefs_placeholder(
        written, written, blank=blank_kind(written).value, classes=["beliefs-placeholder"]
    )


def with_placeholders(text: str, words: Collection[str] = ()) -> list[nodes.Node]:
    """The plain text of a field as nodes, the placeholders in it made visible; ``words`` are those
    that are placeholders on a site beside the known ones.
    """
    return marked(text, find_placeholders(text, words))


def marked(text: str, spans: Iterable[Span]) -> list[nodes.Node]:
    """A plain text as nodes, with placeholders where ``spans`` are."""
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


def outcome_classes(resolution: Resolution) -> list[str]:
    """The classes of the words for what became of a belief."""
    return ["beliefs-outcome", f"beliefs-{resolution.value}"]


def sort_value(value: Credence) -> str:
    """The percentage to sort a credence by; empty where it states none."""
    return "" if value.midpoint is None else f"{value.midpoint:.6g}"


def credence(
    value: Credence | None, text: str, *, bar: bool = False, sort: bool = False
) -> nodes.Node:
    """A credence for a reader; ``text`` is what is shown, in the language of the site.

    A dash stands where there is none, or nothing is written.
    """
    if value is None or not text:
        return nodes.Text(NO_CREDENCE)
    if value.kind is CredenceKind.PLACEHOLDER:
        return placeholder(value.text)
    node = beliefs_credence("", text, classes=["beliefs-credence"])
    if value.meaning:
        node["meaning"] = value.meaning
        node += beliefs_meaning("", f" ({value.meaning})")
    if value.low is not None and value.high is not None:
        node["low"], node["high"], node["bar"] = f"{value.low:f}", f"{value.high:f}", bar
        if sort:
            node["sort"] = sort_value(value)
    else:
        node["classes"].append(f"beliefs-{value.kind.value}")
    return node
