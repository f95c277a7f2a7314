"""What an author has to look after: what is overdue or due soon, and what is left to write."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.records.index_choices import Stubs
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import Due, Query
from sphinx_beliefs.model.site.due import is_past, review_due
from sphinx_beliefs.model.site.selection import chosen

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from sphinx_beliefs.model.notation.dates import Period
    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.site.site import Site


class Task(Enum):
    """What is to be done."""

    #: A topic is to be read again.
    REVIEW = "review"
    #: It is to be said what became of a belief.
    FORECAST = "forecast"
    #: Blanks are to be filled, or the views of a stub written.
    BLANKS = "blanks"


class Urgency(Enum):
    """How urgent it is, the most urgent first."""

    OVERDUE = "overdue"
    #: A topic that is to be reviewed from time to time does not say that it ever was.
    NEVER = "never"
    DUE = "due"
    #: There is no day by which it should be done.
    LEFT = "left"


class AgendaEntry(NamedTuple):
    """Something to be done, by a day unless it is never known or has none."""

    task: Task
    urgency: Urgency
    record: Topic | Belief
    day: datetime.date | None

    @property
    def place(self) -> Place:
        """The place where an author does it."""
        if self.task is Task.REVIEW and isinstance(self.record, Topic):
            return self.record.place_of("last_reviewed")
        return self.record.place


def agenda_of(site: Site, within: Period) -> list[AgendaEntry]:
    """What is to be done on a site, the most urgent first: reviews and forecasts that are overdue,
    reviews that have never been, what is due within a time, and the blanks of topics.
    """
    order = list(Urgency)
    found = [*_dated(site, within), *_blanks(site)]
    # What has no day keeps the order of the site.
    return sorted(
        found, key=lambda each: (order.index(each.urgency), each.day.toordinal() if each.day else 0)
    )


def _dated(site: Site, within: Period) -> Iterator[AgendaEntry]:
    due = Due(is_overdue=True, is_never=True, within=(within,))
    for kind, task in ((Kind.TOPIC, Task.REVIEW), (Kind.BELIEF, Task.FORECAST)):
        for record, _topic in chosen(site, Query(kind=kind, stubs=Stubs.INCLUDE, due=due)):
            if isinstance(record, Topic | Belief):
                day = _day_of(site, record)
                yield AgendaEntry(task, _urgency(site, day), record, day)


def _day_of(site: Site, record: Topic | Belief) -> datetime.date | None:
    if isinstance(record, Topic):
        return review_due(site, record)
    return record.resolve_by.last_day if record.resolve_by is not None else None


def _urgency(site: Site, day: datetime.date | None) -> Urgency:
    if day is None:
        return Urgency.NEVER
    return Urgency.OVERDUE if is_past(site, day) else Urgency.DUE


def _blanks(site: Site) -> Iterator[AgendaEntry]:
    """The topics that are not written, in the order of the site."""
    for record, _topic in chosen(site, Query(kind=Kind.STUB)):
        if isinstance(record, Topic):
            yield AgendaEntry(Task.BLANKS, Urgency.LEFT, record, None)
