"""HTML for the nodes that have more to show than the docutils nodes they are based on."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_beliefs.doctree.nodes import beliefs_isolate
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.enum_tables import total
from sphinx_beliefs.model.known_names import OBJECT_TYPES
from sphinx_beliefs.model.records.items import Direction
from sphinx_beliefs.rendering.pictures import course_picture, credence_bar
from sphinx_beliefs.rendering.table_visitors import word_attributes
from sphinx_beliefs.rendering.title_lines import AFTER_TITLE
from sphinx_beliefs.words.direction import turns
from sphinx_beliefs.words.joining import _
from sphinx_beliefs.words.spoken import spoken_blank, spoken_number, spoken_sentence
from sphinx_beliefs.words.wording import link_title, to_be_written

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_beliefs.doctree.nodes import (
        beliefs_aloud,
        beliefs_course,
        beliefs_credence,
        beliefs_date,
        beliefs_direction,
        beliefs_placeholder,
    )
    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.output import Output
    from sphinx_beliefs.rendering.discuss_links import discuss_line
else:
    # Not needed unless a site asks for it.
    discuss_line = Late("sphinx_beliefs.rendering.discuss_links:discuss_line")

_ARROWS = total(Direction, {Direction.UP: "▲", Direction.DOWN: "▼", Direction.EITHER: "◆"})


def _aloud(words: str) -> dict[str, Any]:
    """The attributes of an element that is read aloud in other words than those that it shows.

    The words are no text of the page, so nobody copies, finds or translates them by accident, and
    feeds without our stylesheet show nothing twice. Of all roles with such a name, only that of a
    picture has screen readers leave out what is shown.
    """
    return {"role": "img", "aria-label": words}


def read_as(words: str) -> str:
    """These attributes as HTML; empty if there are no such words."""
    return word_attributes(_aloud(words)) if words else ""


def _domain(translator: HTML5Translator) -> BeliefsDomain:
    return beliefs_domain(translator.builder.env)


def _output(translator: HTML5Translator) -> Output:
    return _domain(translator).output


def _direction(translator: HTML5Translator) -> dict[str, Any]:
    """The attribute of our blocks for their direction, which few themes set on the page."""
    return {"dir": "rtl"} if _output(translator).is_leftward else {}


def _own_direction(translator: HTML5Translator) -> dict[str, Any]:
    """The attribute of a part of a line whose direction, where the site is written from right to
    left, is that of its first letter; if it has none, as numbers, it is from left to right.
    """
    return {"dir": "auto"} if _output(translator).is_leftward else {}


def visit_block(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a block without the classes of docutils' containers, which themes style."""
    self.body.append(self.starttag(node, "div", **_direction(self), **_kind_aloud(node)))


def _kind_aloud(node: nodes.Element) -> dict[str, Any]:
    """The attributes by which screen readers say where an item begins, where it ends, and of what
    kind it is.
    """
    if "docname" not in node or "beliefs-item" not in node["classes"]:
        return {}
    kinds = (name.removeprefix("beliefs-") for name in node["classes"])
    label = next((OBJECT_TYPES[kind] for kind in kinds if kind in OBJECT_TYPES), None)
    return {"role": "group", "aria-label": _(label)} if label else {}


def depart_block(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the block; below a belief stands a way to disagree, if the site has one."""
    if "beliefs-belief" in node["classes"] and _domain(self).options.discuss:
        self.body.append(discuss_line(_domain(self), node))
    self.body.append("</div>\n")


def visit_notice(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a block that screen readers announce as a note."""
    self.body.append(self.starttag(node, "div", role="note", **_direction(self)))


def visit_title(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the title line, with what is written the other way in it kept apart."""
    claim = node.next_node(_is_claim)
    if isinstance(claim, nodes.Element) and _turns(self, claim):
        claim.children = [beliefs_isolate("", "", *claim.children)]
    for part in node.children:
        if isinstance(part, nodes.Element) and AFTER_TITLE.intersection(part["classes"]):
            mark, *words = part.children
            if words and _turns(self, part):
                part.children = [mark, beliefs_isolate("", "", *words)]
    self.body.append(self.starttag(node, "p", ""))


def _is_claim(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and "claim" in node


def _turns(translator: HTML5Translator, node: nodes.Element) -> bool:
    return turns(node.astext(), in_leftward=_output(translator).is_leftward)


def depart_title(self: HTML5Translator, node: nodes.Element) -> None:
    """End the title line with a link to the item."""
    if isinstance(node.parent, nodes.Element) and node.parent.get("ids"):
        self.add_permalink_ref(node.parent, link_title())
    self.body.append("</p>\n")


def visit_label(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a label, without the class for the search, which stays out of the page."""
    self.body.append('<span class="beliefs-label">')


def visit_phrase(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the words alone; the node is for the search."""


def depart_phrase(self: HTML5Translator, node: nodes.Element) -> None:
    """Write nothing after the words."""


def visit_credence(self: HTML5Translator, node: beliefs_credence) -> None:
    """Write the number, with a bar before it where there is room for one."""
    more = {"title": node["meaning"]} if "meaning" in node and _output(self).can_point else {}
    if "sort" in node:
        more["data-sort"] = node["sort"]
    if "low" in node:
        more |= _aloud(credence_aloud(node, self.config.language))
    self.body.append(self.starttag(node, "span", "", **more))
    if node.get("bar") and _output(self).draws_bars:
        self.body.append(credence_bar(node["low"], node["high"]))
    if _output(self).is_leftward:
        # Not the span itself, since the bar stands beside the number as the page is written.
        self.body.append("<bdi>")


def depart_credence(self: HTML5Translator, node: beliefs_credence) -> None:
    """Close the span."""
    self.body.append("</bdi></span>" if _output(self).is_leftward else "</span>")


def visit_isolate(self: HTML5Translator, node: nodes.Element) -> None:
    """Open words that take no part in the order of those around them."""
    self.body.append("<bdi>")


def depart_isolate(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the words."""
    self.body.append("</bdi>")


def visit_turned_link(self: HTML5Translator, node: nodes.reference) -> None:
    """Open a link with the direction of its text, so that it is also cut at its end."""
    self.visit_reference(node)
    start, mark, end = self.body[-1].rpartition("<a ")
    self.body[-1] = f'{start}{mark}dir="auto" {end}'


def depart_turned_link(self: HTML5Translator, node: nodes.reference) -> None:
    """Close the link."""
    self.depart_reference(node)


def credence_aloud(node: beliefs_credence, language: str) -> str:
    """The words for a number, in a sentence where the text around it does not say what it is."""
    low, high = Decimal(node["low"]), Decimal(node["high"])
    words = spoken_number(node[0].astext(), low, high, language)
    beside = {"beliefs-title", "beliefs-beside", "beliefs-facts"}.intersection
    return spoken_sentence(words) if beside(node.parent["classes"]) else words


def visit_aloud(self: HTML5Translator, node: beliefs_aloud) -> None:
    """Open a part of a text that is read aloud in words."""
    self.body.append(self.starttag(node, "span", "", **_aloud(node["aloud"])))


def visit_group_title(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the title of a group, which is a heading below that of its section.

    It is no element of a heading, which themes style, number and list in the navigation.
    """
    level = min(max(self.section_level + 1, 2), 6)
    named: dict[str, Any] = {"role": "heading", "aria-level": str(level)}
    self.body.append(self.starttag(node, "p", "", **named))


def depart_paragraph(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a paragraph."""
    self.body.append("</p>\n")


def visit_meaning(self: HTML5Translator, node: nodes.Element) -> None:
    """Skip the percentages, which are in the credence's title attribute."""
    if _output(self).can_point:
        raise nodes.SkipNode
    self.body.append(self.starttag(node, "span", ""))


def depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a span."""
    self.body.append("</span>")


def visit_log(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a log, folded up except in an e-book, which has no way to unfold it."""
    self.body.append(self.starttag(node, "details" if _output(self).can_point else "div"))


def depart_log(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the log."""
    self.body.append("</details>\n" if _output(self).can_point else "</div>\n")


def visit_log_summary(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the part of the log that is visible before readers unfold it."""
    self.body.append(self.starttag(node, "summary" if _output(self).can_point else "p", ""))


def depart_log_summary(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the visible part of the log."""
    self.body.append("</summary>\n" if _output(self).can_point else "</p>\n")


def visit_course(self: HTML5Translator, node: beliefs_course) -> None:
    """Write a small picture: steps from one credence to the next, and a dot at the present one."""
    if not _output(self).draws_bars:
        raise nodes.SkipNode
    self.body.append(self.starttag(node, "span", "") + course_picture(node["points"], node["alt"]))


def visit_direction(self: HTML5Translator, node: beliefs_direction) -> None:
    """Write an arrow, for the eye only; the details say in words what it means."""
    hidden: dict[str, Any] = {"aria-hidden": "true"}
    arrow = _ARROWS[Direction(node["direction"])]
    self.body.append(self.starttag(node, "span", "", **hidden) + arrow)


def visit_placeholder(self: HTML5Translator, node: beliefs_placeholder) -> None:
    """Open a blank; the stylesheet draws its brackets as a line to write on."""
    attributes = {"title": to_be_written(), **_own_direction(self)}
    if len(node) != 1 or not isinstance(node[0], nodes.Text):
        self.body.append(self.starttag(node, "span", "", **attributes))
        return
    attributes |= _aloud(spoken_blank(node.astext()))
    self.body.append(self.starttag(node, "span", "", **attributes))
    self.body.append(escape(node.astext().strip("<>")) + "</span>")
    raise nodes.SkipNode


def visit_date(self: HTML5Translator, node: beliefs_date) -> None:
    """Open a date that machines can read too; ``forthcoming`` is not one."""
    machines = {"datetime": node["iso"]} if node["iso"] else {}
    tag = "time" if machines else "span"
    self.body.append(self.starttag(node, tag, "", **machines, **_own_direction(self)))


def depart_date(self: HTML5Translator, node: beliefs_date) -> None:
    """Close the date."""
    self.body.append("</time>" if node["iso"] else "</span>")
