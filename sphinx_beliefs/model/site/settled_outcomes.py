"""The outcomes of open beliefs that follow from those of others, by their relations.

If a rung came true, so did all likelier ones; what is implied by a true belief is true, and what it
excludes is false; of a group of which exactly one is true, one outcome may settle all.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.records.items import Belief, Resolution
from sphinx_beliefs.model.site.relation_groups import RelationGroup, relation_groups
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_beliefs.model.site.site import Site

#: The outcomes from which others follow.
_KNOWN = {Resolution.TRUE: True, Resolution.FALSE: False}


class Settled(Struct, frozen=True, kw_only=True):
    """An open belief whose outcome follows from that of another, ``because``.

    The outcome is true or false, or annulled if the belief that its credence is conditional on came
    out false. ``group`` is the group that it follows by, if that is because all its other beliefs
    came out false: ``because`` is then the last of these. ``resolved`` is the day since when the
    outcome has been certain, if that is known.
    """

    belief: Belief
    resolution: Resolution
    because: Belief
    group: str = ""
    resolved: Date | None = None


class Clash(Struct, frozen=True, kw_only=True):
    """A belief whose outcome is not what follows from that of another, ``because``.

    ``follows`` is what does, and ``group`` is the group that it follows by, as in ``Settled``.
    ``other`` is a third belief, from which the opposite follows, if the belief itself is open.
    """

    belief: Belief
    follows: bool
    because: Belief
    group: str = ""
    other: Belief | None = None


class Outcomes(Struct, frozen=True, kw_only=True):
    """What follows from the outcomes of a site, in the order of items within each group."""

    settled: tuple[Settled, ...] = ()
    clashes: tuple[Clash, ...] = ()


def settled(site: Site) -> tuple[Settled, ...]:
    """The open beliefs whose outcomes follow from those of others."""
    return outcomes(site).settled


@once_a_site
def outcomes(site: Site) -> Outcomes:
    """What follows from the outcomes of the beliefs of a site, and where they contradict."""
    found = [_Following(group) for group in relation_groups(site) if _has_outcome(group)]
    return Outcomes(
        settled=tuple(one for following in found for one in following.settled()),
        clashes=tuple(one for following in found for one in following.clashes()),
    )


def _has_outcome(group: RelationGroup) -> bool:
    return any(belief.resolution in _KNOWN for belief in group.beliefs)


class _Reason(Struct, frozen=True):
    """The outcome of a belief, the decided belief (its index) from which it follows, and the group
    on the way, if there is one.
    """

    is_true: bool
    root: int
    group: str = ""


class _Following:
    """Follows the relations of a group from what is decided, the earliest outcome first."""

    def __init__(self, group: RelationGroup) -> None:
        self._group = group
        self._beliefs = group.beliefs
        self._reasons: dict[int, _Reason] = {}
        self._clashes: dict[int, Clash] = {}
        self._clashing: set[frozenset[int]] = set()
        self._true_too: dict[int, list[int]] = {}
        self._false_too: dict[int, list[int]] = {}
        for one, other in group.implications:
            self._true_too.setdefault(one, []).append(other)
            self._false_too.setdefault(other, []).append(one)
        self._apart: dict[int, list[int]] = {}
        for one, other in group.excludes:
            self._apart.setdefault(one, []).append(other)
            self._apart.setdefault(other, []).append(one)
        self._groups_of: dict[int, list[tuple[str, tuple[int, ...]]]] = {}
        for named in group.exactly_one:
            for member in named[1]:
                self._groups_of.setdefault(member, []).append(named)
        self._open_in = {name: len(members) for name, members in group.exactly_one}
        self._follow()

    def settled(self) -> Iterator[Settled]:
        """The open beliefs whose outcomes follow."""
        conditions = dict(self._group.given)
        for index, belief in enumerate(self._beliefs):
            if not belief.is_open:
                continue
            reason = self._reasons.get(index)
            condition = self._reasons.get(conditions.get(index, -1))
            if condition is not None and not condition.is_true:
                yield self._settled(belief, Resolution.ANNULLED, condition)
            elif reason is not None and index not in self._clashes:
                outcome = Resolution.TRUE if reason.is_true else Resolution.FALSE
                yield self._settled(belief, outcome, reason)

    def clashes(self) -> Iterator[Clash]:
        """The outcomes that contradict others."""
        yield from (self._clashes[index] for index in sorted(self._clashes))

    def _settled(self, belief: Belief, resolution: Resolution, reason: _Reason) -> Settled:
        because = self._beliefs[reason.root]
        day = because.resolved
        if resolution is Resolution.FALSE and _is_before(belief.resolve_by, day):
            # A deadline that is over was missed on its day, not on that of a later one.
            day = belief.resolve_by
        return Settled(
            belief=belief,
            resolution=resolution,
            because=because,
            group=reason.group,
            resolved=day,
        )

    # -- following ------------------------------------------------------------------------

    def _follow(self) -> None:
        decided = [
            index for index, belief in enumerate(self._beliefs) if belief.resolution in _KNOWN
        ]
        for index in decided:
            resolution = self._beliefs[index].resolution
            self._reasons[index] = _Reason(resolution is Resolution.TRUE, index)
        waiting = deque(sorted(decided, key=self._day_of))
        while waiting:
            index = waiting.popleft()
            for other, reason in self._next(index, self._reasons[index]):
                known = self._reasons.get(other)
                if known is None:
                    self._reasons[other] = reason
                    waiting.append(other)
                elif known.is_true is not reason.is_true:
                    self._note_clash(other, known, reason)

    def _next(self, index: int, reason: _Reason) -> Iterator[tuple[int, _Reason]]:
        """The beliefs whose outcomes follow from one at once, with the reasons."""
        same = self._true_too if reason.is_true else self._false_too
        yield from ((other, reason) for other in same.get(index, ()))
        denied = _Reason(False, reason.root, reason.group)
        if reason.is_true:
            yield from ((other, denied) for other in self._apart.get(index, ()))
        for name, members in self._groups_of.get(index, ()):
            self._open_in[name] -= 1
            if reason.is_true:
                yield from ((other, denied) for other in members if other != index)
            elif self._open_in[name] <= 1:
                yield from self._last_of(name, members)

    def _last_of(self, name: str, members: Iterable[int]) -> Iterator[tuple[int, _Reason]]:
        """The last belief of a named group, if all others are false."""
        reasons = {member: self._reasons.get(member) for member in members}
        left = [member for member, reason in reasons.items() if reason is None or reason.is_true]
        roots = [reason.root for reason in reasons.values() if reason is not None]
        last = left[0] if left else max(reasons)
        if len(left) <= 1:
            root = max((one for one in roots if one != last), key=self._day_of, default=last)
            yield last, _Reason(True, root, name)

    def _note_clash(self, index: int, known: _Reason, reason: _Reason) -> None:
        pair = frozenset((known.root, reason.root))
        if pair in self._clashing or index in self._clashes:
            return
        self._clashing.add(pair)
        belief = self._beliefs[index]
        self._clashes[index] = Clash(
            belief=belief,
            follows=reason.is_true,
            because=self._beliefs[reason.root],
            group=reason.group,
            other=self._beliefs[known.root] if belief.resolution not in _KNOWN else None,
        )

    def _day_of(self, index: int) -> tuple[str, int]:
        """The key by which the earliest outcome comes first, and those without a day last."""
        date = self._beliefs[index].resolved
        day = date.first_day if date is not None else None
        return (day.isoformat() if day is not None else "~", index)


def _is_before(date: Date | None, other: Date | None) -> bool:
    day, end = (one.last_day if one is not None else None for one in (date, other))
    return day is not None and end is not None and day < end
