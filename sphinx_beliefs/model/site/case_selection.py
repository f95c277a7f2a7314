"""The cases that a view asks for: which beliefs, and which of their credences count."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.credence import NORMATIVE
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.records.states import state_of
from sphinx_beliefs.model.site.due import is_past
from sphinx_beliefs.model.site.entries import tags_of
from sphinx_beliefs.model.site.mind_changes import is_before, is_outcome
from sphinx_beliefs.model.site.selection import page_test
from sphinx_beliefs.model.site.site import once_a_site
from sphinx_beliefs.scoring.cases import Case, CaseState, Decided, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.questions import ScoreView
    from sphinx_beliefs.model.site.site import Site

#: What a resolution is to a score, other than true or false.
_STATES = {
    Resolution.AMBIGUOUS: CaseState.AMBIGUOUS,
    Resolution.ANNULLED: CaseState.ANNULLED,
    Resolution.WITHDRAWN: CaseState.WITHDRAWN,
    Resolution.SUPERSEDED: CaseState.WITHDRAWN,
}


# The answer is needed twice: for comparing, and for showing.
@once_a_site
def cases_for(site: Site, view: ScoreView, docname: str) -> tuple[Case, ...]:
    """The cases that a page asks for, in the order of items. Beliefs on stubs, and those with a
    blank, are left out, as they are from indexes. What is open is of the time in which it should be
    decided, so that a record of some time does not hide what is overdue from it.
    """
    asked = beliefs_for(site, view, docname)
    if view.since is not None or view.until is not None:
        first, last = view.since or datetime.date.min, view.until or datetime.date.max
        asked = tuple(
            belief
            for belief in asked
            if (day := _day_of(belief)) is not None and first <= day <= last
        )
    cases = (_case(site, view, belief) for belief in asked)
    return tuple(case for case in cases if case is not None)


@once_a_site
def beliefs_for(site: Site, view: ScoreView, docname: str) -> tuple[Belief, ...]:
    """The beliefs that a page asks for, whatever their dates, in the order of items."""
    tests = list(_tests(site, view, docname))
    return tuple(belief for belief in site.beliefs if all(test(belief) for test in tests))


def _tests(site: Site, view: ScoreView, docname: str) -> Iterator[Callable[[Belief], bool]]:
    """The tests that a belief has to pass."""
    if view.pages or view.is_of_own_page:
        fits = page_test(site, view.pages) if view.pages else None
        own = docname if view.is_of_own_page else None
        yield lambda belief: belief.docname == own or (fits is not None and fits(belief.docname))
    if view.regions:
        regions = frozenset(view.regions)
        yield (
            lambda belief: (topic := site.topic_of(belief)) is not None and topic.region in regions
        )
    if view.tags:
        tags = frozenset(map(slug, view.tags))
        yield lambda belief: tags <= tags_of(site, belief)
    if view.any_tags:
        any_tags = frozenset(map(slug, view.any_tags))
        yield lambda belief: not any_tags.isdisjoint(tags_of(site, belief))
    yield lambda belief: belief.credence != NORMATIVE
    yield lambda belief: state_of(belief, site.topic_of(belief)) is TopicState.WRITTEN


def _case(site: Site, view: ScoreView, belief: Belief) -> Case | None:
    """A belief as a case; None if it has never had a credence, and came out as nothing."""
    steps = steps_of(site, belief)
    is_stated = bool(steps) or (belief.credence is not None and belief.credence.is_stated)
    came_out = belief.resolution in {Resolution.TRUE, Resolution.FALSE}
    if not (is_stated or came_out):
        return None
    topic = site.topic_of(belief)
    due = _due_on(belief)
    is_due, today = is_past(site, due), site.vocabulary.today
    if belief.resolution is None:
        state = CaseState.OVERDUE if is_due else CaseState.OPEN
    elif not came_out:
        state = _STATES[belief.resolution]
    elif not steps:
        state = CaseState.WITHOUT_CREDENCE
    elif not view.with_ahead and due is not None and today is not None and due > today:
        state = CaseState.AHEAD
    else:
        state = CaseState.SCORED
    decided = None
    if came_out and steps:
        decided = Decided(
            docname=belief.docname,
            anchor=belief.anchor,
            outcome=belief.resolution is Resolution.TRUE,
            steps=steps,
            resolved=resolved_on(belief),
        )
    return Case(
        state=state,
        is_due=is_due,
        decided=decided,
        region=topic.region if topic is not None else "",
        tags=tuple(dict.fromkeys((*belief.tags, *(topic.tags if topic is not None else ())))),
        year=belief.resolved.year if belief.resolved is not None else 0,
    )


def steps_of(site: Site, belief: Belief) -> tuple[Step, ...]:
    """The credences of a belief before its outcome, the oldest first.

    They are those of its log, a month or a year from its first day on; without a log, the one on
    the page. An entry of 0 or 100 that only logs the outcome is no forecast, nor is such a credence
    on the page of a belief that came out so: nobody can tell when it was written.
    """
    entries, resolved = site.history(belief), resolved_on(belief)
    if not entries:
        since = belief.since.first_day if belief.since is not None else None
        step = _step(belief.credence, since)
        is_outcome_itself = step is not None and _is_certain_outcome(step, belief)
        return () if step is None or is_outcome_itself else (step,)
    found = []
    for entry in entries:
        day = entry.date.first_day
        if resolved is not None and (day is None or day >= resolved):
            continue
        # Of a month or a year, it is not known what came first.
        is_earlier = belief.resolved is not None and is_before(entry.date, belief.resolved)
        if is_outcome(entry, belief) and not is_earlier:
            continue
        step = _step(entry.credence, day)
        if step is not None:
            found.append(step)
    return tuple(found)


def _step(credence: Credence | None, day: datetime.date | None) -> Step | None:
    if credence is None or credence.low is None or credence.high is None:
        return None
    return Step(float(credence.low) / 100, float(credence.high) / 100, day)


def _is_certain_outcome(step: Step, belief: Belief) -> bool:
    certainty = {Resolution.TRUE: 1.0, Resolution.FALSE: 0.0}
    return belief.resolution in certainty and step.low == step.high == certainty[belief.resolution]


def _day_of(belief: Belief) -> datetime.date | None:
    """The day of the outcome, or by which an open belief should be decided; None if not known."""
    return _due_on(belief) if belief.resolution is None else resolved_on(belief)


def _due_on(belief: Belief) -> datetime.date | None:
    return belief.resolve_by.last_day if belief.resolve_by is not None else None


def resolved_on(belief: Belief) -> datetime.date | None:
    """The last day on which a belief can have been decided; None if it is not known."""
    return belief.resolved.last_day if belief.resolved is not None else None
