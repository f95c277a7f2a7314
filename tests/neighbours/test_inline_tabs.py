"""Items in tabs that stand one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import assert_at_home
from tabs import assert_items_in_tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built

NEIGHBOUR = "sphinx-inline-tabs"

PAGE = """\
# Tabbed

::::{tab} For
:::{belief} Tabs are opened.
:name: in-tab
:credence: 30%

A why, on {credence}`courts`.
:::
::::
::::{tab} Against
:::{uncertainty} Who opens them?
:beliefs: in-tab
:::

:::{belief-index}
:::
::::
"""

RST = """\
In reStructuredText
===================

.. tab:: One

   .. belief:: Tabs are the same here.
      :name: in-rst-tab
      :credence: 55%

.. tab:: Two

   .. belief-index::
"""


@pytest.fixture(scope="module")
def site(make_site: Callable[..., object]) -> object:
    site = make_site("sphinx_inline_tabs")
    site.write("tabbed", PAGE)
    site.write("rst.rst", RST)
    return site


@pytest.fixture(scope="module")
def builds(site: object) -> tuple[Built, Built]:
    return assert_at_home(site, "tabbed", "30%", "35%")


def test_items(builds: tuple[Built, Built]) -> None:
    """Items and indexes in tabs are recorded, linked and listed, in Markdown and reStructuredText;
    an index elsewhere is fresh.
    """
    assert_items_in_tabs(builds[1], ".tab-content")


@pytest.mark.named
def test_hidden(builds: tuple[Built, Built]) -> None:
    """A link to an item in a tab that is not open leads to a place that readers do not see. Put
    what others link to outside of tabs, or into those of sphinx-design, which open.
    """
    inputs = builds[1].page("rst").select("input.tab-input")
    assert [tab.has_attr("checked") for tab in inputs] == [True, False]
