"""The items that bear on a belief, and the beliefs whose place it has taken."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.items import BearingItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.contents import Contents


class Bearing:
    """The items and beliefs that have to do with each belief, by its name."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def on(self, belief: Belief) -> Sequence[BearingItem]:
        """The items that name a belief, in the order of items."""
        return self._bearing.get(belief.name, ()) if self._contents.has_own_name(belief) else ()

    def superseded_by(self, belief: Belief) -> Sequence[Belief]:
        """The beliefs that name a belief as the one that has taken their place."""
        return self._superseded.get(belief.name, ()) if belief.name else ()

    @cached_property
    def _bearing(self) -> dict[str, list[BearingItem]]:
        found: dict[str, list[BearingItem]] = {}
        for item in self._contents.items:
            if isinstance(item, BearingItem):
                for name in item.named:
                    found.setdefault(name, []).append(item)
        return found

    @cached_property
    def _superseded(self) -> dict[str, list[Belief]]:
        found: dict[str, list[Belief]] = {}
        for belief in self._contents.beliefs:
            if belief.superseded_by:
                found.setdefault(belief.superseded_by, []).append(belief)
        return found
