"""Edits of a claim that may change its meaning: more than a typo or a comma."""

from __future__ import annotations

#: The most characters that differ between two wordings of one claim.
_FEW = 3


def is_reworded(before: str, after: str) -> bool:
    """Return whether two claims differ by more than a few characters, or in a number; case, white
    space and punctuation do not count.
    """
    if before == after:
        return False
    one, other = _letters(before), _letters(after)
    if [char for char in one if char.isdigit()] != [char for char in other if char.isdigit()]:
        return True
    return _is_farther(one, other, _FEW)


def _letters(claim: str) -> str:
    return "".join(char for char in claim.casefold() if char.isalnum())


def _is_farther(one: str, other: str, most: int) -> bool:
    """Return whether it takes more than ``most`` edits of a character to make one text another
    (Ukkonen's cut-off: only what lies near the diagonal is looked at).
    """
    if abs(len(one) - len(other)) > most:
        return True
    row = {column: column for column in range(most + 1)}
    for number, char in enumerate(one, start=1):
        new: dict[int, int] = {}
        for column in range(max(number - most, 0), min(number + most, len(other)) + 1):
            above = row.get(column, most) + 1
            left = new.get(column - 1, most) + 1
            if not column:
                new[column] = above
                continue
            across = row.get(column - 1, most + 1) + (other[column - 1] != char)
            new[column] = min(above, left, across)
        row = new
        if min(row.values()) > most:
            return True
    return row.get(len(other), most + 1) > most
