"""The kinds of items and pages: all that is known of each, in one row.

What a kind does has its own code: its record (``items.py``), its directive, and the cells of
columns that no other kind has. All else is made from its row: its names, object type and words,
its index with what that can show, and its generated page. Words are in English here, and
translated where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from sphinx_beliefs.model.problem import N_, Message
from sphinx_beliefs.model.records.index_choices import (
    COLUMN_WORDS,
    ORDER,
    STATE,
    Column,
    ColumnWords,
    Fired,
    Group,
    Layout,
    SortKey,
    Stubs,
)
from sphinx_beliefs.model.records.items import Belief, Item, Reading, Uncertainty, UpdateTrigger
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.tables import total


class GeneratedPage(Struct, frozen=True, kw_only=True):
    """The page that lists all of a kind: its docname, its title, and what it asks of the site.

    What is left out is as in any index of the kind. ``beside`` is the column that is said beside
    each title in print; a page without one is for HTML alone, since paper has no links to follow.
    """

    name: str
    title: str
    columns: tuple[Column, ...] = ()
    group_by: Group | None = None
    fired: Fired = Fired.NO
    beside: Column | None = None


class KindRow(Struct, frozen=True, kw_only=True):
    """All that is known of one kind.

    ``record`` is the class of its records, ``label`` what its object type is called in a search,
    and ``has_role`` says whether a role leads to what is of the kind.

    In messages it is ``a_kind`` ("a belief") or ``no_kind`` ("no belief"), each a phrase by itself:
    how "a" and "no" go with a noun differs between languages. ``counted_as`` are the words by
    which authors count it in prose; messages have the first. ``other_names`` are what authors call
    its directive by mistake, ``other_indexes`` its index, and ``telling_options`` those that tell
    of its directive, since no other has them, or seldom. ``is_common_word`` says whether others
    may well give its name to a block.

    ``about_index`` is what the manual says of its index. An index has the columns ``shown`` by
    itself, and can have ``more``; ``words`` are those of columns where it has words of its own. Its
    rows are put together by ``group``, or by one of ``groups``. They are in the order ``sort``, or
    by a column, or by one of ``sort_keys``. ``options`` are those that not all indexes have, and
    ``nothing`` is what stands where nothing is found.
    """

    record: type[Item | Topic]
    has_role: bool = True
    label: str

    a_kind: Message
    no_kind: Message
    counted_as: tuple[str, ...]
    other_names: tuple[str, ...] = ()
    other_indexes: tuple[str, ...] = ()
    telling_options: tuple[str, ...] = ()
    is_common_word: bool = False

    about_index: str
    shown: tuple[Column, ...]
    more: tuple[Column, ...]
    words: Mapping[Column, ColumnWords] = {}
    group: Group = Group.REGION
    groups: tuple[Group, ...]
    sort: tuple[SortKey, ...] = ()
    sort_keys: tuple[str, ...] = (ORDER,)
    layout: Layout = Layout.TABLE
    stubs: Stubs = Stubs.EXCLUDE
    options: tuple[str, ...] = ()
    nothing: str

    page: GeneratedPage

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns that an index can have."""
        return self.shown + self.more

    @property
    def all_sort_keys(self) -> tuple[str, ...]:
        """All that an index can be sorted by: its columns, and what is no column."""
        return (*(column.value for column in self.columns), *self.sort_keys)

    @property
    def all_groups(self) -> tuple[Group, ...]:
        """All by which an index can put rows together."""
        return (*self.groups, Group.NONE)

    def words_of(self, column: Column) -> ColumnWords:
        """The words of a column, in English."""
        return self.words.get(column) or COLUMN_WORDS[column]


class Kind(Enum):
    """What an index lists, in the order in which generated pages follow each other in print.

    The value is the name of its directive, its role and its object type, and begins that of its
    index.
    """

    BELIEF = "belief"
    UNCERTAINTY = "uncertainty"
    UPDATE_TRIGGER = "update-trigger"
    READING = "reading"
    STUB = "stub"
    TOPIC = "topic"

    @property
    def row(self) -> KindRow:
        """All that is known of it."""
        return _ROWS[self]

    @property
    def index(self) -> str:
        """The directive of its index."""
        return f"{self.value}-index"

    @property
    def is_item(self) -> bool:
        """Whether it is a kind of items on pages, and not one of pages."""
        return issubclass(self.row.record, Item)


_ROWS = total(
    Kind,
    {
        Kind.BELIEF: KindRow(
            record=Belief,
            label="belief",
            a_kind=N_("a belief"),
            no_kind=N_("no belief"),
            counted_as=("beliefs", "belief"),
            other_names=("claim", "forecast", "prediction"),
            other_indexes=("claim-index",),
            telling_options=("credence", "normative", "resolve-by"),
            about_index="Lists beliefs, the most probable first.",
            shown=(Column.TITLE, Column.CREDENCE, Column.TOPIC, Column.REGION),
            more=(Column.RESOLUTION, Column.DATE, Column.DUE, Column.STATUS, Column.TAGS),
            words={
                Column.TITLE: ColumnWords(N_("Claim")),
                Column.DATE: ColumnWords(N_("Last changed"), N_("last changed {date}")),
                Column.DUE: ColumnWords(N_("To be decided by"), N_("to be decided by {date}")),
            },
            groups=(Group.REGION, Group.TOPIC, Group.STATUS, Group.TAG, Group.YEAR),
            sort=(SortKey(key="credence", is_descending=True),),
            options=("stubs", "credence", "resolution", "since", "until", "due"),
            nothing=N_("No beliefs here yet."),
            page=GeneratedPage(
                name="beliefs-all",
                title=N_("All beliefs"),
                columns=(Column.TITLE, Column.CREDENCE, Column.TOPIC),
                beside=Column.CREDENCE,
            ),
        ),
        Kind.UNCERTAINTY: KindRow(
            record=Uncertainty,
            label="uncertainty",
            a_kind=N_("an uncertainty"),
            no_kind=N_("no uncertainty"),
            counted_as=("uncertainties", "uncertainty"),
            other_names=("question", "open-question"),
            other_indexes=("question-index", "questions-index"),
            telling_options=("if-yes", "if-no"),
            about_index="Lists uncertainties, and the beliefs they bear on.",
            shown=(Column.TITLE, Column.BELIEFS, Column.TOPIC),
            more=(Column.IF_YES, Column.IF_NO, Column.REGION, Column.STATUS, Column.TAGS),
            words={Column.TITLE: ColumnWords(N_("Question"))},
            groups=(Group.REGION, Group.TOPIC, Group.STATUS, Group.TAG),
            options=("stubs",),
            nothing=N_("No uncertainties here yet."),
            page=GeneratedPage(name="beliefs-uncertainties", title=N_("All uncertainties")),
        ),
        Kind.UPDATE_TRIGGER: KindRow(
            record=UpdateTrigger,
            label="update trigger",
            a_kind=N_("an update trigger"),
            no_kind=N_("no update trigger"),
            counted_as=("triggers", "trigger", "update triggers", "update trigger"),
            other_names=("trigger", "update"),
            other_indexes=("trigger-index",),
            telling_options=("beliefs", "direction", "raises", "lowers"),
            about_index="Lists update triggers: what to watch for.",
            shown=(Column.TITLE, Column.DIRECTION, Column.BELIEFS, Column.TOPIC),
            more=(Column.STRENGTH, Column.DATE, Column.REGION, Column.STATUS, Column.TAGS),
            words={
                Column.TITLE: ColumnWords(N_("Evidence")),
                Column.DATE: ColumnWords(N_("Came to pass"), N_("came to pass {date}")),
            },
            groups=(Group.REGION, Group.TOPIC, Group.STATUS, Group.TAG, Group.YEAR),
            options=("stubs", "fired", "since", "until"),
            nothing=N_("No update triggers here yet."),
            page=GeneratedPage(
                name="beliefs-update-triggers",
                title=N_("All update triggers"),
                fired=Fired.ALL,
            ),
        ),
        Kind.READING: KindRow(
            record=Reading,
            label="reading",
            a_kind=N_("a reading"),
            no_kind=N_("no reading"),
            counted_as=("readings", "reading"),
            telling_options=("date", "authors"),
            is_common_word=True,
            about_index="Lists readings, the latest first.",
            shown=(Column.DATE, Column.TITLE, Column.AUTHORS),
            more=(
                Column.VENUE,
                Column.TOPIC,
                Column.REGION,
                Column.BELIEFS,
                Column.STATUS,
                Column.TAGS,
            ),
            group=Group.NONE,
            groups=(Group.REGION, Group.TOPIC, Group.STATUS, Group.TAG, Group.YEAR, Group.VENUE),
            sort=(SortKey(key="date", is_descending=True),),
            options=("stubs", "since", "until"),
            nothing=N_("Nothing read here yet."),
            page=GeneratedPage(
                name="beliefs-readings",
                title=N_("All readings"),
                group_by=Group.YEAR,
            ),
        ),
        Kind.STUB: KindRow(
            record=Topic,
            has_role=False,
            label="stub",
            a_kind=N_("a stub"),
            no_kind=N_("no stub"),
            counted_as=("stubs", "stub"),
            about_index="Lists the topics still to be written, with what is left on each.",
            shown=(Column.TITLE, Column.LEFT, Column.REGION),
            more=(Column.STATUS, Column.TAGLINE, Column.TAGS),
            words={Column.TITLE: ColumnWords(N_("Topic"))},
            groups=(Group.REGION, Group.STATUS, Group.TAG),
            sort=(SortKey(key=STATE, is_descending=True),),
            sort_keys=(STATE, ORDER),
            layout=Layout.LIST,
            nothing=N_("Nothing is left to write here."),
            page=GeneratedPage(
                name="beliefs-stubs",
                title=N_("Topics still to be written"),
                columns=(Column.TITLE, Column.LEFT),
                beside=Column.LEFT,
            ),
        ),
        Kind.TOPIC: KindRow(
            record=Topic,
            label="topic",
            a_kind=N_("a topic"),
            no_kind=N_("no topic"),
            counted_as=("topics", "topic"),
            about_index="Lists topics, the written ones before the stubs.",
            shown=(Column.TITLE, Column.STATUS, Column.DATE, Column.REGION),
            more=(Column.DUE, Column.TAGLINE, Column.LEFT, Column.TAGS),
            words={
                Column.TITLE: ColumnWords(N_("Topic")),
                Column.DATE: ColumnWords(N_("Last reviewed"), N_("reviewed {date}")),
            },
            groups=(Group.REGION, Group.STATUS, Group.TAG, Group.YEAR),
            sort=(SortKey(key=STATE),),
            sort_keys=(STATE, ORDER),
            layout=Layout.LIST,
            stubs=Stubs.INCLUDE,
            options=("stubs", "since", "until", "due"),
            nothing=N_("No topics here yet."),
            page=GeneratedPage(
                name="beliefs-topics",
                title=N_("All topics"),
                columns=(Column.TITLE, Column.STATUS, Column.TAGLINE),
                beside=Column.STATUS,
            ),
        ),
    },
)

#: The kinds of items, each of which an author writes with a directive of that name.
ITEM_KINDS = tuple(kind for kind in Kind if kind.is_item)

#: The kinds to which roles lead.
LINKED_KINDS = tuple(kind for kind in Kind if kind.row.has_role)

#: What else the title of a row can be called by those who ask for it, or sort by it.
TITLE_WORDS = frozenset(kind.row.words_of(Column.TITLE).head.casefold() for kind in Kind) - {
    column.value for column in Column
}

#: The names of the pages that list all of a kind.
GENERATED_PAGES = frozenset(kind.row.page.name for kind in Kind)

_KIND_OF_RECORD = {kind.row.record: kind for kind in ITEM_KINDS}


def kind_of(item: Item) -> str:
    """The kind of an item as directives, roles and object types call it."""
    return _KIND_OF_RECORD[type(item)].value
