"""The problems of a page depend on nothing but what the docstring of ``all_checks`` lists.

The list stands here a second time, as values. Wherever they are equal on two sites that differ in
other pages, the problems of a page are, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace
from sites import parts, unhurried

from sphinx_beliefs.model.checks.all_checks import find_problems_of
from sphinx_beliefs.model.checks.view_checks import (
    pages_in_use,
    regions_in_use,
    statuses_in_use,
    tags_in_use,
)
from sphinx_beliefs.model.problem import Finding, Place, Subtype
from sphinx_beliefs.model.records.items import Belief, Item, UpdateTrigger
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import CountView, Query
from sphinx_beliefs.model.records.questions import GraphView, MindChangesView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sites import Parts

    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.site import Site

#: The subtypes of problems whose messages may contain names of the whole site.
_SUGGESTING = {
    Subtype.UNKNOWN_NAME,
    Subtype.UNKNOWN_TAG,
    Subtype.UNKNOWN_REGION,
    Subtype.UNKNOWN_STATUS,
    Subtype.RELATION,
}


def where(record: Record) -> str:
    return f"{record.docname}.md:{record.place.line}"


def problems(made: Parts, docname: str) -> list[Finding]:
    said = made.mentions.get(docname, [])
    return list(find_problems_of(made.site(), docname, mentions=said, where=where))


def dependencies(made: Parts, docname: str) -> list[object]:
    """Everything besides the page itself that its problems depend on, as values."""
    site = made.site()
    found: list[object] = []
    for record in made.records.get(docname, []):
        found += _of_record(site, record)
    for question, place in made.shown.get(docname, {}).items():
        if place is not None:
            found += _of_view(site, question)
    for mention in made.mentions.get(docname, []):
        for name in mention.beliefs:
            belief = site.finder.find_belief(name)
            found.append(belief and belief.credence)
    subtypes = {one.problem.subtype for one in problems(made, docname)}
    if subtypes & _SUGGESTING:
        names = [(name, type(item)) for name, item in site.by_name.items()]
        found += [names, list(site.topics), made.hidden]
        found += [tags_in_use(site), regions_in_use(site), statuses_in_use(site)]
    return found


def _of_record(site: Site, record: Record) -> Iterator[object]:
    if isinstance(record, Item) and record.name:
        first = site.by_name[record.name]
        yield None if first is record else where(first)
    match record:
        case Topic():
            for name in record.related:
                yield [topic.docname for topic in site.finder.find_topics(name)]
        case Belief():
            yield from _relations(site)
            if record.source:
                firsts = [one for one in site.beliefs if one.source == record.source]
                yield None if firsts[0] is record else where(firsts[0])
            # The place, the title and the like of a trigger make no difference.
            for one in site.bearing_on(record):
                if isinstance(one, UpdateTrigger):
                    yield one.fired, one.beliefs, one.direction, one.raises, one.lowers
                    yield one.to, one.likelihood_ratio
            if record.superseded_by:
                yield from _chain(site, record)
        case CredenceLog():
            belief = site.logbook.belief_of(record)
            if belief is None:
                yield None
                return
            yield belief.docname, belief.anchor, belief.credence, belief.since, belief.resolved
            log = site.logbook.log_of(belief)
            yield None if log is record or log is None else where(log)
        case UpdateTrigger():
            for name in record.named:
                belief = site.finder.find_belief(name)
                yield belief and (belief.credence, belief.resolution)
                if belief is not None and record.fired is not None:
                    yield [entry.date for entry in site.history(belief)]


def _relations(site: Site) -> Iterator[object]:
    """All beliefs that state relations, and all that they name."""
    stating = [one for one in site.beliefs if one.relations is not None]
    names = {name for one in stating for name in one.relations.named}
    for one in site.beliefs:
        if one in stating or one.name in names:
            yield one.name, one.title, one.docname, one.anchor, one.relations
            yield one.resolution, one.resolved, one.resolve_by, one.credence
    for one in stating:
        yield one.relations.rung and where(one)


def _chain(site: Site, belief: Belief) -> Iterator[object]:
    chain: list[Belief] = []
    at: Belief | None = belief
    while at is not None and at not in chain:
        chain.append(at)
        at = site.finder.find_belief(at.superseded_by)
    chain = [one for one in chain if one.superseded_by]
    yield [(one.name, one.superseded_by, one.docname) for one in chain]
    first = min(one.docname for one in chain)
    yield [one.name for one in site.beliefs if one in chain and one.docname == first]


def _of_view(site: Site, question: Question) -> Iterator[object]:
    view = question.query if isinstance(question, CountView) else question
    if isinstance(view, Query | GraphView | MindChangesView):
        for pattern in view.pages:
            named = [topic.docname for topic in site.finder.find_topics(pattern)]
            yield named or pages_in_use(site)
        if view.regions:
            yield regions_in_use(site)
    match view:
        case Query():
            yield view.statuses and statuses_in_use(site)
            yield (view.tags or view.any_tags) and tags_in_use(site)
        case MindChangesView():
            yield (view.tags or view.any_tags) and tags_in_use(site)
        case GraphView():
            yield site.finder.find_belief(view.belief) is None
            yield [topic.docname for topic in site.finder.find_topics(view.topic)]


def _elsewhere(draw: st.DrawFn, made: Parts, docname: str) -> Parts:
    """A site on which another page is different, or is not there."""
    other = draw(st.sampled_from(sorted({*made.records} - {docname})))
    records = made.records[other]
    at = draw(st.integers(0, len(records) - 1))
    one = records[at]
    changed = draw(
        st.sampled_from(
            [
                [],
                records[::-1],
                [*records[:at], *records[at + 1 :]],
                [*records[:at], replace(one, place=Place(line=7)), *records[at + 1 :]],
                [*records[:at], replace(one, title="T", tags=("tag",)), *records[at + 1 :]],
            ]
        )
        | parts().map(lambda made: made.records.get(other, []))
    )
    return replace(made, records={**made.records, other: changed})


@unhurried
@given(st.data())
def test_the_list_of_dependencies_has_all_of_them(data: st.DataObject) -> None:
    before = data.draw(parts())
    docname = data.draw(st.sampled_from([*before.records, *before.shown, *before.mentions, "z"]))
    assume({*before.records} - {docname})
    after = st.composite(_elsewhere)(before, docname)
    now = data.draw(after)
    if dependencies(before, docname) == dependencies(now, docname):
        assert problems(now, docname) == problems(before, docname)
