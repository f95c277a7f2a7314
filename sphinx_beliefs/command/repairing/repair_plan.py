"""What there is to repair on a site: credences that do not fit, and outcomes that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.coherence.systems import Fits
from sphinx_beliefs.model.site.group_systems import examined_groups
from sphinx_beliefs.model.site.new_credences import new_credences
from sphinx_beliefs.model.site.settled_outcomes import settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.items import Belief, Resolution
    from sphinx_beliefs.model.site.group_systems import Examined
    from sphinx_beliefs.model.site.site import Site


class Repair(NamedTuple):
    """A belief, and its new ``credence`` as written, or its outcome; the other is empty or None.
    New credences of one ``group``, which is the page and the anchor of its first, fit together.
    """

    belief: Belief
    credence: str = ""
    group: tuple[str, str] = ("", "")
    resolution: Resolution | None = None
    resolved: Date | None = None


def repairs_of(site: Site, name: str | None) -> list[Repair]:
    """What there is to repair on the whole site, or in the group of the belief of a name."""
    wanted = site.finder.find_belief(name) if name is not None else None
    examined = list(_examined(site))
    if wanted is not None:
        examined = [one for one in examined if _has(one, wanted)]
    members = {_key(belief) for one in examined for belief in one.group.beliefs}
    outcomes = [
        Repair(one.belief, resolution=one.resolution, resolved=one.resolved)
        for one in settled(site)
        if wanted is None or _key(one.belief) in members
    ]
    decided = {_key(repair.belief) for repair in outcomes}
    credences = [
        Repair(belief, credence=text, group=_key(one.group.beliefs[0]))
        for one in examined
        for belief, text in new_credences(one)
        if _key(belief) not in decided
    ]
    return [*outcomes, *credences]


def unrepaired(site: Site, name: str | None) -> list[Belief]:
    """The first beliefs of groups that do not fit, and for which no credences were found."""
    wanted = site.finder.find_belief(name) if name is not None else None
    return [
        one.group.beliefs[0]
        for one in _examined(site)
        if not isinstance(one.outcome, Fits)
        and not one.shifts
        and (wanted is None or _has(one, wanted))
    ]


def _examined(site: Site) -> Iterator[Examined]:
    """What was found of each group, once."""
    for (docname, anchor), examined in examined_groups(site).items():
        first = examined.group.beliefs[0]
        if (docname, anchor) == _key(first):
            yield examined


def _has(examined: Examined, belief: Belief) -> bool:
    return any(_key(one) == _key(belief) for one in examined.group.beliefs)


def _key(belief: Belief) -> tuple[str, str]:
    return belief.docname, belief.anchor
