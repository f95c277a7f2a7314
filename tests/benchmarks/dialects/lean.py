"""Plain Markdown as lean as authors write it: one line an item, and targets only where linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import MONTHS

from . import by_hand
from .dialect import VIEW_PAGES, Dialect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import Belief, Content, Topic


class Lean(Dialect):
    """Bullets such as ``- claim ~70% — why``, and the index as one list of them, by hand."""

    name = "lean"
    lists_by_hand = quotes_by_hand = True

    def topic(self, topic: Topic, content: Content) -> str:
        """The page of a topic."""
        lines = [f"# {topic.title}", "", *by_hand.header(topic)]
        cited = topic.beliefs[0]
        lines += ["## Where I currently stand", ""]
        lines += [f"My [~{cited.credence}%](#{cited.name}) is what counts. {topic.prose}"]
        lines += [*by_hand.quotes(topic), "", "## Current beliefs", ""]
        linked = topic.linked()
        for belief in topic.beliefs:
            line = f"{belief.claim} ~{belief.credence}% — {belief.why}"
            lines += [f"- ({belief.name})=", f"  {line}"] if belief in linked else [f"- {line}"]
        lines += ["", "## Uncertainties", ""]
        lines += [f"- {q.question} {q.why} Bears on {_link(q.belief)}." for q in topic.questions]
        lines += ["", "## What would update me", ""]
        for trigger in topic.triggers:
            moves = {"up": "raises", "down": "lowers"}[trigger.direction]
            lines += [f"- {trigger.evidence} → {moves} {_link(trigger.belief)}. {trigger.effect}"]
        lines += ["", "## Recent reading", ""]
        for reading in topic.readings:
            title = f"[{reading.title}]({reading.url}), {reading.authors}"
            lines += [f"- {reading.year}-{reading.month:02} — {title} — {reading.takeaway}"]
        return "\n".join([*lines, "", *by_hand.related(topic, content)])

    def index(self, content: Content) -> str:
        """One list of all beliefs, sorted as the extension would, and one of the stubs."""
        lines = _page("All beliefs", _beliefs(content))
        return "\n".join([*lines, "## Stubs", "", *by_hand.stubs(content), ""])


class LeanBare(Lean):
    """The lean site without any page that lists beliefs."""

    name = "lean-bare"
    has_index = False


class LeanViews(Lean):
    """The lean site, with six pages of lists, each written by hand."""

    name = "lean-views"
    view_pages = VIEW_PAGES

    def views(self, content: Content) -> dict[str, str]:
        """The lists that the extension's views would show, one line an item."""
        written = [topic for topic in content.topics if not topic.is_stub]
        pages = {
            "view-beliefs": _page("Beliefs", _beliefs(content)),
            "view-uncertainties": _page(
                "Uncertainties",
                (
                    f"- {question.question} Bears on {_short(question.belief)} "
                    f"({by_hand.link_to(topic)})"
                    for topic in written
                    for question in topic.questions
                ),
            ),
            "view-update-triggers": _page(
                "Update triggers",
                (
                    f"- {trigger.evidence} → "
                    f"{ {'up': 'raises', 'down': 'lowers'}[trigger.direction] } "
                    f"{_short(trigger.belief)} ({by_hand.link_to(topic)})"
                    for topic in written
                    for trigger in topic.triggers
                ),
            ),
            "view-readings": _page(
                "Readings",
                (
                    f"- {MONTHS[reading.month - 1]} {reading.year}: [{reading.title}]"
                    f"(topics/{topic.name}.md), {reading.authors}"
                    for topic in written
                    for reading in topic.readings
                ),
            ),
            "view-topics": ["# Topics", "", *by_hand.cards(content)],
            "view-stubs": ["# Stubs", "", *by_hand.stubs(content), ""],
        }
        return {name: "\n".join(lines) for name, lines in pages.items()}


def _page(title: str, lines: Iterable[str]) -> list[str]:
    return [f"# {title}", "", *lines, ""]


def _beliefs(content: Content) -> Iterable[str]:
    return (
        f"- {belief.claim} ~{belief.credence}% ({by_hand.link_to(topic)})"
        for topic, belief in by_hand.by_region(content)
    )


def _short(belief: Belief) -> str:
    """A claim in three words, as the author would name it."""
    return " ".join(belief.claim.split()[:3])


def _link(belief: Belief) -> str:
    return f"[{_short(belief)}](#{belief.name})"
