"""What a reader sees of the history of a belief: what it was, its course, and the whole log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

TODAY = "beliefs_today = '2026-06-01'\n"
LINES = """\
2025-01-10 70% First *look* at {belief}`other`.
- 2025-06-15 60-70%: A trial that went
  on and on.
2026-03 40%
"""
NESTED = f"""\
# Page

::::{{belief}} A claim
:name: b
:credence: ~40%
:since: 2025

Why.

:::{{credence-log}}
:class: mine
{LINES}:::
::::

:::{{belief}} Another claim
:name: other
:credence: 10%
:::
"""
ELSEWHERE = f":::{{credence-log}} b\n:class: mine\n{LINES}:::\n"
BELIEF = ":::{belief} A claim\n:name: b\n:credence: ~40%\n:since: 2025\n\nWhy.\n:::\n"
OTHER = "# Other\n\n:::{belief} Another claim\n:name: other\n:credence: 10%\n:::\n"

#: What a reader reads of the log.
LOG = (
    "January 10, 2025 70% — First look at Another claim. "
    "June 15, 2025 60-70% — A trial that went on and on. March 2026 40%"
)


def belief(site: Site, page: str = "page") -> str:
    return words(site.body(page).select_one("#beliefs-b"))


def test_the_log_of_a_belief_is_folded_up_between_its_why_and_its_details(site: Site) -> None:
    site.configure(TODAY)
    site.write("page", NESTED)
    assert site.build().warnings == []
    assert (
        belief(site)
        == f"A claim ~40% Why. Was 60-70% in June 2025, last changed in March 2026 {LOG} Held since 2025"
    )
    log = site.body("page").select_one("#beliefs-b > details.beliefs-log.mine")
    assert not log.has_attr("open")
    assert words(log.select_one("summary")) == "Was 60-70% in June 2025, last changed in March 2026"
    assert len(log.select("ul > li")) == 3
    assert [time["datetime"] for time in log.select("time")] == [
        "2025-01-10",
        "2025-06-15",
        "2026-03",
    ]
    assert words(log.select_one("em")) == "look"
    assert words(log.select_one("a[href='#beliefs-other']")) == "Another claim"


def test_the_course_is_a_picture_that_can_be_heard(site: Site) -> None:
    site.write("page", NESTED)
    site.build()
    picture = site.body("page").select_one("summary svg")
    assert picture["role"] == "img"
    assert picture["aria-label"] == "From 70 percent (January 2025) to 40 percent (March 2026)"
    assert len(picture.select("path")) == 2
    assert len(picture.select("circle")) == 1


def test_the_course_has_a_size_and_colours_where_there_is_no_stylesheet(site: Site) -> None:
    site.write("page", NESTED)
    site.build()
    picture = site.body("page").select_one("summary svg")
    assert (picture["width"], picture["height"]) == ("80", "24")
    assert (picture["stroke"], picture["fill"]) == ("currentcolor", "none")
    assert picture.circle["fill"] == "currentcolor"


@pytest.mark.parametrize("place", ["the same page", "another page"])
def test_a_log_that_is_written_elsewhere_is_shown_in_both_places(site: Site, place: str) -> None:
    site.configure(TODAY)
    site.write("other", OTHER)
    if place == "the same page":
        site.write("page", f"# Page\n\n{BELIEF}\n{ELSEWHERE}")
        log_page, link = "page", "#beliefs-b"
    else:
        site.write("page", f"# Page\n\n{BELIEF}")
        site.write("log", f"# Log\n\n{ELSEWHERE}")
        log_page, link = "log", "page.html#beliefs-b"
    assert site.build().warnings == []
    kept = "" if place == "the same page" else " Kept on: Log"
    shown = f"A claim ~40% Why. Was 60-70% in June 2025, last changed in March 2026 {LOG}{kept} Held since 2025"
    assert belief(site).removesuffix(" Cited on: Log") == shown
    assert site.body("page").select("#beliefs-b > details summary svg")
    own = site.body(log_page).select_one(".beliefs-credence-log.mine")
    assert words(own) == f"Credence log: A claim {LOG}"
    assert words(own.select_one(f"a[href='{link}']")) == "A claim"
    assert words(own.select_one("em")) == "look"


def test_it_is_the_same_in_restructuredtext(site: Site) -> None:
    site.configure(TODAY)
    site.write("page", NESTED)
    site.build()
    markdown = str(site.body("page"))
    (site.root / "page.md").unlink()
    lines = LINES.replace("{belief}`", ":belief:`").replace("\n", "\n      ").rstrip()
    site.write(
        "page.rst",
        "Page\n====\n\n.. belief:: A claim\n   :name: b\n   :credence: ~40%\n   :since: 2025\n\n"
        f"   Why.\n\n   .. credence-log::\n      :class: mine\n\n      {lines}\n\n"
        ".. belief:: Another claim\n   :name: other\n   :credence: 10%\n",
    )
    assert site.build().warnings == []
    assert str(site.body("page")) == markdown


@pytest.mark.parametrize(
    ("lines", "summary", "has_picture"),
    [
        ("2026-05-01 40%", "Unchanged since May 2026", False),
        ("2025 40%\n2026-05-01 ~40% Nothing new.", "Unchanged since 2025", False),
        ("2025 50%\n2026-05-01 40%", "Was 50% in 2025, last changed in May 2026", True),
        (
            "2025-02 50%\n2026-04-01 40%\n2026-05-02 0.4",
            "Was 50% in February 2025, last changed in April 2026",
            True,
        ),
        ("2026-05-01 50%\n2026-05-02 40%", "Was 50%, last changed in May 2026", True),
        ("2025 50%\n2025 40%", "Was 50%, last changed in 2025", True),
    ],
)
def test_what_is_seen_of_a_log_until_it_is_opened(
    site: Site, lines: str, summary: str, has_picture: bool
) -> None:
    site.configure(TODAY)
    log = f":::{{credence-log}}\n{lines}\n:::"
    site.write("page", "# Page\n\n" + BELIEF.replace(":::", "::::").replace("Why.", log))
    assert site.build().warnings == []
    shown = site.body("page").select_one("details summary")
    assert words(shown) == summary
    assert bool(shown.select("svg")) is has_picture


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_line_that_cannot_be_read_is_shown_as_written(site: Site, suffix: str) -> None:
    if suffix == "md":
        text = NESTED.replace("2025-01-10 70%", "May 170%")
    else:
        text = (
            "Page\n====\n\n.. belief:: A claim\n   :name: b\n   :credence: 40%\n\n"
            "   .. credence-log::\n\n      May 170% First *look*\n      2026-03 40%\n"
        )
    site.write(f"page.{suffix}", text)
    [warned] = site.build().ours()
    assert (warned.type, warned.line) == ("beliefs.credence_log", 12 if suffix == "md" else 10)
    log = site.body("page").select_one("details")
    assert "May 170% First look" in words(log)
    assert words(log.select_one("em")) == "look"


@pytest.mark.parametrize("reason", ["Far <b>more</b> than x < y.", "It was &lt;script&gt;."])
def test_html_in_a_line_is_text_wherever_the_log_is_shown(site: Site, reason: str) -> None:
    site.write("held", f"# Held\n\n{BELIEF}")
    site.write("page", f"# Page\n\n:::{{credence-log}} b\n2026 40% {reason}\n:::\n")
    assert site.build().warnings == []
    text = reason.replace("&lt;", "<").replace("&gt;", ">")
    assert f"2026 40% — {text}" in site.text("page")
    assert f"2026 40% — {text}" in site.text("held")
    assert not site.body("held").select("details b, details script")


def test_a_link_that_harms_is_text_in_a_line(site: Site) -> None:
    site.write(
        "page.rst",
        "Page\n====\n\n.. belief:: A claim\n   :credence: 40%\n\n   .. credence-log::\n\n"
        "      2025 50%\n      2026 40% A javascript:alert(1)\n",
    )
    [warned] = site.build().warnings
    assert (warned.type, warned.line) == ("beliefs.url", 10)
    assert "2026 40% — A javascript:alert(1)" in site.text("page")
    assert not site.body("page").select("details a")


# -- other builders and languages ----------------------------------------------------------------


@pytest.fixture
def both(site: Site) -> Site:
    """A site with a log inside its belief, and one that is elsewhere."""
    site.configure(TODAY + "version = '1'\ncopyright = 'x'\n")
    site.write("page", NESTED)
    site.write("far", "# Far\n\n:::{belief} A far claim\n:name: far\n:credence: 30%\n:::\n")
    site.write("log", f"# Log\n\n{ELSEWHERE.replace('} b', '} far').replace('40%', '30%')}")
    return site


def test_text_carries_every_entry(both: Site) -> None:
    assert both.build("text").warnings == []
    for page, last in (("page", "40%"), ("far", "30%"), ("log", "30%")):
        text = " ".join((both.outdir / f"{page}.txt").read_text(encoding="utf-8").split())
        assert "January 10, 2025: 70% — First" in text
        assert "* June 15, 2025: 60-70% — A trial that went on and on." in text
        assert f"* March 2026: {last}" in text
        assert ("Was 60-70% in June 2025, last changed in March 2026" in text) is (page != "log")
        assert "svg" not in text


def test_an_epub_carries_every_entry_and_folds_up_nothing(both: Site) -> None:
    assert both.build("epub").ours() == []
    for page in ("page", "far"):
        text = (both.outdir / f"{page}.xhtml").read_text(encoding="utf-8")
        shown = BeautifulSoup(text, "html.parser").select("p")
        assert "Was 60-70% in June 2025, last changed in March 2026" in map(words, shown)
        assert text.count("<time") >= 3
        for unknown in ("<details", "<summary", "<svg"):
            assert unknown not in text


def test_a_pdf_carries_every_entry(both: Site) -> None:
    assert both.build("latex").warnings == []
    [path] = both.outdir.glob("*.tex")
    text = path.read_text(encoding="utf-8")
    row = r"\begin{beliefslogrow}{\DUrole{beliefs-date}{January 10, 2025}}{70\%}"
    assert text.count(row) == 3
    assert text.count("A trial that went on and on.") == 3
    assert text.count(r"Was 60\sphinxhyphen{}70\% in June 2025, last changed in March 2026") == 2
    assert "svg" not in text


def test_a_log_on_a_site_in_another_language(both: Site) -> None:
    both.configure(TODAY + "language = 'de'\nlocale_dirs = ['_locales']\n")
    po = both.root / "_locales/de/LC_MESSAGES/page.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "A claim"\nmsgstr "Eine Behauptung"\n\nmsgid "Why."\nmsgstr "Darum."\n',
        encoding="utf-8",
    )
    assert both.build().warnings == []
    shown = belief(both)
    assert shown.startswith("Eine Behauptung ~40 % Darum. ")
    assert "10. Januar 2025 70 % — First look" in shown
    summary = both.body("page").select_one("details summary")
    assert "60-70 %" in words(summary)
    assert "Juni 2025" in words(summary)
