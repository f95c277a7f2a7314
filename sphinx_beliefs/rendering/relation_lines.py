"""The lines below a belief that say how others hang together with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.site.answers import Target
from sphinx_beliefs.words.relation_wording import (
    exactly_one_label,
    excluded_by_label,
    if_true_label,
    implied_by_label,
    more_text,
    rung_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.site.answers import Related, RelatedGroup, RelationFacts


def relation_lines(facts: RelationFacts) -> Iterator[tuple[str, Sequence[Target | Related]]]:
    """The label of each line, and what it links; empty lines are not shown."""
    yield implied_by_label(), facts.implied_by
    yield excluded_by_label(), facts.excluded_by
    for group in facts.exactly_one:
        yield exactly_one_label(), _with_rest(group)
    if facts.rung is not None:
        yield rung_label(facts.rung.place, facts.rung.count), _with_rest(facts.rung.rungs)
    yield if_true_label(), facts.if_true


def _with_rest(group: RelatedGroup) -> list[Target | Related]:
    """The others of a group, and the number of those that are not shown, which leads nowhere."""
    rest = [Target(docname="", title=more_text(group.more))] if group.more else []
    return [*group.others, *rest]
