"""The columns of any table, named once: what each says, kept in a small TOML file."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from sphinx_beliefs.importing.csv_tables import missing_from
from sphinx_beliefs.importing.day_habits import Habit
from sphinx_beliefs.importing.file_members import shown
from sphinx_beliefs.importing.forecasts import UnreadableFile
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: The largest file of a mapping, in bytes.
_LARGEST = 100_000

#: The outcomes that a table can say; what is open has none.
_SAYABLE = (
    Resolution.TRUE,
    Resolution.FALSE,
    Resolution.AMBIGUOUS,
    Resolution.ANNULLED,
    Resolution.WITHDRAWN,
)
OPEN = "open"

#: A name that can begin the ids of questions.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,40}")
_HABITS = frozenset(habit.value for habit in Habit)


class ForecastColumns(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The columns of one forecast: its probability, and its day, in a column or as it is."""

    credence: str
    date: str = ""
    day: datetime.date | None = None
    comment: str = ""


class ColumnMapping(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The columns of a table by their headings; those that it does not have are empty.

    A row is a forecast (``credence``, ``date``, ``comment``), or a question with several
    (``forecasts``). ``scale`` and ``dates`` are found out where they are empty. ``name`` begins the
    ids of the questions, and ``outcomes`` are the words for each outcome.
    """

    title: str
    credence: str = ""
    date: str = ""
    day: datetime.date | None = None
    comment: str = ""
    scale: Literal["", "0-1", "0-100"] = ""
    dates: str = ""
    asked: str = ""
    resolve_by: str = ""
    outcome: str = ""
    resolved: str = ""
    tags: str = ""
    notes: str = ""
    url: str = ""
    id: str = ""
    forecaster: str = ""
    name: str = "csv"
    outcomes: Mapping[str, list[str]] = {}
    forecasts: tuple[ForecastColumns, ...] = ()

    @property
    def all_forecasts(self) -> tuple[ForecastColumns, ...]:
        """The columns of all forecasts of a row."""
        if not self.credence:
            return self.forecasts
        one = ForecastColumns(
            credence=self.credence, date=self.date, day=self.day, comment=self.comment
        )
        return (one, *self.forecasts)

    @property
    def headings(self) -> list[str]:
        """All headings that it names, each once."""
        return list(dict.fromkeys(filter(None, self._headings())))

    def _headings(self) -> Iterator[str]:
        yield from (self.title, self.asked, self.resolve_by, self.outcome, self.resolved)
        yield from (self.tags, self.notes, self.url, self.id, self.forecaster)
        for each in self.all_forecasts:
            yield from (each.credence, each.date, each.comment)

    def check(self, file: str, columns: Mapping[str, int]) -> None:
        """Raise ``UnreadableFile`` if a table lacks columns that are named."""
        missing = missing_from(columns, self.headings)
        if missing:
            message = N_(
                "{file} has no column {missing}, which the mapping names; its headings are: "
                "{headings}."
            )
            raise UnreadableFile(
                message,
                file=file,
                missing=shown(", ".join(missing), 200),
                headings=shown(", ".join(columns), 300),
            )


#: What msgspec says of a value of a wrong type, with its place: ``$.outcomes[...]`` or ``$.date``.
_WRONG_KIND = re.compile(r"Expected .*\$\.(?P<key>\w+)")


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping in a TOML file. Raises ``UnreadableFile``."""
    file = path.name or str(path)
    try:
        with path.open("rb") as opened:
            text = opened.read(_LARGEST).decode("utf-8-sig")
        mapping = msgspec.convert(tomllib.loads(text), ColumnMapping)
    except OSError as error:
        message = N_("The mapping {file} cannot be read: {error}.")
        why = error.strerror or str(error)
        raise UnreadableFile(message, file=file, error=shown(why)) from error
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:
        if (wrong := _WRONG_KIND.match(str(error))) is not None:
            message = N_(
                "{file}: {key} has a value of another kind than it should. A column is a line such "
                'as date = "Day", above all lines in square brackets.'
            )
            raise UnreadableFile(message, file=file, key=wrong["key"]) from error
        message = N_(
            "{file} is not a mapping of columns: {error}. Write one with --save-mapping, and "
            "change that."
        )
        why = shown(str(error), 200).rstrip(".")
        raise UnreadableFile(message, file=file, error=why) from error
    return _checked(mapping, file)


def _checked(mapping: ColumnMapping, file: str) -> ColumnMapping:
    """A mapping that says enough; raises ``UnreadableFile`` for others."""
    known = {resolution.value for resolution in _SAYABLE} | {OPEN}
    if unknown := [word for word in mapping.outcomes if word not in known]:
        message = N_("{file}: {unknown} is not an outcome; write one of {known}.")
        raise UnreadableFile(
            message, file=file, unknown=shown(", ".join(unknown)), known=", ".join(sorted(known))
        )
    if not _NAME.fullmatch(mapping.name):
        message = N_(
            "{file}: the name {name} has to begin with a letter, and to have only letters, digits "
            "and hyphens."
        )
        raise UnreadableFile(message, file=file, name=shown(repr(mapping.name)))
    if mapping.dates and mapping.dates not in _HABITS and "%" not in mapping.dates:
        message = N_(
            "{file}: dates is {dates}; write one of {known}, or a format with %d, %m and %Y."
        )
        habits = ", ".join(sorted(_HABITS))
        raise UnreadableFile(message, file=file, dates=shown(repr(mapping.dates)), known=habits)
    if not mapping.title or not mapping.all_forecasts:
        message = N_("{file} does not say which columns hold the title and the probability.")
        raise UnreadableFile(message, file=file)
    if any(not each.date and each.day is None for each in mapping.all_forecasts):
        message = N_(
            "{file} does not say when the forecasts were made; write date for a column of dates, "
            "or day for one day."
        )
        raise UnreadableFile(message, file=file)
    return mapping


def mapping_text(mapping: ColumnMapping, headings: Sequence[str] = ()) -> str:
    """A mapping as TOML, with all that can be said in it, and the headings that there are."""
    lines = [*_top_lines(mapping, headings), *_outcome_lines(mapping), *_forecast_lines(mapping)]
    return "\n".join([*lines, ""])


def _top_lines(mapping: ColumnMapping, headings: Sequence[str]) -> Iterator[str]:
    yield "# The columns of a table, by their headings. What it does not have stays empty."
    if headings:
        yield f"# Its headings: {', '.join(map(_quoted, headings))}"
    for name in mapping.__struct_fields__:
        value = getattr(mapping, name)
        if name in _NOTES:
            yield f"# {_NOTES[name]}"
        if isinstance(value, str):
            yield f"{name} = {_quoted(value)}"
        elif isinstance(value, datetime.date):
            yield f"{name} = {value}"


def _outcome_lines(mapping: ColumnMapping) -> Iterator[str]:
    yield from (
        "",
        "# The words for each outcome, besides those that are known anyway.",
        "[outcomes]",
    )
    for word in (*(resolution.value for resolution in _SAYABLE), OPEN):
        listed: Sequence[str] = mapping.outcomes.get(word, ())
        yield f"{word} = [{', '.join(map(_quoted, listed))}]"


def _forecast_lines(mapping: ColumnMapping) -> Iterator[str]:
    for each in mapping.forecasts:
        yield from ("", "[[forecasts]]", f"credence = {_quoted(each.credence)}")
        if each.date:
            yield f"date = {_quoted(each.date)}"
        if each.day is not None:
            yield f"day = {each.day}"
        if each.comment:
            yield f"comment = {_quoted(each.comment)}"


#: What is said above some keys.
_NOTES = {
    "title": "Needed: the claim or question, the probability, and the day of the forecast.",
    "comment": "The reason for the forecast. Without a date, write day = 2024-05-31 for all.",
    "scale": 'Of numbers without %: "0-1" or "0-100"; empty: by the numbers.',
    "dates": '"day first", "month first", or a format such as "%d.%m.%Y"; empty: by the dates.',
    "id": "A column that never changes for a question; empty: the URL, or else the title.",
    "forecaster": "Whose forecast it is, if there are those of several people.",
    "name": "Begins the ids of the questions; keep it.",
}


def _quoted(text: str) -> str:
    """A text as a string of TOML."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")
