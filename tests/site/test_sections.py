"""Lists below known headings of topic pages are items, and nothing of the page is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

TOPIC = "---\ntopic: true\nregion: tech\n---\n"

RST_TOPIC = """\
Page
====

.. topic-meta::
   :region: tech

"""


@pytest.fixture
def site(site: Site) -> Site:
    site.configure("beliefs_sections = True\n")
    return site


def items(site: Site, page: str = "page") -> list[str]:
    """The items of a page, each as its kind and its title line."""
    found = []
    for item in site.body(page).select(".beliefs-item"):
        kind = next(name for name in item["class"] if name != "beliefs-item")
        found.append(f"{kind.removeprefix('beliefs-')}: {words(item.select_one('.beliefs-title'))}")
    return found


PAGE = """\
# Page

## Current beliefs

Some prose.

- **Ports will last.** ~70% — cranes
  are dear.
- **Ships will not.** ~20% — steel

## Uncertainties
- Will it rain?

## What would update me

- A storm

## Recent reading

- 2025-05 — [Tides](https://example.org/tides) — they turn

## Notes

- not an item
"""

ITEMS = [
    "belief: Ports will last. ~70%",
    "belief: Ships will not. ~20%",
    "uncertainty: Will it rain?",
    "update-trigger: A storm",
    "reading: May 2025 Tides",
]


def test_lists_below_known_headings_are_items(site: Site) -> None:
    site.write("page", TOPIC + PAGE)
    site.build()
    assert site.warnings == []
    assert items(site) == ITEMS
    # No list is left around them.
    assert [words(entry) for entry in site.body("page").select("li")] == ["not an item"]
    assert "Ports will last" in site.text("beliefs-all")


def test_so_they_are_in_restructuredtext(site: Site) -> None:
    text = PAGE.replace("# Page\n", RST_TOPIC)
    for heading in ("Current beliefs", "Uncertainties", "What would update me", "Recent reading"):
        text = text.replace(f"## {heading}\n", f"{heading}\n{'-' * len(heading)}\n")
    text = text.replace("## Notes", "Notes\n-----").replace("#", "")
    text = text.replace(
        "[Tides](https://example.org/tides)", "`Tides <https://example.org/tides>`_"
    )
    site.write("page.rst", text)
    site.build()
    assert site.warnings == []
    assert items(site) == ITEMS
    assert [words(entry) for entry in site.body("page").select("li")] == ["not an item"]


def test_without_the_option_they_are_lists(site: Site) -> None:
    site.configure()
    site.write("page", TOPIC + PAGE)
    site.build()
    assert site.warnings == []
    assert items(site) == []


def test_on_a_page_that_is_not_a_topic_they_are_lists(site: Site) -> None:
    site.write("page", PAGE)
    site.build()
    assert site.warnings == []
    assert items(site) == []
