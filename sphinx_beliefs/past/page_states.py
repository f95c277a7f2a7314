"""The state of a site at a commit: the beliefs on its pages, and where each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx_beliefs.past.old_pages import OldBelief

#: The beliefs of a page.
Page = tuple["OldBelief", ...]


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
        for handle in {belief.handle for belief in self.pages.get(path, ())}:
            others = tuple(other for other in self.places[handle] if other != path)
            if others:
                self.places[handle] = others
            else:
                del self.places[handle]
        if not page:
            self.pages.pop(path, None)
            return
        self.pages[path] = page
        for handle in {belief.handle for belief in page}:
            self.places[handle] = (*self.places.get(handle, ()), path)

    def find(self, handle: str) -> Found | None:
        """The belief of a handle."""
        places = self.places.get(handle)
        if not places:
            return None
        path = places[0]
        return Found(path, next(each for each in self.pages[path] if each.handle == handle))
