"""The relations of other beliefs to a belief, as its page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.site.answers import Related, RelationFacts, RungFacts
from sphinx_beliefs.model.site.related_beliefs import group_members, naming, rungs_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.relations import Relations
    from sphinx_beliefs.model.site.site import Site

_NOTHING = RelationFacts()


def relation_facts(site: Site, belief: Belief) -> RelationFacts | None:
    """The relations of others to a belief; None if there are none. What it states itself stands on
    its page already.
    """
    target = site.links.target
    others = list(naming(site, belief))
    own = belief.relations
    excluded = own.excludes if own is not None else ()
    found = RelationFacts(
        implied_by=tuple(target(one) for one, said in others if belief.name in said.implies),
        # To exclude is mutual.
        excluded_by=tuple(
            target(one)
            for one, said in others
            if belief.name in said.excludes and not (one.name and one.name in excluded)
        ),
        if_true=_related(site, (one for one, said in others if belief.name == said.given)),
        exactly_one=_groups(site, belief, own) if own is not None else (),
        rung=_rung(site, belief, own) if own is not None else None,
    )
    return None if found == _NOTHING else found


def _groups(site: Site, belief: Belief, own: Relations) -> tuple[tuple[Related, ...], ...]:
    groups = (group_members(site, group) for group in own.exactly_one_of)
    found = (_related(site, (one for one in group if one is not belief)) for group in groups)
    return tuple(filter(None, found))


def _rung(site: Site, belief: Belief, own: Relations) -> RungFacts | None:
    rungs = rungs_of(site, own.ladder) if own.ladder else ()
    place = next((number for number, one in enumerate(rungs, start=1) if one is belief), 0)
    if not place or len(rungs) == 1:
        return None
    others = _related(site, (one for one in rungs if one is not belief))
    return RungFacts(place=place, others=others)


def _related(site: Site, beliefs: Iterable[Belief]) -> tuple[Related, ...]:
    return tuple(Related(belief=site.links.target(one), credence=one.credence) for one in beliefs)
