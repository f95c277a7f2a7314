"""Forecasts from Fatebook, whose CSV file has a row for each forecast."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.importing.csv_tables import heading_key, missing_from, table_of
from sphinx_beliefs.importing.day_habits import Habit, read_day
from sphinx_beliefs.importing.fatebook_comments import SEPARATOR, part_comments
from sphinx_beliefs.importing.file_members import members_of, shown
from sphinx_beliefs.importing.forecasts import (
    Forecast,
    Imported,
    LeftOut,
    Question,
    Reason,
    Remark,
    UnreadableFile,
    no_tick,
)
from sphinx_beliefs.importing.moments import read_moment
from sphinx_beliefs.importing.own_forecasts import Forecasters
from sphinx_beliefs.importing.percents import percent_of_share
from sphinx_beliefs.importing.plain_texts import line_of, lines_of, listed, paragraphs
from sphinx_beliefs.importing.platform_signs import Platform, look_of_table
from sphinx_beliefs.importing.source_names import digest, source_id
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from sphinx_beliefs.importing.csv_tables import Row, Table
    from sphinx_beliefs.importing.forecasts import Chosen, Tick
    from sphinx_beliefs.importing.moments import Moment

_TITLE = "Question title"
_OPTION = "Multiple choice option"
_FORECASTER = "Forecast created by"
_SHARE = "Forecast (scale = 0-1)"
_FORECAST_AT = "Forecast created at"
_ASKER = "Question created by"
_ASKED_AT = "Question created at"
_RESOLVE_BY = "Question resolve by"
_RESOLUTION = "Resolution"
_RESOLVED_AT = "Resolved at"
_NOTES = "Question notes"
_SHARED_WITH = "Question shared with"
_COMMENTS = "Question comments"
_TAGS = "Question tags"

#: Without these, there is nothing to be taken.
_NEEDED = (_TITLE, _FORECASTER, _SHARE, _FORECAST_AT, _ASKER, _ASKED_AT)
#: What is kept of a question.
_KEPT = (
    *(_TITLE, _ASKER, _ASKED_AT, _RESOLVE_BY, _RESOLUTION, _RESOLVED_AT),
    *(_NOTES, _SHARED_WITH, _COMMENTS, _TAGS),
)
#: The headings that older files have.
_FORMER = {_RESOLUTION: "Question resolution", _RESOLVED_AT: "Question resolved at"}

_OUTCOMES = {
    "yes": Resolution.TRUE,
    "no": Resolution.FALSE,
    "ambiguous": Resolution.AMBIGUOUS,
}


class _Given(NamedTuple):
    """A forecast of the author's, and the row in which it stands."""

    moment: Moment
    percent: Decimal
    row: int


class _Asked:
    """A question of a file with the author's forecasts, and what a row says of it.

    Of a million rows there may be hundreds of thousands, so it is kept small: ``cells`` are those
    that are not empty.
    """

    __slots__ = ("cells", "file", "given", "row")

    def __init__(self, file: str, row: Row, cells: dict[str, str]) -> None:
        self.file = file
        self.row = row.number
        self.cells = cells
        self.given: list[_Given] = []


def read_fatebook(sources: Sequence[Path], chosen: Chosen, tick: Tick = no_tick) -> Imported:
    """The author's questions in files of Fatebook ("Export to CSV"), whose times are in UTC.

    A question has no id there. It is known by the time at which it was asked, to the second, and by
    who asked it, if that was not the author; so its title can be edited. If several were asked at
    once, as by an import, the title counts as well. Raises ``UnreadableFile``.
    """
    reading = _Reading(chosen)
    for member in members_of(sources):
        with table_of(member, tick) as table:
            reading.take(table)
    return reading.imported()


class _Reading:
    """The rows of all files, taken one after the other."""

    def __init__(self, chosen: Chosen) -> None:
        self._people = Forecasters(chosen.user)
        self._questions: dict[str, list[_Asked]] = {}
        self._left_out: list[LeftOut] = []
        self._files: list[str] = []

    def take(self, table: Table) -> None:
        """Take the rows of a file."""
        columns = _columns(table)
        self._files.append(table.name)
        found: dict[tuple[str, str, str], _Asked] = {}
        kept = [(heading, columns[heading]) for heading in _KEPT if heading in columns]
        option = columns.get(_OPTION)
        title_at, person_at = columns[_TITLE], columns[_FORECASTER]
        share_at, moment_at = columns[_SHARE], columns[_FORECAST_AT]
        asker_at, asked_at = columns[_ASKER], columns[_ASKED_AT]
        width = len(table.headings)
        for row in table.rows:
            cells = row.cells
            if len(cells) != width and (len(cells) < width or any(cells[width:])):
                self._leave_out(Reason.UNREADABLE, table, row, said=cells[0])
                continue
            title = cells[title_at]
            if not self._people.is_author(cells[person_at]):
                self._leave_out(Reason.OTHERS, table, row, title)
            elif option is not None and cells[option]:
                self._leave_out(Reason.MULTIPLE_CHOICE, table, row, title, cells[option])
            elif not line_of(title):
                self._leave_out(Reason.NO_TITLE, table, row)
            elif (percent := percent_of_share(cells[share_at])) is None:
                reason = Reason.NOT_A_CREDENCE if cells[share_at].strip() else Reason.NO_CREDENCE
                self._leave_out(reason, table, row, title, cells[share_at])
            elif (moment := read_moment(cells[moment_at])) is None:
                self._leave_out(Reason.NO_DAY, table, row, title, cells[moment_at])
            else:
                key = (cells[asker_at], cells[asked_at], title)
                asked = found.get(key)
                if asked is None:
                    said = {heading: cell for heading, place in kept if (cell := cells[place])}
                    asked = found[key] = _Asked(table.name, row, said)
                asked.given.append(_Given(moment, percent, row.number))
        at_once = Counter(key[:2] for key in found)
        for key, asked in found.items():
            source = self._id_of(asked, is_alone=at_once[key[:2]] == 1)
            self._questions.setdefault(source, []).append(asked)

    def imported(self) -> Imported:
        """All that was taken, once all files have been."""
        self._people.check(self._files)
        # Each is let go once it has been read.
        sources = list(self._questions)
        questions = [self._question(source, self._questions.pop(source)) for source in sources]
        return Imported(
            questions=tuple(questions),
            left_out=tuple(self._left_out),
            remarks=tuple(self._remarks()),
        )

    def _remarks(self) -> Iterator[Remark]:
        """Say that a spreadsheet program has changed the dates, if it has."""
        for left in self._left_out:
            if left.reason is Reason.NO_DAY and any(read_day(left.said, each) for each in Habit):
                message = N_(
                    "{file} has dates such as {date}, which Fatebook does not write. Take the file "
                    "as it was downloaded, and not as a spreadsheet program has saved it."
                )
                yield Remark(message=message, values={"file": left.file, "date": left.said})
                return

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

    def _id_of(self, asked: _Asked, *, is_alone: bool) -> str:
        cells = asked.cells
        asker, asked_at = cells.get(_ASKER, ""), cells.get(_ASKED_AT, "")
        moment = read_moment(asked_at)
        parts = [
            "" if self._people.is_named(asker) else asker,
            f"{moment.day} {moment.seconds}" if moment else asked_at,
            "" if is_alone else cells[_TITLE],
        ]
        return source_id("fatebook", digest(*parts))

    def _question(self, source: str, several: list[_Asked]) -> Question:
        """A question, by what the last file that has it says of it."""
        asked = several[-1]
        cells, title = asked.cells, line_of(asked.cells[_TITLE])
        names = {cells.get(_ASKER, ""), *cells.get(_SHARED_WITH, "").split(SEPARATOR)}
        own, others = part_comments(cells.get(_COMMENTS, ""), names, self._people)
        self._left_out += [
            LeftOut(reason=Reason.OTHERS_COMMENT, title=title, file=asked.file, said=shown(comment))
            for comment in others
        ]
        word = cells.get(_RESOLUTION, "").strip()
        resolution = _OUTCOMES.get(word.casefold())
        if word and resolution is None:
            self._leave_out_part(Reason.NOT_AN_OUTCOME, asked, word)
        return Question(
            source=source,
            title=title,
            forecasts=tuple(self._forecasts(title, several)),
            asked=self._day(asked, _ASKED_AT),
            resolve_by=self._day(asked, _RESOLVE_BY),
            resolution=resolution,
            resolved=self._day(asked, _RESOLVED_AT) if resolution else None,
            tags=listed(cells.get(_TAGS, "")),
            notes=paragraphs(lines_of(cells.get(_NOTES, "")), *own),
        )

    def _forecasts(self, title: str, several: list[_Asked]) -> Iterator[Forecast]:
        """The forecasts of a question, the oldest first, each once."""
        given = [(each, asked.file) for asked in several for each in asked.given]
        met: set[tuple[Moment, Decimal]] = set()
        for each, file in sorted(given, key=lambda item: item[0].moment):
            if (each.moment, each.percent) in met:
                self._left_out.append(
                    LeftOut(reason=Reason.TWICE, title=title, row=each.row, file=file)
                )
                continue
            met.add((each.moment, each.percent))
            yield Forecast(day=each.moment.day, percent=each.percent)

    def _day(self, asked: _Asked, heading: str) -> datetime.date | None:
        text = asked.cells.get(heading, "").strip()
        moment = read_moment(text)
        if text and moment is None:
            self._leave_out_part(Reason.NOT_A_DEADLINE, asked, text)
        return moment.day if moment else None

    def _leave_out_part(self, reason: Reason, asked: _Asked, said: str) -> None:
        title = line_of(asked.cells[_TITLE])
        self._left_out.append(
            LeftOut(reason=reason, title=title, row=asked.row, file=asked.file, said=shown(said))
        )


def _columns(table: Table) -> dict[str, int]:
    """The places of the columns that are read, by their headings."""
    places = table.columns
    missing = missing_from(places, _NEEDED)
    if missing:
        look = look_of_table(table.headings, but=Platform.FATEBOOK)
        message = N_("{file} is not a CSV file of Fatebook: it has no column {missing}. {look}")
        raise UnreadableFile(message, file=table.name, missing=", ".join(missing), look=look)
    found = {}
    for heading in (*_NEEDED, *_KEPT, _OPTION):
        for name in (heading, _FORMER.get(heading, heading)):
            if heading not in found and heading_key(name) in places:
                found[heading] = places[heading_key(name)]
    return found
