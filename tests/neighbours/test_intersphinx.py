"""Two sites that refer to each other's beliefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "sphinx.ext.intersphinx"

PAGE = """\
---
topic:
  region: tech
  status: exploring
---
# {title}

:::{{belief}} {title} will last.
:name: {own}
:credence: {credence}

As {{belief}}`{other}` has it, which is at {{credence}}`{other}` there; see {{external+other:beliefs:belief}}`{other}`,
[](inv:other:beliefs:belief#{other}) and {{external+other:beliefs:topic}}`the page <{page}>`.
:::

:::{{belief-index}}
:::
"""


@pytest.fixture(scope="module")
def builds(make_site: Callable[..., Site]) -> tuple[Built, Built]:
    """The last builds of two sites, each of which was built once before the other was there."""
    here, there = make_site("sphinx.ext.intersphinx"), make_site("sphinx.ext.intersphinx")
    pages = {here: ("ports", "harbours", "~60%"), there: ("harbours", "ports", "30%")}
    for site, (own, other, credence) in pages.items():
        other_site = there if site is here else here
        inventory = other_site.root / "_build" / "html" / "objects.inv"
        conf = (site.root / "conf.py").read_text("utf-8")
        mapping = f'{{"other": ("https://example.org/{other}/", {str(inventory)!r})}}'
        site.write("conf.py", f"{conf}intersphinx_mapping = {mapping}\n")
        text = PAGE.format(title=own.title(), own=own, other=other, credence=credence, page=other)
        site.write(own, text)
    # Neither inventory is there at first.
    here.build()
    there.build()
    return here.build("html", "-E"), there.build("html", "-E")


def test_references(builds: tuple[Built, Built]) -> None:
    """Each site links the other's beliefs and topics, with its own roles, `external` roles and
    `inv:` links, and quotes their credences.
    """
    for built, own, other, title, credence in (
        (builds[0], "ports", "harbours", "Harbours", "30%"),
        (builds[1], "harbours", "ports", "Ports", "~60%"),
    ):
        assert built.warnings == []
        item = built.page(own).select_one(f"#beliefs-{own}")
        assert item is not None
        uri = f"https://example.org/{other}/{other}.html#beliefs-{other}"
        links = [link.get_text() for link in item.select(f'a[href="{uri}"]')]
        assert links.count(f"{title} will last.") + links.count(f"{title} will last") == 3
        assert credence in links
        assert item.select(f'a[href="https://example.org/{other}/{other}.html"]')


def test_own_first(builds: tuple[Built, Built]) -> None:
    """The index of a site lists its own beliefs, and none of the other's."""
    words = " ".join(row.get_text() for row in builds[0].page("ports").select("table tr"))
    assert "Ports will last." in words
    assert "Harbours will last." not in words
