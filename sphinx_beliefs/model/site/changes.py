"""The change that the reading of pages makes for other pages, and the pages that it concerns.

Whom a change concerns is decided from what has changed, and never by comparing all pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.index_choices import Group
from sphinx_beliefs.model.records.items import BearingItem, Belief, Item
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.query import CountView, Query, Question, default_group
from sphinx_beliefs.model.records.questions import GraphView, MindChangesView, Quote, ScoreView
from sphinx_beliefs.model.records.record import Record
from sphinx_beliefs.model.site.page_keys import LOG, PAGE, RELATED, keys_of, kind_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.model.site.directory import Directory

#: The titles of beliefs, which are shown in rows of other kinds as well.
_TITLES = "titles of beliefs"

#: The items that names mean: a log belongs to a belief by its name, and only the first item of a
#: name has it, of whatever kind.
_NAMES = "names of items"

#: Texts that quote what has changed, which may stand in any row.
_QUOTING = "texts that quote"

#: The levels to which texts that quote other texts are filled in.
_MOST_LEVELS = 3

_NO_PLACE = Place()


class Change(Struct, frozen=True, kw_only=True):
    """The difference between two states of a site, as far as other pages can tell.

    ``pages`` are those whose own records or questions have changed. ``defines`` and ``mentions``
    are the keys of all records and questions that are new, gone or changed; ``kinds`` are their
    kinds, and ``regions`` and ``tags`` (as slugs) those by which they may be selected.
    """

    pages: frozenset[str] = frozenset()
    defines: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.pages)

    def __or__(self, other: Change) -> Change:
        return Change(
            pages=self.pages | other.pages,
            defines=self.defines | other.defines,
            mentions=self.mentions | other.mentions,
            kinds=self.kinds | other.kinds,
            regions=self.regions | other.regions,
            tags=self.tags | other.tags,
        )

    # -- whom it concerns -----------------------------------------------------------------

    def concerned(self, directory: Directory) -> set[str]:
        """The pages on which something may change by name; those with views are not in it."""
        return {*self.pages, *directory.around(self.defines, self.mentions)}

    def concerns(self, view: Question) -> bool:
        """Return whether the answer of a view of records anywhere may change."""
        match view:
            case CountView():
                return self.concerns(view.query)
            case Query():
                return self._concerns_query(view)
            case GraphView():
                return bool(self.kinds)
            case MindChangesView():
                return not self.kinds.isdisjoint(_CHANGING_MINDS)
            case ScoreView():
                return not self.kinds.isdisjoint(_SCORED)
        return False

    def _concerns_query(self, query: Query) -> bool:
        if not self.kinds.isdisjoint(_shown_beside(query.kind)):
            return True
        if query.kind is Kind.STUB and RELATED in self.defines:
            return True  # it says what other credences allow for those that are left to write
        if _kind_of_records(query) not in self.kinds:
            return False
        if (query.group_by or default_group(query)) is Group.VENUE:
            # A venue is written as it is written first, wherever that is.
            return True
        # Records of its own kind are all that has changed, and it may not select these.
        if not query.kind.is_item and query.pages:
            # A topic may take away the short name of another.
            return True
        if query.regions and self.regions.isdisjoint(query.regions):
            return False
        if not query.kind.is_item:
            # The topics of a region are counted, whether they are listed or not.
            return True
        if not self.tags.issuperset(map(slug, query.tags)):
            return False
        return not query.any_tags or not self.tags.isdisjoint(map(slug, query.any_tags))


#: The kinds of records from which follow the changes of an author's mind, what their rows show,
#: their order, and which of them are found.
_CHANGING_MINDS = frozenset({Kind.BELIEF.value, Kind.TOPIC.value, LOG, _NAMES, _QUOTING})

#: The kinds of records from which scores follow, what triggers promised, and what their rows show.
_SCORED = _CHANGING_MINDS | {Kind.UPDATE_TRIGGER.value, _TITLES, PAGE}

NOTHING_CHANGED = Change()


def _kind_of_records(query: Query) -> str:
    return (Kind.TOPIC if not query.kind.is_item else query.kind).value


def _shown_beside(kind: Kind) -> frozenset[str]:
    """The kinds of records that rows of a kind show besides their own, or are sorted by."""
    if not kind.is_item:
        return frozenset({_QUOTING})
    beside = {_QUOTING, Kind.TOPIC.value, PAGE}
    if issubclass(kind.row.record, BearingItem):
        beside |= {_TITLES, _NAMES}
    if kind in {Kind.BELIEF, Kind.UPDATE_TRIGGER}:
        # The date of a belief, and the way in which a trigger has moved it.
        beside |= {LOG, _NAMES}
    return frozenset(beside)


# -- the difference that one page makes -------------------------------------------------------


class PageState(Struct, frozen=True, kw_only=True):
    """A page as it is known from one reading: its records, its questions, and its title; all are
    empty if it does not exist.
    """

    records: Sequence[Record] = ()
    shown: Sequence[Question] = ()
    title: str = ""


def change_of(docname: str, before: PageState, after: PageState) -> Change:
    """The change that a page makes for others; none if only places in its source differ."""
    old, new = _without_places(before.records), _without_places(after.records)
    is_retitled = _titles_of(before) != _titles_of(after)
    if old == new and before.shown == after.shown and not is_retitled:
        return NOTHING_CHANGED
    changed = _unequal(old, new)
    asked = _unequal(before.shown, after.shown)
    if is_retitled or not (changed or asked):
        # Whatever the page has to do with shows its title, or the order of what is on it.
        changed, asked = [*old, *new], [*before.shown, *after.shown]
    # What has changed may be shown through others of the page, which have not.
    logged = _beliefs_around(changed, (*old, *new))
    citing = _quotes_within(changed, (*before.shown, *after.shown))
    keys = keys_of(docname, [*changed, *logged], [*asked, *citing])
    kinds = {
        *map(kind_name, changed),
        *([PAGE] if is_retitled else []),
        *([_TITLES] if _looks_of_beliefs(old) != _looks_of_beliefs(new) else []),
        *([_NAMES] if _named(old) != _named(new) else []),
    }
    topics = [record for record in (*old, *new) if isinstance(record, Topic)]
    return Change(
        pages=frozenset({docname}),
        defines=frozenset(keys.defines),
        mentions=frozenset(keys.mentions),
        kinds=frozenset(kinds),
        regions=frozenset(topic.region for topic in topics),
        tags=frozenset(slug(tag) for record in (*changed, *topics) for tag in record.tags),
    )


def _titles_of(page: PageState) -> list[object]:
    """The titles by which a page may be linked."""
    records = (record for record in page.records if isinstance(record, Topic | Page))
    return [page.title, *((type(one), one.title, one.conditions) for one in records)]


def _looks_of_beliefs(records: Iterable[Record]) -> list[tuple[object, ...]]:
    """What links to beliefs look like, in the order of the beliefs."""
    beliefs = (record for record in records if isinstance(record, Belief))
    return [(one.anchor, one.name, one.title, one.conditions) for one in beliefs]


def _named(records: Iterable[Record]) -> list[tuple[object, ...]]:
    """The items that have names, in their order, which decides between those of one name."""
    items = (record for record in records if isinstance(record, Item) and record.name)
    return [(kind_name(one), one.anchor, one.name, one.conditions) for one in items]


def _beliefs_around(changed: Iterable[Record], records: Iterable[Record]) -> list[Belief]:
    """The beliefs in which there are logs that have changed."""
    anchors = {log.belief_anchor for log in changed if isinstance(log, CredenceLog)}
    return [one for one in records if isinstance(one, Belief) and one.anchor in anchors]


def _quotes_within(changed: Iterable[Record], shown: Iterable[Question]) -> list[Quote]:
    """The cross-references in the texts of items that have changed: their targets list the items.

    The title of an item may be other than before, and the text the same.
    """
    anchors = {item.anchor for item in changed if isinstance(item, Item)}
    return [one for one in shown if isinstance(one, Quote) and one.item in anchors]


_T = TypeVar("_T")


def _unequal(old: Sequence[_T], new: Sequence[_T]) -> list[_T]:
    """The values that are only in one of two sequences; all, if the others have another order."""
    in_old, in_new = set(map(repr, old)), set(map(repr, new))
    both = in_old & in_new
    kept_of_old = [value for value in old if repr(value) in both]
    kept_of_new = [value for value in new if repr(value) in both]
    if kept_of_old != kept_of_new:
        return [*old, *new]
    return [value for value in (*old, *new) if repr(value) not in both]


def _without_places(records: Iterable[Record]) -> list[Record]:
    """The records without the lines of the source that they come from."""
    return [_without_place(record) for record in records]


def _without_place(record: Record) -> Record:
    match record:
        case Topic():
            return replace(record, place=_NO_PLACE, places={})
        case CredenceLog():
            return replace(record, place=_NO_PLACE, places=())
    return replace(record, place=_NO_PLACE)


# -- the changes that follow from it ------------------------------------------------------------


def with_quotes(change: Change, directory: Directory) -> Change:
    """A change, with the titles and texts that change because they quote what has changed."""
    defined = change.defines
    for _level in range(_MOST_LEVELS):
        pages = {docname for key in defined for docname in directory.quoting(key)}
        if not pages:
            break
        defined = frozenset(key for docname in pages for key in directory.keys[docname].defines)
        mentioned = frozenset(key for docname in pages for key in directory.keys[docname].mentions)
        change |= Change(
            pages=frozenset(pages),
            defines=defined,
            mentions=mentioned,
            kinds=frozenset({_QUOTING}),
        )
    return change


def with_related(change: Change, directory: Directory) -> Change:
    """A change, with the key of all beliefs that state relations, if it concerns any of them: what
    other credences allow for a belief may have changed, however many relations are between.
    """
    if change and not change.concerned(directory).isdisjoint(directory.defining(RELATED)):
        change |= Change(defines=frozenset({RELATED}))
    return change
