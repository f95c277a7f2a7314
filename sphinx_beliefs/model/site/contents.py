"""All records of a site: by kind, by name, and by place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sphinx_beliefs.model.records.items import Belief, Item
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_R = TypeVar("_R", bound=Record)


class Contents:
    """The records of a site, as they are after reading.

    ``by_page`` has the records of each page, in the order of the page; ``hidden`` are those under a
    condition that does not hold, which appear nowhere.
    """

    def __init__(
        self, by_page: Mapping[str, Sequence[Record]], hidden: Sequence[Record] = ()
    ) -> None:
        self.by_page = by_page
        self.hidden = hidden

    def _all(self, cls: type[_R]) -> Iterator[_R]:
        for docname in sorted(self.by_page):
            for record in self.by_page[docname]:
                if isinstance(record, cls):
                    yield record

    # -- by kind ----------------------------------------------------------------------

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """All topics by docname, in the order of docnames."""
        return {topic.docname: topic for topic in self._all(Topic)}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages that are not topics but have items or are writing, by docname."""
        return {page.docname: page for page in self._all(Page)}

    @cached_property
    def items(self) -> list[Item]:
        """All items in the order of docnames, then of their places on the page."""
        return list(self._all(Item))

    @cached_property
    def beliefs(self) -> list[Belief]:
        """All beliefs in the order of the items."""
        return [item for item in self.items if isinstance(item, Belief)]

    @cached_property
    def logs(self) -> list[CredenceLog]:
        """All credence logs in the order of docnames, then of their places on the page."""
        return list(self._all(CredenceLog))

    # -- by place ---------------------------------------------------------------------

    @cached_property
    def items_by_anchor(self) -> dict[tuple[str, str], Item]:
        """The items by docname and anchor."""
        return {(item.docname, item.anchor): item for item in self.items}

    def topic_of(self, record: Record) -> Topic | None:
        """The topic that a record is, or is on; None if its page is not a topic."""
        return self.topics.get(record.docname)

    # -- by name ----------------------------------------------------------------------

    @cached_property
    def by_name(self) -> dict[str, Item]:
        """The item of each name: the first that has it."""
        found: dict[str, Item] = {}
        for item in self.items:
            if item.name:
                found.setdefault(item.name, item)
        return found

    def items_named(self, name: str) -> Sequence[Item]:
        """The items that have a name, in the order of items; only the first is meant by it."""
        if name in self._shared_names:
            return self._shared_names[name]
        first = self.by_name.get(name)
        return (first,) if first is not None else ()

    @cached_property
    def _shared_names(self) -> dict[str, list[Item]]:
        """The items of each name that more than one item has."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            if item.name and (first := self.by_name[item.name]) is not item:
                found.setdefault(item.name, [first]).append(item)
        return found

    def has_own_name(self, item: Item) -> bool:
        """Return whether an item is the one that its name means."""
        return bool(item.name) and self.by_name.get(item.name) is item
