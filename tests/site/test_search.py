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


# -- the words beside a result ---------------------------------------------------------------


def said(site: Site, title: str, builder: str = "html") -> str:
    """The words that the script shows beside an object, before the title of its page."""
    if builder == "json":
        index = json.loads((site.outdir / "searchindex.json").read_text(encoding="utf-8"))
    else:
        index = search_index(site)
    [kind] = [
        entry[1] for entries in index["objects"].values() for entry in entries if title in entry[4]
    ]
    domain, _name, words = index["objnames"][str(kind)]
    assert domain == "beliefs"
    assert index["objtypes"][str(kind)].startswith("beliefs:")
    return words


CREDENCES = {
    "~70%": "belief, credence ~70%",
    "20-40%": "belief, credence 20-40%",
    "3:1": "belief, credence 3:1",
    "<5%": "belief, credence <5%",
    "very likely": "belief, credence very likely",
    "normative": "normative belief",
    "~XX%": "belief, credence still to be written",
    "<credence>": "belief, credence still to be written",
    # What cannot be read may be anything: before version 9, Sphinx's script writes it as HTML.
    "<img src=x onerror=alert(1)> 5%": "belief",
    "about as much as I would put on a horse that I know well": "belief",
}


@pytest.mark.parametrize("suffix", ["md", "rst"])
@pytest.mark.parametrize("builder", ["html", "dirhtml", "json"])
def test_a_belief_is_found_with_its_kind_and_its_credence_in_words(
    site: Site, suffix: str, builder: str
) -> None:
    site.configure('beliefs_verbal_scale = "icd203"\n')
    text = ""
    for number, credence in enumerate(CREDENCES):
        if suffix == "md":
            text += (
                f":::{{belief}} Held {number}\n:name: b-{number}\n:credence: {credence}\n:::\n\n"
            )
        else:
            text += f".. belief:: Held {number}\n   :name: b-{number}\n   :credence: {credence}\n\n"
    site.write(f"held.{suffix}", f"Held\n====\n\n{text}")
    site.build(builder)
    found = [said(site, f"Held {number}", builder) for number in range(len(CREDENCES))]
    assert found == list(CREDENCES.values())


def test_other_items_are_found_with_their_kind_alone(site: Site) -> None:
    site.configure("beliefs_search_all = True\n")
    site.build()
    assert said(site, "Does it scale") == "uncertainty"
    assert said(site, "A detector that works") == "update trigger"
    assert said(site, "Monosemanticity") == "reading"


def test_the_words_are_in_the_language_of_the_site(site: Site) -> None:
    site.configure("language = 'de'\n")
    site.build()
    assert said(site, "Interpretability") == "Überzeugung, Wahrscheinlichkeit ~70\u00a0%"


def test_what_other_sites_link_stays_as_it_is(site: Site) -> None:
    site.build()
    lines = [line for line in inventory(site.outdir / "objects.inv") if "asked-for" in line]
    assert lines == [
        "asked-for beliefs:belief 1 other.html#beliefs-$ Regulators will ask for it",
        "asked-for:credence beliefs:credence -1 other.html#beliefs-asked-for 70%",
    ]


def test_the_words_follow_edits_and_are_there_if_nothing_has_changed(site: Site) -> None:
    site.build()
    first = search_index(site)
    site.build()
    assert search_index(site) == first
    site.write("other.rst", RST.replace("70%", "15%"))
    site.build()
    assert said(site, "Regulators") == "belief, credence 15%"
    edited = search_index(site)
    site.build(folder="_clean")
    assert search_index(site) == edited


def test_a_thousand_beliefs_make_the_index_little_larger(site: Site) -> None:
    items = "\n".join(
        f":::{{belief}} Claim {number}\n:name: b-{number}\n:credence: {number % 101}%\n:::\n"
        for number in range(1000)
    )
    site.write("held", f"# Held\n\n{items}")
    site.build()
    index = search_index(site)
    with_words = len(json.dumps(index))
    kinds = {}
    for kind, name in index["objtypes"].items():
        kinds.setdefault(name, int(kind))
    for entries in index["objects"].values():
        for entry in entries:
            entry[1] = kinds[index["objtypes"][str(entry[1])]]
    for words in ("objtypes", "objnames"):
        index[words] = {str(kind): index[words][str(kind)] for kind in kinds.values()}
    # Two digits for each belief, and a line for each credence there is.
    assert with_words - len(json.dumps(index)) < 1000 * 2 + 101 * 85


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
