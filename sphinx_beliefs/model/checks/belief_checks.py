"""Beliefs that should be decided by now, or that evidence could move only one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.problem import N_, Finding, Subtype
from sphinx_beliefs.model.records.items import Direction, UpdateTrigger
from sphinx_beliefs.model.records.record import found_in
from sphinx_beliefs.model.site.due import is_overdue
from sphinx_beliefs.model.site.effects import expected_way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.site import Site


def find_belief_problems(
    site: Site, beliefs: Iterable[Belief], is_on: Callable[[Subtype], bool]
) -> Iterator[Finding]:
    """Find those of some beliefs that should be decided by now, or, if that check is on, that
    evidence could move only one way.
    """
    looks_at_ways = is_on(Subtype.ONE_SIDED)
    for belief in beliefs:
        if is_overdue(site, belief) and belief.resolve_by is not None:
            message = N_(
                "this belief was to be decided by {date}, and is still open; say what became "
                "of it with :resolution:, or move the date"
            )
            yield found_in(belief, Subtype.RESOLVE_BY.problem(message, date=belief.resolve_by.iso))
        if looks_at_ways and belief.is_open and not _is_normative(belief):
            yield from _one_sided(site, belief)


def _is_normative(belief: Belief) -> bool:
    return belief.credence is not None and belief.credence.kind is CredenceKind.NORMATIVE


def _one_sided(site: Site, belief: Belief) -> Iterator[Finding]:
    ways = {
        expected_way(item, belief)
        for item in site.bearing_on(belief)
        if isinstance(item, UpdateTrigger) and item.fired is None
    }
    if ways == {Direction.UP}:
        message = N_(
            "all triggers of this belief would raise it, but the evidence that one expects "
            "must balance; add a trigger that would lower it, or move the credence now"
        )
    elif ways == {Direction.DOWN}:
        message = N_(
            "all triggers of this belief would lower it, but the evidence that one "
            "expects must balance; add a trigger that would raise it, or move the "
            "credence now"
        )
    else:
        return
    yield found_in(belief, Subtype.ONE_SIDED.problem(message))
