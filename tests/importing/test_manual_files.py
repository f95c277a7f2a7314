"""The tables and the mapping that the manual shows are read as it says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_beliefs.importing.column_mapping import read_mapping
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_beliefs.importing.forecasts import Imported

    Read = Callable[..., Imported]

PAGE = (Path(__file__).parents[2] / "docs/manual/import.md").read_text(encoding="utf-8")


def fences(language: str) -> list[str]:
    """The blocks of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_tables_of_the_manual_say_the_same(read: Read) -> None:
    by_row, by_day = (read(text).questions[0] for text in fences("text"))
    days = [(each.day, each.percent) for each in by_row.forecasts]
    assert days == [(date(2026, 1, 5), 65), (date(2026, 3, 5), 80)]
    assert [(each.day, each.percent) for each in by_day.forecasts] == days
    assert by_row.resolution is Resolution.TRUE
    assert by_row.forecasts[0].comment == "The court has been asked twice."


def test_the_mapping_of_the_manual_is_read(read: Read, tmp_path: Path) -> None:
    (text,) = fences("toml")
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    table = (
        "Nr,Was,Wie sicher,Am,Im Mai,Bis,Ausgang\n"
        "7,Es regnet.,0.5,1.2.2026,60,1.6.2026,eingetroffen\n"
    )
    (question,) = read(table, mapping=read_mapping(path)).questions
    assert question.source == "mine:7"
    assert [(each.day, float(each.percent)) for each in question.forecasts] == [
        (date(2026, 2, 1), 0.5),
        (date(2026, 5, 1), 60),
    ]
    assert question.resolution is Resolution.TRUE
