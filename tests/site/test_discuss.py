"""The way to disagree below each belief: ``beliefs_discuss``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from test_fresh import assert_fresh, edit

if TYPE_CHECKING:
    from bs4 import Tag
    from conftest import Site

ISSUES = "https://example.org/new?title={title}&body={credence}, {url}"

PAGE = """\
# Page

:::{belief} It is *more* than 1/2 & "less" than {credence}`other`
:name: one
:credence: likely

Why.
:::

:::{belief} Another
:name: other
:credence: 90%
:::
"""

CONF = "beliefs_verbal_scale = 'icd203'\nhtml_baseurl = 'https://example.org/docs/'\n"


def links(site: Site, page: str = "page") -> list[Tag]:
    return site.body(page).select(".beliefs-discuss a")


def query(link: Tag) -> dict[str, list[str]]:
    return parse_qs(urlsplit(str(link["href"])).query)


def test_below_each_belief_stands_a_link_with_all_about_it(site: Site) -> None:
    site.configure(CONF + f"beliefs_discuss = {ISSUES!r}\n")
    site.write("page", PAGE)
    assert site.build().warnings == []
    first, second = links(site)
    assert first.get_text() == second.get_text() == "Disagree?"
    assert query(first) == {
        "title": ["It is more than 1/2 & “less” than 90%"],
        "body": ["likely (55–80%), https://example.org/docs/page.html#beliefs-one"],
    }
    # A screen reader that lists the links of a page has to tell them apart.
    assert first["aria-label"] == "Disagree? It is more than 1/2 & “less” than 90%"
    assert second["aria-label"] == "Disagree? Another"
    assert first.find_parent(class_="beliefs-item")["id"] == "beliefs-one"


def test_a_mail_has_a_subject_and_a_text(site: Site) -> None:
    site.configure(CONF + "beliefs_discuss = 'me@example.org'\nbeliefs_regions = {}\n")
    site.write("page", PAGE)
    assert site.build().warnings == []
    link = links(site)[1]
    assert str(link["href"]).startswith("mailto:me@example.org?")
    assert query(link) == {
        "subject": ["Another"],
        "body": ["Another\r\n90%\r\nhttps://example.org/docs/page.html#beliefs-other\r\n\r\n"],
    }


def test_in_restructuredtext_as_in_markdown(site: Site) -> None:
    site.configure(f"beliefs_discuss = {ISSUES!r}\nhtml_baseurl = 'https://example.org'\n")
    site.write("page.rst", "Page\n====\n\n.. belief:: A claim\n   :credence: ~70%\n\n   Why.\n")
    assert site.build().warnings == []
    [link] = links(site)
    assert query(link)["body"] == ["~70%, https://example.org/page.html#beliefs-a-claim"]


def test_there_is_nothing_to_disagree_with_in_a_blank_or_a_closed_belief(site: Site) -> None:
    site.configure("beliefs_discuss = 'me@example.org'\n")
    site.write(
        "page",
        "# Page\n\n"
        ":::{belief} Blank number\n:credence: ~XX%\n:::\n\n"
        ":::{belief} <claim> to come\n:credence: 10%\n:::\n\n"
        ":::{belief} Withdrawn\n:credence: 10%\n:resolution: withdrawn\n:resolved: 2025-01-01\n:::\n\n"
        ":::{belief} What should be\n:normative:\n:::\n",
    )
    site.build()
    [link] = links(site)
    assert query(link)["body"][0].startswith("What should be\r\nnormative\r\n")


def test_a_site_that_does_not_ask_has_no_link(site: Site) -> None:
    site.write("page", PAGE)
    site.build()
    assert "Disagree" not in (site.outdir / "page.html").read_text()


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("'javascript:alert(1)'", "follow"),
        ("'our forum'", "neither a mail address nor a URL"),
        ("3", "cannot be 3"),
    ],
)
def test_what_cannot_be_a_link_is_reported_and_left_out(site: Site, option: str, said: str) -> None:
    site.configure(f"beliefs_discuss = {option}\n")
    site.write("page", "# Page\n\n:::{belief} A claim\n:credence: 10%\n:::\n")
    site.build()
    [warned] = site.warnings
    assert warned.type == "beliefs.config"
    assert "beliefs_discuss" in warned.text
    assert said in warned.text
    assert links(site) == []


def test_an_unknown_field_is_reported_and_stays_empty(site: Site) -> None:
    site.configure("beliefs_discuss = 'https://example.org/?a={titel}&b={title}'\n")
    site.write("page", "# Page\n\n:::{belief} A claim\n:credence: 10%\n:::\n")
    site.build()
    [warned] = site.warnings
    assert "{titel}" in warned.text
    assert "write {title}" in warned.text
    assert query(links(site)[0]) == {"b": ["A claim"]}


def test_without_the_address_of_the_site_the_path_of_the_page_is_given(site: Site) -> None:
    site.configure("beliefs_discuss = 'https://example.org/?u={url}'\n")
    site.write("sub/page", "# Page\n\n:::{belief} A claim\n:credence: 10%\n:::\n")
    site.build()
    [warned] = site.warnings
    assert "html_baseurl" in warned.text
    assert query(links(site, "sub/page")[0]) == {"u": ["sub/page.html#beliefs-a-claim"]}
    # Who gives only an address has not asked for it.
    site.configure("beliefs_discuss = 'me@example.org'\n")
    assert site.build().warnings == []


@pytest.mark.parametrize(
    ("builder", "page", "url"),
    [
        ("dirhtml", "sub/page/index", "https://example.org/sub/page/#beliefs-a-claim"),
        ("singlehtml", "index", "https://example.org/#beliefs-a-claim"),
    ],
)
def test_the_address_is_that_of_the_builder(site: Site, builder: str, page: str, url: str) -> None:
    site.configure(
        "beliefs_discuss = 'https://example.org/?u={url}'\nhtml_baseurl = 'https://example.org/'\n"
    )
    site.write("sub/page", "# Page\n\n:::{belief} A claim\n:credence: 10%\n:::\n")
    site.build(builder)
    [link] = links(site, page)
    assert query(link) == {"u": [url]}


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "gettext", "xml"])
def test_where_nobody_can_follow_it_there_is_no_link(site: Site, builder: str) -> None:
    site.configure("beliefs_discuss = 'me@example.org'\nversion = '1'\nepub_basename = 'book'\n")
    site.write("page", PAGE)
    site.build(builder)
    for path in site.outdir.rglob("*"):
        if path.is_file() and path.suffix not in {".pickle", ".epub", ".doctree"}:
            assert "isagree" not in path.read_text(encoding="utf-8", errors="replace"), path


def test_the_links_are_fresh_when_a_claim_or_the_option_changes(site: Site) -> None:
    site.configure(f"beliefs_discuss = {ISSUES!r}\nhtml_baseurl = 'https://example.org/'\n")
    site.write("page", PAGE.replace("likely", "60%"))
    site.write("far", "# Far\n\n:::{belief} What was {belief}`other`\n:credence: 1%\n:::\n")
    site.build()
    site.build("dirhtml")
    edit(site, "page", "Another", "Yet another")
    assert_fresh(site)
    assert query(links(site, "far")[0])["title"] == ["What was Yet another"]
    for option in ("'me@example.org'", "''"):
        site.configure(f"beliefs_discuss = {option}\n")
        assert_fresh(site)
        assert_fresh(site, "dirhtml")


def test_a_copy_has_each_link_once_and_it_is_that_of_the_belief(site: Site) -> None:
    site.configure(
        "extensions += ['copying_extension']\nhtml_baseurl = 'https://example.org/'\n"
        "beliefs_discuss = 'https://example.org/?u={url}'\nbeliefs_previews = True\n"
    )
    site.write("sub/post", f"# Post\n\n::::{{teaser}}\n{PAGE.partition('# Page')[2]}\n::::\n")
    site.write("lists/all", "# All\n\n:::{teasers}\n:::\n")
    assert [warned.text for warned in site.build().ours() if "likely" not in warned.text] == []
    own = [query(link) for link in links(site, "sub/post")]
    assert own == [
        {"u": ["https://example.org/sub/post.html#beliefs-one"]},
        {"u": ["https://example.org/sub/post.html#beliefs-other"]},
    ]
    for page in ("lists/all", "lists/archive"):
        assert [query(link) for link in links(site, page)] == own
    # A page has previews of its own beliefs only.
    found = [path.name for path in (site.outdir / "_beliefs").rglob("*.js")]
    assert found == ["post.js"]
