"""Which records a query finds."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import Belief, UpdateTrigger
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, Kind
from sphinx_beliefs.model.records.pages import Topic, TopicState
from sphinx_beliefs.model.records.query import Fired, Query, Stubs
from sphinx_beliefs.model.records.states import state_of
from sphinx_beliefs.model.site.order import Entry, Order, middle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_beliefs.model.records.query import CountView
    from sphinx_beliefs.model.records.record import Record

_ALL_STATES = frozenset(TopicState)


class Selection(Order):
    """Chooses records."""

    def count(self, view: CountView) -> int:
        """How many records a query finds."""
        return len(self.chosen(view.query))

    def chosen(self, query: Query) -> list[Entry]:
        """The records that a query finds, in the order of the site."""
        tests = list(self._tests(query))
        return [entry for entry in self._candidates(query) if all(test(entry) for test in tests)]

    def _candidates(self, query: Query) -> Iterable[Entry]:
        """The records of a kind; those with the rarest of the tags that all of them must have."""
        if query.kind in {Kind.TOPIC, Kind.STUB}:
            return [Entry(topic, topic) for topic in self.topics_in_order]
        if query.tags:
            by_tag = self._entries_by_tag(query.kind)
            return min((by_tag.get(slug(tag), []) for tag in query.tags), key=len)
        return self._entries(query.kind)

    @cached_property
    def _entry_lists(self) -> dict[Kind, list[Entry]]:
        return {}

    def _entries(self, kind: Kind) -> list[Entry]:
        if kind not in self._entry_lists:
            wanted = ITEM_KINDS[kind.value]
            items = [item for item in self.items if isinstance(item, wanted)]
            # In the order of topics, then of the page; then what stands on no topic.
            items.sort(key=lambda item: self.topic_places.get(item.docname, len(self.topics)))
            self._entry_lists[kind] = [Entry(item, self.topics.get(item.docname)) for item in items]
        return self._entry_lists[kind]

    @cached_property
    def _tag_lists(self) -> dict[Kind, dict[str, list[Entry]]]:
        return {}

    def _entries_by_tag(self, kind: Kind) -> dict[str, list[Entry]]:
        if kind not in self._tag_lists:
            found: dict[str, list[Entry]] = {}
            for entry in self._entries(kind):
                for tag in self.tags(entry.record):
                    found.setdefault(tag, []).append(entry)
            self._tag_lists[kind] = found
        return self._tag_lists[kind]

    def _tests(self, query: Query) -> Iterator[Callable[[Entry], bool]]:
        """What a record has to pass."""
        yield from self._tests_of_topic(query)
        if query.kind is Kind.BELIEF:
            wanted = frozenset(query.resolutions)
            yield (
                lambda entry: (
                    isinstance(entry.record, Belief) and (entry.record.resolution in wanted)
                )
            )
        if query.kind is Kind.UPDATE_TRIGGER and query.fired is not Fired.ALL:
            is_wanted = query.fired is Fired.YES
            yield (
                lambda entry: (
                    isinstance(entry.record, UpdateTrigger)
                    and (entry.record.fired is not None) is is_wanted
                )
            )
        if query.credence is not None:
            low, high = query.credence
            yield (
                lambda entry: (found := middle(entry.record)) is not None and (low <= found <= high)
            )
        if query.tags:
            tags = {slug(tag) for tag in query.tags}
            yield lambda entry: tags <= self.tags(entry.record)
        if query.any_tags:
            any_tags = {slug(tag) for tag in query.any_tags}
            yield lambda entry: not any_tags.isdisjoint(self.tags(entry.record))
        if query.since is not None:
            since = query.since
            yield lambda entry: (day := self.last_day(entry.record)) is not None and day >= since
        if query.until is not None:
            until = query.until
            yield lambda entry: (day := self.first_day(entry.record)) is not None and day <= until
        if query.due is not None:
            yield lambda entry: self._is_due(entry, query)

    def _tests_of_topic(self, query: Query) -> Iterator[Callable[[Entry], bool]]:
        if states := _states(query):
            yield lambda entry: state_of(*entry) in states
        if query.regions:
            regions = frozenset(query.regions)
            yield lambda entry: entry.topic is not None and entry.topic.region in regions
        if query.statuses:
            statuses = frozenset(query.statuses)
            yield lambda entry: entry.topic is not None and entry.topic.status in statuses
        if query.pages:
            fits = self.page_test(query.pages)
            yield lambda entry: fits(entry.record.docname)

    def page_test(self, pages: Sequence[str]) -> Callable[[str], bool]:
        """Whether a docname fits patterns, or is that of a topic that one of them names."""
        patterns = re.compile("|".join(map(translate, pages)))
        named = {topic.docname for name in pages for topic in self.find_topics(name)}
        return lambda docname: docname in named or bool(patterns.fullmatch(docname))

    def written_tags(self, record: Record) -> dict[str, str]:
        """These tags as they were written, its own first."""
        topic = self.topics.get(record.docname)
        tags = record.tags if topic is None else record.tags + topic.tags
        found: dict[str, str] = {}
        for tag in tags:
            found.setdefault(slug(tag), tag)
        return found

    def _is_due(self, entry: Entry, query: Query) -> bool:
        due, today, topic = query.due, self._vocabulary.today, entry.topic
        if due is None or today is None:
            return False
        is_never = isinstance(entry.record, Topic) and self.was_never_reviewed(entry.record)
        if isinstance(entry.record, Belief):
            day = entry.record.resolve_by.last_day if entry.record.resolve_by else None
        else:
            day = self.review_due(topic) if topic is not None else None
        if day is None:
            return due.is_never and is_never
        is_overdue = due.is_overdue and self.is_past(day)
        return is_overdue or any(day <= period.after(today) for period in due.within)


def _states(query: Query) -> frozenset[TopicState]:
    """The states in which topics and items are wanted; empty where all are.

    Of topics, unfinished ones go with the written ones; among items, what is not finished is left
    out with what stands on stubs.
    """
    if query.states:
        return frozenset(query.states)
    if query.kind is Kind.STUB:
        return _ALL_STATES - {TopicState.WRITTEN}
    wanted = {TopicState.STUB} if query.kind is Kind.TOPIC else _ALL_STATES - {TopicState.WRITTEN}
    match query.stubs:
        case Stubs.INCLUDE:
            return frozenset()
        case Stubs.ONLY:
            return frozenset(wanted)
        case Stubs.EXCLUDE:
            return _ALL_STATES - wanted
