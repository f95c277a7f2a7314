"""The groups of related beliefs on a site as systems of claims, and what is found out of them."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.coherence.bounding import Bounds, bounds_of
from sphinx_beliefs.coherence.examining import examine
from sphinx_beliefs.coherence.pairs import find_plain_loss
from sphinx_beliefs.coherence.rounding import rounded_shifts, step_of
from sphinx_beliefs.coherence.systems import (
    MOST_SECONDS,
    Fits,
    Interval,
    Misfits,
    Outcome,
    OutOfTimeError,
    System,
)
from sphinx_beliefs.coherence.worlds import Clock, Following
from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.site.relation_groups import RelationGroup, group_of, relation_groups
from sphinx_beliefs.model.site.site import once_a_site
from sphinx_beliefs.scoring.score_needs import can_compute

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.site import Site

#: How far a rough credence, with ``~``, may be from the number, in probability.
_ROUGH = Fraction(5, 100)

#: More than both parts of any odds, which have nine digits each, add up to.
_MOST_ODDS = 10**10

_TRUTHS = {Resolution.TRUE: True, Resolution.FALSE: False}


class Examined(Struct, frozen=True, kw_only=True):
    """A group, its system, and what was found out.

    ``shifts`` is what has to be added to each credence (-1 to 1) for coherent ones that are near,
    in steps that the author writes; empty if they are coherent, or if none were found.
    """

    group: RelationGroup
    system: System
    outcome: Outcome
    shifts: tuple[Fraction, ...] = ()


@once_a_site
def examined_groups(site: Site) -> Mapping[tuple[str, str], Examined]:
    """What was found out about each group, by the page and the anchor of each of its beliefs.

    Without the packages of the extra, only what is plain is found: see ``find_plain_loss``.
    """
    return {
        (belief.docname, belief.anchor): examined
        for group in relation_groups(site)
        for examined in [_examined(group)]
        for belief in group.beliefs
    }


def _examined(group: RelationGroup) -> Examined:
    system = system_of(group)
    if not can_compute():
        return Examined(group=group, system=system, outcome=find_plain_loss(system) or Fits())
    clock = Clock(MOST_SECONDS)  # one for both steps, since the time is that of the group
    outcome = examine(system)
    shifts: tuple[Fraction, ...] = ()
    if isinstance(outcome, Misfits) and outcome.shifts is not None:
        step = step_of(written_in(group.beliefs))
        with suppress(OutOfTimeError):
            shifts = rounded_shifts(system, outcome.shifts, step, clock.left) or ()
    return Examined(group=group, system=system, outcome=outcome, shifts=shifts)


@once_a_site
def implied_bounds(site: Site, docname: str, anchor: str) -> Bounds | None:
    """The probabilities that the others of its group allow for a belief; None if it has no
    relations, if they are not coherent, or if nothing can be computed.
    """
    found = site.contents.on(docname).by_anchor.get(anchor)
    group = group_of(site, found) if found is not None else None  # type: ignore[arg-type]
    if group is None or not can_compute():
        return None
    claim = next(at for at, belief in enumerate(group.beliefs) if belief is found)
    return bounds_of(system_of(group), claim)


def system_of(group: RelationGroup) -> System:
    """The system of a group. What follows from the outcomes of decided beliefs is known as well."""
    known = {
        at: _TRUTHS[belief.resolution]
        for at, belief in enumerate(group.beliefs)
        if belief.resolution in _TRUTHS
    }
    conditions: dict[int, int] = {}
    for claim, given in group.given:
        conditions.setdefault(claim, given)
    system = System(
        credences=tuple(map(credence_of, group.beliefs)),
        implies=group.implications,
        excludes=group.excludes,
        exactly_one=tuple(members for _name, members in group.exactly_one),
        given=tuple(conditions.items()),
    )
    # If they contradict each other, no world will be found.
    followed = Following(system).follow({}, known) or known
    truths = tuple(followed.get(at) for at in range(len(group.beliefs)))
    return System(
        credences=system.credences,
        implies=system.implies,
        excludes=system.excludes,
        exactly_one=system.exactly_one,
        given=system.given,
        known=truths,
    )


def credence_of(belief: Belief) -> Interval | None:
    """The probabilities that the credence of a belief allows: a rough one, with ``~``, those up to
    five points away. None if it states none, or is no longer held.
    """
    if not belief.is_open or belief.credence is None:
        return None
    stated = stated_interval(belief.credence)
    if stated is None or not is_rough(belief.credence):
        return stated
    return Interval(max(stated.low - _ROUGH, Fraction(0)), min(stated.high + _ROUGH, Fraction(1)))


def stated_interval(credence: Credence) -> Interval | None:
    """The probabilities (0 to 1) that a credence states; None if it states none."""
    if credence.low is None or credence.high is None:
        return None
    low, high = Fraction(credence.low) / 100, Fraction(credence.high) / 100
    if credence.kind is CredenceKind.ODDS:
        # The percentage of odds such as 1:2 is rounded; what they mean is not.
        low, high = (end.limit_denominator(_MOST_ODDS) for end in (low, high))
    return Interval(low, high)


def is_rough(credence: Credence) -> bool:
    """Return whether a credence is only about right, as the author says with ``~``."""
    is_figure = credence.kind in {CredenceKind.POINT, CredenceKind.INTERVAL}
    return is_figure and credence.text[:1] in {"~", "≈"}


def written_in(beliefs: Sequence[Belief]) -> list[Interval | None]:
    """The credences in figures that beliefs state, by which an author's steps are known."""
    return [
        stated_interval(belief.credence)
        for belief in beliefs
        if belief.is_open
        and belief.credence is not None
        and belief.credence.kind in {CredenceKind.POINT, CredenceKind.INTERVAL}
    ]
