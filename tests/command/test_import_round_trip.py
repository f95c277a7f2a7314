"""What is exported and brought into an empty site is exported from there in the same words."""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from small_sites import run

sys.path.insert(0, str(Path(__file__).parents[1] / "hunt"))

from random_pages import RandomPage

DOCS = Path(__file__).parents[2] / "docs"

#: The site of the example, whose options are those of the documentation.
ATLAS = f"""
import runpy
options = runpy.run_path({str(DOCS / "conf.py")!r})
globals().update({{name: value for name, value in options.items() if name.startswith("beliefs_")}})
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_baseurl = "https://beliefs.example.org/"
"""

#: Other sites that Sphinx has read in this process have changed what it has by itself.
_RST = 'source_suffix = {".rst": "restructuredtext"}\n'

SHAPES = {
    "directives": ("md", ""),
    "lists": ("md", "beliefs_sections = True\nbeliefs_topics = ['atlas/topics/*', 'page-*']\n"),
    "restructuredtext": ("rst", _RST),
    "restructuredtext lists": ("rst", f"{_RST}beliefs_sections = True\n"),
}

#: What is to be the same of two exports.
RECORDS = ("topics", "pages", "beliefs", "uncertainties", "update_triggers", "readings")


def empty_site(root: Path, shape: str, more: str) -> Path:
    """A site without pages, in which Markdown or reStructuredText is written."""
    suffix, options = SHAPES[shape]
    parsers = '"myst_parser", ' if suffix == "md" else ""
    root.mkdir()
    (root / "conf.py").write_text(
        f"extensions = [{parsers}'sphinx_beliefs']\nmyst_enable_extensions = ['colon_fence']\n"
        f"html_baseurl = 'https://beliefs.example.org/'\n{options}{more}",
        "utf-8",
    )
    (root / f"index.{suffix}").write_text("Front\n=====\n", "utf-8")
    return root


def exported(site: Path, file: Path) -> dict[str, Any]:
    result = run("export", site, "--output", file)
    assert (result.exit_code, result.exception) == (0, None), result.output
    return dict(json.loads(file.read_text("utf-8")))


def brought_in(file: Path, site: Path) -> str:
    """Bring a file into a site, add what conf.py needs, and give what was said."""
    result = run("import", file, "--src", site, "--write")
    assert (result.exit_code, result.exception) == (0, None), result.output
    if found := re.search(r"conf.py needs:\n((?:    .*\n)+)", result.stderr):
        conf = site / "conf.py"
        lines = re.sub(r"(?m)^    ", "", found[1])
        conf.write_text(conf.read_text("utf-8") + lines, "utf-8")
    return result.stderr


def assert_same(before: dict[str, Any], after: dict[str, Any]) -> None:
    for kind in RECORDS:
        assert [each["id"] for each in after[kind]] == [each["id"] for each in before[kind]]
        for one, other in zip(before[kind], after[kind], strict=True):
            assert other == one


@pytest.mark.parametrize("shape", ["lists", "restructuredtext"])
def test_the_example_site_is_the_same_after_a_round_trip(tmp_path: Path, shape: str) -> None:
    source = tmp_path / "source"
    (source / "atlas").parent.mkdir()
    (source / "atlas").symlink_to(DOCS / "atlas")
    (source / "conf.py").write_text(ATLAS, "utf-8")
    (source / "index.md").write_text("# Front\n", "utf-8")
    before = exported(source, tmp_path / "before.json")
    assert all(len(before[kind]) > 3 for kind in RECORDS)
    site = empty_site(tmp_path / "site", shape, "beliefs_review_in = '1 year'\n")
    said = brought_in(tmp_path / "before.json", site)
    assert "beliefs_regions" in said
    assert_same(before, exported(site, tmp_path / "after.json"))
    files = {path: path.read_bytes() for path in site.rglob("*.*")}
    assert "pages are here already, and stay as they are" in brought_in(
        tmp_path / "before.json", site
    )
    assert {path: path.read_bytes() for path in site.rglob("*.*")} == files


@pytest.mark.parametrize(("seed", "shape"), list(enumerate(SHAPES)))
def test_random_sites_are_the_same_after_a_round_trip(
    tmp_path: Path, seed: int, shape: str
) -> None:
    rng = random.Random(seed)
    source = tmp_path / "source"
    source.mkdir()
    options = "beliefs_regions = {'tech': 'Tech'}\nbeliefs_verbal_scale = 'icd203'\n"
    (source / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_beliefs']\nmyst_enable_extensions = ['colon_fence']\n"
        f"html_baseurl = 'https://beliefs.example.org/'\n{options}",
        "utf-8",
    )
    (source / "index.md").write_text("# Front\n", "utf-8")
    for number in range(6):
        is_rst = bool(number % 2)
        page = RandomPage(rng, f"p{number}", is_rst=is_rst)
        name = f"page-{number}.{'rst' if is_rst else 'md'}"
        (source / name).write_text(page.text(), "utf-8")
    before = exported(source, tmp_path / "before.json")
    site = empty_site(tmp_path / "site", shape, options)
    brought_in(tmp_path / "before.json", site)
    assert_same(before, exported(site, tmp_path / "after.json"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"format": "sphinx-beliefs", "format_version": "1.0", "topics": [', "is damaged"),
        ('{"format": "sphinx-beliefs", "format_version": "2.0"}', "is of version 2.0"),
        ('{"format": "sphinx-beliefs"}', "This is not a beliefs.json"),
    ],
)
def test_an_export_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, text: str, said: str
) -> None:
    site = empty_site(tmp_path / "site", "directives", "")
    file = tmp_path / "beliefs.json"
    file.write_text(text, "utf-8")
    result = run("import", file, "--src", site, "--write")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert said in result.stderr
    assert [path.name for path in sorted(site.iterdir())] == ["conf.py", "index.md"]


def test_no_page_of_an_export_leads_out_of_the_site(tmp_path: Path) -> None:
    site = empty_site(tmp_path / "site", "directives", "")
    names = ["../out", "/etc/out", "a/../../out", "..\\out", ".hidden", "a//b", "ok"]
    topics = [{"id": name, "title": "A topic"} for name in names]
    export = {"format": "sphinx-beliefs", "format_version": "1.0", "topics": topics}
    export["producer"] = {"name": "another program"}
    file = tmp_path / "beliefs.json"
    file.write_text(json.dumps(export), "utf-8")
    result = run("import", file, "--src", site, "--write")
    assert result.exit_code == 0
    assert "6 pages are left out" in result.stderr
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(path.name for path in files) == ["beliefs.json", "conf.py", "index.md", "ok.md"]


def test_an_export_of_another_program_needs_little(tmp_path: Path) -> None:
    site = empty_site(tmp_path / "site", "directives", "")
    export = {
        "format": "sphinx-beliefs",
        "format_version": "1.0",
        "producer": {"name": "another program"},
        "beliefs": [
            {"id": "rain", "title": "It will rain"},
            {"id": "b", "title": "Snow", "page": "x"},
        ],
    }
    file = tmp_path / "beliefs.json"
    file.write_text(json.dumps(export), "utf-8")
    result = run("import", file, "--src", site, "--write")
    assert (result.exit_code, result.exception) == (0, None)
    assert ":::{belief} It will rain\n" in (site / "beliefs-from-elsewhere.md").read_text("utf-8")
    assert ":::{belief} Snow\n" in (site / "x.md").read_text("utf-8")
    assert run("import", file, "--src", site, "--topic", "T").exit_code == 2
    assert run("import", file, file, "--src", site).exit_code == 2


@pytest.mark.parametrize("shape", ["lists", "restructuredtext lists"])
def test_items_on_a_page_that_is_not_a_topic_are_read_where_they_come(
    tmp_path: Path, shape: str
) -> None:
    source = empty_site(tmp_path / "source", "directives", "")
    page = "# Essay\n\n:::{belief} Rents fall.\n:name: fall\n:credence: 20%\n\nWhy.\n:::\n"
    (source / "essay.md").write_text(page, "utf-8")
    before = exported(source, tmp_path / "before.json")
    site = empty_site(tmp_path / "site", shape, "")
    brought_in(tmp_path / "before.json", site)
    assert len(before["beliefs"]) == 1
    assert_same(before, exported(site, tmp_path / "after.json"))
