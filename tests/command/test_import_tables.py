"""The command ``import`` with any table, whose columns are guessed or named in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from new_sites import directives
from small_sites import run

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "Was,Wie sicher,Am\nEs regnet.,60 %,5.1.2024\nEs schneit.,5 %,6.1.2024\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "orakel-2024.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_mapping_is_written_changed_and_used(tmp_path: Path, table: Path) -> None:
    site, mapping = tmp_path / "site", tmp_path / "orakel.toml"
    site.mkdir()
    directives(site)
    refused = run("import", table, "--src", site)
    assert refused.exit_code == 2
    assert "Was, Wie sicher, Am" in refused.stderr
    assert "--save-mapping" in refused.stderr

    saved = run("import", table, "--save-mapping", mapping)
    assert saved.exit_code == 0
    assert "orakel.toml" in saved.stderr
    text = mapping.read_text("utf-8")
    assert 'name = "orakel"' in text
    for key, heading in {"title": "Was", "credence": "Wie sicher", "date": "Am"}.items():
        text = text.replace(f'\n{key} = ""', f'\n{key} = "{heading}"')
    mapping.write_text(text, "utf-8")

    done = run("import", table, "--mapping", mapping, "--src", site, "--write")
    assert done.exit_code == 0, done.stderr
    pages = "".join(path.read_text("utf-8") for path in site.rglob("*.md"))
    assert "Es regnet." in pages
    assert ":source: orakel:" in pages


def test_rough_probabilities_are_written_as_such_and_added_once(tmp_path: Path) -> None:
    site, table = tmp_path / "site", tmp_path / "mine.csv"
    site.mkdir()
    directives(site)
    rows = "Claim,Probability,Date\nIt will rain.,about 60%,2024-01-05\n"
    table.write_text(rows, "utf-8")
    assert run("import", table, "--src", site, "--write").exit_code == 0
    (page,) = (path for path in site.rglob("*.md") if "It will rain." in path.read_text("utf-8"))
    assert ":credence: ~60%" in page.read_text("utf-8")
    assert "- 2024-01-05 ~60%" in page.read_text("utf-8")
    assert "Nothing is to be written." in run("import", table, "--src", site).stderr

    table.write_text(f"{rows}It will rain.,ca. 70 %,2024-01-09\n", "utf-8")
    assert run("import", table, "--src", site, "--write").exit_code == 0
    assert ":credence: ~70%" in page.read_text("utf-8")
    assert "- 2024-01-05 ~60%\n- 2024-01-09 ~70%\n" in page.read_text("utf-8")


def test_forecasts_of_a_page_that_lost_the_mark_of_a_rough_one_are_not_added_again(
    tmp_path: Path,
) -> None:
    site, table = tmp_path / "site", tmp_path / "mine.csv"
    site.mkdir()
    directives(site)
    table.write_text("Claim,Probability,Date\nIt will rain.,60%,2024-01-05\n", "utf-8")
    assert run("import", table, "--src", site, "--write").exit_code == 0
    table.write_text("Claim,Probability,Date\nIt will rain.,~60%,2024-01-05\n", "utf-8")
    assert "Nothing is to be written." in run("import", table, "--src", site).stderr


def test_a_mapping_that_is_there_is_not_overwritten(tmp_path: Path, table: Path) -> None:
    mapping = tmp_path / "mine.toml"
    mapping.write_text("mine", encoding="utf-8")
    result = run("import", table, "--save-mapping", mapping)
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert mapping.read_text("utf-8") == "mine"


def test_a_mapping_of_nothing_is_refused(tmp_path: Path) -> None:
    result = run("import", tmp_path / "nowhere.csv", "--save-mapping", tmp_path / "x.toml")
    assert result.exit_code == 2
    assert "nowhere.csv is not there" in result.stderr
    assert not (tmp_path / "x.toml").exists()
