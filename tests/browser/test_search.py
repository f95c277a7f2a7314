"""The search of the site in a real browser: where its results lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

RESULTS = "#search-results ul.search > li"


def results(page: Page, query: str) -> list[str]:
    """The addresses of what a search finds."""
    page.goto(f"/search.html?q={query}")
    expect(page.locator("#search-results .search-summary")).to_contain_text("found")
    links = page.locator(f"{RESULTS} > a").all()
    return [str(link.get_attribute("href")).removeprefix("./") for link in links]


def test_a_word_of_a_claim_leads_to_the_belief(page: Page) -> None:
    found = results(page, "Claim+7+café")
    assert "topic7.html#beliefs-claim-7" in found
    page.locator(f"{RESULTS} > a[href$='topic7.html#beliefs-claim-7']").click()
    expect(page.locator("#beliefs-claim-7")).to_be_in_viewport()


def test_a_word_of_an_item_without_a_name_leads_to_its_page(page: Page) -> None:
    found = results(page, "Evidence")
    assert "topic7.html" in found
    assert not [address for address in found if "#beliefs-evidence" in address]


def test_a_label_of_the_extension_leads_nowhere(page: Page) -> None:
    page.goto("/search.html?q=reviewed")
    summary = page.locator("#search-results .search-summary")
    expect(summary).to_contain_text("did not match any documents")
