"""The state of a site at a commit: the beliefs on its pages, and where each of them is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.past.old_pages import OldBelief

#: The beliefs of a page by their handles, of two with one handle the first.
Page = Mapping[str, "OldBelief"]

#: A page without beliefs.
NOTHING: Page = {}


def page_of(beliefs: Iterable[OldBelief]) -> Page:
    """The page that some beliefs stand on."""
    found: dict[str, OldBelief] = {}
    for belief in beliefs:
        found.setdefault(belief.handle, belief)
    return found


def differing(one: Page, other: Page) -> list[str]:
    """The handles of which two pages do not have the same."""
    found = [handle for handle, belief in one.items() if other.get(handle) != belief]
    return found + [handle for handle in other if handle not in one]


class Found(NamedTuple):
    """A belief in a state of the site, and the page on which it stands."""

    path: str
    belief: OldBelief


class State:
    """What is on the pages at a commit: their beliefs, and the pages of each by its handle, the one
    on which it is followed first.
    """

    def __init__(self, pages: dict[str, Page], places: dict[str, tuple[str, ...]]) -> None:
        self.pages = pages
        self.places = places

    def copy(self) -> State:
        """A state that can be changed by itself."""
        return State(dict(self.pages), dict(self.places))

    def put(self, path: str, page: Page) -> None:
        """Set what is on a page; an empty one is gone."""
        before = self.pages.get(path, NOTHING)
        for handle in before:
            if handle not in page:
                others = tuple(other for other in self.places[handle] if other != path)
                if others:
                    self.places[handle] = others
                else:
                    del self.places[handle]
        for handle in page:
            if handle not in before:
                self.places[handle] = (*self.places.get(handle, ()), path)
        if page:
            self.pages[path] = page
        else:
            self.pages.pop(path, None)

    def find(self, handle: str) -> Found | None:
        """The belief of a handle."""
        places = self.places.get(handle)
        return Found(places[0], self.pages[places[0]][handle]) if places else None
