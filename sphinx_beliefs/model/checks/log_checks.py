"""Credence logs without a belief, out of order, or at odds with the belief they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.problem import N_, Finding, Problem, Subtype
from sphinx_beliefs.model.records.logs import in_order
from sphinx_beliefs.model.records.record import Record, found_in
from sphinx_beliefs.model.site.unknown_names import unknown_name

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry
    from sphinx_beliefs.model.site.site import Site


def find_log_problems(
    site: Site, logs: Iterable[CredenceLog], where: Callable[[Record], str]
) -> Iterator[Finding]:
    """Find, among some logs, those without a belief, second logs, dates out of order, and wrong
    last entries.
    """
    for log in logs:
        wrong_dates = list(find_entry_problems(log.entries, site.vocabulary.today))
        for number, problem in wrong_dates:
            yield found_in(log, problem, log.places[number])
        belief = site.logbook.belief_of(log)
        if belief is None:
            if log.belief:
                problem = unknown_name(site, "belief", log.belief)
                yield found_in(log, problem)
            continue
        first = site.logbook.log_of(belief)
        if first is not None and first is not log:
            message = N_(
                "this belief has a log already, at {first}, which is the one that is shown; put "
                "the entries of both into it"
            )
            yield found_in(log, Subtype.CREDENCE_LOG.problem(message, first=where(first)))
        elif log.entries and log.is_whole and not wrong_dates:
            # Otherwise the last entry is not known, and fixing the order may fix this, too.
            entries = in_order(log.entries)
            yield from _first_entry(log, belief, entries[0])
            yield from _last_entry(log, belief, entries)


def find_entry_problems(
    entries: Sequence[LogEntry], today: datetime.date | None
) -> Iterator[tuple[int, Problem]]:
    """Find the problems in the dates of a log, each with the number (from 0) of its entry."""
    for number, entry in enumerate(entries):
        before = entries[number - 1].date.first_day if number else None
        if before is not None and entry.date.last_day is not None and entry.date.last_day < before:
            message = N_(
                "{date} is earlier than the entry above it; write the log in order, the oldest "
                "entry first"
            )
            yield number, Subtype.CREDENCE_LOG.problem(message, date=entry.date.iso)
        if today and entry.date.first_day and entry.date.first_day > today:
            message = N_("{date} is in the future; write the day from which you believed this")
            yield number, Subtype.FUTURE_DATE.problem(message, date=entry.date.iso)


def _first_entry(log: CredenceLog, belief: Belief, first: LogEntry) -> Iterator[Finding]:
    since = belief.since.first_day if belief.since is not None else None
    day = first.date.last_day
    if since is not None and day is not None and day < since:
        message = N_(
            "the log begins on {date}, but the belief says that it has been held only since "
            "{since}; fix one of them"
        )
        problem = Subtype.CREDENCE_LOG.problem(
            message, date=first.date.iso, since=belief.since.iso if belief.since else ""
        )
        yield found_in(log, problem, log.places[log.entries.index(first)])


def _last_entry(log: CredenceLog, belief: Belief, entries: Sequence[LogEntry]) -> Iterator[Finding]:
    lasts = entries[-1:]
    if belief.resolved is not None and (end := belief.resolved.first_day) is not None:
        # The last entry may be of the day on which it was decided, and the outcome may have been
        # logged, too.
        until = [entry for entry in entries if (entry.date.last_day or end) <= end]
        before = [entry for entry in until if (entry.date.last_day or end) < end]
        if not before:
            return
        lasts = [before[-1], until[-1]]
    last = lasts[0]
    place = log.places[log.entries.index(last)]
    now = belief.credence
    if now is None or now.kind in {CredenceKind.UNREADABLE, CredenceKind.PLACEHOLDER}:
        return  # it has been reported, or is still to be written
    if not any(entry.credence.means_the_same(now) for entry in lasts):
        message = N_(
            "the log ends with {last}, but the belief says {now}; add an entry for the change, "
            "or fix the one that is wrong"
        )
        problem = Subtype.LOG_MISMATCH.problem(message, last=last.credence.text, now=now.text)
        yield found_in(log, problem, place)
