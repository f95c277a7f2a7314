"""The one question that all index directives ask: which records, in what order, shown how."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.records.questions import (
    GraphView,
    PageFactsView,
    Quote,
    RelatedTopicsView,
    RelatedWritingView,
    View,
)


class Stubs(Enum):
    """What an index does with stubs, and with what stands on them."""

    EXCLUDE = "exclude"
    INCLUDE = "include"
    ONLY = "only"


class Fired(Enum):
    """Whether an index lists triggers that are waited for, or those that have fired."""

    NO = "no"
    YES = "yes"
    ALL = "all"


class Group(Enum):
    """By what rows are put together."""

    REGION = "region"
    TOPIC = "topic"
    STATUS = "status"
    TAG = "tag"
    YEAR = "year"
    VENUE = "venue"
    NONE = "none"


class Layout(Enum):
    """As what rows are shown."""

    TABLE = "table"
    LIST = "list"
    CARDS = "cards"


class Column(Enum):
    """What of a record is shown in a row."""

    TITLE = "title"
    CREDENCE = "credence"
    RESOLUTION = "resolution"
    DIRECTION = "direction"
    STRENGTH = "strength"
    BELIEFS = "beliefs"
    AUTHORS = "authors"
    VENUE = "venue"
    IF_YES = "if-yes"
    IF_NO = "if-no"
    DATE = "date"
    DUE = "due"
    TOPIC = "topic"
    REGION = "region"
    STATUS = "status"
    TAGS = "tags"
    TAGLINE = "tagline"
    LEFT = "left"


#: The order of the site, as a key to sort by.
ORDER = "order"

#: What else the title of a row can be called by those who ask for it, or sort by it.
TITLE_WORDS = ("claim", "question", "evidence")


class SortKey(Struct, frozen=True, kw_only=True):
    """What to sort by: a column, ``stub``, or ``order``, which is the order of the site."""

    key: str
    is_descending: bool = False


class Due(Struct, frozen=True, kw_only=True):
    """What is due: topics to be reviewed, or beliefs to be decided, that are overdue or will be
    within one of the times; and topics that were never reviewed.
    """

    is_overdue: bool = False
    is_never: bool = False
    within: tuple[Period, ...] = ()


class Query(View, frozen=True, kw_only=True):
    """Which records of a kind, and how they are shown.

    What is empty or None restricts nothing. ``tags`` are wanted all, ``any_tags`` one of them.
    ``pages`` are patterns of docnames, or short names of topics. ``states`` are those that topics
    may be in. ``credence`` holds percentages between which the middle of a credence lies.
    ``resolutions`` has None in it for beliefs that are open. ``fired`` says which triggers.
    ``since`` and ``until`` are about the date of a record: the day something was read or came to
    pass, a belief changed, or a topic was reviewed.
    """

    kind: Kind
    regions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    any_tags: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    states: tuple[TopicState, ...] = ()
    stubs: Stubs = Stubs.EXCLUDE
    credence: tuple[Decimal, Decimal] | None = None
    resolutions: tuple[Resolution | None, ...] = (None,)
    fired: Fired = Fired.NO
    since: datetime.date | None = None
    until: datetime.date | None = None
    due: Due | None = None
    sort: tuple[SortKey, ...] = ()
    group_by: Group | None = None
    limit: int | None = None
    columns: tuple[Column, ...] = ()
    layout: Layout | None = None
    caption: str = ""
    empty: str = ""

    @property
    def is_in_whole(self) -> bool:
        """Whether the page that lists all of the kind has all that is listed here."""
        return self.resolutions == (None,) and (
            self.stubs is Stubs.EXCLUDE or self.kind in {Kind.TOPIC, Kind.STUB}
        )


class CountView(View, frozen=True, kw_only=True):
    """How many records a question finds."""

    query: Query


#: All that a page can ask.
Question = (
    Query | CountView | GraphView | RelatedTopicsView | RelatedWritingView | PageFactsView | Quote
)


#: The columns that an index of each kind can have; the first ones, up to None, it has by itself.
_COLUMNS: dict[Kind, str] = {
    Kind.BELIEF: "title credence topic region | resolution date due status tags",
    Kind.UNCERTAINTY: "title beliefs topic | if-yes if-no region status tags",
    Kind.UPDATE_TRIGGER: "title direction beliefs topic | strength date region status tags",
    Kind.READING: "date title authors | venue topic region beliefs status tags",
    Kind.TOPIC: "title status date region | due tagline left tags",
    Kind.STUB: "title left region | status tagline tags",
}


def columns_of(kind: Kind) -> tuple[Column, ...]:
    """All columns that an index of a kind can have."""
    return tuple(Column(name) for name in _COLUMNS[kind].split() if name != "|")


def sort_keys_of(kind: Kind) -> tuple[str, ...]:
    """All that an index of a kind can be sorted by: its columns, the order of the site, and for
    topics how far they have come.
    """
    more = ("stub", ORDER) if kind in {Kind.TOPIC, Kind.STUB} else (ORDER,)
    return (*(column.value for column in columns_of(kind)), *more)


def default_columns(query: Query) -> tuple[Column, ...]:
    """The columns that an index has unless it is told otherwise."""
    names = _COLUMNS[query.kind].partition("|")[0].split()
    if query.kind is Kind.BELIEF and query.resolutions != (None,):
        # Then not all that is listed is open.
        names.insert(2, Column.RESOLUTION.value)
    if query.kind is Kind.UPDATE_TRIGGER and query.fired is not Fired.NO:
        names.insert(2, Column.DATE.value)
    if query.due is not None:
        names.insert(names.index("topic" if query.kind is Kind.BELIEF else "region"), "due")
    return tuple(map(Column, names))


def default_group(query: Query) -> Group:
    """By what an index puts rows together unless it is told otherwise."""
    is_by_date = query.kind is Kind.READING or query.due is not None
    return Group.NONE if is_by_date else Group.REGION


def layout_of(query: Query) -> Layout:
    """As what an index is shown."""
    default = Layout.LIST if query.kind in {Kind.STUB, Kind.TOPIC} else Layout.TABLE
    return query.layout or default


def default_sort(query: Query) -> tuple[SortKey, ...]:
    """The order of an index unless it is told otherwise."""
    if query.due is not None:
        return (SortKey(key="due"),)
    match query.kind:
        case Kind.BELIEF:
            return (SortKey(key="credence", is_descending=True),)
        case Kind.READING:
            return (SortKey(key="date", is_descending=True),)
        case Kind.UPDATE_TRIGGER if query.fired is Fired.YES:
            return (SortKey(key="date", is_descending=True),)
        case Kind.TOPIC:
            return (SortKey(key="stub"),)
        case Kind.STUB:
            return (SortKey(key="stub", is_descending=True),)
    return ()


#: By what an index of each kind can put rows together, beside ``none``.
_GROUPS: dict[Kind, str] = {
    Kind.BELIEF: "region topic status tag year",
    Kind.UNCERTAINTY: "region topic status tag",
    Kind.UPDATE_TRIGGER: "region topic status tag year",
    Kind.READING: "region topic status tag year venue",
    Kind.TOPIC: "region status tag year",
    Kind.STUB: "region status tag",
}


def groups_of(kind: Kind) -> tuple[Group, ...]:
    """All by which an index of a kind can put rows together."""
    return (*(Group(name) for name in _GROUPS[kind].split()), Group.NONE)
