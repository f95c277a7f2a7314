"""The grouping of records by what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from sphinx_beliefs.model.notation.dates import DateKind
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.index_choices import Group
from sphinx_beliefs.model.records.items import Reading
from sphinx_beliefs.model.site.entries import date_of, written_tags
from sphinx_beliefs.model.site.order import region_order, status_order, topic_places
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.site.entries import Entry
    from sphinx_beliefs.model.site.site import Site

#: The group of readings that are still to come.
_FORTHCOMING = DateKind.FORTHCOMING.value


class _Key(NamedTuple):
    """The place of a group in the order, its slug, and the title a reader sees, if any."""

    order: Any
    slug: str
    title: str


class EntryGroup(NamedTuple):
    """Entries that belong together, with a slug and the title that readers see, if any."""

    slug: str
    title: str
    entries: list[Entry]


def grouped(site: Site, entries: Sequence[Entry], group_by: Group) -> list[EntryGroup]:
    """Group entries; within each group their order is kept."""
    found: dict[_Key, list[Entry]] = {}
    for entry in entries:
        for key in _keys(site, entry, group_by):
            found.setdefault(key, []).append(entry)
    keys = list(found) if group_by is Group.NONE else sorted(found)
    return [EntryGroup(key.slug, key.title, found[key]) for key in keys]


def _keys(site: Site, entry: Entry, group_by: Group) -> Iterator[_Key]:
    """The groups that an entry is in."""
    record, topic = entry
    match group_by:
        case Group.NONE:
            yield _Key((), "", "")
        case Group.REGION:
            region = topic.region if topic else ""
            yield _Key(region_order(site, record), region, site.vocabulary.region_title(region))
        case Group.STATUS:
            status = topic.status if topic else ""
            order = status_order(site, topic) if topic and status else (10**6, "")
            yield _Key(order, status, site.vocabulary.status_label(status))
        case Group.TOPIC:
            places = topic_places(site)
            place = places.get(record.docname, len(places))
            title = site.title(topic) if topic else site.links.page(record.docname).title
            yield _Key((place, record.docname), record.docname, title)
        case Group.YEAR:
            yield _year(date_of(site, record))
        case Group.VENUE:
            name = slug(record.venue) if isinstance(record, Reading) else ""
            yield _Key((not name, name), name, _venues(site).get(name, ""))
        case Group.TAG:
            tags = written_tags(site, record)
            for name, tag in tags.items() if tags else [("", "")]:
                yield _Key((not name, name), name, tag)
        case _:
            assert_never(group_by)


def _year(date: Date | None) -> _Key:
    """The key of a year: forthcoming comes first, then the latest year, and no date last."""
    is_forthcoming = date is not None and date.kind is DateKind.FORTHCOMING
    year = date.year if date is not None else 0
    name = str(year) if year else _FORTHCOMING if is_forthcoming else ""
    return _Key((not name, name.isdigit(), -year), name, name)


@once_a_site
def _venues(site: Site) -> dict[str, str]:
    """The venues of readings by slug, each as it was written first."""
    found: dict[str, str] = {}
    for item in site.items:
        if isinstance(item, Reading) and item.venue:
            found.setdefault(slug(item.venue), item.venue)
    return found
