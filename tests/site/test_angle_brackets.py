"""What stands in angle brackets and is neither a blank nor HTML: it is read as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

TOPIC = "---\ntopic:\n  region: tech\n---\n"
BELIEF = ":::{belief} A claim\n:name: claim\n:credence: 70%\n\nIt is so.\n:::\n"
PAGE = f"{TOPIC}# The <foo> page\n\nIt is long\n<see appendix> here.\n\n{BELIEF}"


@pytest.mark.parametrize("builder", ["html", "text", "latex", "epub", "singlehtml", "dirhtml"])
def test_every_builder_shows_it(site: Site, builder: str) -> None:
    site.write("page", PAGE)
    site.build(builder)
    ours = [(warned.file, warned.line, warned.type) for warned in site.ours()]
    assert ours == [
        ("page.md", 5, "beliefs.angle_brackets"),
        ("page.md", 8, "beliefs.angle_brackets"),
    ]
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted(site.outdir.rglob("*"))
        if path.suffix in {".html", ".xhtml", ".txt", ".tex"} and path.name != "genindex.html"
    )
    text = text.replace("&lt;", "<").replace("&gt;", ">")
    text = text.replace("\\textless{}", "<").replace("\\textgreater{}", ">")
    assert "It is long <see appendix> here." in " ".join(text.split())


def test_it_stands_in_titles_the_contents_and_the_search(site: Site) -> None:
    site.write("page", PAGE)
    site.write("all", "# All\n\n:::{topic-index}\n:::\n\nSee {topic}`page`.\n")
    site.build()
    assert "The <foo> page" in site.text("index")
    assert "The <foo> page" in words(site.body("all").select_one("li"))
    assert "See The <foo> page." in site.text("all")
    search = (site.outdir / "searchindex.js").read_text(encoding="utf-8")
    assert '"appendix"' in search or "appendix:" in search


def test_it_leaves_a_finished_page_finished(site: Site) -> None:
    site.write("page", PAGE)
    site.write("all", "# All\n\n:::{belief-index}\n:::\n\n:::{stub-index}\n:::\n")
    site.build()
    assert "A claim" in site.text("all")
    assert "Nothing is left to write here." in site.text("all")
    assert "Still to write" not in site.text("page")


def test_a_number_to_come_makes_a_page_unfinished_and_no_stub(site: Site) -> None:
    site.write("page", f"{TOPIC}# Page\n\nAnd ~XX% on that.\n\n{BELIEF}")
    site.build()
    assert site.warnings == []
    assert "Still to write: 1 credence" in site.text("page")
    assert not site.body("page").select(".beliefs-stub-notice")


def test_a_site_with_nothing_of_ours_on_the_page_is_told_nothing(site: Site) -> None:
    site.write("page", "# Page\n\nIt is long <see appendix> here.\n")
    site.build()
    assert site.warnings == []
    assert "<see appendix" in str(site.body("page"))
    assert "appendix" not in site.text("page")


def test_it_is_told_at_its_line_in_emphasis_quotes_and_items(site: Site) -> None:
    site.write(
        "page",
        f"{TOPIC}# Page\n\nOne\n**two\n<three> four**\n[five\n<six>](https://example.org)\n\n"
        "> Seven\n> eight <nine>\n\n:::{reading} Title\n\nTen\n\n- eleven <twelve>\n:::\n",
    )
    site.build(parallel=2)
    assert [(warned.line, warned.text.split(" ", 1)[0]) for warned in site.ours()] == [
        (9, "<three>"),
        (11, "<six>"),
        (14, "<nine>"),
        (20, "<twelve>"),
    ]


def test_the_warning_can_be_suppressed(site: Site) -> None:
    site.configure("suppress_warnings = ['beliefs.angle_brackets']\n")
    site.write("page", PAGE)
    site.check()
    assert site.warnings == []


def test_under_a_condition_that_does_not_hold_nothing_is_told(site: Site) -> None:
    site.write("page", f"{TOPIC}# Page\n\n:::{{only}} draft\nIt is <foo> here.\n:::\n")
    site.check()
    assert site.warnings == []


def test_words_of_the_site_are_blanks_in_indexes_and_titles_too(site: Site) -> None:
    site.configure("beliefs_placeholders = ['warum', 'Quelle']\n")
    site.write(
        "page",
        f"{TOPIC}# Seite\n\n{BELIEF}\n"
        ":::{uncertainty} Gilt das, und <warum>?\n:name: q\n\nNach <Quelle>.\n:::\n",
    )
    site.write("all", "# All\n\n:::{uncertainty-index}\n:stubs: only\n:::\n\n{uncertainty}`q`\n")
    site.build()
    assert site.warnings == []
    blanks = [words(blank) for blank in site.body("page").select(".beliefs-placeholder")]
    assert blanks == ["warum", "Quelle"]
    blanks = [words(blank) for blank in site.body("all").select(".beliefs-placeholder")]
    assert blanks == ["warum", "warum"]


@pytest.mark.parametrize("value", ["'warum'", "[1]", "None"])
def test_words_that_are_no_list_are_told(site: Site, value: str) -> None:
    site.configure(f"beliefs_placeholders = {value}\n")
    site.write("page", f"{TOPIC}# Page\n")
    site.check()
    assert [warned.type for warned in site.warnings] == ["beliefs.config"]


def test_a_blank_that_is_all_of_an_option_or_a_line_is_one(site: Site) -> None:
    site.write(
        "page",
        "---\ntopic:\n  region: <somewhere>\n  tagline: <line>\n---\n# <Name>\n\n"
        ":::{belief} <interp>\n:credence: 70%\n\n"
        "::::{credence-log}\n2026-01 60% <What moved me>\n2026-02 70% For <reason>.\n::::\n:::\n\n"
        ":::{uncertainty} <open>\n:if-yes: <x>\n\n<What hangs on it.>\n:::\n",
    )
    site.build()
    blanks = [words(blank) for blank in site.body("page").select(".beliefs-placeholder")]
    expected = ["Name", "line", "somewhere", "interp", "What moved me", "reason", "open", "x"]
    assert sorted(blanks) == sorted([*expected, "What hangs on it."])
