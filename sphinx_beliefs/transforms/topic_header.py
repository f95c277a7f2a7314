"""The header under the title of a topic page: tagline, facts, stub notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.dates import Date, DateKind
from sphinx_beliefs.nodes import beliefs_block, beliefs_date, beliefs_notice, beliefs_region
from sphinx_beliefs.wording import (
    _,
    blanks_text,
    date_text,
    last_changed,
    last_reviewed,
)

if TYPE_CHECKING:
    from sphinx_beliefs.config import BeliefsConfig
    from sphinx_beliefs.model.records import Topic

#: The id of a region on the generated page of topics.
REGION_ANCHOR = "region-"
TOPICS_PAGE = "beliefs-topics"


class TopicHeader(SphinxTransform):
    """Puts tagline, region, status and review date under the title of a topic page."""

    # After titles have been translated (20), before placeholders are looked for in it.
    default_priority = 840

    def apply(self, **kwargs: Any) -> None:  # noqa: ARG002 - docutils' signature
        """Insert the header, if there is anything to say."""
        domain = beliefs_domain(self.env)
        topic = domain.topic(self.env.current_document.docname)
        if topic is None:
            return
        header = beliefs_block("", classes=["beliefs-header"])
        if topic.tagline:
            header += _paragraph([nodes.Text(topic.tagline)], "beliefs-tagline")
        if facts := _facts(topic, domain, self.config.language):
            header += _paragraph(facts, "beliefs-facts")
        if header.children:
            insert_below_title(self.document, header, topic.place.line)


class StubNotice(SphinxTransform):
    """Tells the readers of a stub that it is one, and what is left to write."""

    # After the placeholders have been counted.
    default_priority = 844

    def apply(self, **kwargs: Any) -> None:  # noqa: ARG002 - docutils' signature
        """Insert the notice on stubs."""
        domain = beliefs_domain(self.env)
        topic = domain.topic(self.env.current_document.docname)
        if topic is None or not topic.is_stub:
            return
        options = domain.options
        text = options.stub_notice or _(
            "I’ve marked the territory but haven’t written my views here yet. The headings below "
            "are placeholders — the actual beliefs, uncertainties, and evidence are still in my "
            "notes."
        )
        paragraph = _paragraph(
            [nodes.strong("", _("This page is a stub.")), nodes.Text(f" {text}")], ""
        )
        if left := blanks_text(topic.blanks):
            paragraph += nodes.Text(" " + _("Still to write: {left}.").format(left=left))
        if url := options.contact_url:
            before, _mark, after = _(
                "If you want my current take on this topic before it lands here, {link}."
            ).partition("{link}")
            paragraph += nodes.Text(f" {before}")
            paragraph += nodes.reference("", _("get in touch"), refuri=url, internal=False)
            paragraph += nodes.Text(after)
        notice = beliefs_notice("", paragraph, classes=["beliefs-stub-notice"])
        insert_below_title(self.document, notice, topic.place.line)


class RegionLinks(SphinxPostTransform):
    """Links the region in the header to its part of the generated page of topics."""

    formats = ("html",)
    default_priority = 8

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002 - docutils' signature
        """Link the regions, where that page will be written."""
        builder = beliefs_domain(self.env).builder
        names = {name for name, *_rest in getattr(builder, "domain_indices", ())}
        if TOPICS_PAGE not in names:
            return
        docname = self.env.current_document.docname
        if beliefs_domain(self.env).topic(docname) is None:
            return
        uri = builder.get_relative_uri(docname, TOPICS_PAGE)
        for node in list(self.document.findall(beliefs_region)):
            anchor = nodes.make_id(REGION_ANCHOR + node["region"])
            link = nodes.reference("", "", *node.children, refuri=f"{uri}#{anchor}", internal=True)
            node.children = []
            node += link


def insert_below_title(document: nodes.document, node: nodes.Element, line: int) -> None:
    """Put a node below the first title of a page and what already stands there of ours."""
    title = document.next_node(nodes.title)
    node.document = document
    for part in node.findall(nodes.Element):
        part.source, part.line = document.get("source"), line or None
    parent: nodes.Element = document
    index = 0
    if title is not None and isinstance(title.parent, nodes.section):
        parent = title.parent
        index = parent.index(title) + 1
    while index < len(parent) and isinstance(
        parent[index], beliefs_block | nodes.comment | nodes.docinfo
    ):
        if "beliefs-item" in parent[index].get("classes", ()):
            break
        index += 1
    parent.insert(index, node)


def _facts(topic: Topic, domain: BeliefsDomain, language: str) -> list[nodes.Node]:
    """Region · status · last reviewed."""
    vocabulary = domain.vocabulary
    facts: list[list[nodes.Node]] = []
    if topic.region:
        title = vocabulary.regions.get(topic.region, topic.region)
        facts.append([beliefs_region("", title, region=topic.region, classes=["beliefs-region"])])
    if topic.status:
        label = vocabulary.statuses.get(topic.status, topic.status)
        facts.append([nodes.inline("", label, classes=["beliefs-status"])])
    for date, phrase in (
        (topic.last_reviewed, last_reviewed()),
        (topic.last_substantive_update, last_changed()),
    ):
        if date is not None:
            facts.append(_dated(phrase, date, domain.options, language))
    joined: list[nodes.Node] = []
    for number, fact in enumerate(facts):
        if number:
            joined.append(nodes.inline("", " · ", classes=["beliefs-dot"]))
        joined += fact
    return joined


def _dated(
    phrase: str, date: Date, options: BeliefsConfig, language: str
) -> list[nodes.Node]:
    before, _mark, after = phrase.partition("{date}")
    text = date_text(date, language=language, date_format=options.date_format)
    shown: nodes.Node = nodes.Text(text)
    if date.kind is DateKind.DATE:
        shown = beliefs_date("", text, iso=date.iso, classes=["beliefs-date"])
    parts: list[nodes.Node] = [nodes.Text(before), shown, nodes.Text(after)]
    return [nodes.inline("", "", *(part for part in parts if part.astext()))]


def _paragraph(children: list[nodes.Node], css_class: str) -> nodes.paragraph:
    paragraph = nodes.paragraph("", "", *children, translatable=False)
    if css_class:
        paragraph["classes"].append(css_class)
    return cast("nodes.paragraph", paragraph)
