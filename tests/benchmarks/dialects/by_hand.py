"""Lines that an author writes by hand where this extension would make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import MONTHS, REGIONS

if TYPE_CHECKING:
    from content import Belief, Content, Topic

#: The note at the top of a stub.
STUB = "*This page is a stub: the views are not yet written.*"


def header(topic: Topic) -> list[str]:
    """The lines that the extension would show under the title of a topic."""
    year, month, day = topic.reviewed
    facts = (
        f"{REGIONS[topic.region]} · {topic.status.title()} · "
        f"Last reviewed {MONTHS[month - 1]} {day}, {year}"
    )
    return [topic.tagline, "", facts, "", *([STUB, ""] if topic.is_stub else [])]


def quotes(topic: Topic) -> list[str]:
    """The sentences that quote credences of other topics."""
    return [f"It rests on [~{b.credence}%](#{b.name})." for b in topic.quotes]


def by_region(content: Content) -> list[tuple[Topic, Belief]]:
    """The beliefs of written topics, sorted as the extension would: by region and credence."""
    rows = [
        (topic, belief) for topic in content.topics if not topic.is_stub for belief in topic.beliefs
    ]
    order = list(REGIONS)
    return sorted(rows, key=lambda row: (order.index(row[0].region), -row[1].credence))


def link_to(topic: Topic) -> str:
    """A link to a topic, from the root of the site."""
    return f"[{topic.title}](topics/{topic.name}.md)"


def stubs(content: Content) -> list[str]:
    """The list of stubs."""
    return [f"- {link_to(topic)} — {topic.tagline}" for topic in content.topics if topic.is_stub]


def cards(content: Content) -> list[str]:
    """The list of topics, with their taglines."""
    lines = []
    for topic in content.topics:
        status = "stub" if topic.is_stub else topic.status.title()
        lines += [f"- {link_to(topic)} · {status}\n", f"  {topic.tagline}\n"]
    return lines


def related(topic: Topic, content: Content) -> list[str]:
    """The lists that the extension would show of a topic's neighbours."""
    by_name = content.by_name()
    lines = ["## Related writing", ""]
    lines += [f"- [{essay.title}](../essays/{essay.name}.md)" for essay in topic.essays]
    if not topic.essays:
        lines += ["No essays tagged with this topic yet."]
    lines += ["", "## Related topics", ""]
    for name in dict.fromkeys(topic.related):
        other = by_name[name]
        label = f"{REGIONS[other.region]} · {other.status.title()}"
        lines += [f"- [{other.title}]({name}.md) — {label} — {other.tagline}"]
    return [*lines, ""]
