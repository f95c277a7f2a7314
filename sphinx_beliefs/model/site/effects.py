"""The changes of beliefs that update triggers would bring, or have brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.bayes import updated
from sphinx_beliefs.model.notation.credence import CredenceKind, interval_text
from sphinx_beliefs.model.records.items import Direction
from sphinx_beliefs.model.records.logs import around
from sphinx_beliefs.model.site.answers import Effect, FiredWay

if TYPE_CHECKING:
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.items import Belief, UpdateTrigger
    from sphinx_beliefs.model.site.answers import Way
    from sphinx_beliefs.model.site.site import Site


def effect_of(site: Site, trigger: UpdateTrigger, belief: Belief) -> Effect | None:
    """The change of a belief's credence that a trigger would cause, or has caused; None if that is
    not said.
    """
    if trigger.fired is not None:
        return _effect_of_fired(site, trigger.fired, belief)
    now, after = belief.credence, ""
    if not belief.is_open or (now is not None and now.kind is CredenceKind.NORMATIVE):
        return None
    if trigger.to is not None:
        after = trigger.to.percentages
    elif (ratio := trigger.ratio_for(belief.name)) is not None and now is not None:
        interval = updated(now, ratio)
        after = f"~{interval_text(*interval)}" if interval is not None else ""
    before = now.percentages if now is not None and now.is_stated else ""
    return Effect(belief=belief.name, before=before, after=after) if after else None


def _effect_of_fired(site: Site, fired: Date, belief: Belief) -> Effect | None:
    """The change that the log of a belief has for the day on which a trigger fired."""
    before, after = around(site.history(belief), fired)
    if before is None or after is None:
        return None
    return Effect(
        belief=belief.name,
        before=before.credence.percentages,
        after=after.credence.percentages,
    )


def way_of(site: Site, trigger: UpdateTrigger, belief: Belief) -> Way:
    """The way in which a trigger pushes a belief, or has pushed it."""
    if trigger.fired is None:
        return expected_way(trigger, belief)
    return fired_way(site, trigger, belief.name)


def expected_way(trigger: UpdateTrigger, belief: Belief) -> Direction | None:
    """The way in which a trigger that has not fired pushes a belief; None for either way."""
    now = belief.credence.midpoint if belief.credence is not None else None
    to = trigger.to.midpoint if trigger.to is not None else None
    way = trigger.way_for(belief.name)
    if way is None and now is not None and to is not None and to != now:
        return Direction.UP if to > now else Direction.DOWN
    return None if way is Direction.EITHER else way


def fired_way(site: Site, trigger: UpdateTrigger, name: str) -> FiredWay:
    """The way in which a trigger that has fired moved the belief of a name, or speaks."""
    belief = site.finder.find_belief(name)
    moved = _moved(site, trigger, belief) if belief is not None else None
    if moved is not None:
        return FiredWay(way=moved, has_moved=True)
    way = trigger.way_for(name)
    return FiredWay(way=None if way is Direction.EITHER else way)


def _moved(site: Site, trigger: UpdateTrigger, belief: Belief) -> Direction | None:
    """The way in which a belief moved when a trigger fired; None if its log does not say."""
    if trigger.fired is None:
        return None
    entries = around(site.history(belief), trigger.fired)
    before, after = (entry.credence.midpoint if entry else None for entry in entries)
    if before is None or after is None or before == after:
        return None
    return Direction.UP if after > before else Direction.DOWN
