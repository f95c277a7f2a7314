"""Topics that have not been reviewed for too long, or never."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import N_, Finding, Subtype
from sphinx_beliefs.model.records.record import found_in
from sphinx_beliefs.model.site.due import is_past, review_due, was_never_reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_beliefs.model.records.pages import Topic
    from sphinx_beliefs.model.site.site import Site


def find_topic_problems(site: Site, topics: Iterable[Topic]) -> Iterator[Finding]:
    """Find those of some topics that have not been reviewed for too long, or never."""
    for topic in topics:
        due = review_due(site, topic)
        place = topic.place_of("last_reviewed")
        if due is not None and is_past(site, due):
            message = N_(
                "this topic was to be reviewed by {date}; read it again, and set last_reviewed to "
                "the day on which you did"
            )
            problem = Subtype.REVIEW_OVERDUE.problem(message, date=due.isoformat())
            yield found_in(topic, problem, place)
        elif was_never_reviewed(site, topic):
            message = N_(
                "this topic does not say when it was last reviewed; add last_reviewed, with the "
                "day on which you last went through it"
            )
            problem = Subtype.NEVER_REVIEWED.problem(message)
            yield found_in(topic, problem, place)
