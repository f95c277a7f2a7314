"""Details of what there is to see, in the themes that people use: where it stands, and in one line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader
    from themes import Theme

#: Of each role in prose: its text, and how many times the size of its letters it starts after the text
#: before it, or after the beginning of its line.
GAPS = """
() => {
  const rectOf = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return [...range.getClientRects()].at(-1);
  };
  const found = [];
  for (const paragraph of document.querySelectorAll("section p, article p")) {
    const texts = [];
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    const { left, paddingLeft } = { left: paragraph.getBoundingClientRect().left, paddingLeft: 0 };
    texts.forEach((text, number) => {
      if (!number || text.parentElement === paragraph && !/^\\d+$/.test(text.data.trim())) return;
      const start = rectOf(text, text.data.search(/\\S/));
      const before = texts[number - 1];
      const end = rectOf(before, before.data.trimEnd().length - 1);
      const size = parseFloat(getComputedStyle(paragraph).fontSize);
      const isBelow = start.top > end.bottom - 2;
      found.push([text.data, (start.left - (isBelow ? left : end.right)) / size]);
    });
  }
  return found;
}
"""


@pytest.mark.parametrize("size", [1280, 360])
def test_no_text_of_a_role_starts_far_from_the_text_before_it(
    reader: Callable[..., Reader], theme: Theme, size: int
) -> None:
    gaps = reader(theme, width=size).ask("prose", GAPS, style="text-align: start !important;")
    read = " ".join(text for text, _gap in gaps)
    for word in (
        "A sure thing",
        "words of",
        "cannot be seen",
        "sore eyes",
        "A book",
        "Items",
        "7%",
    ):
        assert word in read
    assert len(gaps) >= 17
    assert [(text, round(gap, 2)) for text, gap in gaps if not -0.1 <= gap <= 1] == []


def test_outcomes_stay_in_one_line(reader: Callable[..., Reader], theme: Theme) -> None:
    script = (
        "[...document.querySelectorAll('.beliefs-outcome')].map(e => e.getClientRects().length)"
    )
    for name in ("tables", "items"):
        assert set(reader(theme).ask(name, script)) == {1}


BARS = """
[...document.querySelectorAll("table.beliefs-index, *:has(> .beliefs-item)")].map((part) =>
  [...part.querySelectorAll(":is(td, .beliefs-title) .beliefs-bar")].map((bar) =>
    Math.round(bar.getBoundingClientRect().left))).filter((bars) => bars.length)
"""


@pytest.mark.parametrize("size", [1280, 360])
def test_the_bars_of_a_page_or_table_begin_at_one_line(
    reader: Callable[..., Reader], theme: Theme, size: int
) -> None:
    somebody = reader(theme, width=size)
    for name, most in (("items", 7), ("tables", 10)):
        bars = somebody.ask(name, BARS)
        assert max(map(len, bars)) >= most
        assert [set(places) for places in bars if len(set(places)) > 1] == []


BORDERS = """
[...document.querySelectorAll(".beliefs-index tbody tr > *")].map((cell) => {
  const style = getComputedStyle(cell);
  return [style.borderTopWidth, style.borderLeftWidth, style.borderRightWidth, style.borderBottomWidth,
    style.paddingLeft, style.backgroundImage, style.backgroundColor].join(" ");
})
"""


def test_rows_on_a_phone_have_no_borders_of_cells(
    reader: Callable[..., Reader], theme: Theme
) -> None:
    cells = reader(theme, width=360).ask("tables", BORDERS)
    assert set(cells) == {"0px 0px 0px 0px 0px none rgba(0, 0, 0, 0)"}


BOXES = """
[...document.querySelectorAll(".beliefs-graph:has(> svg)")].map((map) => {
  const seen = map.getBoundingClientRect();
  return [...map.querySelectorAll(".node a")].some((box) => {
    const { left, right, top } = box.getBoundingClientRect();
    return left >= seen.left && right <= seen.right && top < seen.top + 260;
  });
})
"""


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_a_map_on_a_phone_opens_on_a_box_and_can_be_scrolled_both_ways(
    reader: Callable[..., Reader], theme: Theme
) -> None:
    somebody = reader(theme, width=360)
    assert set(somebody.ask("map", BOXES)) == {True}
    page = somebody.page
    page.wait_for_timeout(400)
    moved = page.locator(".beliefs-graph:has(> .beliefs-start)").first
    assert moved.evaluate("map => map.scrollLeft") > 0
    for place in (0, 100):
        moved.evaluate(f"map => {{ map.scrollLeft = {place}; }}")
        page.wait_for_timeout(150)
        assert moved.evaluate("map => map.scrollLeft") == place


#: The types and the first claim of the data in a page.
SAID = """
() => [...document.querySelectorAll("script[type='application/ld+json']")]
  .map((script) => JSON.parse(script.textContent))
  .map((data) => [data["@type"], data.hasPart[0]["@type"]])
"""


def test_a_topic_has_its_data_in_every_theme(reader: Callable[..., Reader], theme: Theme) -> None:
    assert reader(theme).ask("items", SAID) == [["WebPage", "Claim"]]
