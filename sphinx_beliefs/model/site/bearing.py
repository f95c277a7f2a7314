"""The items that bear on a belief, and the beliefs whose place it has taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.site.page_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.records.items import BearingItem, Belief
    from sphinx_beliefs.model.site.contents import Contents
    from sphinx_beliefs.model.site.page_records import PageRecords


class Bearing:
    """The items and beliefs that have to do with each belief, by its name."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def on(self, belief: Belief) -> Sequence[BearingItem]:
        """The items that name a belief, in the order of items."""
        if not self._contents.has_own_name(belief):
            return ()
        pages = self._mentioning(belief)
        return [item for page in pages for item in page.bearing.get(belief.name, ())]

    def superseded_by(self, belief: Belief) -> Sequence[Belief]:
        """The beliefs that name a belief as the one that has taken their place."""
        pages = self._mentioning(belief)
        return [item for page in pages for item in page.superseded.get(belief.name, ())]

    def _mentioning(self, belief: Belief) -> Iterator[PageRecords]:
        pages = self._contents.directory.mentioning(key_of(belief.name)) if belief.name else ()
        return map(self._contents.on, pages)
