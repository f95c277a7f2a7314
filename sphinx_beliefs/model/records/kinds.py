"""The kinds of items and pages, with one row for everything that is known of each.

A kind has code of its own for its record (``items.py``), its directive, and the cells of columns
that no other kind has. Everything else is made from its row: its names, object type and words, its
index with all its choices, and its generated page. Words are in English here, and are translated
where they are shown.
"""

from __future__ import annotations

from enum import Enum

from sphinx_beliefs.model.enum_tables import total
from sphinx_beliefs.model.known_names import LISTED, OBJECT_TYPES
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.records.index_choices import (
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
from sphinx_beliefs.model.records.kind_row import GeneratedPage, KindRow, OnBeliefs
from sphinx_beliefs.model.records.pages import Topic


class Kind(Enum):
    """The kinds of records that indexes list, in the order of the generated pages in print.

    The value is the name of the directive, the role and the object type, and the beginning of the
    name of the index.
    """

    BELIEF = "belief"
    UNCERTAINTY = "uncertainty"
    UPDATE_TRIGGER = "update-trigger"
    READING = "reading"
    STUB = "stub"
    TOPIC = "topic"

    @property
    def row(self) -> KindRow:
        """Everything that is known of it."""
        return _ROWS[self]

    @property
    def index(self) -> str:
        """The name of the directive of its index."""
        return f"{self.value}-index"

    @property
    def is_item(self) -> bool:
        """True if it is a kind of items on pages, and not a kind of pages."""
        return issubclass(self.row.record, Item)


_ROWS = total(
    Kind,
    {
        Kind.BELIEF: KindRow(
            record=Belief,
            label=OBJECT_TYPES["belief"],
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
                listed=LISTED["belief"],
                columns=(Column.TITLE, Column.CREDENCE, Column.TOPIC),
                beside=Column.CREDENCE,
            ),
        ),
        Kind.UNCERTAINTY: KindRow(
            record=Uncertainty,
            label=OBJECT_TYPES["uncertainty"],
            on_beliefs=OnBeliefs(label=N_("Uncertain:"), arrow=N_("bears on")),
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
            page=GeneratedPage(
                listed=LISTED["uncertainty"],
            ),
        ),
        Kind.UPDATE_TRIGGER: KindRow(
            record=UpdateTrigger,
            label=OBJECT_TYPES["update-trigger"],
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
                listed=LISTED["update-trigger"],
                fired=Fired.ALL,
            ),
        ),
        Kind.READING: KindRow(
            record=Reading,
            label=OBJECT_TYPES["reading"],
            on_beliefs=OnBeliefs(label=N_("Read on it:"), is_kept=True),
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
                listed=LISTED["reading"],
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
                listed=LISTED["stub"],
                columns=(Column.TITLE, Column.LEFT),
                beside=Column.LEFT,
            ),
        ),
        Kind.TOPIC: KindRow(
            record=Topic,
            label=OBJECT_TYPES["topic"],
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
                listed=LISTED["topic"],
                columns=(Column.TITLE, Column.STATUS, Column.TAGLINE),
                beside=Column.STATUS,
            ),
        ),
    },
)

#: The kinds of items, each of which an author writes with a directive of that name.
ITEM_KINDS = tuple(kind for kind in Kind if kind.is_item)

#: The kinds to which roles link.
LINKED_KINDS = tuple(kind for kind in Kind if kind.row.has_role)

#: Other names for the column of the title, in options.
TITLE_WORDS = frozenset(kind.row.words_of(Column.TITLE).head.casefold() for kind in Kind) - {
    column.value for column in Column
}

_KIND_OF_RECORD = {kind.row.record: kind for kind in ITEM_KINDS}


def kind_of(item: Item) -> Kind:
    """The kind of an item."""
    return _KIND_OF_RECORD[type(item)]
