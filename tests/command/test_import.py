"""The command ``import``: what it writes, what it leaves, and that it can be run again."""

from __future__ import annotations

import errno
import json
import os
import re
from datetime import datetime, timedelta
from difflib import ndiff
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from importing.exports import fatebook, fatebook_row
from new_sites import (
    built,
    directives,
    empty,
    list_directives,
    lists,
    nested,
    restructuredtext,
    text_of,
)
from small_sites import run

if TYPE_CHECKING:
    from click.testing import Result

SHAPES = [lists, directives, nested, list_directives, restructuredtext, empty]

RAIN = "Will it rain on May 1?"
CAP = "Will the rent cap pass?"


def day(text: str) -> datetime:
    return datetime.fromisoformat(text)


def asked(
    title: str, number: int, share: float = 0.5, at: str = "", **cells: Any
) -> dict[str, Any]:
    """A row with a forecast on a question; Fatebook knows questions by when they were asked."""
    cells = {"resolve_by": day("2090-01-01"), **cells}
    when = day("2024-01-05 10:15:02") + timedelta(seconds=number)
    return fatebook_row(title, share, at=day(at) if at else when, asked=when, **cells)


def rain(share: float, at: str, **cells: Any) -> dict[str, Any]:
    return asked(RAIN, 1, share, at, **cells)


def cap(share: float, at: str, **cells: Any) -> dict[str, Any]:
    return asked(CAP, 2, share, at, **cells)


FIRST = [rain(0.65, "2024-01-05 10:00:00"), cap(0.2, "2024-01-06 11:00:00", tags="Housing")]


class Site:
    """A site, and the command run on it with rows of Fatebook."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def bring(self, *rows: dict[str, Any], options: tuple[str, ...] = ("--write",)) -> Result:
        file = self.root.parent / "export.csv"
        file.write_text(fatebook(*rows), "utf-8")
        return run("import", file, "--user", "Ann Example", "--src", self.root, *options)

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and "_build" not in path.parts
        }

    @property
    def page(self) -> Path:
        """The page that holds what was brought in."""
        found = [
            path
            for path in self.root.rglob("*from-fatebook*")
            if "_build" not in path.relative_to(self.root).parts
        ]
        assert len(found) == 1
        return found[0]

    def edit(self, old: str, new: str) -> None:
        text = self.page.read_text("utf-8")
        assert old in text
        self.page.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(directives(tmp_path / "site"))


def ok(result: Result) -> Result:
    assert (result.exit_code, result.exception) == (0, None), result.output
    return result


def wanted_line(result: Result) -> str:
    """The line that a toctree wants; empty for none."""
    found = re.search(r"toctree on .*:\n    (\S+)", result.stderr)
    return found[1] if found else ""


def gone(before: str, after: str) -> list[str]:
    """The lines of a text that are not in another."""
    compared = ndiff(before.split("\n"), after.split("\n"))
    return [line[2:] for line in compared if line.startswith("- ")]


# -- what is written ---------------------------------------------------------------------


@pytest.mark.parametrize("make", SHAPES)
def test_what_is_brought_in_has_the_shape_of_its_site_and_builds(tmp_path: Path, make: Any) -> None:
    site = Site(make(tmp_path / "site"))
    rows = [
        rain(0.65, "2024-01-05 10:00:00", notes="A *note*.\n\n- one\n- two"),
        rain(0.7, "2024-03-05 10:00:00"),
        cap(
            0.2, "2024-01-06 11:00:00", tags="Housing", resolution="NO", resolved=day("2024-02-03")
        ),
    ]
    result = ok(site.bring(*rows))
    if line := wanted_line(result):
        contents = next(site.root.rglob("map/index.md"))
        text = contents.read_text("utf-8")
        contents.write_text(text.replace("topics/rents", f"topics/rents\n{line}"), "utf-8")
    assert built(site.root) == ""
    folder = site.page.parent.relative_to(site.root)
    shown = text_of(site.root / "_build" / folder / f"{site.page.stem}.html")
    for words in (RAIN, "70%", "A *note*.", "- one", CAP, "20%", "Came out false"):
        assert words in shown
    assert len(site.page.read_text("utf-8").split("2024-01-05 65%")) == 2


@pytest.mark.parametrize("make", SHAPES)
def test_another_run_writes_nothing(tmp_path: Path, make: Any) -> None:
    site = Site(make(tmp_path / "site"))
    ok(site.bring(*FIRST))
    before, times = site.files(), site.page.stat().st_mtime_ns
    result = ok(site.bring(*FIRST))
    assert "2 questions are here already, with nothing new." in result.stderr
    assert "Nothing is to be written." in result.stderr
    assert site.files() == before
    assert site.page.stat().st_mtime_ns == times


@pytest.mark.parametrize("make", SHAPES)
def test_another_run_adds_forecasts_outcomes_and_questions(tmp_path: Path, make: Any) -> None:
    site = Site(make(tmp_path / "site"))
    ok(site.bring(FIRST[0]))
    before = site.page.read_text("utf-8")
    later = [
        rain(0.65, "2024-01-05 10:00:00", resolution="YES", resolved=day("2024-05-01")),
        rain(0.9, "2024-04-30 10:00:00", resolution="YES", resolved=day("2024-05-01")),
        *FIRST[1:],
    ]
    result = ok(site.bring(*later))
    assert "1 new item." in result.stderr
    assert "1 new forecast on what is there." in result.stderr
    assert "1 belief has been decided." in result.stderr
    after = site.page.read_text("utf-8")
    assert after.index("2024-01-05 65%") < after.index("2024-04-30 90%") < after.index(CAP)
    assert ":resolution: true" in after
    assert ":resolved: 2024-05-01" in after
    # Of what was there, the credence alone is another.
    assert ["65%" in line for line in gone(before, after)] == [True]
    page = site.files()
    ok(site.bring(*later))
    assert site.files() == page
    assert [line for line in built(site.root).splitlines() if "toc.not_included" not in line] == []


def test_what_would_be_written_is_shown_and_not_written(site: Site) -> None:
    before = site.files()
    result = ok(site.bring(*FIRST, options=()))
    assert site.files() == before
    assert "+++ b/" in result.stdout
    assert RAIN in result.stdout
    assert "say --write" in result.stderr
    ok(site.bring(FIRST[0]))
    result = ok(site.bring(*FIRST, rain(0.7, "2024-02-05 10:00:00"), options=()))
    assert "-:credence: 65%\n+:credence: 70%" in result.stdout
    assert "+- 2024-02-05 70%" in result.stdout


def test_the_preview_of_many_is_short_and_whole_if_asked_for(site: Site) -> None:
    rows = [asked(f"Question {number}", number) for number in range(100)]
    result = ok(site.bring(*rows, options=()))
    assert len(result.stdout.splitlines()) < 60
    assert "more lines; --verbose shows them." in result.stdout
    assert "100 new items." in result.stderr
    whole = ok(site.bring(*rows, options=("--verbose",))).stdout
    assert "Question 99" in whole


def test_the_preview_can_be_applied_as_a_patch(site: Site, monkeypatch: Any) -> None:
    ok(site.bring(*FIRST))
    more = [*FIRST, rain(0.7, "2024-02-05 10:00:00"), asked("Another question?", 3)]
    monkeypatch.chdir(site.root)
    patch = ok(site.bring(*more, options=("--verbose",))).stdout
    text = site.page.read_text("utf-8")
    ok(site.bring(*more))
    assert patched(text, patch) == site.page.read_text("utf-8")


def patched(text: str, patch: str) -> str:
    """A text after a patch with one file."""
    lines, made, at = text.split("\n"), [], 0
    for line in patch.split("\n")[2:]:
        if found := re.match(r"@@ -(\d+)", line):
            start = int(found[1]) - 1
            made += lines[at:start]
            at = start
        elif line[:1] in {" ", "-"}:
            assert lines[at] == line[1:]
            made += [line[1:]] if line[0] == " " else []
            at += 1
        elif line[:1] == "+":
            made.append(line[1:])
    return "\n".join([*made, *lines[at:]])


# -- what its author has done since ------------------------------------------------------


def test_what_was_edited_stays_and_is_listed(site: Site) -> None:
    ok(site.bring(*FIRST, cap(0.3, "2024-02-06 11:00:00", tags="Housing")))
    site.edit(f" {RAIN}", " It will rain on May 1")
    site.edit("- 2024-01-06 20%\n", "")
    before = site.page.read_text("utf-8")
    result = ok(site.bring(*FIRST, cap(0.3, "2024-02-06 11:00:00"), options=("--write", "-v")))
    assert site.page.read_text("utf-8") == before
    assert "2 beliefs have been edited by you since" in result.stderr
    assert f"{RAIN}: the claim has other words" in result.stderr
    assert f"{CAP}: the log has other entries" in result.stderr


def test_forecasts_that_are_not_added_are_counted(site: Site) -> None:
    ok(site.bring(*FIRST))
    site.edit(":credence: 65%", ":credence: 45%")
    result = ok(site.bring(*FIRST, rain(0.7, "2024-02-05 10:00:00"), options=("--write",)))
    assert "1 new forecast on what you edited is not added; --verbose says why." in result.stderr


def test_an_outcome_stands_below_the_day_by_which_it_is_due(site: Site) -> None:
    ok(site.bring(rain(0.65, "2024-01-05 10:00:00")))
    came = {"resolution": "YES", "resolved": day("2024-05-02")}
    ok(site.bring(rain(0.65, "2024-01-05 10:00:00", **came)))
    options = [
        line.strip().split(":")[1]
        for line in site.page.read_text("utf-8").splitlines()
        if line.strip().startswith(":res")
    ]
    assert options == ["resolve-by", "resolution", "resolved"]


def test_new_forecasts_follow_what_the_author_wrote_into_the_log(site: Site) -> None:
    ok(site.bring(*FIRST))
    site.edit("- 2024-01-05 65%", "- 2024-01-05 65% — I had read the *forecast*.\n- 2024-01-09 50%")
    site.edit(":credence: 65%", ":credence: 50%")
    ok(site.bring(*FIRST, rain(0.7, "2024-02-05 10:00:00")))
    text = site.page.read_text("utf-8")
    assert "I had read the *forecast*.\n- 2024-01-09 50%\n- 2024-02-05 70%" in text
    assert ":credence: 70%" in text


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (":credence: 65%", ":credence: 64%", "credence"),
        ("- 2024-01-05 65%\n", "", "no_log"),
        ("- 2024-01-05 65%", "- 2024-01-05 65%\n- 2024-01-06 65%\n- last week 65%", "log"),
        ("- 2024-01-05 65%", "- 2024-06-05 65%", "log"),
    ],
)
def test_nothing_is_added_where_it_would_not_fit(site: Site, old: str, new: str, part: str) -> None:
    ok(site.bring(*FIRST))
    site.edit(old, new)
    before = site.page.read_text("utf-8")
    rows = [*FIRST, rain(0.7, "2024-02-05 10:00:00")]
    result = ok(site.bring(*rows, options=("--write", "--format", "json")))
    assert site.page.read_text("utf-8") == before
    assert [left["parts"] for left in json.loads(result.stdout)["left"]] == [[part]]


def test_another_outcome_stays_and_is_listed(site: Site) -> None:
    decided = {"resolution": "YES", "resolved": day("2024-05-01")}
    ok(site.bring(rain(0.65, "2024-01-05 10:00:00", **decided)))
    site.edit(":resolution: true", ":resolution: ambiguous")
    before = site.page.read_text("utf-8")
    result = ok(site.bring(rain(0.65, "2024-01-05 10:00:00", **decided)))
    assert "1 belief has been edited" in result.stderr
    assert site.page.read_text("utf-8") == before


def test_a_belief_that_was_moved_is_known(site: Site) -> None:
    ok(site.bring(*FIRST))
    moved = site.page.with_name("rain.md")
    site.page.rename(moved)
    ok(site.bring(*FIRST, rain(0.7, "2024-02-05 10:00:00")))
    assert "- 2024-02-05 70%" in moved.read_text("utf-8")
    assert not [path for path in site.root.rglob("*from-fatebook*") if "_build" not in path.parts]


@pytest.mark.parametrize("where", ["drafts/old.md", "parts/included.txt", "notes.ipynb"])
def test_a_belief_is_known_wherever_its_source_stands(site: Site, where: str) -> None:
    ok(site.bring(*FIRST))
    text = site.page.read_text("utf-8")
    site.page.unlink()
    path = site.root / where
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"source": [text]}) if path.suffix == ".ipynb" else text, "utf-8")
    conf = site.root / "conf.py"
    conf.write_text(
        conf.read_text("utf-8") + '\nexclude_patterns = ["_build", "drafts"]\n', "utf-8"
    )
    result = ok(site.bring(*FIRST))
    assert "2 questions are here already" in result.stderr
    assert path.read_text("utf-8").count("fatebook:") == 2


def test_a_belief_that_was_deleted_comes_again_unless_a_comment_has_its_source(site: Site) -> None:
    ok(site.bring(*FIRST))
    text = site.page.read_text("utf-8")
    start = text.index(":::{belief}")
    sources = re.findall(r":source: \S+", text)
    site.page.write_text(text[:start] + f"% {sources[0]}\n", "utf-8")
    result = ok(site.bring(*FIRST))
    assert "1 question is left out: its source stands in a comment" in result.stderr
    after = site.page.read_text("utf-8")
    assert RAIN not in after
    assert CAP in after


def test_what_was_built_is_not_searched(site: Site) -> None:
    ok(site.bring(*FIRST))
    assert built(site.root) == ""
    text = site.page.read_text("utf-8")
    (site.root / "_build" / "old.md").write_text(text, "utf-8")
    site.page.unlink()
    assert "with 2 items" in ok(site.bring(*FIRST)).stderr


# -- where it goes -----------------------------------------------------------------------


@pytest.mark.parametrize("make", SHAPES[:5])
def test_beliefs_are_added_to_a_page_in_its_form(tmp_path: Path, make: Any) -> None:
    site = Site(make(tmp_path / "site"))
    topics = [
        path
        for path in sorted(site.root.rglob("*"))
        if path.suffix in {".md", ".rst"} and "belief" in path.read_text("utf-8").lower()
    ]
    page = next(path for path in topics if path.parent != site.root or path.stem == "caps")
    before = page.read_text("utf-8")
    result = ok(site.bring(*FIRST, options=("--write", "--topic", str(page))))
    assert "2 new items." in result.stderr
    after = page.read_text("utf-8")
    assert gone(before, after) == []
    is_list = make in {lists, list_directives}
    assert (f"- **{RAIN}**" in after) == is_list
    assert built(site.root) == ""
    ok(site.bring(*FIRST))
    assert page.read_text("utf-8") == after


def test_a_new_page_has_the_title_that_was_asked_for(site: Site) -> None:
    ok(site.bring(*FIRST, options=("--write", "--topic", "The weather & rents")))
    page = next(site.root.rglob("the-weather-rents.md"))
    assert "\n# The weather & rents\n" in page.read_text("utf-8")
    assert built(site.root) == ""


def test_beliefs_go_to_pages_by_tag(site: Site) -> None:
    rows = [*FIRST, asked("Will rents fall?", 3, tags="Housing; Money")]
    ok(site.bring(*rows, options=("--write", "--by", "tag")))
    housing = next(site.root.rglob("housing.md")).read_text("utf-8")
    assert CAP in housing
    assert "Will rents fall?" in housing
    assert ":tags: Housing, Money" in housing
    assert RAIN in site.page.read_text("utf-8")
    assert built(site.root) == ""
    before = site.files()
    ok(site.bring(*rows, options=("--write", "--by", "tag")))
    assert site.files() == before


def test_a_line_for_the_toctree_is_asked_for_where_none_finds_the_page(tmp_path: Path) -> None:
    site = Site(nested(tmp_path / "site"))
    result = ok(site.bring(*FIRST))
    assert wanted_line(result) == "topics/forecasts-from-fatebook"
    assert not wanted_line(ok(Site(lists(tmp_path / "other")).bring(*FIRST)))


def test_a_name_that_cannot_be_a_page_is_refused(site: Site) -> None:
    before = site.files()
    for name in ("../../elsewhere", "???"):
        result = site.bring(*FIRST, options=("--write", "--topic", name))
        assert (result.exit_code, "cannot be the name of a page" in result.stderr) == (2, True)
    assert site.files() == before


# -- what cannot be brought in -----------------------------------------------------------


def test_what_is_left_out_is_counted_and_named_if_asked_for(site: Site) -> None:
    rows = [
        *FIRST,
        rain(0.1, "2024-01-07 10:00:00", by="Bob"),
        asked("Who wins?", 4, option="Red"),
        asked("Who wins?", 4, option="Blue"),
    ]
    result = ok(site.bring(*rows))
    assert "1 forecast of someone else" in result.stderr
    assert "2 records of multiple choice" in result.stderr
    assert "Who wins?" not in result.stderr
    assert "Who wins?" in ok(site.bring(*rows, options=("-v",))).stderr
    data = json.loads(ok(site.bring(*rows, options=("--format", "json"))).stdout)
    assert sorted(each["reason"] for each in data["left_out"]) == [
        "multiple_choice",
        "multiple_choice",
        "others",
    ]
    assert data["as_before"] == 2


def test_what_comes_in_otherwise_than_it_was_is_not_said_to_be_left_out(site: Site) -> None:
    rows = [
        rain(0.65, "2024-01-05 10:00:00", resolution="MAYBE SO"),
        cap(0.2, "2024-01-06 11:00:00", by="Bob"),
    ]
    said = ok(site.bring(*rows, options=())).stderr
    left_out, _heading, otherwise = said.partition("Not taken as they are, of what is brought in:")
    assert "Left out:" in left_out
    assert "1 forecast of someone else" in left_out
    assert "1 outcome that cannot be read" in otherwise
    data = json.loads(ok(site.bring(*rows, options=("--format", "json"))).stdout)
    assert [each["reason"] for each in data["left_out"]] == ["others"]
    assert [each["reason"] for each in data["not_taken_as_they_are"]] == ["not_an_outcome"]


def test_a_file_that_cannot_be_read_is_one_sentence(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_bytes(b"PK\x03\x04 and no more")
    before = site.files()
    result = run("import", file, "--src", site.root, "--write")
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert site.files() == before


# -- files are written whole or not at all -----------------------------------------------


def test_line_ends_and_marks_of_a_file_stay(site: Site) -> None:
    ok(site.bring(*FIRST))
    text = site.page.read_text("utf-8").rstrip("\n")
    site.page.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    ok(site.bring(*FIRST, rain(0.7, "2024-02-05 10:00:00"), asked("Another?", 3)))
    data = site.page.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"- 2024-02-05 70%\r\n" in data


@pytest.mark.parametrize("at", [1, 2])
def test_all_files_are_as_before_if_one_cannot_take_its_place(
    site: Site, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    ok(site.bring(FIRST[0]))
    before = site.files()
    replace, calls = Path.replace, []

    def fails(path: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == at:
            raise OSError(errno.EIO, "the disk is broken", str(target))
        return replace(path, target)

    rows = [rain(0.7, "2024-02-05 10:00:00"), *FIRST]
    monkeypatch.setattr(Path, "replace", fails)
    result = site.bring(*rows, options=("--write", "--topic", "A new page"))
    assert result.exit_code == 2
    assert "Nothing was written: " in result.stderr
    assert site.files() == before
    monkeypatch.undo()
    ok(site.bring(*rows, options=("--write", "--topic", "A new page")))
    assert len(site.files()) == len(before) + 1


def test_all_files_are_as_before_on_a_full_disk(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    ok(site.bring(FIRST[0]))
    before = site.files()

    def fails(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    result = site.bring(rain(0.7, "2024-02-05 10:00:00"), *FIRST)
    assert (result.exit_code, "No space left on device" in result.stderr) == (2, True)
    assert site.files() == before


def test_a_link_stays_one(site: Site) -> None:
    ok(site.bring(*FIRST))
    real = site.root.parent / "real.md"
    page = site.page
    page.rename(real)
    page.symlink_to(real)
    ok(site.bring(*FIRST, rain(0.7, "2024-02-05 10:00:00")))
    assert page.is_symlink()
    assert "- 2024-02-05 70%" in real.read_text("utf-8")
