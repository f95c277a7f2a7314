"""Forecasts from Metaculus, whose data has tables of questions, forecasts and comments."""

from __future__ import annotations

import hashlib
import re
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from sphinx_beliefs.importing.csv_tables import heading_key, missing_from, table_of
from sphinx_beliefs.importing.file_members import members_of, shown
from sphinx_beliefs.importing.forecasts import (
    Imported,
    LeftOut,
    Reason,
    UnreadableFile,
    no_tick,
)
from sphinx_beliefs.importing.metaculus_questions import (
    COLUMNS,
    ID,
    POST,
    TITLE,
    TYPE,
    Asked,
    Given,
)
from sphinx_beliefs.importing.moments import read_moment
from sphinx_beliefs.importing.own_forecasts import Forecasters
from sphinx_beliefs.importing.percents import percent_of_share
from sphinx_beliefs.importing.plain_texts import line_of, lines_of
from sphinx_beliefs.importing.platform_signs import Platform, look_of_table
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sphinx_beliefs.importing.csv_tables import Row, Table
    from sphinx_beliefs.importing.file_members import Member
    from sphinx_beliefs.importing.forecasts import Chosen, Question, Tick

_NUMBER = "Forecaster ID"
_NAME = "Forecaster Username"
_HIDDEN = "Forecaster (Anonymized)"
_IS_BOT = "Is Bot"
_START = "Start Time"
_END = "End Time"
_COUNT = "Forecaster Count"
_SHARE = "Probability Yes"

_AUTHOR = "Author Username"
_AUTHOR_NUMBER = "Author ID"
_HIDDEN_AUTHOR = "Author (Anonymized)"
_CREATED = "Created At"
_COMMENT = "Comment Text"

#: The columns that are read of the tables of forecasts and of comments.
_OF_FORECASTS = (ID, _NUMBER, _NAME, _HIDDEN, _IS_BOT, _START, _END, _COUNT, _SHARE)
_OF_COMMENTS = (POST, _AUTHOR, _AUTHOR_NUMBER, _HIDDEN_AUTHOR, _CREATED, _COMMENT)


#: The code that stands for a forecaster in anonymous data.
_HASH = re.compile(r"[0-9a-f]{64}")


class _Kind(Enum):
    """The tables that are read, in that order, each with the headings that it must have."""

    QUESTIONS = (ID, TITLE, TYPE)
    FORECASTS = (ID, _START, _SHARE)
    COMMENTS = (POST, _CREATED, _COMMENT)


def read_metaculus(sources: Sequence[Path], chosen: Chosen, tick: Tick = no_tick) -> Imported:
    """The author's forecasts on questions for yes or no in data of Metaculus, whose times are UTC.

    The sources are the zip file as it was downloaded, or what is in it. In anonymous data, the
    author is named by their id. Raises ``UnreadableFile``.
    """
    found: dict[_Kind, list[Member]] = {kind: [] for kind in _Kind}
    members = members_of(sources)
    headings: list[str] = []
    for member in members:
        with table_of(member, no_tick) as table:
            for kind in _Kind:
                if not missing_from(table.columns, kind.value):
                    found[kind].append(member)
            headings = headings or table.headings
    for kind, name in ((_Kind.QUESTIONS, "question_data"), (_Kind.FORECASTS, "forecast_data")):
        if not found[kind]:
            message = N_(
                "{file} is not all that is needed of Metaculus: {name}.csv, with the columns "
                "{columns}, is missing. {look}"
            )
            raise UnreadableFile(
                message,
                file=shown(", ".join(member.name for member in members)),
                name=name,
                columns=", ".join(kind.value),
                look=look_of_table(headings, but=Platform.METACULUS),
            )
    reading = _Reading(chosen)
    steps: list[tuple[_Kind, Callable[[Table], None]]] = [
        (_Kind.QUESTIONS, reading.take_questions),
        (_Kind.FORECASTS, reading.take_forecasts),
        (_Kind.COMMENTS, reading.take_comments),
    ]
    for kind, take in steps:
        for member in found[kind]:
            with table_of(member, tick) as table:
                take(table)
        if kind is _Kind.FORECASTS:
            reading.people.check([member.name for member in found[kind]])
    return reading.imported()


class _Reading:
    """The rows of all files, taken one after the other."""

    def __init__(self, chosen: Chosen) -> None:
        self.people = Forecasters(chosen.user)
        self._chosen = chosen.user
        self._questions: dict[str, Asked] = {}
        self._left_out: list[LeftOut] = []

    def take_questions(self, table: Table) -> None:
        """Take the rows of a table of questions."""
        for row, cells in self._rows(table, COLUMNS):
            number = cells[ID].strip()
            if number in self._questions:
                self._leave_out(Reason.TWICE, table, row, cells[TITLE])
            else:
                self._questions[number] = Asked(table.name, row.number, cells)

    def take_forecasts(self, table: Table) -> None:
        """Take the rows of a table of forecasts."""
        columns = table.columns
        is_hidden = heading_key(_HIDDEN) in columns
        if is_hidden and self._chosen is not None and self._chosen.strip().isdigit():
            # So the data names someone whose id is known.
            code = hashlib.sha256(self._chosen.strip().encode()).hexdigest()
            self.people = Forecasters(code)
        for row, cells in self._rows(table, _OF_FORECASTS):
            asked = self._questions.get(cells[ID].strip())
            title = asked.title if asked else ""
            name = cells.get(_HIDDEN if is_hidden else _NAME, "")
            number = cells.get(_NUMBER, "")
            is_person = _HASH.fullmatch(name) if is_hidden else bool(number.strip())
            is_bot = cells.get(_IS_BOT, "").strip().lower() == "true"
            if not is_person or cells.get(_COUNT, "").strip():
                self._leave_out(Reason.NOT_A_PERSON, table, row, title, name)
            elif not self.people.is_author(name, number, is_bot=is_bot):
                self._leave_out(Reason.NOT_A_PERSON if is_bot else Reason.OTHERS, table, row, title)
            elif asked is None:
                self._leave_out(Reason.NO_QUESTION, table, row, said=cells[ID])
            else:
                asked.is_met = True
                self._take(asked, table, row, cells)

    def _take(self, asked: Asked, table: Table, row: Row, cells: dict[str, str]) -> None:
        """Take a forecast of the author's."""
        share, start = cells[_SHARE].strip(), cells[_START]
        percent, moment = percent_of_share(share), read_moment(start)
        if asked.reason:
            self._leave_out(asked.reason, table, row, asked.title)
        elif not asked.title:
            self._leave_out(Reason.NO_TITLE, table, row)
        elif percent is None:
            reason = Reason.NOT_A_CREDENCE if share else Reason.NO_CREDENCE
            self._leave_out(reason, table, row, asked.title, share)
        elif moment is None:
            self._leave_out(Reason.NO_DAY, table, row, asked.title, start)
        else:
            end = read_moment(cells.get(_END, ""))
            asked.given.append(Given(moment, percent, end))

    def take_comments(self, table: Table) -> None:
        """Take the rows of a table of comments: those of the author's, on questions that they
        forecast. One on a group is with its first such question.
        """
        by_post: dict[str, Asked] = {}
        for asked in self._questions.values():
            if asked.given:
                by_post.setdefault(asked.cells.get(POST, ""), asked)
        for row, cells in self._rows(table, _OF_COMMENTS):
            name = cells.get(_AUTHOR, cells.get(_HIDDEN_AUTHOR, ""))
            moment, text = read_moment(cells[_CREATED]), lines_of(cells[_COMMENT])
            found = by_post.get(cells[POST])
            title = found.title if found else ""
            if not self.people.is_named(name, cells.get(_AUTHOR_NUMBER, "")):
                self._leave_out(Reason.OTHERS_COMMENT, table, row, title)
            elif found is None:
                self._leave_out(Reason.NO_FORECAST, table, row, said=text)
            elif moment is None:
                self._leave_out(Reason.NO_DAY, table, row, title, cells[_CREATED])
            else:
                found.comments.append((moment, text))

    def imported(self) -> Imported:
        """All that was taken, once all files have been."""
        questions = [
            question
            for number, asked in self._questions.items()
            if (question := self._question(number, asked))
        ]
        return Imported(questions=tuple(questions), left_out=tuple(self._left_out))

    def _question(self, number: str, asked: Asked) -> Question | None:
        if not asked.given:
            if not asked.is_met:
                reason = asked.reason or Reason.NO_FORECAST
                self._leave_out_part(asked, reason, row=asked.row)
            return None
        return asked.question(number, partial(self._leave_out_part, asked))

    def _rows(self, table: Table, wanted: Sequence[str]) -> Iterator[tuple[Row, dict[str, str]]]:
        """The rows of a table with the cells that are wanted, by heading; others are left out."""
        columns, width = table.columns, len(table.headings)
        places = {
            heading: columns[key] for heading in wanted if (key := heading_key(heading)) in columns
        }
        for row in table.rows:
            cells = row.cells
            if len(cells) < width or any(cells[width:]):
                self._leave_out(Reason.UNREADABLE, table, row, said=cells[0])
            else:
                yield row, {heading: cells[place] for heading, place in places.items()}

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

    def _leave_out_part(
        self, asked: Asked, reason: Reason, said: str = "", row: int | None = None
    ) -> None:
        self._left_out.append(
            LeftOut(reason=reason, title=asked.title, row=row, file=asked.file, said=shown(said))
        )
