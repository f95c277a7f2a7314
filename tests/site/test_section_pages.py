"""Whole pages in the habits of several people, none of whom knows of this extension."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Site

FOLDER = Path(__file__).with_name("sections")
PAGES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".md", ".rst"})

CONF = """
language = "{language}"
beliefs_sections = {sections}
beliefs_topics = ["*", "!index"]
beliefs_verbal_scale = "icd203"
myst_enable_extensions += ["dollarmath"]
"""


def build(site: Site, page: Path, *, sections: bool) -> None:
    """Build a site of one page, as it was written."""
    language = "de" if page.stem == "deutsch" else "en"
    site.configure(CONF.format(language=language, sections=sections))
    site.write(page.name, page.read_text(encoding="utf-8"))
    site.build()


def found_on(site: Site, page: Path) -> Iterator[str]:
    """The items of a page, the entries of its lists that are none, and its warnings, a line each."""
    body = site.body(page.stem)
    for element in body.select(".beliefs-item, li"):
        if element.name == "li":
            if element.find_parent(class_="beliefs-item") is None:
                yield f"- {words(element)}"
        else:
            kind = next(name for name in element["class"] if name != "beliefs-item")
            yield f"{kind.removeprefix('beliefs-')}: {words(element)}"
    for warned in site.warnings:
        yield f"{warned.line}: {warned.text} [{warned.type}]"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_read_as_it_was_written(
    site: Site, page: Path, request: pytest.FixtureRequest
) -> None:
    build(site, page, sections=True)
    found = "".join(f"{line}\n" for line in found_on(site, page))
    expected = page.with_suffix(".txt")
    if request.config.getoption("--regenerate"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_it_reads_well_without_this(site: Site, page: Path) -> None:
    build(site, page, sections=False)
    assert site.warnings == []
    assert site.body(page.stem).select(".beliefs-item") == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_it_can_be_built_in_other_formats(site: Site, page: Path, builder: str) -> None:
    build(site, page, sections=True)
    before = [warned for warned in site.warnings if warned.line]
    site.build(builder, folder="_other")
    assert [warned for warned in site.warnings if warned.line] == before
