"""Lists that are divided into parts in a real browser: read page by page, or filtered as a whole."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from timing import time_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LIST = ".beliefs-parts"
TABLE = "table.beliefs-index"


def claims(page: Page) -> list[str]:
    return page.locator(f"{TABLE} tbody .beliefs-claim-cell").all_inner_texts()


def count(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def loaded(page: Page) -> list[str]:
    """The files of rows that the page has asked for."""
    names: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(({name}) => name)"
    )
    return [name.rpartition("/")[2] for name in names if name.endswith("-rows.js")]


def test_rows_are_loaded_when_the_filter_is_first_used_and_not_before(
    page: Page, parts: str
) -> None:
    page.goto(f"{parts}/beliefs-all.html")
    assert count(page) == "35 of 35"
    assert page.locator(f"{LIST} h2").count() == 2
    assert loaded(page) == []
    page.get_by_role("searchbox", name="Filter").fill("CAFE subject 17")
    expect(page.get_by_role("status")).to_have_text("1 of 35")
    assert loaded(page) == ["beliefs-all-rows.js"]
    assert claims(page) == ["Claim 17 about a café"]
    assert not page.locator(LIST).is_visible()
    page.get_by_role("button", name="Reset").click()
    assert page.locator(LIST).is_visible()
    assert not page.locator(TABLE).is_visible()
    assert loaded(page) == ["beliefs-all-rows.js"]


def test_the_filter_works_over_all_parts_as_it_does_over_one_page(page: Page, parts: str) -> None:
    for place in ("", parts):
        page.goto(f"{place}/beliefs-all.html")
        page.get_by_role("searchbox", name="Filter").fill("claim")
        page.get_by_label("Region").select_option("Governance")
        page.get_by_label("Credence").select_option("0–20%")
        page.get_by_role("button", name="Claim").click()
        found = (
            count(page),
            claims(page),
            page.get_by_label("Region").locator("option").all_inner_texts(),
            page.get_by_label("Credence").locator("option").all_inner_texts(),
        )
        if not place:
            whole = found
    assert found == whole
    assert found[1] != []


@pytest.mark.parametrize("name", ["all", "uncertainties", "update-triggers", "readings"])
def test_a_row_is_the_same_whether_it_was_loaded_or_on_the_page(
    page: Page, parts: str, name: str
) -> None:
    """A filter puts the same markup in the same order on both pages, words for screens included."""
    found = []
    for place in ("", parts):
        page.goto(f"{place}/beliefs-{name}.html")
        page.get_by_role("searchbox", name="Filter").fill("1")
        page.locator(f"{TABLE} tbody tr").first.wait_for()
        rows = page.locator(f"{TABLE} tbody tr").evaluate_all(
            "(rows) => rows.map((row) => row.innerHTML)"
        )
        found.append([re.sub(r"\s+(?=<)|(?<=>)\s+", "", row) for row in rows])
    assert found[0] == found[1] != []


def test_topics_which_are_lists_are_filtered_as_a_table(page: Page, parts: str) -> None:
    page.goto(f"{parts}/beliefs-topics.html")
    page.get_by_role("searchbox", name="Filter").fill("subject 17")
    expect(page.get_by_role("status")).to_have_text("1 of 40")
    assert page.locator(f"{TABLE} tbody a").get_attribute("href") == "topic17.html"


def test_a_filter_over_all_parts_that_nothing_matches_says_so_and_leads_back(
    page: Page, parts: str
) -> None:
    page.goto(f"{parts}/beliefs-all.html")
    page.get_by_role("searchbox", name="Filter").fill("no claim says this")
    expect(page.get_by_text("Nothing matches this filter.")).to_be_visible()
    page.get_by_role("button", name="Clear the filter").click()
    expect(page.get_by_text("Nothing matches this filter.")).to_be_hidden()
    expect(page.locator(".beliefs-parts")).to_be_visible()


def test_all_rows_are_one_table_on_request_by_keyboard(page: Page, parts: str) -> None:
    page.goto(f"{parts}/beliefs-all.html")
    page.get_by_role("searchbox", name="Filter").focus()
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.textContent === 'As one table'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(f"{TABLE} tbody tr").first.wait_for()
    assert len(claims(page)) == 35
    headings = page.locator(f"{TABLE} .beliefs-group-row")
    assert headings.all_inner_texts() == ["Technical Safety", "Governance"]
    assert page.evaluate("document.activeElement.textContent") == "Reset"
    page.get_by_role("button", name="Claim").click()
    numbers = [int(claim.split()[1]) for claim in claims(page)]
    assert numbers == sorted(numbers)
    page.get_by_role("button", name="Reset").click()
    assert page.locator(LIST).is_visible()


def test_a_filtered_list_can_be_linked(page: Page, parts: str) -> None:
    page.goto(f"{parts}/beliefs-all.html")
    page.get_by_role("searchbox", name="Filter").fill("café")
    page.get_by_label("Region").select_option("Governance")
    page.get_by_role("button", name="Claim").click()
    page.wait_for_url("**/*sort=*")
    shown, link = claims(page), page.url
    page.goto("/index.html")
    page.goto(link)
    page.locator(f"{TABLE} tbody tr").first.wait_for()
    assert claims(page) == shown
    assert page.get_by_role("searchbox", name="Filter").input_value() == "café"


def test_what_is_typed_while_rows_are_loaded_is_kept(page: Page, parts: str) -> None:
    page.route("**/*-rows.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(f"{parts}/beliefs-all.html?beliefs-index=other")
    page.get_by_role("searchbox", name="Filter").fill("subject 17")
    expect(page.get_by_role("status")).to_have_text("1 of 35")
    assert page.get_by_role("searchbox", name="Filter").input_value() == "subject 17"


def test_rows_that_cannot_be_loaded_are_reported_and_the_list_stays(page: Page, parts: str) -> None:
    page.route("**/*-rows.js", lambda route: route.abort())
    page.goto(f"{parts}/beliefs-all.html")
    page.get_by_role("searchbox", name="Filter").fill("subject 17")
    expect(page.get_by_role("status")).to_have_text("The rows could not be loaded.")
    assert page.locator(LIST).is_visible()


def test_a_part_has_its_own_filter(page: Page, parts: str) -> None:
    page.goto(f"{parts}/beliefs-all.html")
    page.get_by_role("link", name="Governance").click()
    assert page.locator("h1").inner_text().startswith("All beliefs: Governance")
    page.get_by_role("searchbox", name="Filter").fill("subject 17")
    assert count(page) == "1 of 15"
    page.get_by_role("navigation", name="Other parts").get_by_role(
        "link", name="All beliefs"
    ).click()
    page.wait_for_url("**/beliefs-all.html")


def test_pages_that_are_opened_from_a_disk_can_be_filtered_too(
    browser: Browser, folder: Path, parts: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / "parts/beliefs-all.html").as_uri())
    page.get_by_role("searchbox", name="Filter").fill("subject 17")
    expect(page.get_by_role("status")).to_have_text("1 of 35")
    context.close()


def test_without_scripts_all_parts_are_there_and_lead_to_each_other(
    browser: Browser, address: str, parts: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{parts}/beliefs-all.html?beliefs-index=nothing")
    assert page.locator("div.body").locator("button, input, select").count() == 0
    page.locator(f"{LIST} a").first.click()
    seen: list[str] = []
    while True:
        seen += claims(page)
        after = page.locator("nav a[rel=next]")
        if not after.count():
            break
        after.click()
    assert len(set(seen)) == len(seen) == 35
    context.close()


@pytest.mark.parametrize("name", ["beliefs-all", "beliefs-all-gov", "beliefs-readings"])
def test_nothing_sticks_out_on_a_phone(page: Page, parts: str, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{parts}/{name}.html")
    [room, *edges] = page.evaluate(
        """[...document.querySelectorAll("div.body, .beliefs-tools *, .beliefs-parts *, .beliefs-ways *")]
        .map((element) => element.getBoundingClientRect().right)"""
    )
    assert max(edges) <= room


def test_a_printed_list_has_no_controls(page: Page, parts: str) -> None:
    page.goto(f"{parts}/beliefs-all-gov.html")
    page.emulate_media(media="print")
    assert not page.locator(".beliefs-tools").is_visible()
    assert not page.locator("nav.beliefs-ways").is_visible()
    assert page.locator(TABLE).is_visible()


def grown(script: str, size: int) -> str:
    """A file with as many rows, all different, made of those that it has."""
    data = json.loads(script.strip().removeprefix("beliefsRows(").removesuffix(");"))
    rows = [line for line in data["rows"] if not isinstance(line, str)]
    many = []
    for number in range(size):
        [link, *cells] = rows[number % len(rows)]
        [mark, target, anchor, title, *more] = link
        named = f"{number * 7919 % size} {title}" if isinstance(title, str) else title
        many.append([[mark, target, f"{anchor}-{number}", named, *more], *cells])
    groups = [[f"Region {number}", *many[number::10]] for number in range(10)]
    data["rows"] = [line for group in groups for line in group]
    return f"beliefsRows({json.dumps(data, ensure_ascii=False)});"


def test_twelve_thousand_rows_are_sorted_and_filtered_at_once(
    page: Page, folder: Path, parts: str
) -> None:
    """The times are printed, and not asserted: they are those of the machine."""
    script = grown((folder / "parts/beliefs-all-rows.js").read_text(encoding="utf-8"), 12_000)
    page.route(
        "**/*-rows.js",
        lambda route: route.fulfill(body=script, content_type="text/javascript"),
    )
    page.goto(f"{parts}/beliefs-all.html")
    page.evaluate("window.start = performance.now()")
    page.get_by_role("searchbox", name="Filter").focus()
    page.get_by_label("Region").wait_for()
    print(f"loading: {page.evaluate('performance.now() - window.start'):.0f} ms")  # noqa: T201
    assert count(page) == "12000 of 12000"
    steps = {
        "filter by words": ("input[type=search]", "input", "cafe 77"),
        "filter by a letter": ("input[type=search]", "input", "a"),
        "filter by a facet": (".beliefs-tools select", "input", "Region 7"),
        "sort by claim": ("th:nth-child(1) button", "click", None),
        "sort by credence": ("th:nth-child(2) button", "click", None),
        "sort by topic": ("th:nth-child(3) button", "click", None),
    }
    for name, step in steps.items():
        time_of(page, name, step)
        page.locator(".beliefs-tools button").last.dispatch_event("click")
    assert page.locator(LIST).is_visible()
