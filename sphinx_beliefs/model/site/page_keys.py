"""The keys of a page: the names by which it has to do with other pages.

They are kept apart from the records, and are small, so that the pages that an answer needs, and the
pages that a change concerns, are found without reading the records of all pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import BearingItem, Belief, Item, Uncertainty
from sphinx_beliefs.model.records.kinds import kind_of
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Page, Topic, TopicState
from sphinx_beliefs.model.records.questions import (
    MindChangesView,
    PageFactsView,
    Quote,
    RelatedTopicsView,
    RelatedWritingView,
    ScoreView,
)
from sphinx_beliefs.model.records.record import QUOTED, Condition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.records.relations import Relations

#: The kinds of records that have no name of their own in a table of kinds.
LOG, PAGE = "log", "page"

#: The key that all beliefs have in common that have been superseded.
SUPERSEDED = "\1superseded"

#: The key that all beliefs have in common that state relations to others.
RELATED = "\1related"

#: The role that shows what other credences allow for a belief.
IMPLIED = "implied"

#: The key that all pages have in common that show how good credences were.
SCORES = "\1scores"


class PageKeys(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The keys of one page, whatever the conditions around its parts.

    It ``defines`` the names of its items, its own names if it is a topic, the names of beliefs
    whose log it has, the ids of sources, and the tags of writing. It ``mentions`` the names in its
    options, texts and cross-references, and the tags that it asks for; of these, ``quotes`` stand
    in texts that other pages may show, and ``loose`` are those that may mean a page or a label of
    Sphinx as well.
    ``kinds`` are those of its records; ``has_views`` says that it shows lists, maps or counts.
    ``state`` is that of the topic, None if there is none. ``conditions`` are those around any part
    of the page.
    """

    defines: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    has_views: bool = False
    state: TopicState | None = None
    conditions: tuple[Condition, ...] = ()


def keys_of(
    docname: str,
    records: Iterable[Record],
    shown: Iterable[Question] = (),
    conditions: Iterable[Condition] = (),
) -> PageKeys:
    """The keys of a page with these records, or of those of its parts that are given."""
    records, shown = list(records), list(shown)
    quotes = tuple(dict.fromkeys(name for record in records for name in quoted_in(record)))
    mentions = [name for record in records for name in _mentioned_by(record)]
    asked = [view for view in shown if not isinstance(view, Quote)]
    mentions += [view.target for view in shown if isinstance(view, Quote)]
    if any(isinstance(view, Quote) and view.role == IMPLIED for view in shown):
        # What others allow for a belief depends on all that hangs together with it.
        mentions.append(RELATED)
    for view in asked:
        mentions += _mentioned_in_view(docname, records, view)
    scores = [SCORES] if any(isinstance(view, ScoreView) for view in asked) else []
    kinds = dict.fromkeys(map(kind_name, records))
    return PageKeys(
        defines=_keys((*(name for record in records for name in _defined_by(record)), *scores)),
        mentions=_keys((*mentions, *quotes)),
        quotes=_keys(quotes),
        loose=tuple(
            dict.fromkeys(
                view.target for view in shown if isinstance(view, Quote) and view.role == "any"
            )
        ),
        kinds=tuple(kinds),
        has_views=any(map(is_of_all_pages, asked)),
        state=next((record.state for record in records if isinstance(record, Topic)), None),
        conditions=tuple(conditions),
    )


def key_of(name: str) -> str:
    """The key of a name: topics may be named by ``/docname`` as well."""
    return name.removeprefix("/")


def tag_key(tag: str) -> str:
    """The key of a tag, which is different from those of all names."""
    return f"\0{slug(tag)}"


def source_key(source: str) -> str:
    """The key of the id of a source, which is different from those of all names."""
    return f"\2{source}"


def group_keys(relations: Relations) -> Iterator[str]:
    """The keys of the groups and the ladder that a belief is in, which are different from those of
    all names.
    """
    yield from map(group_key, relations.exactly_one_of)
    if relations.ladder:
        yield ladder_key(relations.ladder)


def group_key(group: str) -> str:
    """The key of a group of which exactly one belief is true."""
    return f"\3{group}"


def ladder_key(ladder: str) -> str:
    """The key of a ladder."""
    return f"\4{ladder}"


def kind_name(record: Record) -> str:
    """The name of a record's kind, for records of all classes."""
    match record:
        case Item():
            return kind_of(record).value
        case Topic():
            return "topic"
        case CredenceLog():
            return LOG
    return PAGE


def is_of_all_pages(view: Question) -> bool:
    """Return whether the answer of a question depends on records anywhere, not only by name."""
    if isinstance(view, MindChangesView):
        is_narrowed = bool(view.pages or view.regions or view.tags or view.any_tags)
        return is_narrowed or not view.is_of_own_page
    return not isinstance(view, Quote | PageFactsView | RelatedTopicsView | RelatedWritingView)


def names_of_topic(docname: str) -> tuple[str, str]:
    """The names of a topic: its docname, and the last part of it."""
    return docname, docname.rpartition("/")[2]


def quoted_in(record: Record) -> Iterator[str]:
    """The names that texts of a record quote; other pages show these texts, too."""
    for text in _texts(record):
        if "\ue000" in text:
            yield from (match["target"] for match in QUOTED.finditer(text))


def _texts(record: Record) -> Iterator[str]:
    yield record.title
    match record:
        case Uncertainty():
            yield record.if_yes
            yield record.if_no
        case Topic():
            yield record.tagline
        case CredenceLog():
            for entry in record.entries:
                yield entry.reason


def _defined_by(record: Record) -> Iterator[str]:
    match record:
        case Item():
            if record.name:
                yield record.name
        case Topic():
            yield from names_of_topic(record.docname)
        case CredenceLog():
            # What a log says is part of what its belief is.
            if record.belief:
                yield record.belief
        case Page():
            if record.is_writing:
                yield from map(tag_key, record.tags)
    if isinstance(record, Belief):
        if record.superseded_by:
            yield SUPERSEDED
        if record.source:
            yield source_key(record.source)
        if record.relations is not None:
            yield RELATED
            yield from group_keys(record.relations)


def _mentioned_by(record: Record) -> Iterator[str]:
    match record:
        case BearingItem():
            yield from record.named
        case Belief():
            if record.superseded_by:
                yield record.superseded_by
            if record.relations is not None:
                yield from record.relations.named
        case Topic():
            yield from record.related


def _mentioned_in_view(docname: str, records: Iterable[Record], view: Question) -> Iterator[str]:
    """The names that the answer of a view depends on, which are not written in the view."""
    if isinstance(view, RelatedWritingView):
        yield from names_of_topic(docname)
        yield from map(tag_key, asked_tags(docname))
        for record in records:
            if isinstance(record, Topic):
                yield from map(tag_key, record.tags)


def asked_tags(docname: str) -> tuple[str, ...]:
    """The tags of writing about a page that need not be written on it: its names."""
    return (docname, f"/{docname}", docname.rpartition("/")[2])


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(key_of, names)))
