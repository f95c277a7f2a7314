"""Links to records, with their titles."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.credence import NO_CREDENCE
from sphinx_beliefs.model.notation.names import within_sentence
from sphinx_beliefs.model.records.items import Belief, Item
from sphinx_beliefs.model.records.pages import Page
from sphinx_beliefs.model.records.record import QUOTED
from sphinx_beliefs.model.site.answers import Target

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.contents import Contents
    from sphinx_beliefs.model.site.finder import Finder

#: The most quotes that are filled in within one title.
_MOST_QUOTES = 100


class Links:
    """Makes links; ``page_title`` is the title of a page that has no record, by docname."""

    def __init__(
        self, contents: Contents, finder: Finder, page_title: Callable[[str], str]
    ) -> None:
        self._contents = contents
        self._finder = finder
        self._page_title = page_title

    def target(self, record: Record) -> Target:
        """A link to a record."""
        anchor = record.anchor if isinstance(record, Item) else ""
        place = (record.docname, anchor)
        known = self._targets.get(place)
        if known is not None:
            return known
        title = self.title(record) or record.docname.rpartition("/")[2]
        made = self._targets[place] = Target(docname=record.docname, anchor=anchor, title=title)
        return made

    @cached_property
    def _targets(self) -> dict[tuple[str, str], Target]:
        """The links made so far; each is used in many rows."""
        return {}

    def page(self, docname: str) -> Target:
        """A link to a page, even if nothing is known of it."""
        page = self._contents.topic(docname) or self._contents.on(docname).page
        return self.target(page or Page(docname=docname, title=self._page_title(docname)))

    def title(self, record: Record) -> str:
        """The title of a record, with its quotes of other records filled in."""
        return self.with_quotes(record.title)

    def with_quotes(self, text: str) -> str:
        """A text with its quotes of other records filled in, up to three levels deep, and up to a
        limit in all, since titles that quote each other would grow without end.
        """
        if QUOTED.search(text) is None:
            return text
        left = _MOST_QUOTES

        def filled(title: str, depth: int) -> str:
            def quoted(match: re.Match[str]) -> str:
                nonlocal left
                found = (
                    self._finder.find(match["role"], match["target"]) if depth and left else None
                )
                if found is None:
                    return match["target"]
                left -= 1
                if match["role"] == "credence" and isinstance(found, Belief):
                    return (found.credence and found.credence.text) or NO_CREDENCE
                return within_sentence(filled(found.title, depth - 1), title[match.end() :][:2])

            return QUOTED.sub(quoted, title)

        return filled(text, 3)
