"""All checks of a whole site, once all pages have been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.checks.belief_checks import find_belief_problems
from sphinx_beliefs.model.checks.log_checks import find_log_problems
from sphinx_beliefs.model.checks.mention_checks import find_mention_problems
from sphinx_beliefs.model.checks.name_checks import find_name_problems
from sphinx_beliefs.model.checks.succession import find_circles
from sphinx_beliefs.model.checks.topic_checks import find_topic_problems
from sphinx_beliefs.model.checks.trigger_checks import find_trigger_problems
from sphinx_beliefs.model.checks.view_checks import find_view_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinx_beliefs.model.problem import Finding
    from sphinx_beliefs.model.records.mention import Mention
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.site import Site


def find_problems(
    site: Site,
    *,
    mentions: Mapping[str, Sequence[Mention]],
    where: Callable[[Record], str],
) -> Iterator[Finding]:
    """Find all problems between pages, or with the day.

    ``mentions`` are the sentences of each page that have percentages and beliefs in them;
    ``where`` says where a record was written, for messages that point at another place.
    """
    yield from find_name_problems(site, where)
    yield from find_belief_problems(site)
    yield from find_circles(site)
    yield from find_log_problems(site, where)
    yield from find_trigger_problems(site)
    yield from find_topic_problems(site)
    yield from find_view_problems(site)
    yield from find_mention_problems(site, mentions)
