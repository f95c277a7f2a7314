"""``beliefs.ics``: a calendar of the beliefs that are to be decided and of the topics that are to
be reviewed again, in the format of RFC 5545.

All are events that take a whole day, since few programs show the tasks of a calendar that one
subscribes to. What is overdue stays in it until it is done, and nothing in it depends on the day of
the build.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from icalendar import Calendar, Event

from sphinx_beliefs.feeds.lasting_ids import identity, lasting_id
from sphinx_beliefs.feeds.safe_texts import one_line
from sphinx_beliefs.model.records.index_choices import Column
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.site.due import review_due
from sphinx_beliefs.model.site.order import topics_in_order
from sphinx_beliefs.words.feed_wording import calendar_title, to_decide, to_review
from sphinx_beliefs.words.joining import label_of, led_by
from sphinx_beliefs.words.view_wording import column_title
from sphinx_beliefs.words.wording import criteria_label, filled, last_reviewed, source_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.pages import Topic

#: The time after which programs should look for changes.
_REFRESH = datetime.timedelta(days=1)

#: The moment of an event, in place of the time when it was written, if its site gives no date.
_LONG_AGO = datetime.date(1970, 1, 1)

#: The last day that is in a calendar. Many programs know none that is much later, and who writes
#: 9999 means that it will never be.
_LAST_DAY = datetime.date(2200, 12, 31)


class _Task(NamedTuple):
    """Something to be done on a day; ``uid`` is its id, and ``changed`` are the dates of what is
    said of it.
    """

    day: datetime.date
    uid: str
    summary: str
    lines: tuple[str, ...]
    url: str
    changed: tuple[Date | None, ...]


def make_calendar(domain: BeliefsDomain) -> bytes:
    """The calendar of a site that says its address.

    It is written even if there is nothing to be done, since programs would keep what they know if
    the file were gone.
    """
    calendar = Calendar()
    title = one_line(calendar_title(domain.env.config.project))
    for name, value in (
        ("prodid", "-//sphinx-beliefs//sphinx-beliefs//EN"),
        ("version", "2.0"),
        ("name", title),  # RFC 7986
        ("x-wr-calname", title),  # what Apple, Google and Outlook read
        ("url", domain.output.base_url),
    ):
        calendar.add(name, value)
    calendar.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    for task in sorted([*_decisions(domain), *_reviews(domain)]):
        if task.day <= _LAST_DAY:
            calendar.add_component(_event(task))
    return bytes(calendar.to_ical(sorted=False))


def _event(task: _Task) -> Event:
    event = Event()
    event.add("uid", task.uid)
    event.add("dtstamp", _moment(task.changed))
    event.add("dtstart", task.day)
    # Some programs show nothing of a day that has no end.
    event.add("dtend", task.day + datetime.timedelta(days=1))
    event.add("summary", task.summary)
    event.add("description", "\n".join((*task.lines, task.url)))
    event.add("url", task.url)
    event.add("transp", "TRANSPARENT")  # nobody is busy all day
    return event


def _moment(dates: Iterable[Date | None]) -> datetime.datetime:
    """The noon of the last of some dates."""
    days = (date.first_day for date in dates if date is not None)
    day = max((day for day in days if day is not None), default=_LONG_AGO)
    return datetime.datetime.combine(day, datetime.time(12), tzinfo=datetime.UTC)


# -- what is to be done ---------------------------------------------------------------------


def _decisions(domain: BeliefsDomain) -> Iterator[_Task]:
    """The beliefs that are open, and that should be decided by some day."""
    for belief in domain.site.beliefs:
        day = belief.resolve_by.last_day if belief.resolve_by is not None else None
        if day is not None and belief.is_open:
            yield _decision(domain, belief, day)


def _decision(domain: BeliefsDomain, belief: Belief, day: datetime.date) -> _Task:
    site = domain.site
    target, topic = site.links.target(belief), site.topic_of(belief)
    credence = domain.date_style.figures.explained(belief.credence)
    page = site.links.page(belief.docname).title
    criteria, history = site.text(belief.criteria), site.history(belief)
    return _Task(
        day=day,
        uid=str(lasting_id(domain.output.base_url, "decide", *identity(site, belief))),
        summary=one_line(filled(to_decide(), claim=target.title)),
        lines=(
            *([_labelled(Column.CREDENCE, credence)] if credence else []),
            *([one_line(led_by(criteria_label()) + criteria)] if criteria else []),
            _labelled(Column.TOPIC, page) if topic is not None else one_line(page),
            *([one_line(led_by(source_label()) + belief.source_url)] if belief.source_url else []),
        ),
        url=domain.output.address(target),
        changed=(belief.since, *(entry.date for entry in history), *_dates(topic)),
    )


def _labelled(column: Column, text: str) -> str:
    return one_line(led_by(label_of(column_title(column, Kind.BELIEF))) + text)


def _reviews(domain: BeliefsDomain) -> Iterator[_Task]:
    """The topics that are to be reviewed again, if it is known when they were."""
    for topic in topics_in_order(domain.site):
        day = review_due(domain.site, topic)
        if day is not None and topic.last_reviewed is not None:
            target = domain.site.links.target(topic)
            reviewed = domain.date_style.text(topic.last_reviewed)
            yield _Task(
                day=day,
                uid=str(lasting_id(domain.output.base_url, "review", topic.docname)),
                summary=one_line(filled(to_review(), topic=target.title)),
                lines=(one_line(filled(last_reviewed(), date=reviewed)),),
                url=domain.output.address(target),
                changed=_dates(topic),
            )


def _dates(topic: Topic | None) -> tuple[Date | None, ...]:
    return () if topic is None else (topic.last_reviewed, topic.last_substantive_update)
