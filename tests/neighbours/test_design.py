"""Items in cards, grids, tabs and dropdowns, and buttons that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "sphinx-design"

PAGE = """\
---
topic:
  region: tech
  status: exploring
---
# Designed

::::::{grid} 2
:::::{grid-item-card} In a card
::::{belief} Cards are read.
:name: in-card
:credence: ~60%

They stand out.
::::
:::::
:::::{grid-item-card} A card that leads to a belief
:link: courts
:link-type: any

Its text.
:::::
::::::

:::::{tab-set}
::::{tab-item} First
:::{belief} Tabs are opened.
:name: in-tab
:credence: 20-40%
:::
::::
::::{tab-item} Second
:::{uncertainty} How many open the second?
:beliefs: in-tab

It decides.
:::

:::{belief-index}
:region: tech
:::
::::
:::::

::::{dropdown} More
:::{update-trigger} A count of clicks
:beliefs: in-tab, in-card
:direction: up

It would show.
:::

The first is at {credence}`in-tab`.
::::

```{button-ref} in-card
:ref-type: any
:color: primary

To the card
```

{bdg-primary}`new` {octicon}`law` {credence}`courts`
"""

RST = """\
In reStructuredText
===================

.. tab-set::

   .. tab-item:: One

      .. belief:: Tabs are the same here.
         :name: in-rst-tab
         :credence: 55%

.. dropdown:: More

   .. belief-index::
      :pages: rst

.. button-ref:: in-rst-tab
   :ref-type: any

   To it
"""


@pytest.fixture(scope="module")
def site(make_site: Callable[..., Site]) -> Site:
    site = make_site("sphinx_design")
    site.write("designed", PAGE)
    site.write("rst.rst", RST)
    return site


@pytest.fixture(scope="module")
def builds(site: Site) -> tuple[Built, Built]:
    return assert_at_home(site, "designed", "~60%", "~65%")


def test_items(builds: tuple[Built, Built]) -> None:
    """Items and indexes in cards, grids, tabs and dropdowns are recorded, linked and listed like all
    others, in Markdown and reStructuredText.
    """
    built = builds[1]
    page = built.page("designed")
    assert page.select_one(".sd-card #beliefs-in-card .beliefs-credence")
    assert page.select_one(".sd-tab-content #beliefs-in-tab")
    assert page.select_one("details.sd-dropdown .beliefs-update-trigger")
    assert page.select_one(".sd-tab-content table.beliefs-index")
    index = built.page("index")
    hrefs = {str(a["href"]) for a in index.select("table.beliefs-index a")}
    wanted = {
        "designed.html#beliefs-in-card",
        "designed.html#beliefs-in-tab",
        "rst.html#beliefs-in-rst-tab",
    }
    assert wanted <= hrefs
    assert "Would raise it: A count of clicks" in built.words("designed")
    assert built.page("rst").select_one("details.sd-dropdown table.beliefs-index a")


def test_links(builds: tuple[Built, Built]) -> None:
    """Cards (`link-type: any`) and buttons (`ref-type: any`) lead to items by their names."""
    page = builds[1].page("designed")
    card = page.select_one("a.sd-stretched-link")
    assert card is not None
    assert card["href"] == "law.html#beliefs-courts"
    button = page.select_one("a.sd-btn")
    assert button is not None
    assert button["href"] == "#beliefs-in-card"
    assert builds[1].page("rst").select_one('a.sd-btn[href="#beliefs-in-rst-tab"]')


def test_index_is_fresh(builds: tuple[Built, Built]) -> None:
    """An index elsewhere shows the new credence of a belief in a card after an edit."""
    assert "~60%" in builds[0].words("index")
    assert "~65%" in builds[1].words("index")


@pytest.mark.parametrize("builder", ["latex", "epub", "text"])
def test_builders(site: Site, builder: str) -> None:
    """LaTeX, EPUB and text have them too, without a warning of ours."""
    built = site.build(builder, out="_others")
    assert [line for line in built.warnings if "beliefs" in line] == []
