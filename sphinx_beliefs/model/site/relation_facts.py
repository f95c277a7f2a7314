"""The relations of other beliefs to a belief, as its page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.site.answers import Related, RelatedGroup, RelationFacts, RungFacts
from sphinx_beliefs.model.site.related_beliefs import group_members, naming, rungs_of
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.relations import Relations
    from sphinx_beliefs.model.site.site import Site

#: The most beliefs of a group or a ladder that are shown at each of its beliefs, besides itself.
_MOST_SHOWN = 20

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


def _groups(site: Site, belief: Belief, own: Relations) -> tuple[RelatedGroup, ...]:
    groups = (group_members(site, group) for group in own.exactly_one_of)
    return tuple(
        _shown(site, belief, group[: _MOST_SHOWN + 1], len(group))
        for group in groups
        if len(group) > 1
    )


def _rung(site: Site, belief: Belief, own: Relations) -> RungFacts | None:
    rungs = rungs_of(site, own.ladder) if own.ladder else ()
    place = _places(site, own.ladder).get((belief.docname, belief.anchor)) if rungs else None
    if place is None or len(rungs) == 1:
        return None
    # Of a long ladder, the rungs around it.
    first = max(min(place - _MOST_SHOWN // 2, len(rungs) - _MOST_SHOWN - 1), 0)
    near = rungs[first : first + _MOST_SHOWN + 1]
    return RungFacts(
        place=place + 1, count=len(rungs), rungs=_shown(site, belief, near, len(rungs))
    )


@once_a_site
def _places(site: Site, ladder: str) -> Mapping[tuple[str, str], int]:
    """The place of each rung of a ladder, by page and anchor, from 0."""
    rungs = rungs_of(site, ladder)
    return {(rung.docname, rung.anchor): place for place, rung in enumerate(rungs)}


def _shown(site: Site, belief: Belief, some: Sequence[Belief], count: int) -> RelatedGroup:
    """The others among some of a number of beliefs."""
    others = _related(site, [one for one in some if one is not belief][:_MOST_SHOWN])
    return RelatedGroup(others=others, more=count - 1 - len(others))


def _related(site: Site, beliefs: Iterable[Belief]) -> tuple[Related, ...]:
    return tuple(
        Related(
            belief=site.links.target(one),
            credence=one.credence if one.is_open else None,
            resolution=one.resolution,
        )
        for one in beliefs
    )
