"""The contents of the files of feeds and of the calendar, where they can be made.

The packages that make them are imported only then. Where something is missing, the problems of
conf.py say what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx_beliefs.late import Late
from sphinx_beliefs.options.file_needs import can_be_made

if TYPE_CHECKING:
    from sphinx_beliefs.domain import BeliefsDomain

_make_calendar = Late("sphinx_beliefs.feeds.calendar_file:make_calendar")

_make_changes_feed = Late("sphinx_beliefs.feeds.changes_feed:make_changes_feed")
_make_readings_feed = Late("sphinx_beliefs.feeds.readings_feed:make_readings_feed")


def calendar(domain: BeliefsDomain) -> bytes | None:
    """The calendar of a site, for ``beliefs.ics``."""
    return _made(domain, "calendar", _make_calendar)


def changes_feed(domain: BeliefsDomain) -> bytes | None:
    """The feed of changes of mind, for ``beliefs-changes.atom``."""
    return _made(domain, "feeds", _make_changes_feed)


def readings_feed(domain: BeliefsDomain) -> bytes | None:
    """The feed of readings, for ``beliefs-readings.atom``."""
    return _made(domain, "feeds", _make_readings_feed)


def _made(domain: BeliefsDomain, option: str, make: Late) -> bytes | None:
    if not can_be_made(domain.env.config, option):
        return None
    return cast("bytes", make(domain))
