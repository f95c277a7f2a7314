"""Beliefs that are to be decided, and topics that are to be reviewed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.dates import DateKind

if TYPE_CHECKING:
    import datetime

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.pages import Topic
    from sphinx_beliefs.model.site.site import Site


def is_past(site: Site, day: datetime.date | None) -> bool:
    """Return whether a day is over; never, if the site does not know which day it is."""
    today = site.vocabulary.today
    return day is not None and today is not None and day < today


def is_overdue(site: Site, belief: Belief) -> bool:
    """Return whether a belief should have been decided by now, and is still open."""
    due = belief.resolve_by
    return belief.is_open and due is not None and is_past(site, due.last_day)


def review_due(site: Site, topic: Topic) -> datetime.date | None:
    """The day by which a topic should be reviewed again; None if it is not known."""
    period = topic.review_in or site.vocabulary.review_in
    last = topic.last_reviewed.last_day if topic.last_reviewed else None
    if period is None or last is None or topic.is_stub:
        return None
    return period.after(last)


def was_never_reviewed(site: Site, topic: Topic) -> bool:
    """Return whether a topic that is to be reviewed does not say that it ever was."""
    period = topic.review_in or site.vocabulary.review_in
    last = topic.last_reviewed
    is_dated = last is not None and last.kind in {DateKind.DATE, DateKind.UNREADABLE}
    return period is not None and not is_dated and not topic.is_stub
