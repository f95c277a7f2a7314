"""Files of any platform, read as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from sphinx_beliefs.importing.csv_tables import table_of
from sphinx_beliefs.importing.fatebook import read_fatebook
from sphinx_beliefs.importing.file_members import members_of, shown
from sphinx_beliefs.importing.forecasts import UnreadableFile, no_tick
from sphinx_beliefs.importing.json_records import is_json, json_of, keys_of
from sphinx_beliefs.importing.manifold import read_manifold
from sphinx_beliefs.importing.metaculus import read_metaculus
from sphinx_beliefs.importing.platform_signs import (
    Platform,
    platform_of_record,
    platform_of_table,
)
from sphinx_beliefs.importing.predictionbook import read_predictionbook
from sphinx_beliefs.importing.spreadsheets import read_tables
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_beliefs.importing.column_mapping import ColumnMapping
    from sphinx_beliefs.importing.file_members import Member
    from sphinx_beliefs.importing.forecasts import Chosen, Imported, Tick

#: The records that are looked at of a list, to find out what they are.
_LOOKED_AT = 20


def read_files(
    sources: Sequence[Path],
    chosen: Chosen,
    *,
    platform: Platform | None = None,
    mapping: ColumnMapping | None = None,
    tick: Tick = no_tick,
) -> Imported:
    """The author's questions in files of a platform, which is found by content if it is None.

    Each source is a file, a zip file or a folder. A ``mapping`` says that they are tables, and what
    their columns are. Raises ``UnreadableFile``, and nothing else,
    where the files cannot be read at all.
    """
    platform = platform or (Platform.CSV if mapping else platform_of(sources))
    match platform:
        case Platform.FATEBOOK:
            return read_fatebook(sources, chosen, tick)
        case Platform.PREDICTIONBOOK:
            return read_predictionbook(sources, chosen, tick)
        case Platform.METACULUS:
            return read_metaculus(sources, chosen, tick)
        case Platform.MANIFOLD:
            return read_manifold(sources, chosen, tick)
        case Platform.CSV:
            return read_tables(sources, chosen, mapping, tick)
    assert_never(platform)


def platform_of(sources: Sequence[Path]) -> Platform:
    """The platform that files are of, by the first one that shows it; any table may be ``CSV``.

    Raises ``UnreadableFile``.
    """
    for member in members_of(sources):
        platform = _platform_of_json(member) if is_json(member) else _platform_of_table(member)
        if platform is not None:
            return platform
    return Platform.CSV


def _platform_of_table(member: Member) -> Platform | None:
    with table_of(member, no_tick) as table:
        return platform_of_table(table.headings)


def _platform_of_json(member: Member) -> Platform:
    top = json_of(member, no_tick)
    keys = list(top) if isinstance(top, dict) else keys_of(top[:_LOOKED_AT])
    platform = platform_of_record(keys)
    if platform is None:
        message = N_(
            "{file} is JSON, but not of a place that is known here; its keys are {keys}. Save what "
            "you mean as CSV."
        )
        raise UnreadableFile(message, file=member.name, keys=shown(", ".join(keys), 200) or "–")
    return platform
