"""What holds of items in tabs, whichever extension makes the tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Built


def assert_items_in_tabs(built: Built, panel: str) -> None:
    """Hold that items and indexes of the pages ``tabbed`` and ``rst`` stand in tabs, whose contents
    a selector finds, and are linked, listed and fresh as others are.
    """
    assert built.page("tabbed").select_one(f"{panel} #beliefs-in-tab")
    assert built.page("tabbed").select_one(f"{panel} table.beliefs-index")
    assert built.page("rst").select_one(f"{panel} #beliefs-in-rst-tab")
    hrefs = {str(a["href"]) for a in built.page("index").select("table.beliefs-index a")}
    assert {"tabbed.html#beliefs-in-tab", "rst.html#beliefs-in-rst-tab"} <= hrefs
    assert "35%" in built.words("index")
    assert "Who opens them?" in built.words("tabbed")
