"""Topics that are related to each other, and writing that is about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.site.answers import Target, TopicRow, WritingRow
from sphinx_beliefs.model.site.order import topics_in_order
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.records.pages import Page, Topic
    from sphinx_beliefs.model.site.site import Site


# -- topics -----------------------------------------------------------------------------------


def related_topics(site: Site, docname: str) -> Iterator[TopicRow]:
    """The topics that a page names, in its order, then those that name it.

    A name that means no topic is a row whose target has no docname.
    """
    topic = site.topics.get(docname)
    seen = {docname}
    for name in topic.related if topic else ():
        found = site.finder.find_topic(name)
        if found is None:
            yield TopicRow(topic=Target(docname="", title=name))
        elif found.docname not in seen:
            seen.add(found.docname)
            yield _topic_row(site, found)
    for other in _naming(site).get(docname, ()):
        if other.docname not in seen:
            seen.add(other.docname)
            yield _topic_row(site, other)


def _topic_row(site: Site, topic: Topic) -> TopicRow:
    return TopicRow(
        topic=site.links.target(topic),
        tagline=site.links.with_quotes(topic.tagline),
        region=site.vocabulary.region_title(topic.region),
        status=site.vocabulary.status_label(topic.status),
        state=topic.state,
    )


@once_a_site
def _naming(site: Site) -> dict[str, list[Topic]]:
    """For each topic, the topics that name it as related."""
    found: dict[str, list[Topic]] = {}
    for topic in topics_in_order(site):
        for name in topic.related:
            other = site.finder.find_topic(name)
            if other is not None:
                found.setdefault(other.docname, []).append(topic)
    return found


@once_a_site
def related_pairs(site: Site) -> Sequence[tuple[str, str]]:
    """The pairs of topics of which at least one names the other, each pair once."""
    found: dict[frozenset[str], tuple[str, str]] = {}
    for topic in topics_in_order(site):
        for name in topic.related:
            other = site.finder.find_topic(name)
            if other is not None and other.docname != topic.docname:
                pair = (topic.docname, other.docname)
                found.setdefault(frozenset(pair), pair)
    return list(found.values())


# -- writing ----------------------------------------------------------------------------------


def related_writing(site: Site, docname: str) -> list[WritingRow]:
    """The writing that is tagged with a page's tags or its name, the newest first."""
    topic = site.topics.get(docname)
    last_part = docname.rpartition("/")[2]
    tags = {docname, f"/{docname}", *(topic.tags if topic else ())}
    if topic is None or site.finder.find_topics(last_part) == [topic]:
        tags.add(last_part)
    found = {
        page.docname: page
        for tag in sorted({slug(tag) for tag in tags})
        for page in _writing_by_tag(site).get(tag, ())
        if page.docname != docname
    }
    pages = sorted(found.values(), key=lambda page: (page.title, page.docname))
    pages.sort(key=lambda page: page.date.sort_key if page.date else (0, 0, 0), reverse=True)
    return [WritingRow(page=site.links.target(page), date=page.date) for page in pages]


@once_a_site
def _writing_by_tag(site: Site) -> dict[str, list[Page]]:
    found: dict[str, list[Page]] = {}
    for page in site.contents.pages.values():
        if page.is_writing:
            for tag in page.tags:
                found.setdefault(slug(tag), []).append(page)
    return found
