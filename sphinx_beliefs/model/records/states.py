"""How far topics, and what stands on them, have come: worked out of records."""

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
    """What is shown of a topic, or of what stands on one, and how far that has come."""

    state: TopicState = TopicState.WRITTEN

    @property
    def is_stub(self) -> bool:
        """Whether it is a stub, or stands on one."""
        return self.state is TopicState.STUB


def is_finished(belief: Belief) -> bool:
    """Whether a belief says what is believed, and how strongly or that it is normative.

    A blank in its why does not matter here.
    """
    credence = belief.credence
    if belief.has_blank or credence is None:
        return False
    return credence.is_stated or credence.kind is CredenceKind.NORMATIVE


def has_blank(item: Item) -> bool:
    """Whether something is left to write in what indexes show of an item: its title, or the
    credence of a belief.
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
    """The records of a topic page, now that its placeholders are known: how many of each kind, and
    the anchors of the items with one in their title.

    Of a belief that is on the page only under conditions (``conditional``, by anchor), nothing
    follows for the topic.
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
    """The state of a topic, or of an item, which is on ``topic`` if it is on any.

    Items are as far as their topic is, but for those of an unfinished topic: of these, the ones
    that have no blank themselves are written.
    """
    if topic is None:
        return TopicState.WRITTEN
    is_written = isinstance(record, Item) and not has_blank(record)
    if topic.state is TopicState.UNFINISHED and is_written:
        return TopicState.WRITTEN
    return topic.state
