"""The options of a list of what has changed an author's mind, read into its question."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_beliefs.model.fields.narrowing import (
    forget_empty,
    note_order,
    read_day,
    read_limit,
    read_pages,
    read_terms,
)
from sphinx_beliefs.model.notation.dates import parse_date, parse_period
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Message, Subtype
from sphinx_beliefs.model.records.questions import MindChangesView

if TYPE_CHECKING:
    from sphinx_beliefs.model.fields.reader import FieldReader
    from sphinx_beliefs.model.notation.dates import Period
    from sphinx_beliefs.model.records.vocabulary import Vocabulary

MIND_CHANGES_OPTIONS = (
    "since",
    "until",
    "region",
    "tags",
    "any-tag",
    "pages",
    "moved",
    "limit",
    "caption",
    "empty",
    "name",
    "class",
)

#: The word for the page on which the list stands, among names of pages.
OWN_PAGE = "this"

#: A distance in percentage points, and whether a credence has to move further than that.
_DISTANCE = LazyPattern(
    r"(?P<sign>>=?|≥)?\s*(?P<points>\d{1,3}(?:\.\d{1,9})?)"
    r"\s*(?:%|pp|points?|percentage points?)?",
    re.ASCII,
)

#: A number of percentage points that no credence can have moved, or that asks for less, without
#: its spaces.
_OTHER_DISTANCE = LazyPattern(
    r"(?:(?P<less>[<≤]=?)|>=?|≥)?[+−-]?\d{1,99}(?:\.\d{1,99})?(?:%|pp|(?:percentage)?points?)?",
    re.ASCII,
)


def read_mind_changes(reader: FieldReader, vocabulary: Vocabulary) -> MindChangesView:
    """Make a question from the options; an option that cannot be read is ignored, and reported."""
    forget_empty(reader, MIND_CHANGES_OPTIONS)
    back = _back(reader)
    since = None if back is not None or not reader.has("since") else read_day(reader, "since")
    until = read_day(reader, "until", is_last=True)
    note_order(reader, since, until)
    has_own = OWN_PAGE in map(str.casefold, reader.names("pages"))
    pages = read_pages(reader, "pages")
    moved, moves_further = _moved(reader)
    return MindChangesView(
        since=since,
        back=back,
        until=until,
        regions=read_terms(reader, "region", vocabulary.regions),
        tags=reader.names("tags"),
        any_tags=reader.names("any-tag"),
        pages=tuple(name for name in pages if not has_own or name.casefold() != OWN_PAGE),
        is_of_own_page=has_own,
        moved=moved,
        moves_further=moves_further,
        limit=read_limit(reader),
        caption=reader.text("caption"),
        empty=reader.text("empty"),
    )


def _back(reader: FieldReader) -> Period | None:
    """The time back that ``since`` gives; None if it gives a date, or nothing that can be read."""
    written = reader.text("since").casefold()
    period, _problem = parse_period(written, field="since")
    if period is None and _is_no_date(written):
        message = N_(
            "since: {written} is not a time back from today; write one such as 90 days, 6 months "
            "or 1 year, or a date such as 2026-05-01"
        )
        _note(reader, "since", message)
        reader.forget({"since"})
    return period


def _is_no_date(written: str) -> bool:
    """Return whether words are neither a date nor one in another notation, or with a slip."""
    problem = parse_date(written, field="since")[1]
    has_words = any(letter.isalpha() for letter in written)
    return has_words and problem is not None and "first" not in problem.values


def _moved(reader: FieldReader) -> tuple[Decimal | None, bool]:
    """The percentage points by which a credence has to have moved, and whether it has to have moved
    further than that; None for all changes.
    """
    if not reader.has("moved"):
        return None, False
    match = _DISTANCE.fullmatch(reader.text("moved").casefold())
    if match is None or Decimal(match["points"]) > 100:
        message = N_(
            "moved: {written} is not a number of percentage points; write one such as 10, or >10 "
            "for more than that"
        )
        other = _OTHER_DISTANCE.fullmatch("".join(reader.text("moved").casefold().split()))
        if other is not None and other["less"]:
            message = N_(
                "moved: {written} asks for less than that, which is not supported; write one such "
                "as 10, or >10 for more than that"
            )
        elif other is not None:
            message = N_(
                "moved: {written} is not between 0 and 100 percentage points; write one such as "
                "10, or >10 for more than that"
            )
        _note(reader, "moved", message)
        return None, False
    return Decimal(match["points"]), match["sign"] == ">"


def _note(reader: FieldReader, option: str, message: Message) -> None:
    written = repr(reader.text(option))
    reader.note(Subtype.OPTION_VALUE.problem(message, field=option, written=written))
