"""Where the title of a reading leads, in whatever form its link was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Site


def href(site: Site, page: str = "page") -> str:
    [link] = site.body(page).select(".beliefs-reading a:not(.headerlink)")
    return str(link["href"])


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://example.org/x", "https://example.org/x"),
        ("10.1080/x", "https://doi.org/10.1080/x"),
        ("doi:10.1080/x", "https://doi.org/10.1080/x"),
        ("www.example.org/x", "https://www.example.org/x"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("[t](https://example.org/x)", "https://example.org/x"),
        ("papers/one.pdf", "papers/one.pdf"),
        ("../other.html#x", "../other.html#x"),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_reading_leads_where_its_link_is_meant_to(
    site: Site, suffix: str, written: str, link: str
) -> None:
    text = f"# Page\n\n:::{{reading}} A book\n:url: {written}\n:::\n"
    if suffix == "rst":
        text = f"Page\n====\n\n.. reading:: A book\n   :url: {written}\n"
    site.write(f"page.{suffix}", text)
    site.build()
    assert href(site) == link


@pytest.mark.parametrize("written", ["other.md", "../notes/other.md", "/notes/other.md"])
@pytest.mark.parametrize(
    ("builder", "link"), [("html", "other.html"), ("dirhtml", "../other/"), ("singlehtml", "#")]
)
def test_a_reading_leads_to_a_page_of_the_site(
    site: Site, written: str, builder: str, link: str
) -> None:
    site.write("notes/page", f"# Page\n\n:::{{reading}} A *book*\n:url: {written}\n:::\n")
    site.write("notes/other", "# Other\n")
    site.build(builder)
    assert site.warnings == []
    name = {"html": "notes/page", "dirhtml": "notes/page/index", "singlehtml": "index"}[builder]
    assert href(site, name).startswith(link)
    assert site.body(name).select_one(".beliefs-reading a .beliefs-claim em")


def test_a_page_that_comes_later_changes_no_link(site: Site) -> None:
    site.write("page", "# Page\n\n:::{reading} A book\n:url: later.md\n:::\n")
    site.build()
    assert [(w.line, w.type) for w in site.warnings] == [(4, "beliefs.url")]
    before = str(site.body("page"))
    site.write("later", "# Later\n")
    site.build()
    assert str(site.body("page")) == before
    assert str(site.build(folder="_clean").body("page")) == before


@pytest.mark.parametrize("builder", ["latex", "text", "epub", "man"])
def test_every_builder_takes_a_link_to_a_page(site: Site, builder: str) -> None:
    site.write("page", "# Page\n\n:::{reading} A book\n:url: other.md\n:::\n")
    site.write("other", "# Other\n")
    site.build(builder)
    assert site.ours() == []
