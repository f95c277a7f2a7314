"""The names of directives and roles, and guesses at which of them another word means."""

from __future__ import annotations

from functools import lru_cache

from sphinx_beliefs.model.notation.names import nearest

#: The prefix of the long forms of all names: ``beliefs:belief``.
LONG = "beliefs:"

#: The directives that an author writes items with.
ITEM_DIRECTIVES = ("belief", "uncertainty", "update-trigger", "reading")

DIRECTIVES = (
    *ITEM_DIRECTIVES,
    "credence-log",
    "topic-meta",
    "belief-index",
    "uncertainty-index",
    "update-trigger-index",
    "reading-index",
    "topic-index",
    "stub-index",
    "belief-graph",
    "related-topics",
    "related-writing",
)

#: The roles that link to a record, or quote it.
LINK_ROLES = ("belief", "uncertainty", "update-trigger", "reading", "topic", "credence")

ROLES = (*LINK_ROLES, "beliefs-count")

#: Other words that authors use for directives.
_OTHER_WORDS = {
    "claim": "belief",
    "forecast": "belief",
    "prediction": "belief",
    "question": "uncertainty",
    "open-question": "uncertainty",
    "trigger": "update-trigger",
    "update": "update-trigger",
    "log": "credence-log",
    "trigger-index": "update-trigger-index",
    "question-index": "uncertainty-index",
    "questions-index": "uncertainty-index",
    "claim-index": "belief-index",
}


def short_name(written: str) -> str:
    """The name of a directive or role without the prefix of its long form, in lower case."""
    return written.casefold().replace("_", "-").removeprefix(LONG)


def is_directive(written: str) -> bool:
    """Return whether a word is the name of one of our directives, in any case."""
    return written.casefold().removeprefix(LONG) in DIRECTIVES


def meant_directive(written: str) -> str:
    """The directive of ours that a word names or may mean; empty if there is none."""
    name = short_name(written)
    if name in DIRECTIVES:
        return name
    if name in _OTHER_WORDS:
        return _OTHER_WORDS[name]
    beheaded = [directive for directive in DIRECTIVES if directive[1:] == name]
    return next(iter(beheaded or nearest(name, DIRECTIVES)), "")


@lru_cache(maxsize=1000)
def meant_role(written: str) -> str:
    """The role of ours that a word names or may mean; empty unless there is exactly one."""
    name = short_name(written)
    if name in ROLES:
        return name
    found = nearest(name, ROLES)
    return found[0] if len(found) == 1 else ""
