"""``sphinx-beliefs export``: all that a site says, as one file or as tables."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from small_sites import make_site, run
from sphinx.testing.util import SphinxTestApp

from sphinx_beliefs.exporting.export_reader import read_export

PAGES = {
    "one": """\
---
topic:
  region: tech
  tags: [a, b]
---
# One

::::{belief} =HYPERLINK("x"), they say
:name: first
:credence: ~70%
:tags: =tag

Because of "it",
and more.

Second paragraph.

:::{credence-log}
- 2026-01: 50% -- -2 degrees
- 2026-03-01: ~70% -- as seen
:::
::::

:::{uncertainty} What of it?
:beliefs: first
:::

:::{update-trigger} Evidence
:lowers: first
:::
""",
    "two": "# Two\n\n:::{belief} Second\n:credence: 40%\n:superseded-by: first\n:::\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site."""
    return make_site(tmp_path / "site", PAGES)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table in CSV."""
    return list(csv.DictReader(io.StringIO((folder / name).read_text("utf-8"), newline="")))


def test_it_prints_what_a_build_writes(root: Path) -> None:
    with (root / "conf.py").open("a") as conf:
        conf.write("html_baseurl = 'https://example.org/'\n")
    printed = run("export", root).stdout
    app = SphinxTestApp("html", srcdir=root, confoverrides={"beliefs_export": True})
    app.build()
    app.cleanup()
    assert printed == Path(app.outdir, "beliefs.json").read_text("utf-8")


def test_processes_give_the_same(root: Path) -> None:
    assert run("export", root, "-j", 2).stdout == run("export", root).stdout


def test_addresses_can_be_said(root: Path) -> None:
    def url(*words: str) -> str:
        found: str = json.loads(run("export", root, *words).stdout)["beliefs"][0]["url"]
        return found

    assert url() == "pages/one.html#beliefs-first"
    assert url("--base-url", "https://x.org/y") == "https://x.org/y/pages/one.html#beliefs-first"
    assert url("--dirhtml") == "pages/one/#beliefs-first"


def test_it_writes_a_file_and_writes_it_again(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "beliefs.json"
    assert run("export", root, "--output", path).exit_code == 0
    assert read_export(path.read_bytes()).beliefs[0].id == "first"
    (root / "pages/two.md").unlink()
    assert run("export", root, "--output", path).exit_code == 0
    assert len(read_export(path.read_bytes()).beliefs) == 1
    assert names_in(path.parent) == {"beliefs.json"}


@pytest.mark.parametrize("content", ["mine", '{"format": "other"}', "[]", "[" * 100_000])
def test_it_leaves_files_of_others_alone(root: Path, tmp_path: Path, content: str) -> None:
    path = tmp_path / "beliefs.json"
    path.write_text(content)
    result = run("export", root, "--output", path)
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert path.read_text() == content
    assert run("export", root, "--output", path, "--force").exit_code == 0
    assert read_export(path.read_bytes()).beliefs


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_it_writes_a_table_for_each_kind(root: Path, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "tables"
    for _time in range(2):
        assert run("export", root, "--format", form, "--output", folder).exit_code == 0
    names = "beliefs blanks changes history pages readings regions relations topics uncertainties "
    expected = {f"{name}.{form}" for name in (names + "update_triggers").split()}
    assert names_in(folder) == expected | {"datapackage.json"}
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in package["resources"]} == expected
    for resource in package["resources"]:
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_tables_do_not_take_the_place_of_other_files(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "topics.csv").write_text("mine")
    result = run("export", root, "--format", "csv", "--output", folder)
    assert result.exit_code == 2
    assert "topics.csv is there already" in result.stderr
    assert names_in(folder) == {"topics.csv"}
    assert run("export", root, "--format", "csv", "--output", folder, "--force").exit_code == 0
    assert (folder / "topics.csv").read_text("utf-8").startswith("id,title")


def test_several_tables_need_a_folder(root: Path) -> None:
    result = run("export", root, "--format", "csv")
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_no_cell_is_a_formula(root: Path, tmp_path: Path) -> None:
    run("export", root, "--format", "csv", "--output", tmp_path)
    first, second = rows(tmp_path, "beliefs.csv")
    assert first["title"].startswith("'=HYPERLINK(")
    assert first["tags"] == "'=tag"
    assert first["text"].splitlines()[::2] == [
        "Because of “it”, and more.",
        "Second paragraph.",
    ]
    assert (first["credence_low"], first["credence_is_approximate"]) == ("70.0", "true")
    assert (second["id"], second["superseded_by"]) == ("pages/two#beliefs-second", "first")
    older, _newer = rows(tmp_path, "history.csv")
    assert older["reason"] == "'-2 degrees"
    assert (older["belief"], older["entry"], older["date_last"]) == ("first", "1", "2026-01-31")


def test_relations_are_a_table(root: Path, tmp_path: Path) -> None:
    run("export", root, "--format", "csv", "--output", tmp_path)
    found = [tuple(row.values()) for row in rows(tmp_path, "relations.csv")]
    assert ("topics", "pages/one", "in_region", "regions", "tech") in found
    assert ("topics", "pages/one", "tagged", "tags", "a") in found
    assert ("beliefs", "first", "stands_on", "topics", "pages/one") in found
    assert ("beliefs", "pages/two#beliefs-second", "superseded_by", "beliefs", "first") in found
    by_relation = {row[2]: row for row in found if row[4] == "first"}
    assert by_relation["bears_on"][0] == "uncertainties"
    assert by_relation["lowers"][0] == "update_triggers"
    assert len(found) == len(set(found))


def test_json_lines_have_the_same_columns_and_real_values(root: Path, tmp_path: Path) -> None:
    run("export", root, "--format", "csv", "--output", tmp_path / "csv")
    run("export", root, "--format", "jsonl", "--output", tmp_path / "jsonl")
    lines = (tmp_path / "jsonl/beliefs.jsonl").read_text("utf-8").splitlines()
    first: dict[str, Any] = json.loads(lines[0])
    assert list(first) == list(rows(tmp_path / "csv", "beliefs.csv")[0])
    assert (first["credence_low"], first["credence_is_approximate"]) == (70.0, True)
    assert (first["tags"], first["resolution"], len(first["text"])) == (["=tag"], None, 2)


def test_it_says_that_the_site_has_mistakes(root: Path) -> None:
    (root / "pages/two.md").write_text("# Two\n\n:::{belief} So\n:credence: 70\n:::\n")
    result = run("export", root)
    assert "The site has 1 mistake" in result.stderr
    assert json.loads(result.stdout)["beliefs"][1]["credence"]["kind"] == "unreadable"


def test_the_schema_needs_no_site(tmp_path: Path) -> None:
    schema = json.loads(run("schema", "--export").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    belief = schema["$defs"]["Belief"]
    assert belief["required"] == list(belief["properties"])
    assert all("description" in field for field in belief["properties"].values())
    path = tmp_path / "schema.json"
    assert run("schema", "--export", "--output", path).exit_code == 0
    assert json.loads(path.read_text("utf-8")) == schema
