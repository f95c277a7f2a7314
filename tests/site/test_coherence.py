"""Credences that have to fit together: the warning, the role, and the index of stubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_fresh import assert_fresh, edit

from sphinx_beliefs.scoring import score_needs

if TYPE_CHECKING:
    from conftest import Site


def a_belief(name: str, credence: str, options: str = "", claim: str = "") -> str:
    return (
        f":::{{belief}} {claim or f'Claim {name}.'}\n:name: {name}\n:credence: {credence}\n"
        f"{options}\n\nWhy.\n:::\n\n"
    )


def told(site: Site) -> list[tuple[str, int | None, str]]:
    return [
        (found.file, found.line, found.text)
        for found in site.check().warnings
        if found.type == "beliefs.incoherent"
    ]


def says(site: Site, *pages: str) -> str:
    """The one warning of pages of beliefs."""
    for number, page in enumerate(pages):
        site.write(f"page{number}", f"# Page {number}\n\n{page}")
    [(file, line, text)] = told(site)
    assert (file, line) == ("page0.md", 3)
    return text.removeprefix("these credences do not fit together: ")


@pytest.mark.parametrize(
    ("beliefs", "expected"),
    [
        (
            a_belief("a", "70%", ":implies: b") + a_belief("b", "60%"),
            "buy a (70%) and sell b (60%), each of which pays 100 if it is true, and you lose 10 "
            "whatever happens; the nearest that fit are a 65%, b 65%",
        ),
        (
            a_belief("a", "70%", ":excludes: b") + a_belief("b", "60%"),
            "buy a (70%), b (60%), each of which pays 100 if it is true, and you lose 30 whatever "
            "happens; the nearest that fit are a 55%, b 45%",
        ),
        (
            "".join(a_belief(name, "30%", ":exactly-one-of: winner") for name in "abc"),
            "sell a (30%), b (30%), c (30%), each of which pays 100 if it is true, and you lose 10 "
            "whatever happens; the nearest that fit are b 35%, c 35%",
        ),
        (
            a_belief("a", "40%", ":ladder: agi", "It comes by 2028.")
            + a_belief("b", "30%", ":ladder: agi", "It comes by 2030."),
            "buy a (40%) and sell b (30%), each of which pays 100 if it is true, and you lose 10 "
            "whatever happens; the nearest that fit are a 35%, b 35%",
        ),
        # A rough credence is within five points, and stays rough.
        (
            a_belief("a", "~70%", ":implies: b") + a_belief("b", "~50%"),
            "buy a (65%) and sell b (55%), each of which pays 100 if it is true, and you lose 10 "
            "whatever happens; the nearest that fit are a ~65%, b ~55%",
        ),
        # Intervals and bounds are what they are.
        (
            a_belief("a", "60–80%", ":implies: b") + a_belief("b", "≤ 50%"),
            "buy a (60%) and sell b (50%), each of which pays 100 if it is true, and you lose 10 "
            "whatever happens; the nearest that fit are a 55–75%, b ≤ 55%",
        ),
        (
            a_belief("a", "50%")
            + a_belief("b", "90%", ":given: a\n:implies: c")
            + a_belief("c", "30%", ":implies: b"),
            "buy 9 × a (50%), 10 × b | a (90%) and sell 10 × c (30%), each of which pays 100 if it "
            "is true, and you lose 150 whatever happens; the nearest that fit are a 45%, b 85%, c "
            "40%",
        ),
    ],
)
def test_the_warning_has_bets_and_what_fits(site: Site, beliefs: str, expected: str) -> None:
    text = "# Page 0\n\n" + beliefs
    site.write("page0", text)
    [(file, line, found)] = told(site)
    assert file == "page0.md"
    states_relations = [
        at for at, each in enumerate(text.split("\n"), 1) if each.startswith(":::{")
    ]
    assert line in states_relations
    assert found == f"these credences do not fit together: {expected}"


@pytest.mark.parametrize(
    "beliefs",
    [
        a_belief("a", "60%", ":implies: b") + a_belief("b", "60%"),
        a_belief("a", "~65%", ":implies: b") + a_belief("b", "~58%"),
        a_belief("a", "70%", ":implies: b") + a_belief("b", "60%", ":resolution: true"),
        a_belief("a", "70%", ":implies: b") + a_belief("b", "50–80%"),
        a_belief("a", "70%", ":implies: b") + a_belief("b", "~XX%"),
        a_belief("a", "70%", ":implies: b") + a_belief("b", "60%", ":resolution: withdrawn"),
        a_belief("a", "70%") + a_belief("b", "60%"),
    ],
)
def test_what_fits_is_not_warned_of(site: Site, beliefs: str) -> None:
    site.write("page", "# Page\n\n" + beliefs)
    assert told(site) == []


@pytest.mark.parametrize(
    ("credences", "bets", "nearest"),
    [
        # A point stays a point, at the ends as well.
        (("100%", "0%"), "a (100%) and sell b (0%)", ("50%", "50%")),
        (("≥ 90%", "< 5%"), "a (90%) and sell b (5%)", ("≥ 45%", "≤ 45%")),
        # All decimals are shown: with fewer, the bets would lose nothing, and the new would not fit.
        (("33.35%", "33.31%"), "a (33.35%) and sell b (33.31%)", ("33.33%", "33.33%")),
        (("0.04%", "0.01%"), "a (0.04%) and sell b (0.01%)", ("0.03%", "0.03%")),
        # Odds become rough percentages, and whole ones.
        (("2:1", "50%"), "a (66.67%) and sell b (50%)", ("~57%", "60%")),
    ],
)
def test_the_credences_that_are_shown_fit_when_they_are_written(
    site: Site, credences: tuple[str, str], bets: str, nearest: tuple[str, str]
) -> None:
    def write(first: str, second: str) -> None:
        site.write(
            "page", "# Page\n\n" + a_belief("a", first, ":implies: b") + a_belief("b", second)
        )

    write(*credences)
    [(_file, _line, text)] = told(site)
    assert f"buy {bets}," in text
    assert "you lose 0 " not in text
    assert text.endswith("the nearest that fit are a {}, b {}".format(*nearest))
    write(*nearest)
    assert told(site) == []


def test_the_loss_has_the_decimals_that_it_takes(site: Site) -> None:
    text = says(site, "".join(a_belief(name, "33.33%", ":exactly-one-of: one") for name in "abc"))
    assert "sell a (33.33%), b (33.33%), c (33.33%)" in text
    assert text.endswith("you lose 0.01 whatever happens; the nearest that fit are a 33.34%")


def test_odds_are_what_they_say_and_not_their_rounded_percentage(site: Site) -> None:
    thirds = "".join(a_belief(name, "1:2", ":exactly-one-of: one") for name in "abc")
    sevenths = "".join(a_belief(name, "1:6", ":exactly-one-of: two") for name in "defghij")
    site.write("page", "# Page\n\n" + thirds + sevenths)
    assert told(site) == []


def test_credences_on_several_pages_are_one_group_and_one_warning(site: Site) -> None:
    text = says(
        site,
        a_belief("a", "70%", ":implies: b"),
        a_belief("b", "~XX%", ":implies: c"),
        a_belief("c", "50%"),
    )
    assert text.startswith("buy a (70%) and sell c (50%)")
    edit(site, "page2", "50%", "70%")
    assert told(site) == []
    edit(site, "page2", "70%", "40%")
    assert len(told(site)) == 1


def test_a_belief_without_a_name_is_named_by_its_claim(site: Site) -> None:
    text = says(
        site, ":::{belief} It is so.\n:credence: 70%\n:implies: b\n:::\n\n" + a_belief("b", "60%")
    )
    assert "buy 'It is so.' (70%)" in text


def test_relations_that_contradict_each_other_are_said_to(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n"
        + a_belief("a", "50%", ":exactly-one-of: one, two")
        + a_belief("b", "50%", ":exactly-one-of: one\n:implies: c")
        + a_belief("c", "50%", ":exactly-one-of: two\n:excludes: b")
        + a_belief("d", "50%", ":exactly-one-of: three\n:excludes: a")
        + a_belief("e", "50%", ":exactly-one-of: three\n:excludes: a, c"),
    )
    [(_file, _line, text)] = told(site)
    assert "contradict each other" in text


def test_more_than_three_hundred_are_refused_with_a_hint(site: Site) -> None:
    beliefs = "".join(a_belief(f"n{at}", "50%", f":implies: n{at + 1}") for at in range(300))
    site.write("page", "# Page\n\n" + beliefs + a_belief("n300", "50%"))
    [(_file, _line, text)] = told(site)
    assert text.startswith("301 beliefs hang together here, and of more than 300 it is not checked")


def test_the_check_can_be_suppressed(site: Site) -> None:
    site.configure("suppress_warnings = ['beliefs.incoherent']\n")
    site.write("page", "# Page\n\n" + a_belief("a", "70%", ":implies: b") + a_belief("b", "60%"))
    assert told(site) == []


GROUP = (
    "# Group\n\n"
    + a_belief("wide", "60%")
    + a_belief("middle", "~XX%", ":implies: wide")
    + a_belief("narrow", "20%", ":implies: middle")
)
ASKING = "# Asking\n\nIt is {implied}`middle`, and {beliefs:implied}`the claim <middle>`.\n"


def test_the_role_says_what_the_others_allow_and_links_the_belief(site: Site) -> None:
    site.write("group", GROUP)
    site.write("asking", ASKING)
    site.build()
    assert "It is between 20% and 60%, and the claim." in site.text("asking")
    links = site.body("asking").select("p a")
    assert {link["href"] for link in links} == {"group.html#beliefs-middle"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("60%", "70%", "between 20% and 70%"),
        ("20%", "30–40%", "between 30% and 60%"),
        ("20%", "~40%", "between 35% and 60%"),
        (":implies: wide", "", "at least 20%"),
        (":implies: middle", "", "at most 60%"),
        ("20%", "60%", "60%"),
        ("20%", "90%", "—"),
        (":implies: wide", ":implies: wide\n:resolution: false", "0%"),
    ],
)
def test_an_edit_of_another_belief_changes_it(
    site: Site, old: str, new: str, expected: str
) -> None:
    site.write("group", GROUP)
    site.write("asking", ASKING)
    site.build()
    edit(site, "group", old, new)
    site.build()
    assert f"It is {expected}, and" in site.text("asking")
    assert_fresh(site)


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        ("≤ 0.2%", "≤ 0.1%", "at most 0.2%"),
        ("≥ 99.8%", "99.97%", "at least 99.9%"),
        ("0.04%", "≤ 1%", "at most 0.1%"),
        ("12.9%", "12.5%", "between 12.5% and 12.9%"),
        ("2:1", "1:2", "between 33.3% and 66.7%"),
        ("1:2", "1:2", "33.3%"),
    ],
)
def test_what_is_not_certain_is_not_rounded_to_what_is(
    site: Site, wide: str, narrow: str, expected: str
) -> None:
    site.write("group", GROUP.replace("60%", wide).replace("20%", narrow))
    site.write("asking", ASKING)
    site.build()
    assert f"It is {expected}, and" in site.text("asking")


def test_it_is_fresh_however_many_pages_are_between(site: Site) -> None:
    site.write("far", "# Far\n\n" + a_belief("far", "60%"))
    site.write("between", "# Between\n\n" + a_belief("between", "~XX%", ":implies: far"))
    site.write("near", "# Near\n\n" + a_belief("middle", "~XX%", ":implies: between"))
    site.write("asking", ASKING)
    site.build()
    assert "It is at most 60%, and" in site.text("asking")
    edit(site, "far", "60%", "45%")
    site.build()
    assert "It is at most 45%, and" in site.text("asking")
    assert_fresh(site)


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("{implied}`nothing`", "there is no belief named 'nothing'"),
        ("{implied}`midle`", "did you mean middle?"),
    ],
)
def test_a_wrong_name_is_a_warning(site: Site, role: str, text: str) -> None:
    site.write("group", GROUP)
    site.write("asking", f"# Asking\n\nIt is {role}.\n")
    [warned] = [one for one in site.build().warnings if one.file == "asking.md"]
    assert text in warned.text


def test_in_restructured_text_it_is_the_same(site: Site) -> None:
    site.write("group", GROUP)
    site.write("asking.rst", "Asking\n======\n\nIt is :implied:`middle`.\n")
    site.build("text")
    assert "It is *between 20% and 60%*." in (site.outdir / "asking.txt").read_text()


STUB = "---\ntopic:\n  region: tech\n---\n# Stub\n\n" + GROUP.partition("\n\n")[2].partition(
    ":::{belief} Claim narrow"
)[0].replace(a_belief("wide", "60%"), "").replace("Why.", "<why>")


def test_the_index_of_stubs_says_what_others_allow_for_a_blank(site: Site) -> None:
    site.write("stub", STUB)
    site.write(
        "others",
        "# Others\n\n" + a_belief("wide", "60%") + a_belief("narrow", "20%", ":implies: middle"),
    )
    site.write("index", "# Index\n\n```{toctree}\n:glob:\n\n*\n```\n\n:::{stub-index}\n:::\n")
    site.build()
    assert "“Claim middle” by the others: between 20% and 60%" in site.text("index")
    assert "by the others: between 20% and 60%" in site.text("beliefs-stubs")
    edit(site, "others", "60%", "50%")
    site.build()
    assert "“Claim middle” by the others: between 20% and 50%" in site.text("index")
    assert_fresh(site)


def test_without_the_packages_what_is_plain_is_found_and_the_rest_is_said_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score_needs, "find_spec", lambda _name: None)
    score_needs.can_compute.cache_clear()
    site.write("one", "# One\n\n" + a_belief("a", "70%", ":implies: b") + a_belief("b", "60%"))
    site.write("two", "# Two\n\n" + a_belief("c", "60%", ":implies: d") + a_belief("d", "70%"))
    site.write("asking", "# Asking\n\nIt is {implied}`a`.\n")
    warned = site.build().warnings
    score_needs.can_compute.cache_clear()
    assert [(one.type, one.file, one.line) for one in warned] == [
        ("beliefs.incoherent", "one.md", 3),
        ("beliefs.missing_extra", "one.md", 3),
    ]
    assert "you lose 10 whatever happens" in warned[0].text
    assert 'pip install "sphinx-beliefs[scores]"' in warned[1].text
    assert "It is —." in site.text("asking")
