"""The query of all index directives: the records, their order, and the way to show them."""

from __future__ import annotations

import datetime
from decimal import Decimal

from msgspec import Struct

from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.records.index_choices import (
    Column,
    Fired,
    Group,
    Layout,
    SortKey,
    Stubs,
)
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.records.questions import (
    CalibrationView,
    GraphView,
    MindChangesView,
    PageFactsView,
    Quote,
    RelatedTopicsView,
    RelatedWritingView,
    TrackRecordView,
    View,
)

#: The columns that say where a record belongs; the column of the due date goes before them.
_WHERE = (Column.TOPIC, Column.REGION)


class Due(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A selection of records by when they are due: topics to be reviewed or beliefs to be decided
    that are overdue, or due within one of the periods, and topics that were never reviewed.
    """

    is_overdue: bool = False
    is_never: bool = False
    within: tuple[Period, ...] = ()


class Query(View, frozen=True, kw_only=True):
    """A selection of records of a kind, and the way to show them.

    A field that is empty or None restricts nothing. A record needs all of ``tags``, and one of
    ``any_tags``. ``pages`` are patterns of docnames, or short names of topics. ``states`` are the
    states that topics may be in. ``credence`` is the interval, in percent (0 to 100), for the
    midpoint of a credence. In ``resolutions``, None stands for open beliefs. ``since`` and
    ``until`` limit the date of a record: the day on which something was read or came to pass, a
    belief changed, or a topic was reviewed.
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
    def is_on_page_of_all(self) -> bool:
        """True if the generated page that lists all of the kind includes everything listed here."""
        return self.resolutions == (None,) and (
            self.stubs is Stubs.EXCLUDE or not self.kind.is_item
        )

    @property
    def is_of_all(self) -> bool:
        """True if it asks for all that the generated page of its kind lists, or lists of a region;
        if that page has more than is listed here, it shows which.
        """
        page = query_of_all(self.kind)
        grouped_by = page.group_by or default_group(page)
        return (
            all(getattr(self, name) == getattr(page, name) for name in _SELECTING)
            and self.fired in {page.fired, Fired.NO}
            and (not self.regions or (len(self.regions) == 1 and grouped_by is Group.REGION))
        )


#: The fields of a query that select records, besides the region and whether triggers have fired.
_SELECTING = (
    "statuses",
    "tags",
    "any_tags",
    "pages",
    "states",
    "stubs",
    "credence",
    "resolutions",
    "since",
    "until",
    "due",
)


class CountView(View, frozen=True, kw_only=True):
    """The number of records that a query finds."""

    query: Query


#: A view that a directive places on a page.
PlacedView = (
    Query
    | GraphView
    | MindChangesView
    | TrackRecordView
    | CalibrationView
    | RelatedTopicsView
    | RelatedWritingView
)

#: Every question that a page can ask.
Question = PlacedView | CountView | PageFactsView | Quote


def default_columns(query: Query) -> tuple[Column, ...]:
    """The columns of an index that does not choose its own."""
    columns = list(query.kind.row.shown)
    if query.resolutions != (None,):
        # Some of the listed beliefs may not be open.
        columns.insert(2, Column.RESOLUTION)
    if query.fired is not Fired.NO:
        columns.insert(2, Column.DATE)
    if query.due is not None:
        places = (number for number, column in enumerate(columns) if column in _WHERE)
        columns.insert(next(places, len(columns)), Column.DUE)
    return tuple(columns)


def default_group(query: Query) -> Group:
    """The grouping of an index that does not choose its own."""
    return query.kind.row.group if query.due is None else Group.NONE


def layout_of(query: Query) -> Layout:
    """The layout of an index."""
    return query.layout or query.kind.row.layout


def default_sort(query: Query) -> tuple[SortKey, ...]:
    """The order of an index that does not choose its own."""
    if query.due is not None:
        return (SortKey(key=Column.DUE.value),)
    if query.fired is Fired.YES:
        return (SortKey(key=Column.DATE.value, is_descending=True),)
    return query.kind.row.sort


def query_of_all(kind: Kind) -> Query:
    """The query for all of a kind, as its generated page lists it."""
    row = kind.row
    return Query(
        kind=kind,
        stubs=row.stubs,
        fired=row.page.fired,
        group_by=row.page.group_by,
        columns=row.page.columns,
    )


def query_of_page(name: str) -> Query:
    """The query for the rows of a generated page."""
    return query_of_all(next(kind for kind in Kind if kind.row.page.name == name))
