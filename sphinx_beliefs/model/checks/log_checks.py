"""What is wrong with a credence log and the belief that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import Problem, Subtype, mark

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.records.logs import LogEntry


def find_log_problems(
    entries: Sequence[LogEntry], today: datetime.date | None
) -> Iterator[tuple[int, Problem]]:
    """What is wrong with the dates of a log, with the number, from 0, of the entry."""
    for number, entry in enumerate(entries):
        before = entries[number - 1].date.first_day if number else None
        if before is not None and entry.date.last_day is not None and entry.date.last_day < before:
            message = mark(
                "{date} is earlier than the entry above it; write the log in order, the oldest "
                "entry first"
            )
            values = {"date": entry.date.iso}
            yield number, Problem(subtype=Subtype.CREDENCE_LOG, message=message, values=values)
        if today and entry.date.first_day and entry.date.first_day > today:
            message = mark("{date} is still to come; write the day from which on you believed this")
            values = {"date": entry.date.iso}
            yield number, Problem(subtype=Subtype.FUTURE_DATE, message=message, values=values)
