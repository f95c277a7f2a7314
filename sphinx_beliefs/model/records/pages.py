"""The records of pages: topics, and other pages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from sphinx_beliefs.model.notation.dates import Date, Period
from sphinx_beliefs.model.notation.placeholders import Blanks
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.record import Record


class TopicState(Enum):
    """The state of a topic, in the order in which lists show them."""

    WRITTEN = "written"
    UNFINISHED = "unfinished"
    STUB = "stub"


class Topic(Record, frozen=True, kw_only=True):
    """The metadata of a topic page, and the placeholders left on it.

    ``stub`` is what the author wrote, None for nothing; ``state`` follows from it, from the
    placeholders, and from whether there is a finished belief on the page (``has_finished``).
    ``review_in`` is the time for which a review is good. ``section`` is the id of the page's first
    section, ``left`` the placeholders that were written for keys, where the topic has no other
    field for them, and ``places`` the place of each key.
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
        """The place of a key; the beginning of the metadata if the key was not written."""
        return self.places.get(key, self.place)

    @property
    def state(self) -> TopicState:
        """The state that the author gives. If there is none, a topic without placeholders is
        written; one with placeholders is unfinished if a belief on it is finished, or else a stub.
        """
        if self.stub is not None:
            return TopicState.STUB if self.stub else TopicState.WRITTEN
        if not self.blanks:
            return TopicState.WRITTEN
        return TopicState.UNFINISHED if self.has_finished else TopicState.STUB

    @property
    def is_stub(self) -> bool:
        """True if its views are not yet written."""
        return self.state is TopicState.STUB


class Page(Record, frozen=True, kw_only=True):
    """A page that is not a topic: one with items on it, or a piece of writing (``is_writing``)."""

    date: Date | None = None
    is_writing: bool = False
