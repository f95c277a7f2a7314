"""What stands under a condition that does not hold is nowhere, whatever was built before."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import sphinx
from conftest import inventory, words
from test_fresh import assert_fresh

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

#: A page with something of every kind under a condition.
DRAFTS = """\
---
topic:
  region: gov
  status: exploring
---
# Law

:::{belief} A public claim
:name: public
:credence: 70%

Because of {belief}`public`.
:::

::::{only} draft

:::{belief} A secret claim
:name: secret
:credence: 90%

Because of {belief}`public`.
:::

:::{uncertainty} A secret question?
:beliefs: public
:name: asked

It matters.
:::

:::{update-trigger} A secret sign
:beliefs: public, secret
:direction: up

It would show.
:::

:::{reading} A secret book
:date: 2026-05
:beliefs: public

Worth it.
:::

::::
"""

VIEWS = """\
# Views

There are {beliefs-count}`beliefs` and {beliefs-count}`readings`.

:::{belief-index}
:::

:::{uncertainty-index}
:::

:::{update-trigger-index}
:format: list
:::

:::{reading-index}
:format: cards
:::

:::{belief-graph}
:of: beliefs
:::
"""

RST_DRAFTS = """\
Law
===

.. topic-meta::
   :region: gov

.. belief:: A public claim
   :name: public
   :credence: 70%

.. only:: html

   .. note::

      .. only:: draft

         .. belief:: A secret claim
            :name: secret
            :credence: 90%

            Because of :belief:`public`.

   .. only:: draft

{heading}      .. uncertainty:: A secret question?
         :name: asked
         :beliefs: public

      .. update-trigger:: A secret sign
         :beliefs: public
         :direction: up

      .. reading:: A secret book
         :date: 2026-05
         :beliefs: public
""".format(
    # Sphinx 8 raises on headings below two conditions, with or without this extension.
    heading="" if sphinx.version_info < (9,) else "      A title\n      -------\n\n"
)


def everything(site: Site) -> str:
    """All that a reader, a search and another project get of a site."""
    pages = [path.read_text(encoding="utf-8") for path in sorted(site.outdir.rglob("*.html"))]
    search = (site.outdir / "searchindex.js").read_text(encoding="utf-8")
    # Sphinx keeps words that are on no page any more, each with the empty list of its pages.
    search = re.sub(r'"[^"]*":\[\]', "", search)
    return "\n".join([*pages, search, *inventory(site.outdir / "objects.inv")])


@pytest.mark.parametrize(("name", "source"), [("law.md", DRAFTS), ("law.rst", RST_DRAFTS)])
def test_a_draft_is_nowhere_until_its_tag_is_given(site: Site, name: str, source: str) -> None:
    site.write(name, source)
    site.write("views", VIEWS)
    site.build()
    assert site.warnings == []
    assert "public" in everything(site)
    assert "secret" not in everything(site).lower()
    assert "asked" not in everything(site)
    assert "There are 1 and 0." in site.text("views")

    site.build(tags=["draft"])
    assert site.warnings == []
    assert "There are 2 and 1." in site.text("views")
    for title in ("A secret claim", "A secret question?", "A secret sign", "A secret book"):
        assert title in site.text("views")
        assert title in site.text("law")
    assert "Would raise it: A secret sign" in site.text("law")
    assert "A secret claim" in site.text("beliefs-all")
    assert any(line.startswith("secret beliefs:belief") for line in inventory_of(site))

    site.build()
    assert site.warnings == []
    assert "secret" not in everything(site).lower()


def inventory_of(site: Site) -> list[str]:
    return inventory(site.outdir / "objects.inv")


def test_pages_are_as_after_a_clean_build_whatever_tags_came_before(site: Site) -> None:
    site.write("law", DRAFTS)
    site.write("views", VIEWS)
    for builder in ("html", "text", "html"):
        site.build(builder, tags=["draft"])
    assert_fresh(site)


def test_a_page_is_read_once_for_builders_under_whose_conditions_it_differs(site: Site) -> None:
    site.write(
        "law",
        "# Law\n\n"
        ":::::{only} html\n\n::::{belief} Seen on screens\n:name: medium\n:credence: 70%\n\n"
        "Because.\n::::\n\n:::::\n\n"
        ":::::{only} text\n\n::::{belief} Read in plain text\n:name: medium\n:credence: 30%\n\n"
        "Because.\n::::\n\n:::::\n",
    )
    site.write("views", "# Views\n\n:::{belief-index}\n:::\n\nNow {credence}`medium`.\n")
    site.build()
    assert site.warnings == []
    assert "Seen on screens" in site.text("views")
    assert "Now 70%" in site.text("views")
    site.build("text")
    assert site.warnings == []
    text = (site.outdir / "views.txt").read_text()
    assert "Read in plain text" in text
    assert "Seen on screens" not in text
    assert "Now *30%*." in text
    site.build()
    assert "Now 70%" in site.text("views")
    assert "Read in plain text" not in everything(site)


@pytest.mark.parametrize("builder", ["text", "dirhtml", "latex"])
def test_other_tags_alone_bring_pages_up_to_date(site: Site, builder: str) -> None:
    site.write("law", DRAFTS)
    site.write("views", VIEWS)

    def written() -> str:
        site.build(builder)
        files = [
            path for path in site.outdir.rglob("*") if path.suffix in {".txt", ".html", ".tex"}
        ]
        return "\n".join(path.read_text() for path in sorted(files))

    assert "A secret claim" not in written()
    site.build(builder, tags=["draft"])
    files = [path for path in site.outdir.rglob("*") if path.suffix in {".txt", ".html", ".tex"}]
    assert any("A secret claim" in path.read_text() for path in files)
    assert "A secret claim" not in written()


def test_a_reference_to_what_is_hidden_says_under_which_condition_it_stands(site: Site) -> None:
    site.write("law", DRAFTS)
    site.write(
        "prose",
        "# Prose\n\nSee {belief}`secret`.\n\nOr {credence}`secret`.\n\n"
        ":::{reading} A book\n:date: 2026\n:beliefs: secret\n:::\n",
    )
    site.build()
    found = [(w.line, w.type) for w in site.warnings]
    assert found == [(line, "beliefs.unknown_name") for line in (3, 5, 9)]
    assert all(
        "a condition that does not hold in this build: only draft" in w.text for w in site.warnings
    )
    site.build(tags=["draft"])
    assert site.warnings == []
    assert "See A secret claim." in site.text("prose")


def test_what_is_written_under_a_condition_that_does_not_hold_is_not_checked(site: Site) -> None:
    site.write(
        "law",
        "---\ntopic:\n  stub: false\n---\n# Law\n\n"
        ":::{belief} Open\n:name: open\n:credence: 70%\n:::\n\n"
        ":::::{only} draft\n\n"
        "See {belief}`nowhere`, {credence}`nothing`. {belief}`open` is 20% likely. <why>\n\n"
        "::::{belief-index}\n:tags: unknown\n::::\n\n"
        "::::{belief} Overdue\n:name: open\n:credence: 70%\n:resolve-by: 2020-01-01\n::::\n\n"
        "There are {beliefs-count}`beliefs tagged unknown`.\n\n"
        ":::::\n",
    )
    site.build()
    assert site.warnings == []
    assert site.text("law").count("Open") == 1
    site.write("law", (site.root / "law.md").read_text() + "\nMore.\n")
    site.build(tags=["draft"])
    assert {w.type for w in site.ours()} == {
        "beliefs.unknown_name",
        "beliefs.stale_number",
        "beliefs.unknown_tag",
        "beliefs.duplicate_name",
        "beliefs.resolve_by",
        "beliefs.placeholder",
    }


def test_a_page_that_names_a_belief_only_in_a_draft_is_not_said_to_cite_it(site: Site) -> None:
    site.write("law", ":::{belief} A claim\n:name: claim\n:credence: 70%\n:::\n")
    site.write("essay", "# An essay\n\n:::{only} draft\nSee {belief}`claim`.\n:::\n")
    site.write("other", "# Another\n\nSee {belief}`claim`.\n")
    site.build()
    assert "Another" in site.text("law")
    assert "An essay" not in site.text("law")
    site.build(tags=["draft"])
    assert "An essay" in site.text("law")


def test_a_log_under_a_condition_belongs_to_its_belief(site: Site) -> None:
    site.write(
        "law",
        "# Law\n\n:::::{belief} A claim\n:name: claim\n:credence: 70%\n\nBecause.\n\n"
        "::::{only} draft\n\n:::{credence-log}\n2020-01-01 30%\n2021-01-01 70%\n:::\n\n::::\n:::::\n",
    )
    site.write("views", "# Views\n\n:::{belief-index}\n:columns: claim, date\n:::\n")
    site.build()
    assert site.warnings == []
    assert "2021" not in site.text("views")
    assert "2021" not in site.text("law")
    site.build(tags=["draft"])
    assert site.warnings == []
    assert "2021" in site.text("views")
    assert "2021" in site.text("law")


def test_a_page_can_be_a_topic_under_a_condition(site: Site) -> None:
    site.write(
        "law.rst",
        ".. only:: draft\n\n   .. topic-meta::\n      :region: gov\n      :tagline: About law.\n\n"
        "Law\n===\n\n.. belief:: A claim\n   :name: claim\n   :credence: 70%\n",
    )
    site.write(
        "views",
        "# Views\n\n:::{topic-index}\n:columns: tagline\n:::\n\n:::{belief-index}\n:columns: claim, topic, region\n:::\n",
    )
    site.build()
    assert site.warnings == []
    assert "About law" not in site.text("law")
    assert "No topics here yet." in site.text("views")
    assert [words(cell) for cell in site.body("views").select("td")] == ["A claim", "Law", "—"]
    site.build(tags=["draft"])
    assert site.warnings == []
    assert "About law. Governance" in site.text("law")
    assert "About law" in site.text("views")
    assert [words(cell) for cell in site.body("views").select("td")] == [
        "A claim",
        "Law",
        "Governance",
    ]


def test_blanks_under_a_condition_make_no_stub(site: Site) -> None:
    body = ":::{belief} A claim\n:name: claim\n:credence: 70%\n:::\n\n"
    draft = ":::{only} draft\nTo come. <why>\n:::\n"
    site.write("law", f"---\ntopic:\n  region: gov\n---\n# Law\n\n{body}{draft}")
    for tags in ([], ["draft"]):
        site.build(tags=tags)
        assert site.warnings == []
        assert "stub" not in site.text("law")
        assert "A claim" in site.text("beliefs-all")


@pytest.mark.parametrize(("value", "is_there"), [("True", True), ("False", False)])
def test_conditions_of_ifconfig_count_as_well(site: Site, value: str, is_there: bool) -> None:
    site.configure(
        f'extensions.append("sphinx.ext.ifconfig")\nwith_drafts = {value}\n'
        'def setup(app):\n    app.add_config_value("with_drafts", False, "")\n'
    )
    drafts = DRAFTS.replace("{only} draft", "{ifconfig} with_drafts")
    site.write("law", drafts)
    site.write("views", VIEWS)
    site.build()
    assert site.warnings == []
    assert ("secret" in everything(site).lower()) is is_there
    assert ("There are 2 and 1." in site.text("views")) is is_there


def test_an_expression_that_cannot_be_read_hides_nothing(site: Site) -> None:
    site.write("law", DRAFTS.replace("{only} draft", "{only} draft and ("))
    site.write("views", VIEWS)
    site.build()
    assert all("only directive" in warned.text for warned in site.warnings)
    assert "There are 2 and 1." in site.text("views")


def test_many_processes_find_the_same(make_site: Callable[[str], Site]) -> None:
    found = []
    for parallel in (0, 2):
        site = make_site(f"site{parallel}")
        site.write("law", DRAFTS)
        site.write("views", VIEWS)
        for number in range(6):
            site.write(f"page{number}", f"# Page {number}\n\nProse.\n")
        site.build(parallel=parallel)
        assert site.warnings == []
        found.append((site.text("views"), site.text("law"), inventory_of(site)))
    assert found[0] == found[1]


def test_nothing_is_written_again_while_the_same_conditions_hold(site: Site) -> None:
    site.write("law", DRAFTS)
    site.write("views", VIEWS)
    site.build(tags=["draft"])
    before = {path: path.stat().st_mtime_ns for path in site.outdir.rglob("*.html")}
    site.build(tags=["draft"])
    written = [p for p in before if p.stat().st_mtime_ns != before[p]]
    assert [p.name for p in written if p.stem not in {"genindex", "search"}] == []
    lines = json.dumps(inventory_of(site))
    assert "secret" in lines


def test_a_site_of_drafts_alone_has_no_generated_pages_until_they_are_wanted(site: Site) -> None:
    site.write("law", DRAFTS[DRAFTS.index("::::{only}") :].join(["# Law\n\n", ""]))
    page = "beliefs-all.html"
    site.build()
    assert not (site.outdir / page).exists()
    site.build(tags=["draft"])
    assert "A secret claim" in site.text("beliefs-all")
    site.build()
    assert not (site.outdir / page).exists()
    assert not any("beliefs:belief" in line for line in inventory_of(site))


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "text", "man"])
def test_a_draft_is_in_no_output_of_any_builder(site: Site, builder: str) -> None:
    site.configure('man_pages = [("index", "atlas", "The atlas", [], 1)]\n')
    site.write("law", DRAFTS)
    site.write("views", VIEWS)

    def output() -> str:
        files = sorted(path for path in site.outdir.rglob("*") if path.is_file())
        texts = [f for f in files if f.suffix in {".html", ".xhtml", ".tex", ".txt", ".1", ".ncx"}]
        return "\n".join(path.read_text(encoding="utf-8") for path in texts)

    site.build(builder)
    assert "public claim" in output()
    assert "secret" not in output().lower()
    site.build(builder, tags=["draft"])
    assert "secret claim" in output()
    site.build(builder)
    assert "secret" not in output().lower()
    site.build("html")
    assert "secret" not in everything(site).lower()


def test_finished_beliefs_under_a_condition_make_no_unfinished_topic(site: Site) -> None:
    site.write(
        "law",
        "---\ntopic:\n  region: gov\n---\n# Law\n\n<why>\n\n"
        "::::{only} draft\n\n:::{belief} A claim\n:name: claim\n:credence: 70%\n:::\n\n::::\n",
    )
    for tags in ([], ["draft"]):
        site.build(tags=tags)
        assert site.warnings == []
        assert "This page is a stub." in site.text("law")
