"""Names that two items have, and related topics that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import N_, Finding, Subtype
from sphinx_beliefs.model.records.record import Record, found_in
from sphinx_beliefs.model.site.unknown_names import unknown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_beliefs.model.site.site import Site


def find_name_problems(site: Site, where: Callable[[Record], str]) -> Iterator[Finding]:
    """Find names that are already taken, and related topics that do not exist."""
    for duplicate in site.contents.duplicates:
        message = N_(
            "the name {name} is taken: it was first used at {first}, which keeps it; give this "
            "one another name"
        )
        yield found_in(
            duplicate.second,
            Subtype.DUPLICATE_NAME.problem(
                message, name=duplicate.second.name, first=where(duplicate.first)
            ),
        )
    for topic in site.topics.values():
        for name in topic.related:
            if site.find("topic", name) is None:
                problem = unknown_name(site, "topic", name)
                yield found_in(topic, problem, topic.place_of("related"))
