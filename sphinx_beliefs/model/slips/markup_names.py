"""The names of directives and roles, and guesses at which of them another word means."""

from __future__ import annotations

from functools import lru_cache

from sphinx_beliefs.model.known_names import LISTS
from sphinx_beliefs.model.notation.names import nearest
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, LINKED_KINDS, Kind

#: The prefix of the long forms of all names: ``beliefs:belief``.
LONG = "beliefs:"

#: The directives that an author writes items with.
ITEM_DIRECTIVES = tuple(kind.value for kind in ITEM_KINDS)

DIRECTIVES = (
    *ITEM_DIRECTIVES,
    *LISTS,
    "credence-log",
    "topic-meta",
    *(kind.index for kind in Kind),
    "belief-graph",
    "mind-changes",
    "track-record",
    "calibration",
    "related-topics",
    "related-writing",
)

#: The roles that link to a record, or quote it.
LINK_ROLES = (*(kind.value for kind in LINKED_KINDS), "credence", "implied")

ROLES = (*LINK_ROLES, "beliefs-count")

#: Other words that authors use for directives.
_OTHER_WORDS = {
    **{word: kind.value for kind in Kind for word in kind.row.other_names},
    **{word: kind.index for kind in Kind for word in kind.row.other_indexes},
    "log": "credence-log",
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
