"""The options of an index directive, read into the query that it asks."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import parse_date, parse_period
from sphinx_beliefs.model.notation.names import nearest, slug
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
from sphinx_beliefs.model.records.kinds import TITLE_WORDS, Kind
from sphinx_beliefs.model.records.query import Due, Query

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Mapping
    from decimal import Decimal

    from sphinx_beliefs.model.fields.option_reader import OptionReader
    from sphinx_beliefs.model.records.vocabulary import Vocabulary

_EnumT = TypeVar("_EnumT", bound=Enum)

#: The options of all indexes, in the order in which they are told.
#: ``topics`` is what ``pages`` was called before.
_COMMON = ("region", "status", "tags", "any-tag", "pages", "topics", "sort", "group-by", "limit")
_SHOWN = ("columns", "format", "caption", "empty", "name", "class")
#: The options that mean something when nothing is written after them.
_CAN_BE_EMPTY = frozenset({"caption", "empty", "name", "class"})

#: The most rows that a limit can ask for; enough, and short to write.
_MOST = 1_000_000


def options_of(kind: Kind) -> tuple[str, ...]:
    """The names of the options that an index of a kind has."""
    return (*_COMMON, *kind.row.options, *_SHOWN)


def directives_by_option() -> dict[str, str]:
    """Which index directives have an option that not all of them have."""
    found: dict[str, list[str]] = {}
    for kind in Kind:
        for name in kind.row.options:
            found.setdefault(name, []).append(kind.index)
    return {name: ", ".join(directives) for name, directives in found.items()}


def read_query(kind: Kind, reader: OptionReader, vocabulary: Vocabulary) -> Query:
    """Make a query of options; what cannot be read restricts nothing, and is reported."""
    options = ViewOptions(reader, options_of(kind))
    row = kind.row
    stubs = options.one_of("stubs", Stubs)
    since, until = options.days()
    return Query(
        kind=kind,
        regions=options.terms("region", vocabulary.regions, Subtype.UNKNOWN_REGION),
        statuses=options.terms("status", vocabulary.statuses, Subtype.UNKNOWN_STATUS),
        tags=options.names("tags"),
        any_tags=options.names("any-tag"),
        pages=options.pages("pages", "topics"),
        stubs=stubs or row.stubs,
        credence=options.credence(),
        resolutions=reader.resolutions() if "resolution" in row.options else (None,),
        fired=options.fired(since or until) if "fired" in row.options else Fired.NO,
        since=since,
        until=until,
        due=options.due(kind),
        sort=options.sort(kind),
        group_by=options.one_of("group-by", row.all_groups),
        limit=options.limit(),
        columns=options.columns(kind),
        layout=options.one_of("format", Layout),
        caption=reader.text("caption"),
        empty=reader.text("empty"),
    )


class ViewOptions:
    """Reads the options of an index, or of another view that has some of them."""

    def __init__(self, reader: OptionReader, known: Collection[str]) -> None:
        self.reader = reader
        # An option that is not known here has been reported, and means nothing.
        self.written = {name for name in known if name in reader.values}
        for name in sorted(self.written - _CAN_BE_EMPTY):
            if not reader.text(name):
                self.written.remove(name)
                message = N_("{option}: nothing is written here; write a value or take it away")
                self._complain(name, message)

    def text(self, option: str) -> str:
        """Plain text; empty where none was written."""
        return self.reader.text(option) if option in self.written else ""

    def names(self, option: str) -> tuple[str, ...]:
        """A list of names."""
        return self.reader.names(option) if option in self.written else ()

    def pages(self, *names: str) -> tuple[str, ...]:
        """Patterns of docnames; a folder, written with a slash behind it, means all of it."""
        written = [pattern.removeprefix("/") for name in names for pattern in self.names(name)]
        return tuple(f"{name}*" if name.endswith("/") else name for name in written if name)

    def one_of(self, option: str, choices: Iterable[_EnumT]) -> _EnumT | None:
        """One of some values; None where none was written."""
        by_name = {str(choice.value): choice for choice in choices}
        written = self.reader.choice(option, by_name) if option in self.written else ""
        return by_name[written] if written else None

    def terms(self, option: str, titles: Mapping[str, str], subtype: Subtype) -> tuple[str, ...]:
        """Slugs of regions or statuses, which can be written as their titles."""
        by_slug = {slug(word): term for term in titles for word in (titles[term], term)}
        found = []
        for name in self.names(option):
            if titles and slug(name) not in by_slug:
                close = nearest(name, titles)
                listed = ", ".join(close or titles)
                if option == "region":
                    message = N_("region: there is no region {name}; the site has {close}")
                    if close:
                        message = N_("region: there is no region {name}; did you mean {close}?")
                else:
                    message = N_("status: there is no status {name}; the site has {close}")
                    if close:
                        message = N_("status: there is no status {name}; did you mean {close}?")
                self._complain(option, message, subtype, name=repr(name), close=listed)
            found.append(by_slug.get(slug(name), name))
        return tuple(found)

    def credence(self) -> tuple[Decimal, Decimal] | None:
        """The percentages between which credences are wanted."""
        if "credence" not in self.written:
            return None
        credence, problem = parse_credence(self.reader.values["credence"], self.reader.scale)
        if problem is None and (credence.low is None or credence.high is None):
            message = N_("credence: {written} has no ends; write a range such as >80% or 40-60%")
            self._complain("credence", message, written=credence.text)
        self.reader.note(problem)
        if credence.low is None or credence.high is None:
            return None
        return credence.low, credence.high

    def days(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day that are wanted."""
        since, until = self._day("since"), self._day("until", is_last=True)
        if since is not None and until is not None and since > until:
            message = N_("since: {since} is later than until, {until}, so nothing is found")
            days = since.isoformat(), until.isoformat()
            self._complain("since", message, since=days[0], until=days[1])
        return since, until

    def _day(self, option: str, *, is_last: bool = False) -> datetime.date | None:
        """The first day that a date can mean, or the last."""
        if option not in self.written:
            return None
        date, problem = parse_date(self.reader.values[option], field=option)
        self.reader.note(problem)
        if date is None or problem is not None:
            return None
        day = date.last_day if is_last else date.first_day
        if day is None:
            message = N_(
                "{option}: {written} is not a date yet; write one, or take the option away"
            )
            self._complain(option, message, written=repr(date.text))
        return day

    def fired(self, day: datetime.date | None) -> Fired:
        """Whether triggers are wanted that have fired; asked for by a ``day``, they must have."""
        fired = self.one_of("fired", Fired)
        if fired is Fired.NO and day is not None:
            message = N_(
                "fired: what has not come to pass has no date, so nothing is found; write :fired: "
                "yes, or take since and until away"
            )
            self._complain("fired", message)
        return fired or (Fired.NO if day is None else Fired.YES)

    def due(self, kind: Kind) -> Due | None:
        """What is wanted of that which is due."""
        words = [word.casefold() for word in self.names("due")]
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
                    "due: {written} says nothing of when; write {known} or a time such as 30 days"
                )
                self._complain("due", message, written=repr(word), known=", ".join(known))
        is_never = "never" in words and "never" in known
        due = Due(is_overdue="overdue" in words, is_never=is_never, within=tuple(within))
        return due if due != Due() else None

    def sort(self, kind: Kind) -> tuple[SortKey, ...]:
        """What to sort by; a minus turns a key around."""
        keys = kind.row.all_sort_keys
        found = []
        for written in self.names("sort"):
            key = self._one_of_columns("sort", written.removeprefix("-"), keys)
            if key:
                found.append(SortKey(key=key, is_descending=written.startswith("-")))
        return tuple(found)

    def columns(self, kind: Kind) -> tuple[Column, ...]:
        """The columns that are wanted, in their order; the title, which is the link, is one."""
        known = {column.value: column for column in kind.row.columns}
        named = [self._column(word, known) for word in self.names("columns")]
        found = tuple(dict.fromkeys(known[word] for word in named if word))
        return found if not found or Column.TITLE in found else (Column.TITLE, *found)

    def _column(self, written: str, known: Collection[str]) -> str:
        """The name of a column; what belongs to sorting is told so, and understood if it can be."""
        word = written.removeprefix("-")
        if word.casefold() in {ORDER, STATE}:
            message = N_("columns: {word} is not a column; write :sort: {written} to sort by it")
            self._complain("columns", message, word=word, written=written)
            return ""
        if word != written and word.casefold() in {*known, *TITLE_WORDS}:
            message = N_(
                "columns: a minus turns the order round, and a column has none; write {word} here, "
                "and :sort: {written} to sort by it"
            )
            self._complain("columns", message, word=word, written=written)
            return self._one_of_columns("columns", word, known)
        return self._one_of_columns("columns", written, known)

    def _one_of_columns(self, option: str, written: str, known: Collection[str]) -> str:
        """A word for a column, or for what rows are sorted by; the title goes by several."""
        if written.casefold() in TITLE_WORDS:
            return Column.TITLE.value
        return self.reader.one_of(option, written, known)

    def limit(self, *, of_boxes: bool = False) -> int | None:
        """How many rows are wanted at most, or boxes of a map."""
        if "limit" not in self.written:
            return None
        text = self.reader.text("limit")
        if text.isascii() and text.isdecimal() and 0 < len(text) < 8 and int(text):
            return min(int(text), _MOST)
        message = N_("limit: {written} is not a number of rows; write a whole number such as 12")
        if of_boxes:
            message = N_(
                "limit: {written} is not a number of boxes; write a whole number such as 12"
            )
        self._complain("limit", message, written=repr(text))
        return None

    def _complain(
        self, option: str, message: Message, subtype: Subtype = Subtype.OPTION_VALUE, **values: str
    ) -> None:
        values["option"] = option
        self.reader.note(subtype.problem(message, field=option, **values))
