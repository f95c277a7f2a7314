"""What topic pages say to programs: JSON-LD with the terms of schema.org."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from schema_terms import ABOVE, TERMS, wrong_terms
from test_fresh import assert_fresh, edit

if TYPE_CHECKING:
    from conftest import Site

CONF = """
author = "Ann Example"
html_baseurl = "https://a.example/b/"
beliefs_structured_data = True
beliefs_regions = {"tech": "Technical <Safety>"}
"""

MARKDOWN = """\
---
topic:
  region: tech
  status: exploring
  tagline: How *rents* move.
  last_reviewed: 2026-05-01
  last_substantive_update: 2026-04
  tags: [flats, law]
---

# Rents

::::{belief} Rents rise.
:name: rise
:credence: 60-80%
:since: 2025
:criteria: By the report of the office.
:source: manifold:AbC https://manifold.markets/x
:tags: money

They did.

:::{credence-log}
2025-03 50% first
2026-05-01 60-80% then
:::
::::

:::{belief} It ought to be.
:normative:

x
:::

:::{belief} Done.
:credence: 3:1
:resolution: true
:resolved: 2026-02-01

y
:::

:::{reading} A paper
:date: 2024-05
:url: https://example.org/p
:authors: Doe et al.
:venue: Nature
:beliefs: rise

Good.
:::
"""

RST = """\
Rents
=====

.. topic-meta::
   :region: tech
   :status: exploring
   :tagline: How *rents* move.
   :last-reviewed: 2026-05-01
   :last-substantive-update: 2026-04
   :tags: flats, law

.. belief:: Rents rise.
   :name: rise
   :credence: 60-80%
   :since: 2025
   :criteria: By the report of the office.
   :source: manifold:AbC https://manifold.markets/x
   :tags: money

   They did.

   .. credence-log::

      2025-03 50% first
      2026-05-01 60-80% then

.. belief:: It ought to be.
   :normative:

   x

.. belief:: Done.
   :credence: 3:1
   :resolution: true
   :resolved: 2026-02-01

   y

.. reading:: A paper
   :date: 2024-05
   :url: https://example.org/p
   :authors: Doe et al.
   :venue: Nature
   :beliefs: rise

   Good.
"""

PAGE = "https://a.example/b/topics/rents.html"
ANN = {"@type": "Person", "name": "Ann Example"}


def review(value: float, said: str, **more: str) -> dict[str, Any]:
    explained = f"The author's own probability that this claim is true: {said}"
    rating = {"ratingValue": value, "bestRating": 100, "worstRating": 0}
    return {
        "@type": "Review",
        "author": ANN,
        **more,
        "reviewAspect": "credence",
        "reviewRating": {"@type": "Rating", **rating, "ratingExplanation": explained},
    }


EXPECTED = {
    "@context": "https://schema.org",
    "@type": "WebPage",
    "@id": PAGE,
    "url": PAGE,
    "name": "Rents",
    "description": "How rents move.",
    "inLanguage": "en",
    "author": ANN,
    "about": {"@type": "Thing", "name": "Technical <Safety>"},
    "keywords": ["flats", "law"],
    "creativeWorkStatus": "Exploring",
    "dateModified": "2026-04",
    "lastReviewed": "2026-05-01",
    "citation": [
        {
            "@type": "CreativeWork",
            "@id": f"{PAGE}#beliefs-a-paper",
            "name": "A paper",
            "creditText": "Doe et al., Nature",
            "datePublished": "2024-05",
            "url": "https://example.org/p",
        }
    ],
    "hasPart": [
        {
            "@type": "Claim",
            "@id": f"{PAGE}#beliefs-rise",
            "url": f"{PAGE}#beliefs-rise",
            "text": "Rents rise.",
            "description": "By the report of the office.",
            "author": ANN,
            "keywords": ["money"],
            "identifier": "manifold:AbC",
            "isBasedOn": "https://manifold.markets/x",
            "dateCreated": "2025",
            "dateModified": "2026-05-01",
            "appearance": {"@type": "WebPage", "@id": PAGE},
            "citation": [{"@type": "CreativeWork", "@id": f"{PAGE}#beliefs-a-paper"}],
            "review": review(70, "60-80%", dateCreated="2026-05-01"),
        },
        {
            "@type": "Claim",
            "@id": f"{PAGE}#beliefs-done",
            "url": f"{PAGE}#beliefs-done",
            "text": "Done.",
            "author": ANN,
            "creativeWorkStatus": "Came true",
            "dateModified": "2026-02-01",
            "appearance": {"@type": "WebPage", "@id": PAGE},
            "review": review(75, "3:1 (75%)"),
        },
    ],
}


def data_of(site: Site, page: str = "topics/rents") -> dict[str, Any] | None:
    """What a page says to programs; None if it says nothing."""
    scripts = site.page(page).select('script[type="application/ld+json"]')
    assert len(scripts) <= 1
    return json.loads(str(scripts[0].string)) if scripts else None


@pytest.mark.parametrize(("name", "text"), [("rents.md", MARKDOWN), ("rents.rst", RST)])
def test_a_topic_says_what_is_on_it(site: Site, name: str, text: str) -> None:
    site.configure(CONF)
    site.write(f"topics/{name}", text)
    assert site.build().warnings == []
    assert data_of(site) == EXPECTED
    assert data_of(site, "index") is None


def test_all_terms_are_those_of_the_vocabulary(site: Site) -> None:
    site.configure(CONF)
    site.write("topics/rents", MARKDOWN)
    site.build()
    data = data_of(site)
    assert data is not None
    assert list(wrong_terms(data)) == []
    # The check is one: it does not know a term of somebody's own, nor a wrong use of one.
    claim = {"@type": "Claim", "credence": 3, "reviewRating": {"@type": "Rating"}, "author": "Ann"}
    assert len(list(wrong_terms({"@type": "WebPage", "hasPart": claim}))) == 4
    used = json.dumps(data)
    assert [term for term in TERMS if f'"{term}"' not in used] == []


def test_nothing_is_said_unless_a_site_asks_for_it(site: Site) -> None:
    site.configure("author = 'Ann'")
    site.write("topics/rents", MARKDOWN.replace("region: tech", ""))
    site.build()
    assert data_of(site) is None
    code = (
        "import sys; from sphinx.cmd.build import main; main(sys.argv[1:]); "
        "assert 'sphinx_beliefs.rendering.gate' in sys.modules; "
        "assert 'sphinx_beliefs.rendering.structured_data' not in sys.modules"
    )
    command = [sys.executable, "-c", code, "-qE", str(site.root), str(site.root / "_other")]
    subprocess.run(command, check=True)  # noqa: S603


HARM = '</script><script>alert(1)</script> <!-- ]]> & " \\" {{ x }}'

#: What ends a line in old scripts.
LINES = " \u2028 \u2029 "


def test_no_text_ends_the_script_or_becomes_markup(site: Site) -> None:
    site.configure(CONF)
    claim = f":::{{belief}}\n:credence: 70%\n\n`{HARM}`\n:::\n"
    site.write(
        "topics/rents", f"---\ntopic:\n  region: {json.dumps(HARM + LINES)}\n---\n\n# A\n\n{claim}"
    )
    site.build()
    html = (site.outdir / "topics/rents.html").read_text(encoding="utf-8")
    begin = html.index("application/ld+json")
    inside = html[begin : html.index("</script>", begin)].partition(">")[2]
    assert not set("<>&\u2028\u2029") & set(inside)
    data = data_of(site)
    assert data is not None
    assert data == json.loads(inside)
    text = data["hasPart"][0]["text"]
    assert text == HARM
    assert data["about"]["name"].startswith(HARM)


@pytest.mark.parametrize("text", ["half \ud800 of one", "\u202eturned"])
def test_odd_letters_stop_nothing(site: Site, text: str) -> None:
    # Somewhere that no page shows: docutils before 0.22 cannot write half a surrogate.
    site.configure(f"{CONF}\nbeliefs_structured_data = {{'author': {text!r}}}")
    site.write("topics/rents", MARKDOWN)
    site.build()
    assert data_of(site) is not None


def test_stubs_and_blanks_say_nothing(site: Site) -> None:
    site.configure(CONF)
    stub = (
        "---\ntopic:\n  region: tech\n---\n\n# Stub\n\n:::{belief} A claim\n:credence: ~XX%\n:::\n"
    )
    site.write("stub", stub)
    more = "\n:::{belief} Unsure\n:credence: ~XX%\n\nx\n:::\n\n:::{belief} Is <claim>\n:credence: 5%\n:::\n"
    site.write("topics/rents", MARKDOWN.replace("How *rents* move.", "How <why> moves.") + more)
    site.build()
    assert data_of(site, "stub") is None
    data = data_of(site)
    assert data is not None
    assert [claim["text"] for claim in data["hasPart"]] == ["Rents rise.", "Done."]
    assert "description" not in data


def test_a_credence_that_is_no_number_is_no_rating(site: Site) -> None:
    site.configure(CONF)
    beliefs = ":::{belief} A\n:credence: forty\n:::\n\n:::{belief} B\n:credence: 0.4%\n:::\n"
    site.write("topics/rents", f"---\ntopic:\n  region: tech\n---\n\n# R\n\n{beliefs}")
    site.build()
    data = data_of(site)
    assert data is not None
    one, two = data["hasPart"]
    assert "review" not in one
    assert two["review"]["reviewRating"]["ratingValue"] == 0.4


@pytest.mark.parametrize(
    ("builder", "page", "address"),
    [
        ("html", "topics/rents", "rents.html"),
        ("dirhtml", "topics/rents/index", "./"),
        ("singlehtml", "index", "index.html"),
    ],
)
def test_addresses_lead_to_the_page_where_it_is_written(
    site: Site, builder: str, page: str, address: str
) -> None:
    site.configure(CONF.replace('html_baseurl = "https://a.example/b/"', ""))
    site.write("topics/rents", MARKDOWN)
    site.write("index", "# Index\n\n```{toctree}\ntopics/rents\n```\n")
    site.build(builder)
    data = data_of(site, page)
    assert data is not None
    claim = data["hasPart"][0]
    assert claim["@id"] == f"{address}#beliefs-rise"
    assert claim["appearance"]["@id"] == data["@id"]
    assert site.page(page).select("#beliefs-rise")
    site.configure(CONF)
    site.build(builder)
    data = data_of(site, page)
    assert data is not None
    folder = {"html": "topics/rents.html", "dirhtml": "topics/rents/"}.get(builder, "index.html")
    assert data["hasPart"][0]["url"] == f"https://a.example/b/{folder}#beliefs-rise"


def test_one_page_of_several_topics_says_what_is_on_each(site: Site) -> None:
    site.configure(CONF)
    site.write("topics/rents", MARKDOWN)
    wages = "---\ntopic:\n  region: tech\n---\n\n# Wages\n"
    site.write("topics/wages", wages)
    site.write("topics/alone", wages.replace("topic", "orphan: true\ntopic", 1))
    site.write("index", "# Index\n\n```{toctree}\ntopics/rents\ntopics/wages\n```\n")
    site.build("singlehtml")
    data = data_of(site, "index")
    assert data is not None
    assert [page["name"] for page in data["@graph"]] == ["Rents", "Wages"]
    assert data["@context"] == "https://schema.org"
    assert [wrong for page in data["@graph"] for wrong in wrong_terms(page)] == []


def test_an_e_book_has_none(site: Site) -> None:
    site.configure(CONF)
    site.write("topics/rents", MARKDOWN)
    site.build("epub")
    pages = [path.read_text(encoding="utf-8") for path in site.outdir.rglob("*.xhtml")]
    assert any("Rents rise." in page for page in pages)
    assert not any("ld+json" in page for page in pages)


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ({"author": "The Lab", "type": "Organization"}, {"@type": "Organization"}),
        ({"author": "B", "url": "https://b.example"}, {"url": "https://b.example"}),
        ({"url": "https://b.example"}, {"name": "Ann Example", "url": "https://b.example"}),
        ({}, {"name": "Ann Example"}),
    ],
)
def test_a_site_says_who_its_author_is(
    site: Site, said: dict[str, str], author: dict[str, str]
) -> None:
    site.configure(f"{CONF}\nbeliefs_structured_data = {said!r}")
    site.write("topics/rents", MARKDOWN)
    assert site.build().warnings == []
    data = data_of(site)
    assert data is not None
    assert author.items() <= data["author"].items()


def test_a_site_without_an_author_names_none(site: Site) -> None:
    site.configure(CONF.replace('author = "Ann Example"', ""))
    site.write("topics/rents", MARKDOWN)
    site.build()
    assert "author" not in json.dumps(data_of(site)).replace("The author's", "")


@pytest.mark.parametrize("value", ["yes", 1, {"author": 1}, ["Ann"]])
def test_a_value_that_says_nothing_is_reported_and_ignored(site: Site, value: object) -> None:
    site.configure(f"beliefs_structured_data = {value!r}")
    site.write("topics/rents", MARKDOWN)
    site.build()
    [problem] = [one for one in site.ours() if one.type == "beliefs.config"]
    assert problem.text.startswith("beliefs_structured_data cannot be ")
    assert problem.text.endswith("Write True, or a mapping with author, type and url.")
    assert data_of(site) is None


@pytest.mark.parametrize(
    ("said", "author", "told"),
    [
        (
            {"autor": "x", "url": "https://b.example"},
            {"name": "Ann Example", "url": "https://b.example"},
            "there is no key 'autor'; did you mean author?",
        ),
        (
            {"homepage": "x", "author": "B"},
            {"name": "B"},
            "there is no key 'homepage'; the keys are author, type, url",
        ),
        (
            {"type": "Dog", "author": "B"},
            {"name": "B", "@type": "Person"},
            "type cannot be 'Dog'; write one of Person, Organization",
        ),
        (
            {"type": "Organization", "url": "nourl"},
            {"name": "Ann Example", "@type": "Organization"},
            "url cannot be 'nourl'; write an address with https://",
        ),
        (
            {"url": "javascript:alert(1)"},
            {"name": "Ann Example", "@type": "Person"},
            "url cannot be 'javascript:alert(1)'; write an address with https://",
        ),
    ],
)
def test_of_an_author_what_can_be_used_is_used(
    site: Site, said: dict[str, str], author: dict[str, str], told: str
) -> None:
    lines = "".join(f"    {key!r}: {value!r},\n" for key, value in said.items())
    site.configure(f"{CONF}\nbeliefs_structured_data = {{\n{lines}}}\n")
    site.write("topics/rents", MARKDOWN)
    (problem,) = site.build().warnings
    assert problem.text == f"beliefs_structured_data: {told}"
    assert (problem.file.endswith("conf.py"), problem.line is None) == (True, False)
    data = data_of(site)
    assert data is not None
    assert data["author"] == {"@type": "Person"} | author


def test_what_is_said_is_fresh(site: Site) -> None:
    """A log on another page, and a title and a credence that a claim quotes."""
    site.configure(CONF)
    text = MARKDOWN.replace("Rents rise.", "Rents rise by {credence}`far`, see {belief}`far`.")
    text = text.replace(":normative:", ":name: kept\n:credence: 20%")
    site.write("topics/rents", text)
    log = ":::{credence-log} kept\n2025-01 10%\n2025-02 20%\n:::\n"
    site.write(
        "far", f"# Far\n\n:::{{belief}} A far claim\n:name: far\n:credence: 10%\n:::\n\n{log}"
    )
    site.build()
    edit(site, "far", "10%\n:::", "15%\n:::")
    edit(site, "far", "A far claim", "Another claim")
    edit(site, "far", "2025-02 20%", "2025-03 20%")
    assert_fresh(site)
    data = data_of(site)
    assert data is not None
    rise, kept, _done = data["hasPart"]
    assert rise["text"] == "Rents rise by 15%, see Another claim."
    assert (kept["dateCreated"], kept["dateModified"]) == ("2025-01", "2025-03")


def test_it_is_said_in_the_language_of_the_site(site: Site) -> None:
    site.configure(f"{CONF}\nlanguage = 'de'")
    site.write("topics/rents", MARKDOWN)
    site.build()
    data = data_of(site)
    assert data is not None
    assert data["inLanguage"] == "de"
    assert data["hasPart"][1]["creativeWorkStatus"] == "Eingetreten"


MANUAL = (Path(__file__).parents[2] / "docs/manual/structured-data.md").read_text(encoding="utf-8")


def test_the_manual_shows_a_belief_as_it_is_and_names_all_terms(site: Site) -> None:
    example = MANUAL.partition("```json\n")[2].partition("```")[0]
    site.configure(CONF.replace("a.example/b", "ann.example/notes"))
    belief = (
        "::::{belief} Rents in the city will rise more slowly than wages until 2030.\n"
        ":name: rents-2030\n:credence: ~65%\n:since: 2025-03\n\n"
        ":::{credence-log}\n2026-05-01 ~65% Now.\n:::\n::::\n"
    )
    site.write("topics/rents", f"---\ntopic:\n  region: tech\n---\n\n# Rents\n\n{belief}")
    site.build()
    data = data_of(site)
    assert data is not None
    assert data["hasPart"] == [json.loads(example)]
    named = [term for term in (*TERMS, *ABOVE) if f"`{term}`" in MANUAL or f'"{term}"' in MANUAL]
    assert sorted(named) == sorted((*TERMS, *ABOVE))
