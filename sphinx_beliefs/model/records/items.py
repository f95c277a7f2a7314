"""The records kept of a site, one kind of page or item each: plain and frozen."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

from sphinx_beliefs.model.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from fractions import Fraction

    from sphinx_beliefs.model.credence import Credence
    from sphinx_beliefs.model.dates import Date, Period
    from sphinx_beliefs.model.placeholders import Blanks

#: How a title keeps a role in it, whose text is known only when all pages have been read.
QUOTED = re.compile("\ue000(?P<role>[a-z-]+):(?P<target>[^\ue000\ue001]*)\ue001")


def quoted(role: str, target: str) -> str:
    """A role as a title keeps it."""
    return f"\ue000{role}:{target}\ue001"


class Direction(Enum):
    """Which way an update trigger would move the beliefs it bears on."""

    UP = "up"
    DOWN = "down"
    EITHER = "either"


class Strength(Enum):
    """How strongly a trigger would move beliefs, where the author gives no number."""

    SLIGHTLY = "slightly"
    CLEARLY = "clearly"
    STRONGLY = "strongly"


class Resolution(Enum):
    """What became of a belief that is no longer open."""

    TRUE = "true"
    FALSE = "false"
    AMBIGUOUS = "ambiguous"
    ANNULLED = "annulled"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class TopicState(Enum):
    """How far a topic has come, in the order in which lists have them."""

    WRITTEN = "written"
    UNFINISHED = "unfinished"
    STUB = "stub"


class Place(Struct):
    """Where something was written: a line from 1 on (0: not known), and, for text that was
    included from another file than the page's own, that file.
    """

    line: int = 0
    source: str = ""


@lru_cache(maxsize=4096)
def place_at(line: int, source: str = "") -> Place:
    """A place. Equal places are one object: a site of any size has tens of thousands of them."""
    return Place(line=line, source=source)


class Condition(Struct):
    """What has to hold for something to be on its page: an expression of the directive ``only``,
    or of ``ifconfig``.
    """

    expression: str
    directive: str = "only"

    @property
    def written(self) -> str:
        """The condition as an author would call it."""
        return f"{self.directive} {self.expression}"


#: All that has to hold, the outermost first.
Conditions = tuple[Condition, ...]


class Record(Struct):
    """What every record has: the page it is on, its title as plain text, where it was written, and
    under which conditions it stands there.
    """

    docname: str
    title: str = ""
    tags: tuple[str, ...] = ()
    place: Place = Place()
    conditions: Conditions = ()


class Item(Record):
    """What a belief, uncertainty, update trigger and reading have in common.

    ``anchor`` is the id on the page; ``name`` is empty where the author gave none. ``has_blank``
    says whether something is left to write in the title of an item on a topic page.
    """

    anchor: str
    name: str = ""
    has_blank: bool = False


class ItemFields(TypedDict):
    """What the records of all kinds of items are made with."""

    docname: str
    title: str
    tags: tuple[str, ...]
    place: Place
    anchor: str
    name: str


class Belief(Item):
    """A claim (the title) with its credence; None where the author wrote none.

    ``since`` is when it was first held, ``resolve_by`` when it should be decided. One that is no
    longer open has a ``resolution``, since the date ``resolved``; ``superseded_by`` names the
    belief that has taken its place.
    """

    credence: Credence | None = None
    since: Date | None = None
    resolve_by: Date | None = None
    resolution: Resolution | None = None
    resolved: Date | None = None
    superseded_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still held, and undecided."""
        return self.resolution is None


class BearingItem(Item):
    """An item that bears on the beliefs of these names."""

    beliefs: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The names of all beliefs that it bears on."""
        return self.beliefs


class Uncertainty(BearingItem):
    """An open question (the title), and, as plain text, what each answer would do (``if_yes``,
    ``if_no``).
    """

    if_yes: str = ""
    if_no: str = ""


class UpdateTrigger(BearingItem):
    """Evidence (the title) that would move ``beliefs`` in a ``direction``, and raise and lower
    others.

    It would do so with a ``strength``, lead ``to`` a credence, or is so many times as probable if a
    belief is true (``likelihood_ratio``). ``fired`` is when it came to pass.
    """

    direction: Direction | None = None
    raises: tuple[str, ...] = ()
    lowers: tuple[str, ...] = ()
    strength: Strength | None = None
    to: Credence | None = None
    likelihood_ratio: Fraction | None = None
    fired: Date | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The names of all beliefs that it would move, each once."""
        return tuple(dict.fromkeys(self.beliefs + self.raises + self.lowers))

    @property
    def way(self) -> Direction | None:
        """Which way it pushes ``beliefs``: as the author says, or as the likelihood ratio does."""
        return self.direction or self._way_of_ratio

    @property
    def _way_of_ratio(self) -> Direction | None:
        if self.likelihood_ratio in {None, 1}:
            return None
        return Direction.UP if self.likelihood_ratio > 1 else Direction.DOWN

    def said_way(self, name: str) -> Direction | None:
        """Which way the author says that it pushes the belief of a name."""
        if name in self.raises:
            return Direction.EITHER if name in self.lowers else Direction.UP
        return Direction.DOWN if name in self.lowers else self.direction

    def way_for(self, name: str) -> Direction | None:
        """Which way it pushes the belief of a name: as is said, or as the likelihood ratio does."""
        return self.said_way(name) or self._way_of_ratio

    def ratio_for(self, name: str) -> Fraction | None:
        """The likelihood ratio; None for a belief that it is said to push the other way."""
        opposite = {Direction.UP: self.lowers, Direction.DOWN: self.raises}
        way = self._way_of_ratio
        return None if way is not None and name in opposite[way] else self.likelihood_ratio

    @property
    def moves(self) -> tuple[tuple[Direction | None, tuple[str, ...]], ...]:
        """The names of the beliefs that it would push each way, in the order of ``Direction``."""
        found: dict[Direction | None, list[str]] = {}
        for name in self.named:
            found.setdefault(self.way_for(name), []).append(name)
        return tuple((way, tuple(found[way])) for way in (*Direction, None) if way in found)

    @property
    def ways(self) -> tuple[Direction | None, ...]:
        """The ways that it would push beliefs; where it names none, the one way that it pushes."""
        return tuple(way for way, _names in self.moves) or (self.way,)


class LogEntry(Struct):
    """A credence that was held from a day on, and why, as plain text."""

    date: Date
    credence: Credence
    reason: str = ""


class CredenceLog(Record):
    """The dated record of a belief's credences, the oldest first; ``places`` says where each of
    the ``entries`` was written.

    It belongs to the belief around it, whose anchor is ``belief_anchor``, or else to the belief
    named ``belief``. ``anchor`` is the id of a log that stands by itself. ``is_whole`` is False
    where it has lines that are no entries: they are still to be written, or cannot be read.
    """

    entries: tuple[LogEntry, ...] = ()
    places: tuple[Place, ...] = ()
    belief: str = ""
    belief_anchor: str = ""
    anchor: str = ""
    is_whole: bool = True


class Mention(Struct):
    """A sentence of prose that links the beliefs of these names and has these percentages in it."""

    beliefs: tuple[str, ...]
    percentages: tuple[Decimal, ...]
    place: Place
    conditions: Conditions = ()


class Reading(BearingItem):
    """Something read: its title, date, safe URL, authors, and where it came out (``venue``).

    ``is_link_to_come`` says that the author has no URL yet, and that the page is finished without.
    """

    date: Date | None = None
    url: str = ""
    is_link_to_come: bool = False
    authors: str = ""
    venue: str = ""


class Topic(Record):
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


class Page(Record):
    """A page that is no topic: one with items on it, or a piece of writing (``is_writing``)."""

    date: Date | None = None
    is_writing: bool = False


ITEM_KINDS: dict[str, type[Item]] = {
    "belief": Belief,
    "uncertainty": Uncertainty,
    "update-trigger": UpdateTrigger,
    "reading": Reading,
}


def kind_of(item: Item) -> str:
    """The kind of an item as directives, roles and object types call it."""
    return next(kind for kind, cls in ITEM_KINDS.items() if type(item) is cls)
