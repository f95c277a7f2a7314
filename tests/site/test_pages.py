"""Indexes, counts and maps of some pages only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_fresh import assert_fresh

if TYPE_CHECKING:
    from conftest import Site

PAGE = """\
---
topic:
  region: gov
---
# {title}

:::{{belief}} {title} is so
:name: {name}
:credence: 70%
:::

:::{{uncertainty}} Is {title} so?
:::

:::{{update-trigger}} A sign of {title}
:::

:::{{reading}} A book on {title}
:date: 2026
:::
"""


@pytest.fixture
def site(site: Site) -> Site:
    """Two folders with a topic each, and an example in a manual."""
    site.configure('beliefs_regions["ab"] = "A/B testing"\n')
    site.write("atlas/law", PAGE.format(title="Law", name="law"))
    site.write("notes/war", PAGE.format(title="War", name="war"))
    site.write(
        "manual", "# Manual\n\n:::{belief} An example\n:name: example\n:credence: 50%\n:::\n"
    )
    return site


@pytest.mark.parametrize("kind", ["belief", "uncertainty", "update-trigger", "reading", "topic"])
@pytest.mark.parametrize("pages", ["atlas/*", "atlas/", "/atlas/law", "law", "atlas/*, atlas/law"])
def test_every_index_can_be_limited_to_pages(site: Site, kind: str, pages: str) -> None:
    site.write("views", f"# Views\n\n:::{{{kind}-index}}\n:pages: {pages}\n:::\n")
    site.build()
    assert site.warnings == []
    text = site.text("views")
    assert "Law" in text
    assert "War" not in text
    assert "example" not in text


def test_stubs_and_maps_can_be_limited_to_pages_too(site: Site) -> None:
    for folder in ("atlas", "notes"):
        site.write(f"{folder}/stub", f"---\ntopic:\n  stub: true\n---\n# Stub of {folder}\n")
    site.write(
        "views",
        "# Views\n\n:::{stub-index}\n:pages: atlas/*\n:::\n\n"
        ":::{belief-graph}\n:of: beliefs\n:pages: atlas/*\n:::\n\n"
        ":::{belief-graph}\n:pages: atlas/*\n:::\n",
    )
    site.build()
    assert site.warnings == []
    text = site.text("views")
    assert "Stub of atlas" in text
    assert "Law is so" in text
    for word in ("Stub of notes", "War", "example"):
        assert word not in text


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("beliefs", 3),
        ("beliefs in atlas/*", 1),
        ("beliefs in atlas/*, notes/*", 2),
        ("beliefs in atlas/* at >60%", 1),
        ("beliefs in atlas/* in governance", 1),
        ("beliefs in governance in atlas/*", 1),
        ("beliefs in tech in atlas/*", 0),
        ("beliefs in A/B testing", 0),
        ("topics in notes/", 1),
        ("readings in */law", 1),
    ],
)
def test_what_stands_on_pages_can_be_counted(site: Site, phrase: str, number: int) -> None:
    site.write("views", f"# Views\n\nThere are {{beliefs-count}}`{phrase}` of them.\n")
    site.build()
    assert site.warnings == []
    assert f"There are {number} of them." in site.text("views")


def test_pages_that_are_not_there_are_told_of_once_where_they_are_asked_for(site: Site) -> None:
    site.write(
        "views.rst",
        "Views\n=====\n\nThere are :beliefs-count:`beliefs in atlsa/*`.\n\n"
        ".. belief-index::\n   :pages: nots/*\n",
    )
    site.check()
    found = [(warned.line, warned.type) for warned in site.warnings]
    assert found == [(4, "beliefs.unknown_name"), (6, "beliefs.unknown_name")]
    assert "'atlsa/*' matches no page that has items" in site.warnings[0].text


def test_a_page_that_is_added_is_listed_where_its_place_is_asked_for(site: Site) -> None:
    site.write("views", "# Views\n\n:::{belief-index}\n:pages: atlas/*\n:limit: 1\n:::\n")
    site.build()
    site.write("atlas/peace", PAGE.format(title="Peace", name="peace"))
    assert_fresh(site)
    site.build()
    # The page it leads to lists all of these, and what is on other pages.
    assert "1 of 2 · All beliefs" in site.text("views")
