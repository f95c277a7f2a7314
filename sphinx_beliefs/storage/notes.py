"""The notes on each page, made while it is read, and kept from one build to the next.

A note is kept as its msgpack, and decoded only when it is used. A build in which nothing has
changed uses none, and notes from another process are taken over as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    """The classes of records that are kept: those without subclasses."""
    found = (made for cls in base.__subclasses__() for made in _made_of(cls))
    return tuple(found) or (base,)


if TYPE_CHECKING:
    AnyRecord = Record
else:
    # msgspec tells them apart by their tags.
    AnyRecord = reduce(or_, _made_of(Record))


_T = TypeVar("_T")


class PageNote(Struct, kw_only=True, omit_defaults=True):
    """The notes on one page.

    ``records`` are in the order of the page. ``shown`` has what the page shows of others, in order
    of appearance, with the places. ``mentions`` are its sentences that contain beliefs and
    percentages, and ``conditions`` are those around any of this.
    """

    records: list[AnyRecord] = []
    shown: dict[Question, Place | None] = {}
    mentions: list[Mention] = []
    conditions: set[Condition] = set()

    def where(self, holds: Callable[[Conditions], bool]) -> PageNote:
        """The note without the parts under conditions that do not hold."""
        if not self.conditions:
            return self
        return PageNote(
            records=[record for record in self.records if holds(record.conditions)],
            shown={view: at for view, at in self.shown.items() if holds(view.conditions)},
            mentions=[said for said in self.mentions if holds(said.conditions)],
            conditions=self.conditions,
        )

    def hidden(self, holds: Callable[[Conditions], bool]) -> Iterator[Record]:
        """The records under conditions that do not hold."""
        if self.conditions:
            yield from (record for record in self.records if not holds(record.conditions))


class Notes:
    """The notes on all pages, each packed until it is used.

    In the process in which pages are read, it has the earlier notes on these pages as well, until
    they are taken away.
    """

    def __init__(self, packed: dict[str, bytes | PageNote] | None = None) -> None:
        self._packed = packed or {}
        self._open: dict[str, PageNote] = {}
        self._earlier: dict[str, bytes | PageNote] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Notes, (self.packed,)

    @property
    def packed(self) -> dict[str, bytes | PageNote]:
        """The notes on all pages, in the form in which they are kept."""
        for docname, note in self._open.items():
            if docname not in self._packed:
                self._packed[docname] = pack(note)
        return self._packed

    @property
    def docnames(self) -> Set[str]:
        """The pages that have a note."""
        return self._packed.keys() | self._open.keys()

    def __contains__(self, docname: object) -> bool:
        return docname in self._packed or docname in self._open

    def of(self, docname: str) -> PageNote:
        """The note on a page, for reading; an empty one if there is none."""
        if docname in self._open:
            return self._open[docname]
        if docname not in self._packed:
            return PageNote()
        note = self._open[docname] = unpack(self._packed[docname], PageNote)
        return note

    def opened(self, docname: str) -> PageNote:
        """The note on a page, for changing; it is made if there is none."""
        note = self._open[docname] = self.of(docname)
        self._packed.pop(docname, None)
        return note

    def forget(self, docname: str) -> None:
        """Forget a page, which is about to be read, or has been removed."""
        note = self._packed.pop(docname, None) or self._open.get(docname) or PageNote()
        self._earlier.setdefault(docname, note)
        self._open.pop(docname, None)

    def take_over(self, docnames: Set[str], others: Notes) -> None:
        """Take over the pages that another process has read."""
        packed = others.packed
        for docname in docnames:
            self.forget(docname)
            if docname in packed:
                self._packed[docname] = packed[docname]

    @property
    def were_read(self) -> bool:
        """True if pages have been read or removed since the earlier notes were taken away."""
        return bool(self._earlier)

    def take_earlier(self) -> dict[str, PageNote]:
        """Take away the earlier notes on the pages that have been read or removed; the note on a
        page that there was not is empty.
        """
        earlier, self._earlier = self._earlier, {}
        return {docname: unpack(note, PageNote) for docname, note in earlier.items()}


class NotesHere(Mapping[str, PageNote]):
    """The notes on pages, without the parts under conditions that do not hold, each made when it is
    first used.
    """

    def __init__(self, notes: Notes, holds: Callable[[Conditions], bool]) -> None:
        self._notes = notes
        self._holds = holds
        self._made: dict[str, PageNote] = {}

    def __getitem__(self, docname: str) -> PageNote:
        if docname not in self._made:
            if docname not in self._notes:
                raise KeyError(docname)
            self._made[docname] = self._notes.of(docname).where(self._holds)
        return self._made[docname]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._notes.docnames))

    def __len__(self) -> int:
        return len(self._notes.docnames)


class PartOfNotes(Mapping[str, _T]):
    """One part of each note."""

    def __init__(self, notes: Mapping[str, PageNote], part: Callable[[PageNote], _T]) -> None:
        self._notes = notes
        self._part = part

    def __getitem__(self, docname: str) -> _T:
        return self._part(self._notes[docname])

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)


#: What comes from docutils or from another extension may be a text of a class of its own.
_WRITER = msgpack.Encoder(enc_hook=str.__str__)


def pack(value: _T) -> bytes | _T:
    """A value as msgpack, or the value itself if msgpack cannot hold it, but pickle can: a file
    name need not be valid text.
    """
    try:
        return _WRITER.encode(value)
    except UnicodeEncodeError:
        return value


def unpack(packed: bytes | _T, kind: Any) -> _T:
    """The value, of type ``kind``, that was packed."""
    if not isinstance(packed, bytes):
        return packed
    value: _T = _reader(kind).decode(packed)
    return value


@cache
def _reader(kind: Any) -> msgpack.Decoder[Any]:
    """The decoder of msgpack for a type. It is made only when there is something to decode, since
    making it takes as long as decoding a hundred pages.
    """
    return msgpack.Decoder(kind)
