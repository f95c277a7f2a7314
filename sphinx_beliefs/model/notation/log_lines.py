"""The lines of a credence log, as authors write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.credence import (
    Credence,
    CredenceKind,
    parse_credence,
    read_credence,
)
from sphinx_beliefs.model.notation.date_hints import readings_of
from sphinx_beliefs.model.notation.dates import Date, DateKind, parse_date
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype

if TYPE_CHECKING:
    from sphinx_beliefs.model.notation.scales import Scale

_BULLET = LazyPattern(r"\A[-*+]\s+")
_LEAD = LazyPattern(r"\A(?:[—–-]+|:)\s+")

#: The most words that a credence can have; the longest terms of the scales have five.
_MOST_WORDS = 8


#: The most words that a date can have: "May 1, 2026".
_MOST_DATE_WORDS = 3


class LogLine(Struct, frozen=True, kw_only=True):
    """One line of a log. Without a ``date`` or a ``credence`` it is shown as written, and counts
    for nothing else.
    """

    date: Date | None = None
    credence: Credence | None = None
    reason: str = ""

    @property
    def is_entry(self) -> bool:
        """True if it says what was believed, and from which day."""
        return (
            self.date is not None
            and self.date.kind is DateKind.DATE
            and self.credence is not None
            and (self.credence.is_stated or self.credence.kind is CredenceKind.NORMATIVE)
        )


def parse_log_line(written: str, scale: Scale | None = None) -> tuple[LogLine, Problem | None]:
    """Read ``DATE CREDENCE reason``; the reason is markup, and may be absent.

    A bullet before the date, and a dash or a colon before the reason, are dropped.
    """
    text = _BULLET.sub("", written.strip())
    first, rest = [*text.split(maxsplit=1), "", ""][:2]
    date, problem = parse_date(first.rstrip(":,;"), field="date")
    if problem is not None:
        return LogLine(reason=text), _no_date(text)
    credence, reason, problem = _leading_credence(_LEAD.sub("", rest.lstrip()), scale)
    return LogLine(date=date, credence=credence, reason=_LEAD.sub("", reason)), problem


def _no_date(text: str) -> Problem:
    """The problem of a line without a date, or with one in a form that is not read here."""
    words = text.split(maxsplit=_MOST_DATE_WORDS)[:_MOST_DATE_WORDS]
    for count in range(len(words), 0, -1):
        written = " ".join(words[:count])
        if readings := readings_of(written):
            message = N_(
                "dates are written year first, and this line of the log begins with {written}; "
                "write {first}"
            )
            if len(readings) > 1:
                message = N_(
                    "dates are written year first, and this line of the log begins with {written}, "
                    "which can mean two days; write {first} or {second}"
                )
            return Subtype.CREDENCE_LOG.problem(
                message, written=repr(written), first=readings[0], second=readings[-1]
            )
    message = N_(
        "this line of the log does not begin with a date; write 2026-05-01 ~70% and the reason"
    )
    return Subtype.CREDENCE_LOG.problem(message)


def _leading_credence(
    text: str, scale: Scale | None
) -> tuple[Credence | None, str, Problem | None]:
    """The longest credence that a text begins with, the text after it, and any problem."""
    words = list(re.finditer(r"\S+", text))[:_MOST_WORDS]
    for last in reversed(words):
        credence = read_credence(text[: last.end()].rstrip(":,;"), scale)
        if credence is not None:
            return credence, text[last.end() :].strip(), None
    message = N_(
        "this line of the log has no credence after its date; write 2026-05-01 ~70% and the reason"
    )
    problem = Subtype.CREDENCE_LOG.problem(message)
    if words and words[0][0][:1] in "~≈<>≤≥0123456789":
        # It was meant as one.
        credence, problem_there = parse_credence(words[0][0], scale)
        return credence, text[words[0].end() :].strip(), problem_there
    return None, text, problem
