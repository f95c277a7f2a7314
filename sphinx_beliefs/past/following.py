"""Follows beliefs through the commits: which are the same, and where something of them changes.

A belief is known by its name, wherever it stands; one without a name by its claim. Where a claim is
rewritten, or a name is given, changed or removed, what disappears from a page and what appears on
it in one commit is the same belief if the claims are alike.

A commit changes what differs from all of its parents. So what comes by a merge is a change of the
commit in which its author made it, and not of the merge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.past.likeness import pairs_of, renamed
from sphinx_beliefs.past.page_states import NOTHING, State, differing, page_of
from sphinx_beliefs.past.version_events import (
    FIELDS,
    Event,
    event_of,
    settled,
    shown_path,
    versions_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx_beliefs.model.past.versions import Version
    from sphinx_beliefs.past.commits import Commit
    from sphinx_beliefs.past.old_pages import OldBelief
    from sphinx_beliefs.past.page_states import Found, Page


class Followed(NamedTuple):
    """A belief that was followed: its handles, the last one at the end, its versions, and the file
    where it stands now, or stood at last.
    """

    handles: tuple[str, ...]
    versions: tuple[Version, ...]
    path: str


class Follower:
    """Takes the commits, each after its parents, and gives the versions of each belief.

    ``beliefs_in`` gives the beliefs of a file, by its path and the hash of what is in it.
    """

    def __init__(
        self,
        commits: Sequence[Commit],
        beliefs_in: Callable[[str, str | None], tuple[OldBelief, ...]],
    ) -> None:
        self._commits = commits
        self._beliefs_in = beliefs_in
        self._pages: dict[tuple[str, str | None], Page] = {}
        self._states: dict[str, State] = {}
        #: The number of children of each commit that are still to come.
        self._children: dict[str, int] = {}
        for commit in commits:
            for parent in commit.parents:
                self._children[parent] = self._children.get(parent, 0) + 1
        #: The handles of one belief, by each of them, in the order in which it took them.
        self._same: dict[str, list[str]] = {}
        self._events: dict[str, list[Event]] = {}
        #: What merges say of the beliefs that their parents say different things of.
        self._merged: dict[str, list[Event]] = {}
        self._last = State({}, {})

    def follow(self) -> None:
        """Follow all commits."""
        for order, commit in enumerate(self._commits):
            self._take(order, commit)

    def _take(self, order: int, commit: Commit) -> None:
        known = [parent for parent in commit.parents if parent in self._states]
        parents = [self._states[parent] for parent in known]
        pages = {change.path: self._page(change.path, change.blob) for change in commit.changes}
        first = parents[0] if parents else State({}, {})
        pages = {path: page for path, page in pages.items() if page or path in first.pages}
        if len(parents) < 2 and not pages:
            # Nothing is changed in a state while others have it.
            is_free = not known or self._is_last_child(known)
            self._keep(commit, known, first if is_free else first.copy())
            return
        affected = self._affected(parents, pages, first)
        before = [{each: parent.find(each) for each in affected} for parent in parents]
        state = first if self._is_last_child(known) else first.copy()
        above = {path: first.pages.get(path, NOTHING) for path in pages}
        for path, page in pages.items():
            state.put(path, page)
        if len(parents) == 1:
            self._link(above, pages, before[0], state)
        for one in dict.fromkeys(self._one_of(handle) for handle in affected):
            self._note(order, one, before, state)
        self._keep(commit, known, state)

    def _page(self, path: str, blob: str | None) -> Page:
        """What a file says, the same page each time."""
        if (path, blob) not in self._pages:
            self._pages[path, blob] = page_of(self._beliefs_in(path, blob))
        return self._pages[path, blob]

    def _is_last_child(self, known: Sequence[str]) -> bool:
        return len(known) == 1 and self._children[known[0]] == 1

    def _keep(self, commit: Commit, known: Iterable[str], state: State) -> None:
        """Keep the state of a commit for its children, and forget those that nobody needs."""
        for parent in known:
            self._children[parent] -= 1
            if not self._children[parent]:
                del self._states[parent]
        self._states[commit.hash] = state
        self._last = state

    def _affected(
        self, parents: Sequence[State], pages: Mapping[str, Page], first: State
    ) -> dict[str, None]:
        """The handles of which a commit may say something else than one of its parents."""
        paths = dict.fromkeys(pages)
        for other in parents[1:]:
            for path in {**first.pages, **other.pages}:
                if first.pages.get(path) is not other.pages.get(path):
                    paths[path] = None
        affected: dict[str, None] = {}
        for path in paths:
            now = pages[path] if path in pages else first.pages.get(path, NOTHING)
            for parent in parents or [first]:
                for handle in differing(parent.pages.get(path, NOTHING), now):
                    affected |= dict.fromkeys(self._same.get(handle, (handle,)))
        return affected

    # -- which are the same -----------------------------------------------------------------

    def _one_of(self, handle: str) -> str:
        """The first handle that a belief had."""
        return self._same.get(handle, [handle])[0]

    def _link(
        self,
        above: Mapping[str, Page],
        pages: Mapping[str, Page],
        before: Mapping[str, Found | None],
        state: State,
    ) -> None:
        """Find the beliefs that have another handle from a commit on."""
        new = {
            path: [each for handle, each in page.items() if before.get(handle, each) is None]
            for path, page in pages.items()
        }
        for path, page in above.items():
            gone = [each for handle, each in page.items() if handle not in state.places]
            there = path
            if not pages[path]:
                there = renamed(path, [each for each in pages if not above[each]]) or path
            if gone and new.get(there):
                for old, now in pairs_of(gone, new[there]):
                    self._join(old.handle, now.handle)

    def _join(self, old: str, new: str) -> None:
        """Take a handle that was never there for another one of a belief."""
        first = self._same.get(old, [old])
        if new in self._same or new in self._events:
            return
        first.append(new)
        self._same[old] = self._same[new] = first

    # -- what changes -----------------------------------------------------------------------

    def _find(self, one: str, found: Callable[[str], Found | None]) -> Found | None:
        """A belief under the last of its handles that is there."""
        handles = self._same.get(one, (one,))
        return next(filter(None, map(found, reversed(handles))), None)

    def _note(
        self,
        order: int,
        one: str,
        before: Sequence[Mapping[str, Found | None]],
        state: State,
    ) -> None:
        """Note what a commit changes of a belief."""
        now = self._find(one, state.find)
        was = [self._find(one, parent.get) for parent in before]
        if len(was) > 1:
            self._merged.setdefault(one, []).append(Event(order, now, frozenset(FIELDS)))
        if (event := event_of(order, now, was)) is not None:
            self._events.setdefault(one, []).append(event)

    # -- the versions -----------------------------------------------------------------------

    def histories(self) -> Iterator[Followed]:
        """The versions of each belief."""
        for one, events in self._events.items():
            handles = self._same.get(one, [one])
            now = self._find(one, self._last.find)
            if now is not None:
                last = now.belief.handle
                handles = [*(handle for handle in handles if handle != last), last]
            ordered = settled(events, self._merged.get(one, ()), now)
            versions = tuple(versions_of(self._commits, ordered))
            if versions:
                path = shown_path(now.path) if now is not None else versions[-1].path
                yield Followed(tuple(handles), versions, path)
