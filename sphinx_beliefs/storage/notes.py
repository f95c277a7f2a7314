"""What is noted of each page while it is read, and how it is kept from one build to the next."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.mention import Mention
    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.records.record import Condition, Conditions, Record

_T = TypeVar("_T")


class Packed(Generic[_T]):
    """A value that is pickled as one string of bytes, and unpickled when it is asked for.

    A build in which nothing has changed asks for next to nothing.
    """

    def __init__(self, value: _T) -> None:
        self._value = value

    def __getstate__(self) -> bytes:
        # The same bytes as came, if nobody has asked for the value.
        packed: bytes | None = self.__dict__.get("_packed")
        return packed or pickle.dumps(self._value, pickle.HIGHEST_PROTOCOL)

    def __setstate__(self, packed: bytes) -> None:
        self._packed = packed

    @property
    def value(self) -> _T:
        """The value itself, to be changed in place."""
        if "_packed" in self.__dict__:
            self._value = pickle.loads(self._packed)  # noqa: S301 - of Sphinx's own environment
            del self._packed
        return self._value


class Notes:
    """What has been noted of each page while it was read."""

    def __init__(self) -> None:
        #: The records of each page that has any, in the order of the page.
        self.records: dict[str, list[Record]] = {}
        #: What each page shows of other pages in order of appearance, and where it says so.
        self.shown: dict[str, dict[Question, Place | None]] = {}
        #: The sentences of each page that have beliefs and percentages in them.
        self.mentions: dict[str, list[Mention]] = {}
        #: The conditions under which any of this stands, on pages where any does.
        self.conditions: dict[str, set[Condition]] = {}

    def forget(self, docname: str) -> None:
        """Forget a page."""
        for pages in self._all:
            pages.pop(docname, None)

    def take_over(self, docnames: Set[str], other: Notes) -> None:
        """Take over the pages that another process has read."""
        for docname in docnames:
            for own, others in zip(self._all, other._all, strict=True):
                if docname in others:
                    own[docname] = others[docname]

    @property
    def _all(self) -> Sequence[dict[str, Any]]:
        return (self.records, self.shown, self.mentions, self.conditions)

    # -- conditions -------------------------------------------------------------------

    def where(self, holds: Callable[[Conditions], bool]) -> Notes:
        """The notes without what stands under conditions that do not hold."""
        if not self.conditions:
            return self
        kept = Notes()
        kept.records = {**self.records}
        kept.shown = {**self.shown}
        kept.mentions = {**self.mentions}
        for docname in self.conditions:
            records = self.records.get(docname, ())
            kept.records[docname] = [record for record in records if holds(record.conditions)]
            shown = self.shown.get(docname, {}).items()
            kept.shown[docname] = {view: at for view, at in shown if holds(view.conditions)}
            mentions = self.mentions.get(docname, ())
            kept.mentions[docname] = [said for said in mentions if holds(said.conditions)]
        return kept

    def hidden(self, holds: Callable[[Conditions], bool]) -> list[Record]:
        """The records that stand under conditions that do not hold."""
        pages = (self.records.get(docname, ()) for docname in sorted(self.conditions))
        return [record for records in pages for record in records if not holds(record.conditions)]
