"""Beliefs that supersede each other in a circle, so that none of them is the one held now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import N_, Finding, Subtype
from sphinx_beliefs.model.records.record import found_in
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.site import Site

#: The most beliefs of a circle that a warning names.
_NAMED = 5


def find_circles(site: Site, beliefs: Iterable[Belief]) -> Iterator[Finding]:
    """Find the circles that begin at some beliefs: a circle begins at the one of its beliefs that
    comes first on the site, and is reported there.
    """
    for belief in beliefs:
        if not belief.superseded_by:
            continue
        circle = _circle_with(site, belief)
        if not circle or circle[0] is not belief:
            continue
        if len(circle) == 1:
            message = N_("this belief is superseded by itself; name the belief that is held now")
        else:
            message = N_(
                "these beliefs supersede each other in a circle, so that none of them holds: "
                "{circle}; remove superseded-by from the one that is held now"
            )
        problem = Subtype.RESOLUTION.problem(message, circle=_in_words(circle))
        yield found_in(belief, problem)


def _in_words(circle: Sequence[Belief]) -> str:
    names = [belief.name for belief in circle]
    if len(names) > _NAMED:
        names[_NAMED:] = [f"… ({len(circle)})"]
    return " → ".join([*names, circle[0].name])


@once_a_site
def _followed(site: Site) -> dict[str, Sequence[Belief]]:
    """The circle of each belief that has been followed, by name, to be filled: empty for a belief
    that is in none. So each belief is followed only once, whichever others lead to it.
    """
    return {}


def _circle_with(site: Site, belief: Belief) -> Sequence[Belief]:
    """The circle that a belief is in, in order, from its first belief on; empty if it is in none,
    even if it leads to one.
    """
    if not site.contents.has_own_name(belief):
        return ()  # no name leads back to it
    followed = _followed(site)
    path: dict[str, Belief] = {}
    at: Belief | None = belief
    while at is not None and at.name not in followed and at.name not in path:
        path[at.name] = at
        at = site.finder.find_belief(at.superseded_by)
    followed.update(dict.fromkeys(path, ()))
    if at is not None and at.name in path:
        circle = _from_first(site, list(path.values())[list(path).index(at.name) :])
        followed.update((each.name, circle) for each in circle)
    return followed[belief.name]


def _from_first(site: Site, circle: list[Belief]) -> list[Belief]:
    """The same circle from the belief on that comes first on the site."""
    docname = min(belief.docname for belief in circle)
    places = {id(record): at for at, record in enumerate(site.contents.by_page[docname])}
    here = (at for at, belief in enumerate(circle) if belief.docname == docname)
    first = min(here, key=lambda at: places[id(circle[at])])
    return circle[first:] + circle[:first]
