"""What beliefs say of how they hang together: with nothing, with what has no truth, in a circle, on
two rungs at once, or with outcomes that say something else.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from sphinx_beliefs.model.checks.outcome_checks import find_outcome_problems
from sphinx_beliefs.model.notation.credence import NORMATIVE
from sphinx_beliefs.model.notation.names import nearest
from sphinx_beliefs.model.problem import N_, Finding, Subtype
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.record import found_in
from sphinx_beliefs.model.site.related_beliefs import (
    group_members,
    ladders,
    named_groups,
    on_ladder,
)
from sphinx_beliefs.model.site.relation_groups import relation_groups
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.records.relations import Relations, RungWay
    from sphinx_beliefs.model.site.site import Site

#: The most beliefs of a circle that a warning names.
_NAMED = 5


def find_relation_problems(
    site: Site, beliefs: Iterable[Belief], where: Callable[[Record], str]
) -> Iterator[Finding]:
    """Find what is wrong with the relations of some beliefs, and what follows from outcomes."""
    for belief in beliefs:
        if belief.relations is not None:
            yield from _without_truth(site, belief, belief.relations)
            yield from _alone(site, belief, belief.relations)
            yield from _on_ladder(site, belief, belief.relations, where)
        circle = _circles(site).get((belief.docname, belief.anchor))
        if circle is not None:
            message = N_(
                "these beliefs imply each other in a circle, so they all say the same: {circle}; "
                "keep one of them, or remove one of the implications"
            )
            problem = Subtype.RELATION.problem(message, circle=_in_words(circle))
            yield found_in(belief, problem)
        yield from find_outcome_problems(site, belief)


def _without_truth(site: Site, belief: Belief, relations: Relations) -> Iterator[Finding]:
    """Find normative beliefs among those that a belief names."""
    given = (relations.given,) if relations.given else ()
    stated = {"implies": relations.implies, "excludes": relations.excludes, "given": given}
    for option, names in stated.items():
        for name in names:
            other = site.finder.find_belief(name)
            if other is not None and other.credence == NORMATIVE:
                message = N_(
                    "{field}: {name} is normative, so it is neither true nor false, and nothing "
                    "follows from it; remove it here"
                )
                yield found_in(belief, Subtype.RELATION.problem(message, field=option, name=name))


def _alone(site: Site, belief: Belief, relations: Relations) -> Iterator[Finding]:
    """Find groups and ladders that have no other belief, which may be a slip in their name."""
    for group in relations.exactly_one_of:
        if len(group_members(site, group)) == 1 and not _is_hidden(site, group=group):
            close = _nearest(group, named_groups(site))
            message = N_(
                "exactly-one-of: no other belief is in the group {name}; write this at each belief "
                "of the group, or remove it"
            )
            if close:
                message = N_(
                    "exactly-one-of: no other belief is in the group {name}; did you mean {close}?"
                )
            problem = Subtype.RELATION.problem(
                message, field="exactly-one-of", name=repr(group), close=close
            )
            yield found_in(belief, problem)
    # A rung that cannot be read has been reported already.
    ladder = relations.ladder if relations.rung is not None else ""
    if ladder and len(on_ladder(site, ladder)) == 1 and not _is_hidden(site, ladder=ladder):
        close = _nearest(ladder, ladders(site))
        message = N_(
            "ladder: no other belief is on the ladder {name}; write this at each rung of the "
            "ladder, or remove it"
        )
        if close:
            message = N_("ladder: no other belief is on the ladder {name}; did you mean {close}?")
        problem = Subtype.RELATION.problem(message, field="ladder", name=repr(ladder), close=close)
        yield found_in(belief, problem)


def _nearest(name: str, names: Iterable[str]) -> str:
    return ", ".join(nearest(name, (other for other in names if other != name)))


def _is_hidden(site: Site, group: str = "", ladder: str = "") -> bool:
    """Return whether others of a group or a ladder stand under a condition that does not hold."""
    hidden = (one.relations for one in site.contents.hidden if isinstance(one, Belief))
    return any(
        (group and group in one.exactly_one_of) or (ladder and ladder == one.ladder)
        for one in hidden
        if one is not None
    )


def _on_ladder(
    site: Site, belief: Belief, relations: Relations, where: Callable[[Record], str]
) -> Iterator[Finding]:
    """Find a rung that is not of the sort of the ladder's first, and one that is there already."""
    if relations.rung is None or not relations.ladder:
        return
    first = _first_rungs(site, relations.ladder)
    rung = relations.rung
    other = next(iter(first.values()))
    message = N_(
        "ladder: {written} and {other} at {first} are of different sorts, so neither follows from "
        "the other; give each sort a ladder of its own"
    )
    if _sort_of(other) is rung.way:
        other = first[rung.way, rung.level]
        message = N_(
            "ladder: {written} is the same rung as {other} at {first}; say which rung each is, or "
            "remove one of the two"
        )
    if other is belief or other.relations is None or other.relations.rung is None:
        return
    problem = Subtype.RELATION.problem(
        message,
        field="ladder",
        written=repr(rung.text),
        other=repr(other.relations.rung.text),
        first=where(other),
    )
    yield found_in(belief, problem)


@once_a_site
def _first_rungs(site: Site, ladder: str) -> Mapping[tuple[RungWay, Decimal], Belief]:
    """The first belief of each rung of a ladder, in the order of items."""
    found: dict[tuple[RungWay, Decimal], Belief] = {}
    for belief in on_ladder(site, ladder):
        rung = belief.relations.rung if belief.relations is not None else None
        if rung is not None:
            found.setdefault((rung.way, rung.level), belief)
    return found


def _sort_of(belief: Belief) -> RungWay | None:
    rung = belief.relations.rung if belief.relations is not None else None
    return rung.way if rung is not None else None


# -- circles ----------------------------------------------------------------------------------


@once_a_site
def _circles(site: Site) -> Mapping[tuple[str, str], Sequence[Belief]]:
    """A circle of implications in each group that has any, by its first belief.

    A claim whose credence is conditional may well be the same as one whose credence is not: that
    both imply each other is how their author says so.
    """
    found = {}
    for group in relation_groups(site):
        conditional = {claim for claim, _given in group.given}
        follows: dict[int, list[int]] = {}
        for one, other in group.implications:
            if conditional.isdisjoint({one, other}):
                follows.setdefault(other, []).append(one)
        try:
            TopologicalSorter(follows).prepare()
        except CycleError as error:
            circle: list[int] = error.args[1][:-1]
            first = circle.index(min(circle))
            beliefs = [group.beliefs[index] for index in circle[first:] + circle[:first]]
            found[beliefs[0].docname, beliefs[0].anchor] = beliefs
    return found


def _in_words(circle: Sequence[Belief]) -> str:
    names = [belief.name or belief.anchor for belief in circle]
    first = names[0]
    if len(names) > _NAMED:
        names[_NAMED:] = [f"… ({len(circle)})"]
    return " → ".join([*names, first])
