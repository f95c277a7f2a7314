"""``sphinx-beliefs history --write`` puts into logs what git has seen, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from repositories import Repository, belief, rst_belief
from test_history_command import CONF, run

if TYPE_CHECKING:
    from pathlib import Path

MORE = "beliefs_sections = True\nbeliefs_topics = ['*']\n"


@pytest.fixture
def site(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(repository.folder)
    repository.commit(
        "2024-12-01",
        {"conf.py": CONF + MORE, "index.md": "# Site\n\n```{toctree}\n:glob:\n\np*\n```\n"},
    )
    return repository


def commit(site: Repository, page: str, *credences: str, name: str = "page.md") -> None:
    """Commit a page on the first of each month with another credence in place of @."""
    for month, credence in enumerate(credences, start=1):
        site.commit(f"2025-{month:02}-01", {name: page.replace("@", credence)})


def written(site: Repository, name: str = "page.md") -> list[str]:
    """The lines that the command adds to a page; it takes none away, and the page builds after."""
    before = (site.folder / name).read_text("utf-8").split("\n")
    preview = run("history", "--logs")
    assert (site.folder / name).read_text("utf-8").split("\n") == before
    result = run("history", "--write")
    after = (site.folder / name).read_text("utf-8").split("\n")
    shown = [
        line[1:] for line in preview.stdout.split("\n") if line[:1] == "+" and line[:3] != "+++"
    ]
    added, rest = [], iter(before)
    expected = next(rest)
    for line in after:
        if line == expected:
            expected = next(rest, "\0")
        else:
            added.append(line)
    assert expected == "\0"
    assert [line for line in shown if line] == [line for line in added if line]
    assert result.exit_code == preview.exit_code
    check = run("check")
    assert check.exit_code == 0, check.stdout + "\n".join(after)
    again = run("history", "--write")
    assert (site.folder / name).read_text("utf-8").split("\n") == after, "it writes the same again"
    assert result.exit_code or "Nothing is missing" in again.stderr
    return added


HEAD = "# Rents\n\n"


def test_a_belief_whose_credence_has_moved_gets_a_log(site: Repository) -> None:
    commit(
        site, HEAD + belief("Caps.", "credence: @", name="caps") + "After.\n", "40%", "~55%", "70%"
    )
    assert written(site) == ["", "- 2025-01-01 40%", "- 2025-02-01 ~55%", "- 2025-03-01 70%"]


def test_one_that_has_not_moved_gets_none(site: Repository) -> None:
    commit(site, HEAD + belief("Caps.", "credence: @", name="caps"), "40%", "~40%")
    assert written(site) == []


def test_what_was_undone_on_the_same_day_is_left_out(site: Repository) -> None:
    page = HEAD + belief("Caps.", "credence: @", name="caps")
    for day, credence in (
        ("01-01T08", "40%"),
        ("02-01T08", "4%"),
        ("02-01T09", "40%"),
        ("03-01T09", "60%"),
    ):
        site.commit(f"2025-{day}:00:00+0000", {"page.md": page.replace("@", credence)})
    assert written(site) == ["", "- 2025-01-01 40%", "- 2025-03-01 60%"]


DIRECTIVE = """\
::::{belief} Caps.
:name: caps
:credence: @

Why.

:::{credence-log}
2025-01-01 40% At first.
2025-03-01: 70% Now, after
  a long while.
:::
::::
"""


def test_a_log_in_a_belief_gets_what_is_missing_at_its_place(site: Repository) -> None:
    commit(site, HEAD + DIRECTIVE, "40%", "55%", "70%")
    assert written(site) == ["2025-02-01: 55%"]


def test_an_entry_at_the_end_stands_below_lines_that_go_on(site: Repository) -> None:
    commit(site, HEAD + DIRECTIVE, "40%", "40%", "70%", "75%")
    assert written(site) == ["2025-04-01: 75%"]


def test_a_log_elsewhere_is_the_one_that_is_written(site: Repository) -> None:
    site.write("plog.md", "# Logs\n\n```{credence-log} caps\n- 2025-01 40% Guess.\n```\n")
    commit(site, HEAD + belief("Caps.", "credence: @", name="caps"), "40%", "55%")
    assert written(site, "plog.md") == ["- 2025-02-01 55%"]


def test_a_list_as_a_log(site: Repository) -> None:
    page = belief("Caps.", "credence: @", name="caps").replace(
        "Why.", "Why.\n\n* 2025-01-02 40% — Guess."
    )
    commit(site, HEAD + page, "40%", "55%")
    assert written(site) == ["* 2025-02-01 55%"]


def test_a_log_knows_better_when_a_mind_was_changed(site: Repository) -> None:
    page = belief("Caps.", "credence: @", name="caps")
    page = page.replace(
        "Why.", "Why.\n\n- 2024-06 40% Guess.\n- 2025-01-20 55% Data.\n- 2025-03-15 70%"
    )
    commit(site, HEAD + page, "40%", "55%", "70%")
    assert written(site) == []


def test_entries_of_lists(site: Repository) -> None:
    page = (
        HEAD
        + "## Current beliefs\n\n- **Caps.** @ — Why.\n  :name: caps\n- **Other.** 10% — Why.\n\n## Notes\n"
    )
    commit(site, page, "40%", "55%")
    added = [line for line in written(site) if line]
    assert added == ["  - 2025-01-01 40%", "  - 2025-02-01 55%"]


def test_a_list_in_a_directive(site: Repository) -> None:
    page = HEAD + "```{beliefs}\n- **Caps.** @ — Why.\n\n- **Other.** 10% — Why.\n```\n"
    commit(site, page, "40%", "55%")
    added = [line for line in written(site) if line]
    assert added == ["  - 2025-01-01 40%", "  - 2025-02-01 55%"]


def test_restructuredtext(site: Repository) -> None:
    page = "Rents\n=====\n\n" + rst_belief("Caps.", "credence: @", name="caps") + "After.\n"
    commit(site, page, "40%", "55%", name="page.rst")
    added = [line for line in written(site, "page.rst") if line]
    assert added == ["   - 2025-01-01 40%", "   - 2025-02-01 55%"]


def test_a_list_in_restructuredtext(site: Repository) -> None:
    page = "Rents\n=====\n\n.. beliefs::\n\n   - **Caps.** @ — Why.\n   - **Other.** 10% — Why.\n\nAfter.\n"
    commit(site, page, "40%", "55%", name="page.rst")
    added = [line for line in written(site, "page.rst") if line]
    assert added == ["     - 2025-01-01 40%", "     - 2025-02-01 55%"]


def test_a_page_whose_logs_are_directives_gets_another(site: Repository) -> None:
    page = HEAD + DIRECTIVE.replace("@", "70%") + belief("Other.", "credence: @", name="other")
    commit(site, page, "40%", "55%")
    assert written(site) == [
        "",
        "```{credence-log}",
        "2025-01-01 40%",
        "2025-02-01 55%",
        "```",
    ]


def test_odds_stand_in_a_directive(site: Repository) -> None:
    commit(site, HEAD + belief("Caps.", "credence: @", name="caps"), "3:1", "1:2")
    added = [line for line in written(site) if line]
    assert added == ["```{credence-log}", "2025-01-01 3:1", "2025-02-01 1:2", "```"]


def test_a_directive_in_restructuredtext(site: Repository) -> None:
    log = "   .. credence-log::\n\n      2025-01-01 10%\n\n"
    page = "Rents\n=====\n\n" + rst_belief("Other.", "credence: 10%") + log
    page += rst_belief("Caps.", "credence: @", name="caps") + "After.\n"
    commit(site, page, "40%", "55%", name="page.rst")
    added = [line.strip() for line in written(site, "page.rst") if line]
    assert added == [".. credence-log::", "2025-01-01 40%", "2025-02-01 55%"]


def test_what_the_page_says_now_has_to_be_committed(site: Repository) -> None:
    page = HEAD + belief("Caps.", "credence: @", name="caps")
    commit(site, page, "40%", "55%")
    site.write("page.md", page.replace("@", "90%"))
    assert written(site) == []
    result = run("history", "--logs")
    assert result.exit_code == 1
    assert "The log of caps stays as it is" in result.stderr


def test_only_one_belief_and_only_since_a_day(site: Repository) -> None:
    page = (
        HEAD
        + belief("Caps.", "credence: @", name="caps")
        + belief("Other.", "credence: 1@", name="other")
    )
    commit(site, page, "40%", "55%", "60%")
    result = run("history", "caps", "--logs", "--since", "2025-02")
    added = [line[1:] for line in result.stdout.splitlines() if line.startswith("+-")]
    assert added == ["- 2025-02-01 55%", "- 2025-03-01 60%"]
    assert run("history", "--logs", "--page", "index").stdout == ""


def test_line_ends_and_encoding_stay(site: Repository) -> None:
    page = "\ufeff" + (HEAD + belief("Caps → ä.", "credence: @", name="caps")).replace("\n", "\r\n")
    for month, credence in (("01", "40%"), ("02", "55%")):
        site.commit(f"2025-{month}-01", {"page.md": page.replace("@", credence).encode()})
    before = (site.folder / "page.md").read_bytes()
    assert run("history", "--write").exit_code == 0
    after = (site.folder / "page.md").read_bytes()
    new = b"\r\n- 2025-01-01 40%\r\n- 2025-02-01 55%\r\n"
    assert after.replace(new, b"") == before
    assert after.startswith("\ufeff".encode())


def test_a_page_that_cannot_be_written_leaves_all_as_they_are(
    site: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sphinx_beliefs.command.histories import log_writing

    page = HEAD + belief("Caps.", "credence: @", name="caps")
    for month, credence in (("01", "40%"), ("02", "55%")):
        text = page.replace("@", credence)
        pages = {
            "pa.md": text,
            "pb.md": text.replace("caps", "b"),
            "pc.md": text.replace("caps", "c"),
        }
        site.commit(f"2025-{month}-01", dict(pages))
    before = {path.name: path.read_bytes() for path in site.folder.glob("p?.md")}
    write = log_writing.write_source

    def failing(file: log_writing.SourceFile, *, backup: bool) -> None:
        if file.path.name == "pb.md":
            raise PermissionError(f"{file.path} is read-only")
        write(file, backup=backup)

    monkeypatch.setattr(log_writing, "write_source", failing)
    result = run("history", "--write")
    assert result.exit_code == 2
    assert "Nothing was written" in result.stderr
    assert {path.name: path.read_bytes() for path in site.folder.glob("p?.md")} == before


def test_in_a_shallow_clone_the_first_commit_says_nothing(
    site: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(site, HEAD + belief("Caps.", "credence: @", name="caps"), "40%", "55%", "60%", "70%")
    clone = tmp_path / "clone"
    site.git("clone", "--quiet", "--depth=3", site.folder.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    result = run("history", "--logs")
    assert "This is a shallow clone" in result.stderr
    added = [line[1:] for line in result.stdout.splitlines() if line.startswith("+-")]
    assert added == ["- 2025-03-01 60%", "- 2025-04-01 70%"]
