"""Tips that show what a link leads to."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "sphinx-tippy"

CONF = """
tippy_tip_selector = "figure, table, img, p, aside, div.admonition, div.beliefs-item"
tippy_enable_wikitips = False
tippy_enable_doitips = False
"""


@pytest.fixture(scope="module")
def make(make_site: Callable[..., Site]) -> Callable[[str], Site]:
    def make(conf: str) -> Site:
        site = make_site("sphinx_tippy", conf=conf)
        site.write(
            "law2",
            "# Ports\n\nMy {credence}`courts` on {belief}`courts`, and {belief}`ports`.\n\n:::{belief} Ports close.\n:name: ports\n:credence: 10%\n\nThey have.\n:::\n",
        )
        return site

    return make


def tips(built: Built, page: str) -> dict[str, str]:
    """The tips of a page: what is shown at each link."""
    script = next((built.out / "_static" / "tippy").glob(f"{page}.*.js")).read_text("utf-8")
    found = re.search(r"selector_to_html = (\{.*?\})\n", script)
    assert found is not None
    parsed = json.loads(found[1])
    assert isinstance(parsed, dict)
    return parsed


def assert_tip(built: Built, page: str, name: str, *words: str) -> None:
    tip = next(
        html for selector, html in tips(built, page).items() if f"#beliefs-{name}" in selector
    )
    for word in words:
        assert word in tip


def test_tips(make: Callable[[str], Site]) -> None:
    """With `div.beliefs-item` in `tippy_tip_selector`, a link to an item shows its claim, credence
    and why, from pages and indexes alike.
    """
    site = make(CONF)
    built = site.build()
    assert built.warnings == []
    assert_tip(built, "law2", "courts", "Courts will decide.", "70%", "They have done so before.")
    assert_tip(built, "law2", "ports", "Ports close.", "10%")
    assert_tip(built, "index", "courts", "Courts will decide.", "70%")


@pytest.mark.named
def test_default(make: Callable[[str], Site]) -> None:
    """By default, tippy knows no items: set `tippy_tip_selector = "figure, table, img, p, aside,
    div.admonition, div.beliefs-item"`.
    """
    built = make("tippy_enable_wikitips = False\n").build()
    assert built.warnings == []
    assert not any("#beliefs-courts" in selector for selector in tips(built, "law2"))


@pytest.mark.named
def test_previews(make: Callable[[str], Site]) -> None:
    """tippy and `beliefs_previews` both show something at a link to a belief, one above the other.
    Use one of them.
    """
    built = make(f"{CONF}beliefs_previews = True\n").build()
    assert built.warnings == []
    page = built.text("law2.html")
    assert "beliefs-previews.js" in page
    assert "tippy" in page
    assert_tip(built, "law2", "courts", "Courts will decide.")


@pytest.mark.named
def test_processes(make: Callable[[str], Site]) -> None:
    """With several processes (`-j 2` and more), tippy loses the tips of pages that are written in
    another process than the last. Build with one.
    """
    built = make(CONF).build(jobs=2)
    assert len(list((built.out / "_static" / "tippy").glob("*.js"))) < 3


@pytest.mark.named
def test_edit(make: Callable[[str], Site]) -> None:
    """After an edit, tips on pages that were not written again are the old ones, or are missing:
    tippy makes them of the pages that a build writes. Build from nothing (`-E -a`) what you publish.
    """
    site = make(CONF)
    site.build()
    site.edit("law", "They have done so before.", "They always have.")
    built = site.build()
    old = (
        [*tips(built, "law2").values()]
        if list((built.out / "_static" / "tippy").glob("law2.*.js"))
        else []
    )
    assert not any("They always have." in tip for tip in old)
    clean = site.build_clean()
    assert_tip(clean, "law2", "courts", "They always have.")
