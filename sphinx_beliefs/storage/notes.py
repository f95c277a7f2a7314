"""The notes on each page, made while it is read, and kept from one build to the next.

A note is kept as its msgpack, and decoded only when it is used. A build in which nothing has
changed uses none, and notes from another process are taken over as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx_beliefs.late import Late
from sphinx_beliefs.storage.packing import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set

    from sphinx_beliefs.model.records.record import Conditions
    from sphinx_beliefs.storage.page_notes import PageNote
else:
    # Not needed by a build in which nothing has changed.
    PageNote = Late("sphinx_beliefs.storage.page_notes:PageNote")

_T = TypeVar("_T")


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


class NotesHere(Mapping[str, "PageNote"]):
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
