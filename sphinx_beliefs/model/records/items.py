"""The records of items, one class for each kind."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypedDict

from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.records.record import Record
from sphinx_beliefs.model.records.relations import Relations

if TYPE_CHECKING:
    from sphinx_beliefs.model.problem import Place


class Direction(Enum):
    """The direction in which an update trigger would move a belief."""

    UP = "up"
    DOWN = "down"
    EITHER = "either"


class Strength(Enum):
    """The strength with which a trigger would move beliefs, in words."""

    SLIGHTLY = "slightly"
    CLEARLY = "clearly"
    STRONGLY = "strongly"


class Resolution(Enum):
    """The outcome of a belief that is no longer open."""

    TRUE = "true"
    FALSE = "false"
    AMBIGUOUS = "ambiguous"
    ANNULLED = "annulled"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Item(Record, frozen=True, kw_only=True):
    """The base of a belief, uncertainty, update trigger and reading.

    ``anchor`` is the id on the page; ``name`` is empty if the author gave none. ``has_blank`` says
    whether the title of an item on a topic page has a blank.
    """

    anchor: str
    name: str = ""
    has_blank: bool = False


class ItemFields(TypedDict):
    """The fields that the records of all kinds of items are made with."""

    docname: str
    title: str
    tags: tuple[str, ...]
    place: Place
    anchor: str
    name: str


class Belief(Item, frozen=True, kw_only=True):
    """A claim (the title) with its credence, which is None if the author wrote none.

    ``since`` is the date since when it has been held, and ``resolve_by`` the date by which it
    should be decided, by ``criteria``, which are plain text. A belief that is no longer open has a
    ``resolution``, with the date ``resolved``; ``superseded_by`` names the belief that has taken
    its place. ``source`` is its id where it comes from, as in ``manifold:AbC``, and ``source_url``
    the safe URL of that place. ``relations`` are those to other beliefs, None if it states none.
    """

    credence: Credence | None = None
    since: Date | None = None
    resolve_by: Date | None = None
    criteria: str = ""
    resolution: Resolution | None = None
    resolved: Date | None = None
    superseded_by: str = ""
    source: str = ""
    source_url: str = ""
    relations: Relations | None = None

    @property
    def is_open(self) -> bool:
        """True if it is still held and undecided."""
        return self.resolution is None


class BearingItem(Item, frozen=True, kw_only=True):
    """An item that bears on the beliefs of these names."""

    beliefs: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The names of all beliefs that it bears on."""
        return self.beliefs


class Uncertainty(BearingItem, frozen=True, kw_only=True):
    """An open question (the title), with the effect of each answer (``if_yes``, ``if_no``) as
    plain text.
    """

    if_yes: str = ""
    if_no: str = ""


class UpdateTrigger(BearingItem, frozen=True, kw_only=True):
    """Evidence (the title) that would move ``beliefs`` in a ``direction``, and raise and lower
    others.

    ``strength`` is the strength of the move, ``to`` the credence it would lead to, and
    ``likelihood_ratio`` the probability of the evidence if a belief is true, over that if it is
    false. ``fired`` is the date on which it came to pass.
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
        """The direction in which it moves ``beliefs``, by the author or by the likelihood ratio."""
        return self.direction or self._way_of_ratio

    @property
    def _way_of_ratio(self) -> Direction | None:
        ratio = self.likelihood_ratio
        return Direction(ratio.pushes) if ratio is not None and ratio.pushes else None

    def said_way(self, name: str) -> Direction | None:
        """The direction in which it moves the belief of a name, by the author; None if not said."""
        if name in self.raises:
            return Direction.EITHER if name in self.lowers else Direction.UP
        return Direction.DOWN if name in self.lowers else self.direction

    def way_for(self, name: str) -> Direction | None:
        """The direction in which it moves the belief of a name, by the author or by the ratio."""
        return self.said_way(name) or self._way_of_ratio

    def ratio_for(self, name: str) -> Ratio | None:
        """The likelihood ratio for the belief of a name; None if the author says the opposite."""
        opposite = {Direction.UP: self.lowers, Direction.DOWN: self.raises}
        way = self._way_of_ratio
        return None if way is not None and name in opposite[way] else self.likelihood_ratio

    @property
    def moves(self) -> tuple[tuple[Direction | None, tuple[str, ...]], ...]:
        """The names of the beliefs that it would move, by direction, in the order of the enum."""
        found: dict[Direction | None, list[str]] = {}
        for name in self.named:
            found.setdefault(self.way_for(name), []).append(name)
        return tuple((way, tuple(found[way])) for way in (*Direction, None) if way in found)

    @property
    def ways(self) -> tuple[Direction | None, ...]:
        """The directions in which it would move beliefs; its own direction if it names none."""
        return tuple(way for way, _names in self.moves) or (self.way,)


class Reading(BearingItem, frozen=True, kw_only=True):
    """Something read: its title, date, safe URL, authors, and place of publication (``venue``).

    ``is_link_to_come`` says that there is no URL yet, and that this is not a blank.
    """

    date: Date | None = None
    url: str = ""
    is_link_to_come: bool = False
    authors: str = ""
    venue: str = ""
