"""Lists of changes of mind in a real browser: with a date in the address, the newer ones alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from test_accessible import check

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

TABLES = "table.beliefs-mind-changes"


def dates(page: Page, number: int = 0) -> list[str]:
    """The dates that are seen in a table, as machines read them."""
    times = page.locator(TABLES).nth(number).locator("tbody tr:visible time")
    return [str(time.get_attribute("datetime")) for time in times.all()]


def said(page: Page, number: int = 0) -> Locator:
    return page.get_by_role("status").nth(number)


def test_without_a_date_all_is_there_and_nothing_is_said(page: Page) -> None:
    page.goto("/changes.html")
    assert set(dates(page)) == {"2024-12-31", "2025-01-01", "2026-01-01"}
    assert len(set(dates(page, 1))) == 1
    expect(said(page)).to_have_text("")


@pytest.mark.parametrize(
    ("since", "left", "words"),
    [
        ("2026-01-01", {"2026-01-01"}, "Changed since January 1, 2026: "),
        ("2026-01", {"2026-01-01"}, "Changed since January 2026: "),
        ("2026", {"2026-01-01"}, "Changed since 2026: "),
        ("2025-01-01", {"2025-01-01", "2026-01-01"}, "Changed since January 1, 2025: "),
        ("2024-12-31", {"2024-12-31", "2025-01-01", "2026-01-01"}, "since December 31, 2024"),
        ("2026-01-02", set(), "Nothing has changed since January 2, 2026."),
    ],
)
def test_a_date_in_the_address_leaves_what_is_newer(
    page: Page, since: str, left: set[str], words: str
) -> None:
    page.goto("/changes.html")
    total = len(dates(page))
    page.goto(f"/changes.html#since-{since}")
    found = dates(page)
    assert set(found) == left
    expect(said(page)).to_contain_text(words)
    if found:
        expect(said(page)).to_contain_text(f"{len(found)} of {total}")
    # Each list of the page says so for itself.
    expect(said(page, 1)).to_contain_text("since")


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2026", "Changed since 2026: 5 in this list; others are left out"),
        ("2024", "Changed since 2024: 5 in this list; others are left out"),
        ("2027", "Nothing has changed since 2027."),
    ],
)
def test_a_list_of_the_newest_says_that_there_are_others(
    page: Page, since: str, words: str
) -> None:
    page.goto(f"/newest.html#since-{since}")
    expect(said(page)).to_contain_text(words)


@pytest.mark.parametrize(
    "hash_",
    [
        "since-",
        "since-26",
        "since-2026-13",
        "since-2026-02-30",
        "since-soon",
        "far",
        "since-2026-1",
    ],
)
def test_what_is_not_a_date_is_ignored(page: Page, hash_: str) -> None:
    page.goto(f"/changes.html#{hash_}")
    assert len(set(dates(page))) == 3
    expect(said(page)).to_have_text("")


def test_all_is_shown_again_by_keyboard(page: Page) -> None:
    page.goto("/changes.html#since-2026")
    link = page.get_by_role("link", name="Show all").first
    link.focus()
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("")
    expect(said(page, 1)).to_have_text("")
    assert len(set(dates(page))) == 3
    assert "#since" not in page.url
    page.go_back()
    expect(said(page)).to_contain_text("Changed since 2026")
    assert set(dates(page)) == {"2026-01-01"}


def test_another_date_is_followed_at_once(page: Page) -> None:
    page.goto("/changes.html#since-2026")
    page.evaluate("location.hash = 'since-2027'")
    expect(said(page)).to_contain_text("Nothing has changed since 2027.")
    assert dates(page) == []
    page.evaluate("location.hash = 'since-2025'")
    expect(said(page)).to_contain_text("Changed since 2025")
    assert set(dates(page)) == {"2025-01-01", "2026-01-01"}


def test_the_page_is_scrolled_to_what_is_said(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 300})
    page.goto("/changes.html#since-2026")
    expect(said(page)).to_be_in_viewport()


def test_a_screen_reader_hears_what_is_said(page: Page) -> None:
    page.goto("/changes.html")
    # The place is there before there is anything to say.
    assert page.get_by_role("status").count() == 2
    page.evaluate("location.hash = 'since-2026'")
    expect(said(page)).to_contain_text("Changed since 2026")
    change = page.locator(f"{TABLES} tbody tr:visible .beliefs-change-cell").first
    names = [part.get_attribute("aria-label") for part in change.get_by_role("img").all()]
    assert names[1] == "then"
    assert all(name and name.endswith("percent") for name in (names[0], names[2]))


def test_without_scripts_the_page_is_whole(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False, base_url=address)
    page.goto("/changes.html#since-2026")
    assert len(set(dates(page))) == 3
    page.close()


@pytest.mark.parametrize("theme", ["basic", "furo"])
def test_no_row_is_wider_than_a_phone(page: Page, furo: str, theme: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{furo if theme == 'furo' else ''}/changes.html#since-2026")
    box = page.locator(TABLES).first.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("since", ["2026", "2027"])
def test_what_is_said_can_be_read_by_everyone(
    page: Page, furo: str, since: str, width: int, scheme: str
) -> None:
    address = f"{furo}/changes.html#since-{since}"
    check(page, address, text="[role=main]", width=width, scheme=scheme)
