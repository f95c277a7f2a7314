"""``beliefs.json`` beside the pages: what it says of a site, and when it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from test_fresh import edit

from sphinx_beliefs.exporting.export_reader import read_export

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

ON = "beliefs_export = True\n"

TOPIC = """\
---
topic:
  region: tech
  status: exploring
  tagline: What models *do* inside.
  last_reviewed: 2026-05-01
  review_in: 6 months
  related: [gov, nowhere]
  tags: [deployment, evals]
---
# Interp

:::::{belief} Batteries *cover* the peak, says {belief}`second`
:name: first
:credence: ~70%
:since: 2026-05
:resolve-by: 2030
:criteria: The regulator says so.
:source: manifold:AbC https://manifold.markets/me/peak
:tags: storage

Permits are [granted](https://example.org/p), at {credence}`second`.

- cheap `cells`
- fast ones

```python
def f():
    return 1
```

::::{only} html
Only in HTML.
::::

::::{only} latex
Only in print.
::::

:::{credence-log}
- 2026-06-01: ~70% -- more of {belief}`second`
- 2026-05: 60% -- at first
:::
:::::

:::{belief} Three should be done
:normative:
:::

:::{uncertainty} Does it scale?
:beliefs: first, unknown
:if-yes: It pays.

It decides.
:::

:::{update-trigger} A better cell
:raises: first
:lowers: second
:strength: strongly
:fired: 2026-02-03

It would show it.
:::

:::{update-trigger} Evidence of some kind
:direction: up
:::

:::{reading} A paper
:date: forthcoming
:url: https://example.org/z
:authors: A, B
:venue: Journal
:beliefs: first

What I took.
:::
"""

GOV = """\
# Gov

:::{belief} Second
:name: second
:credence: 3:1
:::

:::{belief} An older one
:name: second
:credence: 60-80%
:superseded-by: first
:resolved: 2026-01
:::
"""

STUB = "---\ntopic:\n  order: 2\n---\n# Stub\n\n:::{belief} Open\n:credence: ~XX%\n\n<why>\n:::\n"

ESSAY = "---\ntags: [interp]\ndate: 2026-01-01\n---\n# Essay\n\nText.\n"


@pytest.fixture
def exported(site: Site) -> Site:
    """A site that is exported."""
    site.configure(ON)
    site.write("interp", TOPIC)
    site.write("gov", GOV)
    site.write("stub", STUB)
    site.write("essay", ESSAY)
    return site


def found(site: Site) -> dict[str, Any]:
    """What the file says."""
    data: dict[str, Any] = json.loads((site.outdir / "beliefs.json").read_bytes())
    return data


def test_it_says_what_the_site_is(exported: Site) -> None:
    exported.configure(ON + "author = 'A. Author'\nhtml_baseurl = 'https://example.org/x'\n")
    data = found(exported.build())
    assert data["format"] == "sphinx-beliefs"
    assert data["format_version"].startswith("1.")
    assert data["producer"]["name"] == "sphinx-beliefs"
    assert data["producer"]["version"]
    site = data["site"]
    assert (site["title"], site["author"]) == ("The atlas", "A. Author")
    assert (site["base_url"], site["language"]) == ("https://example.org/x/", "en")
    assert [region["title"] for region in site["regions"]] == ["Technical Safety", "Governance"]
    assert site["statuses"][0] == {"slug": "exploring", "label": "Exploring"}


def test_it_has_all_topics_and_the_pages_with_items(exported: Site) -> None:
    data = found(exported.build())
    interp, stub = data["topics"]
    assert interp == {
        "id": "interp",
        "title": "Interp",
        "url": "interp.html",
        "state": "written",
        "region": "tech",
        "status": "exploring",
        "tagline": "What models do inside.",
        "last_reviewed": {
            "written": "2026-05-01",
            "precision": "day",
            "first": "2026-05-01",
            "last": "2026-05-01",
        },
        "last_substantive_update": None,
        "review_in": "6 months",
        "review_due": "2026-11-01",
        "order": None,
        "related": ["gov", "nowhere"],
        "tags": ["deployment", "evals"],
        "blanks": [],
    }
    assert (stub["state"], stub["order"]) == ("stub", 2)
    assert stub["blanks"] == [{"kind": "credence", "count": 1}, {"kind": "why", "count": 1}]
    essay, gov = data["pages"]
    assert (essay["id"], essay["is_writing"], essay["tags"]) == ("essay", True, ["interp"])
    assert essay["date"]["written"] == "2026-01-01"
    assert (gov["id"], gov["title"], gov["is_writing"]) == ("gov", "Gov", False)


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("90 days", "90 days"),
        ("2 weeks", "14 days"),
        ("18 months", "18 months"),
        ("1 year", "1 year"),
    ],
)
def test_a_span_of_time_is_as_an_author_may_write_it(site: Site, written: str, given: str) -> None:
    site.configure(ON)
    site.write("page", f"---\ntopic:\n  review_in: {written}\n---\n# Page\n")
    assert found(site.build())["topics"][0]["review_in"] == given


def test_it_has_the_facts_of_each_belief(exported: Site) -> None:
    second, older, first, normative, blank = found(exported.build())["beliefs"]
    assert (first["id"], first["name"], first["page"]) == ("first", "first", "interp")
    assert first["title"] == "Batteries cover the peak, says Second"
    assert first["url"] == f"interp.html#{first['anchor']}"
    assert first["credence"] == {
        "written": "~70%",
        "kind": "point",
        "low": 70.0,
        "high": 70.0,
        "middle": 70.0,
        "is_approximate": True,
    }
    assert (first["since"]["precision"], first["since"]["last"]) == ("month", "2026-05-31")
    assert first["resolve_by"]["last"] == "2030-12-31"
    assert first["criteria"] == "The regulator says so."
    assert (first["source"], first["source_url"]) == (
        "manifold:AbC",
        "https://manifold.markets/me/peak",
    )
    assert (first["resolution"], first["resolved"], first["tags"]) == (None, None, ["storage"])
    assert second["credence"]["middle"] == 75
    assert (older["credence"]["low"], older["credence"]["middle"]) == (60, 70)
    assert older["resolution"] == "superseded"
    assert (older["superseded_by"], older["resolved"]["written"]) == ("first", "2026-01")
    assert (normative["is_normative"], normative["credence"]) == (True, None)
    assert (blank["state"], blank["credence"]["kind"]) == ("stub", "blank")
    assert blank["credence"]["low"] is None


def test_an_id_is_a_name_or_a_place(exported: Site) -> None:
    second, older, *_others = found(exported.build())["beliefs"]
    assert (second["id"], second["name"]) == ("second", "second")
    assert older["name"] == "second"
    assert older["id"] == f"gov#{older['anchor']}"


def test_it_has_histories_the_oldest_first(exported: Site) -> None:
    beliefs = found(exported.build())["beliefs"]
    (history,) = [belief["history"] for belief in beliefs if belief["history"]]
    assert [entry["date"]["written"] for entry in history] == ["2026-05", "2026-06-01"]
    assert [entry["credence"]["low"] for entry in history] == [60, 70]
    assert [entry["reason"] for entry in history] == ["at first", "more of Second"]


def test_it_has_what_stands_below_the_titles(exported: Site) -> None:
    data = found(exported.build())
    first = next(belief for belief in data["beliefs"] if belief["id"] == "first")
    assert first["text"] == [
        "Permits are granted (https://example.org/p), at 3:1.",
        "- cheap cells",
        "- fast ones",
        "def f():\n    return 1",
        "Only in HTML.",
    ]
    assert data["uncertainties"][0]["text"] == ["It decides."]
    assert data["update_triggers"][0]["text"] == ["It would show it."]
    assert data["readings"][0]["text"] == ["What I took."]


def test_it_has_what_bears_on_what(exported: Site) -> None:
    data = found(exported.build())
    (uncertainty,) = data["uncertainties"]
    assert uncertainty["beliefs"] == ["first", "unknown"]
    assert (uncertainty["if_yes"], uncertainty["if_no"]) == ("It pays.", None)
    trigger, alone = data["update_triggers"]
    assert trigger["moves"] == [
        {"belief": "first", "direction": "up"},
        {"belief": "second", "direction": "down"},
    ]
    assert (trigger["strength"], trigger["direction"]) == ("strongly", None)
    assert trigger["fired"]["first"] == "2026-02-03"
    assert (alone["moves"], alone["direction"]) == ([], "up")
    (reading,) = data["readings"]
    assert (reading["link"], reading["beliefs"]) == ("https://example.org/z", ["first"])
    assert (reading["date"]["precision"], reading["date"]["first"]) == ("forthcoming", None)
    assert (reading["authors"], reading["venue"]) == ("A, B", "Journal")


def test_both_languages_say_the_same(exported: Site) -> None:
    before = found(exported.build())["beliefs"]
    (exported.root / "gov.md").unlink()
    rst = """\
Gov
===

.. belief:: Second
   :name: second
   :credence: 3:1

.. belief:: An older one
   :name: second
   :credence: 60-80%
   :superseded-by: first
   :resolved: 2026-01
"""
    (exported.root / "gov.rst").write_text(rst)
    assert found(exported.build())["beliefs"] == before


def test_lists_say_the_same_as_directives(site: Site) -> None:
    site.configure(ON)
    site.write("one", "# One\n\n:::{belief} A claim\n:credence: ~70%\n\nBecause of it.\n:::\n")
    directive = found(site.build())["beliefs"]
    site.write("one", "# One\n\n:::{beliefs}\n- **A claim** ~70% — Because of it.\n:::\n")
    assert found(site.build())["beliefs"] == directive


BLOCKS = {
    "Why it *matters*.": ["Why it matters."],
    "One\ntwo.\n\nThree.": ["One two.", "Three."],
    "1. a\n2. b\n\n   c": ["1. a", "2. b", "c"],
    "> Quoted [words](https://example.org).": ["Quoted words (https://example.org)."],
    "<https://example.org/x>": ["https://example.org/x"],
    "[x](https://example.org/x)": ["x (https://example.org/x)"],
    "[Ask](mailto:me@example.org) <me@example.org>.": ["Ask (me@example.org) me@example.org."],
    "Seen[^1].\n\n[^1]: There.": ["Seen."],
    "$$\na + b\n$$": ["a + b"],
    "| a | b |\n|---|---|\n| 1 | 2 |": ["a | b", "1 | 2"],
    "% a comment\n\nText.": ["Text."],
    "::::{note}\nMind it.\n::::": ["Mind it."],
    "```{belief-index}\n```": [],
    "[a page](essay.md) and {doc}`essay`": ["a page and essay"],
}


@pytest.mark.parametrize("block", BLOCKS)
def test_a_text_is_plain_paragraphs(site: Site, block: str) -> None:
    site.configure(ON + "myst_enable_extensions.append('dollarmath')\n")
    site.write("essay", ESSAY)
    site.write("page", f"# Page\n\n:::::{{uncertainty}} A question\n\n{block}\n:::::\n")
    (item,) = found(site.build())["uncertainties"]
    assert item["text"] == BLOCKS[block]


def test_a_text_in_another_language_has_no_label_of_ours(site: Site) -> None:
    site.configure(ON + "language = 'de'\n")
    site.write("page", "# Page\n\n:::{uncertainty} Wie?\n\nDarum.\n:::\n")
    (item,) = found(site.build())["uncertainties"]
    assert item["text"] == ["Darum."]


def test_it_has_what_changed_the_authors_mind(exported: Site) -> None:
    changes = found(exported.build())["changes"]
    moved = changes[0]
    assert (moved["belief"], moved["kind"]) == ("first", "moved")
    assert (moved["before"]["written"], moved["after"]["written"]) == ("60%", "~70%")
    assert (moved["reason"], moved["date"]["written"]) == ("more of Second", "2026-06-01")
    new, over = changes[1:]
    assert (new["belief"], new["kind"], new["before"]) == ("first", "new", None)
    assert (over["kind"], over["after"]) == ("superseded", None)
    assert over["belief"].startswith("gov#")


# -- where it is written --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("builder", "page", "item"),
    [
        ("html", "gov.html", "gov.html#beliefs-second"),
        ("dirhtml", "gov/", "gov/#beliefs-second"),
        ("singlehtml", "index.html#document-gov", "index.html#beliefs-second"),
    ],
)
def test_addresses_are_those_of_the_builder(
    exported: Site, builder: str, page: str, item: str
) -> None:
    exported.configure(f"{ON}html_baseurl = 'https://example.org/x/'\n")
    data = found(exported.build(builder))
    assert data["pages"][1]["url"] == f"https://example.org/x/{page}"
    assert data["beliefs"][0]["url"] == f"https://example.org/x/{item}"
    exported.configure(ON)
    assert found(exported.build(builder))["pages"][1]["url"] == page


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_each_address_leads_to_its_item(exported: Site, builder: str) -> None:
    for item in found(exported.build(builder))["beliefs"]:
        file, _sign, anchor = item["url"].partition("#")
        path = exported.outdir / file
        text = (path / "index.html" if path.is_dir() else path).read_text("utf-8")
        assert f'id="{anchor}"' in text


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_other_builders_write_none(exported: Site, builder: str) -> None:
    exported.build(builder)
    assert not (exported.outdir / "beliefs.json").exists()


def test_a_site_that_does_not_ask_has_none(exported: Site) -> None:
    exported.configure()
    exported.build()
    assert not (exported.outdir / "beliefs.json").exists()


def test_a_wrong_value_is_a_warning(exported: Site) -> None:
    exported.configure("beliefs_export = 'yes'\n")
    exported.build()
    (warned,) = [each for each in exported.warnings if each.type == "beliefs.config"]
    assert "beliefs_export" in warned.text
    assert not (exported.outdir / "beliefs.json").exists()


# -- the same for the same site -------------------------------------------------------------------


def as_bytes(site: Site) -> bytes:
    return (site.outdir / "beliefs.json").read_bytes()


def test_builds_in_processes_give_the_same(exported: Site) -> None:
    alone = as_bytes(exported.build(folder="_alone"))
    assert as_bytes(exported.build(folder="_parallel", parallel=3)) == alone


def test_it_does_not_depend_on_the_day(exported: Site) -> None:
    exported.configure(f"{ON}beliefs_today = '2026-06-01'\n")
    before = as_bytes(exported.build())
    exported.configure(f"{ON}beliefs_today = '2033-06-01'\n")
    assert as_bytes(exported.build(folder="_later")) == before


EDITS: dict[str, Callable[[Site], object]] = {
    "a credence": lambda site: edit(site, "gov", "3:1", "4:1"),
    "a why": lambda site: edit(site, "interp", "fast ones", "slow ones"),
    "a quoted title": lambda site: edit(site, "gov", "Second", "Another"),
    "a reason": lambda site: edit(site, "interp", "at first", "at the beginning"),
    "a name": lambda site: edit(site, "gov", ":name: second", ":name: other"),
    "a tag": lambda site: edit(site, "interp", "storage", "cells"),
    "a page more": lambda site: site.write("more", STUB),
    "a page gone": lambda site: (site.root / "gov.md").unlink(),
    "another author": lambda site: site.configure(f"{ON}author = 'B'\n"),
    "another address": lambda site: site.configure(f"{ON}html_baseurl = 'https://b.org'\n"),
    "another region": lambda site: site.configure(f"{ON}beliefs_regions = {{'tech': 'T'}}\n"),
    "another title": lambda site: site.configure(f"{ON}project = 'C'\n"),
    "another language": lambda site: site.configure(f"{ON}language = 'de'\n"),
    "another condition": lambda site: edit(site, "interp", "{only} latex", "{only} html"),
}


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_it_is_what_a_clean_build_writes(exported: Site, name: str) -> None:
    before = as_bytes(exported.build())
    EDITS[name](exported)
    after = as_bytes(exported.build())
    assert after != before
    assert as_bytes(exported.build(folder="_clean")) == after


def test_other_tags_show_what_stands_under_them(exported: Site) -> None:
    edit(exported, "interp", "{only} latex", "{only} draft")
    assert b"Only in print." not in as_bytes(exported.build())
    assert b"Only in print." in as_bytes(exported.build(tags=["draft"]))
    assert b"Only in print." not in as_bytes(exported.build())


def test_an_option_turned_on_later_finds_what_was_read_before(exported: Site) -> None:
    exported.configure()
    exported.build()
    exported.configure(ON)
    assert b"It decides." in as_bytes(exported.build())


# -- bad input ------------------------------------------------------------------------------------


def test_what_nobody_can_read_is_given_as_written(site: Site) -> None:
    site.configure(ON)
    site.write(
        "page",
        "---\ntopic:\n  last_reviewed: soon\n---\n# Page\n\n"
        ":::{belief} <b onclick='x'>Bold</b> \u202e & so\n:credence: rather\n:since: then\n:::\n",
    )
    data = found(site.build())
    assert data["topics"][0]["last_reviewed"]["precision"] == "unreadable"
    (belief,) = data["beliefs"]
    assert (belief["credence"]["kind"], belief["credence"]["written"]) == ("unreadable", "rather")
    assert belief["credence"]["low"] is None
    assert belief["since"]["written"] == "then"


def test_half_a_character_does_not_stop_it(site: Site) -> None:
    site.configure(ON + r"author = 'half \ud800 of one'" + "\n")
    site.write("page", '---\ntopic:\n  tags: ["\\ud800x"]\n---\n# Page\n\nText.\n')
    site.build()
    assert found(site)["site"]["author"] == "half ? of one"


def test_a_site_without_anything_is_an_empty_file(site: Site) -> None:
    site.configure(ON)
    data = found(site.build())
    assert data["topics"] == data["beliefs"] == data["pages"] == []


def test_what_is_written_can_be_read(exported: Site) -> None:
    exported.build()
    read = read_export(as_bytes(exported))
    assert [belief.id for belief in read.beliefs][2] == "first"
    assert read.readings[0].link == "https://example.org/z"
