"""The beliefs that hang together by their relations: connected groups, named groups and ladders."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.credence import NORMATIVE
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.site.related_beliefs import ladders, named_groups, related_beliefs
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_beliefs.model.site.site import Site

#: A belief's page and anchor, which say which it is.
_Key = tuple[str, str]


class RelationGroup(Struct, frozen=True, kw_only=True):
    """Beliefs that are connected by relations, in the order of items, and the relations between
    them, as indices of ``beliefs``.

    Each pair of ``implies`` has the belief that implies first, each of ``given`` the one whose
    credence is conditional. ``exactly_one`` and ``ladders`` have their names, and the rungs of a
    ladder from the likeliest on: each follows from the next, and this is not among ``implies``.
    """

    beliefs: tuple[Belief, ...]
    implies: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()
    exactly_one: tuple[tuple[str, tuple[int, ...]], ...] = ()
    given: tuple[tuple[int, int], ...] = ()
    ladders: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def implications(self) -> tuple[tuple[int, int], ...]:
        """All pairs of which the first implies the second, by ladders as well, each once."""
        rungs = (
            (unlikely, likely)
            for _name, ladder in self.ladders
            for likely, unlikely in pairwise(ladder)
        )
        return tuple(dict.fromkeys((*self.implies, *rungs)))


@once_a_site
def relation_groups(site: Site) -> tuple[RelationGroup, ...]:
    """The groups of the site, in the order of their first beliefs; those of one belief are left
    out, since nothing follows of it.
    """
    found = _Relations(site)
    return tuple(found.group(keys) for keys in found.connected() if len(keys) > 1)


@once_a_site
def _groups_by_belief(site: Site) -> Mapping[_Key, RelationGroup]:
    return {
        (belief.docname, belief.anchor): group
        for group in relation_groups(site)
        for belief in group.beliefs
    }


def group_of(site: Site, belief: Belief) -> RelationGroup | None:
    """The group that a belief is in; None if it has no relations to others."""
    return _groups_by_belief(site).get((belief.docname, belief.anchor))


class _Relations:
    """The relations of a site between beliefs that there are, by their keys."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.beliefs: dict[_Key, Belief] = {}
        self.implies: list[tuple[_Key, _Key]] = []
        self.excludes: list[tuple[_Key, _Key]] = []
        self.given: list[tuple[_Key, _Key]] = []
        for belief in related_beliefs(site):
            self._add_named(belief)
        self.exactly_one = self._keys_of(named_groups(site))
        self.ladders = self._keys_of(ladders(site))

    def _add(self, belief: Belief) -> _Key:
        key = (belief.docname, belief.anchor)
        self.beliefs[key] = belief
        return key

    def _add_named(self, belief: Belief) -> None:
        relations = belief.relations
        if relations is None:
            return
        key = self._add(belief)
        pairs = ((relations.implies, self.implies), (relations.excludes, self.excludes))
        for names, found in (*pairs, ((relations.given,), self.given)):
            for name in names:
                other = self._site.finder.find_belief(name) if name else None
                if other is not None and other is not belief and other.credence != NORMATIVE:
                    found.append((key, self._add(other)))

    def _keys_of(
        self, groups: Mapping[str, Sequence[Belief]]
    ) -> list[tuple[str, tuple[_Key, ...]]]:
        return [
            (name, tuple(map(self._add, beliefs)))
            for name, beliefs in groups.items()
            if len(beliefs) > 1
        ]

    def _links(self) -> Iterator[Sequence[_Key]]:
        yield from (*self.implies, *self.excludes, *self.given)
        yield from (keys for _name, keys in (*self.exactly_one, *self.ladders))

    def connected(self) -> list[list[_Key]]:
        """The keys of connected beliefs, in the order of items, the groups by their first."""
        ends = {key: key for key in self.beliefs}
        for first, *others in self._links():
            for other in others:
                ends[_end(ends, other)] = _end(ends, first)
        found: dict[_Key, list[_Key]] = {}
        pages = sorted({docname for docname, _anchor in self.beliefs})
        places = {
            (docname, anchor): (docname, place)
            for docname in pages
            for place, anchor in enumerate(self._site.contents.on(docname).by_anchor)
        }
        for key in sorted(self.beliefs, key=places.__getitem__):
            found.setdefault(_end(ends, key), []).append(key)
        return list(found.values())

    def group(self, keys: Iterable[_Key]) -> RelationGroup:
        """The group of some keys, with the relations between them."""
        at = {key: index for index, key in enumerate(keys)}
        return RelationGroup(
            beliefs=tuple(self.beliefs[key] for key in at),
            implies=_pairs(self.implies, at),
            excludes=_pairs(self.excludes, at),
            exactly_one=_sets(self.exactly_one, at),
            given=_pairs(self.given, at),
            ladders=_sets(self.ladders, at),
        )


def _end(ends: dict[_Key, _Key], key: _Key) -> _Key:
    """The key that stands for all that are connected with another."""
    while ends[key] != key:
        ends[key] = ends[ends[key]]
        key = ends[key]
    return key


def _pairs(
    pairs: Iterable[tuple[_Key, _Key]], at: Mapping[_Key, int]
) -> tuple[tuple[int, int], ...]:
    found = ((at[first], at[second]) for first, second in pairs if first in at)
    return tuple(dict.fromkeys(found))


def _sets(
    sets: Iterable[tuple[str, tuple[_Key, ...]]], at: Mapping[_Key, int]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((name, tuple(at[key] for key in keys)) for name, keys in sets if keys[0] in at)
