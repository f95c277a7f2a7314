"""The comments on a question of Fatebook, which stand in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.importing.plain_texts import line_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_beliefs.importing.own_forecasts import Forecasters

#: The mark between comments, which they may have in them as well.
SEPARATOR = "; "

#: What stands for the name of someone without one.
_NAMELESS = frozenset({"undefined", "null"})

#: The longest name that comments are looked through for, in characters.
_LONGEST_NAME = 100


def part_comments(
    text: str, names: Collection[str], people: Forecasters
) -> tuple[list[str], list[str]]:
    """The comments of the author's in a cell, and those of others.

    A comment begins with the name of someone, one of ``names`` or of the forecasters, and ends
    where the next one begins.
    """
    if not text:
        return [], []
    known = _NAMELESS | people.names | set(names)
    own: list[str] = []
    others: list[str] = []
    current = own
    for part in text.split(SEPARATOR):
        name = _name_before(part, known)
        if name is None and current:
            current[-1] = f"{current[-1]}{SEPARATOR}{part}"
            continue
        name = name or ""
        current = own if people.is_named(name) else others
        current.append(part.removeprefix(f"{name}: "))
    return [lines_of(each) for each in own], [line_of(each) for each in others]


def _name_before(part: str, names: Collection[str]) -> str | None:
    """The name with which a part of the comments begins, if it does."""
    at = part.find(": ")
    while at > 0:
        if part[:at] in names:
            return part[:at]
        at = part.find(": ", at + 1, _LONGEST_NAME)
    return None
