"""What a topic page says of itself to search engines, and to those who share a link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_fresh import assert_fresh, edit

if TYPE_CHECKING:
    from conftest import Site

PAGE = """\
---
topic:
  region: tech
  tagline: {tagline}
{more}---
# Page

:::{{belief}} Held
:name: held
:credence: 50%
:::
"""


def described(site: Site, page: str = "page") -> dict[str, list[str]]:
    """The descriptions in the head of a page, by name."""
    found: dict[str, list[str]] = {}
    for meta in site.page(page).select("head meta"):
        name = str(meta.get("name") or meta.get("property"))
        if name.endswith("description"):
            found.setdefault(name, []).append(str(meta["content"]))
    return found


def test_a_topic_page_is_described_by_its_tagline(site: Site) -> None:
    text = PAGE.format(tagline="How *well* we \"read\" {credence}`held` & 'so'.", more="")
    site.write("page", text)
    assert site.build().warnings == []
    shown = ["How well we “read” 50% & ‘so’."]
    assert described(site) == {"description": shown, "og:description": shown}
    assert described(site, "index") == {}


def test_the_description_is_fresh(site: Site) -> None:
    site.write("page", PAGE.format(tagline="About {credence}`far`.", more=""))
    site.write("far", "# Far\n\n:::{belief} Far\n:name: far\n:credence: 10%\n:::\n")
    site.build()
    edit(site, "far", "10%", "20%")
    assert_fresh(site)
    assert described(site)["description"] == ["About 20%."]


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ("myst:\n  html_meta:\n    description: Mine.\n", {"og:description"}),
        ('myst:\n  html_meta:\n    "description lang=en": Mine.\n', {"og:description"}),
        ('myst:\n  html_meta:\n    "property=og:description": Mine.\n', {"description"}),
        ("description: Mine.\n", set()),
    ],
)
def test_what_the_author_says_of_a_page_is_not_said_twice(
    site: Site, more: str, left: set[str]
) -> None:
    site.write("page", PAGE.format(tagline="Ours.", more=more))
    site.build()
    found = described(site)
    assert {name for name, texts in found.items() if texts == ["Ours."]} == left
    assert all(len(texts) == 1 for texts in found.values())


def test_nor_what_another_extension_says_of_it(site: Site) -> None:
    site.configure(
        "def describe(app, pagename, templatename, context, doctree):\n"
        "    if doctree is not None:\n"
        "        context['metatags'] += '<meta property=\"og:description\" content=\"Theirs\" />'\n"
        "def setup(app):\n"
        "    app.connect('html-page-context', describe, priority=800)\n"
    )
    site.write("page", PAGE.format(tagline="Ours.", more=""))
    site.build()
    assert described(site) == {"description": ["Ours."], "og:description": ["Theirs"]}


@pytest.mark.parametrize("tagline", ["<tagline>", "Who does it, <why>."])
def test_a_blank_describes_nothing(site: Site, tagline: str) -> None:
    site.write("page", PAGE.format(tagline=tagline, more=""))
    site.build()
    assert described(site) == {}


def test_a_page_that_is_no_topic_in_this_build_is_not_described(site: Site) -> None:
    site.write(
        "page.rst",
        "Page\n====\n\n.. only:: draft\n\n   .. topic-meta::\n      :tagline: Secret.\n",
    )
    site.build()
    assert described(site) == {}
    site.build(tags=["draft"], folder="_draft")
    assert described(site)["description"] == ["Secret."]


def test_a_theme_that_takes_no_elements_of_others_makes_them_itself(site: Site) -> None:
    pytest.importorskip("shibuya")
    site.configure("html_theme = 'shibuya'\n")
    site.write("page", PAGE.format(tagline="Ours.", more=""))
    site.write("mine", PAGE.format(tagline="Ours.", more="description: Mine.\n"))
    site.build()
    assert described(site) == {"description": ["Ours."], "og:description": ["Ours."]}
    assert described(site, "mine") == {"description": ["Mine."], "og:description": ["Mine."]}
