"""The directory of a site: the pages that have to do with a name, and those with records of a kind.

It may lead to more pages than an answer needs, but never to fewer: it knows nothing of conditions.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_beliefs.model.site.page_keys import PageKeys, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.records.record import Record


class Directory:
    """Finds pages by their keys; all lists of pages are in the order of docnames."""

    def __init__(self, keys: Callable[[], Mapping[str, PageKeys]]) -> None:
        """Take the function that reads the keys of all pages, which is called only if needed."""
        self._read_keys = keys

    @staticmethod
    def of(
        records: Mapping[str, Sequence[Record]], shown: Mapping[str, Iterable[Question]]
    ) -> Directory:
        """The directory of pages whose records and questions are known."""

        def keys() -> Mapping[str, PageKeys]:
            return {
                docname: keys_of(docname, records.get(docname, ()), shown.get(docname, ()))
                for docname in records.keys() | shown.keys()
            }

        return Directory(keys)

    @cached_property
    def keys(self) -> Mapping[str, PageKeys]:
        """The keys of each page."""
        keys = self._read_keys()
        return {docname: keys[docname] for docname in sorted(keys)}

    # -- by name ------------------------------------------------------------------------

    def defining(self, key: str) -> Sequence[str]:
        """The pages that define a key."""
        return self._defining.get(key, ())

    def mentioning(self, key: str) -> Sequence[str]:
        """The pages that mention a key."""
        return self._mentioning.get(key, ())

    def quoting(self, key: str) -> Sequence[str]:
        """The pages that mention a key in a text that other pages may show."""
        return self._quoting.get(key, ())

    @cached_property
    def _defining(self) -> dict[str, list[str]]:
        return _inverted((docname, keys.defines) for docname, keys in self.keys.items())

    @cached_property
    def _mentioning(self) -> dict[str, list[str]]:
        return _inverted((docname, keys.mentions) for docname, keys in self.keys.items())

    @cached_property
    def _quoting(self) -> dict[str, list[str]]:
        return _inverted((docname, keys.quotes) for docname, keys in self.keys.items())

    def around(self, defined: Iterable[str], mentioned: Iterable[str]) -> Set[str]:
        """The pages whose answers may depend on what has these names: those that define or mention
        a name that is defined, and those that define a name that is mentioned.
        """
        found: set[str] = set()
        for key in defined:
            found.update(self.defining(key), self.mentioning(key))
        for key in mentioned:
            found.update(self.defining(key))
        return found

    # -- by what is on them ---------------------------------------------------------------

    def pages_with(self, *kinds: str) -> Iterator[str]:
        """The pages with a record of one of these kinds."""
        wanted = set(kinds)
        return (docname for docname, keys in self.keys.items() if not wanted.isdisjoint(keys.kinds))

    @property
    def with_views(self) -> Iterator[str]:
        """The pages that show lists, maps or counts of records anywhere."""
        return (docname for docname, keys in self.keys.items() if keys.has_views)


def _inverted(keys: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for docname, own in keys:
        for key in own:
            found.setdefault(key, []).append(docname)
    return found
