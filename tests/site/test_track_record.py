"""Track records and calibration, on pages of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_fresh import _set_day, assert_fresh, edit

from sphinx_beliefs.scoring import score_needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag
    from conftest import Site


def a_belief(name: str, credence: str, options: str = "", log: str = "") -> str:
    inside = f":::{{credence-log}}\n{log}\n:::\n" if log else "Why.\n"
    return f"::::{{belief}} Claim {name}.\n:name: {name}\n:credence: {credence}\n{options}\n\n{inside}::::\n\n"


BIO = (
    "---\ntopic:\n  region: bio\n  tags: [life]\n---\n# Biology\n\n"
    + a_belief(
        "a",
        "90%",
        ":resolution: true\n:resolved: 2026-03-01\n:resolve-by: 2026-03-31",
        "2026-01-01 60%\n2026-02-01 90%\n2026-03-02 100%",
    )
    + a_belief("b", "20%", ":resolution: false\n:resolved: 2025-05-01\n:tags: short")
    + a_belief("c", "70%", ":resolution: false\n:resolved: 2026-04-01")
    + a_belief("d", "50%", ":resolution: ambiguous\n:resolved: 2026-04-01")
    + a_belief("e", "50%", ":resolve-by: 2026-05-01")
)
LAW = """\
Law
===

.. topic-meta::
   :region: gov

.. belief:: Claim f.
   :name: f
   :credence: 80–90%
   :resolution: true
   :resolved: 2026-05-01
   :resolve-by: 2027-01-01

.. belief:: Claim g.
   :name: g
   :credence: 100%
   :resolution: true
   :resolved: 2026-05-01

.. belief:: It ought to be.
   :normative:
"""
RECORD = "# Record\n\n:::{track-record}\n@\n:::\n"
TODAY = "beliefs_today = '2026-06-01'\nbeliefs_regions = {'bio': 'Biology', 'gov': 'Law'}\nsuppress_warnings = ['beliefs.resolve_by']\n"


@pytest.fixture
def decided(site: Site) -> Site:
    site.configure(TODAY)
    site.write("bio", BIO)
    site.write("law", LAW).rename(site.root / "law.rst")
    return site


def with_record(site: Site, options: str = "", text: str = RECORD) -> Site:
    site.write("record", text.replace("@", options))
    return site.build()


def rows_of(table: Tag) -> list[list[str]]:
    return [
        [" ".join(cell.text.split()) for cell in row.select("td, th")] for row in table.select("tr")
    ]


def lines_of(site: Site) -> list[str]:
    block = site.page("record").select_one(".beliefs-track-record, .beliefs-calibration")
    assert block is not None
    return [" ".join(line.text.split()) for line in block.select(":scope > p")]


def tables_of(site: Site) -> list[list[list[str]]]:
    return [rows_of(table) for table in site.page("record").select(".beliefs-scores")]


def test_it_counts_what_is_decided_and_what_is_not_scored_and_why(decided: Site) -> None:
    with_record(decided)
    assert lines_of(decided)[:3] == [
        "3 beliefs have been decided, with a credence from before: 1 came true, 2 did not.",
        "Of 2 that were to be decided by now, 1 is overdue.",
        "Not scored: 1 ambiguous, 1 without an earlier credence, 1 decided early, while its date is "
        "still ahead. What is decided early is not a fair sample: it is mostly what came true.",
    ]


def test_the_scores_are_those_of_the_last_credence_before_the_outcome(decided: Site) -> None:
    with_record(decided)
    [scores] = tables_of(decided)
    # 0.9, true; 0.2, false; 0.7, false: (0.01 + 0.04 + 0.49) / 3.
    assert [row[:2] for row in scores] == [
        ["Score", "Value"],
        ["Brier score", "0.180"],
        # 31 days at 60 % and 28 at 90 %: (31 * 0.16 + 28 * 0.01) / 59.
        ["Brier score over time", "0.089"],
        ["Logarithmic score", "0.51"],
        ["Skill against the base rate", "0.19"],
        ["Skill against 50%", "0.28"],
    ]
    assert "33%, the share that came true" in scores[4][2]


def test_outcomes_that_came_early_are_scored_if_they_are_asked_for(decided: Site) -> None:
    with_record(decided, ":ahead: include")
    assert lines_of(decided)[0].startswith("4 beliefs have been decided")
    assert "decided early" not in decided.text("record")


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (
            ":by: region\n:ahead: include",
            [
                ["Biology", "3", "33%", "60%", "0.180", "0.51", "1"],
                ["Law", "1", "100%", "85%", "0.022", "0.16", "0"],
            ],
        ),
        (
            ":by: year",
            [
                # What is overdue has no outcome, so it is not of a year, nor below of a horizon.
                ["2026", "2", "50%", "80%", "0.250", "0.65"],
                ["2025", "1", "0%", "20%", "0.040", "0.22"],
            ],
        ),
        (
            ":by: tag",
            [
                ["life", "3", "33%", "60%", "0.180", "0.51", "1"],
                ["short", "1", "0%", "20%", "0.040", "0.22", "0"],
            ],
        ),
        (
            ":by: horizon",
            [
                ["up to a month", "1", "100%", "90%", "0.010", "0.11"],
                ["Not known", "2", "0%", "45%", "0.265", "0.71"],
            ],
        ),
    ],
)
def test_there_is_a_row_for_each(decided: Site, options: str, rows: list[list[str]]) -> None:
    with_record(decided, options)
    heads, *found = tables_of(decided)[1]
    assert found == rows
    assert len(heads) == len(rows[0])


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (":region: bio", "3 beliefs"),
        (":region: Law\n:ahead: include", "1 belief has"),
        (":tags: short", "1 belief has"),
        (":any-tag: short, life", "3 beliefs"),
        (":since: 2026", "2 beliefs"),
        (":until: 2025", "1 belief has"),
        (":pages: bio", "3 beliefs"),
        (":pages: this", "Nothing has been decided yet."),
    ],
)
def test_it_can_be_narrowed(decided: Site, options: str, count: str) -> None:
    with_record(decided, options)
    assert lines_of(decided)[0].startswith(count)


@pytest.mark.parametrize(
    ("directive", "options", "due"),
    [
        (
            "track-record",
            ":since: 2026-05-01",
            ["Of 1 that were to be decided by now, 1 is overdue."],
        ),
        ("calibration", ":since: 2026", ["Of 2 that were to be decided by now, 1 is overdue."]),
        # What is overdue became so on May 1, and is of no time before or after that.
        ("track-record", ":until: 2026-04-30", ["1 was to be decided by now, and is not overdue."]),
        ("track-record", ":since: 2026-05-02", []),
    ],
)
def test_a_time_does_not_hide_what_is_overdue_in_it(
    decided: Site, directive: str, options: str, due: list[str]
) -> None:
    with_record(decided, text=f"# Record\n\n:::{{{directive}}}\n{options}\n:::\n")
    assert [line for line in lines_of(decided) if "by now" in line] == due


@pytest.mark.parametrize(
    ("resolution", "why"),
    [
        ("true\n:resolve-by: 2027", "1 decided early, while its date is still ahead"),
        ("ambiguous", "1 ambiguous"),
        ("annulled", "1 annulled"),
    ],
)
def test_what_is_decided_and_not_scored_is_not_called_undecided(
    decided: Site, resolution: str, why: str
) -> None:
    options = f":resolution: {resolution}\n:resolved: 2026-05-01\n:tags: apart"
    decided.write("apart", f"# Apart\n\n{a_belief('h', '60%', options)}")
    with_record(decided, ":tags: apart")
    [line] = lines_of(decided)
    assert line.startswith(f"Not scored: {why}.")


@pytest.mark.parametrize(
    ("directive", "options", "says"),
    [
        ("track-record", ":by: months", "'months' is not one of region, year, tag, horizon"),
        ("track-record", ":show: score", "did you mean scores?"),
        ("track-record", ":ahead: yes", "'yes' is not one of include, exclude"),
        ("track-record", ":since: 2027\n:until: 2026", "so nothing is found"),
        ("track-record", ":region: nowhere", "there is no region"),
        ("track-record", ":tags: nothing", "nothing here is tagged 'nothing'"),
        ("track-record", ":pages: nothing", "matches no page"),
        ("track-record", ":by:", "nothing is written here"),
        ("track-record", ":bins: 5", "bins"),
        ("calibration", ":bins: 1", "'1' is not a number of bins from 2 to 50"),
        ("calibration", ":bins: many", "'many' is not a number of bins"),
        ("calibration", ":bins-by: size", "'size' is not one of count, width"),
    ],
)
def test_a_wrong_option_is_one_warning_and_the_rest_is_shown(
    decided: Site, directive: str, options: str, says: str
) -> None:
    text = f"# Record\n\n:::{{{directive}}}\n{options}\n:::\n"
    decided.write("record", text)
    [warned] = decided.build().warnings
    assert says in warned.text
    assert decided.page("record").select(".beliefs-track-record, .beliefs-calibration")


def test_few_outcomes_are_shown_one_by_one(decided: Site) -> None:
    with_record(decided, text="# Record\n\n:::{calibration}\n:caption: How I did\n:::\n")
    assert lines_of(decided) == [
        "How I did",
        "3 decided: too few to tell; here they are.",
        "Of 2 that were to be decided by now, 1 is overdue.",
        "Not scored: 1 ambiguous, 1 without an earlier credence, 1 decided early, while its date is "
        "still ahead. What is decided early is not a fair sample: it is mostly what came true.",
    ]
    assert tables_of(decided) == [
        [
            ["Belief", "Credence", "Outcome"],
            ["Claim a.", "90%", "Came true"],
            ["Claim c.", "70%", "Came out false"],
            ["Claim b.", "20%", "Came out false"],
        ]
    ]
    assert decided.page("record").select_one(".beliefs-scores a")["href"] == "bio.html#beliefs-a"


def many(number: int) -> str:
    """A page of decided beliefs: each third at 20 %, 50 % and 80 %, of which as many came true."""
    beliefs = []
    for at in range(number):
        percent = (20, 50, 80)[at % 3]
        came_true = (at // 3 * 7) % 10 < percent / 10
        outcome = "true" if came_true else "false"
        beliefs.append(a_belief(f"m{at}", f"{percent}%", f":resolution: {outcome}"))
    return "# Many\n\n" + "".join(beliefs)


def test_many_are_a_picture_and_a_table_that_says_the_same(site: Site) -> None:
    site.write("many", many(60))
    with_record(site, text="# Record\n\n:::{calibration}\n:::\n")
    [table] = tables_of(site)
    assert table[0] == [
        "Credence",
        "Decided",
        "Mean credence",
        "Came true",
        "Interval (90%)",
        "If calibrated",
    ]
    assert table[1:] == [
        ["20–40%", "20", "20%", "20% (4 of 20)", "7% to 40%", "5% to 35%"],
        ["40–60%", "20", "50%", "50% (10 of 20)", "30% to 70%", "30% to 70%"],
        ["80–100%", "20", "80%", "80% (16 of 20)", "60% to 93%", "65% to 95%"],
    ]
    page = site.page("record")
    [picture] = page.select("figure > svg.beliefs-calibration-picture")
    assert picture["role"] == "img"
    assert picture["aria-label"]
    assert [text.text for text in picture.select("text.beliefs-bin-count")] == ["20"] * 3
    assert len(picture.select("circle")) == len(picture.select("rect")) == 3
    # From 30 outcomes on, there is a curve, and the score in its parts.
    assert len(picture.select("path.beliefs-curve")) == 1
    assert "miscalibration 0.000 − discrimination 0.060 + uncertainty 0.250" in site.text("record")


def test_between_the_two_there_is_no_curve(site: Site) -> None:
    site.write("many", many(24))
    with_record(site, text="# Record\n\n:::{calibration}\n:bins-by: count\n:bins: 2\n:::\n")
    assert not site.page("record").select("path.beliefs-curve")
    assert len(tables_of(site)[0]) == 3


LOGS = "".join(
    a_belief(
        f"l{at}", "40%", log=f"2026-01-01 50%\n2026-02-01 {60 if at % 2 else 70}%\n2026-03-01 40%"
    )
    for at in range(20)
)


def test_movement_is_told_from_twenty_logs_on(site: Site) -> None:
    site.write("logs", "# Logs\n\n" + LOGS)
    with_record(site)
    text = site.text("record")
    # 0.1² + 0.2² and 0.2² + 0.3²: 0.09 on average; the drop is 0.25 - 0.24.
    assert "In 20 logs, the squares of all moves add up to 0.090" in text
    assert "uncertainty has dropped by 0.010" in text
    assert "a hint of overreaction" in text
    edit(site, "logs", "2026-01-01 50%\n2026-02-01 70%\n2026-03-01 40%", "2026-03-01 40%")
    site.build()
    assert "squares" not in site.text("record")
    with_record(site, ":show: movement")
    assert "10 logs have moved so far; this can be told from 20 on." in site.text("record")


TRIGGERS = (
    "# Triggers\n\n"
    + a_belief("t", "70%", log="2026-01-01 50%\n2026-03-01 70%")
    + ":::{update-trigger} Evidence.\n:beliefs: t\n:to: 40%\n:fired: 2026-02-20\n:::\n\n"
    + ":::{update-trigger} More.\n:beliefs: t\n:likelihood-ratio: 2\n:fired: 2026-02-21\n:::\n"
)


def test_what_triggers_promised_is_beside_what_was_done(site: Site) -> None:
    site.write("triggers", TRIGGERS)
    with_record(site)
    [table] = tables_of(site)
    assert table[1:] == [
        ["Evidence. · February 20, 2026", "Claim t.", "40%", "70%", "30 points"],
        ["More. · February 21, 2026", "Claim t.", "~67%", "70%", "3 points"],
    ]
    assert site.page("record").select_one(".beliefs-scores strong").text == "30 points"


@pytest.mark.parametrize(
    ("entries", "rows"),
    [
        # The outcome is not what the author made of the evidence.
        ("2026-03-01 100%", []),
        ("2026-02-25 80%\n2026-03-01 100%", [["85%", "80%", "5 points"]]),
    ],
)
def test_an_outcome_that_is_logged_is_not_what_was_done(
    site: Site, entries: str, rows: list[list[str]]
) -> None:
    site.configure("beliefs_checks = ['trigger_kept']\n")
    resolved = ":resolution: true\n:resolved: 2026-03-01"
    text = a_belief("t", "100%", resolved, f"2026-01-01 50%\n{entries}")
    trigger = ":::{update-trigger} Evidence.\n:beliefs: t\n:to: 85%\n:fired: 2026-02-20\n:::\n"
    site.write("triggers", f"# Triggers\n\n{text}{trigger}")
    with_record(site, ":show: triggers")
    assert [row[2:] for table in tables_of(site) for row in table[1:]] == rows
    assert "beliefs.trigger_kept" not in [one.type for one in site.warnings]


@pytest.mark.parametrize(
    ("resolved", "entry", "brier"),
    [
        ("2025-12-15", "2025-12-15", "0.160"),
        # Within a month or a year, it is not known which came first.
        ("2025-12", "2025-12-10", "0.160"),
        ("2025", "2025-12-10", "0.160"),
        ("2025-12-15", "2025-12", "0.160"),
        ("2025-12", "2025-12", "0.160"),
        # A certainty from before is a forecast.
        ("2025-12", "2025-11-30", "0.000"),
        ("2025-12-15", "2025-12-14", "0.000"),
    ],
)
def test_an_outcome_that_is_logged_is_not_a_forecast(
    site: Site, resolved: str, entry: str, brier: str
) -> None:
    options = f":resolution: true\n:resolved: {resolved}"
    log = f"- 2025-01-01 60%\n- {entry} 100%"
    site.write("page", f"# Page\n\n{a_belief('t', '100%', options, log)}")
    with_record(site)
    rows = dict(row[:2] for row in tables_of(site)[0] if len(row) > 1)
    assert rows["Brier score"].split(" ")[0] == brier


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(score_needs, "find_spec", lambda _name: None)
    score_needs.can_compute.cache_clear()
    yield
    score_needs.can_compute.cache_clear()


@pytest.mark.usefixtures("without_extra")
def test_without_the_packages_it_says_once_what_to_install_and_shows_the_counts(
    decided: Site,
) -> None:
    decided.write("again", "# Again\n\n:::{track-record}\n:::\n\n:::{calibration}\n:::\n")
    decided.write("record", RECORD.replace("@\n", ""))
    [warned] = decided.build().warnings
    assert warned.type == "beliefs.missing_extra"
    assert (warned.file, warned.line) == ("again.md", 3)
    assert 'pip install "sphinx-beliefs[scores]"' in warned.text
    assert lines_of(decided)[0].startswith("3 beliefs have been decided")
    assert tables_of(decided) == []


def test_once_they_are_installed_the_pages_are_written_again(
    decided: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(score_needs, "find_spec", lambda _name: None)
        score_needs.can_compute.cache_clear()
        decided.write("record", RECORD.replace("@\n", ""))
        decided.build()
        assert tables_of(decided) == []
    score_needs.can_compute.cache_clear()
    decided.build()
    assert len(tables_of(decided)) == 1


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("bio", "90%", "80%"),
        ("bio", ":resolution: true", ":resolution: false"),
        ("bio", ":resolve-by: 2026-03-31", ":resolve-by: 2027-03-31"),
        ("bio", "region: bio", "region: gov"),
        ("bio", ":resolve-by: 2026-05-01", ":resolve-by: 2028"),
        ("bio", "Claim a.", "Claim anew."),
    ],
)
def test_an_edit_elsewhere_is_to_be_seen(decided: Site, page: str, old: str, new: str) -> None:
    decided.write("record", RECORD.replace("@", ":by: region, tag") + "\n:::{calibration}\n:::\n")
    decided.build()
    edit(decided, page, old, new)
    assert_fresh(decided)


def test_the_day_is_to_be_seen_as_well(decided: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    decided.configure(TODAY.partition("\n")[2])
    _set_day(monkeypatch, "2026-06-01")
    with_record(decided)
    assert lines_of(decided)[0].startswith("3 beliefs")
    _set_day(monkeypatch, "2027-02-01")
    assert lines_of(decided.build())[0].startswith("4 beliefs")
    assert_fresh(decided)


@pytest.mark.parametrize(
    "builder", ["text", "man", "texinfo", "latex", "epub", "singlehtml", "xml"]
)
def test_every_builder_has_the_tables(site: Site, builder: str) -> None:
    site.write("many", many(60))
    site.write("record", RECORD.replace("@\n", "") + "\n:::{calibration}\n:::\n")
    out = list(site.build(builder).outdir.rglob("*"))
    kinds = {".txt", ".1", ".texi", ".tex", ".xhtml", ".html", ".xml"}
    written = "\n".join(path.read_text(encoding="utf-8") for path in out if path.suffix in kinds)
    for words in ("Brier score", "4 of 20"):
        assert words in written
    assert ("<svg" in written) is (builder == "singlehtml")
    assert (r"\begin{picture}" in written) is (builder == "latex")
    assert any(path.suffix == ".svg" for path in out) is (builder == "epub")
