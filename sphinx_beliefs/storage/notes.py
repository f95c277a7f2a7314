"""What is noted of each page while it is read, and how it is kept from one build to the next.

A note is kept as its msgpack, and read when it is asked for. A build in which nothing has changed
asks for none, and what another process has read is taken over as it came.
"""

from __future__ import annotations

from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, msgpack

from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records import items, logs, pages  # noqa: F401 - all kinds of records
from sphinx_beliefs.model.records.mention import Mention
from sphinx_beliefs.model.records.query import Question
from sphinx_beliefs.model.records.record import Condition, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set

    from sphinx_beliefs.model.records.record import Conditions


def _made_of(base: type[Record]) -> tuple[type[Record], ...]:
    """The classes of records that are kept: those that no other class is made of."""
    found = (made for cls in base.__subclasses__() for made in _made_of(cls))
    return tuple(found) or (base,)


if TYPE_CHECKING:
    AnyRecord = Record
else:
    # msgspec tells them apart by their tags.
    AnyRecord = reduce(or_, _made_of(Record))


_T = TypeVar("_T")


class PageNote(Struct, kw_only=True, omit_defaults=True):
    """All that is noted of one page.

    ``records`` are in the order of the page. ``shown`` is what it shows of other pages, in order of
    appearance, and where it says so. ``mentions`` are its sentences that have beliefs and
    percentages in them, and ``conditions`` those under which any of this stands.
    """

    records: list[AnyRecord] = []
    shown: dict[Question, Place | None] = {}
    mentions: list[Mention] = []
    conditions: set[Condition] = set()

    def where(self, holds: Callable[[Conditions], bool]) -> PageNote:
        """The note without what stands under conditions that do not hold."""
        if not self.conditions:
            return self
        return PageNote(
            records=[record for record in self.records if holds(record.conditions)],
            shown={view: at for view, at in self.shown.items() if holds(view.conditions)},
            mentions=[said for said in self.mentions if holds(said.conditions)],
            conditions=self.conditions,
        )

    def hidden(self, holds: Callable[[Conditions], bool]) -> Iterator[Record]:
        """The records that stand under conditions that do not hold."""
        if self.conditions:
            yield from (record for record in self.records if not holds(record.conditions))


class Notes:
    """The notes of all pages, each packed until it is asked for."""

    def __init__(self, packed: dict[str, bytes | PageNote] | None = None) -> None:
        self._packed = packed or {}
        self._open: dict[str, PageNote] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Notes, (self.packed,)

    @property
    def packed(self) -> dict[str, bytes | PageNote]:
        """The notes of all pages as they are kept."""
        for docname, note in self._open.items():
            if docname not in self._packed:
                self._packed[docname] = pack(note)
        return self._packed

    @property
    def docnames(self) -> Set[str]:
        """The pages of which anything is noted."""
        return self._packed.keys() | self._open.keys()

    def of(self, docname: str) -> PageNote:
        """The note of a page, to be read; an empty one if nothing is noted."""
        if docname in self._open:
            return self._open[docname]
        if docname not in self._packed:
            return PageNote()
        note = self._open[docname] = unpack(self._packed[docname], PageNote)
        return note

    def opened(self, docname: str) -> PageNote:
        """The note of a page, to be written in."""
        note = self._open[docname] = self.of(docname)
        self._packed.pop(docname, None)
        return note

    def forget(self, docname: str) -> None:
        """Forget a page."""
        self._packed.pop(docname, None)
        self._open.pop(docname, None)

    def take_over(self, docnames: Set[str], others: Notes) -> None:
        """Take over the pages that another process has read."""
        packed = others.packed
        for docname in docnames:
            self.forget(docname)
            if docname in packed:
                self._packed[docname] = packed[docname]


_WRITER = msgpack.Encoder()


def pack(value: _T) -> bytes | _T:
    """A value as msgpack; as it is where that cannot hold it, and pickle can: the name of a file
    need not be text.
    """
    try:
        return _WRITER.encode(value)
    except UnicodeEncodeError:
        return value


def unpack(packed: bytes | _T, kind: Any) -> _T:
    """The value of a type that was packed."""
    if not isinstance(packed, bytes):
        return packed
    value: _T = _reader(kind).decode(packed)
    return value


@cache
def _reader(kind: Any) -> msgpack.Decoder[Any]:
    """What reads msgpack of a type: made when there is something to read, since to make it takes as
    long as to read a hundred pages.
    """
    return msgpack.Decoder(kind)
