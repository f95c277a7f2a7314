"""How beliefs hang together is the same in tables, and where an export is brought in again."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from small_sites import make_site, run

if TYPE_CHECKING:
    from pathlib import Path


def a_belief(name: str, *options: str) -> str:
    lines = [f":::{{belief}} Claim {name}.", f":name: {name}", ":credence: 50%", *options, ":::"]
    return "\n".join([*lines, "", ""])


PAGE = "# Page\n\n" + "".join(
    [
        a_belief("a", ":implies: b, f"),
        a_belief("b", ":excludes: c"),
        a_belief("c", ":given: e"),
        a_belief("d", ":exactly-one-of: winner, cup", ":ladder: tram, by 2028"),
        a_belief("e", ":exactly-one-of: winner, cup"),
        a_belief("f", ":ladder: tram, by 2030"),
        a_belief("g", ":ladder: cost, at least 5 million"),
        a_belief("h", ":ladder: cost, at least 8 million"),
    ]
)


def test_the_table_of_relations_has_a_row_for_each(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"page": PAGE})
    tables = tmp_path / "tables"
    assert run("export", site, "--format", "csv", "--output", tables).exit_code == 0
    with (tables / "relations.csv").open(newline="", encoding="utf-8") as file:
        rows = [tuple(row.values())[1:] for row in csv.DictReader(file)]
    assert [row for row in rows if row[1] != "stands_on"] == [
        ("a", "implies", "beliefs", "b"),
        ("a", "implies", "beliefs", "f"),
        ("b", "excludes", "beliefs", "c"),
        ("c", "given", "beliefs", "e"),
        ("d", "exactly_one_of", "groups", "winner"),
        ("d", "exactly_one_of", "groups", "cup"),
        ("d", "on_ladder", "ladders", "tram"),
        ("e", "exactly_one_of", "groups", "winner"),
        ("e", "exactly_one_of", "groups", "cup"),
        ("f", "on_ladder", "ladders", "tram"),
        ("g", "on_ladder", "ladders", "cost"),
        ("h", "on_ladder", "ladders", "cost"),
    ]


def test_all_relations_come_back_as_they_were(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"page": PAGE})
    other = make_site(tmp_path / "other", {})
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert run("export", site, "--output", first).exit_code == 0
    assert run("import", first, "--src", other, "--write").exit_code == 0
    assert run("export", other, "--output", second).exit_code == 0
    before = json.loads(first.read_text())["beliefs"]
    assert json.loads(second.read_text())["beliefs"] == before
    assert before[7]["rung"]["written"] == "at least 8 million"
