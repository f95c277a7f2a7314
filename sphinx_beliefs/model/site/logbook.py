"""Credence logs: the beliefs they belong to, and the histories they tell."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.logs import CredenceLog, in_order

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.logs import LogEntry
    from sphinx_beliefs.model.site.contents import Contents
    from sphinx_beliefs.model.site.finder import Finder


class Logbook:
    """The credence logs of a site, by belief."""

    def __init__(self, contents: Contents, finder: Finder) -> None:
        self._contents = contents
        self._finder = finder

    def belief_of(self, log: CredenceLog) -> Belief | None:
        """The belief that a log belongs to; None if there is no such belief."""
        if log.belief_anchor:
            found = self._contents.items_by_anchor.get((log.docname, log.belief_anchor))
            return found if isinstance(found, Belief) else None
        return self._finder.find_belief(log.belief)

    def log_of(self, belief: Belief) -> CredenceLog | None:
        """The log of a belief: the one in it, or else the first one elsewhere."""
        return self._logs.get((belief.docname, belief.anchor))

    def history(self, belief: Belief) -> tuple[LogEntry, ...]:
        """The entries logged of a belief, the oldest first; none without a log."""
        log = self.log_of(belief)
        return in_order(log.entries) if log is not None else ()

    @cached_property
    def _logs(self) -> dict[tuple[str, str], CredenceLog]:
        """The log of each belief that has one, by the belief's docname and anchor."""
        found: dict[tuple[str, str], CredenceLog] = {}
        for log in sorted(self._contents.logs, key=lambda log: not log.belief_anchor):
            belief = self.belief_of(log)
            if belief is not None:
                found.setdefault((belief.docname, belief.anchor), log)
        return found
