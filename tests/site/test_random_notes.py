"""No random page of notes loses a word, or gives a warning where no entry is."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from myst_parser.config.main import MdParserConfig
from random_notes import Writer
from random_rst_notes import RstWriter

from sphinx_beliefs.authoring.markdown_list_finder import BlockReader
from sphinx_beliefs.authoring.section_reader import in_markdown, in_rst
from sphinx_beliefs.model.sections.section_headings import Headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Site

    from sphinx_beliefs.model.sections.section_scopes import FoundLists

TOPIC = "---\ntopic: true\n---\n"
RST_TOPIC = "Page\n====\n\n.. topic-meta::\n\n"
RST_NOTE = "\n.. [#note] A note.\n"
PAGES = 60
WORD = re.compile(r"w\d+x")


def built(site: Site, *, sections: bool) -> tuple[list[set[str]], set[tuple[str, int | None]]]:
    """The words of each page, and the places of warnings."""
    site.configure(f"beliefs_sections = {sections}\n")
    site.build()
    words = [set(WORD.findall(str(site.body(f"p{number}")))) for number in range(PAGES)]
    return words, {(warned.file, warned.line) for warned in site.warnings}


def entries_of(found: FoundLists, file: str) -> set[tuple[str, int | None]]:
    """The lines of the lists of a page, and those below them, where docutils misses what an entry
    announces.
    """
    lists = found.lists
    return {(file, line + 1) for one in lists for line in range(one.first, one.end + 1)}


def assert_nothing_is_lost(
    site: Site, pages: Sequence[str], entries: set[tuple[str, int | None]]
) -> None:
    """All words of the pages are there, and warnings only where entries are."""
    assert entries
    plain, warned_of_plain = built(site, sections=False)
    shown, warned = built(site, sections=True)
    for number, (before, after) in enumerate(zip(plain, shown, strict=True)):
        assert before - after == set(), pages[number]
    assert warned - warned_of_plain - entries == set()


@pytest.mark.parametrize("seed", [15])
def test_no_word_is_lost(site: Site, seed: int) -> None:
    writer = Writer(Random(seed))
    pages = [TOPIC + writer.page() for _ in range(PAGES)]
    reader = BlockReader(MdParserConfig(enable_extensions={"colon_fence"}))
    entries = set()
    for number, page in enumerate(pages):
        site.write(f"p{number}", page)
        entries |= entries_of(in_markdown(page, Headings({}), reader)[1], f"p{number}.md")
    assert_nothing_is_lost(site, pages, entries)


@pytest.mark.parametrize("seed", [15])
def test_nor_is_one_in_restructuredtext(site: Site, seed: int) -> None:
    writer = RstWriter(Random(seed))
    pages = [RST_TOPIC + writer.page() + RST_NOTE for _ in range(PAGES)]
    entries = set()
    for number, page in enumerate(pages):
        site.write(f"p{number}.rst", page)
        entries |= entries_of(in_rst(page, Headings({}))[1], f"p{number}.rst")
    assert_nothing_is_lost(site, pages, entries)


@pytest.mark.parametrize("seed", range(12))
def test_all_other_blocks_stay_where_they_are(seed: int) -> None:
    writer = Writer(Random(seed))
    reader = BlockReader(MdParserConfig(enable_extensions={"colon_fence"}))
    for _ in range(PAGES):
        page = writer.page()
        changed = in_markdown(page, Headings({}), reader)[0]
        assert blocks_of(reader, changed) == blocks_of(reader, page), page


def blocks_of(reader: BlockReader, page: str) -> list[tuple[str, int]]:
    """The outermost blocks of a page, and the lines on which they begin; lists that follow each
    other count as one.
    """
    found: list[tuple[str, int]] = []
    for token in reader.tokens_of(page):
        if token.level or token.nesting < 0:
            continue
        if not (found and "list" in token.type and token.type == found[-1][0]):
            found.append((token.type, (token.map or [0])[0]))
    return found
