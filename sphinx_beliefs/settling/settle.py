"""The settling of what is kept of the whole site, once pages have been read.

First comes the change that the reading makes for other pages. Most edits make none, and then
nothing is left to do. Otherwise the values that are kept are updated for the pages it concerns.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx.util.nodes import clean_astext

from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.site.changes import (
    NOTHING_CHANGED,
    Change,
    PageState,
    change_of,
    with_quotes,
    with_related,
)
from sphinx_beliefs.model.site.page_keys import RELATED, SCORES, key_of, keys_of
from sphinx_beliefs.references import is_known_to_sphinx, objects_of_page
from sphinx_beliefs.settling.consistency import find_all_problems, find_problems_again
from sphinx_beliefs.storage.packing import digest
from sphinx_beliefs.storage.settled import Outline, States

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.site.directory import Directory
    from sphinx_beliefs.storage.page_notes import PageNote
    from sphinx_beliefs.storage.settled import ObjectEntry


def settle(domain: BeliefsDomain) -> None:
    """Update what is kept of the whole site after pages have been read, or for other conditions."""
    settled, judge = domain.settled, domain.output.judge
    earlier = domain.store.take_earlier()
    # If all pages have been read again, there is a reason, such as another option.
    is_unknown = not settled.reading or earlier.keys() >= domain.env.all_docs.keys()
    change = _note_pages(domain, earlier)
    if is_unknown or change:
        settled.note_change(None if is_unknown else change)
    if is_unknown or not settled.is_for(judge):
        settled.note_conditions(judge)
        settled.objects = _objects_of(domain, settled.keys)
        settled.states = _states(domain)
        settled.is_used = domain.site.is_used
        settled.is_computed = _is_computed(settled.directory)
        find_all_problems(domain)
        return
    if change:
        settled.note_conditions(judge)
        concerned = change.concerned(settled.directory)
        kept = [entry for entry in settled.objects if entry[3] not in concerned]
        settled.objects = [*kept, *_objects_of(domain, concerned)]
        settled.states = _states(domain)
        settled.is_used = domain.site.is_used
        settled.is_computed = _is_computed(settled.directory)
    find_problems_again(domain, earlier.keys(), change)


# -- what has changed ---------------------------------------------------------------------------


def _note_pages(domain: BeliefsDomain, earlier: Mapping[str, PageNote]) -> Change:
    """Keep the keys and outlines of the pages that have been read or removed, and return what has
    changed, which on the first reading nobody needs to know.
    """
    settled, store = domain.settled, domain.store
    keys, outlines = dict(settled.keys), dict(settled.outlines)
    change, with_notes = NOTHING_CHANGED, store.pages
    for docname, before in earlier.items():
        after, outline = store.note_of(docname), _outline_of(domain.env, docname)
        if settled.reading:
            title = outlines[docname].title if docname in outlines else ""
            change |= change_of(docname, _state(before, title), _state(after, outline.title))
        keys.pop(docname, None)
        if docname in with_notes:
            keys[docname] = keys_of(docname, after.records, after.shown, after.conditions)
        outlines.pop(docname, None)
        if docname in domain.env.all_docs:
            outlines[docname] = outline
    if keys != settled.keys:
        settled.keys = keys
    if outlines != settled.outlines:
        settled.outlines = outlines
    if earlier:
        settled.navigation = _navigation(domain.env, outlines)
        change |= _note_known_names(domain)
    return with_related(with_quotes(change, settled.directory), settled.directory)


def _state(note: PageNote, title: str) -> PageState:
    return PageState(records=note.records, shown=tuple(note.shown), title=title)


def _note_known_names(domain: BeliefsDomain) -> Change:
    """Keep the names that have a meaning here and in Sphinx itself. Pages with references to names
    of which this is no longer true, or has become true, have changed.
    """
    settled = domain.settled
    known = [
        (docname, name)
        for docname, keys in settled.keys.items()
        for name in keys.loose
        if settled.directory.defining(key_of(name))
        and is_known_to_sphinx(domain.env, name, docname)
    ]
    changed = set(known).symmetric_difference(settled.known)
    if changed:
        settled.known = known
    return Change(pages=frozenset(docname for docname, _name in changed))


def _outline_of(env: BuildEnvironment, docname: str) -> Outline:
    """The title of a page, and a digest of all that navigation may show of it."""
    title, contents = env.titles.get(docname), env.tocs.get(docname)
    text = printable(clean_astext(title)) if title is not None else ""
    return Outline(text, digest(f"{title}{contents}{env.toctree_includes.get(docname)}"))


def _navigation(env: BuildEnvironment, outlines: Mapping[str, Outline]) -> str:
    """A digest of all that navigation shows: pages, and the indices of other domains that have
    entries, to which every page may link.
    """
    indices = (
        index
        for domain in env.domains.values()
        for index in domain.indices
        if index.shortname and domain.name != DOMAIN and index(domain).generate()[0]
    )
    pages = sorted((docname, outline.navigation) for docname, outline in outlines.items())
    return digest((pages, sorted(index.name for index in indices)))


# -- values of the whole site -------------------------------------------------------------------


def _objects_of(domain: BeliefsDomain, docnames: Iterable[str]) -> list[ObjectEntry]:
    site, figures = domain.site, domain.date_style.figures
    with_nameless = domain.options.search_all
    return [
        entry
        for docname in docnames
        for entry in objects_of_page(site, docname, figures, with_nameless=with_nameless)
    ]


def _is_computed(directory: Directory) -> bool:
    return bool(directory.defining(SCORES) or directory.defining(RELATED))


def _states(domain: BeliefsDomain) -> States:
    """The numbers of topics; those under conditions count if these hold."""
    states = Counter(_states_of_topics(domain))
    return States(
        topics=states.total(),
        stubs=states[TopicState.STUB],
        unfinished=states[TopicState.UNFINISHED],
    )


def _states_of_topics(domain: BeliefsDomain) -> Iterator[TopicState]:
    for docname, keys in domain.settled.keys.items():
        if keys.state is not None and not keys.conditions:
            yield keys.state
        elif keys.state is not None and (topic := domain.site.contents.topic(docname)) is not None:
            yield topic.state
