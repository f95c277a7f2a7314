"""Fills in, as a page is written, the facts in items and headers that depend on other pages or on
the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_beliefs.doctree.histories import folded_log, log_row
from sphinx_beliefs.doctree.inline_nodes import aloud
from sphinx_beliefs.doctree.nodes import beliefs_block, beliefs_effect, beliefs_review, beliefs_rows
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.site.facts import page_facts
from sphinx_beliefs.rendering.copies import is_copy, page_of
from sphinx_beliefs.rendering.fact_rows import fact_line, fact_lines
from sphinx_beliefs.rendering.node_markup import NodeMarkup, Nodes
from sphinx_beliefs.words.spoken import spoken_change
from sphinx_beliefs.words.wording import (
    kept_on_label,
    never_reviewed,
    overdue,
    review_was_due,
)

if TYPE_CHECKING:
    import datetime

    from sphinx_beliefs.model.site.answers import ItemFacts, PageFacts
    from sphinx_beliefs.rendering.entry_marks import mark_entries
else:
    # Needed only on a site that asks git.
    mark_entries = Late("sphinx_beliefs.rendering.entry_marks:mark_entries")


#: The classes of what stands below the log of a belief.
_BELOW = frozenset({"beliefs-answer", "beliefs-details"})


class FillFacts(SphinxPostTransform):
    """Asks the site once a page for all facts about its items."""

    def run(self, **kwargs: Any) -> None:
        """Fill in the facts."""
        domain = beliefs_domain(self.env)
        docname = self.env.current_document.docname
        is_whole = not domain.output.is_one_file and not is_copy(domain, self.document)
        if is_whole and not domain.store.has_facts(docname):
            return
        writer = _FactsWriter(domain, docname)
        for block in list(self.document.findall(beliefs_block)):
            classes = block.attributes["classes"]
            if "beliefs-item" in classes and "docname" in block:
                writer.fill_item(block)
            if "beliefs-update-trigger" in classes:
                for effect in list(block.findall(beliefs_effect)):
                    writer.fill_effect(effect)
            elif "beliefs-header" in classes:
                for review in list(block.findall(beliefs_review)):
                    writer.fill_review(review)


class _FactsWriter:
    """Builds nodes of the facts about items."""

    def __init__(self, domain: BeliefsDomain, docname: str) -> None:
        self.domain = domain
        self.docname = docname
        self.style = domain.date_style

    def _facts(self, node: nodes.Element) -> PageFacts:
        return page_facts(self.domain.site, node["docname"])

    def fill_effect(self, node: beliefs_effect) -> None:
        """Fill in a trigger's effect on the credence of one belief: "(~70% → ~40%)"."""
        for facts in self._facts(node).triggers:
            for effect in facts.effects:
                if (facts.anchor, effect.belief) == (node["anchor"], node["belief"]):
                    change = self.style.figures.change(effect.before, effect.after)
                    language = self.style.language
                    words = spoken_change(effect.before, effect.after, language)
                    node += [nodes.Text(" "), aloud(change, words)]
                    return
        node.parent.remove(node)

    def fill_review(self, node: beliefs_review) -> None:
        """Fill in that the review of a topic is due, if it is."""
        facts = self._facts(node)
        if facts.review_due is not None:
            before, _mark, after = review_was_due().partition("{date}")
            words = [nodes.Text(before), *self._day(facts.review_due), nodes.Text(after)]
        elif not facts.is_reviewed:
            words = [nodes.Text(never_reviewed())]
        else:
            node.parent.remove(node)
            return
        if node.parent.index(node):
            node += nodes.Text(" · ")
        node += nodes.inline("", "", *words, classes=["beliefs-overdue"])

    def fill_item(self, block: nodes.Element) -> None:
        """Add the relations of other items and pages to an item, below its own text."""
        anchors = block["ids"]
        found = [facts for facts in self._facts(block).items if facts.anchor in anchors]
        for facts in found:
            if facts.is_overdue:
                self._mark_overdue(block)
            if facts.log:
                rows = (
                    log_row(entry.date, entry.credence, _text(entry.reason), self.style)
                    for entry in facts.log
                )
                log = folded_log(facts.log, rows, self.style)
                if facts.log_at is not None and facts.log_at.docname != block["docname"]:
                    log += fact_line(self._markup(block), kept_on_label(), [facts.log_at])
                block.insert(self._end_of_why(block), log)
            if facts.vouched:
                mark_entries(self.domain, block, facts)
            block += self._lines(facts, block)

    def _end_of_why(self, block: nodes.Element) -> int:
        """The index in a belief at which its log belongs: before the criteria and details."""
        for number, child in enumerate(block.children):
            if isinstance(child, nodes.Element) and not _BELOW.isdisjoint(child["classes"]):
                return number
        return len(block)

    def _mark_overdue(self, block: nodes.Element) -> None:
        for child in block.children:
            if isinstance(child, nodes.Element) and "beliefs-dates" in child["classes"]:
                mark = nodes.inline("", overdue(), classes=["beliefs-overdue"])
                child += [nodes.Text(" · "), mark]

    def _markup(self, block: nodes.Element) -> NodeMarkup:
        return NodeMarkup(self.domain, page_of(self.domain, block, self.docname))

    def _lines(self, facts: ItemFacts, block: nodes.Element) -> Nodes:
        """A line for each kind of relation, or the place for these lines."""
        if self.domain.output.writes_rows_at_once:
            return [beliefs_rows("", view=facts, docname=block["docname"], page=self.docname)]
        return fact_lines(self._markup(block), facts)

    def _day(self, day: datetime.date) -> list[nodes.Node]:
        return self.style.node(Date(year=day.year, month=day.month, day=day.day))


def _text(text: str) -> list[nodes.Node]:
    return [nodes.Text(text)] if text else []
