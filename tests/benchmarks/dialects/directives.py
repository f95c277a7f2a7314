"""The items of a topic as directives, for the dialects that have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Belief, Question, Reading, Topic, Trigger


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a dialect calls the options and directives in which dialects differ."""

    name: str
    beliefs: str
    direction: str
    trigger: str


def items(
    topic: Topic,
    options: Options,
    is_named: Callable[[Belief | Question | Trigger | Reading], bool],
) -> list[str]:
    """The sections with the items of a topic; only those that ``is_named`` accepts have a name."""

    def head(item: Belief | Question | Trigger | Reading, kind: str, title: str) -> list[str]:
        name = [f":{options.name}: {item.name}"] if is_named(item) else []
        return [f":::{{{kind}}} {title}", *name]

    lines = ["## Current beliefs", ""]
    for belief in topic.beliefs:
        lines += head(belief, "belief", belief.claim)
        lines += [f":credence: ~{belief.credence}%", "", belief.why, ":::", ""]
    lines += ["## Uncertainties", ""]
    for question in topic.questions:
        lines += head(question, "uncertainty", question.question)
        lines += [f":{options.beliefs}: {question.belief.name}", "", question.why, ":::", ""]
    lines += ["## What would update me", ""]
    for trigger in topic.triggers:
        lines += head(trigger, options.trigger, trigger.evidence)
        lines += [f":{options.beliefs}: {trigger.belief.name}"]
        lines += [f":{options.direction}: {trigger.direction}", "", trigger.effect, ":::", ""]
    lines += ["## Recent reading", ""]
    for reading in topic.readings:
        lines += head(reading, "reading", reading.title)
        lines += [f":date: {reading.year}-{reading.month:02}", f":url: {reading.url}"]
        lines += [f":authors: {reading.authors}", "", reading.takeaway, ":::", ""]
    return lines
