"""``sphinx-beliefs score`` prints what the views show, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from small_sites import make_site, run

from sphinx_beliefs.scoring import score_needs

if TYPE_CHECKING:
    from pathlib import Path


def decided(number: int, percent: int, came_true: int, tag: str = "") -> str:
    return "".join(
        f":::{{belief}} Claim {tag}{percent} {at}.\n:credence: {percent}%\n"
        f":resolution: {'true' if at < came_true else 'false'}\n:resolved: 2026-0{1 + at % 5}-10\n"
        + (f":tags: {tag}\n" if tag else "")
        + ":::\n\n"
        for at in range(number)
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    text = "# Page\n\n" + decided(20, 20, 4, "low") + decided(20, 80, 16, "high")
    return make_site(tmp_path, {"page": text})


def test_it_prints_scores_and_calibration_for_people(site: Path) -> None:
    result = run("score", site, "--by", "tag")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("40 beliefs have been decided")
    assert any(line.split()[:3] == ["Brier", "score", "0.160"] for line in lines)
    assert any(line.split() == ["high", "20", "80%", "80%", "0.160", "0.50", "0"] for line in lines)
    assert any("20% (4 of 20)" in line for line in lines)
    assert lines[-1].startswith("Brier score 0.160 = miscalibration 0.000")


def test_it_prints_an_object_for_programs(site: Path) -> None:
    result = run("score", site, "--format", "json", "--by", "tag", "--bins", "2")
    found = json.loads(result.stdout)
    assert found["counts"]["scored"] == 40
    assert found["scores"]["brier"] == pytest.approx(0.16)
    assert [(row["key"], row["scores"]["number"]) for row in found["by"]["tag"]] == [
        ("high", 20),
        ("low", 20),
    ]
    assert [one["number"] for one in found["calibration"]["bins"]] == [20, 20]
    assert found["calibration"]["corp"]["discrimination"] == pytest.approx(0.09)
    assert (found["movement"], found["triggers"], found["is_computed"]) == (None, [], True)


def test_programs_are_told_of_what_is_overdue_only_where_it_has_a_row(tmp_path: Path) -> None:
    overdue = ":::{belief} Late.\n:credence: 60%\n:resolve-by: 2026-02-01\n:tags: low\n:::\n"
    site = make_site(tmp_path, {"page": "# Page\n\n" + decided(5, 20, 1, "low") + overdue})
    options = ("--by", "tag", "--by", "year", "--since", "2026", "--format", "json")
    found = json.loads(run("score", site, *options).stdout)
    assert found["counts"]["overdue"] == 1
    assert [row["overdue"] for row in found["by"]["tag"]] == [1]
    assert [row["overdue"] for row in found["by"]["year"]] == [None]


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--tagged", "low"], 20),
        (["--since", "2026-04"], 16),
        (["--until", "2026-01"], 8),
        (["--page", "pages/page"], 40),
        (["--region", "nowhere-at-all"], None),
        (["--since", "soon"], None),
        (["--bins", "1"], None),
    ],
)
def test_it_can_be_narrowed(site: Path, options: list[str], number: int | None) -> None:
    result = run("score", site, "--format", "json", *options)
    if number is None:
        assert result.exit_code == 2
        assert options[1] in result.stderr
    else:
        assert json.loads(result.stdout)["counts"]["scored"] == number


def test_a_wrong_certainty_has_an_infinite_score_and_json_has_none(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"page": "# Page\n\n" + decided(1, 0, 1)})
    page = site / "pages/page.md"
    page.write_text(
        page.read_text().replace(":resolution: true", ":resolution: true\n:since: 2026-01-01")
    )
    # A credence of 0 % that came true; without a log, the outcome could not be meant.
    assert "∞" in run("score", site).stdout
    assert json.loads(run("score", site, "--format", "json").stdout)["scores"]["log_score"] is None


def test_nothing_that_is_decided_is_said(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"page": "# Page\n"})
    assert run("score", site).stdout == "Nothing has been decided yet.\n"


def test_without_the_packages_there_are_counts_and_what_to_install(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score_needs, "find_spec", lambda _name: None)
    score_needs.can_compute.cache_clear()
    result = run("score", site)
    data = run("score", site, "--format", "json")
    score_needs.can_compute.cache_clear()
    assert result.stdout.splitlines()[0].startswith("40 beliefs have been decided")
    assert "Brier" not in result.stdout
    assert 'pip install "sphinx-beliefs[scores]"' in result.stderr
    assert json.loads(data.stdout)["is_computed"] is False


def test_movement_and_what_triggers_promised_are_printed_as_well(tmp_path: Path) -> None:
    logs = "".join(
        f"::::{{belief}} Claim {at}.\n:name: b{at}\n:credence: 50%\n\n:::{{credence-log}}\n"
        "2026-01-01 50%\n2026-02-01 70%\n2026-03-01 50%\n:::\n::::\n\n"
        for at in range(20)
    )
    trigger = ":::{update-trigger} Seen.\n:beliefs: b0\n:to: 40%\n:fired: 2026-01-20\n:::\n"
    site = make_site(tmp_path, {"page": f"# Page\n\n{logs}{trigger}"})
    printed = run("score", site).stdout
    assert "In 20 logs, the squares of all moves add up to 0.080" in printed
    assert any(line.split()[-4:] == ["40%", "70%", "30", "points"] for line in printed.splitlines())
    found = json.loads(run("score", site, "--format", "json").stdout)
    assert found["movement"]["number"] == 20
    assert found["movement"]["moved"] == pytest.approx(0.08)
    assert found["triggers"] == [
        {
            "trigger": "Seen.",
            "belief": "Claim 0.",
            "fired": "2026-01-20",
            "promised": "40%",
            "done": "70%",
            "off": 30.0,
        }
    ]
