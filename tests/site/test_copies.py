"""What another extension copies to other pages and into feeds is filled where it stands."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from conftest import words
from test_fresh import edit, pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

POST = """\
# One

::::{teaser}
There are {beliefs-count}`beliefs` beliefs. Mine is {credence}`courts`.

:::{belief-index}
:caption: All
:::

:::{belief} Posts are read.
:name: posts
:credence: 20%
:::

:::{update-trigger} A survey
:beliefs: posts
:direction: up
:::
::::
"""

LAW = "# Law\n\n:::{belief} Courts decide.\n:name: courts\n:credence: 70%\n:::\n"

CONF = """
extensions += ["copying_extension"]
html_baseurl = "https://example.org/site"
"""


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    """A site with the extension of another, which copies."""
    site = make_site("site")
    site.configure(CONF)
    site.write("posts/one", POST)
    site.write("law", LAW)
    site.write("lists/all", "# All\n\n:::{teasers}\n:::\n")
    site.write("plain", "# Plain\n\nText.\n")
    return site


def assert_same_as_clean(site: Site) -> None:
    """Hold that a build left what a build from nothing gives."""
    there = pages(site)
    site.build(folder="_clean")
    assert there == pages(site)
    site.build()


SHOWN = "There are 2 beliefs. Mine is 70%."


def test_a_copy_shows_what_the_page_shows(site: Site) -> None:
    site.build()
    assert site.warnings == []
    for page in ("posts/one", "lists/all", "lists/archive"):
        text = site.text(page)
        assert SHOWN in text, page
        assert "Courts decide. 70% Law" in text
        assert "Would raise it: A survey" in text


@pytest.mark.parametrize("page", ["lists/all", "lists/archive"])
def test_links_lead_from_where_the_copy_stands(site: Site, page: str) -> None:
    site.build()
    body = str(site.body(page))
    assert 'href="../law.html#beliefs-courts"' in body
    assert 'href="../posts/one.html#beliefs-a-survey"' in body


def test_links_in_a_feed_are_absolute(site: Site) -> None:
    site.build()
    found = BeautifulSoup((site.outdir / "feed.html").read_text("utf-8"), "html.parser")
    assert SHOWN in words(found)
    links = {str(link["href"]) for link in found.select("a.internal")}
    assert "https://example.org/site/law.html#beliefs-courts" in links
    assert "https://example.org/site/posts/one.html#beliefs-a-survey" in links
    assert {link for link in links if not link.startswith("https://example.org/site/")} == set()


@pytest.mark.parametrize("page", ["lists/all", "lists/archive", "posts/one"])
def test_a_page_with_copies_has_the_stylesheets(site: Site, page: str) -> None:
    site.build()
    sheets = [str(link["href"]).rpartition("/")[2] for link in site.page(page).select("link[href]")]
    assert {"beliefs.css", "beliefs-views.css"} <= {sheet.partition("?")[0] for sheet in sheets}
    plain = {str(link["href"]) for link in site.page("plain").select("link[href]")}
    assert not any("beliefs" in sheet for sheet in plain)


@pytest.mark.parametrize(
    ("name", "old", "new", "shown"),
    [
        ("law", "70%", "90%", "Mine is 90%."),
        ("law", "Courts decide.", "Courts hesitate.", "Courts hesitate."),
        ("posts/one", "There are", "We have", "We have 2 beliefs."),
        (
            "law",
            ":name: courts\n:credence: 70%\n:::\n",
            ":name: courts\n:credence: 70%\n:::\n\n:::{belief} More\n:credence: 5%\n:::\n",
            "There are 3 beliefs.",
        ),
    ],
)
def test_a_page_with_copies_is_written_again(
    site: Site, name: str, old: str, new: str, shown: str
) -> None:
    site.build()
    assert shown not in site.text("lists/all")
    edit(site, name, old, new)
    assert_same_as_clean(site.build())
    assert shown in site.text("lists/all")
    assert shown in site.text("lists/archive")


def test_it_is_written_again_when_a_page_that_it_shows_is_gone(site: Site) -> None:
    site.build()
    (site.root / "posts/one.md").unlink()
    site.build()
    assert SHOWN not in site.text("lists/all")


def test_it_is_written_again_also_after_a_build_of_another_page(site: Site) -> None:
    site.build()
    edit(site, "law", "70%", "90%")
    site.build(only=["plain.md"])
    assert_same_as_clean(site.build())
    assert "Mine is 90%." in site.text("lists/all")


def test_nothing_is_written_again_without_an_edit(site: Site) -> None:
    site.build()
    before = (site.outdir / "lists/all.html").stat().st_mtime_ns
    site.build(parallel=2)
    assert (site.outdir / "lists/all.html").stat().st_mtime_ns == before


def test_a_feed_can_have_the_name_of_a_page(site: Site) -> None:
    site.write(
        "index",
        "# Index\n\n:::{belief-index}\n:::\n\n:::{teasers}\n:::\n\n```{toctree}\n:glob:\n\n**\n```\n",
    )
    site.build()
    edit(site, "law", "70%", "90%")
    site.build()
    assert "90%" in site.text("index")
    before = (site.outdir / "index.html").stat().st_mtime_ns
    site.build()
    assert (site.outdir / "index.html").stat().st_mtime_ns == before


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml", "epub"])
def test_other_builders(site: Site, builder: str) -> None:
    site.build(builder)
    assert [warned for warned in site.warnings if "beliefs" in warned.type] == []
    if builder == "text":
        text = " ".join((site.outdir / "lists/all.txt").read_text("utf-8").split())
        assert "There are 2 beliefs. Mine is *70%*." in text
        assert "Courts decide." in text


def test_a_copy_without_anything_of_ours_keeps_its_links(site: Site) -> None:
    site.write("posts/one", "# One\n\n:::{teaser}\nSee {doc}`/law`.\n:::\n")
    site.build()
    found = BeautifulSoup((site.outdir / "feed.html").read_text("utf-8"), "html.parser")
    assert [link["href"] for link in found.select("a")] == ["law.html"]


#: Edits that reach a copy in all ways there are: the page, and what it has from then on.
EDITS = [
    ("law", LAW.replace("70%", "{number}%")),
    ("law", LAW.replace("Courts", "{number} courts")),
    ("posts/one", POST.replace("There are", "By {number} there are")),
    (
        "log",
        "# Log\n\n:::{{credence-log}} posts\n- 2025-01-01: {number}%\n- 2026-01-01: 20%\n:::\n",
    ),
    ("more", "# More\n\n:::{{uncertainty}} Is it {number}?\n:beliefs: posts\n:::\n"),
    ("plain", "# Plain\n\n{{belief}}`posts` and {number}.\n"),
    ("lists/all", "# All {number}\n\n:::{{teasers}}\n:::\n"),
]


def test_any_edits_leave_what_a_build_from_nothing_gives(site: Site) -> None:
    choice = random.Random(14)
    site.build()
    for number in range(5):
        name, text = choice.choice(EDITS)
        site.write(name, _numbered(text, number + 1))
        path = site.root / f"{name}.md"
        later = path.stat().st_mtime_ns + (number + 1) * 2_000_000_000
        os.utime(path, ns=(later, later))
        if choice.random() < 0.3:
            site.build(only=["plain.md"])
        site.build()
        there = pages(site)
        site.build(folder=f"_clean{number}")
        assert there == pages(site)


def _numbered(text: str, number: int) -> str:
    """A page with a number in it; the braces of pages that were written above are single."""
    return text.replace("{number}", str(number)).replace("{{", "{").replace("}}", "}")
