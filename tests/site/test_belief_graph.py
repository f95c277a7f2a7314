"""A map is a picture where one can be drawn, and always a list that says the same."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import words
from test_fresh import assert_fresh, edit, written_again

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Site

TOPIC = """\
---
topic:
  region: gov
  related: [other]
---
# Law & order

:::{belief} A "claim" & more
:name: one
:credence: 70%
:::

:::{update-trigger} Evidence
:beliefs: one
:direction: up
:::

:::{uncertainty} Question?
:beliefs: one
:::
"""
GRAPHVIZ = "extensions.append('sphinx.ext.graphviz')\n"

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")


@pytest.fixture
def site(site: Site) -> Site:
    """Two topics, and a page with both kinds of map."""
    site.write("law", TOPIC)
    site.write("sub/other", "---\ntopic:\n  stub: true\n---\n# Other\n")
    site.write(
        "sub/page",
        "# Page\n\n:::{belief-graph}\n:caption: The topics\n:::\n\n"
        ":::{belief-graph}\n:of: beliefs\n:::\n",
    )
    return site


def test_without_graphviz_the_list_stands_alone(site: Site) -> None:
    site.configure("graphviz_dot = 'dot'\n")
    assert site.build().warnings == []
    lists = [words(tag) for tag in site.body("sub/page").select("ul.beliefs-map")]
    assert lists == [
        "Law & order · Governance Other Other · stub Law & order",
        "A “claim” & more · 70% Would raise it: Evidence Uncertain: Question?",
    ]
    assert not site.body("sub/page").select("svg, details")
    assert "digraph" not in site.text("sub/page")


@needs_dot
def test_with_graphviz_there_is_a_picture_whose_boxes_are_links(site: Site) -> None:
    site.configure(GRAPHVIZ)
    assert site.build().warnings == []
    topics, beliefs = site.body("sub/page").select(".beliefs-graph")
    assert topics["aria-label"] == "The topics"
    assert beliefs["aria-label"] == "Map of beliefs and what bears on them"
    [region] = topics.select(".beliefs-box-region")
    assert words(region) == "Governance"
    assert [a["href"] for a in topics.select("a")] == ["../law.html", "other.html"]
    assert [a["href"] for a in beliefs.select("a")] == [
        "../law.html#beliefs-one",
        "../law.html#beliefs-evidence",
        "../law.html#beliefs-question",
    ]
    assert {"A “claim” & more", "70%", "raises", "bears on"} <= {
        text.get_text() for text in beliefs.select("text")
    }
    assert not topics.select("[id]")
    assert len(site.body("sub/page").select("details ul.beliefs-map")) == 2
    site.build("latex")
    [tex] = site.outdir.glob("*.tex")
    pictures = re.findall(r"\\sphinxincludegraphics\[\]{(.*)}", tex.read_text(encoding="utf-8"))
    assert len({(site.outdir / name).read_bytes() for name in pictures}) == 2
    site.build("text")
    text = (site.outdir / "sub/page.txt").read_text(encoding="utf-8")
    assert "Would raise it: Evidence" in text
    assert "digraph" not in text


@needs_dot
def test_a_map_is_drawn_as_soon_as_graphviz_has_been_installed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.configure(GRAPHVIZ)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.which", lambda _program: None)
        assert not site.build().body("sub/page").select("svg")
    assert site.build().body("sub/page").select("svg")


@needs_dot
def test_a_map_too_large_to_read_is_refused_with_a_hint(site: Site) -> None:
    site.configure(GRAPHVIZ)
    site.write("sub/page", "# Page\n\n:::{belief-graph}\n:limit: 1\n:::\n")
    [warned] = site.build().warnings
    assert (warned.file, warned.line, warned.type) == ("sub/page.md", 3, "beliefs.graph")
    assert "2 boxes" in warned.text
    assert "narrow it with region" in warned.text
    assert site.body("sub/page").select("ul.beliefs-map")
    assert not site.body("sub/page").select("svg")
    assert site.build("text").warnings == []


@pytest.mark.parametrize("conf", ["", f"{GRAPHVIZ}graphviz_dot = 'no-such-dot'\n"])
def test_nobody_is_told_of_the_size_of_a_map_that_is_not_drawn_anyway(
    site: Site, conf: str
) -> None:
    site.configure(conf)
    site.write("sub/page", "# Page\n\n:::{belief-graph}\n:limit: 1\n:::\n")
    assert site.build().warnings == []
    assert site.body("sub/page").select("ul.beliefs-map")


@pytest.mark.parametrize("script", ["echo broken >&2\nexit 1", "echo '<html>broken</html>'"])
@pytest.mark.parametrize("builder", ["html", "singlehtml", "latex"])
def test_a_program_that_fails_leaves_the_list_and_one_warning_for_each_map(
    site: Site, tmp_path: Path, builder: str, script: str
) -> None:
    program = tmp_path / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    site.configure(f"{GRAPHVIZ}graphviz_dot = {str(program)!r}\n")
    warned = site.build(builder).warnings
    assert [(one.file, one.line, one.type) for one in warned] == [
        ("sub/page.md", 3, "beliefs.graph"),
        ("sub/page.md", 7, "beliefs.graph"),
    ]
    assert all("check the options graphviz_dot" in one.text for one in warned)
    assert all(("broken" in one.text) == ("exit" in script) for one in warned)
    assert "digraph" not in str(warned)
    if builder == "latex":
        [tex] = site.outdir.glob("*.tex")
        text = tex.read_text(encoding="utf-8")
        assert "Would raise it:" in text
        assert "includegraphics" not in text
    else:
        body = site.body("index" if builder == "singlehtml" else "sub/page")
        assert len(body.select("ul.beliefs-map")) == 2
        assert not body.select(".beliefs-graph, details ul.beliefs-map")
        text = words(body)
    assert "The same as a list" not in text


@needs_dot
@pytest.mark.parametrize("builder", ["html", "latex"])
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("graphviz_dot = 5", "graphviz_dot is 5, and should be the name of a program"),
        ("graphviz_dot = None", "graphviz_dot is None"),
        ("graphviz_dot = ['dot']", "graphviz_dot is ['dot']"),
        ("graphviz_dot_args = 5", "graphviz_dot_args is 5, and should be a list of texts"),
        ("graphviz_dot_args = '-Gdpi=96'", "should be a list of texts"),
        ("graphviz_dot_args = None", "graphviz_dot_args is None"),
        ("graphviz_dot_args = [5]", "5 in graphviz_dot_args should be a text"),
        ("graphviz_dot_args = ['-Tsvg', '-Tpdf']", "2 pictures instead of one"),
        ("graphviz_dot_args = ['-o', '/dev/null']", "0 pictures instead of one"),
        ("graphviz_dot_args = ['\\0']", "null byte"),
    ],
)
def test_options_of_graphviz_that_cannot_be_are_told_at_each_map(
    site: Site, builder: str, line: str, says: str
) -> None:
    site.configure(f"{GRAPHVIZ}{line}\n")
    warned = site.build(builder).ours()
    assert [(one.file, one.line, one.type) for one in warned] == [
        ("sub/page.md", 3, "beliefs.graph"),
        ("sub/page.md", 7, "beliefs.graph"),
    ]
    assert all(says in one.text for one in warned)
    assert all("check the options graphviz_dot" in one.text for one in warned)
    if builder == "html":
        assert len(site.body("sub/page").select("ul.beliefs-map")) == 2
        assert not site.body("sub/page").select("svg, details ul.beliefs-map")


@pytest.mark.parametrize("line", ["graphviz_dot = 5", "graphviz_dot_args = 5"])
@pytest.mark.parametrize("builder", ["html", "latex", "text", "epub"])
def test_options_of_graphviz_stop_no_site_without_a_map(
    site: Site, builder: str, line: str
) -> None:
    site.configure(f"{GRAPHVIZ}{line}\n")
    site.write("sub/page", "# Page\n\n:::{belief-index}\n:::\n")
    assert site.build(builder).ours() == []


@needs_dot
def test_a_map_of_very_many_boxes_is_never_drawn(site: Site) -> None:
    site.configure(GRAPHVIZ)
    claims = (f":::{{belief}} Claim {number}\n:credence: 1%\n:::\n" for number in range(1000))
    site.write("many", "# Many\n\n" + "\n".join(claims))
    site.write("sub/page", "# Page\n\n:::{belief-graph}\n:of: beliefs\n:limit: 1000000\n:::\n")
    [warned] = site.build().warnings
    assert (warned.file, warned.line, warned.type) == ("sub/page.md", 3, "beliefs.graph")
    assert "1003 boxes, and more than 1000 are never drawn" in warned.text
    assert len(site.body("sub/page").select("ul.beliefs-map > li")) == 1001


@pytest.mark.parametrize(
    ("options", "kind", "says"),
    [
        (":belief: ones", "unknown_name", "there is no belief named 'ones'; did you mean one?"),
        (":belief: why", "unknown_name", "'why' is an uncertainty, but this must be a belief"),
        (":topic: lew", "unknown_name", "there is no topic named 'lew'; did you mean law?"),
        (
            ":topic: law, other",
            "unknown_name",
            "there is no topic named 'law, other'; give one that name",
        ),
        (":topic: other", "ambiguous_name", "write one of /far/other, /sub/other"),
        (":of: beliefs\n:topic: nope", "unknown_name", "there is no topic named 'nope'"),
    ],
)
def test_a_wrong_name_is_told_of_where_the_map_is(
    site: Site, options: str, kind: str, says: str
) -> None:
    topic = TOPIC.replace(":beliefs: one\n:::\n", ":beliefs: one\n:name: why\n:::\n")
    site.write("law", topic.replace("[other]", "[/sub/other]"))
    if kind == "ambiguous_name":
        site.write("far/other", "---\ntopic: true\n---\n# Another\n")
    site.write("sub/page", f"# Page\n\n:::{{belief-graph}}\n{options}\n:::\n")
    [warned] = site.build().warnings
    assert (warned.file, warned.line, warned.type) == ("sub/page.md", 3, f"beliefs.{kind}")
    assert says in warned.text
    assert "Nothing to draw here yet." in site.text("sub/page")


def test_a_region_that_no_topic_has_is_told_of_where_the_site_does_not_say_which_there_are(
    site: Site,
) -> None:
    site.configure("beliefs_regions = {}\n")
    site.write("sub/page", "# Page\n\n:::{belief-graph}\n:region: gow\n:::\n")
    [warned] = site.build().warnings
    assert (warned.line, warned.type) == (3, "beliefs.unknown_region")
    assert "did you mean gov?" in warned.text


def test_a_map_of_nothing_says_so(site: Site) -> None:
    site.write("sub/page", "# Page\n\n:::{belief-graph}\n:region: tech\n:::\n")
    assert site.build().warnings == []
    assert "Nothing to draw here yet." in site.text("sub/page")


@pytest.mark.parametrize(
    ("page", "old", "new", "is_shown"),
    [
        ("law", "Evidence", "New evidence", True),
        ("law", "70%", "80%", True),
        ("law", "direction: up", "to: 20%", True),
        ("law", "# Law", "# Laws", True),
        ("law", "region: gov", "region: tech", True),
        ("law", "related: [other]", "related: []", True),
        ("law", ":beliefs: one\n:::", ":::", True),
        ("sub/other", "stub: true", "stub: false", True),
        ("sub/other", "# Other", "# Other\n\nProse.", False),
        ("law", "  region: gov", "  tagline: Of laws.\n  region: gov", False),
        ("law", ":beliefs: one\n:::", ":beliefs: one\n\nIt matters.\n:::", False),
    ],
)
def test_an_edit_writes_a_map_again_exactly_when_it_shows_it(
    site: Site, page: str, old: str, new: str, is_shown: bool
) -> None:
    site.build()
    edit(site, page, old, new)
    assert ("page" in written_again(site)) == is_shown
    assert_fresh(site)


def test_a_map_follows_the_titles_of_regions(site: Site) -> None:
    site.build()
    site.configure("beliefs_regions['gov'] = 'Law and order'\n")
    site.build()
    assert "Law & order · Law and order" in site.text("sub/page")


def test_an_option_of_an_index_is_told_and_left_out_of_a_map(site: Site) -> None:
    site.write("map", "# Map\n\n:::{belief-graph}\n:empty: Nothing.\n:name: the-map\n:::\n")
    site.write("more", "# More\n\n{ref}`The map <the-map>`\n")
    [warned] = site.build().ours()
    assert (warned.type, warned.line) == ("beliefs.option", 4)
    assert site.body("map").find(id="the-map")
