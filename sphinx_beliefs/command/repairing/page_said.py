"""What a page says, to see that a change of its text changes nothing else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.command.converting.page_reader import plain_record
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.logs import CredenceLog

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from sphinx_beliefs.model.records.logs import LogEntry


class PageSaid:
    """What a page says: beliefs by anchor, the lines of logs, all else, and its warnings."""

    def __init__(self, records: Sequence[Any], warnings: Counter[str]) -> None:
        self.warnings = warnings
        self.beliefs = {one.anchor: one for one in records if isinstance(one, Belief)}
        self.logs = [one for one in records if isinstance(one, CredenceLog)]
        self.logged = Counter(
            (owner_of(log), entry.date.iso, entry.credence.text)
            for log in self.logs
            for entry in log.entries
        )
        self.plain = [plain_record(one) for one in records if not isinstance(one, CredenceLog)]

    def is_like(
        self, before: PageSaid, old: Belief, new: Belief, entries: Sequence[LogEntry]
    ) -> bool:
        """Return whether a page says the same as before, but for one belief and its new entries."""
        was, is_now = plain_record(old), plain_record(new)
        expected = [is_now if one == was else one for one in before.plain]
        return self.plain == expected and self.has_more(before, {old.anchor, old.name}, entries)

    def has_more(self, before: PageSaid, owners: Set[str], entries: Sequence[LogEntry]) -> bool:
        """Return whether the logs of one belief have entries more than before, and all else in logs
        is the same.
        """
        more = self.logged - before.logged
        added = Counter((date, text) for _whose, date, text in more.elements())
        wanted = Counter((entry.date.iso, entry.credence.text) for entry in entries)
        return (
            not before.logged - self.logged
            and added == wanted
            and all(owner in owners for owner, _date, _text in more)
            and self.warnings <= before.warnings
        )


def owner_of(log: CredenceLog) -> str:
    """The anchor or the name by which a log says whose it is."""
    return log.belief_anchor or log.belief
