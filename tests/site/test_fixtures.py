"""What directives and roles make of a page, in Markdown and reStructuredText alike: files in
``tests/fixtures``, whose README says how they are written and regenerated.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from conftest import Site
from fixture_files import FIXTURES, LANGUAGES, SNIPPETS, read_fixture, tree_lines, warning_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = sorted(FIXTURES.rglob("*.txt"))

CONF = """
beliefs_today = "2026-06-01"
suppress_warnings = ["toc.not_included"]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Site]:
    """Builds all pages of a folder in one language as one site, once."""

    @cache
    def build(folder: str, suffix: str) -> Site:
        site = Site(tmp_path_factory.mktemp(f"{folder}-{suffix}") / "site")
        beside = FIXTURES / folder / "conf.py"
        site.configure(CONF + (beside.read_text(encoding="utf-8") if beside.exists() else ""))
        site.write("index", "# Index\n")
        for page in (FIXTURES / folder).glob("pages/*.md"):
            site.write(page.name, page.read_text(encoding="utf-8"))
        for path in (FIXTURES / folder).glob("*.txt"):
            site.write(f"{path.stem}.{suffix}", read_fixture(path).page(suffix))
        return site.build("xml")  # which has views as nodes, and tells links to pages apart

    return build


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_page_becomes_what_its_file_says(
    built: Callable[[str, str], Site], path: Path, request: pytest.FixtureRequest
) -> None:
    fixture = read_fixture(path)
    sites = {suffix: built(path.parent.name, suffix) for suffix in LANGUAGES}
    markdown, rst = (
        "".join(f"{line}\n" for line in tree_lines(site.trees[path.stem]))
        for site in sites.values()
    )
    warned = (
        [one for one in site.warnings if one.file == f"{path.stem}.{suffix}"]
        for suffix, site in sites.items()
    )
    warnings = "".join(f"{line}\n" for line in warning_lines(*warned))
    if request.config.getoption("regenerate"):
        fixture.parts |= {"tree": markdown, "warnings": warnings}
        fixture.write()
    assert rst == markdown, "the languages differ"
    assert markdown == fixture.parts.get("tree")
    assert warnings == fixture.parts.get("warnings")


@pytest.mark.parametrize("folder", sorted({path.parent.name for path in FILES}))
@pytest.mark.parametrize("suffix", LANGUAGES)
def test_every_warning_is_of_a_page(
    built: Callable[[str, str], Site], folder: str, suffix: str
) -> None:
    pages = {f"{path.stem}.{suffix}" for path in (FIXTURES / folder).glob("*.txt")}
    pages |= {path.name for path in (FIXTURES / folder).glob("pages/*.md")}
    assert {one.file for one in built(folder, suffix).warnings} <= pages


def test_every_example_of_the_manual_has_its_file() -> None:
    there = {path.stem for path in FILES if path.parent.name == "snippets"}
    assert there == {path.stem for path in SNIPPETS.glob("*.md")}
    assert there == {path.stem for path in SNIPPETS.glob("*.rst")}
