"""Long tables in a real browser: sorted, filtered, linked to, and left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from timing import time_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

TABLE = "table.beliefs-index"
TOOLS = ".beliefs-tools"


def column(page: Page, name: str) -> list[str]:
    """What is seen in a column, from top to bottom."""
    cells = page.locator(f"{TABLE} tbody .beliefs-{name}-cell")
    return [text.strip() for text in cells.all_inner_texts()]


def count(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until something of that role and name has the focus."""
    wanted = page.get_by_role(role, name=name, exact=True)
    for _press in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {role} {name}")


def test_a_table_is_sorted_by_keyboard_and_put_back(page: Page) -> None:
    page.goto("/beliefs.html")
    before = column(page, "claim")
    head = page.get_by_role("columnheader", name="Credence")
    tab_to(page, "button", "Credence")
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    rising = column(page, "credence")
    # By the middle of what is stated; what states none comes last.
    assert rising[0] == "5%"
    assert list(dict.fromkeys(rising)) == [
        "5%",
        "20-40%",
        "0.5",
        "~70%",
        "3:1",
        "100%",
        "normative",
    ]
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    falling = column(page, "credence")
    assert list(dict.fromkeys(falling)) == [
        "100%",
        "3:1",
        "~70%",
        "0.5",
        "20-40%",
        "5%",
        "normative",
    ]
    page.keyboard.press("Enter")
    expect(head).not_to_have_attribute("aria-sort", "ascending")
    assert column(page, "claim") == before
    assert head.get_attribute("aria-sort") is None


def test_regions_and_statuses_are_in_the_order_of_the_site(page: Page) -> None:
    page.goto("/beliefs.html")
    regions = ["Technical Safety", "Governance"]
    # What conf.py does not know comes after what it knows.
    statuses = ["Exploring", "Developing", "Settled", "shelved"]
    for name, words in {"Region": regions, "Status": statuses}.items():
        options = page.get_by_label(name).locator("option").all_inner_texts()
        assert [option.rpartition(" ")[0] for option in options] == ["Any", *words]
        for turn in (words, words[::-1]):
            page.get_by_role("button", name=name).click()
            assert list(dict.fromkeys(column(page, name.lower()))) == turn


def test_numbers_in_titles_are_sorted_as_numbers(page: Page) -> None:
    page.goto("/beliefs.html")
    page.get_by_role("button", name="Claim").click()
    claims = column(page, "claim")
    assert claims == sorted(claims, key=lambda claim: int(claim.split()[1]))


def test_dates_are_sorted_as_dates(page: Page) -> None:
    page.goto("/readings.html")
    page.get_by_role("button", name="Date").click()
    *dates, first, second, nothing = column(page, "date")
    years = [int(text.split()[-1]) for text in dates]
    assert years == sorted(years)
    assert len(set(years)) > 5
    # What is still to come is newer than any date; what has no date comes last either way.
    assert (first, second, nothing) == ("forthcoming", "forthcoming", "—")
    page.get_by_role("button", name="Date").click()
    assert column(page, "date") == [first, second, *dates[::-1], nothing]


@pytest.mark.parametrize("width", [1280, 360])
def test_a_filter_that_nothing_matches_says_so_and_can_be_cleared(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/beliefs.html")
    before = column(page, "claim")
    page.get_by_role("button", name="Claim").click()
    by_title = column(page, "claim")
    page.get_by_label("Region").select_option("Governance")
    page.get_by_label("Filter").fill("no claim says this")
    nothing = page.get_by_text("Nothing matches this filter.")
    expect(nothing).to_be_visible()
    assert count(page).startswith("0 of ")
    # It is in sight, and as wide as the table.
    box, table = nothing.bounding_box(), page.locator(TABLE).first.bounding_box()
    assert table["x"] <= box["x"]
    assert box["x"] + box["width"] <= table["x"] + table["width"]
    tab_to(page, "button", "Clear the filter")
    page.keyboard.press("Enter")
    expect(nothing).to_have_count(0)
    expect(page.get_by_label("Filter")).to_be_focused()
    # The order that the reader chose stays.
    assert column(page, "claim") == by_title
    page.get_by_role("button", name="Reset").click()
    assert column(page, "claim") == before


@pytest.mark.parametrize(("width", "are_seen"), [(1280, True), (360, False)])
def test_a_phone_leaves_out_cells_that_say_nothing(
    page: Page, furo: str, width: int, are_seen: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{furo}/readings.html")
    empty = page.locator(f"{TABLE} tbody td", has_text=re.compile(r"^\s*—\s*$"))
    assert empty.count() > 0
    assert {cell.is_visible() for cell in empty.all()} == {are_seen}
    assert page.locator(f"{TABLE} tbody .beliefs-claim-cell").first.is_visible()


#: The words in tables that are broken over two lines.
BROKEN = """
() => {
  const found = [];
  for (const table of document.querySelectorAll("table.beliefs-index")) {
    const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\\p{L}\\d]+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        const tops = [...range.getClientRects()].map((rect) => Math.round(rect.top));
        if (new Set(tops).size > 1) found.push(word);
      }
    }
  }
  return found;
}
"""


@pytest.mark.parametrize("width", [1280, 1000, 768, 360])
def test_no_word_is_broken_in_a_table(page: Page, furo: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    generated = ("all", "uncertainties", "update-triggers", "readings")
    for name in (*(f"beliefs-{name}" for name in generated), "beliefs", "tags"):
        page.goto(f"{furo}/{name}.html")
        assert page.evaluate(BROKEN) == [], name


def test_no_word_of_a_head_is_broken_beside_columns_of_sentences(page: Page, furo: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{furo}/triggers.html")
    sentence = "Forecasters of the weather learn the outcome of what they said the next day. "
    page.evaluate(
        "text => document.querySelectorAll('.beliefs-index tbody td a')"
        ".forEach(link => link.textContent = text)",
        sentence * 2,
    )
    assert page.evaluate(BROKEN) == []


def test_headings_of_groups_give_way_and_come_back(page: Page) -> None:
    page.goto("/uncertainties.html")
    headings = page.locator(f"{TABLE} .beliefs-group-row")
    assert headings.count() == 2
    page.get_by_role("button", name="Question").click()
    assert headings.count() == 0
    page.get_by_role("button", name="Reset").click()
    assert headings.count() == 2
    page.get_by_label("Region").select_option("Governance")
    assert headings.count() == 0
    assert count(page) == "15 of 35"


def test_a_record_in_several_groups_is_counted_and_sorted_once(page: Page) -> None:
    page.goto("/tags.html")
    rows = page.locator(f"{TABLE} tbody tr:not(.beliefs-group-row)")
    claims = column(page, "claim")
    assert len(claims) > len(set(claims)) == 35
    assert count(page) == "35 of 35"
    tag = page.get_by_label("Tag")
    assert tag.locator("option").all_inner_texts() == [
        "Any (35)",
        "big (17)",
        "even (20)",
        "odd (15)",
    ]
    page.get_by_role("button", name="Claim").click()
    assert column(page, "claim") == sorted(set(claims), key=lambda claim: int(claim.split()[1]))
    page.get_by_role("button", name="Reset").click()
    assert column(page, "claim") == claims
    tag.select_option("big")
    assert rows.count() == 17
    page.get_by_role("searchbox").fill("odd")
    assert count(page) == f"{rows.count()} of 35"
    assert {int(claim.split()[1]) % 2 for claim in column(page, "claim")} == {1}
    assert min(int(claim.split()[1]) for claim in column(page, "claim")) > 19


def test_all_words_have_to_occur_in_any_case_and_without_accents(page: Page) -> None:
    page.goto("/beliefs.html")
    assert count(page) == "35 of 35"
    page.get_by_label("Filter").fill("  CAFE  subject 17 ")
    assert column(page, "topic") == ["Subject 17"]
    assert count(page) == "1 of 35"
    page.get_by_label("Filter").fill("nothing says this")
    assert count(page) == "0 of 35"


def test_facets_narrow_it_down_and_count(page: Page) -> None:
    page.goto("/beliefs.html")
    region, status, credence = (
        page.get_by_label(name) for name in ("Region", "Status", "Credence")
    )
    region.select_option("Governance")
    assert set(column(page, "region")) == {"Governance"}
    shown = int(count(page).split()[0])
    options = [text.rpartition(" ") for text in status.locator("option").all_inner_texts()]
    assert options[0][0] == "Any"
    assert sum(int(number.strip("()")) for _name, _space, number in options[1:]) == shown
    status.select_option("Settled")
    credence.select_option("0–20%")
    assert set(column(page, "credence")) == {"5%"}
    assert set(column(page, "status")) == {"Settled"}
    assert credence.locator("option").all_inner_texts()[-1].startswith("normative")


def test_a_filtered_view_can_be_linked(page: Page) -> None:
    page.goto("/beliefs.html#index-of-beliefs")
    page.get_by_label("Filter").fill("café")
    page.get_by_label("Region").select_option("Governance")
    page.get_by_role("button", name="Claim").click()
    page.get_by_role("button", name="Claim").click()
    shown = column(page, "claim")
    page.wait_for_url("**/*sort=*")
    link = page.url
    assert link.endswith("#index-of-beliefs")
    page.goto("/index.html")
    page.goto(link)
    assert column(page, "claim") == shown
    assert page.get_by_label("Filter").input_value() == "café"
    expect(page.get_by_role("columnheader", name="Claim")).to_have_attribute(
        "aria-sort", "descending"
    )
    page.get_by_role("button", name="Reset").click()
    page.wait_for_url("**/beliefs.html#index-of-beliefs")
    assert count(page) == "35 of 35"


def test_a_link_that_says_what_no_row_says_any_more_shows_everything(page: Page) -> None:
    page.goto("/beliefs.html?beliefs-view-0-region=Gone&beliefs-view-0-sort=gone&other=1")
    assert count(page) == "35 of 35"
    page.get_by_label("Filter").fill("café")
    page.wait_for_url("**/beliefs.html?other=1&beliefs-view-0=caf*")


def test_tables_of_one_page_are_filtered_each_by_itself(page: Page) -> None:
    page.goto("/regions.html")
    assert page.locator(TOOLS).count() == 2
    page.locator(f"{TOOLS} input").first.fill("Subject 4")
    page.wait_for_url("**/*?beliefs-view-0=Subject*")
    counts = page.get_by_role("status").all_inner_texts()
    assert counts[0].split()[0] != counts[0].split()[2]
    assert counts[1].split()[0] == counts[1].split()[2]


def test_a_generated_page_has_one_filter_for_all_regions(page: Page) -> None:
    page.goto("/beliefs-all.html")
    assert page.locator(TOOLS).count() == 1
    headings = page.locator(f"{TABLE} .beliefs-group-row")
    assert headings.all_inner_texts() == ["Technical Safety", "Governance"]
    region = page.get_by_label("Region")
    assert region.locator("option").all_inner_texts() == [
        "Any (35)",
        "Technical Safety (20)",
        "Governance (15)",
    ]
    region.select_option("Governance")
    assert count(page) == "15 of 35"
    page.wait_for_url("**/beliefs-all.html?beliefs-index-group=Governance")


def test_without_scripts_the_whole_table_is_there_and_no_controls(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/beliefs.html?beliefs-view-0=nothing")
    assert page.locator(f"{TABLE} tbody tr:visible").count() == 35
    assert page.locator("div.body").locator("button, input, select").count() == 0
    context.close()


def test_controls_are_not_printed(page: Page) -> None:
    page.goto("/beliefs.html")
    assert page.locator(TOOLS).is_visible()
    page.emulate_media(media="print")
    assert not page.locator(TOOLS).is_visible()


def test_the_title_of_a_group_is_larger_than_text(page: Page) -> None:
    page.goto("/topics.html")
    title, text = (
        page.locator(selector).first.evaluate("(tag) => parseFloat(getComputedStyle(tag).fontSize)")
        for selector in (".beliefs-group-title", ".beliefs-list p")
    )
    assert round(title / text, 2) == 1.15


def test_a_printed_table_begins_where_it_stands(page: Page, furo: str) -> None:
    page.goto(f"{furo}/beliefs.html")
    page.emulate_media(media="print")
    # Else browsers put all of it on the next page.
    assert page.locator("div:has(> table.beliefs-index)").evaluate_all(
        "(boxes) => boxes.map((box) => getComputedStyle(box).overflowX)"
    ) == ["visible"]
    assert page.locator(TABLE).evaluate("(table) => getComputedStyle(table).breakInside") == "auto"


def test_on_a_phone_it_can_be_sorted_too_and_nothing_sticks_out(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/beliefs.html")
    page.get_by_role("button", name="Credence").click()
    assert column(page, "credence")[0] == "5%"
    # The theme says how wide the text is; nothing of ours is wider.
    [room, *edges] = page.evaluate(
        """[...document.querySelectorAll("div.body, .beliefs-tools *, .beliefs-index *")]
        .map((element) => element.getBoundingClientRect().right)"""
    )
    assert max(edges) <= room


@pytest.mark.parametrize("width", [1280, 700, 360])
def test_dates_are_told_apart_on_a_phone_and_stay_in_one_line_elsewhere(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/dates.html")
    labels = page.locator(f"{TABLE} tbody tr").first.locator(".beliefs-cell-label")
    assert [text.strip() for text in labels.all_text_contents()] == [
        "Last changed:",
        "To be decided by:",
    ]
    assert [label.is_visible() for label in labels.all()] == [width == 360] * 2
    dates = page.locator(f"{TABLE} time").evaluate_all(
        "(dates) => dates.map((date) => [date.getClientRects().length, getComputedStyle(date).whiteSpace])"
    )
    wanted = "normal" if width == 360 else "nowrap"
    assert {(lines, space) for lines, space in dates} == {(1, wanted)}


def test_on_a_phone_the_head_of_a_group_is_as_wide_as_the_table(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/uncertainties.html")
    table, *heads = page.evaluate(
        """[...document.querySelectorAll("table.beliefs-index, .beliefs-group-row > th")]
        .map((element) => element.getBoundingClientRect().width)"""
    )
    assert heads == [table, table]


def test_ten_thousand_rows_are_sorted_and_filtered_at_once(page: Page) -> None:
    page.goto("/huge.html")
    page.get_by_role("status").wait_for()
    assert count(page) == "10000 of 10000"
    steps = {
        "sort by claim": ("th:nth-child(1) button", "click", None),
        "sort by credence": ("th:nth-child(2) button", "click", None),
        "filter by words": ("input[type=search]", "input", "cafe 77"),
        "filter by a facet": (".beliefs-tools select", "input", "0–20%"),
    }
    for name, step in steps.items():
        assert time_of(page, name, step) < 200
        page.locator(".beliefs-tools button").dispatch_event("click")


def test_percentages_and_counts_are_written_as_the_page_says(page: Page) -> None:
    def in_another_language(route: Route) -> None:
        text = route.fetch().text()
        text = text.replace("{low}–{high}%", "%{low}–{high}").replace(
            "{text} ({note})", "{text}（{note}）"
        )
        route.fulfill(body=text, content_type="text/html")

    page.route("**/beliefs.html*", in_another_language)
    page.goto("/beliefs.html")
    options = page.get_by_label("Credence").locator("option")
    shown = options.all_inner_texts()
    assert [text.partition("（")[0] for text in shown] == [
        "Any",
        "%0–20",
        "%20–40",
        "%40–60",
        "%60–80",
        "%80–100",
        "normative",
    ]
    assert all(text.endswith("）") for text in shown)
    page.get_by_label("Credence").select_option("0–20%")
    expect(page).to_have_url(re.compile("credence=0%E2%80%9320%25"))  # alike in every language
