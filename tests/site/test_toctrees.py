"""Generated pages in a toctree: in the navigation of HTML, and nowhere where there are no such pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from conftest import words
from sphinx.domains.std import StandardDomain
from test_fresh import assert_fresh

from sphinx_beliefs.model.known_names import GENERATED_PAGES

if TYPE_CHECKING:
    from conftest import Site

TOPIC = "---\ntopic:\n  region: tech\n---\n# Topic\n\n:::{belief} Held\n:name: held\n:credence: 50%\n:::\n"
MD = """\
# Start

```{toctree}
:caption: Lists

page
beliefs-all
Still to come <beliefs-stubs>
end
```
"""
RST = """\
Start
=====

.. toctree::
   :caption: Lists

   page
   beliefs-all
   Still to come <beliefs-stubs>
   end
"""


@pytest.fixture(params=["md", "rst"])
def site(site: Site, request: pytest.FixtureRequest) -> Site:
    """A site whose first page names two generated pages in its toctree, in either language."""
    (site.root / "index.md").unlink()
    site.write(f"index.{request.param}", {"md": MD, "rst": RST}[request.param])
    site.write("page", TOPIC)
    site.write("end", "# End\n\nNothing.\n")
    return site


def entries(site: Site, name: str = "index") -> dict[str, str]:
    """The links of the toctree on a page, by their text."""
    return {words(link): str(link["href"]) for link in site.body(name).select(".toctree-wrapper a")}


@pytest.mark.parametrize("parallel", [0, 2])
def test_they_are_entries_like_others(site: Site, parallel: int) -> None:
    assert site.build(parallel=parallel).warnings == []
    assert list(entries(site).items()) == [
        ("Topic", "page.html"),
        ("All beliefs", "beliefs-all.html"),
        ("Still to come", "beliefs-stubs.html"),
        ("End", "end.html"),
    ]
    for name in ("beliefs-all", "beliefs-stubs"):
        assert (site.outdir / f"{name}.html").exists()


def test_their_titles_are_in_the_language_of_the_site(site: Site) -> None:
    site.configure("language = 'de'\n")
    assert site.build().warnings == []
    assert entries(site)["Alle Überzeugungen"] == "beliefs-all.html"


def test_a_generated_page_knows_its_place_in_the_navigation(site: Site) -> None:
    site.configure('html_theme = "basic"\nhtml_sidebars = {"**": ["globaltoc.html"]}\n')
    site.build()
    page = BeautifulSoup((site.outdir / "beliefs-all.html").read_text(), "html.parser")
    assert [words(link) for link in page.select("li.current > a.current")] == ["All beliefs"]


def test_the_page_before_leads_to_the_page_after(site: Site) -> None:
    site.configure('html_theme = "basic"\n')
    site.build()
    page = BeautifulSoup((site.outdir / "page.html").read_text(), "html.parser")
    assert page.select_one("link[rel=next]")["href"] == "end.html"


@pytest.mark.parametrize("builder", ["dirhtml", "epub", "json"])
def test_other_html_leads_to_them_too(site: Site, builder: str) -> None:
    site.configure("version = '1'\ncopyright = 'x'\n")
    assert site.build(builder).warnings == []
    if builder == "dirhtml":
        assert entries(site)["All beliefs"] == "beliefs-all/"
    if builder == "epub":
        contents = (site.outdir / "nav.xhtml").read_text(encoding="utf-8")
        assert contents.count("beliefs-all.xhtml") == 1
        package = (site.outdir / "content.opf").read_text(encoding="utf-8")
        shown = re.findall(r'<itemref idref="([^"]*)"', package)
        files = dict(re.findall(r'<item id="([^"]*)" href="([^"]*)"', package))
        pages = [files[name].removesuffix(".xhtml") for name in shown]
        assert pages[:5] == ["index", "page", "beliefs-all", "beliefs-stubs", "end"]
        assert len(set(shown)) == len(shown)


@pytest.mark.parametrize(
    "builder", ["text", "latex", "man", "texinfo", "xml", "singlehtml", "linkcheck"]
)
def test_where_there_are_no_such_pages_there_is_no_link_to_them(site: Site, builder: str) -> None:
    site.configure("version = '1'\ncopyright = 'x'\n")
    # The same doctrees, from a build that has the pages.
    assert site.build().warnings == []
    assert site.build(builder).warnings == []
    if builder == "text":
        text = (site.outdir / "index.txt").read_text(encoding="utf-8")
        assert "Topic" in text
        assert "All beliefs" not in text
    if builder == "singlehtml":
        html = (site.outdir / "index.html").read_text(encoding="utf-8")
        assert 'href="beliefs-all' not in html


def test_numbers_of_sections_and_figures_pass_them_over(site: Site) -> None:
    source = next(site.root.glob("index.*"))
    text = source.read_text(encoding="utf-8")
    text = text.replace(":caption: Lists", ":caption: Lists\n:numbered:")
    if source.suffix == ".rst":
        text = text.replace("\n:numbered:", "\n   :numbered:")
    site.write(source.name, text)
    site.configure("numfig = True\n")
    assert site.build().warnings == []
    assert list(entries(site)) == ["1. Topic", "All beliefs", "Still to come", "2. End"]


def test_a_page_of_the_same_name_goes_first(site: Site) -> None:
    site.configure('html_domain_indices = ["beliefs-stubs"]\n')
    site.write("beliefs-all", "# What I think\n")
    assert site.build().warnings == []
    assert entries(site)["What I think"] == "beliefs-all.html"
    assert "Still to come" in entries(site)


def test_one_that_is_switched_off_is_unknown_to_sphinx(site: Site) -> None:
    site.configure('html_domain_indices = ["beliefs-stubs"]\n')
    [warned] = site.build().warnings
    assert warned.type == "toc.not_readable"
    assert "beliefs-all" in warned.text
    assert "All beliefs" not in entries(site)


def test_on_a_site_without_topics_and_beliefs_they_are_missed(site: Site) -> None:
    site.write("page", "# Page\n")
    found = site.build().warnings
    assert {warned.type for warned in found} == {"beliefs.unknown_name"}
    assert [warned.text.split()[1] for warned in found] == ["beliefs-all", "beliefs-stubs"]
    assert all(warned.line for warned in found)
    site.write("page", TOPIC)
    assert_fresh(site)
    assert site.build().warnings == []
    site.write("page", "# Page\n")
    assert len(site.build().warnings) == 2


def test_a_page_that_no_longer_names_them_is_as_if_it_never_had(site: Site) -> None:
    site.build()
    source = next(site.root.glob("index.*"))
    text = source.read_text(encoding="utf-8")
    site.write(source.name, text.replace("beliefs-all\n", ""))
    assert_fresh(site)
    assert "All beliefs" not in entries(site)
    site.write(source.name, text)
    assert_fresh(site)
    assert "All beliefs" in entries(site)


def test_a_pattern_does_not_take_them_in(site: Site) -> None:
    source = next(site.root.glob("index.*"))
    text = (
        source.read_text(encoding="utf-8")
        .replace("page\n", "*\n")
        .replace(":caption: Lists", ":glob:")
    )
    site.write(
        source.name,
        text.replace("beliefs-all\n", "").replace("Still to come <beliefs-stubs>\n", ""),
    )
    site.build()
    assert set(entries(site)) == {"Topic", "End"}


def test_nothing_is_left_for_other_builds_in_the_same_process(site: Site) -> None:
    site.build()
    assert not GENERATED_PAGES & set(StandardDomain._virtual_doc_names)  # noqa: SLF001


def test_switching_one_off_and_on_later_gives_what_a_clean_build_gives(site: Site) -> None:
    site.build()
    site.configure('html_domain_indices = ["beliefs-stubs"]\n')
    assert_fresh(site)
    assert list(entries(site)) == ["Topic", "Still to come", "End"]
    site.configure("html_domain_indices = True\n")
    assert_fresh(site)
    assert site.build().warnings == []
    assert list(entries(site)) == ["Topic", "All beliefs", "Still to come", "End"]
