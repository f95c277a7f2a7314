"""The shape of a row in the table of kinds (``kinds.py``): what there is to know of a kind."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from sphinx_beliefs.model.known_names import Listed
from sphinx_beliefs.model.message import Message
from sphinx_beliefs.model.records.index_choices import (
    COLUMN_WORDS,
    ORDER,
    Column,
    ColumnWords,
    Fired,
    Group,
    Layout,
    SortKey,
    Stubs,
)
from sphinx_beliefs.model.records.items import Item
from sphinx_beliefs.model.records.pages import Topic


class GeneratedPage(Struct, frozen=True, kw_only=True):
    """The page that lists all of a kind: its docname and title, and its choices as an index.

    Choices that are not given are those of any index of the kind. ``beside`` is the column that
    print shows beside each title; a page without it is for HTML only, since print has no links.
    """

    listed: Listed
    columns: tuple[Column, ...] = ()
    group_by: Group | None = None
    fired: Fired = Fired.NO
    beside: Column | None = None

    @property
    def name(self) -> str:
        """Its docname."""
        return self.listed.page

    @property
    def title(self) -> Message:
        """Its title."""
        return self.listed.title


class OnBeliefs(Struct, frozen=True, kw_only=True):
    """The way in which a belief shows the items of a kind that bear on it.

    They follow a ``label``. In a map, each has an arrow with the word ``arrow``; a kind without one
    is not drawn. ``is_kept`` says whether a belief that is no longer open still shows them.
    """

    label: Message
    arrow: str = ""
    is_kept: bool = False


class KindRow(Struct, frozen=True, kw_only=True):
    """Everything that is known of one kind.

    ``record`` is the class of its records, ``label`` the name of its object type in the search,
    and ``has_role`` says whether a role links to records of the kind. ``on_beliefs`` is for items
    that bear on beliefs; triggers, which also move them, are shown by code of their own.

    Messages call it ``a_kind`` ("a belief") or ``no_kind`` ("no belief"); each is a phrase of its
    own, since languages combine "a" and "no" with a noun differently. ``counted_as`` are the words
    with which authors count it in prose; messages use the first. ``other_names`` are other words
    that authors use for its directive, and ``other_indexes`` those for its index.
    ``telling_options`` are options that point to its directive, since others do not have them, or
    seldom. ``is_common_word`` says whether its name is also a common word for a block.

    ``about_index`` is the manual's description of its index. An index has the columns ``shown`` by
    default, and can have ``more``; ``words`` are the words for columns that differ from the usual
    ones. Rows are grouped by ``group``, or by one of ``groups``, and sorted by ``sort``, or by a
    column, or by one of ``sort_keys``. ``options`` are those that not all indexes have, and
    ``nothing`` is the text of an index that finds nothing.
    """

    record: type[Item | Topic]
    has_role: bool = True
    label: str
    on_beliefs: OnBeliefs | None = None

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
        """All keys that an index can be sorted by: its columns, and keys that are not columns."""
        return (*(column.value for column in self.columns), *self.sort_keys)

    @property
    def all_groups(self) -> tuple[Group, ...]:
        """All groupings that an index can have."""
        return (*self.groups, Group.NONE)

    def words_of(self, column: Column) -> ColumnWords:
        """The words of a column, in English."""
        return self.words.get(column) or COLUMN_WORDS[column]
