"""Credences that do not fit together, by the relations between their claims."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from sphinx_beliefs.coherence.systems import MOST_CLAIMS, MOST_SECONDS, Misfits, Reason, Refused
from sphinx_beliefs.model.enum_tables import total
from sphinx_beliefs.model.problem import N_, Finding, Problem, Subtype
from sphinx_beliefs.model.records.record import found_in
from sphinx_beliefs.model.site.group_systems import examined_groups
from sphinx_beliefs.model.site.new_credences import new_credences
from sphinx_beliefs.model.site.relation_groups import relation_groups
from sphinx_beliefs.model.site.settled_outcomes import outcomes
from sphinx_beliefs.scoring.score_needs import EXTRA, can_compute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from sphinx_beliefs.coherence.systems import Bet
    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.group_systems import Examined
    from sphinx_beliefs.model.site.site import Site

#: The length of a claim, in characters, that stands for a belief without a name.
_CLAIM = 40

#: Numbers with fewer decimals than this are written out.
_PLACES = 7

_REFUSED: Mapping[Reason, Message] = total(
    Reason,
    {
        Reason.TOO_MANY: N_(
            "{count} beliefs hang together here, and of more than {most} it is not checked whether "
            "their credences fit; remove relations that follow from others, or divide the group"
        ),
        Reason.OUT_OF_TIME: N_(
            "whether the credences of these {count} beliefs fit together could not be found out in "
            "{seconds} seconds; remove relations that follow from others, or divide the group"
        ),
        Reason.NO_WORLD: N_(
            "the relations of these {count} beliefs contradict each other, or their outcomes: they "
            "cannot all hold; check implies, excludes, exactly-one-of and ladder of each"
        ),
    },
)


def find_incoherent(site: Site, beliefs: Iterable[Belief]) -> Iterator[Finding]:
    """Find the groups whose credences do not fit together, of which a problem is to be reported at
    one of some beliefs: the first of those in the bets that states relations.
    """
    for belief in beliefs:
        if belief.relations is None:
            continue
        examined = examined_groups(site).get((belief.docname, belief.anchor))
        if examined is not None and _reported_at(examined) is belief:
            problem = _problem(site, examined)
            if problem is not None:
                yield found_in(belief, problem)
            if not can_compute() and examined.group is relation_groups(site)[0]:
                message = N_(
                    "of how these beliefs hang together, only what is plain is checked, since the "
                    'rest needs packages that are not installed; run pip install "{extra}"'
                )
                yield found_in(belief, Subtype.MISSING_EXTRA.problem(message, extra=EXTRA))


def _reported_at(examined: Examined) -> Belief:
    """The belief at which a problem of a group is reported."""
    beliefs, outcome = examined.group.beliefs, examined.outcome
    bets = outcome.bets if isinstance(outcome, Misfits) else ()
    first = (beliefs[bet.claim] for bet in bets)
    return next(one for one in (*first, *beliefs) if one.relations is not None)


def _problem(site: Site, examined: Examined) -> Problem | None:
    outcome = examined.outcome
    if isinstance(outcome, Refused):
        if outcome.reason is Reason.NO_WORLD and _has_clash(site, examined):
            return None  # it is reported at the outcomes
        return _refused(outcome.reason, len(examined.group.beliefs))
    if isinstance(outcome, Misfits):
        return _misfits(examined, outcome)
    return None


def _has_clash(site: Site, examined: Examined) -> bool:
    """Return whether outcomes of a group contradict each other."""
    members = {(belief.docname, belief.anchor) for belief in examined.group.beliefs}
    clashes = (clash.belief for clash in outcomes(site).clashes)
    return any((belief.docname, belief.anchor) in members for belief in clashes)


def _refused(reason: Reason, count: int) -> Problem:
    message = _REFUSED[reason]
    values = {"count": str(count), "most": str(MOST_CLAIMS), "seconds": f"{MOST_SECONDS:g}"}
    return Subtype.INCOHERENT.problem(message, **values)


def _misfits(examined: Examined, outcome: Misfits) -> Problem:
    beliefs = examined.group.beliefs
    bought = ", ".join(_bet(bet, beliefs) for bet in outcome.bets if bet.buys)
    sold = ", ".join(_bet(bet, beliefs) for bet in outcome.bets if not bet.buys)
    nearest = ", ".join(f"{_name(one)} {text}" for one, text in new_credences(examined))
    if bought and sold:
        message = N_(
            "these credences do not fit together: buy {bought} and sell {sold}, each of which pays "
            "100 if it is true, and you lose {loss} whatever happens"
        )
        if nearest:
            message = N_(
                "these credences do not fit together: buy {bought} and sell {sold}, each of which "
                "pays 100 if it is true, and you lose {loss} whatever happens; the nearest that "
                "fit are {nearest}"
            )
    elif bought:
        message = N_(
            "these credences do not fit together: buy {bought}, each of which pays 100 if it is "
            "true, and you lose {loss} whatever happens"
        )
        if nearest:
            message = N_(
                "these credences do not fit together: buy {bought}, each of which pays 100 if it "
                "is true, and you lose {loss} whatever happens; the nearest that fit are {nearest}"
            )
    else:
        message = N_(
            "these credences do not fit together: sell {sold}, each of which pays 100 if it is "
            "true, and you lose {loss} whatever happens"
        )
        if nearest:
            message = N_(
                "these credences do not fit together: sell {sold}, each of which pays 100 if it "
                "is true, and you lose {loss} whatever happens; the nearest that fit are {nearest}"
            )
    return Subtype.INCOHERENT.problem(
        message, bought=bought, sold=sold, nearest=nearest, loss=_points(outcome.loss)
    )


def _bet(bet: Bet, beliefs: tuple[Belief, ...]) -> str:
    """A bet in signs: "3 × name at 70%", and "name | condition" if it is conditional."""
    what = _name(beliefs[bet.claim])
    if bet.given is not None:
        what = f"{what} | {_name(beliefs[bet.given])}"
    times = f"{bet.stake} × " if bet.stake != 1 else ""
    return f"{times}{what} ({_points(bet.price)}%)"


def _name(belief: Belief) -> str:
    if belief.name:
        return belief.name
    title = belief.title
    return repr(title if len(title) <= _CLAIM else f"{title[:_CLAIM].rstrip()}…")


def _points(share: Fraction) -> str:
    """A share of 1 in points, with as many decimals as it has, so that bets can be checked by hand.
    One that does not end, of odds, is rounded; but what is more than 0 is never said to be 0.
    """
    points = share * 100
    exact = next((places for places in range(_PLACES) if round(points, places) == points), None)
    places = exact if exact is not None else next(at for at in count(2) if round(points, at))
    return f"{float(round(points, places)):.{places}f}"
