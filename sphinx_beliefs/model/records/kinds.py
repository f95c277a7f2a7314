"""The kinds of items and pages: their records, and the pages that list them."""

from __future__ import annotations

from enum import Enum

from sphinx_beliefs.model.records.items import Belief, Item, Reading, Uncertainty, UpdateTrigger

ITEM_KINDS: dict[str, type[Item]] = {
    "belief": Belief,
    "uncertainty": Uncertainty,
    "update-trigger": UpdateTrigger,
    "reading": Reading,
}


def kind_of(item: Item) -> str:
    """The kind of an item as directives, roles and object types call it."""
    return next(kind for kind, cls in ITEM_KINDS.items() if type(item) is cls)


#: The generated page that lists all records of a kind.
TOPICS_PAGE = "beliefs-topics"


PAGE_OF_KIND = {
    "belief": "beliefs-all",
    "uncertainty": "beliefs-uncertainties",
    "update-trigger": "beliefs-update-triggers",
    "reading": "beliefs-readings",
    "stub": "beliefs-stubs",
    "topic": TOPICS_PAGE,
}


GENERATED_PAGES = frozenset(PAGE_OF_KIND.values())


class Kind(Enum):
    """What an index lists."""

    BELIEF = "belief"
    UNCERTAINTY = "uncertainty"
    UPDATE_TRIGGER = "update-trigger"
    READING = "reading"
    TOPIC = "topic"
    STUB = "stub"
