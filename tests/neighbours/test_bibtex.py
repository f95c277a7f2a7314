"""Citations in whys, in titles of readings and in what is listed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "sphinxcontrib-bibtex"

CONF = 'bibtex_bibfiles = ["refs.bib"]\n'

REFS = """\
@book{hart1961, title={The Concept of Law}, author={Hart, H. L. A.}, year={1961}, publisher={Oxford}}
@article{doe2020, title={On courts}, author={Doe, Jane}, year={2020}, journal={Review}}
@article{roe2021, title={Against}, author={Roe, Richard}, year={2021}, journal={Review}}
"""

PAGE = """\
---
topic:
  region: gov
  status: exploring
  tagline: What {cite:t}`hart1961` began.
---
# Read

:::{belief} Rules need a source, as {cite:t}`hart1961` has it.
:name: rules
:credence: ~60%

So says {cite:p}`doe2020`, but see {footcite:p}`roe2021`.
:::

:::{uncertainty} Was {cite:t}`doe2020` right?
:beliefs: rules

It matters {cite:p}`hart1961`.
:::

:::{reading} {cite:t}`doe2020`
:date: 2020
:beliefs: rules

Courts differ.
:::

:::{update-trigger} A reply to {cite}`doe2020`
:beliefs: rules
:direction: down
:::

:::{credence-log} courts
- 2025-01-01: 50% — Before {cite:p}`doe2020`.
- 2026-01-01: 70% — After it.
:::

```{footbibliography}
```
"""

LISTS = """\
# Lists

:::{belief-index}
:::

:::{reading-index}
:::

:::{uncertainty-index}
:::

:::{topic-index}
:::

My {credence}`rules` on {belief}`rules`.

```{bibliography}
:cited:
```
"""


@pytest.fixture(scope="module")
def site(make_site: Callable[..., Site]) -> Site:
    site = make_site("sphinxcontrib.bibtex", conf=CONF)
    site.write("refs.bib", REFS)
    site.write("read", PAGE)
    site.write("lists", LISTS)
    return site


@pytest.fixture(scope="module")
def builds(site: Site) -> tuple[Built, Built]:
    return assert_at_home(site, "read", "~60%\n\nSo", "~55%\n\nSo")


def test_citations(builds: tuple[Built, Built]) -> None:
    """Citations work in claims, questions, evidence, whys, takeaways, taglines and titles of
    readings, as links to the bibliography, and so do footnote citations.
    """
    page = builds[1].page("read")
    claim = page.select_one("#beliefs-rules .beliefs-title")
    assert claim is not None
    assert "Hart" in claim.get_text()
    assert claim.select('a[href^="lists.html#id"]')
    for kind in ("belief", "uncertainty", "reading", "update-trigger"):
        item = page.select_one(f".beliefs-{kind}")
        assert item is not None
        assert item.select('a[href^="lists.html#id"]'), kind
    assert page.select_one("#beliefs-rules a[href^='#footcite']")
    assert "What Hart" in " ".join(page.get_text(" ").split())


def test_lists(builds: tuple[Built, Built]) -> None:
    """Indexes and links that quote such a title show the citation in words, and not its key in
    braces or as a role.
    """
    words = builds[1].words("lists")
    assert "~55%" in words
    for raw in ("cite:t", "{cite", "`hart1961`"):
        assert raw not in words
        assert raw not in builds[1].words("beliefs-all")


@pytest.mark.parametrize("builder", ["latex", "text", "singlehtml"])
def test_builders(site: Site, builder: str) -> None:
    """LaTeX, text and single pages have them too, without a warning of ours."""
    built = site.build(builder, out="_others")
    assert [line for line in built.warnings if "beliefs" in line] == []
