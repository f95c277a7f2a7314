"""What a question has that the belief made of it has not: what can be added, and what the author
has changed since, which stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.importing.question_beliefs import (
    credence_of,
    log_line,
    log_of,
    outcome_of,
    percentage,
    present_forecast,
)
from sphinx_beliefs.model.enum_tables import total
from sphinx_beliefs.model.message import N_, Message
from sphinx_beliefs.model.notation.credence import parse_credence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.importing.forecasts import Forecast, Question
    from sphinx_beliefs.importing.known_beliefs import KnownBelief, KnownLine
    from sphinx_beliefs.importing.page_texts import PlainTexts


class Kept(Enum):
    """A part of a belief that is no longer as it was brought in, and stays as its author has it."""

    CLAIM = "claim"
    CREDENCE = "credence"
    LOG = "log"
    NO_LOG = "no_log"
    OUTCOME = "outcome"
    RESOLVE_BY = "resolve_by"

    @property
    def words(self) -> Message:
        """The part in words."""
        return _WORDS[self]


_WORDS: Mapping[Kept, Message] = total(
    Kept,
    {
        Kept.CLAIM: N_("the claim has other words"),
        Kept.CREDENCE: N_("the credence is not that of the last entry in the log"),
        Kept.LOG: N_("the log has other entries"),
        Kept.NO_LOG: N_("the belief has no log to which forecasts could be added"),
        Kept.OUTCOME: N_("the outcome is another"),
        Kept.RESOLVE_BY: N_("the date by which it is to be decided is another"),
    },
)


class Edit(NamedTuple):
    """Lines that take the place of those from ``first`` to before ``end`` (from 0)."""

    first: int
    end: int
    lines: Sequence[str]


@dataclass(kw_only=True)
class Update:
    """What is to be added to a belief, and what is left; ``forecasts`` is the number of those that
    are new and added, and ``withheld`` of those that are new and are not.
    """

    edits: list[Edit] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    forecasts: int = 0
    withheld: int = 0
    is_decided: bool = False


def update_of(
    known: KnownBelief, question: Question, texts: PlainTexts, lines: Sequence[str]
) -> Update:
    """Compare a belief in the lines of its file with the question that it was made of."""
    update = Update()
    if _words(known.title) != _words(texts.line(question.title)):
        update.kept.append(Kept.CLAIM)
    _resolve_by(update, known, question)
    is_decided = _outcome(update, known, question, lines)
    _log(update, known, question, texts, lines, is_decided=is_decided)
    return update


def _words(text: str) -> str:
    """The words of a title, without its markup."""
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def _resolve_by(update: Update, known: KnownBelief, question: Question) -> None:
    day = question.resolve_by.isoformat() if question.resolve_by is not None else ""
    if day and known.options.get("resolve-by", "") != day:
        update.kept.append(Kept.RESOLVE_BY)


def _outcome(update: Update, known: KnownBelief, question: Question, lines: Sequence[str]) -> bool:
    """Add the outcome if a belief has none; return whether it then has that of the question."""
    outcome = outcome_of(question)
    if not outcome:
        return False
    has = {name: known.options[name] for name in outcome if name in known.options}
    if "resolution" in has:
        if has != outcome:
            update.kept.append(Kept.OUTCOME)
        return has["resolution"] == outcome["resolution"]
    if known.options.keys() & {"resolution", "resolved", "superseded-by"}:
        update.kept.append(Kept.OUTCOME)
        return False
    lead = known.options_lead.lstrip("\n")
    gap = [""] if lead != known.options_lead else []
    added = [*gap, *(f"{lead}:{name}: {value}" for name, value in outcome.items())]
    at = _below_deadline(known, lines)
    update.edits.append(Edit(at, at, added))
    update.is_decided = True
    return True


def _below_deadline(known: KnownBelief, lines: Sequence[str]) -> int:
    """The line above which an outcome stands: below the date by which it was to be decided."""
    if "resolve-by" in known.options:
        for number in range(known.first + 1, known.end):
            if re.match(r"[ \t]*:resolve-by:", lines[number]):
                return number + 1
    return known.options_at


def _log(
    update: Update,
    known: KnownBelief,
    question: Question,
    texts: PlainTexts,
    lines: Sequence[str],
    *,
    is_decided: bool,
) -> None:
    """Add the forecasts that a log has not yet, if they belong at its end."""
    wanted = log_of(question.forecasts)
    if not wanted:
        return
    if not known.log:
        update.kept.append(Kept.NO_LOG)
        return
    there = {_key_of_line(line) for line in known.log}
    missing = [each for each in wanted if _key(each) not in there]
    last = known.log[-1]
    new = [each for each in missing if _is_after(each, last)]
    if len(new) < len(missing) or not known.is_log_whole:
        update.kept.append(Kept.LOG)
    if not new or not known.is_log_whole:
        update.withheld = len(new)
        return
    credence = _credence_edit(known, question, new, lines, is_decided=is_decided)
    if credence is None:
        update.kept.append(Kept.CREDENCE)
        update.withheld = len(new)
        return
    update.edits += credence
    added = [f"{last.lead}{log_line(each, texts)}" for each in new]
    update.edits.append(Edit(last.end, last.end, added))
    update.forecasts = len(new)


def _key(forecast: Forecast) -> tuple[str, str]:
    """What a forecast has in common with its line, whether it is said to be a rough one or not."""
    return forecast.day.isoformat(), percentage(forecast.percent)


def _key_of_line(line: KnownLine) -> tuple[str, str]:
    said = line.said
    date = said.date.iso if said.date is not None else ""
    return date, said.credence.text.lstrip("~≈ ") if said.credence is not None else ""


def _is_after(forecast: Forecast, last: KnownLine) -> bool:
    """Return whether a forecast can stand below the last line of a log."""
    day = last.said.date.last_day if last.said.date is not None else None
    return day is not None and forecast.day >= day


def _credence_edit(
    known: KnownBelief,
    question: Question,
    new: Sequence[Forecast],
    lines: Sequence[str],
    *,
    is_decided: bool,
) -> list[Edit] | None:
    """The change of the credence with new forecasts; None if it is not that of the log."""
    present = present_forecast(question) if is_decided or question.resolution is None else new[-1]
    if present is None or present not in new:
        # The belief was decided before these.
        return []
    written, wanted = known.options.get("credence", ""), credence_of(present)
    credence, problem = parse_credence(written)
    last = known.log[-1].said.credence
    if problem is not None or not credence.means_the_same(last):
        return None
    if written == wanted:
        return []
    number = known.first
    if known.is_entry:
        changed = _changed_head(lines[number], written, wanted)
        return None if changed is None else [Edit(number, number + 1, [changed])]
    for number in range(known.first + 1, known.end):
        match = re.fullmatch(r"([ \t]*:credence:[ \t]+)(.*)", lines[number])
        if match is not None and match[2].strip() == written:
            return [Edit(number, number + 1, [match[1] + wanted])]
    return None


def _changed_head(line: str, written: str, wanted: str) -> str | None:
    """The line of an entry with another credence behind its bold title; None if it has no such."""
    head, bold, rest = line.rpartition("** ")
    if bold and rest.startswith(written) and rest[len(written) :][:1] in {"", " "}:
        return head + bold + wanted + rest[len(written) :]
    return None
