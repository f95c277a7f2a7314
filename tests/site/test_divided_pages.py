"""Lists that are too long for one page: their parts, the page of the parts, and what leads there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from conftest import words
from test_fresh import assert_fresh

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from conftest import Site

#: More than three rows are too many.
SMALL = "beliefs_page_rows = 3\n"


def topic(region: str, *claims: str, title: str = "") -> str:
    """A topic page with a belief for each claim."""
    items = (f":::{{belief}} {claim}\n:credence: 70%\n\nWhy.\n:::\n" for claim in claims)
    head = f"---\ntopic:\n  region: {region}\n---\n# {title or f'About {region}'}\n\n"
    return head + "\n".join(items)


@pytest.fixture
def site(site: Site) -> Site:
    """Six beliefs, of which five are in one region."""
    site.configure(SMALL)
    site.write("tech", topic("tech", "Models lie"))
    site.write("gov", topic("gov", "Zones help", "Apes vote", "Ants rule", "Axes fall", "Eels"))
    return site


def parts(site: Site, kind: str = "all") -> list[str]:
    """The names of the pages of parts."""
    return sorted(path.stem for path in site.outdir.glob(f"beliefs-{kind}-*.html"))


def links(tag: Tag | BeautifulSoup) -> dict[str, str]:
    """Where the links in a part of a page lead, by their text."""
    return {words(link): str(link["href"]) for link in tag.select("a[href]")}


def rows(site: Site, page: str) -> list[str]:
    """The claims on a page."""
    return [words(cell) for cell in site.body(page).select("td.beliefs-claim-cell")]


def data(site: Site, name: str = "beliefs-all") -> dict[str, list]:
    """What the script is given of the rows."""
    text = (site.outdir / f"{name}-rows.js").read_text(encoding="utf-8")
    assert text.startswith("beliefsRows(")
    found: dict[str, list] = json.loads(text.removeprefix("beliefsRows(").strip().rstrip(");"))
    return found


def cells_of(line: list, found: dict[str, list]) -> list:
    """The cells of a row; those that several rows share stand there once."""
    return [found["shared"][cell] if isinstance(cell, int) else cell for cell in line]


def test_a_list_that_fits_on_a_page_is_one_page(site: Site) -> None:
    site.configure("beliefs_page_rows = 6\n")
    site.build()
    assert parts(site) == []
    assert len(rows(site, "beliefs-all")) == 6
    assert not (site.outdir / "beliefs-all-rows.js").exists()
    assert "beliefs-parts" not in str(site.page("beliefs-all"))


def test_a_longer_one_is_a_page_of_parts_and_each_part_a_page(site: Site) -> None:
    site.build()
    assert site.warnings == []
    body = site.body("beliefs-all")
    assert rows(site, "beliefs-all") == []
    assert words(body.select_one("p.beliefs-count")) == "6 in all, on 4 pages"
    tech, gov = body.select(".beliefs-parts > section")
    assert (tech["id"], words(tech)) == ("region-tech", "Technical Safety (1)")
    assert (gov["id"], words(gov)) == ("region-gov", "Governance (5) A (3) E (1) Z (1)")
    assert links(tech) == {"Technical Safety": "beliefs-all-tech.html"}
    assert links(gov) == {mark: f"beliefs-all-gov-{mark.lower()}.html" for mark in "AEZ"}
    assert rows(site, "beliefs-all-tech") == ["Models lie"]
    assert rows(site, "beliefs-all-gov-a") == ["Apes vote", "Ants rule", "Axes fall"]
    assert parts(site) == [f"beliefs-all-{end}" for end in ("gov-a", "gov-e", "gov-z", "tech")]


def test_a_part_says_what_it_is_and_leads_to_the_others(site: Site) -> None:
    site.build()
    page = site.page("beliefs-all-gov-a")
    assert words(page.select_one("h1")) == "All beliefs: Governance, A"
    assert "All beliefs: Governance, A" in words(page.title)
    ways = {
        "All beliefs": "beliefs-all.html",
        "Technical Safety": "beliefs-all-tech.html",
        "Governance, E": "beliefs-all-gov-e.html",
    }
    assert [links(way) for way in page.select(".beliefs-ways")] == [ways, ways]
    assert page.select_one(".beliefs-ways a[rel=prev]")["href"] == "beliefs-all-tech.html"
    assert page.select_one(".beliefs-ways a[rel=next]")["href"] == "beliefs-all-gov-e.html"
    assert page.select("nav[aria-label='Other parts']") != []
    first, last = site.body("beliefs-all-tech"), site.body("beliefs-all-gov-z")
    assert (first.select("[rel=prev]"), last.select("[rel=next]")) == ([], [])
    # The title names the region: no row does.
    assert page.select(".beliefs-group-row") == []


def test_runs_of_one_letter_say_where_they_begin_and_end(site: Site) -> None:
    site.configure("beliefs_page_rows = 2\n")
    site.build()
    gov = site.body("beliefs-all").select_one("#region-gov")
    assert words(gov) == "Governance (5) A 1–1 (1) A 2–3 (2) E (1) Z (1)"
    assert words(site.page("beliefs-all-gov-a-2").h1) == "All beliefs: Governance, A 2–3"


def test_topics_keep_what_is_said_of_their_region(site: Site) -> None:
    site.configure(
        'beliefs_regions["gov"] = {"title": "Governance", "description": "Who decides."}\n' + SMALL
    )
    for name in "abc":
        site.write(f"topic-{name}", topic("gov", "Claim", title=f"{name} topic"))
    site.build()
    gov = site.body("beliefs-topics").select_one("#region-gov")
    assert "Who decides. 4 of 4 written" in words(gov)
    assert rows(site, "beliefs-topics") == []
    assert "1 of 1 written" in site.text("beliefs-topics-tech")
    assert "a topic" in site.text("beliefs-topics-gov-a")
    assert "Who decides" not in site.text("beliefs-topics-gov-a")


def test_links_to_a_region_and_to_the_list_still_arrive(site: Site) -> None:
    site.write("views", "# Views\n\nSee {ref}`beliefs-all`.\n")
    for name in "abc":
        site.write(f"topic-{name}", topic("gov", title=name))
    site.build()
    assert site.warnings == []
    assert links(site.body("views"))["All beliefs"] == "beliefs-all.html"
    region = site.body("gov").select_one(".beliefs-header a[href*=beliefs-topics]")
    page, anchor = str(region["href"]).split("#")
    assert site.body(page.removesuffix(".html")).select_one(f"#{anchor}") is not None


def test_one_folder_a_page_works_too(site: Site) -> None:
    site.build("dirhtml")
    assert site.warnings == []
    page = site.page("beliefs-all/index")
    assert links(page.select_one("#region-tech")) == {"Technical Safety": "../beliefs-all-tech/"}
    assert page.select_one("[data-beliefs-rows]")["data-beliefs-rows"] == "../beliefs-all-rows.js"
    assert "../gov/" in data(site)["pages"]
    part = site.page("beliefs-all-gov-a/index")
    assert links(part.select_one(".beliefs-ways"))["All beliefs"] == "../beliefs-all/"


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "latex"])
def test_books_and_text_have_no_parts(site: Site, builder: str) -> None:
    site.write("views", "# Views\n\n:::{belief-index}\n:::\n")
    site.configure(SMALL + 'epub_show_urls = "no"\nversion = "1"\n')
    site.build(builder)
    assert [warned for warned in site.warnings if warned.type.startswith("beliefs")] == []
    assert list(site.outdir.rglob("beliefs-all-*")) == []
    if builder == "text":
        assert "Eels" in (site.outdir / "views.txt").read_text()


def test_a_page_of_the_author_keeps_its_name(site: Site) -> None:
    site.write("beliefs-all-tech", "# My own page\n")
    site.write("beliefs-all-gov-a/index", "# Another\n")
    for builder in ("html", "dirhtml"):
        site.build(builder)
        end = "" if builder == "html" else "/index"
        assert "My own page" in site.text(f"beliefs-all-tech{end}")
        assert "Another" in site.text("beliefs-all-gov-a/index")
        assert rows(site, f"beliefs-all-tech-2{end}") == ["Models lie"]
        assert rows(site, f"beliefs-all-gov-a-2{end}") == ["Apes vote", "Ants rule", "Axes fall"]


def test_any_language_has_parts(site: Site) -> None:
    site.configure(SMALL + 'language = "de"\nbeliefs_regions = {}\n')
    site.write("tech", topic("Καλημέρα", "Ω", "Ωα", "Ωβ", "80 Dinge", "?"))
    site.build()
    body = site.body("beliefs-all")
    assert words(body.select_one("p.beliefs-count")) == "10 insgesamt, auf 6 Seiten"
    greek = next(tag for tag in body.select("section section") if "Καλημέρα" in words(tag))
    assert words(greek) == "Καλημέρα (5) 0–9 (1) Ω (3) andere (1)"
    assert words(site.page("beliefs-all-καλημερα-ω").h1) == "Alle Überzeugungen: Καλημέρα, Ω"
    for uri in links(greek).values():
        assert site.page(unquote(uri).removesuffix(".html")).select("table") != []


# -- the filter over all parts ----------------------------------------------------------------


def test_the_script_is_given_all_rows_in_their_order(site: Site) -> None:
    site.build()
    found = data(site)
    lines = [line if isinstance(line, str) else cells_of(line, found) for line in found["rows"]]
    assert found["heads"] == [
        ["beliefs-claim-cell", "Claim"],
        ["beliefs-credence-cell", "Credence"],
        ["beliefs-topic-cell", "Topic"],
    ]
    claims = [line if isinstance(line, str) else line[0][3] for line in lines]
    assert claims[:3] == ["Technical Safety", "Models lie", "Governance"]
    assert set(claims[3:]) == {"Zones help", "Apes vote", "Ants rule", "Axes fall", "Eels"}
    assert lines[1][0][:3] == [1, found["pages"].index("tech.html"), "beliefs-models-lie"]
    assert lines[1][1] == [
        2,
        "beliefs-credence",
        [0, [4, 0.0, 70.0], "70%"],
        "",
        "70",
        "70 percent",
    ]


def test_only_the_page_of_parts_loads_the_filter_over_all(site: Site) -> None:
    site.build()
    scripts = {
        path.stem: [
            str(script["src"]).partition("?")[0]
            for script in site.page(path.stem).select("script[src*=beliefs]")
        ]
        for path in site.outdir.glob("*.html")
    }
    both = ["_static/beliefs-tables.js", "_static/beliefs-parts.js"]
    assert {name for name, found in scripts.items() if both[1] in found} == {"beliefs-all"}
    assert scripts["beliefs-all"] == both
    for name in ("beliefs-all", "beliefs-all-gov-a"):
        styles = str(site.page(name).select("link[rel=stylesheet]"))
        assert "beliefs-parts.css" in styles
        assert "beliefs-views.css" in styles


def test_a_site_without_filters_has_no_rows_for_them(site: Site) -> None:
    site.build()
    assert (site.outdir / "beliefs-all-rows.js").exists()
    site.configure(SMALL + "beliefs_sortable_rows = 0\n")
    site.build()
    assert not (site.outdir / "beliefs-all-rows.js").exists()
    assert "data-beliefs" not in str(site.body("beliefs-all"))
    assert "<script" not in str(site.body("beliefs-all"))
    assert len(parts(site)) == 4


def test_hostile_words_stay_words(site: Site) -> None:
    site.write("tech", topic("tech", '</script><b onload="x">\u2028', "~~<why>~~"))
    site.build()
    assert "<b onload" not in str(site.page("beliefs-all"))
    found = data(site)
    assert "</script>" in str(found["rows"])
    assert site.page("beliefs-all-tech").select("b") == []


# -- views on pages of the author -------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "link"),
    [
        ("", "beliefs-all.html"),
        (":region: gov", "beliefs-all.html#region-gov"),
        (":columns: title, date\n:sort: title\n:group-by: none", "beliefs-all.html"),
    ],
)
def test_an_index_of_all_of_a_kind_or_region_leads_to_the_rest(
    site: Site, options: str, link: str
) -> None:
    site.write("views", f"# Views\n\n:::{{belief-index}}\n{options}\n:::\n")
    site.build()
    assert len(rows(site, "views")) == 3
    total = 5 if "region" in options else 6
    line = site.body("views").select_one(".beliefs-count")
    assert words(line) == f"3 of {total} · All beliefs"
    assert links(line) == {"All beliefs": link}


@pytest.mark.parametrize(
    "options",
    [
        ":tags: deployment",
        ":pages: gov, tech",
        ":credence: >10%",
        ":resolution: all",
        ":limit: 6",
        ":region: gov, tech",
        ":stubs: include",
    ],
)
def test_an_index_that_chooses_is_whole(site: Site, options: str) -> None:
    for name in ("gov", "tech"):
        text = (site.root / f"{name}.md").read_text()
        site.write(name, text.replace("topic:\n", "topic:\n  tags: [deployment]\n"))
    site.write("views", f"# Views\n\n:::{{belief-index}}\n{options}\n:::\n")
    site.build()
    assert len(rows(site, "views")) == 6


@pytest.mark.parametrize(
    ("kind", "options", "line"),
    [
        ("topic", "", "3 of 6 · All topics"),
        ("topic", ":format: cards", "3 of 6 · All topics"),
        ("update-trigger", "", "3 of 4 · All update triggers"),
        ("reading", "", "3 of 4 · All readings"),
        # The page of readings is by year, and does not say which are of a region.
        ("reading", ":region: gov", None),
    ],
)
def test_an_index_of_any_kind_leads_to_the_rest_if_it_is_found_there(
    site: Site, kind: str, options: str, line: str | None
) -> None:
    items = ":::{update-trigger} Sign\n:::\n\n:::{reading} Book\n:date: 2026\n:::\n"
    for name in "abcd":
        site.write(f"topic-{name}", topic("gov", title=f"Topic {name}") + items)
    site.write("views", f"# Views\n\n:::{{{kind}-index}}\n{options}\n:::\n")
    site.build()
    counts = [words(count) for count in site.body("views").select(".beliefs-count")]
    assert [count for count in counts if "·" in count] == [line] * (line is not None)


def test_an_index_is_whole_where_no_page_has_the_rest(site: Site) -> None:
    site.configure(SMALL + 'html_domain_indices = ["beliefs-topics"]\n')
    site.write("views", "# Views\n\n:::{belief-index}\n:::\n")
    site.build()
    assert len(rows(site, "views")) == 6
    assert parts(site) == []


# -- builds after the first -------------------------------------------------------------------


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_parts_come_and_go_with_what_is_in_them(site: Site, builder: str) -> None:
    site.write("views", "# Views\n\n:::{belief-index}\n:::\n")
    assert_fresh(site, builder)
    site.write("gov", topic("gov", "Apes vote", "Bees", "Cats", "Dogs"))
    assert_fresh(site, builder)
    site.write("gov", topic("gov", "Apes vote", "Bees", "Cats"))
    assert_fresh(site, builder)
    site.write("gov", topic("gov", "Apes vote"))
    assert_fresh(site, builder)
    assert list(site.outdir.rglob("*-rows.js")) == []
    site.write("tech", topic("tech", "Apes vote", "Bees", "Cats", "Dogs"))
    assert_fresh(site, builder)


def test_parts_of_another_size_take_the_place_of_those_before(site: Site) -> None:
    site.build()
    (site.outdir / "beliefs-all-notes.html").write_text("Not ours")
    site.configure("beliefs_page_rows = 4\n")
    site.build()
    ours = ["gov-a-m", "gov-n-z", "tech"]
    assert parts(site) == sorted(f"beliefs-all-{end}" for end in [*ours, "notes"])
    site.configure("beliefs_page_rows = 0\n")
    site.build()
    assert parts(site) == ["beliefs-all-notes"]
    assert not (site.outdir / "beliefs-all-rows.js").exists()


def test_the_rows_for_the_filter_are_as_fresh_as_the_pages(site: Site) -> None:
    site.build()
    path = site.outdir / "beliefs-all-rows.js"
    site.write("tech", topic("tech", "Models never lie"))
    site.build()
    after = path.read_text()
    assert "Models never lie" in after
    site.build(folder="_clean")
    assert after == (site.outdir / "beliefs-all-rows.js").read_text()


def test_nothing_is_written_again_if_nothing_has_changed(site: Site) -> None:
    site.build()
    before = {path: path.stat().st_mtime_ns for path in site.outdir.glob("beliefs-*")}
    site.build()
    assert before == {path: path.stat().st_mtime_ns for path in site.outdir.glob("beliefs-*")}


def test_an_index_is_cut_as_soon_as_a_page_has_the_rest(site: Site) -> None:
    questions = "\n".join(f":::{{uncertainty}} Question {number}?\n:::\n" for number in range(4))
    for name in ("gov", "tech"):
        (site.root / f"{name}.md").unlink()
    site.write("plain", f"# Plain\n\n{questions}")
    site.write("views", "# Views\n\n:::{uncertainty-index}\n:::\n")
    assert_fresh(site)
    site.write("more", "# More\n\n:::{belief} A claim\n:credence: 70%\n:::\n")
    assert_fresh(site)


def test_a_size_that_is_none_is_reported(site: Site) -> None:
    site.configure("beliefs_page_rows = -1\n")
    [warned] = site.build().ours()
    assert warned.type == "beliefs.config"
    assert "beliefs_page_rows" in warned.text
