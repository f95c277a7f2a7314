"""What the search finds, and where it leads: to items that have a name, and to the pages of others.

Sphinx's own script looks for each word of a query in the titles of objects, and in the words of
pages. Objects lead to their anchor.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from conftest import Site, inventory
from sphinx.search.en import SearchEnglish
from test_fresh import assert_fresh

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = (
    "Interpretability of models as they are built today is necessary but not sufficient for a "
    "safety case that a careful regulator would accept before deployment"
)

PAGE = f"""\
---
topic:
  region: tech
  last_reviewed: 2026-05-01
---
# A topic

:::{{belief}} {LONG}
:name: sufficient
:credence: ~70%

It is brittle.
:::

:::{{belief}} Detectors of deception will be sold as products by the end of the decade
:credence: 40%
:::

:::{{uncertainty}} Does it scale to frontier models?
:beliefs: sufficient

Nobody has tried.
:::

:::{{update-trigger}} A detector that works
:beliefs: sufficient
:direction: up
:::

:::{{reading}} Monosemanticity
:::
"""

RST = """\
A topic
=======

.. topic-meta::
   :last-reviewed: 2026-05-01

.. belief:: Regulators will ask for it
   :name: asked-for
   :credence: 70%

.. uncertainty:: Who pays for the laboratories?

   Nobody has said.
"""


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    """A site with two topics, in either format."""
    site = make_site("site")
    site.write("page", PAGE)
    site.write("other.rst", RST)
    return site


def search_index(site: Site) -> dict:
    text = (site.outdir / "searchindex.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))


def found(site: Site, query: str) -> set[str]:
    """The addresses to which a search leads, by the rules of Sphinx's script."""
    index = search_index(site)
    terms = query.lower().split()
    addresses = set()
    for prefix, entries in index["objects"].items():
        for document, kind, _priority, anchor, last in entries:
            title = f"{prefix}.{last}" if prefix else last
            if all(term in title.lower() for term in terms):
                assert anchor not in {"", "-"}, "the script would build it from the title, and miss"
                assert index["objnames"][str(kind)][0] == "beliefs"
                addresses.add(f"{index['docnames'][document]}#{anchor}")
    stem = SearchEnglish({}).stem
    pages = [
        {
            index["docnames"][number]
            for words in (index["terms"], index["titleterms"])
            for number in _listed(words.get(stem(term), []))
        }
        for term in terms
    ]
    return addresses | set.intersection(*pages)


def _listed(numbers: int | list[int]) -> list[int]:
    return [numbers] if isinstance(numbers, int) else numbers


def anchors(site: Site, name: str = "page") -> list[str]:
    return [str(item["id"]) for item in site.body(name).select(".beliefs-item")]


@pytest.mark.parametrize("word", sorted(set(re.findall(r"[a-z]{6,}", LONG.lower()))))
def test_every_word_of_a_claim_with_a_name_leads_to_the_item(site: Site, word: str) -> None:
    site.build()
    assert "page#beliefs-sufficient" in found(site, word)
    assert "beliefs-sufficient" in anchors(site)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("deception", {"page"}),
        ("frontier models", {"page"}),
        ("monosemanticity", {"page"}),
        ("laboratories", {"other"}),
        ("brittle", {"page"}),
        ("regulator", {"page", "page#beliefs-sufficient", "other", "other#beliefs-asked-for"}),
    ],
)
def test_the_words_of_an_item_without_a_name_lead_to_its_page(
    site: Site, query: str, expected: set[str]
) -> None:
    site.build()
    assert found(site, query) == expected


def test_all_items_are_found_if_the_site_asks_for_it(site: Site) -> None:
    site.configure("beliefs_search_all = True\n")
    site.build()
    assert site.warnings == []
    anchor = "beliefs-detectors-of-deception-will-be"
    assert found(site, "deception") == {"page", f"page#{anchor}"}
    assert anchor in anchors(site)
    assert found(site, "laboratories") == {"other", "other#beliefs-who-pays-for-the-laboratories"}
    title = "Detectors of deception will be sold as products by the end of the decade"
    line = f"page#{anchor} beliefs:belief 1 page.html#{anchor} {title}"
    assert line in inventory(site.outdir / "objects.inv")


def test_an_option_that_is_not_a_flag_is_reported(site: Site) -> None:
    site.configure("beliefs_search_all = 'yes'\n")
    site.build()
    [warned] = site.ours()
    assert warned.type == "beliefs.config"
    assert "beliefs_search_all cannot be 'yes'" in warned.text
    assert found(site, "deception") == {"page"}


def test_the_search_follows_the_option_and_names_that_come_and_go(site: Site) -> None:
    site.build()
    site.configure("beliefs_search_all = True\n")
    assert_fresh(site)
    site.write(
        "page", PAGE.replace(":name: sufficient\n", "").replace(":beliefs: sufficient\n", "")
    )
    assert_fresh(site)
    site.configure("beliefs_search_all = False\n")
    assert_fresh(site)
    assert found(site, "brittle regulator") == {"page"}
    site.write("page", PAGE)
    assert_fresh(site)
    assert "page#beliefs-sufficient" in found(site, "regulator")


@pytest.mark.parametrize("parallel", [0, 4])
def test_of_two_items_with_one_name_the_first_is_found(site: Site, parallel: int) -> None:
    second = ":::{belief} A second claim\n:name: sufficient\n:credence: 20%\n:::\n"
    for number in range(6):
        site.write(f"zz-{number}", f"# Page {number}\n\n{second}")
    site.build(parallel=parallel)
    assert {warned.type for warned in site.ours()} == {"beliefs.duplicate_name"}
    lines = [line for line in inventory(site.outdir / "objects.inv") if "sufficient" in line]
    assert lines == [
        f"sufficient beliefs:belief 1 page.html#beliefs-$ {LONG}",
        "sufficient:credence beliefs:credence -1 page.html#beliefs-sufficient ~70%",
    ]
    assert found(site, "second") == {f"zz-{number}" for number in range(6)}
    assert "page#beliefs-sufficient" in found(site, "regulator")


def test_the_second_is_found_where_the_first_is_under_a_condition_that_does_not_hold(
    site: Site,
) -> None:
    hidden = ":::{belief} A hidden claim\n:name: sufficient\n:credence: 20%\n:::\n"
    site.write("a-draft", f"# Draft\n\n::::{{only}} draft\n{hidden}::::\n")
    site.build()
    assert site.warnings == []
    assert "page#beliefs-sufficient" in found(site, "regulator")
    assert found(site, "hidden") == set()
    site.build(tags=["draft"])
    assert {warned.type for warned in site.ours()} == {"beliefs.duplicate_name"}
    # The items that bear on it say so on their page.
    assert found(site, "hidden") == {"a-draft", "a-draft#beliefs-sufficient", "page"}
    assert "page#beliefs-sufficient" not in found(site, "regulator")


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_words_of_the_extension_lead_nowhere(site: Site, language: str) -> None:
    site.configure(f"language = {language!r}\n")
    site.write("stub", "---\ntopic: true\n---\n# A stub\n\n:::{belief} <claim>\n:::\n")
    site.write(
        "mine", "# Mine\n\nWhat matters was last reviewed. Wichtig ist, was davon abhängt.\n"
    )
    site.build()
    assert "This page is a stub" in site.text("stub") or "Entwurf" in site.text("stub")
    pages = [site.body(name) for name in ("page", "other")]
    labels = [label.get_text() for page in pages for label in page.select(".beliefs-label")]
    lead = {"en": ["Why it matters: ", "Bears on: "], "de": ["Warum das wichtig ist: "]}[language]
    assert set(lead) <= set(labels)
    assert "no-search" not in str(pages)
    terms = search_index(site)["terms"]
    docnames = search_index(site)["docnames"]
    ours = {
        "en": ["matter", "review", "last", "bear", "rais", "territori", "placehold"],
        "de": ["wichtig", "gepruft", "geprüft", "zuletzt", "betrifft", "entwurf"],
    }[language]
    for word in ours:
        assert {docnames[number] for number in _listed(terms.get(word, []))} <= {"mine"}, word
    wanted = {"en": "matter", "de": "wichtig"}[language]
    assert [docnames[number] for number in _listed(terms[wanted])] == ["mine"]


# -- anchors ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("Rents will rise", "beliefs-rents-will-rise"),
        ("Thirty letters fit in as a whol", "beliefs-thirty-letters-fit-in-as-a"),
        ("Thirty letters fit in, a whole", "beliefs-thirty-letters-fit-in-a-whole"),
        ("Detectors of deception will be sold", "beliefs-detectors-of-deception-will-be"),
        ("What they believed — and believe, then", "beliefs-what-they-believed-and-believe"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "beliefs-donaudampfschifffahrtsgesellsc"),
        ("A Donaudampfschifffahrtsgesellschaftskapitän", "beliefs-a"),
        ("3 of 4 *models* with `code`, as it is", "beliefs-3-of-4-models-with-code-as-it"),
        ("Größe zählt", "beliefs-grosse-zahlt"),
        ("日本の家賃", "beliefs-0"),
        ("?!", "beliefs-0"),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_an_item_without_a_name_has_a_short_anchor_of_whole_words(
    make_site: Callable[[str], Site], title: str, anchor: str, suffix: str
) -> None:
    site = make_site("anchors")
    if suffix == "md":
        site.write("page", f"# Page\n\n:::{{reading}} {title}\n:::\n")
    else:
        title = title.replace("`", "``")
        site.write("page.rst", f"Page\n====\n\n.. reading:: {title}\n")
    site.build()
    assert site.warnings == []
    assert anchors(site) == [anchor]
    assert len(anchor) <= len("beliefs-") + 30


def test_anchors_that_begin_alike_are_told_apart(make_site: Callable[[str], Site]) -> None:
    site = make_site("anchors")
    title = "Detectors of deception will be"
    titles = [f"{title} sold", f"{title} bought", "Short", "Short", "Short 2", f"{title} lent"]
    items = "\n".join(f":::{{reading}} {title}\n:::\n" for title in titles)
    site.write("page", f"# Page\n\n{items}\n:::{{reading-index}}\n:::\n")
    site.build()
    assert site.warnings == []
    assert anchors(site) == [
        "beliefs-detectors-of-deception-will-be",
        "beliefs-detectors-of-deception-will-2",
        "beliefs-short",
        "beliefs-short-2",
        "beliefs-short-2-2",
        "beliefs-detectors-of-deception-will-3",
    ]
    links = [link["href"] for link in site.body("page").select("tbody a[href*='#beliefs-']")]
    assert sorted(links) == sorted(f"#{anchor}" for anchor in anchors(site))


def test_the_anchor_of_a_named_item_is_its_name_however_long(
    make_site: Callable[[str], Site],
) -> None:
    site = make_site("anchors")
    name = "a-very-long-name-that-somebody-once-gave-to-a-belief-and-that-others-link-to"
    site.write("page", f"# Page\n\n:::{{belief}} Claim\n:name: {name}\n:credence: 7%\n:::\n")
    site.build()
    assert anchors(site) == [f"beliefs-{name}"]


def test_very_many_items_of_one_title_on_a_page_have_anchors(
    make_site: Callable[[str], Site],
) -> None:
    site = make_site("anchors")
    site.write("page", "# Page\n\n" + ":::{reading} The same\n:::\n\n" * 500)
    site.build("dummy")
    ids = [node["ids"][0] for node in site.trees["page"].findall() if "ids" in _attributes(node)]
    assert len(set(ids)) == len(ids) == 501


def _attributes(node: object) -> list[str]:
    return [name for name, value in getattr(node, "attributes", {}).items() if value]
