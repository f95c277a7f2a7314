"""How beliefs hang together, in maps and in what leaves the site."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Site


def a_belief(name: str, options: str, credence: str = "50%") -> str:
    return f":::{{belief}} Claim {name}.\n:name: {name}\n:credence: {credence}\n{options}\n:::\n\n"


PAGE = "# Page\n\n" + "".join(
    [
        a_belief("a", ":implies: b"),
        a_belief("b", ":excludes: c", "50%"),
        a_belief("c", ":given: e", "40%"),
        a_belief("d", ":exactly-one-of: winner\n:ladder: tram, by 2028"),
        a_belief("e", ":exactly-one-of: winner"),
        a_belief("f", ":ladder: tram, by 2030"),
        a_belief("g", ":ladder: cost, at least 5 million"),
        a_belief("h", ":ladder: cost, at least 8 million"),
    ]
)
MAP = "# Map\n\n:::{belief-graph}\n@\n:::\n"


def lines(site: Site) -> list[str]:
    return [
        " ".join(line.text.split()) for line in site.page("map").select(".beliefs-map li li > p")
    ]


def test_the_list_of_a_map_says_how_beliefs_hang_together(site: Site) -> None:
    site.write("page", PAGE)
    site.write("map", MAP.replace("@", ":of: beliefs"))
    site.build()
    assert lines(site) == [
        "Implies: Claim b. · 50%",
        "Implied by: Claim a. · 50%",
        "Excludes: Claim c. · 40%",
        "Excludes: Claim b. · 50%",
        "Conditional on: Claim e. · 50%",
        "Implies: Claim f. · 50%",
        "Exactly one is true, this or: Claim e. · 50%",
        "If this is true: Claim c. · 40%",
        "Exactly one is true, this or: Claim d. · 50%",
        "Implied by: Claim d. · 50%",
        "Implied by: Claim h. · 50%",
        "Implies: Claim g. · 50%",
    ]


def test_the_list_of_a_map_does_not_say_of_two_that_one_is_true_if_it_may_be_a_third(
    site: Site,
) -> None:
    site.write(
        "page", "# Page\n\n" + "".join(a_belief(one, ":exactly-one-of: cup") for one in "xyz")
    )
    site.write("map", MAP.replace("@", ":of: beliefs"))
    site.build()
    label = "One of the same group, of which exactly one is true:"
    assert lines(site) == [f"{label} Claim {one}. · 50%" for one in "yxzy"]


def test_around_one_belief_all_that_hang_together_with_it_are_drawn(site: Site) -> None:
    site.write("page", PAGE)
    site.write("map", MAP.replace("@", ":belief: d"))
    site.build()
    assert {line.partition(": ")[2] for line in lines(site)} == {
        "Claim f. · 50%",
        "Claim e. · 50%",
        "Claim d. · 50%",
    }


def test_lines_of_a_group_join_those_of_it_that_are_drawn(site: Site) -> None:
    one, two, three = (a_belief(name, ":exactly-one-of: cup") for name in "xyz")
    site.write("a", f"# A\n\n{one}")
    site.write("b", f"# B\n\n{two}")
    site.write("c", f"# C\n\n{three}")
    site.write("map", MAP.replace("@", ":of: beliefs\n:pages: a, c"))
    site.write("around", MAP.replace("@", ":belief: y"))
    site.build()
    assert [line[-14:-7] for line in lines(site)] == ["Claim z", "Claim x"]
    around = site.page("around").select(".beliefs-map > li > p")
    assert ["Claim y" in line.text for line in around] == [True, False, False]


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("builder", ["html", "latex"])
def test_a_picture_has_arrows_of_their_own(site: Site, builder: str) -> None:
    site.configure("extensions.append('sphinx.ext.graphviz')\n")
    site.write("page", PAGE)
    site.write("map", MAP.replace("@", ":of: beliefs"))
    site.build(builder)
    assert site.warnings == []
    if builder == "html":
        words = [text.text for text in site.page("map").select(".beliefs-graph svg .edge text")]
        assert sorted(words) == ["excludes", "if true", *["implies"] * 3, "one of them"]


def test_the_export_has_all_of_it(site: Site) -> None:
    site.configure("beliefs_export = True\n")
    site.write("page", PAGE)
    data = json.loads((site.build().outdir / "beliefs.json").read_text())
    found = {belief["name"]: belief for belief in data["beliefs"]}
    assert found["a"]["implies"] == ["b"]
    assert found["b"]["excludes"] == ["c"]
    assert found["c"]["given"] == "e"
    assert found["d"]["exactly_one_of"] == ["winner"]
    assert (found["d"]["ladder"], found["d"]["rung"]["last_day"]) == ("tram", "2028-12-31")
    assert found["d"]["rung"] | {"threshold": None} == found["d"]["rung"]
    rung = found["g"]["rung"]
    assert (rung["way"], rung["threshold"], rung["last_day"]) == ("at least", 5_000_000, None)
    assert (found["e"]["implies"], found["e"]["given"], found["e"]["rung"]) == ([], None, None)
