"""All records of a site: by kind, by name, and by place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, Kind
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.site.page_keys import LOG, key_of, source_key
from sphinx_beliefs.model.site.page_records import PageRecords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinx_beliefs.model.records.items import Item
    from sphinx_beliefs.model.records.logs import CredenceLog
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.directory import Directory


class Contents:
    """The records of a site, as they are after reading.

    ``by_page`` has the records of each page, in the order of the page. It is asked only for the
    pages that an answer needs, which ``directory`` finds. ``hidden`` gives the records under a
    condition that does not hold, which appear nowhere.
    """

    def __init__(
        self,
        by_page: Mapping[str, Sequence[Record]],
        directory: Directory,
        hidden: Callable[[], Sequence[Record]] = tuple,
    ) -> None:
        self.by_page = by_page
        self.directory = directory
        self._hidden = hidden
        self._on: dict[str, PageRecords] = {}
        self._meant: dict[str, Item | None] = {}

    @cached_property
    def hidden(self) -> Sequence[Record]:
        """The records under a condition that does not hold."""
        return self._hidden()

    # -- of one page --------------------------------------------------------------------

    def on(self, docname: str) -> PageRecords:
        """The records of a page; none, if it does not exist."""
        found = self._on.get(docname)
        if found is None:
            found = self._on[docname] = PageRecords(self.by_page.get(docname, ()))
        return found

    def topic(self, docname: str) -> Topic | None:
        """The topic that a page is; None if it is not one."""
        return self.on(docname).topic

    def topic_of(self, record: Record) -> Topic | None:
        """The topic that a record is, or is on; None if its page is not a topic."""
        return self.topic(record.docname)

    # -- by name ------------------------------------------------------------------------

    def items_named(self, name: str) -> Sequence[Item]:
        """The items that have a name, in the order of items; only the first is meant by it."""
        pages = self.directory.defining(key_of(name)) if name else ()
        return [item for docname in pages for item in self.on(docname).by_name.get(name, ())]

    def item_named(self, name: str) -> Item | None:
        """The item of a name: the first that has it."""
        if name not in self._meant:
            self._meant[name] = next(iter(self.items_named(name)), None)
        return self._meant[name]

    def beliefs_from(self, source: str) -> Sequence[Belief]:
        """The beliefs whose source has an id, in the order of items."""
        pages = self.directory.defining(source_key(source)) if source else ()
        return [item for docname in pages for item in self.on(docname).by_source.get(source, ())]

    def has_own_name(self, item: Item) -> bool:
        """Return whether an item is the one that its name means."""
        return bool(item.name) and self.item_named(item.name) is item

    # -- of all pages, by kind ------------------------------------------------------------

    def _pages_with(self, *kinds: str) -> Iterator[PageRecords]:
        """The pages with records of some kinds, in the order of docnames."""
        return map(self.on, self.directory.pages_with(*kinds))

    @property
    def is_used(self) -> bool:
        """True if there is any topic or belief."""
        pages = self._pages_with(Kind.TOPIC.value, Kind.BELIEF.value)
        return any(isinstance(record, Topic | Belief) for page in pages for record in page.all)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """All topics by docname, in the order of docnames."""
        topics = (page.topic for page in self._pages_with(Kind.TOPIC.value))
        return {topic.docname: topic for topic in topics if topic is not None}

    @cached_property
    def items(self) -> list[Item]:
        """All items in the order of docnames, then of their places on the page."""
        pages = self._pages_with(*(kind.value for kind in ITEM_KINDS))
        return [item for page in pages for item in page.items]

    @cached_property
    def beliefs(self) -> list[Belief]:
        """All beliefs in the order of the items."""
        return [item for item in self.items if isinstance(item, Belief)]

    @cached_property
    def logs(self) -> list[CredenceLog]:
        """All credence logs in the order of docnames, then of their places on the page."""
        return [log for page in self._pages_with(LOG) for log in page.logs]

    @cached_property
    def by_name(self) -> dict[str, Item]:
        """The item of each name: the first that has it."""
        found: dict[str, Item] = {}
        for item in self.items:
            if item.name:
                found.setdefault(item.name, item)
        return found
