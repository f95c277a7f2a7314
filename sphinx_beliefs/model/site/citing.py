"""The items and pages whose text names an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.kinds import kind_of
from sphinx_beliefs.model.records.questions import Quote
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.items import Item
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.site import Site


class Citing(NamedTuple):
    """The items whose text names an item, and the pages that do so outside of items."""

    items: tuple[Target, ...] = ()
    pages: tuple[Target, ...] = ()


def citing(site: Site, item: Item) -> Citing:
    """The items and pages that cite an item, except its own page."""
    quotes = _quotes(site).get(item.name)
    if not quotes or not site.contents.has_own_name(item):
        return Citing()
    items: dict[Target, None] = {}
    pages: dict[Target, None] = {}
    roles = {"any", kind_of(item).value, *(["credence"] if isinstance(item, Belief) else [])}
    for docname, quote in quotes:
        if quote.role not in roles:
            continue
        place = (docname, quote.item)
        other = site.contents.items_by_anchor.get(place) if quote.item else None
        if other is None and docname != item.docname:
            pages[site.links.page(docname)] = None
        elif other is not None and other is not item:
            items[site.links.target(other)] = None
    return Citing(tuple(items), tuple(pages))


@once_a_site
def _quotes(site: Site) -> dict[str, list[tuple[str, Quote]]]:
    """The cross-references to items, each with its page, by the item's name."""
    found: dict[str, list[tuple[str, Quote]]] = {}
    for docname in sorted(site.shown):
        for quote in site.shown[docname]:
            if isinstance(quote, Quote) and not quote.in_option:
                found.setdefault(quote.target, []).append((docname, quote))
    return found
