"""``beliefs-readings.atom``: a feed of what the author has read."""

from __future__ import annotations

from posixpath import splitext
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sphinx.util import docname_join

from sphinx_beliefs.feeds.atom_feed import Entry, make_feed
from sphinx_beliefs.feeds.entry_html import (
    body_of,
    item_place,
    labelled,
    link,
    paragraph,
    passages,
    region_of,
    text,
)
from sphinx_beliefs.feeds.lasting_ids import identity, lasting_id
from sphinx_beliefs.model.notation.names import within_sentence
from sphinx_beliefs.model.records.index_choices import Column
from sphinx_beliefs.model.records.items import Reading
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.site.selection import chosen
from sphinx_beliefs.words.feed_wording import readings_title
from sphinx_beliefs.words.joining import comma, label_of, semicolon, with_note
from sphinx_beliefs.words.view_wording import column_title

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.records.texts import Paragraph

#: The name of the file.
NAME = "beliefs-readings.atom"


def make_readings_feed(domain: BeliefsDomain) -> bytes:
    """The feed of a site that says its address."""
    title = readings_title(domain.env.config.project)
    return make_feed(domain, NAME, title, _entries(domain))


def _entries(domain: BeliefsDomain) -> Iterator[Entry]:
    texts = domain.texts
    for reading, day in _dated(domain):
        target = domain.site.links.target(reading)
        meant = identity(domain.site, reading)
        takeaway = texts.get(reading.docname, {}).get(reading.anchor, ())
        yield Entry(
            uid=lasting_id(domain.output.base_url, "reading", *meant).urn,
            title=target.title,
            url=domain.output.address(target),
            day=day,
            category=region_of(domain, reading),
            body=body_of(domain, _parts(domain, reading, takeaway)),
        )


def _dated(domain: BeliefsDomain) -> list[tuple[Reading, datetime.date]]:
    """The readings whose day is known, the newest first; of a month or a year, it is the first."""
    found = []
    for record, _topic in chosen(domain.site, Query(kind=Kind.READING)):
        if isinstance(record, Reading) and record.date is not None:
            day = record.date.first_day
            if day is not None:
                found.append((record, day))
    return sorted(found, key=lambda pair: pair[1], reverse=True)


def _parts(domain: BeliefsDomain, reading: Reading, takeaway: Sequence[Paragraph]) -> Iterator[str]:
    """What was read, the takeaway, the beliefs it bears on, and the topic."""
    site = domain.site
    title = link(site.title(reading), _url(domain, reading))
    by = (site.text(words) for words in (reading.authors, reading.venue) if words)
    line = comma().join((title, *map(text, by)))
    if reading.date is not None:
        line = with_note(line, text(domain.date_style.text(reading.date)))
    yield paragraph(line)
    yield passages(site.text(part.text) for part in takeaway)
    yield labelled(label_of(column_title(Column.BELIEFS, Kind.READING)), _beliefs(domain, reading))
    yield item_place(domain, reading)


def _beliefs(domain: BeliefsDomain, reading: Reading) -> str:
    """Links to the beliefs that a reading bears on."""
    site, mark = domain.site, semicolon()
    found = (site.finder.find_belief(name) for name in reading.beliefs)
    targets = [site.links.target(belief) for belief in found if belief is not None]
    # No full stop stands before the mark.
    titles = [within_sentence(target.title, mark) for target in targets[:-1]]
    titles += [target.title for target in targets[-1:]]
    pairs = zip(titles, targets, strict=True)
    return mark.join(link(title, domain.output.address(target)) for title, target in pairs)


def _url(domain: BeliefsDomain, reading: Reading) -> str:
    """The absolute address of what was read; empty if it has none."""
    url, site = reading.url, domain.site
    if not url or urlsplit(url).scheme:
        return url
    path, suffix = splitext(url)
    if suffix in domain.env.config.source_suffix and not url.startswith("//"):
        page = docname_join(reading.docname, path)
        return domain.output.address(site.links.page(page)) if page in domain.env.all_docs else ""
    return urljoin(domain.output.address(site.links.page(reading.docname)), url)
