"""Reads the history of a site's beliefs from git."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.past.versions import History
from sphinx_beliefs.past.commits import commits_of, find_repository, paths_at
from sphinx_beliefs.past.following import Follower
from sphinx_beliefs.past.git_process import Blobs
from sphinx_beliefs.past.old_pages import OldPages
from sphinx_beliefs.past.page_rules import PageRules
from sphinx_beliefs.past.past_cache import PastCache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sphinx_beliefs.past.commits import Commit, Repository
    from sphinx_beliefs.past.old_pages import OldBelief


def _silent(_done: int, _all: int) -> None:
    pass


def read_history(
    folder: Path, rules: PageRules | None = None, tick: Callable[[int, int], None] = _silent
) -> History:
    """Read the history of the beliefs on the pages in a folder, by the rules of its site.

    ``tick`` is called with the number of old files that have been read, and of all. Raises
    NoHistory with a sentence if there is none: no git, no repository, no commit, or git refuses.
    """
    rules = rules or PageRules()
    repository = find_repository(folder)
    cache = PastCache(repository, rules)
    if (kept := cache.history()) is not None:
        return kept
    reader = _Reader(repository, rules, cache)
    history = reader.read(tick)
    if not history.missing:  # what is missing may be fetched
        cache.keep_history(history)
    return history


class _Reader:
    """Reads the commits of a repository once."""

    def __init__(self, repository: Repository, rules: PageRules, cache: PastCache) -> None:
        self._repository = repository
        self._rules = rules
        self._cache = cache
        self._pages: dict[str, tuple[OldBelief, ...]] = {}
        #: The files at present that are not pages of this site.
        self._of_others: set[str] = set()
        self._missing = 0

    def read(self, tick: Callable[[int, int], None]) -> History:
        """Read the history."""
        repository = self._repository
        prefix = repository.prefix
        if prefix:
            self._of_others = {p for p in paths_at(repository) if not p.startswith(prefix)}
        commits = commits_of(repository, list(self._rules.suffixes))
        self._read_pages(commits, tick)
        follower = Follower(commits, self._page_of)
        follower.follow()
        return self._history(follower)

    def _is_page(self, path: str) -> bool:
        """Return whether a file is, or was, a page of the site: one in its folder that is not
        excluded, or one that stood elsewhere before the folder was moved.
        """
        prefix = self._repository.prefix
        if self._rules.markup_of(path) is None:
            return False
        if path.startswith(prefix):
            return not self._rules.is_excluded(path[len(prefix) :])
        return path not in self._of_others

    def _key(self, blob: str, path: str) -> str:
        """The key of what is on a page: that and, as far as it matters, the name of its file."""
        inside = path.removeprefix(self._repository.prefix)
        suffix = next(each for each in self._rules.suffixes if path.endswith(each))
        return f"{blob}{suffix}{' topic' * self._rules.is_topic(inside)}"

    def _page_of(self, path: str, blob: str | None) -> tuple[OldBelief, ...]:
        if blob is None or not self._is_page(path):
            return ()
        return self._pages.get(self._key(blob, path), ())

    def _read_pages(self, commits: Iterable[Commit], tick: Callable[[int, int], None]) -> None:
        """Read each file that was ever committed, in each of its states, once."""
        wanted: dict[str, dict[str, str]] = {}
        is_page: dict[str, bool] = {}
        for commit in commits:
            for path, blob in commit.changes:
                if path not in is_page:
                    is_page[path] = self._is_page(path)
                if blob is not None and is_page[path]:
                    wanted.setdefault(blob, {})[self._key(blob, path)] = path
        known = self._cache.pages()
        self._pages = {
            key: known[key] for paths in wanted.values() for key in paths if key in known
        }
        new = [blob for blob, paths in wanted.items() if not paths.keys() <= self._pages.keys()]
        if not new:
            return
        pages = OldPages(self._rules)
        for number, (blob, data) in enumerate(Blobs(self._repository.folder, new)):
            tick(number, len(new))
            if data is None:
                self._missing += 1
                continue
            for key, path in wanted[blob].items():
                markup = self._rules.markup_of(path)
                if markup is not None:
                    inside = path.removeprefix(self._repository.prefix)
                    self._pages[key] = pages.read(data, markup, inside)
        self._cache.keep_pages(self._pages)

    def _history(self, follower: Follower) -> History:
        followed = list(follower.histories())
        of_name = {each.handles[-1]: each.versions for each in followed}
        former = {h: each.handles[-1] for each in followed for h in each.handles[:-1]}
        return History(
            of_name=of_name,
            moved_to={
                each.handles[-1]: each.path
                for each in followed
                if each.path != each.versions[-1].path
            },
            former={old: name for old, name in former.items() if old not in of_name},
            head=self._repository.head,
            prefix=self._repository.prefix,
            is_shallow=self._repository.is_shallow,
            missing=self._missing,
        )
