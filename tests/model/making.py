"""Dates, credences, records and whole sites as tests of the model write them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import parse_date
from sphinx_beliefs.model.notation.scales import SCALES
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.items import Belief, ItemFields, UpdateTrigger
from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.answers import ItemFacts
from sphinx_beliefs.model.site.facts import page_facts
from sphinx_beliefs.model.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.query import Question
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


def a_log(docname: str, *lines: str, inside: str = "", of: str = "") -> CredenceLog:
    """A log of lines such as ``2026-05 70%``, inside the belief of an anchor or of a name."""
    return CredenceLog(
        docname=docname,
        entries=log_entries(*lines),
        places=tuple(Place(line=number) for number, _ in enumerate(lines, 1)),
        belief=of,
        belief_anchor=inside and f"beliefs-{inside}",
        anchor="" if inside else "beliefs-log",
    )


def a_belief(docname: str, name: str, credence: str = "", **fields: object) -> Belief:
    """A belief, titled by its name."""
    return Belief(
        docname=docname,
        anchor=f"beliefs-{name}",
        name=name,
        credence=a_credence(credence) if credence else None,
        title=f"Claim {name}",
        **fields,
    )


def a_trigger(docname: str, *beliefs: str, anchor: str = "t", **fields: object) -> UpdateTrigger:
    """A trigger that bears on beliefs."""
    return UpdateTrigger(
        docname=docname, anchor=anchor, title="Evidence", beliefs=beliefs, **fields
    )


def a_site(
    *records: Record,
    vocabulary: Vocabulary | None = None,
    shown: Mapping[str, Iterable[Question]] | None = None,
    page_title: Callable[[str], str] = lambda docname: "",
) -> Site:
    """A site of records; ``shown`` is what its pages ask."""
    return Site(
        by_page(*records),
        vocabulary or Vocabulary(today=TODAY),
        {docname: dict.fromkeys(asked) for docname, asked in (shown or {}).items()},
        page_title=page_title,
    )


def by_page(*records: Record) -> dict[str, list[Record]]:
    """Records as a site takes them."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.docname, []).append(record)
    return found


def facts_of(site: Site, name: str) -> ItemFacts:
    """What an item shows of others; nothing is like an answer in which there is nothing."""
    found = site.by_name[name]
    nothing = ItemFacts(anchor=found.anchor)
    all_facts = page_facts(site, found.docname).items
    return next((one for one in all_facts if one.anchor == found.anchor), nothing)


#: What an item is made with besides its options.
FIELDS = ItemFields(docname="a", title="Claim", tags=(), place=Place(), anchor="b", name="")


def reader(**options: str) -> FieldReader:
    """A reader of options; ``superseded_by`` stands for ``superseded-by``."""
    values = {name.replace("_", "-"): value for name, value in options.items()}
    return FieldReader(values, today=TODAY)


def found(options: FieldReader) -> list[tuple[str, str]]:
    """Where and of which kind the problems are, each of which can be said."""
    for problem in options.problems:
        assert problem.message.format(**problem.values)
    return [(problem.field, problem.subtype.code) for problem in options.problems]
