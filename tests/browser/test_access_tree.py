"""What a screen reader is given of a topic page and of an index, in approved files.

``tox run -e browser -- -k access_tree --regenerate`` writes them again, to be read as a diff.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from access_tree import tree_of
from heard_site import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

APPROVED = Path(__file__).with_name("approved")


@pytest.mark.parametrize("name", ["topic", "lists", "stub"])
def test_what_is_heard_of_a_page_is_what_was_approved(
    page: Page, heard: Path, name: str, request: pytest.FixtureRequest
) -> None:
    page.goto((heard / f"{name}.html").as_uri())
    tree = tree_of(page, "div.body")
    path = APPROVED / f"{name}.txt"
    if request.config.getoption("--regenerate"):
        path.write_text(tree, encoding="utf-8")
    assert tree == path.read_text(encoding="utf-8")


#: The levels of the headings of a page, in its order.
_LEVELS = """
[...document.querySelectorAll("div.body :is(h1, h2, h3, h4, h5, h6, [role=heading])")]
  .map((heading) => Number(heading.ariaLevel ?? heading.tagName[1]))
"""


@pytest.mark.parametrize("name", [*PAGES, "beliefs-all", "beliefs-topics", "beliefs-stubs"])
def test_no_heading_is_more_than_one_level_below_the_one_before(
    page: Page, heard: Path, name: str
) -> None:
    page.goto((heard / f"{name}.html").as_uri())
    levels = page.evaluate(_LEVELS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    for before, after in pairwise(levels):
        assert after <= before + 1


#: Texts of ours that a screen reader would have to spell.
_SIGNS = """
[...document.querySelectorAll("div.body [class*='beliefs-']")].flatMap((element) =>
  [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE
    && /[~≈≥≤▲▼◆→]/.test(node.data)
    && !node.parentElement.closest("[role=img], [aria-hidden=true]")
  ).map((node) => node.data)
)
"""


@pytest.mark.parametrize("name", [*PAGES, "beliefs-all"])
def test_no_sign_of_ours_is_left_to_be_spelt(page: Page, heard: Path, name: str) -> None:
    page.goto((heard / f"{name}.html").as_uri())
    assert page.evaluate(_SIGNS) == []
