"""What a reader sees of how beliefs hang together, and that it is as fresh as the beliefs are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words
from test_fresh import assert_fresh

if TYPE_CHECKING:
    from conftest import Site


def belief(name: str, claim: str, credence: str = "50%", **options: str) -> str:
    """The text of a belief; ``exactly_one_of`` stands for ``exactly-one-of``."""
    lines = [f":{key.replace('_', '-')}: {value}" for key, value in options.items()]
    text = "\n".join([f":credence: {credence}", *lines])
    return f":::{{belief}} {claim}\n:name: {name}\n{text}\n\nWhy.\n:::\n\n"


def shown(site: Site, name: str, page: str) -> str:
    return words(site.body(page).select_one(f"#beliefs-{name}"))


PAGES = {
    "one": belief("war", "There is a war.", "10%")
    + belief("calm", "Nothing happens.", "85%", excludes="war")
    + belief("slow", "It comes by 2035.", "80%", ladder="it"),
    "two": belief("ruin", "Prices rise.", "~60%", given="war")
    + belief("siege", "The port is closed.", "5%", implies="war, ruin")
    + belief("soon", "It comes before 2029.", "20–30%", ladder="it"),
    "three": belief("red", "Red wins.", "60%", exactly_one_of="colour")
    + belief("blue", "Blue wins.", "30%", exactly_one_of="colour")
    + belief("green", "Green wins.", "10%", exactly_one_of="colour")
    + belief("mid", "It comes.", "45%", ladder="it, by 2030"),
}


@pytest.fixture
def site(site: Site) -> Site:
    """A site whose beliefs hang together in every way, across pages."""
    for name, text in PAGES.items():
        site.write(name, f"# Page {name}\n\n{text}")
    return site


LINES = [
    ("one", "war", "Excluded by: Nothing happens"),
    ("one", "war", "Implied by: The port is closed"),
    ("one", "war", "If this is true: Prices rise (~60%)"),
    ("one", "calm", "Excludes: There is a war"),
    ("one", "slow", "Rung 1 of 3, with: It comes (45%); It comes before 2029 (20–30%)"),
    ("two", "ruin", "Conditional on: There is a war"),
    ("two", "ruin", "Implied by: The port is closed"),
    ("two", "siege", "Implies: There is a war; Prices rise"),
    ("two", "soon", "Rung 3 of 3, with: It comes by 2035 (80%); It comes (45%)"),
    ("three", "red", "Exactly one is true, this or: Blue wins (30%); Green wins (10%)"),
    ("three", "mid", "Rung 2 of 3, with: It comes by 2035 (80%); It comes before 2029 (20–30%)"),
]


def test_a_page_shows_how_its_beliefs_hang_together_with_others(site: Site) -> None:
    assert site.build().warnings == []
    for page, name, line in LINES:
        assert line in shown(site, name, page)
    links = site.body("three").select("#beliefs-mid .beliefs-details a")
    assert [link["href"] for link in links] == ["one.html#beliefs-slow", "two.html#beliefs-soon"]


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml", "dirhtml", "man"])
def test_so_does_every_builder(site: Site, builder: str) -> None:
    site.configure("version = '1'\ncopyright = 'x'\nman_pages = [('index', 'x', 'x', ['x'], 1)]\n")
    assert site.build(builder).ours() == []
    suffixes = {".txt", ".tex", ".xhtml", ".html", ".1"}
    files = [path for path in site.outdir.rglob("*") if path.suffix in suffixes]
    text = " ".join("".join(path.read_text("utf-8") for path in files).split())
    for label in (
        "Implies:",
        "Excluded by:",
        "Exactly one is true, this or:",
        "Rung 2 of 3, with:",
    ):
        assert label in text


@pytest.mark.parametrize(
    ("page", "old", "new", "seen_on", "name", "line"),
    [
        ("two", "~60%", "~70%", "one", "war", "If this is true: Prices rise (~70%)"),
        ("two", "The port", "A port", "one", "war", "Implied by: A port is closed"),
        ("one", ":excludes: war", "", "one", "war", "There is a war. 10%"),
        ("three", "by 2030", "by 2040", "one", "slow", "Rung 2 of 3, with: It comes (45%); It"),
        ("three", ":ladder: it, by 2030", "", "two", "soon", "Rung 2 of 2, with: It comes by"),
        ("one", "by 2035", "by 2036", "three", "mid", "with: It comes by 2036 (80%)"),
        ("one", ":name: war", ":name: peace", "two", "ruin", "Conditional on: war"),
        ("three", "30%", "35%", "three", "red", "this or: Blue wins (35%); Green wins (10%)"),
    ],
)
def test_an_edit_shows_on_all_pages_that_hang_together_with_it(
    site: Site, page: str, old: str, new: str, seen_on: str, name: str, line: str
) -> None:
    site.build()
    text = (site.root / f"{page}.md").read_text("utf-8")
    assert old in text
    site.write(page, text.replace(old, new))
    site.build()
    assert line in shown(site, name, seen_on)
    assert_fresh(site)


def test_a_condition_stands_above_the_why_and_lists_say_that_there_is_one(site: Site) -> None:
    site.write(
        "list", "# List\n\n:::{belief-index}\n:::\n\n:::{belief-index}\n:format: list\n:::\n"
    )
    site.build()
    assert "~60% Conditional on: There is a war Why." in shown(site, "ruin", "two")
    index = words(site.body("list"))
    assert index.count("Prices rise. · conditional") == 1
    assert index.count("conditional") == 2
    site.write("two", "# Two\n\n" + PAGES["two"].replace(":given: war", ""))
    site.build()
    assert "conditional" not in words(site.body("list"))


def test_of_a_large_group_and_a_long_ladder_a_page_shows_a_part(site: Site) -> None:
    many = [
        belief(
            f"b{at}", f"Claim {at:02}.", "1%", exactly_one_of="many", ladder=f"long, by {2030 + at}"
        )
        for at in range(60)
    ]
    site.write("many", "# Many\n\n" + "".join(many))
    site.build()
    text = shown(site, "b30", "many")
    group, _label, ladder = text.partition("Rung 30 of 60, with: ")
    assert [group.count("Claim "), ladder.count("Claim ")] == [21, 20]
    assert "; Claim 19 (1%); 39 more" in " ".join(group.split())
    assert ladder.startswith("Claim 40 (1%)")
    assert " Claim 31 (1%); Claim 29 (1%);" in ladder


@pytest.mark.parametrize("builder", ["html", "text"])
def test_the_outcome_of_a_rung_takes_the_place_of_its_credence(site: Site, builder: str) -> None:
    site.configure("suppress_warnings = ['beliefs.settled']\n")
    site.build(builder)
    outcome = ":credence: 20–30%\n:resolution: false"
    site.write("two", f"# Page two\n\n{PAGES['two']}".replace(":credence: 20–30%", outcome))
    assert site.build(builder).ours() == []
    line = "Rung 2 of 3, with: It comes by 2035 (80%); It comes before 2029 Came out false"
    text = (
        shown(site, "mid", "three")
        if builder == "html"
        else (site.outdir / "three.txt").read_text("utf-8")
    )
    assert line in " ".join(text.split())


def test_entries_of_lists_have_the_same_options(site: Site) -> None:
    site.write(
        "three",
        "# Page\n\n:::{beliefs}\n"
        "- **Red wins.** 60% — Why.\n  :exactly-one-of: colour\n  :excludes: war\n"
        "- **Blue wins.** 40% — Why.\n  :name: blue\n  :exactly-one-of: colour\n"
        "- **It comes.** 45%\n  :name: mid\n  :ladder: it, by 2030\n:::\n",
    )
    assert site.build().warnings == []
    assert "Exactly one is true, this or: Red wins (60%)" in shown(site, "blue", "three")
    assert "Excluded by: Nothing happens; Red wins" in shown(site, "war", "one")
    assert "Rung 2 of 3" in shown(site, "mid", "three")


def test_titles_of_others_are_text_and_never_markup(site: Site) -> None:
    site.write("two", "# Two\n\n" + belief("siege", "A `<b>` & <i>x</i>", implies="war"))
    site.build()
    tag = site.body("one").select_one("#beliefs-war")
    assert "Implied by: A <b> & <i>x</i>" in words(tag)
    assert not tag.select("i")


# -- what is reported ------------------------------------------------------------------------------


def reported(site: Site) -> list[tuple[str, str, int | None]]:
    return [(one.type, one.file, one.line) for one in site.ours()]


def test_one_outcome_settles_all_rungs_and_whoever_names_them(site: Site) -> None:
    site.build()
    outcome = ":credence: 20–30%\n:resolution: true\n:resolved: 2026-05-01"
    site.write("two", f"# Page two\n\n{PAGES['two']}".replace(":credence: 20–30%", outcome))
    site.build()
    settled = [one for one in site.ours() if one.type == "beliefs.settled"]
    assert [(one.file, one.line) for one in settled] == [("one.md", 18), ("three.md", 27)]
    assert settled[0].text == (
        "'soon' (2026-05-01) came true, so this one is true as well: write :resolution: true, "
        ":resolved: 2026-05-01"
    )
    for page, claim in (("one", ":credence: 80%"), ("three", ":credence: 45%")):
        site.write(
            page,
            f"# Page {page}\n\n{PAGES[page]}".replace(claim, f"{claim}\n:resolution: true"),
        )
    assert site.build().warnings == []


def test_what_an_outcome_settles_far_away_comes_and_goes_with_each_edit(site: Site) -> None:
    chain = {
        "a": belief("first", "First.", implies="second"),
        "b": belief("second", "Second.", implies="third"),
        "c": belief("third", "Third."),
    }
    for name, text in chain.items():
        site.write(name, f"# Page\n\n{text}")
    assert site.build().warnings == []
    site.write("a", f"# Page\n\n{chain['a']}".replace(":credence", ":resolution: true\n:credence"))
    site.build()
    assert reported(site) == [("beliefs.settled", "b.md", 3), ("beliefs.settled", "c.md", 3)]
    site.write("b", "# Page\n\n" + chain["b"].replace(":implies: third\n", ""))
    site.build()
    assert reported(site) == [("beliefs.settled", "b.md", 3)]
    site.write("c", "# Page\n\n" + chain["c"].replace(":name: third", ":name: third\n:since: 2026"))
    site.write("b", f"# Page\n\n{chain['b']}")
    site.build()
    assert reported(site) == [("beliefs.settled", "b.md", 3), ("beliefs.settled", "c.md", 3)]
    site.write("a", f"# Page\n\n{chain['a']}")
    assert site.build().warnings == []


@pytest.mark.parametrize("parallel", [0, 4])
def test_a_circle_over_pages_is_reported_once(site: Site, parallel: int) -> None:
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        site.write(name, "# Page\n\n" + belief(name, f"Claim {name}.", implies=other))
    site.build(parallel=parallel)
    assert reported(site) == [("beliefs.relation", "a.md", 3)]


def test_names_of_nothing_are_reported_at_their_options(site: Site) -> None:
    site.write(
        "a",
        "# Page\n\n"
        + belief("x", "X.", implies="nothing", excludes="warr", given="page", ladder="tall, high"),
    )
    site.build()
    assert sorted(reported(site)) == [
        ("beliefs.option_value", "a.md", 9),
        ("beliefs.unknown_name", "a.md", 6),
        ("beliefs.unknown_name", "a.md", 7),
        ("beliefs.unknown_name", "a.md", 8),
    ]


def test_a_group_of_one_under_a_condition_is_not_reported(site: Site) -> None:
    draft = "::::{only} draft\n" + belief("b", "B.", exactly_one_of="year") + "::::\n"
    site.write("a", "# Page\n\n" + belief("a", "A.", exactly_one_of="year") + draft)
    assert site.build().warnings == []
    assert site.build(tags=["draft"]).warnings == []
    assert "this or: B (50%)" in shown(site, "a", "a")


def test_what_follows_can_be_suppressed_by_its_type(site: Site) -> None:
    site.configure("suppress_warnings = ['beliefs.settled', 'beliefs.relation']\n")
    site.write("a", "# Page\n\n" + belief("a", "A.", resolution="true", implies="war"))
    site.write("b", "# Page\n\n" + belief("b", "B.", exactly_one_of="alone"))
    assert site.build().warnings == []
