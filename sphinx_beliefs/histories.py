"""The history of a belief's credence as nodes: what it was, its course, and the whole log."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_beliefs.model.dates import Date, DateKind
from sphinx_beliefs.model.logs import course, earlier
from sphinx_beliefs.nodes import (
    beliefs_course,
    beliefs_date,
    beliefs_log,
    beliefs_log_summary,
    credence,
    with_placeholders,
)
from sphinx_beliefs.wording import (
    course_text,
    credence_text,
    date_text,
    filled,
    unchanged_since,
    was_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.model.credence import Credence
    from sphinx_beliefs.model.records import LogEntry


class DateStyle(NamedTuple):
    """How a site writes dates."""

    language: str
    date_format: str

    def text(self, date: Date) -> str:
        """A date for a reader."""
        return date_text(date, language=self.language, date_format=self.date_format)

    def node(self, date: Date) -> list[nodes.Node]:
        """A date for readers and for machines."""
        text = self.text(date)
        if date.kind is DateKind.PLACEHOLDER:
            return with_placeholders(text)
        return [beliefs_date("", text, iso=date.iso, classes=["beliefs-date"])]

    def month(self, date: Date) -> str:
        """The month of a date, or its year where no more is known."""
        return self.text(Date(year=date.year, month=date.month))


def folded_log(
    entries: Sequence[LogEntry], rows: Iterable[nodes.list_item], style: DateStyle
) -> beliefs_log:
    """The log of a belief, to be opened: ``rows`` are its lines, and ``entries``, in order, those
    of them that could be read.
    """
    summary = beliefs_log_summary("", "", translatable=False)
    before = earlier(entries)
    if before is not None:
        values = {"credence": credence_text(before.credence), "date": style.month(before.date)}
        summary += nodes.Text(filled(was_in(), **values))
        points = course(entries)
        alt = course_text(
            (credence_text(entries[0].credence), style.month(entries[0].date)),
            (credence_text(entries[-1].credence), style.month(entries[-1].date)),
        )
        summary += beliefs_course("", points=points, alt=alt, classes=["beliefs-course"])
    elif entries:
        summary += nodes.Text(filled(unchanged_since(), date=style.month(entries[0].date)))
    log = beliefs_log("", summary, classes=["beliefs-log"])
    log += log_list(rows)
    return log


def log_list(rows: Iterable[nodes.list_item]) -> nodes.bullet_list:
    """The lines of a log."""
    return nodes.bullet_list("", *rows, classes=["beliefs-log-entries"])


def log_row(
    date: Date | None, value: Credence | None, reason: Sequence[nodes.Node], style: DateStyle
) -> nodes.list_item:
    """One line of a log: date, credence, and why."""
    line = nodes.paragraph("", "", translatable=False)
    if date is not None:
        line += [*style.node(date), nodes.Text(" ")]
    if value is not None:
        line += credence(value, credence_text(value))
        if reason:
            line += nodes.Text(" — ")
    line += reason
    return nodes.list_item("", line)
