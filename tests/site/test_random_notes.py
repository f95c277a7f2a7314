"""No random page of notes loses a word, or gives a warning where no entry is."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from myst_parser.config.main import MdParserConfig
from random_notes import Writer

from sphinx_beliefs.authoring.markdown_list_finder import BlockReader
from sphinx_beliefs.authoring.section_reader import in_markdown
from sphinx_beliefs.model.sections.section_headings import Headings

if TYPE_CHECKING:
    from conftest import Site

TOPIC = "---\ntopic: true\n---\n"
PAGES = 60
WORD = re.compile(r"w\d+x")


def built(site: Site, *, sections: bool) -> tuple[list[set[str]], set[tuple[str, int | None]]]:
    """The words of each page, and the places of warnings."""
    site.configure(f"beliefs_sections = {sections}\n")
    site.build()
    words = [set(WORD.findall(str(site.body(f"p{number}")))) for number in range(PAGES)]
    return words, {(warned.file, warned.line) for warned in site.warnings}


@pytest.mark.parametrize("seed", [15])
def test_no_word_is_lost(site: Site, seed: int) -> None:
    writer = Writer(Random(seed))
    pages = [TOPIC + writer.page() for _ in range(PAGES)]
    for number, page in enumerate(pages):
        site.write(f"p{number}", page)
    plain, warned_of_plain = built(site, sections=False)
    shown, warned = built(site, sections=True)
    for number, (before, after) in enumerate(zip(plain, shown, strict=True)):
        assert before - after == set(), pages[number]
    reader = BlockReader(MdParserConfig(enable_extensions={"colon_fence"}))
    entries = set()
    for number, page in enumerate(pages):
        for found in in_markdown(page, Headings({}), reader)[1].lists:
            entries |= {(f"p{number}.md", line + 1) for line in range(found.first, found.end)}
    assert entries
    assert warned - warned_of_plain - entries == set()


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
