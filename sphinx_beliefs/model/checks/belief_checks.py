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
    from collections.abc import Iterator

    from sphinx_beliefs.model.site.site import Site


def find_belief_problems(site: Site) -> Iterator[Finding]:
    """Find beliefs that should be decided by now, or that evidence could move only one way."""
    for belief in site.beliefs:
        if is_overdue(site, belief) and belief.resolve_by is not None:
            message = N_(
                "this belief was to be decided by {date}, and is still open; say what became "
                "of it with :resolution:, or move the date"
            )
            yield found_in(belief, Subtype.RESOLVE_BY.problem(message, date=belief.resolve_by.iso))
        triggers = [
            item
            for item in site.bearing_on(belief)
            if isinstance(item, UpdateTrigger) and item.fired is None
        ]
        ways = {expected_way(trigger, belief) for trigger in triggers}
        is_normative = belief.credence is not None and (
            belief.credence.kind is CredenceKind.NORMATIVE
        )
        if belief.is_open and not is_normative and ways in ({Direction.UP}, {Direction.DOWN}):
            message = N_(
                "all triggers of this belief would raise it, but the evidence that one expects "
                "must balance; add a trigger that would lower it, or move the credence now"
            )
            if ways == {Direction.DOWN}:
                message = N_(
                    "all triggers of this belief would lower it, but the evidence that one "
                    "expects must balance; add a trigger that would raise it, or move the "
                    "credence now"
                )
            yield found_in(belief, Subtype.ONE_SIDED.problem(message))
