"""Every question over all records of a site, answered from one place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.kinds import GENERATED_PAGES
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.query import CountView, Query
from sphinx_beliefs.model.records.questions import (
    GraphView,
    PageFactsView,
    Quote,
    RelatedTopicsView,
    RelatedWritingView,
    View,
)
from sphinx_beliefs.model.site.answers import Target, TopicRow, WritingRow
from sphinx_beliefs.model.site.maps import Graphs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Everything of other pages that a page shows for one question; equal ones look the same.
Answer = tuple[object, ...]


class Catalogue(Graphs):
    """What is shown of the records: indexes, lists and quotes."""

    def answer(self, view: View | Quote, docname: str) -> Answer:
        """Everything of other pages that the page ``docname`` shows for a question."""
        match view:
            case Query():
                return (self.listing(view),)
            case GraphView():
                return (self.graph(view),)
            case CountView():
                return (self.count(view),)
            case RelatedTopicsView():
                return tuple(self.related_topics(docname))
            case RelatedWritingView():
                return tuple(self.related_writing(docname))
            case PageFactsView():
                return (self.page_facts(docname),)
            case Quote():
                return self.quote(view)
        raise TypeError(view)

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
        """What a cross-reference shows of its target; a credence comes with its kind, and so does
        what is found by a reference that may mean anything, since HTML tells of it.
        """
        found = self.find(quote.role, quote.target)
        if found is None:
            # The generated pages are there as soon as there is anything to list.
            is_page = quote.target in GENERATED_PAGES and self.is_used
            return (Target(docname=quote.target, title=""),) if is_page else ()
        target = self.target(found)
        if quote.role == "credence" and isinstance(found, Belief):
            return (target, found.credence)
        return (target, type(found)) if quote.role == "any" else (target,)

    @cached_property
    def _naming(self) -> dict[str, list[Topic]]:
        """For each topic, the topics that name it as related."""
        found: dict[str, list[Topic]] = {}
        for topic in self.topics_in_order:
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
            tagline=self.with_quotes(topic.tagline),
            region=self.region_title(topic.region),
            status=self.status_label(topic.status),
            state=topic.state,
        )
