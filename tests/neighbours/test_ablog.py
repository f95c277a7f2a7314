"""A blog whose posts quote beliefs, show them and list them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import assert_at_home
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "ablog"

CONF = """
blog_baseurl = "https://example.org/site/"
blog_title = "The blog"
blog_path = "blog"
fontawesome_included = True
html_baseurl = "https://example.org/site/"
"""

#: All that a post may show of other pages, before the text that is not part of the excerpt.
POST = """\
# What I hold of courts

```{post} 2026-05-01
:tags: law
:category: thoughts
:author: Somebody

There are {beliefs-count}`beliefs` beliefs, and mine on {belief}`courts` is {credence}`courts`.

:::{belief-index}
:caption: What I believe
:::

:::{belief} Blogs are read.
:name: blogs
:credence: ~30%

I read some.
:::

:::{update-trigger} A survey of readers
:beliefs: blogs
:direction: up

It would count them.
:::

:::{belief-graph}
:of: beliefs
:::
```

The rest, with more.
"""

SHORT = """\
---
blogpost: true
date: 2026-05-02
tags: law
category: thoughts
---
# Only a paragraph

Mine on {belief}`courts` is {credence}`courts`, one of {beliefs-count}`beliefs`, as [law](../law.md) has it.

And more.
"""

NEWS = """\
---
orphan: true
---
# News

```{postlist} 5
:excerpts:
```
"""

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def site(make_site: Callable[..., Site]) -> Site:
    site = make_site("ablog", conf=CONF)
    site.write("posts/held", POST)
    site.write("posts/short", SHORT)
    site.write("posts/topic", TOPIC)
    site.write("news", NEWS)
    return site


@pytest.fixture(scope="module")
def builds(site: Site) -> tuple[Built, Built]:
    return assert_at_home(site, "law", "70%", "95%", jobs=1)


def excerpt(built: Built, name: str, words: str) -> Tag:
    """The part of a page in which an excerpt stands that has these words."""
    page = built.page(name)
    for found in page.select(".ablog-post"):
        if words in found.get_text():
            return found
    raise AssertionError(name)


#: A topic that is a post as well.
TOPIC = """\
---
blogpost: true
date: 2026-05-03
author: Somebody
topic:
  region: tech
  status: exploring
  tagline: What ports do, with {credence}`courts`.
---
# Ports

What stands first.
"""

PLACES = ["news", "blog/tag/law", "blog/category/thoughts", "blog", "blog/2026"]


@pytest.mark.parametrize("place", PLACES)
def test_excerpts(builds: tuple[Built, Built], place: str) -> None:
    """Counts, credences, indexes, maps and facts stand in the excerpts of lists of posts, on pages
    and in archives, as on the post itself; after an edit of a belief, they have the new credence.
    """
    for built, credence in zip(builds, ("70%", "95%"), strict=True):
        found = " ".join(excerpt(built, place, "There are").get_text(" ").split())
        assert "There are 2 beliefs" in found
        assert f"mine on Courts will decide is {credence}" in found
        found_rows = excerpt(built, place, "There are").select("table tr")
        rows = [" ".join(row.get_text(" ").split()) for row in found_rows]
        assert any("Courts will decide." in row and credence in row for row in rows)
        assert (
            found.count("Would raise it: A survey of readers") == 2
        )  # at the belief, and on the map
        short = " ".join(excerpt(built, place, "Mine on").get_text(" ").split())
        assert f"is {credence} , one of 2 , as law has it" in short


@pytest.mark.parametrize("place", PLACES)
def test_links(builds: tuple[Built, Built], place: str) -> None:
    """All links of an excerpt lead from the page where it stands."""
    built = builds[1]
    file = built.out / f"{place}.html"
    links = {a["href"] for a in excerpt(built, place, "There are").select("a.reference.internal")}
    assert any(str(link).endswith("law.html#beliefs-courts") for link in links)
    assert any(str(link).endswith("held.html#beliefs-blogs") for link in links)
    for link in links:
        page, _, anchor = str(link).partition("#")
        target = (file.parent / page).resolve() if page else file
        assert target.is_file(), link
        if anchor:
            soup = BeautifulSoup(target.read_text("utf-8"), "html.parser")
            assert soup.find(id=anchor), link


@pytest.mark.parametrize("place", PLACES)
def test_stylesheet(builds: tuple[Built, Built], place: str) -> None:
    """Pages that show such excerpts have the stylesheets for them."""
    text = builds[1].text(f"{place}.html")
    assert "beliefs.css" in text
    assert "beliefs-views.css" in text


def entry(built: Built, title: str) -> BeautifulSoup:
    feed = etree.fromstring(built.text("blog/atom.xml").encode())
    (content,) = feed.xpath(f"//a:entry[a:title='{title}']/a:content", namespaces=ATOM)
    return BeautifulSoup(content.text, "html.parser")


def test_feed(builds: tuple[Built, Built]) -> None:
    """The feeds have the same, with absolute links."""
    for built, credence in zip(builds, ("70%", "95%"), strict=True):
        for title in ("What I hold of courts", "Only a paragraph"):
            found = entry(built, title)
            assert f"is {credence}" in " ".join(found.get_text(" ").split())
            links = {str(a["href"]) for a in found.select("a.reference.internal")}
            assert "https://example.org/site/law.html#beliefs-courts" in links
            assert {
                link for link in links if not link.startswith("https://example.org/site/")
            } == set()


def test_all_in_the_feed(site: Site) -> None:
    """With `blog_feed_fulltext`, the text of a post is in the feed with its items and indexes."""
    built = site.build("html", "-D", "blog_feed_fulltext=1", out="_full")
    assert built.warnings == []
    found = entry(built, "What I hold of courts")
    assert "There are 2 beliefs" in " ".join(found.get_text(" ").split())
    assert found.select("table tr")
    links = {str(a["href"]) for a in found.select("table a")}
    assert links
    assert all(link.startswith("https://example.org/site/") for link in links)


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "text", "epub"])
def test_builders(site: Site, builder: str) -> None:
    """It is the same with `dirhtml`, and without links between pages in text. Single pages and EPUB
    have the excerpts too.
    """
    built = site.build(builder, out="_others")
    assert [line for line in built.warnings if "beliefs" in line] == []
    file = {"dirhtml": "news/index.html", "text": "news.txt", "epub": "news.xhtml"}
    text = built.text(file.get(builder, "index.html"))
    shown = BeautifulSoup(text, "html.parser").get_text(" ")
    assert re.search(r"There\s+are\s+\d\s+beliefs", shown)
    assert "Courts will decide." in shown
    if builder == "dirhtml":
        assert 'href="../law/#beliefs-courts"' in text


def test_topic(builds: tuple[Built, Built]) -> None:
    """A topic can be a post (`blogpost: true` beside `topic:`): its tagline is its excerpt, in lists
    and in feeds.
    """
    for built, credence in zip(builds, ("70%", "95%"), strict=True):
        tagline = f"What ports do, with {credence}"
        assert tagline in " ".join(excerpt(built, "news", "What ports").get_text(" ").split())
        assert tagline in " ".join(entry(built, "Ports").get_text(" ").split())
    assert "Technical safety · Exploring" in builds[1].words("posts/topic")


@pytest.mark.named
def test_summary(site: Site) -> None:
    """Feeds have a summary beside the excerpt, which ablog makes of the source: without numbers, and
    with names in the place of titles and credences. Leave it out:
    `blog_feed_templates = {"atom": {"summary": ""}}`.
    """

    def summaries(*options: str) -> list[str]:
        feed = site.build("html", *options, out="_summary").text("blog/atom.xml")
        return re.findall(r"<summary>(.*?)</summary>", feed)

    assert any("is courts, one of , as law" in summary for summary in summaries())
    conf = (site.root / "conf.py").read_text("utf-8")
    site.write("conf.py", f'{conf}\nblog_feed_templates = {{"atom": {{"summary": ""}}}}\n')
    assert summaries() == []
    site.write("conf.py", conf)


@pytest.mark.named
def test_links_of_others(site: Site) -> None:
    """In feeds, ablog leaves links relative, and most readers cannot follow them. Excerpts with
    something of this extension are an exception: all links in them are absolute.
    """
    site.write(
        "posts/plain",
        SHORT.replace(
            "Mine on {belief}`courts` is {credence}`courts`, one of {beliefs-count}`beliefs`, as [law]",
            "As [law]",
        ).replace("Only a paragraph", "Plain"),
    )
    links = entry(site.build(out="_plain"), "Plain").select("a")
    assert [link["href"] for link in links] == ["law.html"]
    (site.root / "posts/plain.md").unlink()


@pytest.mark.named
def test_new_post(site: Site) -> None:
    """ablog does not write pages with a `postlist` again for a new post, whatever is in it; its
    archives and feeds have it at once. Write all pages of what you publish (`-a`).
    """
    site.build(out="_new")
    site.write("posts/new", SHORT.replace("Only a paragraph", "A new post"))
    built = site.build(out="_new")
    assert "A new post" not in built.words("news")
    assert "A new post" in built.words("blog/tag/law")
    assert "A new post" in site.build("html", "-a", out="_new").words("news")
    (site.root / "posts/new.md").unlink()


@pytest.mark.named
def test_parallel(site: Site) -> None:
    """ablog cannot read in several processes; with `-j`, Sphinx says so and reads in one."""
    warnings = site.build(jobs=2, out="_parallel").warnings
    assert any("ablog extension is not safe for parallel reading" in line for line in warnings)


def test_edit_of_a_post(site: Site) -> None:
    """A page with a list of posts is written again when such a post changes: ablog alone leaves the
    old text there.
    """
    site.build()
    site.edit("posts/held", "I read some.", "I read some of them.")
    assert "I read some of them." in site.build().words("news")
