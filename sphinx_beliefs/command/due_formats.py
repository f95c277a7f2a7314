"""What is to be done on a site as text, as JSON, and as tasks in Markdown."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, assert_never

from rich.cells import cell_len

from sphinx_beliefs.command.speech import _, counted
from sphinx_beliefs.command.tables import TextColumn, Words, aligned, fits
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.site.agenda import Task, Urgency
from sphinx_beliefs.words.view_wording import left_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.command.addresses import Addresses
    from sphinx_beliefs.command.tables import TextCell
    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.site.agenda import AgendaEntry

#: The names of the fields of an entry in JSON, with what each holds. The manual shows them.
JSON_FIELDS = {
    "task": "`review` of a topic, `forecast`: what became of a belief, or `blanks` to fill",
    "urgency": "`overdue`, `never` (reviewed), `due`, or `left` (to write)",
    "day": "the last day for it, such as `2026-05-01`; null if there is none",
    "days": "the days until then, below 0 if it is over; null if there is no day",
    "title": "the title of the topic, or the claim",
    "name": "the name of the belief; empty if it has none, and of topics",
    "credence": "the credence of the belief as it was written; null of topics",
    "blanks": 'how many blanks of each kind are left on the topic, such as `{"credence": 2}`',
    "docname": "the page, as Sphinx calls it",
    "url": "its address; null if the address of the site is not known",
    "path": "its source, from the current folder",
    "line": "the line there, counted from 1; null if it is not known",
}


def as_json(domain: BeliefsDomain, entries: Sequence[AgendaEntry], addresses: Addresses) -> str:
    """A list of objects with ``JSON_FIELDS``."""
    rows = [_object(domain, entry, addresses) for entry in entries]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def _object(domain: BeliefsDomain, entry: AgendaEntry, addresses: Addresses) -> dict[str, Any]:
    record = entry.record
    target = domain.site.links.target(record)
    credence = record.credence if isinstance(record, Belief) else None
    blanks = record.blanks if isinstance(record, Topic) and entry.task is Task.BLANKS else ()
    return {
        "task": entry.task.value,
        "urgency": entry.urgency.value,
        "day": entry.day.isoformat() if entry.day else None,
        "days": _days(domain, entry),
        "title": target.title,
        "name": record.name if isinstance(record, Belief) else "",
        "credence": credence.text if credence else None,
        "blanks": {kind.value: count for kind, count in blanks},
        "docname": record.docname,
        "url": addresses.url(target) or None,
        "path": addresses.path(record.docname, entry.place),
        "line": entry.place.line or None,
    }


def _days(domain: BeliefsDomain, entry: AgendaEntry) -> int | None:
    """The days until the day of an entry."""
    today = domain.site.vocabulary.today
    return (entry.day - today).days if entry.day and today else None


# -- for people -----------------------------------------------------------------------------


def as_text(
    domain: BeliefsDomain,
    entries: Sequence[AgendaEntry],
    addresses: Addresses,
    *,
    is_coloured: bool,
) -> str:
    """A list for each urgency, with places that can be clicked."""
    parts = []
    for heading, of_it in _sections(entries):
        rows = [_cells(domain, entry) for entry in of_it]
        places = [addresses.where(entry.record.docname, entry.place) for entry in of_it]
        title = aligned(
            [TextColumn("")],
            [[(Words(heading, "bold"),)]],
            is_coloured=is_coloured,
            has_heads=False,
        )
        parts.append(f"{title}\n{_lines(rows, places, is_coloured=is_coloured)}")
    return "\n\n".join(parts) or _nothing()


def _lines(rows: Sequence[list[TextCell]], places: Sequence[str], *, is_coloured: bool) -> str:
    """The rows with the places at their ends; below them, where a terminal is too narrow: a place
    that is broken can be neither clicked nor copied.
    """
    before = len(rows[0]) - 1
    short = [TextColumn("", wraps=False)] * before
    full = [[*row, (Words(place),)] for row, place in zip(rows, places, strict=True)]
    columns = [*short, TextColumn("", wraps=False), TextColumn("", wraps=False)]
    table = aligned(columns, full, is_coloured=is_coloured, has_heads=False, is_wrapped=False)
    if fits(table):
        return table
    widths = [max(cell_len(row[number][0].text) for row in rows) for number in range(before)]
    columns = [TextColumn("", wraps=False, width=width) for width in widths]
    lines = []
    for row, place in zip(rows, places, strict=True):
        lines.append(
            aligned(
                [*columns, TextColumn("", is_main=True)],
                [row],
                is_coloured=is_coloured,
                has_heads=False,
            )
        )
        lines.append(f"    {place}")
    return "\n".join(lines)


def _cells(domain: BeliefsDomain, entry: AgendaEntry) -> list[TextCell]:
    """Day, distance and task, if there is a day; and the title."""
    title = Words(domain.site.links.target(entry.record).title + _added(domain, entry))
    if entry.urgency is Urgency.LEFT:
        return [(title,)]
    day = entry.day.isoformat() if entry.day else ""
    style = "red" if entry.urgency is not Urgency.DUE else "yellow"
    words = [Words(day, style), Words(_distance(domain, entry)), Words(_task(entry.task))]
    return [*((each,) for each in words), (title,)]


def _nothing() -> str:
    return _("Nothing is due, and nothing is left to write.")


def _sections(entries: Sequence[AgendaEntry]) -> Iterator[tuple[str, Sequence[AgendaEntry]]]:
    """The entries by urgency, each with its heading; only those that there are."""
    headings = {
        _("Overdue"): {Urgency.OVERDUE, Urgency.NEVER},
        _("Due soon"): {Urgency.DUE},
        _("Left to write"): {Urgency.LEFT},
    }
    for heading, urgencies in headings.items():
        found = [entry for entry in entries if entry.urgency in urgencies]
        if found:
            yield heading, found


def _task(task: Task) -> str:
    match task:
        case Task.REVIEW:
            # Translators: what is to be done with a topic, in a list of tasks
            return _("review")
        case Task.FORECAST:
            # Translators: what is to be done with a forecast: say what became of it
            return _("decide")
        case Task.BLANKS:
            return ""  # the heading says so
    assert_never(task)


def _distance(domain: BeliefsDomain, entry: AgendaEntry) -> str:
    """How far off the day is: "in 3 days", "3 days ago"."""
    days = _days(domain, entry)
    if entry.urgency is Urgency.NEVER:
        return _("never reviewed")
    if days is None:
        return ""
    if days == 0:
        return _("today")
    if days < 0:
        return counted("{n} day ago", "{n} days ago", -days)
    return counted("in {n} day", "in {n} days", days)


def _added(domain: BeliefsDomain, entry: AgendaEntry) -> str:
    """What is said after a title: the credence, or what is left to write."""
    record = entry.record
    if isinstance(record, Belief):
        credence = domain.date_style.figures.credence(record.credence)
        return f" ({credence})" if credence else ""
    if entry.task is Task.BLANKS:
        return f" — {left_text(record.blanks)}"
    return ""


# -- Markdown -------------------------------------------------------------------------------

#: What can be markup in a line of Markdown.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$!])")


def as_markdown(domain: BeliefsDomain, entries: Sequence[AgendaEntry], addresses: Addresses) -> str:
    """A list of tasks for each urgency, with links where the address of the site is known."""
    parts = []
    for heading, of_it in _sections(entries):
        lines = [_bullet(domain, entry, addresses) for entry in of_it]
        parts.append("\n".join([f"## {heading}", "", *lines]))
    return "\n\n".join(parts) or _nothing()


def _bullet(domain: BeliefsDomain, entry: AgendaEntry, addresses: Addresses) -> str:
    target = domain.site.links.target(entry.record)
    url = addresses.url(target)
    title = _escaped(target.title)
    linked = f"[{title}](<{url}>)" if url else f"**{title}**"
    when = []
    if entry.urgency is not Urgency.LEFT:
        day = entry.day.isoformat() if entry.day else ""
        when = [_task(entry.task), *filter(None, (day, _distance(domain, entry)))]
    where = f"`{addresses.where(entry.record.docname, entry.place)}`"
    said = ", ".join([*when, where])
    return f"- [ ] {linked}{_escaped(_added(domain, entry))}: {said}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
