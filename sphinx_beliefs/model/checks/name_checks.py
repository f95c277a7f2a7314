"""Names that two items have, sources of two beliefs, and related topics that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import N_, Finding, Subtype
from sphinx_beliefs.model.records.record import Record, found_in
from sphinx_beliefs.model.site.unknown_names import unknown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_beliefs.model.records.items import Belief, Item
    from sphinx_beliefs.model.records.pages import Topic
    from sphinx_beliefs.model.site.site import Site


def find_taken_names(
    site: Site, items: Iterable[Item], where: Callable[[Record], str]
) -> Iterator[Finding]:
    """Find those of some items whose names are already taken."""
    for item in items:
        if item.name and (first := site.contents.items_named(item.name)[0]) is not item:
            message = N_(
                "the name {name} is taken: it was first used at {first}, which keeps it; give this "
                "one another name"
            )
            problem = Subtype.DUPLICATE_NAME.problem(message, name=item.name, first=where(first))
            yield found_in(item, problem)


def find_shared_sources(
    site: Site, beliefs: Iterable[Belief], where: Callable[[Record], str]
) -> Iterator[Finding]:
    """Find those of some beliefs whose source is already that of another."""
    for belief in beliefs:
        if belief.source and (first := site.contents.beliefs_from(belief.source)[0]) is not belief:
            message = N_(
                "the source {source} is already that of a belief at {first}; remove one of the two "
                "beliefs, or the option source of one"
            )
            source = belief.source
            problem = Subtype.DUPLICATE_NAME.problem(message, source=source, first=where(first))
            yield found_in(belief, problem)


def find_unknown_related(site: Site, topics: Iterable[Topic]) -> Iterator[Finding]:
    """Find related topics that do not exist, in the metadata of some topics."""
    for topic in topics:
        for name in topic.related:
            if site.find("topic", name) is None:
                problem = unknown_name(site, "topic", name)
                yield found_in(topic, problem, topic.place_of("related"))
