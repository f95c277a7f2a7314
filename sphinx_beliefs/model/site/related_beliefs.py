"""The beliefs that state relations to others: by what they name, by group and by ladder.

Each answer reads only the pages that have to do with its names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.site.page_keys import RELATED, group_key, key_of, ladder_key
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.relations import Relations, Rung
    from sphinx_beliefs.model.site.site import Site


def has_relations(site: Site) -> bool:
    """Return whether any belief states relations to others."""
    return bool(site.contents.directory.defining(RELATED))


@once_a_site
def related_beliefs(site: Site) -> tuple[Belief, ...]:
    """All beliefs that state relations, in the order of items."""
    return tuple(belief for belief, _relations in _on(site, _defining(site, RELATED)))


def naming(site: Site, belief: Belief) -> Iterator[tuple[Belief, Relations]]:
    """The other beliefs whose relations name a belief, with these, in the order of items."""
    if not site.contents.has_own_name(belief):
        return
    pages = site.contents.directory.mentioning(key_of(belief.name))
    for other, relations in _on(site, pages):
        if other is not belief and belief.name in relations.named:
            yield other, relations


@once_a_site
def group_members(site: Site, group: str) -> tuple[Belief, ...]:
    """The beliefs of a group of ``exactly-one-of``, in the order of items."""
    found = _on(site, _defining(site, group_key(group)))
    return tuple(belief for belief, relations in found if group in relations.exactly_one_of)


@once_a_site
def on_ladder(site: Site, ladder: str) -> tuple[Belief, ...]:
    """The beliefs that name a ladder, in the order of items, be they rungs of it or not."""
    found = _on(site, _defining(site, ladder_key(ladder)))
    return tuple(belief for belief, relations in found if relations.ladder == ladder)


@once_a_site
def rungs_of(site: Site, ladder: str) -> tuple[Belief, ...]:
    """The rungs of a ladder, from the likeliest on.

    Beliefs whose rung is not known, or is of another sort than the first one, are not on it.
    """
    rungs: list[tuple[Rung, Belief]] = []
    for belief, relations in _on(site, _defining(site, ladder_key(ladder))):
        rung = relations.rung
        is_of_it = relations.ladder == ladder and rung is not None
        if rung is not None and is_of_it and (not rungs or rungs[0][0].way is rung.way):
            rungs.append((rung, belief))
    return tuple(belief for _rung, belief in sorted(rungs, key=lambda one: one[0].rank))


@once_a_site
def named_groups(site: Site) -> Mapping[str, tuple[Belief, ...]]:
    """The beliefs of each group of ``exactly-one-of``, in the order of items, by its name."""
    names = (name for relations in _all(site) for name in relations.exactly_one_of)
    return {name: group_members(site, name) for name in dict.fromkeys(names)}


@once_a_site
def ladders(site: Site) -> Mapping[str, tuple[Belief, ...]]:
    """The rungs of each ladder by its name, as ``rungs_of`` has them."""
    names = (relations.ladder for relations in _all(site) if relations.ladder)
    return {name: rungs_of(site, name) for name in dict.fromkeys(names)}


def _all(site: Site) -> Iterator[Relations]:
    return (relations for _belief, relations in _on(site, _defining(site, RELATED)))


def _defining(site: Site, key: str) -> Iterable[str]:
    return site.contents.directory.defining(key)


def _on(site: Site, docnames: Iterable[str]) -> Iterator[tuple[Belief, Relations]]:
    """The beliefs on some pages that state relations, with these."""
    for docname in docnames:
        for belief in site.contents.on(docname).related:
            if belief.relations is not None:
                yield belief, belief.relations
