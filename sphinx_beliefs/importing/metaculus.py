"""Forecasts from Metaculus, whose data has tables of questions, forecasts and comments."""

from __future__ import annotations

import hashlib
import re
from enum import Enum
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.importing.csv_tables import heading_key, missing_from, table_of
from sphinx_beliefs.importing.file_members import members_of, shown
from sphinx_beliefs.importing.forecasts import (
    Forecast,
    Imported,
    LeftOut,
    Question,
    Reason,
    UnreadableFile,
    no_tick,
)
from sphinx_beliefs.importing.moments import read_moment
from sphinx_beliefs.importing.own_forecasts import Forecasters
from sphinx_beliefs.importing.percents import percent_of_share
from sphinx_beliefs.importing.plain_texts import line_of, lines_of, paragraphs
from sphinx_beliefs.importing.platform_signs import Platform, look_of_table
from sphinx_beliefs.importing.source_names import source_id
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from sphinx_beliefs.importing.csv_tables import Row, Table
    from sphinx_beliefs.importing.file_members import Member
    from sphinx_beliefs.importing.forecasts import Chosen, Tick
    from sphinx_beliefs.importing.moments import Moment

_ID = "Question ID"
_URL = "Question URL"
_TITLE = "Question Title"
_TYPE = "Question Type"
_LABEL = "Label"
_POST = "Post ID"
_CATEGORIES = "Categories"
_OPENED = "Open Time"
_PUBLISHED = "Post Published Time"
_CLOSES = "Scheduled Close Time"
_CLOSED = "Actual Close Time"
_RESOLUTION = "Resolution"
_RESOLVED = "Resolution Known Time"

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


class _Kind(Enum):
    """The tables that are read, in that order, each with the headings that it must have."""

    QUESTIONS = (_ID, _TITLE, _TYPE)
    FORECASTS = (_ID, _START, _SHARE)
    COMMENTS = (_POST, _CREATED, _COMMENT)


_OUTCOMES = {
    "yes": Resolution.TRUE,
    "no": Resolution.FALSE,
    "ambiguous": Resolution.AMBIGUOUS,
    "annulled": Resolution.ANNULLED,
}

#: The reasons why questions of some types are left out; others are of another kind.
_TYPES = {
    "multiple_choice": Reason.MULTIPLE_CHOICE,
    "numeric": Reason.NUMERIC,
    "discrete": Reason.NUMERIC,
    "date": Reason.NUMERIC,
}

#: A name in a list as Python writes it.
_LISTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
#: The code that stands for a forecaster in anonymous data.
_HASH = re.compile(r"[0-9a-f]{64}")


class _Given(NamedTuple):
    """A forecast of the author's, when it ended, and where it stands."""

    moment: Moment
    percent: Decimal
    end: Moment | None
    file: str
    row: int


class _Asked:
    """A question, what its row says of it, and what the author gave."""

    def __init__(self, file: str, row: int, cells: dict[str, str]) -> None:
        self.file = file
        self.row = row
        self.cells = cells
        self.given: list[_Given] = []
        self.comments: list[tuple[Moment, str]] = []
        self.is_met = False

    @property
    def title(self) -> str:
        """The title; the label of a question in a group follows where it is not in the title."""
        title, label = line_of(self.cells[_TITLE]), line_of(self.cells.get(_LABEL, ""))
        return title if not title or label in title else f"{title} ({label})"

    @property
    def reason(self) -> Reason | None:
        """The reason why it cannot be taken; None if it is one for yes or no."""
        kind = self.cells[_TYPE].strip().lower().replace(" ", "_")
        return None if kind == "binary" else _TYPES.get(kind, Reason.OTHER_KIND)


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
        self._questions: dict[str, _Asked] = {}
        self._left_out: list[LeftOut] = []

    def take_questions(self, table: Table) -> None:
        """Take the rows of a table of questions."""
        for row, cells in self._rows(table):
            number = cells[_ID].strip()
            if number in self._questions:
                self._leave_out(Reason.TWICE, table, row, cells[_TITLE])
            else:
                self._questions[number] = _Asked(table.name, row.number, cells)

    def take_forecasts(self, table: Table) -> None:
        """Take the rows of a table of forecasts."""
        columns = table.columns
        is_hidden = heading_key(_HIDDEN) in columns
        if is_hidden and self._chosen is not None and self._chosen.strip().isdigit():
            # So the data names someone whose id is known.
            code = hashlib.sha256(self._chosen.strip().encode()).hexdigest()
            self.people = Forecasters(code)
        for row, cells in self._rows(table):
            asked = self._questions.get(cells[_ID].strip())
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
                self._leave_out(Reason.NO_QUESTION, table, row, said=cells[_ID])
            else:
                asked.is_met = True
                self._take(asked, table, row, cells)

    def _take(self, asked: _Asked, table: Table, row: Row, cells: dict[str, str]) -> None:
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
            asked.given.append(_Given(moment, percent, end, table.name, row.number))

    def take_comments(self, table: Table) -> None:
        """Take the rows of a table of comments: those of the author's, on questions that they
        forecast. One on a group is with its first such question.
        """
        by_post: dict[str, _Asked] = {}
        for asked in self._questions.values():
            if asked.given:
                by_post.setdefault(asked.cells.get(_POST, ""), asked)
        for row, cells in self._rows(table):
            name = cells.get(_AUTHOR, cells.get(_HIDDEN_AUTHOR, ""))
            moment, text = read_moment(cells[_CREATED]), lines_of(cells[_COMMENT])
            found = by_post.get(cells[_POST])
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

    def _question(self, number: str, asked: _Asked) -> Question | None:
        cells = asked.cells
        if not asked.given:
            if not asked.is_met:
                reason = asked.reason or Reason.NO_FORECAST
                self._leave_out_part(reason, asked, row=asked.row)
            return None
        asked.given.sort(key=itemgetter(0))
        word = cells.get(_RESOLUTION, "").strip()
        resolution = _OUTCOMES.get(word.lower())
        if word and resolution is None:
            self._leave_out_part(Reason.NOT_AN_OUTCOME, asked, word)
        closed, last = read_moment(cells.get(_CLOSED, "")), asked.given[-1].end
        if closed and last and last < closed:
            self._leave_out_part(Reason.WITHDRAWN, asked, str(last.day))
        forecasts, remarks = _with_comments(asked)
        return Question(
            source=source_id("metaculus", number),
            url=cells.get(_URL, "").strip(),
            title=asked.title,
            forecasts=tuple(forecasts),
            asked=self._day(asked, _OPENED) or self._day(asked, _PUBLISHED),
            resolve_by=self._day(asked, _CLOSES),
            resolution=resolution,
            resolved=self._day(asked, _RESOLVED) if resolution else None,
            tags=_names_in(cells.get(_CATEGORIES, "")),
            notes=paragraphs(*remarks),
        )

    def _rows(self, table: Table) -> Iterator[tuple[Row, dict[str, str]]]:
        """The rows of a table, and their cells by heading; others are left out."""
        headings = [" ".join(heading.split()) for heading in table.headings]
        for row in table.rows:
            if len(row.cells) < len(headings) or any(row.cells[len(headings) :]):
                self._leave_out(Reason.UNREADABLE, table, row, said=row.cells[0])
            else:
                yield row, dict(zip(headings, row.cells, strict=False))

    def _day(self, asked: _Asked, heading: str) -> datetime.date | None:
        text = asked.cells.get(heading, "").strip()
        moment = read_moment(text)
        if text and moment is None:
            self._leave_out_part(Reason.NOT_A_DEADLINE, asked, text)
        return moment.day if moment else None

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
        self, reason: Reason, asked: _Asked, said: str = "", row: int | None = None
    ) -> None:
        self._left_out.append(
            LeftOut(reason=reason, title=asked.title, row=row, file=asked.file, said=shown(said))
        )


def _with_comments(asked: _Asked) -> tuple[list[Forecast], list[str]]:
    """The forecasts of a question, and the comments that are on none of them, with their days.

    A comment belongs to the last forecast of its day.
    """
    comments: dict[datetime.date, list[str]] = {}
    for moment, text in sorted(asked.comments):
        comments.setdefault(moment.day, []).append(text)
    forecasts = []
    for each in reversed(asked.given):
        comment = paragraphs(*comments.pop(each.moment.day, []))
        forecasts.append(Forecast(day=each.moment.day, percent=each.percent, comment=comment))
    remarks = [f"{day}: {text}" for day, texts in comments.items() for text in texts]
    return forecasts[::-1], remarks


def _names_in(text: str) -> tuple[str, ...]:
    """The names in a list as Python writes it."""
    names = (line_of(match[1] or match[2] or "") for match in _LISTED.finditer(text))
    return tuple(dict.fromkeys(filter(None, names)))
