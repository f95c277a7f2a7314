"""Long tables tell the script what it needs; pages without one hear nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

PLAIN = "# Plain\n\nText.\n"
VIEW = "# Beliefs\n\n:::{belief-index}\n:caption: Beliefs\n:::\n"

#: What a page with any index links.
INDEX_STYLES = {"beliefs.css", "beliefs-views.css"}


def topic(beliefs: int) -> str:
    items = (
        f":::{{belief}} Claim {number}\n:credence: {'normative' if number == 1 else '60-80%'}\n\nWhy.\n:::\n"
        for number in range(beliefs)
    )
    return "---\ntopic:\n  region: tech\n---\n# Topic\n\n" + "\n".join(items)


def assets(site: Site, name: str) -> set[str]:
    page = site.page(name)
    links = [tag["href"] for tag in page.select("link[href*='beliefs']")]
    scripts = [tag["src"] for tag in page.select("script[src*='beliefs']")]
    assert all(tag.has_attr("defer") for tag in page.select("script[src*='beliefs']"))
    return {
        link.rpartition("/")[2].partition("?")[0] for link in links + scripts if "_static" in link
    }


@pytest.fixture
def site(site: Site) -> Site:
    site.write("plain", PLAIN)
    site.write("topic", topic(15))
    site.write("beliefs", VIEW)
    return site


def test_the_script_is_linked_only_from_pages_with_a_long_table(site: Site) -> None:
    site.build()
    linked = {
        path.stem
        for path in site.outdir.glob("*.html")
        if "beliefs-tables.js" in assets(site, path.stem)
    }
    assert linked == {"beliefs", "beliefs-all"}
    assert assets(site, "beliefs") == {*INDEX_STYLES, "beliefs-tables.css", "beliefs-tables.js"}
    assert assets(site, "topic") == {"beliefs.css", "beliefs-items.css"}
    assert assets(site, "plain") == set()


@pytest.mark.parametrize("rows", [16, 0])
def test_the_author_says_what_is_long(site: Site, rows: int) -> None:
    site.configure(f"beliefs_sortable_rows = {rows}\n")
    site.build()
    for name in ("beliefs", "beliefs-all"):
        assert assets(site, name) == INDEX_STYLES
        assert "data-beliefs" not in str(site.body(name))
    site.configure("beliefs_sortable_rows = 3\n")
    site.build()
    for name in ("beliefs", "beliefs-all"):
        assert "beliefs-tables.js" in assets(site, name)


def test_a_size_that_is_none_is_ignored_with_a_warning(site: Site) -> None:
    site.configure("beliefs_sortable_rows = 'many'\n")
    [warned] = site.build().ours()
    assert warned.type == "beliefs.config"
    assert "beliefs_sortable_rows" in warned.text
    assert "beliefs-tables.js" in assets(site, "beliefs")


def test_a_page_gets_the_script_as_soon_as_its_table_is_long(site: Site) -> None:
    site.write("topic", topic(14))
    site.build()
    assert assets(site, "beliefs") == assets(site, "beliefs-all") == INDEX_STYLES
    for count, is_long in ((15, True), (14, False)):
        site.write("topic", topic(count))
        site.build(parallel=2)
        for name in ("beliefs", "beliefs-all"):
            assert ("beliefs-tables.js" in assets(site, name)) is is_long


@pytest.mark.parametrize("name", ["beliefs", "beliefs-all"])
def test_the_table_carries_words_and_numbers(site: Site, name: str) -> None:
    site.build()
    table = site.body(name).select_one("table.beliefs-index")
    assert table["id"]
    assert table["data-beliefs-count"] == "{shown} of {total}"
    values = [tag.get("data-sort") for tag in table.select(".beliefs-credence")]
    assert sorted(values, key=str) == ["70"] * 14 + [None]


def test_a_table_has_an_id_only_where_something_leads_to_it(site: Site) -> None:
    plain = ":::{belief-index}\n:columns: title\n:::\n"
    captioned = plain.replace(":columns:", ":caption: Some\n:columns:")
    parts = [plain, captioned, f"(a-label)=\n{plain}", f"(other)=\n{captioned}"]
    site.write("beliefs", "# Beliefs\n\n" + "\n".join(parts) + "\n{ref}`Some <a-label>`\n")
    site.configure("html_theme = 'furo'\n")
    assert site.build().warnings == []
    tables = site.page("beliefs").select("table.beliefs-index")
    assert [tag["id"] for tag in tables] == ["beliefs-view-0", "beliefs-view-1", "a-label", "other"]
    assert tables[1].select_one("a.headerlink")["href"] == "#beliefs-view-1"
    assert len(site.page("beliefs").select("#beliefs-view-0")) == 1
    site.configure("html_theme = 'furo'\nbeliefs_sortable_rows = 0\n")
    site.build()
    tables = site.page("beliefs").select("table.beliefs-index")
    assert [tag.get("id") for tag in tables] == [None, "beliefs-view-1", "a-label", "other"]


def test_in_a_single_file_each_table_has_an_id_of_its_own(site: Site) -> None:
    for name in ("more beliefs", "folder/beliefs"):
        site.write(name, VIEW.replace(":caption: Beliefs", ":columns: title"))
    site.build("singlehtml")
    ids = [tag["id"] for tag in site.page("index").select("table.beliefs-index")]
    names = ["beliefs", "folder/beliefs", "more-beliefs"]
    assert sorted(ids) == [f"{name}-beliefs-view-0" for name in names]
    assert all(len(site.page("index").find_all(id=name)) == 1 for name in ids)


@pytest.mark.parametrize("name", ["beliefs", "beliefs-all"])
def test_the_table_says_in_what_order_regions_and_statuses_are(site: Site, name: str) -> None:
    site.configure(
        "beliefs_regions = {'tech': {'title': 'Technical  Safety'}, 'gov': 'A & B'}\n"
        "beliefs_statuses = {'z': 'Zero', 'a': 'All'}\n"
    )
    site.build()
    table = site.body(name).select_one("table.beliefs-index")
    order = ["Technical Safety", "A & B", "Zero", "All"]
    assert table["data-beliefs-order"].split("\n") == order
    site.configure("beliefs_regions = {}\nbeliefs_statuses = {}\n")
    site.build()
    table = site.body(name).select_one("table.beliefs-index")
    assert table["data-beliefs-count"]
    assert not table.has_attr("data-beliefs-order")


def test_a_table_with_headings_says_by_what_it_is_grouped(site: Site) -> None:
    site.write("beliefs", VIEW.replace(":caption: Beliefs", ":columns: title, credence"))
    site.build()
    table = site.body("beliefs").select_one("table.beliefs-index")
    assert table["data-beliefs-group"] == "Region"
    assert [words(tag) for tag in table.select(".beliefs-group-row")] == ["Technical Safety"]


def test_the_words_are_in_the_language_of_the_site(site: Site) -> None:
    site.configure("language = 'de'\n")
    site.build()
    table = site.body("beliefs").select_one("table.beliefs-index")
    assert table["data-beliefs-filter"] == "Filtern"
    assert table["data-beliefs-any"] == "Alle"
    assert table["data-beliefs-count"] == "{shown} von {total}"
    assert table["data-beliefs-reset"] == "Zurücksetzen"


@pytest.mark.parametrize(
    "builder", ["epub", "latex", "text", "man", "texinfo", "xml", "singlehtml"]
)
def test_other_builders_write_a_table_as_ever(site: Site, builder: str) -> None:
    site.configure("version = '1'\ncopyright = 'x'\nepub_show_urls = 'no'\n")
    site.build(builder)
    assert [warned for warned in site.warnings if warned.type != "epub.unknown_project_files"] == []
    if builder == "epub":
        for path in site.outdir.glob("*.xhtml"):
            assert "<script" not in path.read_text()
    if builder == "singlehtml":
        assert "beliefs-tables.js" in assets(site, "index")


@pytest.mark.parametrize("name", ["beliefs-tables", "beliefs-parts"])
def test_the_script_is_small_and_writes_no_markup(site: Site, name: str) -> None:
    site.build()
    script = (site.outdir / f"_static/{name}.js").read_text()
    assert len(script.encode()) <= 15_000
    assert len(script.splitlines()) < 200
    for word in ("innerHTML", "eval", "Function(", ".style", "insertAdjacent"):
        assert word not in script
