"""Dates, credences, logs and pages as tests of the model write them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import parse_date
from sphinx_beliefs.model.notation.scales import SCALES
from sphinx_beliefs.model.records.logs import LogEntry

if TYPE_CHECKING:
    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.record import Record

TODAY = datetime.date(2026, 6, 1)


def a_date(written: str) -> Date:
    date, problem = parse_date(written, field="date", allow_forthcoming=True)
    assert problem is None
    assert date is not None
    return date


def a_credence(written: str) -> Credence:
    return parse_credence(written, SCALES["icd203"])[0]


def log_entries(*lines: str) -> tuple[LogEntry, ...]:
    """The entries of lines such as ``2026-05 70%``."""
    parts = (line.partition(" ") for line in lines)
    return tuple(
        LogEntry(date=a_date(date), credence=a_credence(credence)) for date, _, credence in parts
    )


def by_page(*records: Record) -> dict[str, list[Record]]:
    """Records as the catalogue takes them."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.docname, []).append(record)
    return found
