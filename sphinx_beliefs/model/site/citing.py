"""The items and pages whose text names an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.kinds import kind_of
from sphinx_beliefs.model.records.questions import Quote
from sphinx_beliefs.model.site.page_keys import key_of
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
    if not site.contents.has_own_name(item):
        return Citing()
    items: dict[Target, None] = {}
    pages: dict[Target, None] = {}
    of_beliefs = ("credence", "implied") if isinstance(item, Belief) else ()
    roles = {"any", kind_of(item).value, *of_beliefs}
    for docname in site.contents.directory.mentioning(key_of(item.name)):
        for quote in _quotes(site, docname).get(item.name, ()):
            if quote.role not in roles:
                continue
            other = site.contents.on(docname).by_anchor.get(quote.item)
            if other is None and docname != item.docname:
                pages[site.links.page(docname)] = None
            elif other is not None and other is not item:
                items[site.links.target(other)] = None
    return Citing(tuple(items), tuple(pages))


@once_a_site
def _quotes(site: Site, docname: str) -> dict[str, list[Quote]]:
    """The cross-references to items in the text of a page, by the name of the item."""
    found: dict[str, list[Quote]] = {}
    for quote in site.shown.get(docname, ()):
        if isinstance(quote, Quote) and not quote.in_option:
            found.setdefault(quote.target, []).append(quote)
    return found
