"""Beliefs that supersede each other in a circle, so that none of them is the one held now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import N_, Finding, Subtype
from sphinx_beliefs.model.records.record import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.site import Site

#: The most beliefs of a circle that a warning names.
_NAMED = 5


def find_circles(site: Site) -> Iterator[Finding]:
    """Find circles; report each at the first of its beliefs."""
    for circle in _circles(site):
        if len(circle) == 1:
            message = N_("this belief is superseded by itself; name the belief that is held now")
        else:
            message = N_(
                "these beliefs supersede each other in a circle, so that none of them holds: "
                "{circle}; remove superseded-by from the one that is held now"
            )
        problem = Subtype.RESOLUTION.problem(message, circle=_in_words(circle))
        yield found_in(circle[0], problem)


def _in_words(circle: list[Belief]) -> str:
    names = [belief.name for belief in circle]
    if len(names) > _NAMED:
        names[_NAMED:] = [f"… ({len(circle)})"]
    return " → ".join([*names, circle[0].name])


def _circles(site: Site) -> Iterator[list[Belief]]:
    """The beliefs of each circle in order, beginning with the one that comes first on the site.

    Each belief is followed only once, whichever others lead to it.
    """
    places = {id(belief): place for place, belief in enumerate(site.beliefs)}
    seen: set[int] = set()
    for start in site.beliefs:
        path: list[Belief] = []
        on_path: dict[int, int] = {}
        belief: Belief | None = start
        while belief is not None and id(belief) not in seen:
            seen.add(id(belief))
            on_path[id(belief)] = len(path)
            path.append(belief)
            belief = site.finder.find_belief(belief.superseded_by)
        if belief is not None and id(belief) in on_path:
            circle = path[on_path[id(belief)] :]
            first = min(range(len(circle)), key=lambda at: places[id(circle[at])])
            yield circle[first:] + circle[:first]
