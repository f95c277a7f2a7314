"""The page the project began with: what its author writes, and what its readers see."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from conftest import Site, words

#: The topic page of an author who has marked the territory, before the views are written.
SEED = """\
---
topic:
  region: tech
  status: exploring
  tagline: How well we can read what models are doing internally, and how much that buys us in deployment.
  last_reviewed: 2026-05-01
---

# Mechanistic Interpretability

## Where I currently stand

<Likely something on: mech interp is a high-variance bet; the safety case it underwrites is "we can
detect bad cognition before it becomes bad action"; current results are *exciting*. Edit freely.>

## Current beliefs

:::{belief} Mech interp is necessary but not sufficient for a deployment-time safety case.
:credence: ~XX%

Interpretability findings are too brittle and too narrow to be the load-bearing element.
:::

:::{belief} The most useful near-term mech interp is the kind that supports monitoring.
:credence: ~XX%

<why>
:::

:::{belief} <Your view on SAEs / circuits / probes.>
:credence: ~XX%

<why>.
:::

## Uncertainties

:::{uncertainty} Does mech interp scale to frontier-size models?

It determines whether interp is part of the operational safety story.
:::

## What would update me

:::{update-trigger} A demonstrated detector would meaningfully strengthen the case.
:::

## Recent reading

:::{reading} <title>
:date: <date>

<takeaway>
:::

## Related writing

:::{related-writing}
:::

## Related regions

:::{related-topics}
:::
"""


def test_every_part_of_the_page_is_there(site: Site) -> None:
    site.configure("beliefs_contact = 'https://example.org/contact'\n")
    site.write("interp", SEED)
    site.build()
    assert site.warnings == []
    body = site.body("interp")
    assert [words(paragraph) for paragraph in body.select(".beliefs-header p")] == [
        "How well we can read what models are doing internally, and how much that buys us in "
        "deployment.",
        "Technical Safety · Exploring · Last reviewed May 1, 2026",
    ]
    assert body.select_one("time")["datetime"] == "2026-05-01"
    assert words(body.select_one("[role=note]")) == (
        "This page is a stub. I’ve marked the territory but haven’t written my views here yet. "
        "The headings below are placeholders — the actual beliefs, uncertainties, and evidence "
        "are still in my notes. Still to write: 3 credences, 2 whys, 1 date, 1 title, 1 takeaway, "
        "2 other blanks. If you want my current take on this topic before it lands here, get in "
        "touch."
    )
    assert body.select_one("[role=note] a")["href"] == "https://example.org/contact"
    assert [words(item) for item in body.select(".beliefs-item")] == [
        "Mech interp is necessary but not sufficient for a deployment-time safety case. ~XX% "
        "Interpretability findings are too brittle and too narrow to be the load-bearing element.",
        "The most useful near-term mech interp is the kind that supports monitoring. ~XX% why",
        "Your view on SAEs / circuits / probes. ~XX% why.",
        "Does mech interp scale to frontier-size models? Why it matters: It determines whether "
        "interp is part of the operational safety story.",
        "A demonstrated detector would meaningfully strengthen the case.",
        "date title takeaway",
    ]
    assert words(body.select_one("#related-writing")) == (
        "Related writing No essays tagged with this topic yet."
    )
    blanks = [words(blank) for blank in body.select(".beliefs-placeholder")]
    assert "Likely something on: mech interp is a high-variance bet" in blanks[0]
    assert "exciting" in blanks[0]
    assert len(blanks) == 10


def test_the_header_stands_between_title_and_text(site: Site) -> None:
    site.write("page", "---\ntopic:\n  tagline: The tagline.\n---\n# Title\n\nText.\n")
    site.build()
    assert site.text("page") == "Title The tagline. Text."


def test_a_page_without_a_title_has_its_header_at_the_top(site: Site) -> None:
    site.write("page", "---\ntopic:\n  tagline: The tagline.\n---\nText.\n")
    site.build()
    assert site.text("page") == "The tagline. Text."


def test_flat_front_matter_works_as_well(site: Site) -> None:
    site.write(
        "page",
        "---\ntopic: true\nregion: gov\nstatus: settled\naliases: [x]\ntags: [a]\n"
        "last-reviewed: 2026-05\n---\n# Title\n",
    )
    site.build()
    assert site.warnings == []
    assert site.text("page") == "Title Governance · Settled · Last reviewed May 2026"


def test_a_reader_is_told_when_views_last_changed(site: Site) -> None:
    site.write(
        "page",
        "---\ntopic:\n  last_reviewed: 2026-05-01\n  last_substantive_update: 2025\n---\n# Title\n",
    )
    site.build()
    assert site.text("page") == "Title Last reviewed May 1, 2026 · views last changed 2025"


@pytest.mark.parametrize(
    ("language", "date_format", "shown"),
    [
        ("en", "long", "May 1, 2026"),
        ("de", "long", "1. Mai 2026"),
        ("fr", "long", "1 mai 2026"),
        ("en", "d MMM y", "1 May 2026"),
        ("en", "short", "5/1/26"),
        ("xx", "long", "May 1, 2026"),
    ],
)
def test_dates_are_those_of_the_language(
    site: Site, language: str, date_format: str, shown: str
) -> None:
    site.configure(f"language = {language!r}\nbeliefs_date_format = {date_format!r}\n")
    site.write("page", "---\ntopic:\n  last_reviewed: 2026-05-01\n---\n# Title\n")
    site.build()
    assert words(site.body("page").select_one("time")) == shown


# The week of the last days there are belongs to the year 10000, which no date has.
@pytest.mark.parametrize(
    ("date_format", "day", "shown"),
    [
        ("Y", "9999-12-31", "9999-12-31"),
        ("YYYY-MM-dd", "9999-12-31", "9999-12-31"),
        ("Y", "2026-05-01", "2026"),
        ("d MMM y", "9999-12-31", "31 Dec 9999"),
        ("d MMM y", "0001-01-01", "1 Jan 1"),
    ],
)
def test_a_day_that_a_format_cannot_write_is_shown_as_it_is(
    site: Site, date_format: str, day: str, shown: str
) -> None:
    site.configure(f"beliefs_date_format = {date_format!r}\n")
    site.write("page", f"# Title\n\n:::{{belief}} Claim\n:credence: 50%\n:resolve-by: {day}\n:::\n")
    site.write("views", "# Views\n\n:::{belief-index}\n:columns: title, due\n:::\n")
    site.build()
    assert words(site.body("page").select_one("time")) == shown
    assert words(site.body("views").select_one("time")) == shown
    warned = [warned for warned in site.ours() if warned.type != "beliefs.resolve_by"]
    if "Y" not in date_format:
        assert warned == []
        return
    [warned_of] = warned
    assert warned_of.type == "beliefs.config"
    assert "cannot show the day 9999-12-31" in warned_of.text
    assert "write y" in warned_of.text


@pytest.mark.parametrize(
    ("stub", "text", "is_stub"),
    [
        ("", "", False),
        ("", "<why>\n", True),
        ("", "`<why>`\n", False),
        ("", "I say ~XX% today.\n", True),
        ("stub: true", "", True),
        ("stub: false", "", False),
    ],
)
def test_the_stub_rule(site: Site, stub: str, text: str, is_stub: bool) -> None:
    site.write("page", f"---\ntopic:\n  region: tech\n  {stub}\n---\n# Title\n\n{text}")
    site.build()
    assert site.warnings == []
    assert bool(site.body("page").select(".beliefs-stub-notice")) == is_stub


def test_on_a_page_that_is_no_stub_each_blank_is_a_warning_at_its_line(site: Site) -> None:
    site.write(
        "page",
        "---\ntopic:\n  stub: false\n---\n# Title\n\nFirst line\nand <why>, then\n~XX% here.\n\n"
        ":::{belief} Claim\n:credence: ??%\n:::\n",
    )
    site.check()
    assert [(w.file, w.line, w.type) for w in site.warnings] == [
        ("page.md", 8, "beliefs.placeholder"),
        ("page.md", 9, "beliefs.placeholder"),
        ("page.md", 12, "beliefs.placeholder"),
    ]
    assert "remove stub: false" in site.warnings[0].text


def test_a_blank_in_metadata_or_an_option_is_warned_of_at_its_line(site: Site) -> None:
    site.write(
        "page",
        "---\ntopic:\n  stub: false\n  last_reviewed: <date>\n  tagline: <tagline>\n---\n# Title\n\n"
        ":::{reading} Title\n:authors: <who>\n:date: <date>\n:url: <url>\n:::\n",
    )
    site.check()
    assert sorted(w.line or 0 for w in site.warnings) == [4, 5, 10, 11, 12]


def test_the_notice_says_what_the_author_configured(site: Site) -> None:
    site.configure(
        "beliefs_stub_notice = 'We are <b>working</b> on it.'\n"
        "beliefs_contact = 'team@example.org'\n"
    )
    site.write("page", "---\ntopic:\n  stub: true\n---\n# Title\n")
    site.build()
    notice = site.body("page").select_one(".beliefs-stub-notice")
    assert words(notice).startswith("This page is a stub. We are <b>working</b> on it. If you want")
    assert "mailto:" in notice.select_one("a")["href"]


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("<why>", ["why"]),
        ("Text <why> text.", ["why"]),
        ("~XX%<why>.", ["~XX%", "why"]),
        ("<date><title><takeaway>.", ["date", "title", "takeaway"]),
        ("- <date><title><takeaway>.", ["date", "title", "takeaway"]),
        ("<title>\nand text", ["title"]),
        ("<Your view on this>", ["Your view on this"]),
        ("<div>\n<why>\n</div>", ["why"]),
        ("**<why>** and *~XX%*", ["why", "~XX%"]),
        ("| a | b |\n|---|---|\n| <why> | ~XX% |", ["why", "~XX%"]),
        ("## Heading <title>", ["title"]),
        ("[<why>](https://example.org)", ["why"]),
        ("`<why>` and <b>bold</b> and <br> and <img src='x'>", []),
        ("```\n<why>\n```", []),
        ("<https://example.org>", []),
        ("<!-- <why> -->", []),
        ("a < b and c > d", []),
        ("$x <why> y$", ["why"]),
        ("A List<int> is no blank.", []),
        ("<link to the paper>", ["link to the paper"]),
        ("{guilabel}`<ok>` and {abbr}`API (<x>)`", []),
        ("<script>\nfor(i=0;i<n;i++){ if (x>y) z() }\n</script>", []),
        ("<style>\na<b>{}\n</style>", []),
    ],
)
def test_blanks_look_like_blanks_wherever_they_are_left(
    site: Site, text: str, blanks: list[str]
) -> None:
    site.write("page", f"---\ntopic:\n  region: tech\n---\n# Title\n\n{text}\n")
    site.build()
    found = [words(blank) for blank in site.body("page").select(".beliefs-placeholder")]
    assert found == blanks


def test_blanks_in_metadata_look_like_blanks_too(site: Site) -> None:
    site.write(
        "page",
        '---\ntopic:\n  tagline: "<tagline> of it"\n  last_reviewed: <date>\n  region: <region>\n'
        "---\n# Title\n",
    )
    site.build()
    assert site.warnings == []
    found = [words(blank) for blank in site.body("page").select(".beliefs-placeholder")]
    assert found == ["tagline", "region", "date"]


def test_on_other_pages_only_blanks_in_items_are_shown(site: Site) -> None:
    site.write(
        "page", "# Title\n\n~XX% and <why>.\n\n:::{belief} Claim ~XX%\n:normative:\n\n<why>\n:::\n"
    )
    site.build()
    found = [words(blank) for blank in site.body("page").select(".beliefs-placeholder")]
    assert found == ["~XX%", "why"]
    assert "<why>." in str(site.body("page"))


def test_blanks_in_restructuredtext(site: Site) -> None:
    site.write(
        "page.rst",
        "Title <why>\n===========\n\n.. topic-meta::\n   :region: tech\n\n"
        "<A blank with *emphasis* in it>\n\nText ``<literal>`` ~XX%.\n",
    )
    site.build()
    found = [words(blank) for blank in site.body("page").select(".beliefs-placeholder")]
    assert found[0] == "why"
    assert "emphasis" in found[1]
    assert found[2:] == ["~XX%"]


def test_a_page_on_no_topic_keeps_its_items_and_is_indexed_under_its_title(site: Site) -> None:
    site.write("notes", "# My notes\n\n:::{belief} Claim\n:credence: 70%\n\nWhy.\n:::\n")
    site.write("all", "# All\n\n:::{belief-index}\n:::\n")
    site.build()
    assert site.warnings == []
    row = site.body("all").select("table.beliefs-index tbody tr")
    assert [words(cell) for cell in row[0].select("td")] == ["Claim", "70%", "My notes", "—"]


def test_a_reading_says_when_what_and_by_whom(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n:::{reading} On *things*\n:date: 2024-05\n:url: https://example.org/x\n"
        ":authors: A. Author & B. Author\n\nTakeaway.\n:::\n\n:::{reading} Next\n:date: forthcoming\n:::\n",
    )
    site.build()
    first, second = site.body("page").select(".beliefs-reading")
    assert words(first) == "May 2024 On things A. Author & B. Author Takeaway."
    assert first.select_one("a[href='https://example.org/x']").get_text() == "On things"
    assert first.select_one("time")["datetime"] == "2024-05"
    assert words(second) == "forthcoming Next"
    assert not second.select("time")


@pytest.mark.parametrize(
    ("direction", "words_shown"),
    [
        (":direction: up", "▲Evidence Would raise: Claim"),
        (":direction: down", "▼Evidence Would lower: Claim"),
        (":direction: either", "◆Evidence Would move, either way: Claim"),
        (":tags: x", "Evidence Would move: Claim"),
    ],
)
def test_a_trigger_says_in_words_what_it_would_do(
    site: Site, direction: str, words_shown: str
) -> None:
    site.write(
        "page",
        "# Page\n\n:::{belief} Claim.\n:name: x\n:credence: 70%\n:::\n\n"
        f":::{{update-trigger}} Evidence\n:beliefs: x\n{direction}\n:::\n",
    )
    site.build()
    assert words(site.body("page").select_one(".beliefs-update-trigger")) == words_shown


def test_a_long_claim_is_whole_where_another_item_names_it(site: Site) -> None:
    claim = "Interpretability is necessary but not sufficient for a deployment-time safety case."
    site.write(
        "page",
        f"# Page\n\n:::{{belief}} {claim}\n:name: x\n:credence: 70%\n:::\n\n"
        ":::{uncertainty} Question?\n:beliefs: x\n:::\n\n{belief}`x`\n",
    )
    site.build()
    link = site.body("page").select_one(".beliefs-uncertainty .beliefs-details a")
    # Its full stop is the sentence's; what a browser has no room for is shown on pointing, in the
    # same words, or a screen reader would say both.
    assert words(link) == link["title"] == claim.removesuffix(".")
    assert claim in words(site.body("page").select("p")[-1])


def test_a_title_may_be_the_first_paragraph_of_the_body(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n```{belief}\n:credence: 70%\n\nA claim with `code` in *it*.\n\nWhy.\n```\n",
    )
    site.build()
    item = site.body("page").select_one(".beliefs-belief")
    assert words(item) == "A claim with code in it. 70% Why."
    assert item.select_one("strong code")


@pytest.mark.parametrize("fence", [":::", "```", "::::", "~~~"])
def test_any_fence_will_do(site: Site, fence: str) -> None:
    site.write("page", f"# Page\n\n{fence}{{belief}} Claim\n:credence: 70%\n\nWhy.\n{fence}\n")
    site.build()
    assert site.warnings == []
    assert words(site.body("page").select_one(".beliefs-belief")) == "Claim 70% Why."


def test_bodies_hold_any_markup(site: Site) -> None:
    body = (
        "- a\n  - b\n\n1. c\n\n> quote\n\n| h |\n|---|\n| d |\n\n```python\ne = 1\n```\n\n"
        "```{note}\nf\n```\n\nText[^1] and {doc}`index`.\n\n[^1]: Foot.\n"
    )
    site.write("page", f"# Page\n\n:::::{{belief}} Claim\n:credence: 70%\n\n{body}:::::\n")
    site.build()
    assert site.warnings == []
    item = site.body("page").select_one(".beliefs-belief")
    for selector in ("ul ul", "ol", "blockquote", "table", ".highlight", ".note", "a.reference"):
        assert item.select(selector), selector


def test_the_options_between_dashes_that_myst_offers_work(site: Site) -> None:
    site.write(
        "page", "# Page\n\n:::{belief} Claim\n---\nname: x\ncredence: ~70%\n---\n\nWhy.\n:::\n"
    )
    site.build()
    assert site.warnings == []
    assert words(site.body("page").select_one("#beliefs-x")) == "Claim ~70% Why."


def test_translated_titles_are_those_that_others_show(site: Site) -> None:
    site.configure("language = 'de'\nlocale_dirs = ['locale']\ngettext_compact = False\n")
    site.write(
        "page", "# Page\n\n:::{belief} The claim\n:name: x\n:credence: 70%\n\nThe why.\n:::\n"
    )
    site.write("other", "# Other\n\n{belief}`x`\n")
    _write_catalogue(
        site.root / "locale/de/LC_MESSAGES/page.mo",
        {"The claim": "Die Behauptung", "The why.": "Das Warum.", "Page": "Seite"},
    )
    site.build()
    assert words(site.body("page").select_one("#beliefs-x .beliefs-title")) == "Die Behauptung 70 %"
    assert "Das Warum." in site.text("page")
    assert "Die Behauptung" in site.text("other")


def _write_catalogue(path: Path, messages: dict[str, str]) -> None:
    catalogue = Catalog(locale="de", charset="utf-8")
    for source, translation in messages.items():
        catalogue.add(source, translation)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    path.parent.mkdir(parents=True)
    path.write_bytes(buffer.getvalue())


def test_a_script_in_raw_html_is_left_as_it_is(site: Site) -> None:
    script = "<script>\nfor(i=0;i<n;i++){ if (x>y) z() }\n</script>"
    site.write("page", f"---\ntopic:\n  region: tech\n---\n# Title\n\n{script}\n")
    site.build()
    assert script in str(site.body("page"))
    assert not site.body("page").select(".beliefs-stub-notice")


def test_the_title_of_a_page_is_that_of_its_first_section(site: Site) -> None:
    site.write(
        "page",
        "---\ntopic:\n  region: tech\n---\n\n```{admonition} Not the title\nText.\n```\n\n# The title\n\n"
        ":::{belief} Claim\n:credence: 70%\n:::\n\n:::{belief-index}\n:::\n",
    )
    site.build()
    assert words(site.body("page").select_one(".beliefs-topic-cell")) == "The title"
    assert "The title Technical Safety" in site.text("page")


def test_marks_of_footnotes_stay_out_of_quoted_titles(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n:::{belief} A claim[^1]\n:name: x\n:credence: 70%\n:::\n\n[^1]: Note.\n\n"
        ":::{belief-index}\n:::\n",
    )
    site.build()
    assert words(site.body("page").select_one(".beliefs-claim-cell")) == "A claim"


def test_html_that_the_author_wrote_in_a_title_is_text_and_markup_is_markup(site: Site) -> None:
    site.configure(
        "myst_enable_extensions = ['colon_fence', 'strikethrough']\n"
        "suppress_warnings = ['myst.strikethrough']\n"
    )
    site.write("page", "# Page\n\n:::{belief} An ~~old~~ <b>claim</b> <br>\n:normative:\n:::\n")
    site.build()
    claim = site.body("page").select_one(".beliefs-claim")
    assert claim.select_one("s").get_text() == "old"
    assert words(claim) == "An old <b>claim</b> <br>"


def test_a_trigger_without_beliefs_says_its_direction_in_words(site: Site) -> None:
    site.write("page", "# Page\n\n:::{update-trigger} Evidence\n:direction: down\n:::\n")
    site.build("text")
    assert "Would lower my credence." in (site.outdir / "page.txt").read_text()
