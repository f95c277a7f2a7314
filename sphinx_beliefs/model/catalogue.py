"""Every question that pages ask over all records of a site, answered from one place."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from sphinx_beliefs.model.names import slug
from sphinx_beliefs.model.records import Belief, Page, Record, Topic
from sphinx_beliefs.model.relations import Relations
from sphinx_beliefs.model.views import (
    GENERATED_PAGES,
    Answer,
    BeliefIndexView,
    BeliefRow,
    PageFactsView,
    Quote,
    RegionGroup,
    RelatedTopicsView,
    RelatedWritingView,
    RowT,
    StubIndexView,
    StubRow,
    Stubs,
    Target,
    TopicRow,
    View,
    WritingRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

_T = TypeVar("_T", bound=Record)


class Catalogue(Relations):
    """What is shown of the records: indexes, lists and quotes."""

    def answer(self, view: View | Quote, docname: str) -> Answer:
        """Everything of other pages that the page ``docname`` shows for a question."""
        match view:
            case BeliefIndexView():
                return self.belief_index(view)
            case StubIndexView():
                return self.stub_index(view)
            case RelatedTopicsView():
                return tuple(self.related_topics(docname))
            case RelatedWritingView():
                return tuple(self.related_writing(docname))
            case PageFactsView():
                return (self.page_facts(docname),)
            case Quote():
                return self.quote(view)
        raise TypeError(view)

    def belief_index(self, view: BeliefIndexView) -> tuple[RegionGroup[BeliefRow], ...]:
        """Beliefs by region, the most probable first, those without a number after them."""
        if view not in self._belief_indexes:
            wanted = {slug(tag) for tag in view.tags}
            chosen = [
                belief
                for belief in self._candidates(wanted)
                if belief.resolution in view.resolutions
                and self._has_stubs(belief, view.stubs)
                and (not view.regions or self._region(belief) in view.regions)
                and wanted <= self._tags(belief)
            ]
            self._belief_indexes[view] = self._by_region(
                sorted(chosen, key=self._belief_order), self._belief_row
            )
        return self._belief_indexes[view]

    @cached_property
    def _belief_indexes(self) -> dict[BeliefIndexView, tuple[RegionGroup[BeliefRow], ...]]:
        """The answers given: each is wanted twice, to compare and to show."""
        return {}

    @cached_property
    def _beliefs_by_tag(self) -> dict[str, list[Belief]]:
        found: dict[str, list[Belief]] = {}
        for belief in self.beliefs:
            for tag in self._tags(belief):
                found.setdefault(tag, []).append(belief)
        return found

    def _candidates(self, tags: Set[str]) -> list[Belief]:
        """The beliefs that can carry all these tags: those with the rarest of them."""
        lists = [self._beliefs_by_tag.get(tag, []) for tag in tags]
        return min(lists, key=len) if lists else self.beliefs

    def _has_stubs(self, belief: Belief, stubs: Stubs) -> bool:
        topic = self.topics.get(belief.docname)
        is_stub = topic is not None and topic.is_stub
        return stubs is Stubs.INCLUDE or is_stub == (stubs is Stubs.ONLY)

    def _tags(self, record: Record) -> set[str]:
        """The tags of a record and of the topic it is on, in the form in which they compare."""
        topic = self.topics.get(record.docname)
        return {slug(tag) for tag in record.tags + (topic.tags if topic else ())}

    def _belief_order(self, belief: Belief) -> tuple[bool, Decimal, int, str]:
        midpoint = belief.credence.midpoint if belief.credence else None
        place = self._topic_places.get(belief.docname, len(self._topic_places))
        return (midpoint is None, -(midpoint or Decimal()), place, belief.docname)

    def _belief_row(self, belief: Belief) -> BeliefRow:
        return BeliefRow(
            belief=self.target(belief),
            credence=belief.credence,
            topic=self.owner(belief),
            resolution=belief.resolution,
        )

    def stub_index(self, view: StubIndexView) -> tuple[RegionGroup[StubRow], ...]:
        """Topics still to be written, by region."""
        if view not in self._stub_indexes:
            wanted = {slug(tag) for tag in view.tags}
            chosen = [
                topic
                for topic in self._stubs
                if (not view.regions or topic.region in view.regions)
                and wanted <= self._tags(topic)
            ]
            self._stub_indexes[view] = self._by_region(
                chosen, lambda topic: StubRow(topic=self.target(topic), blanks=topic.blanks)
            )
        return self._stub_indexes[view]

    @cached_property
    def _stub_indexes(self) -> dict[StubIndexView, tuple[RegionGroup[StubRow], ...]]:
        return {}

    @cached_property
    def _stubs(self) -> list[Topic]:
        return [topic for topic in self._topics_in_order if topic.is_stub]

    def topic_index(self) -> tuple[RegionGroup[TopicRow], ...]:
        """All topics by region, the written ones before the stubs."""
        topics = sorted(self._topics_in_order, key=lambda topic: topic.is_stub)
        return self._by_region(topics, self._topic_row)

    def related_topics(self, docname: str) -> Iterator[TopicRow]:
        """The topics that a page names, in its order, then those that name it.

        A name that means no topic is a row whose target has no docname.
        """
        topic = self.topics.get(docname)
        seen = {docname}
        for name in topic.related if topic else ():
            found = self.find("topic", name)
            if not isinstance(found, Topic):
                yield TopicRow(topic=Target(docname="", title=name))
            elif found.docname not in seen:
                seen.add(found.docname)
                yield self._topic_row(found)
        for other in self._naming.get(docname, ()):
            if other.docname not in seen:
                seen.add(other.docname)
                yield self._topic_row(other)

    def related_writing(self, docname: str) -> list[WritingRow]:
        """The writing that carries a page's tags or its name, the newest first."""
        topic = self.topics.get(docname)
        last_part = docname.rpartition("/")[2]
        tags = {docname, f"/{docname}", *(topic.tags if topic else ())}
        if topic is None or self._topics_by_last_part[last_part] == [topic]:
            tags.add(last_part)
        found = {
            page.docname: page
            for tag in sorted({slug(tag) for tag in tags})
            for page in self._writing_by_tag.get(tag, ())
            if page.docname != docname
        }
        pages = sorted(found.values(), key=lambda page: (page.title, page.docname))
        pages.sort(key=lambda page: page.date.sort_key if page.date else (0, 0, 0), reverse=True)
        return [WritingRow(page=self.target(page), date=page.date) for page in pages]

    def quote(self, quote: Quote) -> Answer:
        """What a cross-reference shows of its target; a credence comes with its kind."""
        found = self.find(quote.role, quote.target)
        if found is None:
            # The generated pages are there as soon as there is anything to list.
            is_page = quote.target in GENERATED_PAGES and self.is_used
            return (Target(docname=quote.target, title=""),) if is_page else ()
        target = self.target(found)
        if quote.role == "credence" and isinstance(found, Belief):
            return (target, found.credence)
        return (target,)

    # -- order --------------------------------------------------------------------

    @cached_property
    def _topics_in_order(self) -> list[Topic]:
        def order(topic: Topic) -> tuple[bool, int, str, str]:
            return (topic.order is None, topic.order or 0, topic.title.casefold(), topic.docname)

        return sorted(self.topics.values(), key=order)

    @cached_property
    def _naming(self) -> dict[str, list[Topic]]:
        """For each topic, the topics that name it as related."""
        found: dict[str, list[Topic]] = {}
        for topic in self._topics_in_order:
            for name in topic.related:
                other = self.find("topic", name)
                if other is not None:
                    found.setdefault(other.docname, []).append(topic)
        return found

    @cached_property
    def _writing_by_tag(self) -> dict[str, list[Page]]:
        found: dict[str, list[Page]] = {}
        for page in self.pages.values():
            if page.is_writing:
                for tag in page.tags:
                    found.setdefault(slug(tag), []).append(page)
        return found

    def _topic_row(self, topic: Topic) -> TopicRow:
        return TopicRow(
            topic=self.target(topic),
            tagline=topic.tagline,
            region=self.region_title(topic.region),
            status=self.status_label(topic.status),
            is_stub=topic.is_stub,
        )

    @cached_property
    def _topic_places(self) -> dict[str, int]:
        """The place of each topic in the order of topics."""
        return {topic.docname: place for place, topic in enumerate(self._topics_in_order)}

    @cached_property
    def _region_places(self) -> dict[str, int]:
        return {region: place for place, region in enumerate(self._vocabulary.regions)}

    def _region(self, record: Record) -> str:
        topic = self.topics.get(record.docname)
        return topic.region if topic else ""

    def _region_order(self, record: Record) -> tuple[bool, int, str, str]:
        """In the order of conf.py, then by title, at last no region."""
        region = self._region(record)
        place = self._region_places.get(region, len(self._region_places))
        return (not region, place, self.region_title(region).casefold(), region)

    def _by_region(
        self, records: Iterable[_T], row: Callable[[_T], RowT]
    ) -> tuple[RegionGroup[RowT], ...]:
        """Group rows by region, keeping their order within it."""
        ordered = sorted(records, key=self._region_order)
        return tuple(
            RegionGroup(slug=region, title=self.region_title(region), rows=tuple(map(row, group)))
            for region, group in groupby(ordered, key=self._region)
        )
