"""The options of an index directive, read into its query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.fields.narrowing import (
    forget_empty,
    note_order,
    read_day,
    read_limit,
    read_pages,
    read_terms,
)
from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.notation.dates import parse_period
from sphinx_beliefs.model.problem import N_, Message, Subtype
from sphinx_beliefs.model.records.index_choices import (
    ORDER,
    STATE,
    Column,
    Fired,
    Layout,
    SortKey,
    Stubs,
)
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.kinds import TITLE_WORDS, Kind
from sphinx_beliefs.model.records.query import Due, Query

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection
    from decimal import Decimal

    from sphinx_beliefs.model.fields.reader import FieldReader
    from sphinx_beliefs.model.records.vocabulary import Vocabulary

#: The options of all indexes, in the order in which messages list them.
#: ``topics`` is an older name of ``pages``.
_COMMON = ("region", "status", "tags", "any-tag", "pages", "topics", "sort", "group-by", "limit")
_SHOWN = ("columns", "format", "caption", "empty", "name", "class")

#: The words by which an index selects resolutions.
_ENDS = ("open", "closed", "all", *(resolution.value for resolution in Resolution))


def options_of(kind: Kind) -> tuple[str, ...]:
    """The names of the options that an index of a kind has."""
    return (*_COMMON, *kind.row.options, *_SHOWN)


def directives_by_option() -> dict[str, str]:
    """The names of the index directives that have an option, for each that not all of them have."""
    found: dict[str, list[str]] = {}
    for kind in Kind:
        for name in kind.row.options:
            found.setdefault(name, []).append(kind.index)
    return {name: ", ".join(directives) for name, directives in found.items()}


def read_query(kind: Kind, reader: FieldReader, vocabulary: Vocabulary) -> Query:
    """Make a query from options; an option that cannot be read is ignored, and reported."""
    forget_empty(reader, options_of(kind))
    row = kind.row
    stubs = reader.choice("stubs", Stubs)
    since, until = _days(reader)
    return Query(
        kind=kind,
        regions=read_terms(reader, "region", vocabulary.regions),
        statuses=read_terms(reader, "status", vocabulary.statuses),
        tags=reader.names("tags"),
        any_tags=reader.names("any-tag"),
        pages=read_pages(reader, "pages", "topics"),
        stubs=stubs or row.stubs,
        credence=_credence(reader),
        resolutions=_resolutions(reader) if "resolution" in row.options else (None,),
        fired=_fired(reader, since or until) if "fired" in row.options else Fired.NO,
        since=since,
        until=until,
        due=_due(reader, kind),
        sort=_sort(reader, kind),
        group_by=reader.choice("group-by", row.all_groups),
        limit=read_limit(reader),
        columns=_columns(reader, kind),
        layout=reader.choice("format", Layout),
        caption=reader.text("caption"),
        empty=reader.text("empty"),
    )


def _credence(reader: FieldReader) -> tuple[Decimal, Decimal] | None:
    """The lowest and highest credence to select, in percent (0 to 100); None for all."""
    credence = reader.credence("credence")
    if credence is None:
        return None
    if credence.low is None or credence.high is None:
        if credence.kind is not CredenceKind.UNREADABLE:
            message = N_("credence: {written} is not a range; write one such as >80%, or 40-60%")
            _note(reader, "credence", message, written=credence.text)
        return None
    return credence.low, credence.high


def _resolutions(reader: FieldReader) -> tuple[Resolution | None, ...]:
    """The resolutions that an index asks for; None among them stands for open beliefs."""
    found: dict[Resolution | None, None] = {}
    for written in reader.names("resolution"):
        word = reader.word("resolution", written, _ENDS)
        if word == "open":
            found[None] = None
        elif word in {"closed", "all"}:
            found |= dict.fromkeys([*Resolution, *([None] if word == "all" else [])])
        elif word:
            found[Resolution(word)] = None
    return tuple(found) or (None,)


def _days(reader: FieldReader) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day to select; None where there is no limit."""
    since, until = read_day(reader, "since"), read_day(reader, "until", is_last=True)
    note_order(reader, since, until)
    return since, until


def _fired(reader: FieldReader, day: datetime.date | None) -> Fired:
    """The selection of triggers by whether they have fired; with a ``day``, those that have."""
    fired = reader.choice("fired", Fired)
    if fired is Fired.NO and day is not None:
        message = N_(
            "fired: what has not come to pass has no date, so nothing is found; write :fired: "
            "yes, or remove since and until"
        )
        _note(reader, "fired", message)
    return fired or (Fired.NO if day is None else Fired.YES)


def _due(reader: FieldReader, kind: Kind) -> Due | None:
    """The selection of records by when they are due; None for all."""
    words = [word.casefold() for word in reader.names("due")]
    known = ("overdue",) if kind.is_item else ("overdue", "never")
    within = []
    for word in words:
        if word in known:
            continue
        period, problem = parse_period(word, field="due")
        if period is not None:
            within.append(period)
        if problem is not None:
            message = N_(
                "due: {written} does not say when; write {known} or a time such as 30 days"
            )
            _note(reader, "due", message, written=repr(word), known=", ".join(known))
    is_never = "never" in words and "never" in known
    due = Due(is_overdue="overdue" in words, is_never=is_never, within=tuple(within))
    return due if due != Due() else None


def _sort(reader: FieldReader, kind: Kind) -> tuple[SortKey, ...]:
    """The keys to sort by; a minus reverses a key."""
    keys = kind.row.all_sort_keys
    found = []
    for written in reader.names("sort"):
        key = _word_for_column(reader, "sort", written.removeprefix("-"), keys)
        if key:
            found.append(SortKey(key=key, is_descending=written.startswith("-")))
    return tuple(found)


def _columns(reader: FieldReader, kind: Kind) -> tuple[Column, ...]:
    """The columns to show, in order, always with the title, which is the link."""
    known = {column.value: column for column in kind.row.columns}
    named = [_column(reader, word, known) for word in reader.names("columns")]
    found = tuple(dict.fromkeys(known[word] for word in named if word))
    return found if not found or Column.TITLE in found else (Column.TITLE, *found)


def _column(reader: FieldReader, written: str, known: Collection[str]) -> str:
    """The name of a column; a sort key in its place is reported, and read as one if possible."""
    word = written.removeprefix("-")
    if word.casefold() in {ORDER, STATE}:
        message = N_("columns: {word} is not a column; write :sort: {written} to sort by it")
        _note(reader, "columns", message, word=word, written=written)
        return ""
    if word != written and word.casefold() in {*known, *TITLE_WORDS}:
        message = N_(
            "columns: a minus reverses an order, and columns have none; write {word} here, and "
            ":sort: {written} to sort by it"
        )
        _note(reader, "columns", message, word=word, written=written)
        return _word_for_column(reader, "columns", word, known)
    return _word_for_column(reader, "columns", written, known)


def _word_for_column(reader: FieldReader, option: str, written: str, known: Collection[str]) -> str:
    """The name of a column or a sort key; the title has several names."""
    if written.casefold() in TITLE_WORDS:
        return Column.TITLE.value
    return reader.word(option, written, known)


def _note(reader: FieldReader, option: str, message: Message, **values: str) -> None:
    reader.note(Subtype.OPTION_VALUE.problem(message, field=option, **values))
