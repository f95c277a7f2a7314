"""The records of pages: topics, and pages that are not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from sphinx_beliefs.model.notation.dates import Date, Period
from sphinx_beliefs.model.notation.placeholders import Blanks
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.record import Record


class TopicState(Enum):
    """How far a topic has come, in the order in which lists have them."""

    WRITTEN = "written"
    UNFINISHED = "unfinished"
    STUB = "stub"


class Topic(Record, frozen=True, kw_only=True):
    """The metadata of a topic page, and the placeholders left on it.

    ``stub`` is what the author wrote, None for nothing; ``state`` is what follows from it, from the
    placeholders, and from whether there is a finished belief on the page (``has_finished``).
    ``review_in`` is how long a review is good for here. ``section`` is the id of the page's first
    section, ``left`` has what was written for keys of which nothing else is kept, as it is a
    placeholder, and ``places`` where each key was written.
    """

    region: str = ""
    status: str = ""
    tagline: str = ""
    last_reviewed: Date | None = None
    last_substantive_update: Date | None = None
    stub: bool | None = None
    order: int | None = None
    related: tuple[str, ...] = ()
    review_in: Period | None = None
    blanks: Blanks = ()
    has_finished: bool = False
    section: str = ""
    left: Mapping[str, str] = {}
    places: Mapping[str, Place] = {}

    def place_of(self, key: str) -> Place:
        """Where a key was written; where the metadata begins, if it was not."""
        return self.places.get(key, self.place)

    @property
    def state(self) -> TopicState:
        """A topic is what it says it is. One that says nothing is written if it has no placeholder
        left; if it has one, it is unfinished if a belief on it is finished, and else a stub.
        """
        if self.stub is not None:
            return TopicState.STUB if self.stub else TopicState.WRITTEN
        if not self.blanks:
            return TopicState.WRITTEN
        return TopicState.UNFINISHED if self.has_finished else TopicState.STUB

    @property
    def is_stub(self) -> bool:
        """Whether its views are not yet written."""
        return self.state is TopicState.STUB


class Page(Record, frozen=True, kw_only=True):
    """A page that is no topic: one with items on it, or a piece of writing (``is_writing``)."""

    date: Date | None = None
    is_writing: bool = False
