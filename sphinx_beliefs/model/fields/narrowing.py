"""The options that views share: regions, statuses, pages, days, and limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.dates import DateKind
from sphinx_beliefs.model.notation.names import nearest
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.vocabulary import find_term

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Mapping

    from sphinx_beliefs.model.fields.reader import FieldReader

#: The options that have a meaning even without a value.
_CAN_BE_EMPTY = frozenset({"caption", "empty", "name", "class"})

#: The largest limit.
_MOST = 1_000_000

#: The messages for an unknown term, without and with a guess at the one that is meant.
_UNKNOWN_TERM = {
    "region": (
        Subtype.UNKNOWN_REGION,
        N_("region: there is no region {name}; the site has {close}"),
        N_("region: there is no region {name}; did you mean {close}?"),
    ),
    "status": (
        Subtype.UNKNOWN_STATUS,
        N_("status: there is no status {name}; the site has {close}"),
        N_("status: there is no status {name}; did you mean {close}?"),
    ),
}


def forget_empty(reader: FieldReader, known: Collection[str]) -> None:
    """Drop and report the options without a value; also drop those that are not ``known``, which
    have already been reported.
    """
    empty = [
        name
        for name in sorted(reader.values)
        if name in known and name not in _CAN_BE_EMPTY and not reader.text(name)
    ]
    for name in empty:
        message = N_("{field}: nothing is written here; write a value or remove the option")
        reader.note(Subtype.OPTION_VALUE.problem(message, field=name))
    reader.forget({*empty, *(reader.values.keys() - set(known))})


def read_pages(reader: FieldReader, *options: str) -> tuple[str, ...]:
    """Patterns of docnames; a folder, with a slash after it, stands for all pages in it."""
    written = [name.removeprefix("/") for option in options for name in reader.names(option)]
    return tuple(f"{name}*" if name.endswith("/") else name for name in written if name)


def read_terms(reader: FieldReader, option: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Slugs of regions or statuses, which can be written as their titles; any text if there are no
    ``titles``.
    """
    found = []
    for name in reader.names(option):
        term = find_term(name, titles)
        if titles and term is None:
            subtype, message, message_with_close = _UNKNOWN_TERM[option]
            close = nearest(name, titles)
            if close:
                message = message_with_close
            listed = ", ".join(close or titles)
            reader.note(subtype.problem(message, field=option, name=repr(name), close=listed))
        found.append(name if term is None else term)
    return tuple(found)


def read_day(reader: FieldReader, option: str, *, is_last: bool = False) -> datetime.date | None:
    """The first day that a date can mean, or the last; None if there is none."""
    date = reader.date(option)
    if date is None or date.kind is DateKind.UNREADABLE:
        return None
    day = date.last_day if is_last else date.first_day
    if day is None:
        message = N_("{field}: {written} is not a date yet; write one, or remove the option")
        reader.note(Subtype.OPTION_VALUE.problem(message, field=option, written=repr(date.text)))
    return day


def note_order(
    reader: FieldReader, since: datetime.date | None, until: datetime.date | None
) -> None:
    """Report the first and the last day to select if no day is between them."""
    if since is not None and until is not None and since > until:
        message = N_("since: {since} is later than until, {until}, so nothing is found")
        values = {"since": since.isoformat(), "until": until.isoformat()}
        reader.note(Subtype.OPTION_VALUE.problem(message, field="since", **values))


def read_limit(reader: FieldReader, *, of_boxes: bool = False) -> int | None:
    """The most rows to show, or boxes of a map; None for no limit."""
    if not reader.has("limit"):
        return None
    text = reader.text("limit")
    if text.isascii() and text.isdecimal() and 0 < len(text) < 8 and int(text):
        return min(int(text), _MOST)
    message = N_("limit: {written} is not a number of rows; write a whole number such as 12")
    if of_boxes:
        message = N_("limit: {written} is not a number of boxes; write a whole number such as 12")
    reader.note(Subtype.OPTION_VALUE.problem(message, field="limit", written=repr(text)))
    return None
