"""Percentages in sentences about beliefs that are not those of the beliefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.credence import Credence, percent_text
from sphinx_beliefs.model.problem import N_, Finding, Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from sphinx_beliefs.model.records.mention import Mention
    from sphinx_beliefs.model.site.site import Site


def find_mention_problems(
    site: Site, docname: str, mentions: Iterable[Mention]
) -> Iterator[Finding]:
    """Find percentages in sentences about beliefs that differ from the beliefs' own; ``mentions``
    are the sentences of the page ``docname``.
    """
    for mention in mentions:
        if problem := _problem_of(site, mention):
            yield Finding(problem, docname, mention.place)


def _problem_of(site: Site, mention: Mention) -> Problem | None:
    found = [site.finder.find_belief(name) for name in mention.beliefs]
    beliefs = [belief for belief in found if belief is not None]
    stated = [
        (belief, belief.credence)
        for belief in beliefs
        if belief.credence is not None and belief.credence.is_stated
    ]
    if not stated or len(stated) < len(beliefs):
        return None
    if any(_fits(credence, number) for number in mention.percentages for _, credence in stated):
        # The credence itself is there, so other numbers are about something else.
        return None
    message = N_(
        "this sentence says {number}, but the credence of {name} is {now}; write "
        "{{credence}}`{name}`, which is always right, or say the other number in another "
        "sentence"
    )
    belief, credence = stated[0]
    number = percent_text(mention.percentages[0])
    return Subtype.STALE_NUMBER.problem(message, number=number, name=belief.name, now=credence.text)


def _fits(credence: Credence, number: Decimal) -> bool:
    """Return whether a number agrees with a credence, of the belief or of its opposite."""
    low, high = credence.low, credence.high
    return (
        low is not None
        and high is not None
        and (low <= number <= high or low <= 100 - number <= high)
    )
