"""No word of ours is said to a reader that cannot be said in another language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pseudo import search_labels, unmarked, write_pseudo_site

if TYPE_CHECKING:
    from conftest import Site

#: Words of an author that stand on the pages, and are the same everywhere: blanks.
BLANKS = {"why", "takeaway", "claim", "date"}

#: The attributes of elements with words for readers in them.
_SAID = ("title", "aria-label", "alt", "placeholder")


def rows_of(site: Site) -> str:
    """What scripts load: the rows of divided lists, and the previews of beliefs."""
    paths = [*site.outdir.glob("beliefs-*.js"), *site.outdir.glob("_beliefs/*.js")]
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(paths))


@pytest.mark.parametrize("page_rows", [500, 2])
def test_no_page_says_a_word_that_is_not_translated(site: Site, page_rows: int) -> None:
    write_pseudo_site(site, f"beliefs_page_rows = {page_rows}\n")
    site.build()
    slips = {"beliefs.option", "beliefs.fence", "beliefs.option_value", "beliefs.syntax"}
    assert slips.isdisjoint(warned.type for warned in site.warnings)
    pages = sorted(path.stem for path in site.outdir.glob("*.html"))
    assert len(pages) > (15 if page_rows == 2 else 10)
    for name in pages:
        body = site.page(name).select_one("div.body")
        if body is None or name in {"search", "genindex"}:
            continue  # Sphinx's own
        assert set(unmarked(body.get_text(" "))) <= BLANKS, name
        for element in body.find_all(True):
            data = [key for key in element.attrs if key.startswith("data-beliefs-")]
            for key in (*_SAID, *data):
                if key in element.attrs and key not in {"data-beliefs-rows", "data-beliefs-kind"}:
                    said = str(element[key]).removeprefix("Link to this heading")  # Sphinx's
                    said = re.sub(r"\{(low|high)\}", "", said)
                    assert set(unmarked(said)) <= BLANKS, (name, key)
    for label in search_labels(site):
        assert not unmarked(label)
    for said in re.findall(r'"(?:[^"\\]|\\.)*"', rows_of(site)):
        assert re.search(r"beliefs-|\.html|^\"#|^\"(pages|heads|shared|rows)\"$", said) or (
            set(unmarked(said)) <= BLANKS
        ), said


@pytest.mark.parametrize(("builder", "suffix"), [("text", "txt"), ("xml", "xml")])
def test_nor_does_a_page_of_another_format(site: Site, builder: str, suffix: str) -> None:
    write_pseudo_site(site)
    site.build(builder)
    for name in ("first", "second", "third", "views", "essay"):
        tree = site.trees[name]
        assert set(unmarked(tree.astext().replace("￼", ""))) <= BLANKS, name
        assert (site.outdir / f"{name}.{suffix}").exists()
