"""What a reader sees of what became of a belief, of what bears on it, and of what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

TODAY = "beliefs_today = '2026-06-01'\n"


@pytest.fixture
def site(site: Site) -> Site:
    """A site on which it is the first of June, 2026."""
    site.configure(TODAY)
    return site


def belief(options: str = ":credence: 70%", name: str = "b", claim: str = "A claim") -> str:
    return f":::{{belief}} {claim}\n:name: {name}\n{options}\n\nWhy.\n:::\n\n"


def trigger(options: str, title: str = "Evidence", body: str = "") -> str:
    return f":::{{update-trigger}} {title}\n{options}\n\n{body}\n:::\n\n"


def shown(site: Site, anchor: str = "b", page: str = "page") -> str:
    return words(site.body(page).select_one(f"#beliefs-{anchor}"))


# -- what became of it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (":resolution: true", "Came true"),
        (":resolution: false", "Came out false"),
        (":resolution: ambiguous", "Ambiguous: it cannot be told"),
        (":resolution: annulled", "Annulled: it was never put to the test"),
        (":resolution: withdrawn", "Withdrawn: no longer held"),
        (":resolution: true\n:resolved: 2026-05-01", "Came true · May 1, 2026"),
        (":resolution: true\n:resolved: 2026", "Came true · 2026"),
        (":superseded-by: new", "Superseded by Another claim"),
        (":superseded-by: new\n:resolved: 2026-05", "Superseded by Another claim · May 2026"),
    ],
)
@pytest.mark.parametrize("builder", ["html", "text"])
def test_what_became_of_a_belief_stands_above_its_why(
    site: Site, options: str, says: str, builder: str
) -> None:
    site.write(
        "page",
        f"# Page\n\n{belief(f':credence: 70%{chr(10)}{options}')}"
        f"{belief(name='new', claim='Another claim')}",
    )
    assert site.build(builder).warnings == []
    if builder == "html":
        assert shown(site) == f"A claim 70% {says} Why."
        closed = site.body("page").select_one("#beliefs-b")
        assert "beliefs-closed" in closed["class"]
        assert not closed.select("svg"), "what is decided is no more a matter of degree"
    else:
        text = " ".join((site.outdir / "page.txt").read_text(encoding="utf-8").split())
        assert f"**A claim** — 70% {says} Why." in text.replace("*Another claim*", "Another claim")


def test_a_superseded_belief_and_its_successor_link_each_other(site: Site) -> None:
    site.write("page", f"# Page\n\n{belief(':credence: 70%' + chr(10) + ':superseded-by: new')}")
    site.write("other", f"# Other\n\n{belief(name='new', claim='Another claim')}")
    assert site.build().warnings == []
    old, new = site.body("page"), site.body("other")
    link = old.select_one("#beliefs-b .beliefs-resolution a")
    assert (link["href"], words(link)) == ("other.html#beliefs-new", "Another claim")
    link = new.select_one("#beliefs-new .beliefs-details a")
    assert (link["href"], words(link)) == ("page.html#beliefs-b", "A claim")
    assert words(link.parent) == "In place of: A claim"


def test_an_index_lists_what_is_open_unless_it_is_asked_for_more(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n"
        + belief(name="open", claim="Open")
        + belief(":credence: 60%\n:resolution: true", name="true", claim="True")
        + belief(":credence: 50%\n:resolution: withdrawn", name="gone", claim="Gone"),
    )
    asked = [
        "",
        ":resolution: open",
        ":resolution: closed",
        ":resolution: all",
        ":resolution: true",
    ]
    views = "".join(f":::{{belief-index}}\n{option}\n:::\n\n" for option in asked)
    site.write("views", f"# Views\n\n{views}")
    assert site.build().warnings == []
    tables = site.body("views").select("table")
    claims = [[words(cell) for cell in table.select(".beliefs-claim-cell")] for table in tables]
    assert claims == [["Open"], ["Open"], ["True", "Gone"], ["Open", "True", "Gone"], ["True"]]
    cells = [words(cell) for cell in tables[3].select(".beliefs-resolution-cell")]
    assert cells == ["—", "Came true", "Withdrawn"]
    assert not tables[0].select(".beliefs-resolution-cell")


# -- when ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (":since: 2025-05-01", "Held since May 1, 2025"),
        (":resolve-by: 2027", "To be decided by 2027"),
        (":since: 2025\n:resolve-by: 2027-01", "Held since 2025 · to be decided by January 2027"),
        (":resolve-by: 2026-06", "To be decided by June 2026"),
        (":resolve-by: <date>", "To be decided by date"),
    ],
)
def test_since_when_and_until_when(site: Site, options: str, says: str) -> None:
    site.write("page", f"# Page\n\n{belief(f':credence: 70%{chr(10)}{options}')}")
    assert site.build().warnings == []
    assert shown(site) == f"A claim 70% Why. {says}"


def test_what_is_overdue_is_marked_in_words_until_it_is_decided(site: Site) -> None:
    options = ":credence: 70%\n:resolve-by: 2026-05-31"
    site.write("page", f"# Page\n\n{belief(options)}")
    assert [warned.type for warned in site.build().warnings] == ["beliefs.resolve_by"]
    assert shown(site).endswith("To be decided by May 31, 2026 · overdue")
    assert words(site.body("page").select_one(".beliefs-overdue")) == "overdue"
    site.write("page", f"# Page\n\n{belief(options + chr(10) + ':resolution: false')}")
    assert site.build().warnings == []
    assert shown(site) == "A claim 70% Came out false Why."


@pytest.mark.parametrize(
    ("last", "says"),
    [
        ("2026-01-15", "Last reviewed January 15, 2026"),
        ("2025-11-30", "Last reviewed November 30, 2025 · review due since May 30, 2026"),
        ("", "not reviewed yet"),
    ],
)
def test_the_header_says_that_a_review_is_due(site: Site, last: str, says: str) -> None:
    line = f"  last_reviewed: {last}\n" if last else ""
    site.write("page", f"---\ntopic:\n  region: tech\n  review_in: 6 months\n{line}---\n# Page\n")
    site.build()
    assert site.text("page") == f"Page Technical Safety · {says}"


def test_a_header_of_nothing_but_a_review_that_is_due_begins_with_it(site: Site) -> None:
    site.write("page", "---\ntopic:\n  review_in: 6 months\n---\n# Page\n")
    site.build()
    assert site.text("page") == "Page not reviewed yet"


# -- what would move it --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (":beliefs: b\n:direction: down\n:to: ~40%", "Would lower: A claim (70% → ~40%)"),
        (":beliefs: b\n:to: 40%", "Would move: A claim (70% → 40%)"),
        (
            ":beliefs: b, c\n:direction: up\n:to: 90%",
            "Would raise: A claim (70% → 90%); Another (20% → 90%)",
        ),
        (
            ":beliefs: c\n:likelihood-ratio: 4:1",
            "Would raise: Another (20% → ~50%) · likelihood ratio 4:1",
        ),
        (
            ":beliefs: c\n:likelihood-ratio: 1:4\n:to: 5%",
            "Would lower: Another (20% → 5%) · likelihood ratio 1:4",
        ),
        (":beliefs: b\n:direction: either", "Would move, either way: A claim"),
        (":likelihood-ratio: 4", "Would raise my credence. · likelihood ratio 4"),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_trigger_says_how_far_it_would_move_a_belief(
    site: Site, options: str, says: str, suffix: str
) -> None:
    site.write("held", f"# Held\n\n{belief()}{belief(':credence: 20%', name='c', claim='Another')}")
    if suffix == "md":
        site.write("page", f"# Page\n\n{trigger(options)}")
    else:
        lines = options.replace("\n", "\n   ")
        site.write("page.rst", f"Page\n====\n\n.. update-trigger:: Evidence\n   {lines}\n")
    assert site.build().warnings == []
    item = site.body("page").select_one(".beliefs-item")
    assert words(item.select_one(".beliefs-details")) == says


@pytest.mark.parametrize(
    ("direction", "lead"),
    [
        ("", "Bears on:"),
        (":direction: up\n", "Speaks for:"),
        (":direction: down\n", "Speaks against:"),
    ],
)
def test_a_trigger_that_has_fired_says_when_and_what_came_of_it(
    site: Site, direction: str, lead: str
) -> None:
    log = ":::{credence-log} b\n2026-01 60%\n2026-04 70%\n:::\n"
    fired = trigger(f":beliefs: b\n{direction}:fired: 2026-03-01", body="Because.")
    site.write("page", f"# Page\n\n{belief()}{fired}{log}")
    assert site.build().warnings == []
    item = site.body("page").select_one(".beliefs-update-trigger.beliefs-fired")
    text = words(item).lstrip("▲▼")
    assert text == f"Evidence Came to pass · March 1, 2026 Because. {lead} A claim (60% → 70%)"
    assert shown(site).endswith("Has come to pass: Evidence")


# -- back-links ------------------------------------------------------------------------------------


def test_a_belief_links_back_to_what_bears_on_it(site: Site) -> None:
    site.write("page", f"# Page\n\n{belief()}Mine is {{belief}}`b`.\n")
    site.write(
        "other",
        "# Other\n\n"
        + trigger(":beliefs: b\n:direction: up", "A raise")
        + trigger(":beliefs: b\n:direction: down", "A fall")
        + trigger(":beliefs: b\n:direction: up", "Another raise")
        + trigger(":beliefs: b", "Something")
        + ":::{uncertainty} Is it so?\n:beliefs: b\n:::\n",
    )
    site.write("essay", "# An essay\n\nI say {credence}`b` to {belief}`b`.\n")
    site.write("book", "# Books\n\n:::{reading} A book\n:beliefs: b\n:::\n")
    assert site.build().warnings == []
    lines = [words(line) for line in site.body("page").select("#beliefs-b .beliefs-details")]
    assert lines == [
        "Would raise it: A raise; Another raise",
        "Would lower it: A fall",
        "Would move it: Something",
        "Uncertain: Is it so?",
        "Read on it: A book",
        "Cited on: An essay",
    ]
    links = [link["href"] for link in site.body("page").select("#beliefs-b .beliefs-details a")]
    assert "other.html#beliefs-a-raise" in links
    assert links[-2:] == ["book.html#beliefs-a-book", "essay.html"]


@pytest.mark.parametrize("builder", ["html", "singlehtml", "text"])
def test_every_item_links_back_to_what_names_it(site: Site, builder: str) -> None:
    site.write(
        "page",
        "# Page\n\n"
        ":::{uncertainty} Is it so?\n:name: q\n\nIt matters.\n:::\n\n"
        ":::{reading} A book\n:name: r\n\nSee {uncertainty}`q`.\n:::\n\n"
        ":::{update-trigger} A fall\n:name: t\n\nIt answers [this](#q), and {reading}`r` says so.\n:::\n",
    )
    site.write("essay", "# An essay\n\nWatch for {update-trigger}`t`, and read [it](project:#r).\n")
    assert site.build(builder).warnings == []
    if builder == "text":
        text = " ".join((site.outdir / "page.txt").read_text().split())
        for line in ("Named in: A book; A fall", "Named in: A fall", "Cited on: An essay"):
            assert line in text
        return
    body = site.body("page" if builder == "html" else "index")
    lines = {
        name: [words(line) for line in body.select(f"#beliefs-{name} .beliefs-details")]
        for name in ("q", "r", "t")
    }
    assert lines == {
        "q": ["Named in: A book; A fall"],
        "r": ["Named in: A fall", "Cited on: An essay"],
        "t": ["Cited on: An essay"],
    }


def test_back_links_lead_within_one_page_html(site: Site) -> None:
    site.write("page", f"# Page\n\n{belief()}")
    site.write("other", f"# Other\n\n{trigger(':beliefs: b')}See {{belief}}`b`.\n")
    assert site.build("singlehtml").warnings == []
    body = site.body()
    links = body.select("#beliefs-b .beliefs-details a")
    assert [words(link) for link in links] == ["Evidence", "Other"]
    for link in links:
        page, _hash, anchor = link["href"].rpartition("#")
        assert page in {"", "index.html"}
        assert body.select_one(f'[id="{anchor}"]'), link["href"]


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_other_builders_carry_the_same_facts(site: Site, builder: str) -> None:
    site.configure(TODAY + "version = '1'\ncopyright = 'x'\n")
    site.write("page", f"# Page\n\n{belief(':credence: 70%' + chr(10) + ':resolve-by: 2026-05')}")
    site.write(
        "other",
        f"# Other\n\n{trigger(':beliefs: b' + chr(10) + ':to: 40%')}See {{belief}}`b`.\n",
    )
    site.build(builder)
    files = [path for path in site.outdir.rglob("*") if path.suffix in {".txt", ".tex", ".xhtml"}]
    text = "".join(path.read_text(encoding="utf-8") for path in files).replace("\\", "")
    for fact in ("Would lower it:", "Cited on:", "overdue", "To be decided by", "Evidence"):
        assert fact in text, fact
    assert "(70% → 40%)" in text.replace("(rightarrow)", "→")


# -- by what it is decided --------------------------------------------------------------------------

CRITERIA = ":credence: 70%\n:resolve-by: 2027\n:criteria: The *office* says so, with {credence}`b`."


def test_criteria_stand_between_the_why_and_the_dates(site: Site) -> None:
    site.write("page", f"# Page\n\n{belief(CRITERIA)}")
    assert site.build().warnings == []
    ends = "Why. Criteria: The office says so, with 70%. To be decided by 2027"
    assert shown(site).endswith(ends)
    assert site.body("page").select_one("#beliefs-b .beliefs-answer em") is not None


def test_criteria_stay_when_a_belief_has_been_decided(site: Site) -> None:
    site.write("page", f"# Page\n\n{belief(CRITERIA + chr(10) + ':resolution: true')}")
    site.build()
    assert shown(site).endswith("Came true Why. Criteria: The office says so, with 70%.")


def test_a_log_that_is_kept_elsewhere_stands_above_the_criteria(site: Site) -> None:
    site.write("page", f"# Page\n\n{belief(CRITERIA)}")
    site.write("log", "# Log\n\n:::{credence-log} b\n2025-01 60%\n2026-01 70%\n:::\n")
    assert site.build().warnings == []
    order = ("Why.", "Was 60%", "Criteria:", "To be decided")
    places = [shown(site).index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml", "dirhtml"])
def test_every_builder_shows_the_criteria(site: Site, builder: str) -> None:
    site.configure(TODAY + "version = '1'\ncopyright = 'x'\n")
    site.write("page", f"# Page\n\n{belief(CRITERIA)}")
    site.build(builder)
    files = [
        path
        for path in site.outdir.rglob("*")
        if path.suffix in {".txt", ".tex", ".xhtml", ".html"}
    ]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert "Criteria:" in text
    assert "says so, with" in text


def test_a_number_in_criteria_is_not_compared_with_the_credence(site: Site) -> None:
    options = ":credence: 70%\n:criteria: {belief}`b` is seen in 90% of cities."
    site.write("page", f"# Page\n\n{belief(options)}")
    assert site.build().warnings == []


def test_a_blank_in_criteria_counts(site: Site) -> None:
    options = ":credence: 70%\n:criteria: <who says so>"
    site.write("page", f"---\ntopic:\n  stub: false\n---\n\n# Page\n\n{belief(options)}")
    (warned,) = site.build().warnings
    assert (warned.type, warned.line) == ("beliefs.placeholder", 11)


def test_criteria_are_plain_text_for_other_extensions(site: Site) -> None:
    site.configure(
        TODAY + "def look(app, site):\n"
        "    text = site.text(site.beliefs[0].criteria)\n"
        "    (app.outdir / 'criteria').write_text(text)\n"
        "def setup(app):\n"
        "    app.connect('beliefs-read', look)\n"
    )
    site.write("page", f"# Page\n\n{belief(CRITERIA)}")
    site.build()
    assert (site.outdir / "criteria").read_text() == "The office says so, with 70%."


def test_criteria_are_translated(site: Site) -> None:
    site.write("page", f"# Page\n\n{belief(CRITERIA)}")
    site.build("gettext")
    template = (site.outdir / "page.pot").read_text(encoding="utf-8")
    assert 'msgid "The *office* says so, with {credence}`b`."' in template


def test_criteria_without_words_are_reported(site: Site) -> None:
    site.write("page", "# Page\n\n:::{belief} A claim\n:credence: 10%\n:criteria:\n:::\n")
    (warned,) = site.build().warnings
    assert (warned.type, warned.line) == ("beliefs.option_value", 5)
    assert warned.text.startswith("criteria: nothing is written here; write a value")
