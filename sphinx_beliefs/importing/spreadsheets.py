"""Forecasts from any table, by a mapping of its columns."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.importing.column_mapping import mapping_text
from sphinx_beliefs.importing.csv_tables import heading_key, table_of
from sphinx_beliefs.importing.day_habits import Habit, HabitSurvey, read_by_format, read_day
from sphinx_beliefs.importing.file_members import members_of, shown
from sphinx_beliefs.importing.forecasts import (
    Forecast,
    Imported,
    LeftOut,
    Question,
    Reason,
    Remark,
    no_tick,
)
from sphinx_beliefs.importing.heading_guesses import SAMPLE, draft_mapping, guess_mapping
from sphinx_beliefs.importing.loose_percents import Scale, ScaleSurvey, is_about, loose_percent
from sphinx_beliefs.importing.moments import Moment
from sphinx_beliefs.importing.outcome_words import outcomes_of
from sphinx_beliefs.importing.own_forecasts import Forecasters
from sphinx_beliefs.importing.plain_texts import line_of, lines_of, listed
from sphinx_beliefs.importing.source_names import digest, source_id
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from sphinx_beliefs.importing.column_mapping import ColumnMapping, ForecastColumns
    from sphinx_beliefs.importing.csv_tables import Row, Table
    from sphinx_beliefs.importing.file_members import Member
    from sphinx_beliefs.importing.forecasts import Chosen, Tick


class _Given(NamedTuple):
    """A forecast of a row."""

    moment: Moment
    percent: Decimal
    comment: str
    file: str
    row: int
    is_about: bool = False


class _Asked:
    """A question: its cells, of which a later row has the last word, and its forecasts."""

    def __init__(self) -> None:
        self.file = ""
        self.row = 0
        self.cells: dict[str, str] = {}
        self.given: list[_Given] = []

    def note(self, file: str, row: int, cells: dict[str, str]) -> None:
        """Note what a row says of it."""
        self.file, self.row = file, row
        self.cells |= {name: cell for name, cell in cells.items() if cell}


def drafted_mapping(sources: Sequence[Path]) -> str:
    """The mapping that the first table of some files probably has, as a file to be changed.

    Raises ``UnreadableFile``.
    """
    member = members_of(sources)[0]
    with table_of(member, no_tick) as table:
        rows = [row.cells for row in islice(table.rows, SAMPLE)]
        mapping = draft_mapping(member.name, table.headings, rows)
        return mapping_text(mapping, table.headings)


def read_tables(
    sources: Sequence[Path],
    chosen: Chosen,
    mapping: ColumnMapping | None = None,
    tick: Tick = no_tick,
) -> Imported:
    """The author's forecasts in tables whose columns a mapping names, or else are guessed.

    A question is known by the column ``id``, by its URL, or by its title: two rows that have it in
    common are of one question. Raises ``UnreadableFile``.
    """
    members = members_of(sources)
    reading = _Reading(chosen, mapping or _guess(members[0]), is_guess=mapping is None)
    for member in members:
        reading.survey(member)
    for member in members:
        with table_of(member, tick) as table:
            reading.take(table)
    return reading.imported([member.name for member in members])


def _guess(member: Member) -> ColumnMapping:
    with table_of(member, no_tick) as table:
        rows = [row.cells for row in islice(table.rows, SAMPLE)]
        return guess_mapping(member.name, table.headings, rows)


class _Places(NamedTuple):
    """The places of the columns of a forecast in a row."""

    credence: int
    date: int | None
    day: Moment | None
    comment: int | None


class _Reading:
    """The rows of all files, taken one after the other."""

    def __init__(self, chosen: Chosen, mapping: ColumnMapping, *, is_guess: bool) -> None:
        self._mapping = mapping
        self._is_guess = is_guess
        self._people = Forecasters(chosen.user)
        self._scales, self._habits = ScaleSurvey(), HabitSurvey()
        self._questions: dict[str, _Asked] = {}
        self._left_out: list[LeftOut] = []
        self._met: set[tuple[str, Moment, Decimal, str]] = set()
        self._outcomes = outcomes_of(mapping)

    def survey(self, member: Member) -> None:
        """Look at all probabilities and dates of a file, to find out how they are written."""
        mapping = self._mapping
        if mapping.scale and mapping.dates:
            return
        with table_of(member, no_tick) as table:
            columns = table.columns
            mapping.check(table.name, columns)
            groups = [_places(each, columns) for each in mapping.all_forecasts]
            others = (mapping.asked, mapping.resolve_by, mapping.resolved)
            dates = {columns[heading_key(heading)] for heading in others if heading}
            dates |= {group.date for group in groups if group.date is not None}
            for row in table.rows:
                width = len(row.cells)
                for group in groups:
                    if group.credence < width:
                        self._scales.note(row.cells[group.credence])
                for place in dates:
                    if place < width:
                        self._habits.note(row.cells[place])

    def take(self, table: Table) -> None:
        """Take the rows of a file."""
        columns, mapping = table.columns, self._mapping
        mapping.check(table.name, columns)
        texts = {
            name: columns[heading_key(heading)]
            for name in _OF_QUESTIONS
            if (heading := getattr(mapping, name))
        }
        groups = [_places(each, columns) for each in mapping.all_forecasts]
        person = columns[heading_key(mapping.forecaster)] if mapping.forecaster else None
        width = len(table.headings)
        for row in table.rows:
            cells = row.cells
            if any(cells[width:]):
                self._leave_out(Reason.UNREADABLE, table, row, said=cells[0])
                continue
            cells += [""] * (width - len(cells))
            title = line_of(cells[texts["title"]])
            if person is not None and not self._people.is_author(cells[person]):
                self._leave_out(Reason.OTHERS, table, row, title)
            elif not any(map(str.strip, cells)):
                continue
            elif not title:
                self._leave_out(Reason.NO_TITLE, table, row)
            else:
                self._take_row(table, row, groups, {name: cells[at] for name, at in texts.items()})

    def _take_row(
        self, table: Table, row: Row, groups: Sequence[_Places], texts: dict[str, str]
    ) -> None:
        """Take the forecasts of a row, and what it says of its question."""
        number = self._id_of(texts)
        asked = self._questions.setdefault(number, _Asked())
        asked.note(table.name, row.number, texts)
        given = [group for group in groups if row.cells[group.credence].strip()]
        if not given:
            self._leave_out(Reason.NO_CREDENCE, table, row, texts["title"])
        for group in given:
            said = row.cells[group.credence]
            percent = loose_percent(said, self._scale)
            written = "" if group.date is None else row.cells[group.date]
            moment = group.day or self._moment(written)
            comment = "" if group.comment is None else lines_of(row.cells[group.comment])
            if percent is None:
                self._leave_out(Reason.NOT_A_CREDENCE, table, row, texts["title"], said)
            elif moment is None:
                self._leave_out(Reason.NO_DAY, table, row, texts["title"], written)
            elif (number, moment, percent, comment) in self._met:
                self._leave_out(Reason.TWICE, table, row, texts["title"])
            else:
                self._met.add((number, moment, percent, comment))
                asked.given.append(
                    _Given(moment, percent, comment, table.name, row.number, is_about(said))
                )

    def imported(self, files: Sequence[str]) -> Imported:
        """All that was taken, once all files have been."""
        self._people.check(files)
        questions = [
            self._question(source, asked)
            for source, asked in self._questions.items()
            if asked.given
        ]
        return Imported(
            questions=tuple(questions),
            left_out=tuple(self._left_out),
            remarks=tuple(self._remarks()),
        )

    def _question(self, source: str, asked: _Asked) -> Question:
        cells = asked.cells
        word = line_of(cells.get("outcome", "")).casefold()
        resolution = self._outcomes.get(word)
        if word and word not in self._outcomes:
            self._leave_out_part(Reason.NOT_AN_OUTCOME, asked, word)
        tags = cells.get("tags", "")
        return Question(
            source=source,
            url=cells.get("url", "").strip(),
            title=line_of(cells["title"]),
            forecasts=tuple(
                Forecast(
                    day=each.moment.day,
                    percent=each.percent,
                    comment=each.comment,
                    is_about=each.is_about,
                )
                for each in sorted(asked.given, key=lambda given: given.moment)
            ),
            asked=self._day(asked, "asked"),
            resolve_by=self._day(asked, "resolve_by", is_end=True),
            resolution=resolution,
            resolved=self._day(asked, "resolved") if resolution else None,
            tags=listed(tags, ";" if ";" in tags else ","),
            notes=lines_of(cells.get("notes", "")),
        )

    def _id_of(self, texts: dict[str, str]) -> str:
        """The id of the question of a row."""
        name = self._mapping.name
        if number := texts.get("id", "").strip():
            return source_id(name, number)
        known_by = texts.get("url", "").strip() or line_of(texts["title"]).casefold()
        return source_id(name, digest(known_by))

    @property
    def _scale(self) -> Scale:
        scale = self._mapping.scale
        return Scale(scale) if scale else self._scales.scale

    @property
    def _habit(self) -> Habit:
        dates = self._mapping.dates
        return Habit(dates) if dates and "%" not in dates else self._habits.habit

    def _moment(self, text: str, *, is_end: bool = False) -> Moment | None:
        dates = self._mapping.dates
        if "%" in dates:
            return read_by_format(text, dates)
        return read_day(text, self._habit, is_end=is_end)

    def _day(self, asked: _Asked, name: str, *, is_end: bool = False) -> datetime.date | None:
        text = asked.cells.get(name, "").strip()
        moment = self._moment(text, is_end=is_end) if text else None
        if text and moment is None:
            self._leave_out_part(Reason.NOT_A_DEADLINE, asked, text)
        return moment.day if moment else None

    def _remarks(self) -> Iterator[Remark]:
        """What the author should know of how the files were read."""
        mapping = self._mapping
        if self._is_guess:
            message = N_(
                "The columns are taken as {columns}. If that is wrong, write them down with "
                "--save-mapping, change that file, and name it with --mapping."
            )
            yield Remark(message=message, values={"columns": shown(_listed(mapping), 400)})
        if not mapping.scale and self._scales.small:
            yield Remark(
                message=N_(
                    "Some probabilities are less than 1 in a column of percentages, and are read "
                    'as less than 1 %; if they are not, say scale = "0-1" in the mapping.'
                )
            )
        if not mapping.dates and self._habits.is_guess:
            yield Remark(
                message=N_(
                    "Dates such as {date} can mean two days, and are read with the {habit}; if "
                    "that is wrong, say dates in the mapping."
                ),
                values={"date": shown(self._habits.example), "habit": self._habit.value},
            )

    def _leave_out(
        self, reason: Reason, table: Table, row: Row, title: str = "", said: str = ""
    ) -> None:
        self._left_out.append(
            LeftOut(
                reason=reason,
                title=line_of(title),
                row=row.number,
                file=table.name,
                said=shown(said),
            )
        )

    def _leave_out_part(self, reason: Reason, asked: _Asked, said: str) -> None:
        title = line_of(asked.cells["title"])
        self._left_out.append(
            LeftOut(reason=reason, title=title, row=asked.row, file=asked.file, said=shown(said))
        )


#: The fields of a mapping that say something of a question.
_OF_QUESTIONS = (
    *("title", "asked", "resolve_by", "outcome", "resolved", "tags", "notes", "url", "id"),
)


def _listed(mapping: ColumnMapping) -> str:
    """The columns of a mapping, each with what it says."""
    named = ("credence", "date", *_OF_QUESTIONS, "comment", "forecaster")
    pairs = [(name, getattr(mapping, name)) for name in named]
    pairs += [("credence", each.credence) for each in mapping.forecasts]
    return ", ".join(f"{name} = {heading}" for name, heading in pairs if heading)


def _places(forecast: ForecastColumns, columns: dict[str, int]) -> _Places:
    return _Places(
        credence=columns[heading_key(forecast.credence)],
        date=columns[heading_key(forecast.date)] if forecast.date else None,
        day=Moment(forecast.day) if forecast.day else None,
        comment=columns[heading_key(forecast.comment)] if forecast.comment else None,
    )
