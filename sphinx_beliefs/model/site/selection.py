"""The records that a query finds."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING, assert_never

from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.index_choices import Fired, Stubs
from sphinx_beliefs.model.records.items import Belief, UpdateTrigger
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Topic, TopicState
from sphinx_beliefs.model.records.states import state_of
from sphinx_beliefs.model.site.due import is_past, review_due, was_never_reviewed
from sphinx_beliefs.model.site.entries import Entry, first_day, last_day, middle, tags_of
from sphinx_beliefs.model.site.order import topic_places, topics_in_order
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_beliefs.model.records.query import CountView, Due, Query
    from sphinx_beliefs.model.site.site import Site

_ALL_STATES = frozenset(TopicState)


def count_of(site: Site, view: CountView) -> int:
    """The number of records that a query finds."""
    return len(chosen(site, view.query))


def chosen(site: Site, query: Query) -> list[Entry]:
    """The records that a query finds, in the order of the site."""
    tests = list(_tests(site, query))
    return [entry for entry in _candidates(site, query) if all(test(entry) for test in tests)]


# -- what is looked through -----------------------------------------------------------------


def _candidates(site: Site, query: Query) -> Iterable[Entry]:
    """The records of a kind; if all must have certain tags, only those with the rarest of these."""
    if not query.kind.is_item:
        return [Entry(topic, topic) for topic in topics_in_order(site)]
    if query.tags:
        by_tag = _entries_by_tag(site, query.kind)
        return min((by_tag.get(slug(tag), []) for tag in query.tags), key=len)
    return _entries(site, query.kind)


@once_a_site
def _entries(site: Site, kind: Kind) -> list[Entry]:
    """All records of a kind, in the order of topics and then of the page; those off topics last."""
    wanted = kind.row.record
    items = [item for item in site.items if isinstance(item, wanted)]
    places = topic_places(site)
    items.sort(key=lambda item: places.get(item.docname, len(places)))
    return [Entry(item, site.topic_of(item)) for item in items]


@once_a_site
def _entries_by_tag(site: Site, kind: Kind) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in _entries(site, kind):
        for tag in tags_of(site, entry.record):
            found.setdefault(tag, []).append(entry)
    return found


# -- what is asked of each ------------------------------------------------------------------


def _tests(site: Site, query: Query) -> Iterator[Callable[[Entry], bool]]:
    """The tests that a record has to pass."""
    yield from _tests_of_topic(site, query)
    yield from _tests_of_item(query)
    if query.tags:
        tags = {slug(tag) for tag in query.tags}
        yield lambda entry: tags <= tags_of(site, entry.record)
    if query.any_tags:
        any_tags = {slug(tag) for tag in query.any_tags}
        yield lambda entry: not any_tags.isdisjoint(tags_of(site, entry.record))
    if query.since is not None:
        since = query.since
        yield lambda entry: (day := last_day(site, entry.record)) is not None and day >= since
    if query.until is not None:
        until = query.until
        yield lambda entry: (day := first_day(site, entry.record)) is not None and day <= until
    if query.due is not None:
        due = query.due
        yield lambda entry: _is_due(site, entry, due)


def _tests_of_item(query: Query) -> Iterator[Callable[[Entry], bool]]:
    if query.kind is Kind.BELIEF:
        wanted = frozenset(query.resolutions)
        yield lambda entry: isinstance(entry.record, Belief) and entry.record.resolution in wanted
    if query.kind is Kind.UPDATE_TRIGGER and query.fired is not Fired.ALL:
        is_wanted = query.fired is Fired.YES
        yield (
            lambda entry: (
                isinstance(entry.record, UpdateTrigger)
                and (entry.record.fired is not None) is is_wanted
            )
        )
    if query.credence is not None:
        low, high = query.credence
        yield lambda entry: (found := middle(entry.record)) is not None and low <= found <= high


def _tests_of_topic(site: Site, query: Query) -> Iterator[Callable[[Entry], bool]]:
    if states := _states(query):
        yield lambda entry: state_of(*entry) in states
    if query.regions:
        regions = frozenset(query.regions)
        yield lambda entry: entry.topic is not None and entry.topic.region in regions
    if query.statuses:
        statuses = frozenset(query.statuses)
        yield lambda entry: entry.topic is not None and entry.topic.status in statuses
    if query.pages:
        fits = page_test(site, query.pages)
        yield lambda entry: fits(entry.record.docname)


def page_test(site: Site, pages: Sequence[str]) -> Callable[[str], bool]:
    """A test of docnames: they have to match a pattern, or belong to a topic that is named."""
    patterns = re.compile("|".join(map(translate, pages)))
    named = {topic.docname for name in pages for topic in site.finder.find_topics(name)}
    return lambda docname: docname in named or bool(patterns.fullmatch(docname))


def _is_due(site: Site, entry: Entry, due: Due) -> bool:
    record, topic, today = entry.record, entry.topic, site.vocabulary.today
    if today is None:
        return False
    if isinstance(record, Belief):
        day = record.resolve_by.last_day if record.resolve_by else None
    else:
        day = review_due(site, topic) if topic is not None else None
    if day is None:
        return due.is_never and isinstance(record, Topic) and was_never_reviewed(site, record)
    is_overdue = due.is_overdue and is_past(site, day)
    return is_overdue or any(day <= period.after(today) for period in due.within)


def _states(query: Query) -> frozenset[TopicState]:
    """The states of the topics and items to select; empty for all.

    Unfinished topics are treated like written ones; unfinished items are treated like those on
    stubs.
    """
    if query.states:
        return frozenset(query.states)
    if query.kind is Kind.STUB:
        return _ALL_STATES - {TopicState.WRITTEN}
    wanted = {TopicState.STUB} if query.kind is Kind.TOPIC else _ALL_STATES - {TopicState.WRITTEN}
    match query.stubs:
        case Stubs.INCLUDE:
            return frozenset()
        case Stubs.ONLY:
            return frozenset(wanted)
        case Stubs.EXCLUDE:
            return _ALL_STATES - wanted
    assert_never(query.stubs)
