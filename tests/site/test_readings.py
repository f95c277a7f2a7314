"""What is said of something read: where it came out, and links that are still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

PAGE = """---
topic:
  region: tech
  stub: {stub}
---
# Title

:::{{reading}} Measuring tasks
:date: 2025-03-19
:url: {url}
:authors: Kwa et al.
:venue: METR

It doubles.
:::

:::{{reading}} Simulators
:venue: LessWrong
:::

:::{{reading}} Without a venue
:::
"""


@pytest.mark.parametrize("stub", ["", "false"])
def test_a_link_that_is_forthcoming_is_no_blank(site: Site, stub: str) -> None:
    site.write("page", PAGE.format(stub=stub, url="Forthcoming"))
    site.write("all", "# All\n\n:::{reading-index}\n:::\n")
    site.build()
    assert not site.warnings
    assert "Measuring tasks Kwa et al., METR (link to come)" in site.text("page")
    assert "This page is a stub" not in site.text("page")
    assert "Measuring tasks" in site.text("all")


def test_a_blank_link_stays_one(site: Site) -> None:
    site.write("page", PAGE.format(stub="", url="<link TBD>"))
    site.build()
    assert "link to come" not in site.text("page")
    assert "link TBD" in site.text("page")
    assert "This page is a stub" in site.text("page")


@pytest.mark.parametrize("builder", ["html", "text", "latex", "epub"])
def test_every_builder_has_the_venue_after_the_authors(site: Site, builder: str) -> None:
    site.write("page", PAGE.format(stub="", url="forthcoming"))
    site.build(builder)
    [page] = {"text": ["page.txt"], "latex": ["theatlas.tex"]}.get(builder, ["page.*html"])
    text = next(site.outdir.glob(page)).read_text(encoding="utf-8")
    assert "METR" in text
    assert text.index("Kwa et al.") < text.index("METR") < text.index("link to come")


def test_readings_can_be_shown_sorted_and_put_together_by_venue(site: Site) -> None:
    site.write("page", PAGE.format(stub="", url="forthcoming"))
    site.write(
        "by",
        "# By\n\n:::{reading-index}\n:columns: title, venue\n:sort: -venue\n:group-by: none\n:::\n\n"
        ":::{reading-index}\n:group-by: venue\n:format: list\n:::\n",
    )
    site.build()
    assert not site.warnings
    table = site.body("by").select_one("table")
    assert [words(row) for row in table.select("tr")] == [
        "Title Venue", "Measuring tasks METR", "Simulators LessWrong", "Without a venue —"
    ]  # fmt: skip
    titles = [words(title) for title in site.body("by").select(".beliefs-group-title")]
    assert titles == ["LessWrong", "METR", "No venue"]
