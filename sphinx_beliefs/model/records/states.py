"""The states of topics and of the items on them, derived from records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.records.items import Belief, Item
from sphinx_beliefs.model.records.pages import Topic, TopicState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sphinx_beliefs.model.notation.placeholders import Blanks
    from sphinx_beliefs.model.records.record import Record


class Shown(Struct, frozen=True, kw_only=True):
    """Something that is shown of a topic or of an item on one, with its state."""

    state: TopicState = TopicState.WRITTEN

    @property
    def is_stub(self) -> bool:
        """True if it is a stub, or on one."""
        return self.state is TopicState.STUB


def is_finished(belief: Belief) -> bool:
    """Return whether a belief has a claim, and either a credence or the mark of being normative.

    A blank in its why does not matter here.
    """
    credence = belief.credence
    if belief.has_blank or credence is None:
        return False
    return credence.is_stated or credence.kind is CredenceKind.NORMATIVE


def has_blank(item: Item) -> bool:
    """Return whether there is a blank in what indexes show of an item: its title, or the credence
    of a belief.
    """
    credence = item.credence if isinstance(item, Belief) else None
    is_blank = credence is not None and credence.kind is CredenceKind.PLACEHOLDER
    return item.has_blank or is_blank


def with_blanks(
    records: Iterable[Record],
    blanks: Blanks,
    in_titles: Collection[str] = (),
    conditional: Collection[str] = (),
) -> list[Record]:
    """Update the records of a topic page once its placeholders are known: ``blanks`` counts them,
    and ``in_titles`` are the anchors of items with one in their title.

    A belief that is on the page only under conditions (``conditional``, by anchor) has no effect on
    the state of the topic.
    """
    found = [
        replace(record, has_blank=True)
        if isinstance(record, Item) and record.anchor in in_titles
        else record
        for record in records
    ]
    has_finished = any(
        is_finished(record)
        for record in found
        if isinstance(record, Belief) and record.anchor not in conditional
    )
    return [
        replace(record, blanks=blanks, has_finished=has_finished)
        if isinstance(record, Topic)
        else record
        for record in found
    ]


def state_of(record: Record, topic: Topic | None) -> TopicState:
    """The state of a topic, or of an item on ``topic``, if it is on one.

    Items have the state of their topic, except that on an unfinished topic, items without a blank
    count as written.
    """
    if topic is None:
        return TopicState.WRITTEN
    is_written = isinstance(record, Item) and not has_blank(record)
    if topic.state is TopicState.UNFINISHED and is_written:
        return TopicState.WRITTEN
    return topic.state
