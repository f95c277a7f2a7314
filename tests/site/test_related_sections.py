"""Empty sections such as "Related writing" are filled with what the site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words
from test_sections import build

if TYPE_CHECKING:
    from conftest import Site


@pytest.fixture
def site(site: Site) -> Site:
    site.configure("beliefs_sections = True\n")
    return site


LAW = "---\ntopic: true\nregion: gov\nrelated: [page]\n---\n# Law\n"
ESSAY = "---\ntags: [page]\n---\n# An essay\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!-- to come -->",
        "% later",
        "<to come>",
        "<Essays about this, once there are some.>",
        "No essays tagged with this topic yet.",
        "*No related topics yet.*",
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".rst"])
def test_an_empty_section_is_filled(site: Site, text: str, suffix: str) -> None:
    site.write("law", LAW)
    site.write("essay", ESSAY)
    if suffix == ".rst":
        text = ".. later" if text.startswith(("%", "<!--")) else text
    page = f"Related writing\n---------------\n\n{text}\n\nRelated regions\n---------------\n{text}"
    build(site, page, f"page{suffix}")
    assert site.warnings == []
    assert words(site.body("page").select_one("#related-writing")) == "Related writing An essay"
    shown = words(site.body("page").select_one("#related-regions"))
    assert shown == "Related regions Law · Governance"
    assert site.body("page").select(".beliefs-placeholder") == []


def test_headings_right_below_each_other_are_filled(site: Site) -> None:
    site.write("law", LAW)
    build(site, "## Related writing\n## Related topics")
    shown = site.text("page")
    assert shown.endswith(
        "Related writing No essays tagged with this topic yet. Related topics Law · Governance"
    )


@pytest.mark.parametrize("text", ["See [Law](law.md).", "- Law", "```\nx\n```", "### More"])
def test_a_section_with_a_text_is_the_authors(site: Site, text: str) -> None:
    site.write("law", LAW)
    build(site, f"## Related topics\n\n{text}\n")
    assert "Governance" not in site.text("page")


def test_without_the_option_empty_sections_stay_empty(site: Site) -> None:
    site.configure()
    site.write("law", LAW)
    build(site, "## Related topics\n")
    assert site.text("page").endswith("Related topics")
