"""Pages as readers have set up their browsers: by keyboard, without motion, in their own colours, and
enlarged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from heard_site import PAGES
from test_accessible import AXE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.fixture(params=["heard", "heard_in_furo"])
def folder_of_pages(request: pytest.FixtureRequest) -> Path:
    """The site in a theme."""
    found: Path = request.getfixturevalue(request.param)
    return found


#: What has the focus, if it stands in the text of the page: what it is, and whether that is seen.
_FOCUSED = """
() => {
  const element = document.activeElement;
  if (!element?.closest("div.body, article")) return null;
  const style = getComputedStyle(element);
  const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return [element.outerHTML.slice(0, 120), isOutlined || style.boxShadow !== "none"];
}
"""


@pytest.mark.parametrize("name", ["topic", "lists"])
def test_the_focus_can_be_seen_wherever_it_is(page: Page, folder_of_pages: Path, name: str) -> None:
    page.goto((folder_of_pages / f"{name}.html").as_uri())
    seen = []
    for _step in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(_FOCUSED)
        if found is not None:
            seen.append(found)
    assert len(seen) > 15
    assert [html for html, is_seen in seen if not is_seen] == []


#: What of ours moves, or would when it changes.
_MOVING = """
[...document.querySelectorAll("[class*='beliefs-']")].flatMap((element) => {
  const { transitionDuration, animationName } = getComputedStyle(element);
  const moves = transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
  return moves || animationName !== "none" ? [element.className] : [];
})
"""


@pytest.mark.parametrize("name", ["topic", "lists", "stub"])
def test_nothing_moves_for_those_who_do_not_want_it(
    page: Page, folder_of_pages: Path, name: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto((folder_of_pages / f"{name}.html").as_uri())
    assert page.evaluate(_MOVING) == []


#: The colours of what is drawn of bars and courses, and of what is behind them.
_DRAWN = """
[...document.querySelectorAll(".beliefs-bar-fill, .beliefs-course path:last-of-type")].map((element) => {
  const { fill, stroke } = getComputedStyle(element);
  return [fill === "none" ? stroke : fill, getComputedStyle(document.body).backgroundColor];
})
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_there_in_the_colours_of_the_reader(
    page: Page, folder_of_pages: Path, scheme: str
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for name in PAGES:
        page.goto((folder_of_pages / f"{name}.html").as_uri())
        assert all(drawn != ground for drawn, ground in page.evaluate(_DRAWN)), name
        # Boxes that are only told by a ground of their own would be gone.
        for box in page.locator(".beliefs-stub-notice, .beliefs-belief").all():
            assert (
                box.evaluate("box => parseFloat(getComputedStyle(box).borderInlineStartWidth)") > 0
            )
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {runOnly: ['color-contrast']})")
        html = [node["html"] for each in found["violations"] for node in each["nodes"]]
        assert [text for text in html if "beliefs-" in text] == []


#: Without the signs of a permalink, the text of the page is no wider than the window.
_SPILLED = """
[...document.querySelectorAll("div.body [class*='beliefs-'], article [class*='beliefs-']")]
  .filter((element) => element.getClientRects().length
    && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    && !element.closest(".table-wrapper, div:has(> table), .beliefs-graph, svg"))
  .map((element) => element.className.baseVal ?? element.className)
"""

#: What a reader may set for all pages: WCAG 2.2, 1.4.12.
_SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""


@pytest.mark.parametrize("name", ["topic", "lists", "stub"])
@pytest.mark.parametrize("spaced", ["", _SPACED])
@pytest.mark.parametrize("width", [640, 320])  # 1280 pixels at 200 % and at 400 %
def test_enlarged_or_spaced_text_stays_in_the_window(
    page: Page, heard_in_furo: Path, name: str, width: int, spaced: str
) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    page.goto((heard_in_furo / f"{name}.html").as_uri())
    if spaced:
        page.add_style_tag(content=spaced)
    assert page.evaluate(_SPILLED) == []
