"""``sphinx-beliefs history`` says what each belief said when."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from repositories import ENVIRONMENT, Repository, belief
from sphinx.locale import translators

from sphinx_beliefs.command import tables
from sphinx_beliefs.command.histories.history_formats import JSON_FIELDS
from sphinx_beliefs.command.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

CONF = """
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
beliefs_today = "2026-06-01"
"""
TOPIC = "---\ntopic: {}\n---\n\n# Rents\n\n"

APART: dict[str, bool] = (
    {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}
)


@pytest.fixture(autouse=True)
def _no_language_is_left() -> Iterator[None]:
    yield
    translators.clear()


def run(*words: object) -> Result:
    # The locale stays that of the tests: the command would set it for all that follow.
    variables = {**ENVIRONMENT, "LC_ALL": None, "NO_COLOR": None, "LANGUAGE": "en"}
    return CliRunner(**APART).invoke(main, [str(word) for word in words], env=variables)


def changes(*words: object) -> list[dict[str, Any]]:
    result = run("history", *words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.fixture
def site(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(repository.folder)
    page = TOPIC + belief("Caps lower rents.", "credence: 40%", name="caps")
    index = "# Site\n\n```{toctree}\nrents\n```\n"
    repository.commit("2025-01-01", {"conf.py": CONF, "index.md": index, "rents.md": page})
    repository.commit("2025-02-01", {"rents.md": page.replace("40%", "~55%")}, "Bob")
    other = belief("Wages rise.", "credence: 10%")
    late = page.replace("40%", "~55%").replace("lower rents", "lower all rents everywhere")
    repository.commit("2025-03-01", {"rents.md": late + other})
    return repository


@pytest.mark.usefixtures("site")
def test_all_changes_are_listed_the_newest_first() -> None:
    result = run("history")
    assert result.exit_code == 0, result.stderr
    lines = [line.split("  ") for line in result.stdout.splitlines()]
    shown = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert shown[0] == ["Date", "Belief", "What changed", "Author", "Commit", "Page"]
    dates = [row[0] for row in shown[1:] if row[0].startswith("2025")]
    assert dates == ["2025-03-01", "2025-03-01", "2025-02-01", "2025-01-01"]
    assert "credence: 40% → ~55%" in result.stdout
    assert "claim: Caps lower rents. → Caps lower all rents everywhere." in result.stdout


def test_one_belief_is_told_from_the_beginning(site: Repository) -> None:
    result = run("history", "caps")
    assert result.stdout.splitlines()[0] == "caps: Caps lower all rents everywhere."
    assert [row["date"] for row in changes("caps")] == ["2025-01-01", "2025-02-01", "2025-03-01"]
    assert "edited after the credence of 2025-02-01 was stated" in result.stdout
    assert site.head[:9] in result.stdout


def test_a_belief_without_a_name_is_named_by_its_claim(site: Repository) -> None:
    assert changes("wages-rise") == changes("Wages rise.")
    assert changes("wages-rise")[0] == {
        "name": "wages-rise",
        "kind": "new",
        "date": "2025-03-01",
        "author": "Ada",
        "commit": site.head,
        "path": "rents.md",
        "changed": ["claim", "credence"],
        "claim": "Wages rise.",
        "credence": "10%",
        "low": 10.0,
        "high": 10.0,
        "resolution": None,
        "resolve_by": None,
        "was": {},
        "stated": None,
    }


@pytest.mark.usefixtures("site")
def test_on_a_narrow_terminal_each_change_is_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("history", "caps", "--no-color").stdout.splitlines()
    heads = [line.split()[0] for line in lines if line.startswith("2025")]
    assert heads == ["2025-01-01", "2025-02-01", "2025-03-01"]
    assert "    credence: 40% → ~55%" in lines
    assert max(map(len, lines)) <= 60


@pytest.mark.usefixtures("site")
def test_json_has_the_fields_of_the_manual() -> None:
    rows = changes()
    assert [list(row) for row in rows] == [list(JSON_FIELDS)] * 4
    assert [row["was"] for row in rows if row["date"] == "2025-02-01"] == [{"credence": "40%"}]
    assert len({row["stated"] for row in rows}) == 2


@pytest.mark.usefixtures("site")
def test_only_some_changes() -> None:
    assert {row["date"] for row in changes("--since", "2025-02")} == {"2025-02-01", "2025-03-01"}
    assert len(changes("--page", "rents")) == 4
    assert len(changes("--page", "re*.md")) == 4
    assert changes("--page", "index") == []
    assert "Nothing has changed." in run("history", "--since", "2026").stderr
    assert "write 2026-05-01, 2026-05 or 2026, or 90 days" in run("history", "--since", "Ma").stderr
    assert len(changes("--since", "200 years")) == 4
    assert changes("--since", "1 day") == []


def test_a_belief_stands_on_the_page_to_which_it_was_moved(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It need not have changed since."""
    monkeypatch.chdir(repository.folder)
    page = TOPIC + belief("Caps lower rents.", "credence: 40%", name="caps")
    repository.commit("2025-01-01", {"conf.py": CONF, "index.md": "# Index\n", "rents.md": page})
    repository.commit("2025-02-01", {"rents.md": None, "housing.md": page})
    [change] = changes("--page", "housing")
    assert (change["name"], change["date"]) == ("caps", "2025-01-01")
    assert changes("--page", "rents") == []


def test_the_folder_can_be_named_with_a_name_or_without(
    site: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.folder.parent)
    assert len(changes(site.folder)) == 4
    assert len(changes("caps", site.folder)) == 3


@pytest.mark.usefixtures("site")
def test_a_name_that_is_not_there_is_an_error() -> None:
    result = run("history", "cap")
    assert result.exit_code == 2
    assert "There is no belief “cap” in the history; did you mean caps?" in result.stderr


def test_what_is_not_committed_is_not_in_the_history(site: Repository) -> None:
    page = (site.folder / "rents.md").read_text()
    site.write("rents.md", page.replace("~55%", "99%"))
    assert {row["credence"] for row in changes("caps")} == {"40%", "~55%"}


def test_a_site_without_a_repository_says_so(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("site")
    (folder / "conf.py").write_text(CONF)
    (folder / "index.md").write_text("# Site\n")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    result = run("history", folder)
    assert result.exit_code == 2
    assert "is not in a git repository, so there is no history to be read." in result.stderr
    assert "Traceback" not in result.stderr
