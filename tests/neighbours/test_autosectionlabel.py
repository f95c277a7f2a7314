"""Labels for all headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import LAW, assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "sphinx.ext.autosectionlabel"

PAGE = """\
---
topic:
  region: tech
  status: exploring
---
# Ports

## Current beliefs

:::{belief} Current beliefs
:name: ports
:credence: 30%

See {ref}`Law <law:Current beliefs>` and {belief}`courts`.
:::
"""


@pytest.fixture(scope="module")
def make(make_site: Callable[..., Site]) -> Callable[[str], Site]:
    def make(conf: str) -> Site:
        site = make_site("sphinx.ext.autosectionlabel", conf=conf)
        site.write("ports", PAGE)
        return site

    return make


def test_labels(make: Callable[[str], Site]) -> None:
    """With `autosectionlabel_prefix_document = True`, the headings of topics have labels, the items
    and their titles none, and no label is there twice.
    """
    site = make("autosectionlabel_prefix_document = True\n")
    built: Built = assert_at_home(site, "ports", "30%", "35%")[1]
    link = built.page("ports").select_one('a[href="law.html#current-beliefs"]')
    assert link is not None
    assert link.get_text() == "Law"


@pytest.mark.named
def test_same_headings(make: Callable[[str], Site]) -> None:
    """Topics have the same headings, such as “Current beliefs”. Without
    `autosectionlabel_prefix_document = True`, autosectionlabel warns of each: set it.
    """
    site = make("")
    site.edit("ports", "{ref}`Law <law:Current beliefs>`", "Law")
    warnings = site.build().warnings
    assert warnings
    assert all("duplicate label current beliefs" in line for line in warnings)
    site.write("law", LAW.replace("## Current beliefs", "## What I believe"))
    assert site.build_clean().warnings == []
