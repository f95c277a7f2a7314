"""Credence logs: the beliefs they belong to, and the histories they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.logs import in_order
from sphinx_beliefs.model.site.page_keys import key_of

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry
    from sphinx_beliefs.model.site.contents import Contents
    from sphinx_beliefs.model.site.finder import Finder


class Logbook:
    """The credence logs of a site, by belief."""

    def __init__(self, contents: Contents, finder: Finder) -> None:
        self._contents = contents
        self._finder = finder
        #: The logs found so far, by the belief's docname and anchor.
        self._logs: dict[tuple[str, str], CredenceLog | None] = {}

    def belief_of(self, log: CredenceLog) -> Belief | None:
        """The belief that a log belongs to; None if there is no such belief."""
        if log.belief_anchor:
            found = self._contents.on(log.docname).by_anchor.get(log.belief_anchor)
            return found if isinstance(found, Belief) else None
        return self._finder.find_belief(log.belief)

    def log_of(self, belief: Belief) -> CredenceLog | None:
        """The log of a belief: the one in it, or else the first one elsewhere."""
        place = (belief.docname, belief.anchor)
        if place not in self._logs:
            self._logs[place] = self._find_log(belief)
        return self._logs[place]

    def _find_log(self, belief: Belief) -> CredenceLog | None:
        inside = self._contents.on(belief.docname).logs_inside.get(belief.anchor)
        if inside:
            return inside[0]
        meant = self._finder.find_belief(belief.name)
        if meant is None or (meant.docname, meant.anchor) != (belief.docname, belief.anchor):
            return None
        pages = map(self._contents.on, self._contents.directory.defining(key_of(belief.name)))
        logs = (log for page in pages for log in page.logs_outside.get(belief.name, ()))
        return next(logs, None)

    def history(self, belief: Belief) -> tuple[LogEntry, ...]:
        """The entries logged of a belief, the oldest first; none without a log."""
        log = self.log_of(belief)
        return in_order(log.entries) if log is not None else ()
