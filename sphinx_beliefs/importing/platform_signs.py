"""The places whose files can be read, and what their files are known by."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx_beliefs.importing.csv_tables import heading_key
from sphinx_beliefs.importing.file_members import shown
from sphinx_beliefs.importing.forecasts import Remark
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class Platform(Enum):
    """A place whose files can be read; the value begins the ids of its questions."""

    FATEBOOK = "fatebook"
    PREDICTIONBOOK = "predictionbook"
    METACULUS = "metaculus"
    MANIFOLD = "manifold"
    CSV = "csv"


#: The names of the places, as they write them.
NAMES = {
    Platform.FATEBOOK: "Fatebook",
    Platform.PREDICTIONBOOK: "PredictionBook",
    Platform.METACULUS: "Metaculus",
    Platform.MANIFOLD: "Manifold",
    Platform.CSV: "CSV",
}

#: Headings that the tables of a place have, and no tables of others.
_OF_TABLES: tuple[tuple[Platform, tuple[str, ...]], ...] = (
    (Platform.FATEBOOK, ("Question title", "Forecast (scale = 0-1)")),
    (Platform.METACULUS, ("Question ID", "Question Type")),
    (Platform.METACULUS, ("Question ID", "Probability Yes")),
    (Platform.METACULUS, ("Question ID", "Score Type")),
    (Platform.METACULUS, ("Question ID", "Comment Text")),
    (Platform.PREDICTIONBOOK, ("description_with_group", "mean_confidence")),
    (Platform.MANIFOLD, ("contractId", "probAfter")),
    (Platform.MANIFOLD, ("question", "outcomeType")),
)

#: Keys that the records of a place have, and no records of others.
_OF_RECORDS: tuple[tuple[Platform, tuple[str, ...]], ...] = (
    (Platform.PREDICTIONBOOK, ("description_with_group",)),
    (Platform.PREDICTIONBOOK, ("description", "responses")),
    (Platform.PREDICTIONBOOK, ("predictions",)),
    (Platform.MANIFOLD, ("question", "outcomeType")),
    (Platform.MANIFOLD, ("contractId", "probAfter")),
    (Platform.MANIFOLD, ("contractId", "outcome")),
    (Platform.MANIFOLD, ("bets",)),
    (Platform.MANIFOLD, ("markets",)),
    (Platform.MANIFOLD, ("contracts",)),
)


def platform_of_table(headings: Iterable[str]) -> Platform | None:
    """The place that a table with these headings is of; None if it can be anyone's."""
    return _first(_OF_TABLES, {heading_key(heading) for heading in headings})


def platform_of_record(keys: Iterable[str]) -> Platform | None:
    """The place that a record with these keys is of; None if it is of no place known here."""
    return _first(_OF_RECORDS, {heading_key(key) for key in keys})


def _first(
    signs: Iterable[tuple[Platform, tuple[str, ...]]], keys: Collection[str]
) -> Platform | None:
    for platform, wanted in signs:
        if all(heading_key(key) in keys for key in wanted):
            return platform
    return None


def look_of_table(headings: Collection[str], *, but: Platform) -> Remark:
    """A sentence on what a table looks like that is not one of a certain platform."""
    platform = platform_of_table(headings)
    if platform is not None and platform is not but:
        message = N_("It looks like a file of {name}.")
        return Remark(message=message, values={"name": NAMES[platform]})
    named = shown(", ".join(heading for heading in headings if heading), 300)
    if not named:
        return Remark(message=N_("It has no headings."))
    return Remark(message=N_("Its headings are: {headings}."), values={"headings": named})
