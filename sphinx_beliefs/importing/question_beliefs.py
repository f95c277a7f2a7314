"""Questions of other places as beliefs: the claim, the options, the notes and the log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.directive_writer import write_directive
from sphinx_beliefs.model.entries.entry_words import ENGLISH_WORDS, EntryWords
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.notation.log_lines import parse_log_line
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.notation.placeholders import is_placeholder
from sphinx_beliefs.model.notation.urls import parse_url
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from sphinx_beliefs.importing.forecasts import Forecast, Question
    from sphinx_beliefs.importing.page_texts import PlainTexts
    from sphinx_beliefs.model.notation.scales import Scale

#: Between the credence and the reason of an entry of a log.
_DASH = " — "

#: Characters that separate tags, or mark lists of them.
_NOT_IN_TAGS = re.compile(r"[,;\[\]<>\"'`]+")


@dataclass(frozen=True, kw_only=True)
class WrittenBelief:
    """A belief in the source of a page: its title, its options by name, and its body."""

    title: str
    options: dict[str, str]
    body: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class BeliefForm:
    """The way in which beliefs are written: as entries of a list, or each as a directive.

    ``name`` is the directive of a belief, and ``mark`` the mark of its fence in Markdown.
    """

    is_entry: bool
    name: str = Kind.BELIEF.value
    mark: str = ":"
    marker: str = "- "
    words: EntryWords = ENGLISH_WORDS


def belief_of(question: Question, texts: PlainTexts) -> WrittenBelief:
    """The belief that a question is."""
    notes, log = texts.paragraphs(question.notes), log_of(question.forecasts)
    lines = [f"- {log_line(forecast, texts)}" for forecast in log]
    return WrittenBelief(
        title=texts.line(question.title),
        options=options_of(question),
        body=[*notes, *([""] if notes and lines else []), *lines],
    )


def belief_lines(
    belief: WrittenBelief, texts: PlainTexts, form: BeliefForm
) -> tuple[list[str], bool]:
    """The lines of a belief, and whether they are an entry: where no entry can say it, they are a
    directive.
    """
    item = (Kind.BELIEF, belief.title, belief.options, belief.body, texts.markup)
    if form.is_entry:
        entry = write_entry(*item, form.words, marker=form.marker)
        if entry is not None:
            return entry, True
    return write_directive(*item, name=form.name, mark=form.mark), False


def options_of(question: Question) -> dict[str, str]:
    """The options of the belief that a question is."""
    options = {}
    if (last := present_forecast(question)) is not None:
        options["credence"] = credence_of(last)
    if question.resolve_by is not None:
        options["resolve-by"] = question.resolve_by.isoformat()
    options |= outcome_of(question)
    if tags := tags_of(question):
        options["tags"] = ", ".join(tags)
    options["source"] = source_of(question)
    return options


def outcome_of(question: Question) -> dict[str, str]:
    """The options that say what became of a question; empty if it is open."""
    if question.resolution is None:
        return {}
    options = {"resolution": question.resolution.value}
    if question.resolved is not None:
        options["resolved"] = question.resolved.isoformat()
    return options


def source_of(question: Question) -> str:
    """The value of ``source``: the id of a question, and its address if that is a safe one."""
    url, problem = parse_url(question.url, field="source") if question.url else ("", None)
    is_one_word = len(url.split()) == 1
    return f"{question.source} {url}" if is_one_word and problem is None else question.source


def tags_of(question: Question) -> tuple[str, ...]:
    """The tags of a question in the form in which a page can have them."""
    tags = (" ".join(_NOT_IN_TAGS.sub(" ", printable(tag)).split()) for tag in question.tags)
    return tuple(dict.fromkeys(tag for tag in tags if tag and not is_placeholder(tag)))


def present_forecast(question: Question) -> Forecast | None:
    """The last forecast; of a question that has been decided, the last one until that day."""
    forecasts, end = question.forecasts, question.resolved
    if question.resolution is not None and end is not None:
        forecasts = tuple(each for each in forecasts if each.day <= end) or forecasts
    return forecasts[-1] if forecasts else None


def log_of(forecasts: Sequence[Forecast]) -> list[Forecast]:
    """The forecasts that a log has: of each day the last, and those that say something."""
    found: list[Forecast] = []
    for number, forecast in enumerate(forecasts):
        is_last = number + 1 == len(forecasts) or forecasts[number + 1].day != forecast.day
        if is_last or forecast.comment.strip():
            found.append(forecast)
    return found


def log_line(forecast: Forecast, texts: PlainTexts) -> str:
    """The line of a log that says a forecast, without a marker."""
    day, credence = forecast.day.isoformat(), credence_of(forecast)
    return log_text(day, credence, texts.line(forecast.comment))


def log_text(date: str, credence: str, reason: str, scale: Scale | None = None) -> str:
    """The line of a log with a date, a credence and a reason, which is source of a page."""
    head = f"{date} {credence}"
    if not reason:
        return head
    for lead in (_DASH, f"{_DASH}\\"):
        line = f"{head}{lead}{reason}"
        read, problem = parse_log_line(line, scale)
        is_read = read.credence is not None and read.credence.text == credence
        if problem is None and is_read and read.reason == (lead + reason).removeprefix(_DASH):
            return line
    return f"{head}{_DASH}{reason}"


def credence_of(forecast: Forecast) -> str:
    """The credence of a forecast: ``70%``, or ``~70%`` for a rough one."""
    return f"{'~' * forecast.is_about}{percentage(forecast.percent)}"


def percentage(percent: Decimal) -> str:
    """A percentage as a credence: ``70%``, ``57.31%``; with more decimals where little is left to
    certainty.
    """
    decimals = 2 if _LEAST <= percent <= 100 - _LEAST else 6
    return f"{f'{percent:.{decimals}f}'.rstrip('0').rstrip('.')}%"


#: The percentage from which two decimals are enough.
_LEAST = 1
