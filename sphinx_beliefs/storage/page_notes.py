"""The note on one page: the records that are kept of it, and what it shows of others."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records import items, logs, pages  # noqa: F401 - all kinds of records
from sphinx_beliefs.model.records.mention import Mention
from sphinx_beliefs.model.records.query import Question
from sphinx_beliefs.model.records.record import Condition, Record
from sphinx_beliefs.model.records.texts import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_beliefs.model.records.record import Conditions


def _made_of(base: type[Record]) -> tuple[type[Record], ...]:
    """The classes of records that are kept: those without subclasses."""
    found = (made for cls in base.__subclasses__() for made in _made_of(cls))
    return tuple(found) or (base,)


if TYPE_CHECKING:
    AnyRecord = Record
else:
    # msgspec tells them apart by their tags.
    AnyRecord = reduce(or_, _made_of(Record))


class PageNote(Struct, kw_only=True, omit_defaults=True):
    """The notes on one page.

    ``records`` are in the order of the page. ``shown`` has what the page shows of others, in order
    of appearance, with the places. ``mentions`` are its sentences that contain beliefs and
    percentages. ``texts`` are the paragraphs below the titles of its items, by anchor, if files
    beside the pages show them. ``conditions`` are those around any of this.
    """

    records: list[AnyRecord] = []
    shown: dict[Question, Place | None] = {}
    mentions: list[Mention] = []
    texts: dict[str, tuple[Paragraph, ...]] = {}
    conditions: set[Condition] = set()

    def where(self, holds: Callable[[Conditions], bool]) -> PageNote:
        """The note without the parts under conditions that do not hold."""
        if not self.conditions:
            return self
        return PageNote(
            records=[record for record in self.records if holds(record.conditions)],
            shown={view: at for view, at in self.shown.items() if holds(view.conditions)},
            mentions=[said for said in self.mentions if holds(said.conditions)],
            texts={
                anchor: tuple(part for part in parts if holds(part.conditions))
                for anchor, parts in self.texts.items()
            },
            conditions=self.conditions,
        )

    def hidden(self, holds: Callable[[Conditions], bool]) -> Iterator[Record]:
        """The records under conditions that do not hold."""
        if self.conditions:
            yield from (record for record in self.records if not holds(record.conditions))
