"""The place of a new topic: beside the others, where a toctree finds it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from posixpath import dirname
from typing import TYPE_CHECKING

from sphinx_beliefs.domain import BeliefsDomain
from sphinx_beliefs.model.known_names import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The characters of a pattern that stand for others, and the one that begins what is left out.
_WILD = frozenset("*?[")
_NOT = "!"


@dataclass(frozen=True, kw_only=True)
class WantedLine:
    """A line that a toctree wants: the page that holds the toctree, and the entry."""

    docname: str
    entry: str


class Toctrees:
    """The toctrees of a site, which look for a page that is not there yet.

    ``watch`` is to be called before Sphinx reads the pages. A pattern of a toctree then finds the
    page, or not, as it will once the page is there; that is Sphinx's own answer.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._includes: dict[str, list[str]] = {}

    def watch(self, app: Sphinx) -> None:
        """Have a page of this name stand in each folder while toctrees are read."""
        app.connect("env-before-read-docs", self._add)
        app.connect("env-updated", self._remove, priority=0)

    def _add(self, _app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
        folders = {dirname(docname) for docname in env.found_docs}
        domain = env.domains.get(DOMAIN)
        if isinstance(domain, BeliefsDomain):
            folders.update(map(folder_of_pattern, domain.options.topics))
        self._added = {joined(folder, self._name) for folder in folders} - env.found_docs
        env.found_docs.update(self._added)

    def _remove(self, _app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
        env.found_docs.difference_update(self._added)
        self._includes = dict(env.toctree_includes)
        return ()

    def wanted_line(self, docname: str, topics: Collection[str], front: str) -> WantedLine | None:
        """The line that a toctree wants so that it finds a page; None if one does already."""
        return wanted_line(self._includes, docname, topics, front)


def wanted_line(
    includes: Mapping[str, Collection[str]], docname: str, topics: Collection[str], front: str
) -> WantedLine | None:
    """The line that a toctree wants so that it finds a page; None if one does already.

    ``includes`` are the pages that the toctrees of each page find. It is the toctree that has most
    of the topics, or else that of the ``front`` page.
    """
    if any(docname in included for included in includes.values()):
        return None
    page = _most(_pages_of(includes, topics), front)
    folder = dirname(page)
    if folder and not docname.startswith(f"{folder}/"):
        return WantedLine(docname=page, entry=f"/{docname}")
    return WantedLine(docname=page, entry=docname.removeprefix(f"{folder}/"))


def _pages_of(includes: Mapping[str, Collection[str]], topics: Collection[str]) -> Iterator[str]:
    """The page whose toctree has it, for each of the topics."""
    for page, included in includes.items():
        yield from (page for docname in included if docname in topics)


def folder_of_topics(topics: Iterable[str], patterns: Iterable[str]) -> str:
    """The folder in which most topics lie; without topics, that of the first pattern of them."""
    wanted = (pattern for pattern in patterns if not pattern.startswith(_NOT))
    return _most(map(dirname, topics), next(map(folder_of_pattern, wanted), ""))


def folder_of_pattern(pattern: str) -> str:
    """The folder in which all pages lie that a pattern finds."""
    folder: list[str] = []
    for part in pattern.strip("/").split("/")[:-1]:
        if _WILD & set(part):
            break
        folder.append(part)
    return "/".join(folder)


def joined(folder: str, name: str) -> str:
    """The docname of a page of that name in a folder."""
    return f"{folder}/{name}" if folder else name


def _most(found: Iterable[str], default: str) -> str:
    counted = Counter(found).most_common(1)
    return counted[0][0] if counted else default
