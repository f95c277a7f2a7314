"""A site: everything that its pages say, once all of them have been read."""

from __future__ import annotations

from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple, cast

from sphinx_beliefs.model.site.bearing import Bearing
from sphinx_beliefs.model.site.contents import Contents
from sphinx_beliefs.model.site.directory import Directory
from sphinx_beliefs.model.site.finder import Finder
from sphinx_beliefs.model.site.links import Links
from sphinx_beliefs.model.site.logbook import Logbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_beliefs.model.past.build_past import BuildPast
    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.items import BearingItem, Belief, Item
    from sphinx_beliefs.model.records.logs import LogEntry
    from sphinx_beliefs.model.records.pages import Topic
    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.records.vocabulary import Vocabulary

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")


class Site:
    """The topics, items and credence logs of a site, and the relations between them.

    Other extensions get it from ``sphinx_beliefs.site_of``, and can rely on ``topics``, ``items``,
    ``beliefs``, ``by_name``, ``vocabulary``, ``find``, ``topic_of``, ``title``, ``text``,
    ``history`` and ``bearing_on``. All other parts are private and may change. A site does not
    change, and values that it returns must not be changed.
    """

    #: The regions and statuses that topics can have, as readers see them, and the day of the build.
    vocabulary: Vocabulary

    def __init__(
        self,
        records: Mapping[str, Sequence[Record]],
        vocabulary: Vocabulary,
        shown: Mapping[str, Mapping[Question, Place | None]] | None = None,
        page_title: Callable[[str], str] = lambda docname: "",
        hidden: Callable[[], Sequence[Record]] = tuple,
        directory: Directory | None = None,
        past: BuildPast | None = None,
    ) -> None:
        """Keep the parts, without computing anything.

        ``records`` are those of each page, in the order of the page; ``hidden`` gives those under
        conditions that do not hold. ``shown`` has what each page shows of others, with its place;
        ``page_title`` gives the title of a page that has no record. ``directory`` finds pages by
        names; without it, it is made of the records. ``past`` is what git says, if it is asked.
        """
        self.vocabulary = vocabulary
        self.shown = shown or {}
        self.past = past
        self.contents = Contents(records, directory or Directory.of(records, self.shown), hidden)
        self._page_title = page_title
        #: Answers that have been given, for ``once_a_site``.
        self.kept: dict[tuple[object, ...], object] = {}

    # -- what there is ------------------------------------------------------------------

    @property
    def topics(self) -> Mapping[str, Topic]:
        """All topics by docname, in the order of docnames."""
        return self.contents.topics

    @property
    def items(self) -> Sequence[Item]:
        """All beliefs, uncertainties, update triggers and readings, in the order of docnames, then
        of their places on the page.
        """
        return self.contents.items

    @property
    def beliefs(self) -> Sequence[Belief]:
        """All beliefs, in the order of ``items``."""
        return self.contents.beliefs

    @property
    def by_name(self) -> Mapping[str, Item]:
        """The item of each name; items without a name are not in it."""
        return self.contents.by_name

    @property
    def is_used(self) -> bool:
        """True if there is any topic or belief; without one, there are no generated pages."""
        return self.contents.is_used

    def find(self, role: str, name: str) -> Item | Topic | None:
        """The record that a name means to a role, such as ``belief`` or ``topic``, or to ``any`` of
        them; None if it means no such record, or several topics.
        """
        return self.finder.find(role, name)

    # -- what has to do with what ---------------------------------------------------------

    def topic_of(self, record: Record) -> Topic | None:
        """The topic that a record is, or is on; None if its page is not a topic."""
        return self.contents.topic_of(record)

    def title(self, record: Record) -> str:
        """The title of a record as plain text, with its quotes of other records filled in."""
        return self.links.title(record)

    def text(self, text: str) -> str:
        """A text of a record, such as a tagline, the effect of an answer, or the reason in a log,
        with its quotes of other records filled in.
        """
        return self.links.with_quotes(text)

    def history(self, belief: Belief) -> Sequence[LogEntry]:
        """The log entries of a belief, the oldest first; empty if it has no log."""
        return self.logbook.history(belief)

    def bearing_on(self, belief: Belief) -> Sequence[BearingItem]:
        """The uncertainties, triggers and readings that name a belief, in the order of items."""
        return self.bearing.on(belief)

    # -- parts --------------------------------------------------------------------------

    @cached_property
    def finder(self) -> Finder:
        """Finds records by name."""
        return Finder(self.contents)

    @cached_property
    def links(self) -> Links:
        """Links to records."""
        return Links(self.contents, self.finder, self._page_title)

    @cached_property
    def logbook(self) -> Logbook:
        """The credence logs by belief."""
        return Logbook(self.contents, self.finder)

    @cached_property
    def bearing(self) -> Bearing:
        """The items that bear on each belief."""
        return Bearing(self.contents)


def once_a_site(work_out: Callable[[Site, *_Ts], _T]) -> Callable[[Site, *_Ts], _T]:
    """Decorate a function of a site and of hashable arguments to compute each answer only once.

    The answers are kept in the site, and discarded with it.
    """

    @wraps(work_out)
    def answer(site: Site, *asked: *_Ts) -> _T:
        key = (work_out, *asked)
        try:
            return cast("_T", site.kept[key])
        except KeyError:
            found = site.kept[key] = work_out(site, *asked)
            return found

    return answer
