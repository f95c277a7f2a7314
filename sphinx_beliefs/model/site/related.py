"""Topics that are related to each other, and writing that is about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.site.answers import Target, TopicRow, WritingRow
from sphinx_beliefs.model.site.order import site_order, topics_in_order
from sphinx_beliefs.model.site.page_keys import asked_tags, names_of_topic, tag_key
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
    topic = site.contents.topic(docname)
    seen = {docname}
    for name in topic.related if topic else ():
        found = site.finder.find_topic(name)
        if found is None:
            yield TopicRow(topic=Target(docname="", title=name))
        elif found.docname not in seen:
            seen.add(found.docname)
            yield _topic_row(site, found)
    for other in _naming(site, topic) if topic else ():
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


def _naming(site: Site, topic: Topic) -> list[Topic]:
    """The topics that name a topic as related, in the order of the site."""
    directory = site.contents.directory
    pages = {page for key in names_of_topic(topic.docname) for page in directory.mentioning(key)}
    others = (other for page in pages if (other := site.contents.topic(page)) is not None)
    naming = (
        other
        for other in others
        if any(site.finder.find_topic(name) is topic for name in other.related)
    )
    return sorted(naming, key=site_order)


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
    topic = site.contents.topic(docname)
    last_part = docname.rpartition("/")[2]
    tags = set(asked_tags(docname))
    if topic is not None:
        if site.finder.find_topics(last_part) != [topic]:
            tags.discard(last_part)
        tags.update(topic.tags)
    slugs = {slug(tag) for tag in tags}
    found = {
        page.docname: page
        for key in map(tag_key, slugs)
        for other in site.contents.directory.defining(key)
        if other != docname and (page := _writing_on(site, other, slugs)) is not None
    }
    pages = sorted(found.values(), key=lambda page: (page.title, page.docname))
    pages.sort(key=lambda page: page.date.sort_key if page.date else (0, 0, 0), reverse=True)
    return [WritingRow(page=site.links.target(page), date=page.date) for page in pages]


def _writing_on(site: Site, docname: str, slugs: set[str]) -> Page | None:
    """The page, if it is writing with one of these tags."""
    page = site.contents.on(docname).page
    is_found = page is not None and page.is_writing
    return page if page and is_found and not slugs.isdisjoint(map(slug, page.tags)) else None
