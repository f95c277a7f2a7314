"""The search of the site in a real browser: where its results lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
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


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Claim+7+café", "Claim 7 about a café (belief, credence 0.5, in Subject 7)"),
        ("Claim+4+café", "Claim 4 about a café (normative belief, in Subject 4)"),
        (
            "Claim+5+café",
            "Claim 5 about a café (belief, credence still to be written, in Subject 5)",
        ),
        # The words are part of what is searched, as Sphinx has it for all kinds.
        ("Claim+6+belief", "Claim 6 about a café (belief, credence 100%, in Subject 6)"),
    ],
)
def test_a_result_says_the_kind_and_the_credence(page: Page, query: str, expected: str) -> None:
    results(page, query)
    assert expected in [" ".join(text.split()) for text in page.locator(RESULTS).all_inner_texts()]
