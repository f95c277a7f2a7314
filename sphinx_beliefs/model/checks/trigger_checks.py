"""Triggers whose effect contradicts itself, and those that fired without effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.bayes import are_near, updated
from sphinx_beliefs.model.notation.credence import CredenceKind, interval_text
from sphinx_beliefs.model.problem import N_, Finding, Subtype
from sphinx_beliefs.model.records.items import Direction
from sphinx_beliefs.model.records.record import found_in
from sphinx_beliefs.model.site.kept_triggers import promises_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_beliefs.model.records.items import Belief, UpdateTrigger
    from sphinx_beliefs.model.site.site import Site


def find_trigger_problems(site: Site, triggers: Iterable[UpdateTrigger]) -> Iterator[Finding]:
    """Find those of some triggers whose effect contradicts itself, or that fired without effect."""
    for trigger in triggers:
        for name in trigger.named:
            belief = site.finder.find_belief(name)
            if belief is None:
                continue  # the reference reports it
            if belief.credence is not None and belief.credence.kind is CredenceKind.NORMATIVE:
                if trigger.to is not None or trigger.likelihood_ratio is not None:
                    message = N_(
                        "{name} is normative, and has no credence that evidence could change; "
                        "remove the options to and likelihood-ratio, or name another belief"
                    )
                    yield found_in(trigger, Subtype.NORMATIVE_UPDATE.problem(message, name=name))
            elif trigger.fired is not None:
                yield from _fired(site, trigger, belief)
            elif belief.is_open:
                yield from _update(trigger, belief)


def find_promise_problems(site: Site, triggers: Iterable[UpdateTrigger]) -> Iterator[Finding]:
    """Find those of some triggers that fired, and after which a credence became far from what they
    said.
    """
    for trigger in triggers:
        for promise in promises_of(site, trigger):
            if promise.is_far_off:
                message = N_(
                    "this trigger fired on {date} and was to take {name} to {promised}, but its "
                    "log went from {before} to {done}; say in the log why, so that the next "
                    "trigger is nearer"
                )
                yield found_in(
                    trigger,
                    Subtype.TRIGGER_KEPT.problem(
                        message,
                        date=promise.fired.iso,
                        name=promise.belief.name,
                        promised=promise.promised,
                        before=promise.before.percentages,
                        done=promise.done.percentages,
                    ),
                )


def _fired(site: Site, trigger: UpdateTrigger, belief: Belief) -> Iterator[Finding]:
    if trigger.fired is None or not belief.is_open:
        return
    fired = trigger.fired.first_day
    if fired is None:
        return
    entries = site.history(belief)
    if all(entry.date.last_day is None or entry.date.last_day < fired for entry in entries):
        message = N_(
            "this trigger fired on {date}, but the log of {name} has no entry since; add one "
            "to its credence-log, even if the credence stays the same"
        )
        if not entries:
            message = N_(
                "this trigger fired on {date}, but {name} has no log; start a credence-log in "
                "it, with the credence before and the credence since"
            )
        yield found_in(
            trigger, Subtype.FIRED.problem(message, date=trigger.fired.iso, name=belief.name)
        )


def _update(trigger: UpdateTrigger, belief: Belief) -> Iterator[Finding]:
    """Find contradictions between the credence a trigger leads to and its direction or strength."""
    now, to, ratio = belief.credence, trigger.to, trigger.ratio_for(belief.name)
    if now is None or now.midpoint is None or to is None or to.midpoint is None:
        return
    values = {"to": to.text, "now": now.text, "name": belief.name}
    said = trigger.said_way(belief.name)
    if said is Direction.UP and to.midpoint <= now.midpoint:
        message = N_(
            "this trigger would take {name} from {now} to {to}, which does not raise it; fix "
            "{option} or to"
        )
        option = "raises" if belief.name in trigger.raises else "direction"
        yield found_in(trigger, Subtype.UPDATE.problem(message, option=option, **values))
    if said is Direction.DOWN and to.midpoint >= now.midpoint:
        message = N_(
            "this trigger would take {name} from {now} to {to}, which does not lower it; fix "
            "{option} or to"
        )
        option = "lowers" if belief.name in trigger.lowers else "direction"
        yield found_in(trigger, Subtype.UPDATE.problem(message, option=option, **values))
    if ratio is not None and to.low is not None and to.high is not None:
        expected = updated(now, ratio)
        if expected is not None and not are_near((to.low, to.high), expected):
            message = N_(
                "the likelihood ratio would take {name} from {now} to {expected}, not to {to}; "
                "fix likelihood-ratio or to"
            )
            expected_text = f"~{interval_text(*expected)}"
            yield found_in(
                trigger, Subtype.UPDATE.problem(message, expected=expected_text, **values)
            )
