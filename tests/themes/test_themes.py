"""Everything there is to see, in the themes that people use: nothing sticks out, overlaps or is cut, and
all of it can be read.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import axe_playwright_python
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader
    from playwright.sync_api import Browser
    from themes import Theme

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

PAGES = (
    *("items", "stub", "unfinished", "tables", "lists", "map", "prose", "nested", "long"),
    *(
        "beliefs-all",
        "beliefs-all-tech",
        "beliefs-uncertainties",
        "beliefs-stubs",
        "beliefs-topics",
    ),
)

#: What axe-core has against elements of ours. What a theme does with the page, with its own elements, and with
#: the colour of links is its own affair; colours are measured otherwise.
VIOLATIONS = """
async () => {
  const ours = '[class^="beliefs-"], [class*=" beliefs-"]';
  const found = await axe.run(document, {
    rules: { "color-contrast": { enabled: false }, "link-in-text-block": { enabled: false } },
  });
  return found.violations.flatMap(({ id, nodes }) => nodes
    .map(({ target, html }) => ({ element: document.querySelector(target.flat().at(-1)), html }))
    .filter(({ element }) => element?.matches(ours) || element?.closest(ours) && !element.closest("code, pre"))
    .map(({ html }) => `${id}: ${html.slice(0, 100)}`));
}
"""

#: The room for text on paper with margins of 15 mm, at 96 pixels an inch.
PAPERS = {"A4": 680, "Letter": 702}


def test_nothing_sticks_out_overlaps_or_is_hard_to_read(
    reader: Callable[..., Reader], theme: Theme, scheme: str, width: int
) -> None:
    somebody = reader(theme, width=width, scheme=scheme)
    faults = {name: somebody.ask(name, MEASURE) for name in PAGES}
    assert {name: found for name, found in faults.items() if found} == {}


def test_axe_finds_nothing_against_what_is_ours(
    reader: Callable[..., Reader], theme: Theme, scheme: str
) -> None:
    for width in (1280, 360):
        somebody = reader(theme, width=width, scheme=scheme)
        for name in PAGES:
            somebody.open(name)
            somebody.page.evaluate(AXE)
            assert somebody.page.evaluate(VIOLATIONS) == [], name


def test_it_can_be_read_from_right_to_left(reader: Callable[..., Reader], theme: Theme) -> None:
    for width in (1280, 360):
        somebody = reader(theme, width=width, is_leftward=True)
        for name in ("items", "stub", "tables", "lists"):
            assert somebody.ask(name, MEASURE) == [], (name, width)
        somebody.open("items")
        turned = somebody.page.locator(".beliefs-bar, .beliefs-course svg").evaluate_all(
            "(all) => all.map((one) => getComputedStyle(one).transform)"
        )
        assert len(turned) > 6
        assert set(turned) == {"matrix(-1, 0, 0, 1, 0, 0)"}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_printed_page_has_everything_and_no_controls(
    reader: Callable[..., Reader], theme: Theme, paper: str
) -> None:
    somebody = reader(theme, width=PAPERS[paper])
    somebody.page.emulate_media(media="print")
    faults = {name: somebody.ask(name, MEASURE) for name in PAGES}
    assert {name: found for name, found in faults.items() if found} == {}
    for name, unseen in (("tables", ".beliefs-tools"), ("items", ".beliefs-title > .headerlink")):
        somebody.open(name)
        seen = somebody.page.locator(unseen).evaluate_all(
            "(all) => all.filter((one) => one.checkVisibility())"
        )
        assert seen == []
    somebody.page.goto((somebody.folder / "items.html").as_uri())
    text = somebody.page.locator(".beliefs-item").first.inner_text()
    assert "A guess." in text  # of the log, which is folded up on screens
    pages = somebody.page.pdf(format=paper, margin=dict.fromkeys(("left", "right"), "15mm"))
    assert pages.startswith(b"%PDF")


#: A page with as many grounds as there are pairs of colours.
GROUNDS = """
(pairs) => {
  const items = document.querySelector("section").cloneNode(true);
  document.body.replaceChildren(...pairs.map(([text, ground]) => {
    const box = document.createElement("div");
    box.style.cssText = `color: ${text}; background: ${ground}`;
    box.append(items.cloneNode(true));
    return box;
  }));
}
"""


def test_it_can_be_read_on_any_ground_on_which_text_can_be_read_well(
    browser: Browser, built: Callable[[Theme], Path]
) -> None:
    from themes import THEMES

    draw = random.Random(14)
    pairs = []
    while len(pairs) < 60:
        text, ground = ([draw.randrange(256) for _part in "rgb"] for _colour in "tg")
        if contrast(text, ground) >= 7:
            pairs.append([f"rgb({','.join(map(str, colour))})" for colour in (text, ground)])
    classic = next(theme for theme in THEMES if theme.name == "classic")
    page = browser.new_page()
    for name in ("items", "stub", "tables"):
        page.goto((built(classic) / f"{name}.html").as_uri())
        page.evaluate(GROUNDS, pairs)
        faults = page.evaluate(MEASURE)
        assert [fault for fault in faults if fault.startswith("contrast")] == []
    page.close()


def contrast(one: list[int], other: list[int]) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21; parts are from 0 to 255."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[int]) -> float:
    """The relative luminance of a colour by WCAG 2.2, from 0 to 1."""
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
