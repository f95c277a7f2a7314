"""The bars of credences: within a table, and among the items of a page, all begin at one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: For each table, and for the items of the page, where its bars begin.
STARTS = """
() => {
  const all = [...document.querySelectorAll(".beliefs-bar")];
  const groups = new Map();
  for (const bar of all) {
    const part = bar.closest("table.beliefs-index") ?? bar.closest(".beliefs-item")?.parentElement;
    groups.set(part, [...groups.get(part) ?? [], Math.round(bar.getBoundingClientRect().left * 2) / 2]);
  }
  return [...groups.values()];
}
"""


@pytest.mark.parametrize("width", [1280, 768, 600, 360])
@pytest.mark.parametrize("theme", ["basic", "furo"])
def test_all_bars_of_a_table_begin_at_one_line(
    page: Page, request: pytest.FixtureRequest, theme: str, width: int
) -> None:
    root = request.getfixturevalue("furo") if theme == "furo" else ""
    page.set_viewport_size({"width": width, "height": 800})
    for name, most in (("beliefs", 20), ("regions", 10), ("tags", 20), ("beliefs-all", 20)):
        page.goto(f"{root}/{name}.html")
        found = page.evaluate(STARTS)
        assert max(map(len, found)) >= most
        assert [set(starts) for starts in found if len(set(starts)) > 1] == [], name


@pytest.mark.parametrize("width", [1280, 360])
def test_so_do_those_of_rows_that_are_sorted_filtered_or_loaded(
    page: Page, parts: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address, wanted in (("/beliefs.html", "claim"), (f"{parts}/beliefs-all.html", "claim")):
        page.goto(address)
        page.get_by_role("searchbox", name="Filter").fill(wanted)
        page.locator("table.beliefs-index tbody tr").first.wait_for()
        page.get_by_role("button", name="Credence").click()
        [starts] = page.evaluate(STARTS)
        assert len(starts) >= 20
        assert len(set(starts)) == 1
