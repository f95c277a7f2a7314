"""Maps as readers see them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")

#: The style of each element of the maps that a selector finds.
STYLES = "selector => [...document.querySelectorAll(selector)].map(e => getComputedStyle(e).{})"

#: Furo underlines all links.
AS_OTHER_THEMES = "document.styleSheets[0].insertRule('a, a:hover { text-decoration: underline; }')"


def styles(page: Page, selector: str, name: str) -> set[str]:
    found: list[str] = page.evaluate(STYLES.format(name), f".beliefs-graph {selector}")
    assert found
    return set(found)


def test_links_are_underlined_in_their_own_colour_and_only_when_pointed_at(page: Page) -> None:
    page.goto("/map.html")
    page.evaluate(AS_OTHER_THEMES)
    assert styles(page, "a", "textDecorationLine") == {"none"}
    assert styles(page, "a text", "textDecorationLine") == {"none"}
    page.hover(".beliefs-graph a >> nth=0")
    assert styles(page, "a:hover", "textDecorationLine") == {"none"}
    assert styles(page, "a:hover text", "textDecorationLine") == {"underline"}


def test_a_wide_map_is_scrolled_on_a_phone_and_whole_on_paper(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/map.html")
    width = (
        "[...document.querySelectorAll('.beliefs-graph')].map(e => e.scrollWidth - e.clientWidth)"
    )
    assert all(more > 0 for more in page.evaluate(width))
    assert page.evaluate("document.querySelector('div.body').scrollWidth") <= 360
    page.emulate_media(media="print")
    assert not any(page.evaluate(width))
