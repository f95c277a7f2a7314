"""Ids that stay the same as long as what they mean does, whatever is written of it.

They are UUIDs of version 5 (RFC 9562), made of the address of the site without its scheme, of the
identity of an item, and of what is said of it. Claims, reasons and titles are not among that if the
item has a name, so they can be reworded; nor is its page, so that it can move.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.model.records.items import Item
    from sphinx_beliefs.model.site.site import Site


def lasting_id(base_url: str, *parts: str) -> UUID:
    """The id of what ``parts`` mean, on the site at an address."""
    # A site that changes from http to https is the same.
    place = base_url.partition("://")[2].rstrip("/").casefold()
    words = (quote(part, safe="", errors="surrogatepass") for part in parts)
    return uuid5(NAMESPACE_URL, f"{place}#{'/'.join(words)}")


def identity(site: Site, item: Item) -> tuple[str, ...]:
    """The parts of an id that mean an item: its name, or where a belief comes from, or else its
    page and the first words of its title, with a number if there are several like it on the page.
    """
    if site.contents.has_own_name(item):
        return (item.name,)
    if isinstance(item, Belief) and _sources(site)[item.source] == 1:
        return ("", item.source)
    number = _repeats(site, item.docname)[item.anchor]
    return (item.docname, _words(item), *([str(number)] if number else []))


@once_a_site
def _repeats(site: Site, docname: str) -> Mapping[str, int]:
    """The number of items above each item of a page that have no name and the same first words, by
    anchor.
    """
    seen: Counter[str] = Counter()
    found = {}
    for item in site.contents.on(docname).items:
        if not site.contents.has_own_name(item):
            found[item.anchor] = seen[_words(item)]
            seen[_words(item)] += 1
    return found


@once_a_site
def _sources(site: Site) -> Counter[str]:
    """The number of beliefs that come from each place."""
    return Counter(belief.source for belief in site.beliefs if belief.source)


def _words(item: Item) -> str:
    return slug(item.title) or item.title
