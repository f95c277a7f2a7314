"""The records kept of a site, one kind of page or item each: plain and frozen."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypedDict

from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.records.record import Record

if TYPE_CHECKING:
    from sphinx_beliefs.model.problem import Place


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


class Item(Record, frozen=True, kw_only=True):
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


class Belief(Item, frozen=True, kw_only=True):
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


class BearingItem(Item, frozen=True, kw_only=True):
    """An item that bears on the beliefs of these names."""

    beliefs: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The names of all beliefs that it bears on."""
        return self.beliefs


class Uncertainty(BearingItem, frozen=True, kw_only=True):
    """An open question (the title), and, as plain text, what each answer would do (``if_yes``,
    ``if_no``).
    """

    if_yes: str = ""
    if_no: str = ""


class UpdateTrigger(BearingItem, frozen=True, kw_only=True):
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
    likelihood_ratio: Ratio | None = None
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
        ratio = self.likelihood_ratio
        return Direction(ratio.pushes) if ratio is not None and ratio.pushes else None

    def said_way(self, name: str) -> Direction | None:
        """Which way the author says that it pushes the belief of a name."""
        if name in self.raises:
            return Direction.EITHER if name in self.lowers else Direction.UP
        return Direction.DOWN if name in self.lowers else self.direction

    def way_for(self, name: str) -> Direction | None:
        """Which way it pushes the belief of a name: as is said, or as the likelihood ratio does."""
        return self.said_way(name) or self._way_of_ratio

    def ratio_for(self, name: str) -> Ratio | None:
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


class Reading(BearingItem, frozen=True, kw_only=True):
    """Something read: its title, date, safe URL, authors, and where it came out (``venue``).

    ``is_link_to_come`` says that the author has no URL yet, and that the page is finished without.
    """

    date: Date | None = None
    url: str = ""
    is_link_to_come: bool = False
    authors: str = ""
    venue: str = ""
