"""``sphinx-beliefs check`` says all that a build from nothing says, in the format that is asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_sites import built, make_site, run

MISTAKES = """---
topic:
  region: nowhere
  status: exploring
  last_reviewed: 2025-01-01
  review_in: 6 months
---
# Mistakes

:::{belief} Held since a day that is not in the calendar
:name: held
:credence: 70
:since: 2026-02-30

Because.
:::

:::{belief} Overdue
:name: overdue
:credence: 60%
:resolve-by: 2026-01-31

Because.
:::

:::{update-trigger} A sign
:beliefs: held, overdue
:direction: up

Because.
:::

As {belief}`nothing` says, and [](#nowhere).

:::{only} html
{belief}`only-in-html`
:::

:::{only} latex
{belief}`only-in-latex`
:::

:::{belief-index}
:tags: unheard-of
:::

:::{belief-graph}
:of: beliefs
:limit: 1
:::
"""

#: What a site can warn of only when pages are resolved is among these.
TYPES = {
    "beliefs.date",
    "beliefs.graph",
    "beliefs.resolve_by",
    "beliefs.review_overdue",
    "beliefs.unknown_name",
    "beliefs.unknown_region",
    "beliefs.unknown_tag",
}

#: Some program, so that maps are drawn.
DRAWN = f"extensions += ['sphinx.ext.graphviz']\ngraphviz_dot = {sys.executable!r}\n"


@pytest.fixture
def mistaken(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", {"mistakes": MISTAKES}, DRAWN)


def listed(*words: object) -> list[dict[str, object]]:
    """What is wrong, as JSON has it."""
    result = run("check", *words, "--format", "json")
    found: list[dict[str, object]] = json.loads(result.stdout)
    assert result.exit_code == bool(found)
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_warns_of_what_a_build_from_nothing_warns_of(
    mistaken: Path, tmp_path: Path, jobs: int
) -> None:
    wanted = built(mistaken, tmp_path / "out")
    assert {kind for _place, _text, kind in wanted} >= TYPES
    found = listed(mistaken, "-j", jobs)
    assert wanted == sorted(
        (
            f"{Path(str(each['path'])).resolve()}:{each['line']}",
            each["text"],
            f"{each['type']}.{each['subtype']}",
        )
        for each in found
    )


def test_a_page_is_named_by_its_path_from_here(
    mistaken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = run("check", "site").stdout.splitlines()
    assert lines[0].startswith("site/pages/mistakes.md:3: ")
    assert lines[0].endswith(" [beliefs.unknown_region]")
    monkeypatch.chdir(mistaken / "pages")
    assert run("check", "..").stdout.startswith("mistakes.md:3: ")


def test_the_end_says_how_much_is_wrong(mistaken: Path) -> None:
    result = run("check", mistaken)
    *lines, empty, last = result.stdout.splitlines()
    assert (empty, last) == ("", f"{len(lines)} warnings in 1 file.")
    assert result.exit_code == 1
    assert result.stderr == ""
    assert "\x1b" not in result.stdout


def test_a_site_without_mistakes_is_said_to_be_without(tmp_path: Path) -> None:
    result = run("check", make_site(tmp_path, {"fine": "# Fine\n\nAll is well.\n"}))
    assert (result.exit_code, result.stdout) == (0, "Nothing is wrong on 2 pages.\n")


def test_a_site_without_mistakes_is_an_empty_list(tmp_path: Path) -> None:
    assert listed(make_site(tmp_path, {"fine": "# Fine\n"})) == []


@pytest.mark.parametrize(
    ("only", "wanted"),
    [
        ([], {"beliefs.date", "myst.xref_missing"}),
        (["beliefs"], {"beliefs.date", "beliefs.graph"}),
        (["beliefs.date"], {"beliefs.date"}),
        (["beliefs.date", "beliefs.graph"], {"beliefs.date", "beliefs.graph"}),
        (["beliefs.date,myst"], {"beliefs.date", "myst.xref_missing"}),
        (["beliefs.unknown_*"], {"beliefs.unknown_name", "beliefs.unknown_region"}),
        (["myst.*"], {"myst.xref_missing"}),
    ],
)
def test_types_can_be_chosen(mistaken: Path, only: list[str], wanted: set[str]) -> None:
    chosen = [word for each in only for word in ("--only", each)]
    found = {f"{each['type']}.{each['subtype']}" for each in listed(mistaken, *chosen)}
    assert found >= wanted
    if only not in ([], ["beliefs"], ["beliefs.unknown_*"]):
        assert found == wanted
    assert only == [] or ("myst.xref_missing" in found) == ("myst.xref_missing" in wanted)


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("beliefs.dte", "there is no type beliefs.dte; beliefs.date?"),
        ("date", "date is not a type; write beliefs.date"),
        ("beliefs.zzzz*", "the types of beliefs are ambiguous_name, angle_brackets"),
    ],
)
def test_a_type_that_nothing_can_have_is_an_error(
    tmp_path: Path, written: str, answer: str
) -> None:
    """A gate with a slip in it would always be open."""
    result = run("check", make_site(tmp_path, {}), "--only", written)
    assert result.exit_code == 2
    assert answer in result.stderr


def test_annotations_hold_their_text_together(tmp_path: Path) -> None:
    page = "# Page\n\n:::{belief} Held\n:credence: 100%, or: so\n:::\n"
    root = make_site(tmp_path, {"a,b": page})
    line = run("check", root, "--format", "github", GITHUB_WORKSPACE=str(root)).stdout.strip()
    place, text = "file=pages/a%2Cb.md,line=4", "credence: 100%25, or: so cannot be read; write "
    assert line.startswith(f"::warning {place},title=beliefs.credence::{text}")
    assert line.count("%") == line.count("%2")


def test_annotations_have_one_line_each(mistaken: Path) -> None:
    lines = run("check", mistaken, "--format", "github").stdout.splitlines()
    assert len(lines) == len(listed(mistaken))
    assert all(line.startswith("::warning file=") for line in lines)


def test_what_a_site_suppresses_is_not_reported(mistaken: Path) -> None:
    found = listed(mistaken, "-D", "suppress_warnings=beliefs.date,beliefs.graph")
    assert {each["subtype"] for each in found} & {"date", "graph"} == set()


def test_a_site_that_does_not_use_the_extension_is_read_as_well(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"page": "# Page\n\n[](#nowhere)\n"}, "extensions.pop()")
    result = run("check", root)
    assert "This site does not use sphinx_beliefs; add it to extensions" in result.stderr
    assert "[myst.xref_missing]" in result.stdout
    assert result.exit_code == 1


def test_colours_are_there_if_they_are_wanted(mistaken: Path) -> None:
    assert "\x1b[1m" in run("check", mistaken, "--color").stdout
    assert "\x1b[1m" in run("check", mistaken, FORCE_COLOR="1").stdout
    assert "\x1b" not in run("check", mistaken, "--no-color", FORCE_COLOR="1").stdout
    assert "\x1b" not in run("check", mistaken, NO_COLOR="1", FORCE_COLOR="1").stdout


def test_a_process_of_its_own_says_the_same(mistaken: Path) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "sphinx_beliefs", "check", str(mistaken)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LANGUAGE": "en", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    result = run("check", mistaken)
    assert (done.stdout, done.stderr, done.returncode) == (result.stdout, "", 1)
