"""The records of one page: by kind, by name, by anchor, and by the beliefs they have to do with.

Each table is made when it is first used, so that every page is looked through only once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sphinx_beliefs.model.records.items import BearingItem, Belief, Item
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_R = TypeVar("_R", bound=Record)


class PageRecords:
    """The records of a page, in the order of the page."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.all = records

    @cached_property
    def topic(self) -> Topic | None:
        """The topic that the page is; None if it is not one."""
        return next(iter(self._of(Topic)), None)

    @cached_property
    def page(self) -> Page | None:
        """The record of a page that is not a topic but has items or is writing."""
        return next(iter(self._of(Page)), None)

    @cached_property
    def items(self) -> Sequence[Item]:
        """The items."""
        return self._of(Item)

    @cached_property
    def logs(self) -> Sequence[CredenceLog]:
        """The credence logs."""
        return self._of(CredenceLog)

    def _of(self, cls: type[_R]) -> list[_R]:
        return [record for record in self.all if isinstance(record, cls)]

    @cached_property
    def by_name(self) -> Mapping[str, Sequence[Item]]:
        """The items that have a name, by this name."""
        return _grouped(self.items, lambda item: (item.name,) if item.name else ())

    @cached_property
    def by_source(self) -> Mapping[str, Sequence[Belief]]:
        """The beliefs whose source has an id, by this id."""
        return _grouped(self._of(Belief), lambda item: (item.source,) if item.source else ())

    @cached_property
    def by_anchor(self) -> Mapping[str, Item]:
        """The items by their anchors."""
        return {item.anchor: item for item in self.items}

    @cached_property
    def bearing(self) -> Mapping[str, Sequence[BearingItem]]:
        """The items that bear on beliefs, by the names of these."""
        items = (item for item in self.items if isinstance(item, BearingItem))
        return _grouped(items, lambda item: item.named)

    @cached_property
    def superseded(self) -> Mapping[str, Sequence[Belief]]:
        """The beliefs that are superseded, by the name of the one that has taken their place."""
        beliefs = (item for item in self.items if isinstance(item, Belief))
        return _grouped(beliefs, lambda each: (each.superseded_by,) if each.superseded_by else ())

    @cached_property
    def related(self) -> Sequence[Belief]:
        """The beliefs that state relations to others."""
        return [belief for belief in self._of(Belief) if belief.relations is not None]

    @cached_property
    def logs_inside(self) -> Mapping[str, Sequence[CredenceLog]]:
        """The logs that stand in a belief, by the anchor of this belief."""
        return _grouped(self.logs, lambda log: (log.belief_anchor,) if log.belief_anchor else ())

    @cached_property
    def logs_outside(self) -> Mapping[str, Sequence[CredenceLog]]:
        """The logs that do not stand in a belief, by the name of their belief."""
        return _grouped(self.logs, lambda log: () if log.belief_anchor else (log.belief,))


def _grouped(
    records: Iterable[_R], keys: Callable[[_R], Iterable[str]]
) -> Mapping[str, Sequence[_R]]:
    found: dict[str, list[_R]] = {}
    for record in records:
        for key in keys(record):
            found.setdefault(key, []).append(record)
    return found
