"""What Sphinx is given in place of the indexes of the domain, until there is something to list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from sphinx.domains import Index

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import DOMAIN, Listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.domains import IndexEntry

    from sphinx_beliefs.domain import BeliefsDomain

    Content = tuple[list[tuple[str, list[IndexEntry]]], bool]

_index_of = Late("sphinx_beliefs.rendering.domain_indices:index_of")


class LateIndex(Index):
    """Stands for the index of a kind."""

    kind: ClassVar[str]
    page: ClassVar[str]

    def generate(self, docnames: Iterable[str] | None = None) -> Content:
        """The entries of the index; none if there are none, or its page need not be written."""
        domain = cast("BeliefsDomain", self.domain)
        if not domain.settled.is_used or domain.output.is_fresh(self.page):
            return [], False
        return cast("Content", _index_of(domain, self.kind).generate(docnames))


def late_index(kind: str, listed: Listed, title: str) -> type[LateIndex]:
    """The class that stands for the index of a kind, with its title in the language of the site."""
    name = listed.page.removeprefix(f"{DOMAIN}-")
    members = {"name": name, "localname": title, "kind": kind, "page": listed.page}
    return cast("type[LateIndex]", type("LateIndex", (LateIndex,), members))
