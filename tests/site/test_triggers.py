"""Triggers that raise one belief and lower another, and those that say how strongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

HELD = """# Held

:::{{belief}} Rents fall
:name: rents
:credence: ~60%
:::

:::{{belief}} Wages rise
:name: wages
:credence: ~40%
:::

:::{{update-trigger}} A new tunnel
:name: tunnel
{options}

It opens the north.
:::
"""


def page(*options: str) -> str:
    return HELD.format(options="\n".join(options))


def details(site: Site) -> list[str]:
    """What the trigger says below its body, and the signs before its title."""
    block = site.body("held").select_one("#beliefs-tunnel")
    signs = [words(sign) for sign in block.select(".beliefs-direction")]
    return [*signs, *(words(line) for line in block.select(".beliefs-details"))]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([":raises: rents", ":lowers: wages"], ["▲", "▼", "Would raise: Rents fall", "Would lower: Wages rise"]),
        ([":raises: rents, wages"], ["▲", "Would raise: Rents fall; Wages rise"]),
        ([":lowers: wages"], ["▼", "Would lower: Wages rise"]),
        ([":beliefs: rents", ":lowers: wages"], ["▼", "Would lower: Wages rise", "Would move: Rents fall"]),
        ([":beliefs: wages", ":direction: up", ":raises: rents"], ["▲", "Would raise: Wages rise; Rents fall"]),
        ([":beliefs: wages", ":direction: either", ":raises: rents"], ["▲", "◆", "Would raise: Rents fall", "Would move, either way: Wages rise"]),
        ([":raises: rents", ":strength: strongly"], ["▲", "Would strongly raise: Rents fall"]),
        ([":raises: rents", ":lowers: wages", ":strength: Clearly"], ["▲", "▼", "Would clearly raise: Rents fall", "Would clearly lower: Wages rise"]),
        ([":beliefs: rents", ":strength: slightly"], ["Would slightly move: Rents fall"]),
        ([":direction: down", ":strength: slightly"], ["▼", "Would slightly lower my credence."]),
        ([":strength: strongly"], ["Would strongly move my credence."]),
        ([":raises: rents", ":lowers: wages", ":to: ~50%"], ["▲", "▼", "Would raise: Rents fall (~60% → ~50%)", "Would lower: Wages rise (~40% → ~50%)"]),
        ([":beliefs: rents", ":raises: wages", ":likelihood-ratio: 4"], ["▲", "Would raise: Rents fall (~60% → ~86%); Wages rise (~40% → ~73%) · likelihood ratio 4"]),
    ],
)  # fmt: skip
def test_a_trigger_says_what_it_raises_and_lowers(
    site: Site, options: list[str], shown: list[str]
) -> None:
    site.write("held", page(*options))
    site.build()
    assert details(site) == shown
    assert [w.type for w in site.warnings] == (
        ["beliefs.update"] * 2 if ":to: ~50%" in options else []
    )


def test_what_has_fired_speaks_in_the_past(site: Site) -> None:
    site.configure("suppress_warnings = ['beliefs.fired']\n")
    options = (":raises: rents", ":lowers: wages", ":strength: strongly", ":fired: 2026-01")
    site.write("held", page(*options))
    site.build()
    assert details(site) == [
        "▲",
        "▼",
        "Speaks strongly for: Rents fall",
        "Speaks strongly against: Wages rise",
    ]
    assert words(site.body("held").select_one("#beliefs-wages .beliefs-details")) == (
        "Has come to pass: A new tunnel"
    )


def test_beliefs_say_what_would_raise_and_lower_them_and_how_strongly(site: Site) -> None:
    site.write("held", page(":raises: rents", ":lowers: wages", ":strength: strongly"))
    site.build()
    rents, wages = (
        words(site.body("held").select_one(f"#beliefs-{name} .beliefs-details"))
        for name in ("rents", "wages")
    )
    assert rents == "Would raise it: A new tunnel (strongly)"
    assert wages == "Would lower it: A new tunnel (strongly)"


def test_indexes_say_which_belief_is_raised_and_which_is_lowered(site: Site) -> None:
    site.configure("beliefs_sortable_rows = 1\n")
    site.write(
        "held",
        page(":raises: rents", ":lowers: wages", ":strength: strongly")
        + "\n:::{update-trigger} A rumour\n:beliefs: rents\n:direction: down\n:strength: slightly\n:::\n"
        "\n:::{update-trigger} Nothing\n:::\n",
    )
    index = (
        ":::{update-trigger-index}\n:group-by: none\n"
        ":columns: title, direction, strength, beliefs\n:sort: -strength\n"
    )
    site.write("all", f"# All\n\n{index}:::\n\n{index}:format: list\n:::\n")
    site.build()
    assert not site.warnings
    assert [words(row) for row in site.body("all").select("tr")[1:]] == [
        "A new tunnel raises, lowers strongly raises: Rents fall · lowers: Wages rise",
        "A rumour lowers slightly Rents fall",
        "Nothing — —",
    ]
    order = site.body("all").select_one("table")["data-beliefs-order"].split("\n")
    assert order[-3:] == ["slightly", "clearly", "strongly"]
    entry = words(site.body("all").select_one("li"))
    assert entry == (
        "A new tunnel · raises, lowers · strongly · raises: Rents fall · lowers: Wages rise"
    )
    whole = words(site.page("beliefs-update-triggers").select_one("tbody"))
    assert "raises: Rents fall · lowers: Wages rise" in whole


def test_indexes_can_be_sorted_by_direction(site: Site) -> None:
    triggers = {
        "Both": ":raises: rents\n:lowers: wages",
        "Down": ":lowers: wages",
        "Up": ":raises: wages",
        "Either": ":beliefs: rents\n:direction: either",
        "None": ":beliefs: rents",
    }
    items = (f"\n:::{{update-trigger}} {name}\n{text}\n:::\n" for name, text in triggers.items())
    site.write("held", page(":tags: x").replace("A new tunnel", "Zero") + "".join(items))
    site.write(
        "all", "# All\n\n:::{update-trigger-index}\n:group-by: none\n:sort: direction\n:::\n"
    )
    site.build()
    found = [words(cell) for cell in site.body("all").select(".beliefs-claim-cell")]
    assert found == ["Up", "Both", "Down", "Either", "Zero", "None"]


def test_names_in_two_options_are_told_once_and_shown_once(site: Site) -> None:
    site.write("held", page(":raises: rents, wages", ":lowers: rents, wages"))
    site.build()
    assert [(w.line, w.type) for w in site.warnings] == [(16, "beliefs.update")]
    assert "rents, wages" in site.warnings[0].text
    assert "in the one that is right" in site.warnings[0].text
    assert details(site) == ["◆", "Would move, either way: Rents fall; Wages rise"]


def test_a_direction_without_a_belief_is_told(site: Site) -> None:
    site.write("held", page(":raises: rents", ":direction: down"))
    site.build()
    assert [(w.line, w.type) for w in site.warnings] == [(16, "beliefs.direction")]
    assert details(site) == ["▲", "Would raise: Rents fall"]


def test_a_ratio_holds_for_the_beliefs_that_it_pushes_as_is_said(site: Site) -> None:
    site.write("held", page(":raises: rents", ":lowers: wages", ":likelihood-ratio: 1:3"))
    site.build()
    assert [(w.line, w.type) for w in site.warnings] == [(17, "beliefs.update")]
    assert "write two triggers" in site.warnings[0].text
    assert details(site)[2:] == [
        "Would raise: Rents fall",
        "Would lower: Wages rise (~40% → ~18%) · likelihood ratio 1:3",
    ]


def test_an_unknown_name_is_told_at_the_line_of_its_option(site: Site) -> None:
    site.write("held", page(":raises: rent", ":lowers: wage", ":beliefs: tunnel"))
    site.check()
    assert sorted((w.line, w.type) for w in site.warnings) == [
        (15, "beliefs.unknown_name"),
        (16, "beliefs.unknown_name"),
        (17, "beliefs.unknown_name"),
    ]


def test_the_balance_of_evidence_knows_what_is_raised_and_lowered(site: Site) -> None:
    site.configure("beliefs_checks = ['one_sided']\n")
    site.write("held", page(":raises: rents", ":lowers: wages"))
    site.check()
    assert [(w.line, w.type) for w in site.warnings] == [
        (3, "beliefs.one_sided"),
        (8, "beliefs.one_sided"),
    ]
    assert "add a trigger that would lower it" in site.warnings[0].text


def test_maps_draw_both_ways(site: Site) -> None:
    site.write("held", page(":raises: rents", ":lowers: wages"))
    site.write("map", "# Map\n\n:::{belief-graph}\n:of: beliefs\n:::\n")
    site.build("text")
    text = (site.outdir / "map.txt").read_text(encoding="utf-8")
    assert re.findall(r"Would (?:raise|lower) it: A new tunnel", text) == [
        "Would raise it: A new tunnel",
        "Would lower it: A new tunnel",
    ]


def test_a_page_follows_what_a_trigger_of_another_page_does(site: Site) -> None:
    text = page(":raises: rents")
    held, trigger = text.split(":::{update-trigger}")
    site.write("held", held)
    site.write("other", f"# Other\n\n:::{{update-trigger}}{trigger}")
    site.build()
    assert "Would raise it: A new tunnel" in site.text("held")
    changed = trigger.replace(":raises: rents", ":lowers: rents\n:strength: clearly")
    site.write("other", f"# Other\n\n:::{{update-trigger}}{changed}")
    site.build()
    assert "Would lower it: A new tunnel (clearly)" in site.text("held")


def test_a_german_site_says_it_in_german(site: Site) -> None:
    site.configure("language = 'de'\n")
    site.write("held", page(":raises: rents", ":lowers: wages", ":strength: strongly"))
    site.build()
    assert details(site)[2:] == [
        "Würde stark erhöhen: Rents fall",
        "Würde stark senken: Wages rise",
    ]
