"""Everything that this extension shows, under the rules of axe-core."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import axe_playwright_python
import pytest
from conftest import GENERATED, VIEWS

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

#: Those of each kind of view, once; "regions" and "tags" are as "beliefs".
SHOWN = [name for name in VIEWS if name not in {"regions", "tags"}]

PAGES = [*SHOWN, "topic0", "topic4", "topic5", *(f"beliefs-{name}" for name in GENERATED)]


def check(page: Page, address: str, *, text: str, width: int, scheme: str) -> None:
    """Nothing of ours breaks a rule; ``text`` is where the theme has the text of the page."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    page.evaluate(AXE)
    # What the theme has around the text of the page is its own affair.
    found = page.evaluate(f"axe.run({{include: [['{text}']]}})")
    ours = [
        (violation["id"], node["html"][:120])
        for violation in found["violations"]
        for node in violation["nodes"]
        if "beliefs-" in node["html"] or "data-beliefs" in node["html"]
    ]
    assert ours == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_what_is_shown_can_be_read_by_everyone(
    page: Page, name: str, width: int, scheme: str
) -> None:
    check(page, f"/{name}.html", text="div.body", width=width, scheme=scheme)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*SHOWN, "beliefs-all"])
def test_indexes_can_be_read_by_everyone_in_furo_too(
    page: Page, furo: str, name: str, width: int, scheme: str
) -> None:
    check(page, f"{furo}/{name}.html", text="[role=main]", width=width, scheme=scheme)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["beliefs-all", "beliefs-all?beliefs-index=claim", "beliefs-all-gov"]
)
def test_parts_of_lists_can_be_read_by_everyone(
    page: Page, parts: str, name: str, width: int, scheme: str
) -> None:
    path, _mark, search = name.partition("?")
    check(page, f"{parts}/{path}.html?{search}", text="div.body", width=width, scheme=scheme)
