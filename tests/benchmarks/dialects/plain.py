"""Plain Markdown with all that this extension gives: a target for each item, and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import MONTHS, REGIONS

from . import by_hand
from .dialect import VIEW_PAGES, Dialect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content import Content, Topic

WHERE = {"up": "Would raise", "down": "Would lower"}


class Plain(Dialect):
    """Markdown with headings, lists, a target for each item, and an index table by hand."""

    name = "plain"
    lists_by_hand = quotes_by_hand = True

    def topic(self, topic: Topic, content: Content) -> str:
        """The page of a topic."""
        lines = [f"# {topic.title}", "", *by_hand.header(topic)]
        cited = topic.beliefs[0]
        lines += ["## Where I currently stand", ""]
        lines += [f"My [~{cited.credence}%](#{cited.name}) is what counts. {topic.prose}"]
        lines += [*by_hand.quotes(topic), "", "## Current beliefs", ""]
        for belief in topic.beliefs:
            lines += [f"- ({belief.name})=", f"  **{belief.claim}** — ~{belief.credence}%", ""]
            lines += [f"  {belief.why}", ""]
        lines += ["## Uncertainties", ""]
        for question in topic.questions:
            lines += [f"- ({question.name})=", f"  **{question.question}**", ""]
            lines += [f"  Why it matters: {question.why}", ""]
            lines += [f"  Bears on: {_link(question.belief.claim, question.belief.name)}", ""]
        lines += ["## What would update me", ""]
        for trigger in topic.triggers:
            lines += [f"- ({trigger.name})=", f"  {trigger.evidence}", "", f"  {trigger.effect}"]
            where = WHERE[trigger.direction]
            lines += ["", f"  {where}: {_link(trigger.belief.claim, trigger.belief.name)}", ""]
        lines += ["## Recent reading", ""]
        for reading in topic.readings:
            lines += [
                f"- ({reading.name})=",
                f"  {MONTHS[reading.month - 1]} {reading.year}: "
                f"[{reading.title}]({reading.url}), {reading.authors}",
                "",
                f"  {reading.takeaway}",
                "",
            ]
        return "\n".join(lines + by_hand.related(topic, content))

    def index(self, content: Content) -> str:
        """The table and the list, sorted as the extension would."""
        return "\n".join(
            [self._beliefs(content), "## Stubs", "", *by_hand.stubs(content), ""],
        )

    def _beliefs(self, content: Content) -> str:
        return _table(
            "All beliefs",
            ("Claim", "Credence", "Topic", "Region"),
            (
                (
                    _link(belief.claim, belief.name),
                    f"~{belief.credence}%",
                    by_hand.link_to(topic),
                    REGIONS[topic.region],
                )
                for topic, belief in by_hand.by_region(content)
            ),
        )


class PlainViews(Plain):
    """The plain site, with six pages of lists, each written by hand."""

    name = "plain-views"
    view_pages = VIEW_PAGES

    def views(self, content: Content) -> dict[str, str]:
        """The lists that the extension's views would show, as an author would write them."""
        written = [topic for topic in content.topics if not topic.is_stub]
        return {
            "view-beliefs": self._beliefs(content),
            "view-uncertainties": _table(
                "Uncertainties",
                ("Question", "Bears on", "Topic"),
                (
                    (
                        _link(question.question, question.name),
                        _link(question.belief.claim, question.belief.name),
                        by_hand.link_to(topic),
                    )
                    for topic in written
                    for question in topic.questions
                ),
            ),
            "view-update-triggers": _table(
                "Update triggers",
                ("Evidence", "Direction", "Bears on", "Topic"),
                (
                    (
                        _link(trigger.evidence, trigger.name),
                        {"up": "raises", "down": "lowers"}[trigger.direction],
                        _link(trigger.belief.claim, trigger.belief.name),
                        by_hand.link_to(topic),
                    )
                    for topic in written
                    for trigger in topic.triggers
                ),
            ),
            "view-readings": _table(
                "Readings",
                ("Date", "Title", "Authors"),
                (
                    (f"{MONTHS[r.month - 1]} {r.year}", _link(r.title, r.name), r.authors)
                    for topic in written
                    for r in topic.readings
                ),
            ),
            "view-topics": "\n".join(["# Topics", "", *by_hand.cards(content)]),
            "view-stubs": "\n".join(["# Stubs", "", *by_hand.stubs(content), ""]),
        }


class Unused(Plain):
    """The plain site, with the extension enabled but not used."""

    name = "unused"
    extensions = ("myst_parser", "sphinx_beliefs")


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"# {title}", "", f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def _link(text: str, name: str) -> str:
    return f"[{text}](#{name})"
