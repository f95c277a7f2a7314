"""Beliefs and needs in one site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "sphinx-needs"

CONF = """
needs_types = [
    {"directive": "req", "title": "Requirement", "prefix": "R_", "color": "#fff", "style": "node"},
]
"""

PAGE = """\
# Both

::::{req} It has to be right
:id: R_001

My {credence}`in-need` says that it can be.

:::{belief} It can be right.
:name: in-need
:credence: ~60%

As {need}`R_001` asks.
:::

:::{belief-index}
:::
::::

:::{belief} Needs are written.
:name: beside
:credence: 30%

See {need}`R_001`.
:::

:::{needtable}
:::
"""

EXTRACT = """\
# Extracted

:::{needextract} id == "R_001"
:::
"""


@pytest.fixture(scope="module")
def site(make_site: Callable[..., Site]) -> Site:
    site = make_site("sphinx_needs", conf=CONF)
    site.write("both", PAGE)
    site.write("extracts/one", EXTRACT)
    site.edit("index", "*\n", "**\n")
    return site


@pytest.fixture(scope="module")
def builds(site: Site) -> tuple[Built, Built]:
    return assert_at_home(site, "both", "~60%", "~65%")


def test_on_one_page(builds: tuple[Built, Built]) -> None:
    """Needs and beliefs stand on one page, refer to each other, and each is listed in its own
    tables; a belief and an index can stand in a need.
    """
    page = builds[1].page("both")
    assert page.select_one("#beliefs-in-need")
    assert page.select_one("#beliefs-beside a[href='#R_001']")
    rows = [row.get_text(" ") for row in page.select("table.beliefs-index tr")]
    assert any("It can be right." in row and "~65%" in row for row in rows)
    assert "~65%" in builds[1].words("index")


def test_extract(builds: tuple[Built, Built]) -> None:
    """`needextract` shows the beliefs, credences and indexes in a need as on its page, with links
    that lead from where it stands; after an edit it has the new credence.
    """
    for built, credence in zip(builds, ("~60%", "~65%"), strict=True):
        page = built.page("extracts/one")
        assert f"My {credence} says" in " ".join(page.get_text(" ").split())
        rows = [row.get_text(" ") for row in page.select("table.beliefs-index tr")]
        assert any("It can be right." in row and credence in row for row in rows)
        assert page.select('table.beliefs-index a[href="../both.html#beliefs-in-need"]')
        assert "beliefs-views.css" in built.text("extracts/one.html")


def test_same_name(make_site: Callable[..., Site]) -> None:
    """A site whose needs have a type `belief` keeps it, whatever the order of the extensions; ours
    is then `beliefs:belief`.
    """
    types = '{"directive": "belief", "title": "Belief", "prefix": "B_", "color": "#fff", "style": "node"}'
    site = make_site("sphinx_needs", conf=f"needs_types = [{types}]\n")
    site.write(
        "law",
        "# Law\n\n:::{belief} A need\n:id: B_001\n:::\n\n:::{beliefs:belief} Ours\n:name: ours\n:credence: 20%\n:::\n",
    )
    conf = (site.root / "conf.py").read_text("utf-8")
    for order in ("", "extensions.reverse()\n"):
        site.write("conf.py", conf + order)
        built = site.build("html", "-E")
        assert built.warnings == []
        assert built.page("law").select_one("#B_001")
        assert built.page("law").select_one("#beliefs-ours")
