"""Fills the places that view directives hold, each time a page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.dates import DateKind
from sphinx_beliefs.model.views import (
    BeliefIndexView,
    BeliefRow,
    RegionGroup,
    RelatedTopicsView,
    RelatedWritingView,
    StubIndexView,
    StubRow,
    Target,
    TopicRow,
    WritingRow,
)
from sphinx_beliefs.nodes import beliefs_date, beliefs_view, credence, with_placeholders
from sphinx_beliefs.wording import (
    _,
    credence_text,
    date_text,
    left_text,
    no_region,
    resolution_text,
    stub_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


class FillViews(SphinxPostTransform):
    """Replaces each view by what it shows now."""

    # Before references are resolved, by MyST (9) and by Sphinx (10).
    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Ask the catalogue, and build what it answers."""
        domain = beliefs_domain(self.env)
        if not domain.is_whole and not domain.has_views(self.env.current_document.docname):
            return
        for node in list(self.document.findall(beliefs_view)):
            writer = ViewWriter(domain, node["docname"])
            filled = writer.write(node["view"])
            for part in filled:
                part.source, part.line = node.source, node.line
            filled[0]["ids"] += node["ids"]
            node.replace_self(filled)


class ViewWriter:
    """Builds nodes of the answers of the catalogue for one page."""

    def __init__(self, domain: BeliefsDomain, docname: str) -> None:
        self.domain = domain
        self.docname = docname

    def write(self, view: object) -> list[nodes.Element]:
        """The nodes of one view; what finds nothing says so."""
        catalogue = self.domain.catalogue
        match view:
            case BeliefIndexView():
                beliefs = catalogue.belief_index(view)
                if not beliefs:
                    return [_nothing(_("No beliefs here yet."))]
                return [self.belief_table(beliefs, view.caption)]
            case StubIndexView():
                stubs = catalogue.stub_index(view)
                if not stubs:
                    return [_nothing(_("Nothing is left to write here."))]
                return self.stub_lists(stubs, view.caption)
            case RelatedTopicsView():
                rows = list(catalogue.related_topics(self.docname))
                if not rows:
                    return [_nothing(_("No related topics yet."))]
                return [_list([self.topic_entry(row) for row in rows], "beliefs-topics")]
            case RelatedWritingView():
                essays = catalogue.related_writing(self.docname)
                if not essays:
                    return [_nothing(_("No essays tagged with this topic yet."))]
                return [_list([self.writing_entry(row) for row in essays], "beliefs-writing")]
        raise TypeError(view)

    def link(self, target: Target) -> nodes.Element:
        """The title of a target, linked."""
        return self.domain.link(target, self.docname)

    # -- the table of beliefs -----------------------------------------------------------

    def belief_table(self, groups: Iterable[RegionGroup[BeliefRow]], caption: str) -> nodes.Element:
        """Claim, credence, topic and region; a group begins with its first row's class."""
        table = nodes.table("", classes=["beliefs-index", "colwidths-auto"])
        if caption:
            table += nodes.title(caption, "", *with_placeholders(caption))
        body = nodes.tbody()
        for group in groups:
            for number, row in enumerate(group.rows):
                cells: list[tuple[str, list[nodes.Node]]] = [
                    ("claim", [self.link(row.belief)]),
                    ("credence", self.credence(row)),
                    ("topic", [self.link(row.topic)]),
                    ("region", with_placeholders(group.title or "—")),
                ]
                line = nodes.row("", *(_cell(f"beliefs-{name}-cell", c) for name, c in cells))
                if not number:
                    line["classes"].append("beliefs-group")
                body += line
        titles = [_("Claim"), _("Credence"), _("Topic"), _("Region")]
        head = nodes.thead("", nodes.row("", *(_cell("", [nodes.Text(t)]) for t in titles)))
        widths = [nodes.colspec("", colwidth=width) for width in (50, 12, 20, 18)]
        table += nodes.tgroup("", *widths, head, body, cols=len(widths))
        return table

    def credence(self, row: BeliefRow) -> list[nodes.Node]:
        """The credence, and what became of the belief."""
        is_open = row.resolution is None
        shown = [credence(row.credence, credence_text(row.credence), bar=is_open)]
        if row.resolution is not None:
            words = resolution_text(row.resolution).partition(":")[0]
            outcome = nodes.inline("", words, classes=["beliefs-outcome"])
            shown += [nodes.Text(" "), outcome]
        return shown

    # -- lists ----------------------------------------------------------------------------

    def stub_lists(
        self, groups: Iterable[RegionGroup[StubRow]], caption: str
    ) -> list[nodes.Element]:
        """For each region its name and the topics still to be written there."""
        found: list[nodes.Element] = []
        if caption:
            found.append(_paragraph(with_placeholders(caption), "beliefs-caption"))
        for group in groups:
            title = nodes.strong("", group.title or no_region())
            found.append(_paragraph([title], "beliefs-group-title"))
            entries = []
            for row in group.rows:
                left = left_text(row.blanks)
                entries.append(
                    [
                        _paragraph(
                            [
                                self.link(row.topic),
                                nodes.Text(" — "),
                                nodes.inline("", left, classes=["beliefs-left"]),
                            ]
                        )
                    ]
                )
            found.append(_list(entries, "beliefs-stubs"))
        return found

    def topic_entry(self, row: TopicRow) -> list[nodes.Element]:
        """A topic with region, status and tagline."""
        line = _paragraph([self.link(row.topic)])
        # One element for all of them: on a site of any size these lists are most of the nodes.
        text = "".join(f" · {fact}" for fact in (row.region, row.status) if fact)
        facts = nodes.inline("", "", *with_placeholders(text), classes=["beliefs-facts"])
        if row.is_stub:
            facts += [nodes.Text(" · "), nodes.inline("", stub_word(), classes=["beliefs-stub"])]
        if facts.astext():
            line += facts
        if not row.tagline:
            return [line]
        return [line, _paragraph(with_placeholders(row.tagline), "beliefs-tagline")]

    def writing_entry(self, row: WritingRow) -> list[nodes.Element]:
        """An essay with its date."""
        line = _paragraph([self.link(row.page)])
        if row.date is not None and row.date.kind is DateKind.DATE:
            text = date_text(
                row.date,
                language=self.domain.env.config.language,
                date_format=self.domain.options.date_format,
            )
            line += nodes.Text(" · ")
            line += beliefs_date("", text, iso=row.date.iso, classes=["beliefs-date"])
        return [line]


def _cell(css_class: str, children: Iterable[nodes.Node]) -> nodes.entry:
    entry = nodes.entry("", nodes.paragraph("", "", *children))
    if css_class:
        entry["classes"].append(css_class)
    return entry


def _paragraph(children: Iterable[nodes.Node], css_class: str = "") -> nodes.paragraph:
    paragraph = nodes.paragraph("", "", *children)
    if css_class:
        paragraph["classes"].append(css_class)
    return paragraph


def _list(entries: Iterable[Iterable[nodes.Node]], css_class: str) -> nodes.bullet_list:
    items = (nodes.list_item("", *entry) for entry in entries)
    return nodes.bullet_list("", *items, classes=["beliefs-list", css_class])


def _nothing(text: str) -> nodes.paragraph:
    return _paragraph([nodes.emphasis("", text)], "beliefs-nothing")
