"""The site with this extension, its items as the entries of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .beliefs import Beliefs

if TYPE_CHECKING:
    from content import Belief, Question, Reading, Topic, Trigger

_MOVES = {"up": "raises", "down": "lowers"}


class Lists(Beliefs):
    """This extension, with a list for all items of a kind, each of them an entry of it."""

    name = "lists"

    def items(self, topic: Topic) -> list[str]:
        """The sections with the items of a topic."""

        def named(item: Belief | Question | Trigger | Reading) -> str:
            return f" {{#{item.name}}}" if self.is_named(topic, item) else ""

        beliefs, questions, triggers, readings = [], [], [], []
        for item in topic.beliefs:
            beliefs += [f"- **{item.claim}** ~{item.credence}% — {item.why}{named(item)}"]
        for item in topic.questions:
            questions += [f"- {item.question} {item.why}{named(item)}"]
            questions += [f"  :beliefs: {item.belief.name}"]
        for item in topic.triggers:
            effect = f"{_MOVES[item.direction]} {item.belief.name}"
            triggers += [f"- {item.evidence} → {effect}{named(item)}", "", f"  {item.effect}"]
        for item in topic.readings:
            title = f"[{item.title}]({item.url}), {item.authors}"
            date = f"{item.year}-{item.month:02}"
            readings += [f"- {date} — {title} — {item.takeaway}{named(item)}"]
        return [
            *_section("Current beliefs", "beliefs", beliefs),
            *_section("Uncertainties", "uncertainties", questions),
            *_section("What would update me", "update-triggers", triggers),
            *_section("Recent reading", "readings", readings),
        ]


def _section(title: str, directive: str, entries: list[str]) -> list[str]:
    return [f"## {title}", "", f":::{{{directive}}}", *entries, ":::", ""]
