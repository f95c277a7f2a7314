"""The history of a belief's credence as nodes: its last value, its course, and its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.inline_nodes import aloud, credence
from sphinx_beliefs.doctree.nodes import beliefs_course, beliefs_log, beliefs_log_summary
from sphinx_beliefs.model.records.logs import course, last_change
from sphinx_beliefs.words.spoken import spoken_credence
from sphinx_beliefs.words.wording import (
    course_text,
    filled,
    unchanged_since,
    was_before,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.doctree.dating import DateStyle
    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.logs import LogEntry


#: The place of a credence in a phrase.
_HERE = "\0"


def folded_log(
    entries: Sequence[LogEntry], rows: Iterable[nodes.list_item], style: DateStyle
) -> beliefs_log:
    """The log of a belief, folded up until readers open it.

    ``rows`` are all its lines, and ``entries`` those that could be read, in order.
    """
    summary = beliefs_log_summary("", "", translatable=False)
    change = last_change(entries)
    if change is not None:
        before, after = change
        months = style.month(before.date), style.month(after.date)
        start, _mark, end = was_before(_HERE, *months).partition(_HERE)
        words = spoken_credence(before.credence, style.language)
        was = aloud(style.figures.amid(before.credence), words)
        summary += [nodes.Text(start), was, nodes.Text(end)]
        points = course(entries)
        alt = course_text(*(_point(entry, style) for entry in (entries[0], entries[-1])))
        summary += beliefs_course("", points=points, alt=alt, classes=["beliefs-course"])
    elif entries:
        summary += nodes.Text(filled(unchanged_since(), date=style.month(entries[0].date)))
    log = beliefs_log("", summary, classes=["beliefs-log"])
    log += log_list(rows)
    return log


def _point(entry: LogEntry, style: DateStyle) -> tuple[str, str]:
    """An end of the course of a credence in words, and its month."""
    words = spoken_credence(entry.credence, style.language)
    return words or style.figures.amid(entry.credence), style.month(entry.date)


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
        line += credence(value, style.figures)
        if reason:
            line += nodes.Text(" — ")
    line += reason
    return nodes.list_item("", line)
