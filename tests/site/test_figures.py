"""Percentages are written as the language of the site writes them, whatever the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_beliefs.doctree.nodes import beliefs_graph

if TYPE_CHECKING:
    from conftest import Site

PAGE = """
---
topic: {region: tech}
---
# Page

::::{belief} Rents rise
:name: rents
:credence: ~72.5%

Why.

:::{credence-log}
2025-01-01 60% so I thought
2026-01-01 ~72.5% since 5% fewer homes are built
:::
::::

:::{belief} Rents fall
:name: falling
:credence: 3:1

Why.
:::

:::{belief} Rents stay
:name: stay
:credence: 60-80%

Why.
:::

:::{update-trigger} A boom
:beliefs: rents
:to: 40%

Why.
:::

I hold {credence}`rents`, and 5% less than last year.

:::{belief-index}
:::

:::{belief-graph}
:of: beliefs
:::
"""

#: The text of the credences of the page, by language.
WRITTEN = {
    "en": ("~72.5%", "60%", "75%", "60-80%", "(~72.5% → 40%)"),
    "de": ("~72,5\u00a0%", "60\u00a0%", "75\u00a0%", "60-80\u00a0%", "(~72,5\u00a0% → 40\u00a0%)"),
    "fr": ("~72,5\u00a0%", "60\u00a0%", "75\u00a0%", "60-80\u00a0%", "(~72,5\u00a0% → 40\u00a0%)"),
    "pl": ("~72,5%", "60%", "75%", "60-80%", "(~72,5% → 40%)"),
    "tr": ("~%72,5", "%60", "%75", "%60-80", "(~%72,5 → %40)"),
    "ja": ("~72.5%", "60%", "75%", "60-80%", ""),
    "xx": ("~72.5%", "60%", "75%", "60-80%", "(~72.5% → 40%)"),
}


@pytest.fixture(params=WRITTEN)
def written_in(request: pytest.FixtureRequest, site: Site) -> tuple[str, ...]:
    """A site in a language, and the credences as readers should see them."""
    site.configure(f"language = {request.param!r}\nbeliefs_sortable_rows = 1\n")
    site.write("page", PAGE.lstrip())
    return WRITTEN[request.param]


def test_html_writes_them_so(site: Site, written_in: tuple[str, ...]) -> None:
    rents, before, odds, stay, effect = written_in
    site.build()
    body = site.body("page")
    shown = [found.get_text() for found in body.select(".beliefs-title > .beliefs-credence")]
    assert shown == [rents, "3:1", stay]
    assert body.select(".beliefs-title > .beliefs-credence")[1]["title"] == odds
    log = body.select_one(".beliefs-log")
    assert log is not None
    assert before in log.summary.get_text()
    assert "since 5% fewer homes" in log.get_text()  # the author's own words stay
    assert effect in body.get_text()
    prose = body.find_all("p")
    assert any(f"I hold {rents}, and 5% less" in p.get_text() for p in prose)
    cells = [cell.get_text() for cell in body.select("td.beliefs-credence-cell")]
    assert sorted(cells) == sorted([rents, "3:1", stay])
    assert [cell.get("data-sort") for cell in body.select("td .beliefs-credence")]
    table = body.select_one("table.beliefs-index")
    assert table is not None
    band = str(table["data-beliefs-band"]).replace("{low}", "60").replace("{high}", "80")
    assert band == stay.replace("-", "–")


@pytest.mark.parametrize(("builder", "suffix"), [("text", "txt"), ("latex", "tex")])
def test_so_does_every_other_format(
    site: Site, written_in: tuple[str, ...], builder: str, suffix: str
) -> None:
    rents, before, odds, stay, _effect = written_in
    site.build(builder)
    found = [*site.outdir.glob(f"page.{suffix}"), *site.outdir.glob(f"*.{suffix}")]
    text = found[0].read_text(encoding="utf-8").replace("\\%", "%")
    text = text.replace("\\textasciitilde{}", "~").replace("\\sphinxhyphen{}", "-")
    for credence in (rents, before, odds, stay):
        assert credence in text, credence


def test_a_map_writes_them_so(site: Site, written_in: tuple[str, ...]) -> None:
    rents, _before, _odds, stay, _effect = written_in
    conf = (site.root / "conf.py").read_text(encoding="utf-8")
    site.write("conf.py", f"{conf}extensions.append('sphinx.ext.graphviz')\ngraphviz_dot = 'cat'\n")
    site.build()
    [graph] = site.trees["page"].findall(beliefs_graph)
    assert f"\\n{rents}" in graph["code"]
    assert f"\\n{stay}" in graph["code"]
