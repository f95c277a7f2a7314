"""Triggers that have fired: the credence that they said they would lead to, and what it became."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.bayes import updated
from sphinx_beliefs.model.notation.credence import Credence, interval_text
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.records.items import Belief, UpdateTrigger
from sphinx_beliefs.model.records.logs import around
from sphinx_beliefs.model.site.mind_changes import is_outcome
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.model.site.site import Site

#: The distance, in percentage points, from which what was done is far from what was promised.
FAR_OFF = Decimal(10)


class Promise(Struct, frozen=True, kw_only=True):
    """A trigger that fired, a belief that it bears on, and the credences promised and done.

    ``promised`` is in percent; ``off`` is the distance between the two, in percentage points, 0 if
    they overlap.
    """

    trigger: UpdateTrigger
    belief: Belief
    fired: Date
    promised: str
    before: Credence
    done: Credence
    off: Decimal

    @property
    def is_far_off(self) -> bool:
        """True if what was done is far from what was promised."""
        return self.off >= FAR_OFF


@once_a_site
def promises(site: Site) -> tuple[Promise, ...]:
    """What all triggers that have fired promised, in the order of items.

    A trigger promises a credence (``to``), or a likelihood ratio, which says where the credence of
    the day before leads. What was done is in the log of the belief: its first entry since that does
    not only log the outcome.
    """
    triggers = (item for item in site.items if isinstance(item, UpdateTrigger))
    return tuple(one for trigger in triggers for one in promises_of(site, trigger))


def promises_of(site: Site, trigger: UpdateTrigger) -> Iterator[Promise]:
    """What a trigger promised, for each belief whose log has entries before and since."""
    if trigger.fired is None:
        return
    for name in trigger.named:
        belief = site.finder.find_belief(name)
        found = _promise(site, trigger, trigger.fired, belief) if belief is not None else None
        if found is not None:
            yield found


def _promise(site: Site, trigger: UpdateTrigger, fired: Date, belief: Belief) -> Promise | None:
    # What became of a belief is not what its author made of the evidence.
    credences = [entry for entry in site.history(belief) if not is_outcome(entry, belief)]
    before, after = around(credences, fired)
    if before is None or after is None:
        return None
    done = after.credence
    wanted = _wanted(trigger, belief, before.credence)
    if wanted is None or done.low is None or done.high is None:
        return None
    low, high, is_rough = wanted
    return Promise(
        trigger=trigger,
        belief=belief,
        fired=fired,
        promised="~" * is_rough + interval_text(low, high),
        before=before.credence,
        done=done,
        off=max(low - done.high, done.low - high, Decimal(0)),
    )


def _wanted(
    trigger: UpdateTrigger, belief: Belief, before: Credence
) -> tuple[Decimal, Decimal, bool] | None:
    """The interval that a trigger promised, in percent, and whether it is only about right."""
    to = trigger.to
    if to is not None:
        if to.low is None or to.high is None:
            return None
        return to.low, to.high, to.text[:1] in {"~", "≈"}
    ratio = trigger.ratio_for(belief.name)
    interval = updated(before, ratio) if ratio is not None else None
    return (*interval, True) if interval is not None else None
