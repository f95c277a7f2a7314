"""What is wrong with a site as a whole: found once all pages have been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.checks.log_checks import find_log_problems
from sphinx_beliefs.model.checks.succession import find_circles
from sphinx_beliefs.model.checks.view_checks import find_view_problems
from sphinx_beliefs.model.notation.bayes import are_near, updated
from sphinx_beliefs.model.notation.credence import (
    Credence,
    CredenceKind,
    interval_text,
    percent_text,
)
from sphinx_beliefs.model.problem import Finding, Problem, Subtype, mark
from sphinx_beliefs.model.records.items import Belief, Direction, UpdateTrigger
from sphinx_beliefs.model.site.lookup import unknown_name
from sphinx_beliefs.model.site.relations import Relations, way_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry
    from sphinx_beliefs.model.records.mention import Mention
    from sphinx_beliefs.model.records.record import Record


def find_problems(
    relations: Relations,
    *,
    mentions: Mapping[str, Sequence[Mention]],
    today: datetime.date | None,
    where: Callable[[Record], str],
) -> Iterator[Finding]:
    """Everything that can be wrong between pages, or with the day.

    ``mentions`` are the sentences of each page that have percentages and beliefs in them;
    ``where`` says where a record was written, for messages that point at another place.
    """
    yield from _names(relations, where)
    yield from _beliefs(relations)
    yield from find_circles(relations)
    yield from _logs(relations, today, where)
    yield from _triggers(relations)
    yield from _topics(relations)
    yield from find_view_problems(relations)
    for docname in sorted(mentions):
        yield from _mentions(relations, docname, mentions[docname])


def _found(record: Record, subtype: Subtype, message: str, **values: str) -> Finding:
    problem = Problem(subtype=subtype, message=message, values=values)
    return Finding(problem, record.docname, record.place)


def _names(relations: Relations, where: Callable[[Record], str]) -> Iterator[Finding]:
    """Names that are taken, and related topics that are not there."""
    for duplicate in relations.duplicates:
        message = mark(
            "the name {name} is taken: it was first used at {first}; the first keeps it, "
            "give this one another"
        )
        values = {"name": duplicate.second.name, "first": where(duplicate.first)}
        yield _found(duplicate.second, Subtype.DUPLICATE_NAME, message, **values)
    for topic in relations.topics.values():
        for name in topic.related:
            if relations.find("topic", name) is None:
                problem = unknown_name(relations, "topic", name)
                yield Finding(problem, topic.docname, topic.place_of("related"))


def _beliefs(relations: Relations) -> Iterator[Finding]:
    """Beliefs that should be decided by now, and that evidence could move only one way."""
    for belief in relations.beliefs:
        if relations.is_overdue(belief) and belief.resolve_by is not None:
            message = mark(
                "this belief was to be decided by {date}, and is open still; say what became of it "
                "with :resolution:, or move the date"
            )
            yield _found(belief, Subtype.RESOLVE_BY, message, date=belief.resolve_by.iso)
        triggers = [
            item
            for item in relations.bearing_on(belief)
            if isinstance(item, UpdateTrigger) and item.fired is None
        ]
        ways = {way_of(trigger, belief) for trigger in triggers}
        is_normative = belief.credence is not None and (
            belief.credence.kind is CredenceKind.NORMATIVE
        )
        if belief.is_open and not is_normative and ways in ({Direction.UP}, {Direction.DOWN}):
            message = mark(
                "all triggers of this belief would raise it; what one expects to see must balance, "
                "so add what would move it the other way, or move the credence now"
            )
            if ways == {Direction.DOWN}:
                message = mark(
                    "all triggers of this belief would lower it; what one expects to see must "
                    "balance, so add what would move it the other way, or move the credence now"
                )
            yield _found(belief, Subtype.ONE_SIDED, message)


def _logs(
    relations: Relations, today: datetime.date | None, where: Callable[[Record], str]
) -> Iterator[Finding]:
    """Logs without a belief, second logs, dates out of order, and last entries that are not so."""
    for log in relations.logs:
        wrong_dates = list(find_log_problems(log.entries, today))
        for number, problem in wrong_dates:
            yield Finding(problem, log.docname, log.places[number])
        belief = relations.belief_of(log)
        if belief is None:
            if log.belief:
                problem = unknown_name(relations, "belief", log.belief)
                yield Finding(problem, log.docname, log.place)
            continue
        first = relations.log_of(belief)
        if first is not None and first is not log:
            message = mark(
                "this belief has a log already, at {first}, which is the one that is shown; put "
                "the entries of both into it"
            )
            yield _found(log, Subtype.CREDENCE_LOG, message, first=where(first))
        elif log.entries and log.is_whole and not wrong_dates:
            # Or else nobody knows which entry is the last, and mending that may mend this.
            entries = relations.history(belief)
            yield from _first_entry(log, belief, entries[0])
            yield from _last_entry(log, belief, entries)


def _first_entry(log: CredenceLog, belief: Belief, first: LogEntry) -> Iterator[Finding]:
    since = belief.since.first_day if belief.since is not None else None
    day = first.date.last_day
    if since is not None and day is not None and day < since:
        message = mark(
            "the log begins on {date}, and the belief says it has been held since {since} only; "
            "fix one of them"
        )
        values = {"date": first.date.iso, "since": belief.since.iso if belief.since else ""}
        problem = Problem(subtype=Subtype.CREDENCE_LOG, message=message, values=values)
        yield Finding(problem, log.docname, log.places[log.entries.index(first)])


def _last_entry(log: CredenceLog, belief: Belief, entries: Sequence[LogEntry]) -> Iterator[Finding]:
    if belief.resolved is not None and (end := belief.resolved.first_day) is not None:
        # What came out may have been logged, too.
        entries = [entry for entry in entries if (entry.date.last_day or end) < end]
        if not entries:
            return
    last = entries[-1]
    place = log.places[log.entries.index(last)]
    now = belief.credence
    if now is None or now.kind in {CredenceKind.UNREADABLE, CredenceKind.PLACEHOLDER}:
        return  # that has been said, or is still to be written
    if not last.credence.means_the_same(now):
        message = mark(
            "the log ends with {last}, and the belief says {now}; add an entry for the change, or "
            "fix the one of them that is wrong"
        )
        values = {"last": last.credence.text, "now": now.text}
        problem = Problem(subtype=Subtype.LOG_MISMATCH, message=message, values=values)
        yield Finding(problem, log.docname, place)


def _triggers(relations: Relations) -> Iterator[Finding]:
    """Triggers whose effect contradicts itself, and those that fired without effect."""
    for trigger in relations.items:
        if not isinstance(trigger, UpdateTrigger):
            continue
        for name in trigger.named:
            belief = relations.find("belief", name)
            if not isinstance(belief, Belief):
                continue  # the reference says so
            if belief.credence is not None and belief.credence.kind is CredenceKind.NORMATIVE:
                if trigger.to is not None or trigger.likelihood_ratio is not None:
                    message = mark(
                        "{name} is normative, and has no credence that evidence could change; take "
                        "the options to and likelihood-ratio away, or name another belief"
                    )
                    yield _found(trigger, Subtype.NORMATIVE_UPDATE, message, name=name)
            elif trigger.fired is not None:
                yield from _fired(relations, trigger, belief)
            elif belief.is_open:
                yield from _update(trigger, belief)


def _fired(relations: Relations, trigger: UpdateTrigger, belief: Belief) -> Iterator[Finding]:
    if trigger.fired is None or not belief.is_open:
        return
    fired = trigger.fired.first_day
    if fired is None:
        return
    entries = relations.history(belief)
    if all(entry.date.last_day is None or entry.date.last_day < fired for entry in entries):
        message = mark(
            "this trigger fired on {date}, and the log of {name} has no entry since; add one to "
            "its credence-log, also if the credence stays what it is"
        )
        if not entries:
            message = mark(
                "this trigger fired on {date}, and {name} has no log; start a credence-log in it, "
                "with what it was before, and what it is since"
            )
        values = {"date": trigger.fired.iso, "name": belief.name}
        yield _found(trigger, Subtype.FIRED, message, **values)


def _update(trigger: UpdateTrigger, belief: Belief) -> Iterator[Finding]:
    """Whether where a trigger leads to agrees with which way it pushes, and how hard."""
    now, to, ratio = belief.credence, trigger.to, trigger.ratio_for(belief.name)
    if now is None or now.midpoint is None or to is None or to.midpoint is None:
        return
    values = {"to": to.text, "now": now.text, "name": belief.name}
    said = trigger.said_way(belief.name)
    if said is Direction.UP and to.midpoint <= now.midpoint:
        message = mark(
            "this trigger would lead from {now} for {name} to {to}, which does not raise it; fix "
            "one of {option} and to"
        )
        option = "raises" if belief.name in trigger.raises else "direction"
        yield _found(trigger, Subtype.UPDATE, message, option=option, **values)
    if said is Direction.DOWN and to.midpoint >= now.midpoint:
        message = mark(
            "this trigger would lead from {now} for {name} to {to}, which does not lower it; fix "
            "one of {option} and to"
        )
        option = "lowers" if belief.name in trigger.lowers else "direction"
        yield _found(trigger, Subtype.UPDATE, message, option=option, **values)
    if ratio is not None and to.low is not None and to.high is not None:
        expected = updated(now, ratio)
        if expected is not None and not are_near((to.low, to.high), expected):
            message = mark(
                "by its likelihood ratio this trigger would lead from {now} for {name} to "
                "{expected}, and not to {to}; fix one of likelihood-ratio and to"
            )
            expected_text = f"~{interval_text(*expected)}"
            yield _found(trigger, Subtype.UPDATE, message, expected=expected_text, **values)


def _topics(relations: Relations) -> Iterator[Finding]:
    """Topics that have not been reviewed for too long, or never."""
    for topic in relations.topics.values():
        due = relations.review_due(topic)
        place = topic.place_of("last_reviewed")
        if due is not None and relations.is_past(due):
            message = mark(
                "this topic was to be reviewed by {date}; read it again, and set last_reviewed to "
                "the day on which you did"
            )
            values = {"date": due.isoformat()}
            problem = Problem(subtype=Subtype.REVIEW_OVERDUE, message=message, values=values)
            yield Finding(problem, topic.docname, place)
        elif relations.was_never_reviewed(topic):
            message = mark(
                "this topic does not say when it was last reviewed; add last_reviewed, with the "
                "day on which you last went through it"
            )
            problem = Problem(subtype=Subtype.NEVER_REVIEWED, message=message)
            yield Finding(problem, topic.docname, place)


def _mentions(relations: Relations, docname: str, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Percentages in sentences about beliefs that are not those of the beliefs."""
    for mention in mentions:
        found = [relations.find("belief", name) for name in mention.beliefs]
        beliefs = [belief for belief in found if isinstance(belief, Belief)]
        stated = [
            (belief, belief.credence)
            for belief in beliefs
            if belief.credence is not None and belief.credence.is_stated
        ]
        if not stated or len(stated) < len(beliefs):
            continue
        if any(_fits(credence, number) for number in mention.percentages for _, credence in stated):
            # The credence is there, and what else is said beside it is another thing.
            continue
        message = mark(
            "this sentence says {number}, and the credence of {name} is {now}; write "
            "{{credence}}`{name}`, which is always right, or say the other number in another "
            "sentence"
        )
        belief, credence = stated[0]
        number = percent_text(mention.percentages[0])
        values = {"number": number, "name": belief.name, "now": credence.text}
        problem = Problem(subtype=Subtype.STALE_NUMBER, message=message, values=values)
        yield Finding(problem, docname, mention.place)


def _fits(credence: Credence, number: Decimal) -> bool:
    """Whether a number says what a credence says, of the belief or of its opposite."""
    low, high = credence.low, credence.high
    return (
        low is not None
        and high is not None
        and (low <= number <= high or low <= 100 - number <= high)
    )
