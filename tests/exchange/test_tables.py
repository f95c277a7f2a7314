"""The tables of an export, read by DuckDB, pandas and frictionless as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import duckdb
import frictionless
import pandas
import pytest
from conftest import DOCS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Exported

MANUAL = (DOCS / "manual/export.md").read_text("utf-8")
SQL = re.findall(r"```sql\n(.*?)```", MANUAL, re.DOTALL)
PYTHON = re.findall(r"```python\n(import.*?)```", MANUAL, re.DOTALL)

FORMS = ["csv", "jsonl"]


def folder(exported: Exported, form: str) -> Path:
    found: Path = getattr(exported, form)
    return found


def in_duckdb(exported: Exported, form: str, query: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The rows that a query of the manual finds, in the folder around the tables."""
    monkeypatch.chdir(folder(exported, form).parent)
    return duckdb.sql(query.replace(".csv'", f".{form}'")).fetchall()


def in_pandas(exported: Exported, form: str, name: str) -> pandas.DataFrame:
    path = folder(exported, form) / f"{name}.{form}"
    if form == "csv":
        return pandas.read_csv(path)
    return pandas.read_json(path, lines=True)


# -- the queries of the manual --------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_duckdb_says_what_moved(
    example: Exported, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = in_duckdb(example, form, SQL[0], monkeypatch)
    moved = {}
    for belief in example.export.beliefs:
        middles = [entry.credence.middle for entry in belief.history]
        if middles and None not in (middles[0], middles[-1]):
            moved[belief.title] = (middles[0], middles[-1])
    expected = {title: ends for title, ends in moved.items() if abs(ends[1] - ends[0]) > 10}
    assert {title: (first, last) for title, first, last in found} == expected
    assert expected


@pytest.mark.parametrize("form", FORMS)
def test_duckdb_says_what_bears_on_what(
    example: Exported, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = in_duckdb(example, form, SQL[1], monkeypatch)
    export = example.export
    open_ones = {belief.id: belief.title for belief in export.beliefs if belief.resolution is None}
    named = [name for item in (*export.uncertainties, *export.readings) for name in item.beliefs]
    bearing = sum(count for _title, relation, count in found if relation == "bears_on")
    assert bearing == sum(name in open_ones for name in named)
    assert {title for title, *_rest in found} <= set(open_ones.values())
    assert {relation for _title, relation, _count in found} >= {"bears_on", "raises", "lowers"}


def test_pandas_says_how_the_credences_did(
    example: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = PYTHON
    monkeypatch.chdir(example.csv.parent)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102
    answer = names["answer"]
    decided = [each for each in example.export.beliefs if each.resolution in {"true", "false"}]
    with_number = [each for each in decided if each.credence and each.credence.middle is not None]
    assert answer["count"].sum() == len(with_number) > 0
    assert (answer["mean"] * answer["count"]).sum() == sum(
        each.resolution == "true" for each in with_number
    )


# -- all of the tables ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["beliefs", "topics", "readings", "history", "relations"])
def test_both_read_every_row(example: Exported, form: str, name: str) -> None:
    path = folder(example, form) / f"{name}.{form}"
    frame = in_pandas(example, form, name)
    [(rows,)] = duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()  # noqa: S608
    assert rows == len(frame) > 0
    if name in {"beliefs", "topics", "readings"}:
        ids = [each.id for each in getattr(example.export, name)]
        assert list(frame["id"]) == ids
        assert duckdb.sql(f"SELECT id FROM '{path}'").fetchall() == [(each,) for each in ids]  # noqa: S608


@pytest.mark.parametrize("form", FORMS)
def test_numbers_and_days_are_what_they_are(example: Exported, form: str) -> None:
    path = folder(example, form) / f"history.{form}"
    kinds = {
        name: kind
        for name, kind, *_rest in duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()  # noqa: S608
    }
    assert kinds["credence_low"] == kinds["credence_middle"] == "DOUBLE"
    assert kinds["date_first"] == kinds["date_last"] == "DATE"
    assert kinds["credence_is_approximate"] == "BOOLEAN"
    assert kinds["entry"] == "BIGINT"
    assert pandas.api.types.is_numeric_dtype(in_pandas(example, form, "history")["credence_low"])


@pytest.mark.parametrize("form", FORMS)
def test_quotes_and_line_breaks_come_through(hostile: Exported, form: str) -> None:
    beliefs = hostile.export.beliefs
    path = folder(hostile, form) / f"beliefs.{form}"
    titles = [title for (title,) in duckdb.sql(f"SELECT title FROM '{path}'").fetchall()]  # noqa: S608
    assert titles == list(in_pandas(hostile, form, "beliefs")["title"])
    bare = [title.removeprefix("'") for title in titles]
    assert bare == [belief.title for belief in beliefs]
    if form == "csv":
        assert [title[0] for title in titles] == ["'", "'", "'"]
    [(text,)] = duckdb.sql(f"SELECT text FROM '{path}' LIMIT 1").fetchall()  # noqa: S608
    paragraphs = tuple(text.split("\n\n")) if form == "csv" else tuple(text)
    assert paragraphs == beliefs[0].text == ('Line one, "quoted".', 'a,b\n"c"')


@pytest.mark.parametrize("form", FORMS)
def test_the_description_of_the_tables_is_right(example: Exported, form: str) -> None:
    """Types, primary keys and foreign keys, in every row of every table."""
    report = frictionless.validate(folder(example, form) / "datapackage.json")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == 11
