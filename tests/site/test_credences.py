"""Every notation on a page: what the author wrote is what the reader sees, and knows to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

SCALE = "beliefs_verbal_scale = 'icd203'\n"


def _belief(credence: str) -> str:
    return f"# Page\n\n:::{{belief}} A claim\n:name: b\n:credence: {credence}\n\nWhy.\n:::\n"


@pytest.mark.parametrize(
    ("written", "start", "width"),
    [
        ("60-80%", "60", "20"),
        (">95%", "95", "5"),
        ("<5%", "0", "5"),
        ("3:1", "0", "75"),
        ("very likely", "80", "15"),
        ("~0.7", "0", "70"),
    ],
)
def test_the_bar_spans_the_interval(site: Site, written: str, start: str, width: str) -> None:
    site.configure(SCALE)
    site.write("page", _belief(written))
    assert site.build().warnings == []
    shown = site.body("page").select_one(".beliefs-item .beliefs-credence")
    assert words(shown) == written
    fill = shown.select_one(".beliefs-bar-fill")
    assert (fill["x"], fill["width"]) == (start, width)


@pytest.mark.parametrize(("written", "meaning"), [("Likely", "55–80%"), ("1:3", "25%")])
def test_what_a_word_or_odds_mean_is_told(site: Site, written: str, meaning: str) -> None:
    site.configure(SCALE)
    site.write("page", _belief(written) + "\nMine is {credence}`b`.\n\n:::{belief-index}\n:::\n")
    site.build()
    shown = site.body("page").select(".beliefs-credence:not(.xref)")
    assert [tag["title"] for tag in shown] == [meaning] * 3
    assert f"({meaning})" not in site.text("page")
    generated = site.body("beliefs-all").select_one(".beliefs-credence")
    assert generated["title"] == meaning
    site.build("text")
    text = (site.outdir / "page.txt").read_text(encoding="utf-8")
    assert f"{written} ({meaning})\n   Why." in text
    assert text.count(f"({meaning})") == 3
    site.build("epub")
    page = (site.outdir / "page.xhtml").read_text(encoding="utf-8")
    assert f"{written}<span> ({meaning})</span>" in page
    site.build("latex")
    [tex] = site.outdir.glob("*.tex")
    written_in_tex = re.escape(meaning).replace("–", r"\S{1,20}").replace("%", r"\\%")
    assert re.search(rf"\({written_in_tex}\)", tex.read_text(encoding="utf-8"))


def test_a_word_is_refused_until_a_site_says_what_it_means(site: Site) -> None:
    site.write("page", _belief("likely"))
    [warned] = site.build().ours()
    assert (warned.file, warned.line, warned.type) == ("page.md", 5, "beliefs.credence")
    assert 'beliefs_verbal_scale = "icd203"' in warned.text
    assert "likely" in site.text("page")
    site.configure("beliefs_verbal_scale = {'likely': '60-90%'}\n")
    assert site.build().warnings == []
    assert site.body("page").select_one(".beliefs-credence")["title"] == "60–90%"


def test_a_scale_that_is_none_is_told(site: Site) -> None:
    site.configure("beliefs_verbal_scale = 'icd-203'\n")
    site.write("page", _belief("70%"))
    [warned] = site.check().ours()
    assert warned.type == "beliefs.config"
    assert "`icd203`, `ipcc` or `efsa`" in warned.text
