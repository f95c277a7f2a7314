"""The choices that an index offers: columns, grouping, order, layout, and selection of records."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from msgspec import Struct

from sphinx_beliefs.model.enum_tables import total
from sphinx_beliefs.model.problem import N_


class Stubs(Enum):
    """The treatment of stubs, and of items on them, by an index."""

    EXCLUDE = "exclude"
    INCLUDE = "include"
    ONLY = "only"


class Fired(Enum):
    """The selection of triggers by whether they have fired."""

    NO = "no"
    YES = "yes"
    ALL = "all"


class Layout(Enum):
    """The form in which rows are shown."""

    TABLE = "table"
    LIST = "list"
    CARDS = "cards"


class Group(Enum):
    """The property by which rows are grouped."""

    REGION = "region"
    TOPIC = "topic"
    STATUS = "status"
    TAG = "tag"
    YEAR = "year"
    VENUE = "venue"
    NONE = "none"


class GroupWords(NamedTuple):
    """The name of a grouping, and the title of the group of records that belong to none."""

    head: str
    no_group: str


#: The words of groupings, in English; they are translated where they are shown.
GROUP_WORDS = total(
    Group,
    {
        Group.REGION: GroupWords(N_("Region"), N_("No region")),
        Group.TOPIC: GroupWords(N_("Topic"), N_("No topic")),
        Group.STATUS: GroupWords(N_("Status"), N_("No status")),
        Group.TAG: GroupWords(N_("Tag"), N_("No tag")),
        Group.YEAR: GroupWords(N_("Year"), N_("No date")),
        Group.VENUE: GroupWords(N_("Venue"), N_("No venue")),
        Group.NONE: GroupWords("", ""),
    },
)


class Column(Enum):
    """A column: a property of a record that a row shows."""

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


class ColumnWords(NamedTuple):
    """The head of a column, and for a date the phrase around it in a list, which has no heads."""

    head: str
    phrase: str = "{date}"


#: The words of columns, in English, unless a kind has others.
COLUMN_WORDS = total(
    Column,
    {
        Column.TITLE: ColumnWords(N_("Title")),
        Column.CREDENCE: ColumnWords(N_("Credence")),
        Column.RESOLUTION: ColumnWords(N_("Outcome")),
        Column.DIRECTION: ColumnWords(N_("Direction")),
        Column.STRENGTH: ColumnWords(N_("Strength")),
        Column.BELIEFS: ColumnWords(N_("Bears on")),
        Column.AUTHORS: ColumnWords(N_("Authors")),
        Column.VENUE: ColumnWords(N_("Venue")),
        Column.IF_YES: ColumnWords(N_("If yes")),
        Column.IF_NO: ColumnWords(N_("If no")),
        Column.DATE: ColumnWords(N_("Date")),
        Column.DUE: ColumnWords(N_("Review due"), N_("review due {date}")),
        Column.TOPIC: ColumnWords(N_("Topic")),
        Column.REGION: ColumnWords(N_("Region")),
        Column.STATUS: ColumnWords(N_("Status")),
        Column.TAGS: ColumnWords(N_("Tags")),
        Column.TAGLINE: ColumnWords(N_("About")),
        Column.LEFT: ColumnWords(N_("Left to write")),
    },
)


class ChangeColumn(Enum):
    """A column of a list of what has changed an author's mind."""

    DATE = "date"
    BELIEF = "claim"
    CHANGE = "change"
    REASON = "reason"


#: The order of the site, as a key to sort by.
ORDER = "order"

#: The state of topics, as a key to sort by.
STATE = "stub"


class SortKey(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A key to sort by: a column, ``STATE``, or ``ORDER``."""

    key: str
    is_descending: bool = False
