"""Roles, links of other kinds, the inventory and the search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from conftest import Site, inventory, words

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = """\
---
topic:
  region: tech
---
# A *topic*

:::{belief} Claim with `code` & <why>
:name: b
:credence: ~70%
:::

:::{belief} Ought
:name: n
:normative:
:::

:::{belief} Open
:name: o
:credence: ~XX%
:::

:::{uncertainty} Question?
:name: u
:::

:::{update-trigger} Evidence
:name: t
:::

:::{reading} Book. With a full stop.
:name: r
:::

:::{reading} Without a name
:::
"""


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    """A site with one item of each kind."""
    site = make_site("site")
    site.write("topics/page", PAGE)
    return site


LINKS = [
    ("{belief}`b`", "Claim with code & why", "topics/page.html#beliefs-b"),
    ("{beliefs:belief}`b`", "Claim with code & why", "topics/page.html#beliefs-b"),
    ("{belief}`own *text* <b>`", "own *text*", "topics/page.html#beliefs-b"),
    ("{uncertainty}`u`", "Question?", "topics/page.html#beliefs-u"),
    ("{update-trigger}`t`", "Evidence", "topics/page.html#beliefs-t"),
    ("{reading}`r`", "Book. With a full stop.", "topics/page.html#beliefs-r"),
    ("{credence}`b`", "~70%", "topics/page.html#beliefs-b"),
    ("{beliefs:credence}`b`", "~70%", "topics/page.html#beliefs-b"),
    ("{credence}`n`", "normative", "topics/page.html#beliefs-n"),
    ("{credence}`o`", "~XX%", "topics/page.html#beliefs-o"),
    ("{credence}`as I said <b>`", "as I said", "topics/page.html#beliefs-b"),
    ("{topic}`page`", "A topic", "topics/page.html"),
    ("{topic}`topics/page`", "A topic", "topics/page.html"),
    ("{topic}`/topics/page`", "A topic", "topics/page.html"),
    ("{topic}`text <page>`", "text", "topics/page.html"),
    ("{any}`b`", "Claim with code & why", "topics/page.html#beliefs-b"),
    ("{any}`page`", "A topic", "topics/page.html"),
    ("[](#b)", "Claim with code & why", "topics/page.html#beliefs-b"),
    ("[own **text**](#b)", "own text", "topics/page.html#beliefs-b"),
    ("[](#page)", "A topic", "topics/page.html"),
    ("{ref}`beliefs-all`", "All beliefs", "beliefs-all.html"),
]


@pytest.mark.parametrize(("source", "text", "href"), LINKS)
def test_a_reference_shows_what_it_leads_to(site: Site, source: str, text: str, href: str) -> None:
    site.write("from", f"# From\n\n{source}\n")
    site.build()
    assert site.warnings == []
    link = site.body("from").select_one("p a")
    assert (words(link), link["href"]) == (text, href)
    _page, _hash, anchor = href.partition("#")
    if anchor:
        assert site.body("topics/page").select_one(f"#{anchor}")


@pytest.mark.parametrize("name", ["credence", "belief", "topic"])
def test_the_roles_work_in_restructuredtext(site: Site, name: str) -> None:
    target = "page" if name == "topic" else "b"
    site.write("from.rst", f"From\n====\n\n:{name}:`{target}` and :beliefs:{name}:`x <{target}>`\n")
    site.build()
    assert site.warnings == []
    assert len(site.body("from").select("p a")) == 2


def test_a_label_of_the_same_name_comes_before_a_topic(site: Site) -> None:
    site.write("from", "# From\n\n[](#page) {any}`page`\n\n(page)=\n\n## Section\n")
    site.build()
    assert site.warnings == []
    assert [words(link) for link in site.body("from").select("p a")] == ["Section", "Section"]


@pytest.mark.parametrize("has_topic", [True, False])
def test_a_label_that_is_called_like_a_generated_page_stays_the_authors(
    make_site: Callable[[str], Site], has_topic: bool
) -> None:
    site = make_site("labels")
    site.write("mine", "# Mine\n\n(beliefs-all)=\n\n## My own list\n\n{ref}`beliefs-all`\n")
    if has_topic:
        site.write("topic", PAGE)
    for _build in range(2):
        site.build()
        site.write("other", "# Other\n")
        assert site.warnings == []
        assert words(site.body("mine").select_one("p a")) == "My own list"


def test_a_title_that_quotes_another_is_quoted_whole(site: Site) -> None:
    site.write(
        "from",
        "# From {topic}`page`\n\n:::{belief} Twice {credence}`b`, as {belief}`n`, not {belief}`nope`\n"
        ":name: twice\n:credence: 10%\n:::\n\n:::{belief} Me and {belief}`me`\n:name: me\n"
        ":credence: 5%\n:::\n\n{belief}`twice`\n\n:::{belief-index}\n:::\n",
    )
    site.build()
    expected = "Twice ~70%, as Ought, not nope"
    assert words(site.body("from").select("p > a.reference")[0]) == expected
    rows = site.body("from").select("tbody tr")
    assert expected in [words(row.select_one(".beliefs-claim-cell")) for row in rows]
    assert "From A topic" in [words(row.select_one(".beliefs-topic-cell")) for row in rows]
    assert f"twice beliefs:belief 1 from.html#beliefs-$ {expected}" in inventory(
        site.outdir / "objects.inv"
    )


def test_everything_with_a_name_is_in_the_inventory(site: Site) -> None:
    site.build()
    lines = [line for line in inventory(site.outdir / "objects.inv") if " beliefs:" in line]
    assert lines == [
        "b beliefs:belief 1 topics/page.html#beliefs-$ Claim with code & <why>",
        "b:credence beliefs:credence -1 topics/page.html#beliefs-b ~70%",
        "n beliefs:belief 1 topics/page.html#beliefs-$ Ought",
        "n:credence beliefs:credence -1 topics/page.html#beliefs-n normative",
        "o beliefs:belief 1 topics/page.html#beliefs-$ Open",
        "o:credence beliefs:credence -1 topics/page.html#beliefs-o ~XX%",
        "r beliefs:reading 1 topics/page.html#beliefs-$ Book. With a full stop.",
        "t beliefs:update-trigger 1 topics/page.html#beliefs-$ Evidence",
        "topics/page beliefs:topic -1 topics/page.html A topic",
        "u beliefs:uncertainty 1 topics/page.html#beliefs-$ Question?",
    ]


@pytest.mark.parametrize(
    ("source", "text", "anchor"),
    [
        ("{belief}`b`", "Claim with code & <why>", "beliefs-b"),
        ("{credence}`b`", "~70%", "beliefs-b"),
        ("{uncertainty}`u`", "Question?", "beliefs-u"),
        ("{topic}`topics/page`", "A topic", ""),
        ("{belief}`text <b>`", "text", "beliefs-b"),
        ("{any}`b`", "Claim with code & <why>", "beliefs-b"),
        ("{external+atlas:beliefs:credence}`b`", "~70%", "beliefs-b"),
        ("[](inv:atlas#b)", "Claim with code & <why>", "beliefs-b"),
        ("{belief}`long`", f"Long {'claim ' * 40}end", "beliefs-long"),
    ],
)
def test_another_project_can_refer_to_it_all(
    site: Site, make_site: Callable[[str], Site], source: str, text: str, anchor: str
) -> None:
    site.write(
        "topics/page",
        f"{PAGE}\n:::{{belief}} Long {'claim ' * 40}end\n:name: long\n:normative:\n:::\n",
    )
    site.build()
    other = make_site("other")
    other.configure(
        'extensions.append("sphinx.ext.intersphinx")\n'
        f"intersphinx_mapping = {{'atlas': ('https://example.org/', {str(site.outdir / 'objects.inv')!r})}}\n"
    )
    other.write("from", f"# From\n\n{source}\n")
    other.build()
    assert other.warnings == []
    link = other.body("from").select_one("p a")
    href = "https://example.org/topics/page.html" + (f"#{anchor}" if anchor else "")
    assert (words(link), link["href"]) == (text, href)


def test_the_search_finds_items_where_they_are(site: Site) -> None:
    site.build()
    text = (site.outdir / "searchindex.js").read_text()
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    names = {}
    for prefix, entries in index["objects"].items():
        for _document, kind, _priority, anchor, name in entries:
            title = f"{prefix}.{name}" if prefix else name
            names[title] = (index["objnames"][str(kind)][1], anchor)
    # An anchor that is written out in full is one that the search page need not guess.
    assert names["Ought"] == ("belief", "beliefs-n")
    assert names["Question?"] == ("uncertainty", "beliefs-u")
    assert names["Book. With a full stop."] == ("reading", "beliefs-r")
    assert "credence" not in {kind for kind, _anchor in names.values()}
    assert index["terms"]["claim"]
