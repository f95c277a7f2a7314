"""Topics with a blank and a finished belief: what readers and the author are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

PART = """---
topic:
  region: tech
  status: exploring
  tagline: Half of it.
  {more}
---
# Part

:::{{belief}} Finished
:name: finished
:credence: 70%

<why>
:::

:::{{belief}} Without a number
:credence: ~XX%
:::

:::{{belief}} Also ~XX%
:credence: ~XX%
:::
"""

STUB = "---\ntopic:\n  region: tech\n---\n# Nothing yet\n\n<why>\n"
WHOLE = "---\ntopic:\n  region: tech\n---\n# Whole\n\n:::{belief} All of it\n:credence: 5%\n:::\n"

LISTS = """# Lists

:::{belief-index}
:::

:::{stub-index}
:::

:::{topic-index}
:::

:::{topic-index}
:format: cards
:::

:::{topic-index}
:format: table
:columns: title, left
:::

:::{belief-graph}
:of: topics
:::

{beliefs-count}`written topics` of {beliefs-count}`topics`, {beliefs-count}`unfinished topics`,
{beliefs-count}`stubs`.
"""


def lines(site: Site, name: str, selector: str) -> list[str]:
    return [words(tag) for tag in site.body(name).select(selector)]


@pytest.mark.parametrize("more", ["order: 1", "tags: [x]"])
def test_an_unfinished_topic_says_what_is_left_in_a_quiet_line(site: Site, more: str) -> None:
    site.write("part", PART.format(more=more))
    site.build()
    assert site.warnings == []
    assert not site.body("part").select(".beliefs-stub-notice")
    header = site.body("part").select_one(".beliefs-header")
    assert words(header).endswith("Still to write: 3 credences, 1 why")


def test_a_header_with_nothing_else_in_it_has_the_line(site: Site) -> None:
    site.write("part", "---\ntopic: {}\n---\n# P\n\n:::{belief} A\n:credence: 5%\n\n<why>\n:::\n")
    site.build()
    assert lines(site, "part", ".beliefs-header") == ["Still to write: 1 why"]
    assert words(site.body("part")).startswith("P Still to write: 1 why A")


def test_an_unfinished_topic_in_restructuredtext(site: Site) -> None:
    site.write(
        "part.rst",
        "Part\n====\n\n.. topic-meta::\n\n.. belief:: Finished\n   :credence: 70%\n\n   <why>\n\n"
        ".. belief:: <claim>\n   :credence: 60%\n",
    )
    site.write("all", "# All\n\n:::{belief-index}\n:columns: claim\n:::\n")
    site.build()
    assert lines(site, "part", ".beliefs-header") == ["Still to write: 1 why, 1 other blank"]
    assert lines(site, "all", ".beliefs-claim-cell") == ["Finished"]


def test_what_stub_says_still_decides(site: Site) -> None:
    site.write("yes", PART.format(more="stub: true"))
    site.write("no", PART.format(more="stub: false").replace(":name: finished\n", ""))
    site.build()
    assert site.body("yes").select(".beliefs-stub-notice")
    assert "Still to write" not in site.text("no")
    assert {warned.type for warned in site.warnings} == {"beliefs.placeholder"}


@pytest.fixture
def lists(site: Site) -> Site:
    site.write("part", PART.format(more="related: [whole, nothing]"))
    site.write("whole", WHOLE + "\n:::{related-topics}\n:::\n")
    site.write("nothing", STUB)
    site.write("lists", LISTS)
    return site


def test_lists_say_unfinished_in_words(lists: Site) -> None:
    lists.build()
    assert lists.warnings == []
    claims = lines(lists, "lists", ".beliefs-belief-index .beliefs-claim-cell")
    assert claims == ["Finished", "All of it"]
    assert lines(lists, "lists", "ul.beliefs-stubs > li") == [
        "Nothing yet — 1 why",
        "Part — 3 credences, 1 why · unfinished",
    ]
    assert lines(lists, "lists", "ul.beliefs-topics > li") == [
        "Whole",
        "Part · Exploring · unfinished",
        "Nothing yet · stub",
    ]
    assert lines(lists, "lists", ".beliefs-card") == [
        "Whole",
        "Part Exploring · unfinished",
        "Nothing yet",
    ]
    cells = [words(row) for row in lists.body("lists").select(".beliefs-topic-index tr")]
    assert cells[2:] == [
        "Whole —",
        "Part · unfinished 3 credences, 1 why",
        "Nothing yet 1 why",
    ]
    assert "Part · Technical Safety · unfinished" in lists.text("lists")
    assert "1 of 3 written" in lists.text("lists")
    assert lists.text("lists").endswith("1 of 3, 1, 1.")
    assert lines(lists, "whole", ".beliefs-topics > li") == [
        "Part · Technical Safety · Exploring · unfinished Half of it."
    ]


def test_the_generated_pages_say_it_too(lists: Site) -> None:
    lists.build()
    assert lines(lists, "beliefs-stubs", "li") == [
        "Nothing yet — 1 why",
        "Part — 3 credences, 1 why · unfinished",
    ]
    topics = lines(lists, "beliefs-topics", "li")
    assert topics[1:] == ["Part · Exploring · unfinished Half of it.", "Nothing yet · stub"]
    claims = lines(lists, "beliefs-all", ".beliefs-claim-cell")
    assert sorted(claims) == ["All of it", "Finished"]


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml", "man"])
def test_every_builder_says_it(lists: Site, builder: str) -> None:
    lists.build(builder)
    assert lists.ours() == []
    suffixes = {"text": "txt", "latex": "tex", "epub": "xhtml", "singlehtml": "html", "man": "1"}
    paths = sorted(lists.outdir.rglob(f"*.{suffixes[builder]}"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    assert "Still to write: 3 credences, 1 why" in " ".join(text.split())
    assert "unfinished" in text


def test_a_belief_that_gets_its_number_is_in_every_index_after_the_next_build(lists: Site) -> None:
    lists.build()
    path = lists.root / "part.md"
    page = path.read_text(encoding="utf-8")
    path.write_text(page.replace(":credence: ~XX%", ":credence: 20%", 1), encoding="utf-8")
    lists.build()
    claims = lines(lists, "lists", ".beliefs-belief-index .beliefs-claim-cell")
    assert claims == ["Finished", "Without a number", "All of it"]
    assert "Part — 2 credences, 1 why · unfinished" in lists.text("lists")
    page = page.replace("<why>", "Because.").replace("~XX%", "20%")
    path.write_text(page, encoding="utf-8")
    lists.build()
    assert lines(lists, "lists", "ul.beliefs-stubs > li") == ["Nothing yet — 1 why"]
    assert "2 of 3 written" in lists.text("lists")


# -- the line in the log -------------------------------------------------------------


@pytest.mark.parametrize(
    ("pages", "line"),
    [
        ({"plain": "# Plain\n\n<why>\n"}, ""),
        ({"whole": WHOLE}, "beliefs: all topics are written"),
        ({"a": STUB}, "beliefs: 1 topic is a stub"),
        ({"a": STUB, "b": STUB}, "beliefs: 2 topics are stubs"),
        ({"a": PART.format(more="")}, "beliefs: 1 topic is unfinished"),
        (
            {"a": PART.format(more=""), "b": PART.format(more="").replace("finished", "b")},
            "beliefs: 2 topics are unfinished",
        ),
        ({"a": STUB, "b": PART.format(more="")}, "beliefs: 1 topic is a stub, 1 unfinished"),
        (
            {"a": STUB, "b": STUB, "c": PART.format(more=""), "d": WHOLE},
            "beliefs: 2 topics are stubs, 1 unfinished",
        ),
    ],
)
def test_the_build_says_how_far_the_topics_are(
    site: Site, pages: dict[str, str], line: str
) -> None:
    for name, text in pages.items():
        site.write(name, text)
    site.build()
    assert site.warnings == []
    found = [told for told in site.log.splitlines() if told.startswith("beliefs: ")]
    assert found == [line] * bool(line)


def test_a_build_that_reads_nothing_says_nothing(site: Site) -> None:
    site.write("stub", STUB)
    site.build(parallel=2)
    assert "beliefs: 1 topic is a stub" in site.log
    site.build()
    assert "topic" not in site.log


def test_a_belief_that_is_there_only_under_a_condition_finishes_nothing(site: Site) -> None:
    site.write(
        "page",
        "---\ntopic: {}\n---\n# Page\n\n<why>\n\n"
        "::::{only} draft\n:::{belief} Draft\n:credence: 70%\n:::\n::::\n",
    )
    site.build()
    assert site.warnings == []
    assert site.body("page").select(".beliefs-stub-notice")
