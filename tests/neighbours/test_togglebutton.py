"""Items that are hidden until they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built

NEIGHBOUR = "sphinx-togglebutton"

PAGE = """\
# Toggled

::::{toggle}
:::{belief} Toggles are opened.
:name: in-toggle
:credence: 30%
:::
::::

::::{admonition} A dropdown
:class: dropdown

:::{belief} Dropdowns are opened.
:name: in-dropdown
:credence: 40%
:::

:::{belief-index}
:::
::::

:::{belief} A belief that is itself hidden.
:name: toggled
:credence: 50%
:class: toggle

Its why.
:::
"""


@pytest.fixture(scope="module")
def builds(make_site: Callable[..., object]) -> tuple[Built, Built]:
    site = make_site("sphinx_togglebutton")
    site.write("toggled", PAGE)
    return assert_at_home(site, "toggled", "30%", "35%")


def test_items(builds: tuple[Built, Built]) -> None:
    """Items and indexes in `toggle` and in admonitions of class `dropdown` are recorded, linked and
    listed; an index elsewhere is fresh.
    """
    page = builds[1].page("toggled")
    assert page.select_one(".toggle #beliefs-in-toggle")
    assert page.select_one("div.admonition.dropdown #beliefs-in-dropdown")
    assert page.select_one("div.admonition.dropdown table.beliefs-index")
    hrefs = {str(a["href"]) for a in builds[1].page("index").select("table.beliefs-index a")}
    assert {"toggled.html#beliefs-in-toggle", "toggled.html#beliefs-in-dropdown"} <= hrefs
    assert "35%" in builds[1].words("index")


def test_item_of_class_toggle(builds: tuple[Built, Built]) -> None:
    """An item with `:class: toggle` is itself folded up until a reader opens it."""
    item = builds[1].page("toggled").select_one("#beliefs-toggled")
    assert item is not None
    assert "toggle" in item["class"]


@pytest.mark.named
def test_hidden(builds: tuple[Built, Built]) -> None:
    """A link to an item in an admonition of class `dropdown` leads to a place that readers do not see
    until they open it. `toggle` opens by itself: use that for what others link to.
    """
    page = builds[1].page("toggled")
    assert page.select_one("div.admonition.dropdown #beliefs-in-dropdown")
    assert page.select_one("div.toggle #beliefs-in-toggle")
