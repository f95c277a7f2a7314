"""The header under the title of a topic page: tagline, facts, and blanks left to fill."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, assert_never

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_beliefs.authoring.taglines import take_tagline
from sphinx_beliefs.doctree.conditions import CONDITIONAL, conditions_around, wrapped
from sphinx_beliefs.doctree.inline_nodes import (
    NO_SEARCH,
    isolated,
    own_phrase,
    with_placeholders,
)
from sphinx_beliefs.doctree.nodes import (
    TAGLINE,
    TOPIC_META,
    beliefs_block,
    beliefs_notice,
    beliefs_region,
    beliefs_review,
)
from sphinx_beliefs.doctree.titles import page_title
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.words.joining import _, space_after
from sphinx_beliefs.words.wording import blanks_text, last_changed, last_reviewed, still_to_write

if TYPE_CHECKING:
    from sphinx_beliefs.doctree.dating import DateStyle
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.pages import Topic
    from sphinx_beliefs.model.records.record import Conditions


class TopicHeader(SphinxTransform):
    """Puts tagline, region, status and review date under the title of a topic page."""

    def apply(self, **kwargs: Any) -> None:
        """Insert the header, if there is anything to say."""
        domain = beliefs_domain(self.env)
        self._find_conditions(domain)
        topic = domain.store.topic(self.env.current_document.docname)
        if topic is None:
            return
        header = beliefs_block("", classes=["beliefs-header"])
        if topic.tagline:
            tagline = take_tagline(domain, topic, self.env.current_document[TAGLINE])
            tagline["classes"].append("beliefs-tagline")
            header += tagline
        if facts := _facts(topic, domain, self.document):
            header += _paragraph(facts, "beliefs-facts")
        if header.children:
            insert_below_title(self.document, header, topic.conditions)

    def _find_conditions(self, domain: BeliefsDomain) -> None:
        """Determine the conditions around the metadata, now that it is in place on its page."""
        mark = self.env.current_document.get(TOPIC_META)
        if mark is not None and mark.parent is not None:
            conditions = conditions_around(mark)
            mark.parent.remove(mark)
            if conditions:
                domain.store.note_topic_conditions(self.env.current_document.docname, conditions)


class LeftToWrite(SphinxTransform):
    """Tells readers what is left to write: in the notice of a stub, or in a line in the header of
    an unfinished topic.
    """

    def apply(self, **kwargs: Any) -> None:
        """Insert the notice, or the line."""
        domain = beliefs_domain(self.env)
        topic = domain.store.topic(self.env.current_document.docname)
        if topic is None:
            return
        match topic.state:
            case TopicState.STUB:
                notice = _stub_notice(topic, domain)
                insert_below_title(self.document, notice, topic.conditions)
            case TopicState.UNFINISHED:
                line = _paragraph([nodes.Text(still_to_write(topic.blanks))], "beliefs-to-write")
                _add_to_header(self.document, line, topic.conditions)
            case TopicState.WRITTEN:
                pass
            case _:
                assert_never(topic.state)


def _stub_notice(topic: Topic, domain: BeliefsDomain) -> beliefs_notice:
    """The notice that a topic is a stub, and what is left to write."""
    text = domain.stub_notice or _(
        "I’ve marked the territory but haven’t written my views here yet. The headings below "
        "are placeholders — the actual beliefs, uncertainties, and evidence are still in my "
        "notes."
    )
    stub = _("This page is a stub.")
    paragraph = _paragraph([nodes.strong("", stub), nodes.Text(f"{space_after(stub)}{text}")], "")
    if left := blanks_text(topic.blanks):
        paragraph += nodes.Text(space_after(text))
        text = _("Still to write: {left}.").format(left=left)
        paragraph += nodes.Text(text)
    if url := domain.options.contact_url:
        before, _mark, after = _(
            "If you want my current take on this topic before it lands here, {link}."
        ).partition("{link}")
        paragraph += nodes.Text(f"{space_after(text)}{before}")
        paragraph += nodes.reference("", _("get in touch"), refuri=url, internal=False)
        paragraph += nodes.Text(after)
    return beliefs_notice("", paragraph, classes=["beliefs-stub-notice", NO_SEARCH])


def _add_to_header(document: nodes.document, line: nodes.paragraph, conditions: Conditions) -> None:
    """Put a line at the end of the header; make the header if there is none."""
    for block in document.findall(beliefs_block):
        if "beliefs-header" in block["classes"]:
            block += line
            return
    header = beliefs_block("", line, classes=["beliefs-header"])
    insert_below_title(document, header, conditions)


def insert_below_title(
    document: nodes.document, node: nodes.Element, conditions: Conditions
) -> None:
    """Put a node, under conditions, below the first title of a page and the parts of the header
    that are already there.
    """
    title = page_title(document)
    node = wrapped(conditions, node)
    node.document = document
    parent: nodes.Element = document
    index = 0
    if title is not None:
        parent = title.parent
        index = parent.index(title) + 1
    while index < len(parent) and _is_head(parent[index]):
        index += 1
    parent.insert(index, node)


def _is_head(node: nodes.Node) -> bool:
    """Return whether a node belongs to the head of a page, as the parts of the header do."""
    if isinstance(node, beliefs_block):
        return "beliefs-item" not in node["classes"]
    if isinstance(node, CONDITIONAL) and len(node) == 1:
        return _is_head(node[0])
    return isinstance(node, nodes.comment | nodes.docinfo)


def _facts(topic: Topic, domain: BeliefsDomain, document: nodes.document) -> list[nodes.Node]:
    """Region · status · last reviewed."""
    vocabulary, style, words = domain.vocabulary, domain.date_style, domain.options.blank_words
    facts: dict[str, nodes.Element] = {}

    def shown(text: str) -> list[nodes.Node]:
        return isolated(
            text, partial(with_placeholders, words=words), in_leftward=domain.output.is_leftward
        )

    if topic.region:
        title = vocabulary.regions.get(topic.region, topic.region)
        facts["region"] = beliefs_region(
            "",
            "",
            *shown(title),
            region=topic.region,
            classes=["beliefs-region"],
        )
    if topic.status:
        label = vocabulary.statuses.get(topic.status, topic.status)
        facts["status"] = nodes.inline("", "", *shown(label), classes=["beliefs-status"])
    if topic.last_reviewed:
        facts["last_reviewed"] = _dated(last_reviewed(), topic.last_reviewed, style)
    if topic.last_substantive_update:
        facts["last_substantive_update"] = _dated(
            last_changed(), topic.last_substantive_update, style
        )
    if (topic.review_in or vocabulary.review_in) is not None:
        facts["review_in"] = beliefs_review("", docname=topic.docname)
    for key, written in topic.left.items():
        facts[key] = nodes.inline("", "", *with_placeholders(written, words))
    joined: list[nodes.Node] = []
    for key, fact in sorted(facts.items(), key=lambda pair: TOPIC_KEYS.index(pair[0])):
        if joined and not isinstance(fact, beliefs_review):
            joined.append(nodes.Text(" · "))
        joined.append(_located(fact, topic, key, document))
    return joined


def _located(
    node: nodes.Element, topic: Topic, key: str, document: nodes.document
) -> nodes.Element:
    """The node, located at the line where its key was written."""
    place = topic.place_of(key)
    node.source, node.line = place.source or document.get("source"), place.line or None
    return node


def _dated(written: str, date: Date, style: DateStyle) -> nodes.inline:
    before, _mark, after = written.partition("{date}")
    parts = [own_phrase(before), *style.node(date), own_phrase(after)]
    return nodes.inline("", "", *(part for part in parts if part.astext()))


def _paragraph(children: list[nodes.Node], css_class: str) -> nodes.paragraph:
    paragraph = nodes.paragraph("", "", *children, translatable=False)
    if css_class:
        paragraph["classes"].append(css_class)
    return paragraph
