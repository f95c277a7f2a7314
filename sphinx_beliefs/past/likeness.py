"""Which of the beliefs that disappear from a page are those that appear on it in one commit."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_beliefs.model.past.versions import name_of_claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.past.old_pages import OldBelief

#: The least likeness of two claims of one belief, from 0 to 1: where one took the place of the
#: other, and elsewhere.
_IN_PLACE, _ELSEWHERE = 0.6, 0.75
#: The length to which claims are compared, in characters.
_LONGEST = 300
#: The most pairs of claims that are compared on a page in a commit.
_MOST_PAIRS = 2_500


def pairs_of(
    gone: Sequence[OldBelief], new: Sequence[OldBelief]
) -> Iterator[tuple[OldBelief, OldBelief]]:
    """The beliefs that are the same, of those that disappear and those that appear."""
    claims: dict[str, list[OldBelief]] = {}
    for now in new:
        claims.setdefault(name_of_claim(now.claim), []).append(now)
    left: list[OldBelief] = []
    for old in gone:
        # One that was given a name, or another one, makes the same claim.
        same = claims.get(name_of_claim(old.claim))
        if same:
            yield old, same.pop(0)
        else:
            left.append(old)
    # In the order in which they stand.
    rest = {id(now) for each in claims.values() for now in each}
    right = [now for now in new if id(now) in rest]
    if len(left) * len(right) > _MOST_PAIRS:
        return
    is_alike = _IN_PLACE if len(left) == len(right) else _ELSEWHERE
    rated = [
        (rate, -abs(i - j), i, j)
        for i, old in enumerate(left)
        for j, now in enumerate(right)
        if not (old.name and now.name)
        and (rate := likeness(old.claim, now.claim, is_alike)) >= is_alike
    ]
    taken_left, taken_right = set[int](), set[int]()
    for _rate, _distance, i, j in sorted(rated, reverse=True):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            yield left[i], right[j]


def likeness(one: str, other: str, least: float) -> float:
    """The likeness of two claims, from 0 to 1; 0 if it is less than ``least``."""
    first, second = one.casefold()[:_LONGEST], other.casefold()[:_LONGEST]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= least else 0.0


def renamed(path: str, others: Sequence[str]) -> str | None:
    """The new file that an old one may have become: one with the same name in another folder, or
    the only other one in its folder.
    """
    old = PurePosixPath(path)
    alike = [other for other in others if PurePosixPath(other).name == old.name]
    if not alike:
        alike = [other for other in others if PurePosixPath(other).parent == old.parent]
    return alike[0] if len(alike) == 1 else None
