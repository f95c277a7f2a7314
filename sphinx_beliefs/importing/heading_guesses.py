"""Guesses at what the columns of a table say, by their headings and by what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.importing.column_mapping import ColumnMapping, ForecastColumns
from sphinx_beliefs.importing.day_habits import Habit, read_day
from sphinx_beliefs.importing.file_members import shown
from sphinx_beliefs.importing.forecasts import UnreadableFile
from sphinx_beliefs.importing.loose_percents import Scale, loose_percent
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.notation.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The headings that mean a column, the surest first: English, German, French, Spanish.
_WORDS = {
    "title": (
        "title, question title, claim, question, statement, proposition, belief, event, prediction,"
        " what, forecast question, name, frage, aussage, behauptung, these, vorhersage, titel,"
        " titre, énoncé, affirmation, prédiction, título, pregunta, afirmación, predicción,"
        " description, text, forecast"
    ),
    "credence": (
        "probability, credence, confidence, p, prob, chance, likelihood, estimate, p yes,"
        " probability yes, my probability, my estimate, my forecast, forecast, prediction, percent,"
        " percentage, odds, wahrscheinlichkeit, konfidenz, schätzung, einschätzung, prognose,"
        " prozent, probabilité, confiance, probabilidad, confianza"
    ),
    "date": (
        "date, forecast created at, f created at, forecast date, prediction date, made on,"
        " date made, predicted on, day, timestamp, time, when, created at, created, datum, tag, am,"
        " erstellt, zeitstempel, jour, fecha"
    ),
    "asked": "question created at, q created at, asked, asked on, asked at, gefragt",
    "comment": "comment, comments, reason, reasoning, reasons, why, rationale, explanation,"
    " justification, kommentar, begründung, grund, commentaire, raison, comentario, razón",
    "notes": "notes, note, details, context, criteria, resolution criteria, notizen, kontext",
    "resolve_by": "resolve by, question resolve by, deadline, due, due date, by, by when, closes,"
    " close date, close time, closes at, target date, known on, known by, end date, frist, fällig,"
    " stichtag, bis, échéance, plazo",
    "outcome": "outcome, resolution, result, resolved as, resolved to, happened, did it happen,"
    " came true, true, answer, status, ausgang, ergebnis, eingetroffen, auflösung, résultat,"
    " resultado",
    "resolved": "resolved at, resolved on, resolved, date resolved, resolution date, resolved date,"
    " decided on, decided, aufgelöst, entschieden am",
    "tags": "tags, tag names, question tags, tag, category, categories, topic, topics, area,"
    " domain, labels, label, kategorie, thema, bereich, schlagworte,"
    " schlagwörter, stichworte, catégorie, categoría",
    "url": "url, link, question url, source, website, web",
    "id": "id, question id, uid, uuid, key, number, no, nr",
    "forecaster": "forecaster, forecast created by, forecaster username, predictor, user, username,"
    " who, person, by whom, predicted by, author, wer, nutzer, autor, auteur",
}
#: How many rows are looked at.
SAMPLE = 500
#: The share of the cells of a column that have to be what the column is taken for.
_MOST = 0.5

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORDS = re.compile(r"[\W_]+")
#: The end of the name of a file that counts its copies, or is a date.
_COPY = re.compile(r"[\W_]*(?:\(\d+\)|\d[\d.T_-]*|copy|export)$", re.IGNORECASE)


def _plain(heading: str) -> str:
    """A heading as words, without what stands in parentheses."""
    text = _CAMEL.sub(" ", heading.partition("(")[0] or heading).replace("%", " percent ")
    return " ".join(_NOT_WORDS.sub(" ", text).casefold().split())


def guess_mapping(
    file: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> ColumnMapping:
    """The mapping that a table probably has, by its headings and some of its rows.

    Raises ``UnreadableFile`` if it is not clear which columns are the title, the probability and
    the date.
    """
    mapping = draft_mapping(file, headings, rows)
    dates = [each.date or each.day for each in mapping.all_forecasts]
    missing = [
        name
        for name, is_there in (
            ("title", mapping.title),
            ("credence", mapping.all_forecasts),
            ("date", all(dates) if dates else mapping.date or mapping.asked),
        )
        if not is_there
    ]
    if missing:
        message = N_(
            "{file} is not of a place that is known here, and these are not to be found among its "
            "columns: {missing}. Its headings are: {headings}. Write down with --save-mapping what "
            'is clear, add the rest at the top of that file, as in date = "Day", and name it with '
            "--mapping."
        )
        listed = shown(", ".join(filter(None, headings)), 300) or "–"
        raise UnreadableFile(message, file=file, missing=", ".join(missing), headings=listed)
    return mapping


def draft_mapping(
    file: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> ColumnMapping:
    """The mapping that a table probably has, as far as that is clear."""
    columns = _Columns(headings, rows)
    found = {key: columns.take(key, _fits(key)) for key in _ORDER}
    wide = [] if found["credence"] else columns.days()
    if not wide:
        found["date"] = found["date"] or found["asked"]
    return ColumnMapping(name=_name(file), forecasts=tuple(wide), **found)  # type: ignore[arg-type]


#: The columns in the order in which they are taken: those whose words and cells leave least doubt
#: come first.
_ORDER = (
    *("credence", "date", "asked", "resolve_by", "resolved", "url", "id", "forecaster"),
    *("outcome", "tags", "comment", "title", "notes"),
)


class _Columns:
    """The columns of a table that are not yet taken for anything, with some cells of each."""

    def __init__(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        self._headings = [(heading, _plain(heading)) for heading in headings if heading.strip()]
        cells: list[list[str]] = [[] for _heading in headings]
        for row in rows:
            for column, cell in zip(cells, row, strict=False):
                column.append(cell)
        self._cells = dict(zip(headings, cells, strict=True))
        self._taken: set[str] = set()

    def take(self, key: str, fits: Fits) -> str:
        """Take the column that says something: its heading, empty if there is none."""
        for word in map(str.strip, _WORDS[key].split(",")):
            for heading, plain in self._headings:
                if plain == word and heading not in self._taken and self._are(heading, fits):
                    self._taken.add(heading)
                    return heading
        return ""

    def days(self) -> list[ForecastColumns]:
        """The columns whose headings are days, with the probabilities of these days."""
        found = []
        for heading, _plain_heading in self._headings:
            moment = read_day(heading, Habit.MONTH_FIRST)
            if moment and heading not in self._taken and self._are(heading, _is_percent):
                found.append(ForecastColumns(credence=heading, day=moment.day))
        return found

    def _are(self, heading: str, fits: Fits) -> bool:
        """Return whether most cells of a column are of a kind."""
        cells = [cell for cell in self._cells[heading] if cell.strip()]
        if fits is None:
            return True
        return sum(map(fits, cells)) >= _MOST * len(cells)


def _is_percent(cell: str) -> bool:
    return loose_percent(cell, Scale.HUNDRED) is not None


def _is_day(cell: str) -> bool:
    return any(read_day(cell, habit) is not None for habit in Habit)


def _is_text(cell: str) -> bool:
    return not _is_percent(cell) and not _is_day(cell)


if TYPE_CHECKING:
    from collections.abc import Callable

    Fits = Callable[[str], bool] | None


def _fits(key: str) -> Fits:
    """The kind of the cells that a column must have; None if any will do."""
    match key:
        case "credence":
            return _is_percent
        case "date" | "asked" | "resolve_by" | "resolved":
            return _is_day
        case "title":
            return _is_text
        case _:
            return None


def _name(file: str) -> str:
    """The name that begins the ids of the questions of a file, the same for its later copies."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    while (shorter := _COPY.sub("", stem)) != stem:
        stem = shorter
    name = "".join(
        char for char in slug(stem) if char.isascii() and (char.isalnum() or char == "-")
    )
    name = name.strip("-")[:40]
    return name if len(name) > 1 and name[0].isalpha() else "csv"
