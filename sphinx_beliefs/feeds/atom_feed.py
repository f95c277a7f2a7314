"""An Atom feed (RFC 4287) of entries, the newest of which it has."""

from __future__ import annotations

import datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from feedgenerator import Atom1Feed

from sphinx_beliefs.feeds.lasting_ids import lasting_id
from sphinx_beliefs.feeds.safe_texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.domain import BeliefsDomain

#: The most entries that a feed has. The manual names the number.
MOST_ENTRIES = 50

#: The time of a feed in which nothing has happened yet.
_LONG_AGO = datetime.date(1970, 1, 1)

#: The authors that Sphinx has for a site that names none.
_NOBODY = frozenset({"", "unknown", "Author name not set"})


class Entry(NamedTuple):
    """An entry of a feed: what ``uid`` means, happened on ``day``; ``body`` is HTML."""

    uid: str
    title: str
    url: str
    day: datetime.date
    category: str
    body: str


def make_feed(domain: BeliefsDomain, name: str, title: str, entries: Iterable[Entry]) -> bytes:
    """The feed of a site that says its address; ``name`` is that of its file, and the entries are
    the newest first.
    """
    config, base = domain.env.config, domain.output.base_url
    author = config.author if config.author not in _NOBODY else config.project
    feed = Atom1Feed(
        title=one_line(title),
        link=base,
        description="",
        language=str(config.language or "en").replace("_", "-"),
        author_name=one_line(str(author)),
        feed_url=base + name,
        feed_guid=lasting_id(base, "feed", name).urn,
    )
    shown = list(islice(entries, MOST_ENTRIES))
    newest = _noon(max((entry.day for entry in shown), default=_LONG_AGO))
    # By itself, it would take the time of the build for a feed that is empty.
    feed.latest_post_date = lambda: newest
    for entry in shown:
        feed.add_item(
            title=one_line(entry.title),
            link=entry.url,
            description=None,
            content=entry.body,
            unique_id=entry.uid,
            pubdate=_noon(entry.day),
            updateddate=_noon(entry.day),
            categories=[one_line(entry.category)] if entry.category else [],
        )
    return f"{feed.writeString('utf-8')}\n".encode()


def _noon(day: datetime.date) -> datetime.datetime:
    """The noon of a day in UTC: it is the same day nearly everywhere."""
    return datetime.datetime.combine(day, datetime.time(12), tzinfo=datetime.UTC)
