"""The answers to the questions of pages: the rows and facts that the pages will show."""

from __future__ import annotations

import datetime
import zlib

from msgspec import Struct

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import Direction, Resolution, Strength
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.logs import LogEntry, Vouched
from sphinx_beliefs.model.records.states import Shown


class Target(Struct, frozen=True, kw_only=True):
    """The place a link leads to, and the title found there; without a docname there is no place."""

    docname: str
    anchor: str = ""
    title: str


class TopicRow(Shown, frozen=True, kw_only=True):
    """A topic in a list of topics; ``region`` and ``status`` are the texts that readers see."""

    topic: Target
    tagline: str = ""
    region: str = ""
    status: str = ""


class Mover(Struct, frozen=True, kw_only=True):
    """A trigger that would move a belief, or has moved it; ``way`` is None for either direction,
    and ``way`` and ``strength`` are None for one that has fired.
    """

    trigger: Target
    way: Direction | None = None
    strength: Strength | None = None
    has_fired: bool = False


class FiredWay(Struct, frozen=True, kw_only=True):
    """The way in which a trigger that has fired moved a belief: by the log of the belief if
    ``has_moved``, or else as its author expected. ``way`` is None if neither is known.
    """

    way: Direction | None
    has_moved: bool = False


#: The way in which a trigger would push a belief, or has pushed it; None for either way.
Way = Direction | FiredWay | None


class BearingFacts(Struct, frozen=True, kw_only=True):
    """The items of a kind that bear on a belief."""

    kind: Kind
    items: tuple[Target, ...]


class Related(Struct, frozen=True, kw_only=True):
    """A belief that hangs together with another, and its credence, or what became of it."""

    belief: Target
    credence: Credence | None = None
    resolution: Resolution | None = None


class RelatedGroup(Struct, frozen=True, kw_only=True):
    """The other beliefs of a group or a ladder, and the number of those that are not shown."""

    others: tuple[Related, ...]
    more: int = 0


class RungFacts(Struct, frozen=True, kw_only=True):
    """The place of a belief on its ladder, counted from 1 at the likeliest rung, the number of all
    rungs, and the others in their order.
    """

    place: int
    count: int
    rungs: RelatedGroup


class RelationFacts(Struct, frozen=True, kw_only=True):
    """The relations of others to a belief: those that imply and exclude it, those whose credence is
    conditional on it, the other beliefs of each group of which exactly one is true, and its rung.
    """

    implied_by: tuple[Target, ...] = ()
    excluded_by: tuple[Target, ...] = ()
    if_true: tuple[Related, ...] = ()
    exactly_one: tuple[RelatedGroup, ...] = ()
    rung: RungFacts | None = None


class ItemFacts(Struct, frozen=True, kw_only=True):
    """The facts that the item of this anchor shows of others: the items whose text names it, and
    the pages that cite it.

    A belief also shows the triggers that would move it, the other items that bear on it, by kind,
    the beliefs it has superseded, its log if that is written elsewhere (at ``log_at``), the commits
    that bear out the entries of a log in it (``vouched``), and whether the day by which it should
    be decided is over. ``relations`` are those of others to it, None if there are none.
    """

    anchor: str
    naming: tuple[Target, ...] = ()
    citing: tuple[Target, ...] = ()
    movers: tuple[Mover, ...] = ()
    bearing: tuple[BearingFacts, ...] = ()
    supersedes: tuple[Target, ...] = ()
    log: tuple[LogEntry, ...] = ()
    log_at: Target | None = None
    vouched: tuple[Vouched | None, ...] = ()
    is_overdue: bool = False
    relations: RelationFacts | None = None


class Effect(Struct, frozen=True, kw_only=True):
    """The change of the credence of the belief of this name that a trigger brings, as text."""

    belief: str
    before: str
    after: str


class TriggerFacts(Struct, frozen=True, kw_only=True):
    """The changes that the trigger of this anchor would bring, or has brought."""

    anchor: str
    effects: tuple[Effect, ...]


class PageFacts(Struct, frozen=True, kw_only=True):
    """The facts of a page; ``review_due`` is the day by which a topic should have been reviewed, if
    that is over, and ``is_reviewed`` is False if it should be reviewed and never was.
    """

    items: tuple[ItemFacts, ...] = ()
    triggers: tuple[TriggerFacts, ...] = ()
    review_due: datetime.date | None = None
    is_reviewed: bool = True


class WritingRow(Struct, frozen=True, kw_only=True):
    """A piece of writing in a list."""

    page: Target
    date: Date | None


def region_anchor(region: str) -> str:
    """The id of a region on a generated page, different for any two regions."""
    name = slug(region)
    if name == region:
        return f"region-{name}"
    return f"region-{name}-{zlib.crc32(region.encode('utf-8', 'surrogatepass')):08x}"
