"""The order of topics, regions and statuses on a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.model.records.pages import Topic
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.site import Site


@once_a_site
def topics_in_order(site: Site) -> Sequence[Topic]:
    """All topics in the order of the site."""
    return sorted(site.topics.values(), key=site_order)


def site_order(topic: Topic) -> tuple[bool, int, str, str]:
    """The key of the order of the site: the ``order`` of topics, then their title."""
    return (topic.order is None, topic.order or 0, topic.title.casefold(), topic.docname)


@once_a_site
def topic_places(site: Site) -> Mapping[str, int]:
    """The place of each topic in the order of topics."""
    return {topic.docname: place for place, topic in enumerate(topics_in_order(site))}


def region_order(site: Site, record: Record) -> tuple[bool, int, str, str]:
    """The key that sorts by region: in the order of conf.py, then by title, at last no region."""
    topic = site.topic_of(record)
    region = topic.region if topic else ""
    places = _region_places(site)
    place, title = places.get(region, len(places)), site.vocabulary.region_title(region)
    return (not region, place, title.casefold(), region)


@once_a_site
def _region_places(site: Site) -> dict[str, int]:
    return {region: place for place, region in enumerate(site.vocabulary.regions)}


def status_order(site: Site, topic: Topic) -> tuple[int, str]:
    """The key that sorts by status: in the order of conf.py, then by name."""
    places = list(site.vocabulary.statuses)
    status = topic.status
    return (places.index(status) if status in places else len(places), status.casefold())
