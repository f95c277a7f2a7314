"""Repositories of every kind are read, and what cannot be read is said in one sentence."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from repositories import ENVIRONMENT, Repository, belief, told

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.past.versions import NoHistory
from sphinx_beliefs.past import git_process
from sphinx_beliefs.past.commits import day_of
from sphinx_beliefs.past.page_rules import PageRules
from sphinx_beliefs.past.past_reader import read_history

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_beliefs.model.past.versions import History

PAGE = belief("Rents fall.", "credence: @", name="r")
COURSE = [("2025-01-01", "40%"), ("2025-02-01", "60%")]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def filled(repository: Repository) -> Repository:
    fill(repository)
    return repository


def fill(repository: Repository) -> None:
    repository.commit("2025-01-01", {"a.md": PAGE.replace("@", "40%")})
    repository.commit("2025-02-01", {"a.md": PAGE.replace("@", "60%")})


def course(history: History) -> list[tuple[str, ...]]:
    return told(history, "r", "credence")


def refused(folder: Path) -> str:
    with pytest.raises(NoHistory) as caught:
        read_history(folder)
    return caught.value.message.format(**caught.value.values)


def test_a_folder_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert (
        refused(tmp_path)
        == f"{tmp_path} is not in a git repository, so there is no history to be read."
    )


def test_a_repository_without_a_commit(repository: Repository) -> None:
    assert "has no commit yet" in refused(repository.folder)


@pytest.mark.usefixtures("filled")
def test_no_git(filled: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "git is not installed here" in refused(filled.folder)


def test_a_repository_of_another_user(filled: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_process, "_KEPT", (*git_process._KEPT, "GIT_TEST_"))  # noqa: SLF001
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "git config --global --add safe.directory" in refused(filled.folder)
    settings = filled.folder.parent / "settings"
    settings.write_text("[safe]\n\tdirectory = *\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert course(read_history(filled.folder)) == COURSE


def test_a_broken_repository(filled: Repository) -> None:
    for path in sorted((filled.folder / ".git/objects").rglob("*")):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"")
    assert refused(filled.folder).count("\n") == 0


def test_a_site_in_a_folder_and_with_a_name_of_any_letters(repository: Repository) -> None:
    folder = "my site/ä [x]*"
    for day, credence in COURSE:
        repository.commit(day, {f"{folder}/Ünï “q”.md": PAGE.replace("@", credence)})
    history = read_history(repository.folder / folder)
    assert course(history) == COURSE
    assert history.of("r")[0].path == f"{folder}/Ünï “q”.md"
    assert history.prefix == f"{folder}/"


def test_excluded_pages_and_other_files(repository: Repository) -> None:
    page = PAGE.replace("@", "40%")
    pages = {
        "a.txt": page,
        "drafts/b.md": page.replace("name: r", "name: b"),
        "c.md": page.replace("name: r", "name: c"),
    }
    repository.commit("2025-01-01", dict(pages))
    rules = PageRules(is_excluded=lambda path: path.startswith("drafts/"))
    assert list(read_history(repository.folder, rules).of_name) == ["c"]
    texts = PageRules(suffixes={".txt": Markup.MARKDOWN})
    assert list(read_history(repository.folder, texts).of_name) == ["r"]


def test_a_work_tree_a_submodule_and_a_detached_commit(filled: Repository, tmp_path: Path) -> None:
    filled.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    history = read_history(tmp_path / "tree")
    assert course(history) == COURSE
    assert (filled.folder / ".git/sphinx-beliefs").is_dir()
    outer = Repository(tmp_path / "outer")
    outer.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        str(filled.folder),
        "docs",
    )
    outer.commit("2025-03-01", {"b.md": PAGE.replace("@", "5%")})
    assert course(read_history(outer.folder / "docs")) == COURSE
    assert course(read_history(outer.folder)) == [("2025-03-01", "5%")]
    filled.git("checkout", "--quiet", "HEAD~1")
    assert course(read_history(filled.folder)) == COURSE[:1]


def test_a_repository_with_sha256(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "sha256", "--object-format=sha256")
    fill(repository)
    history = read_history(repository.folder)
    assert course(history) == COURSE
    assert len(history.head) == 64


def test_a_shallow_clone_says_that_it_is_one(filled: Repository, tmp_path: Path) -> None:
    filled.git("clone", "--quiet", "--depth=1", filled.folder.as_uri(), str(tmp_path / "clone"))
    history = read_history(tmp_path / "clone")
    assert history.is_shallow
    assert course(history) == COURSE[1:]
    filled.git("-C", str(tmp_path / "clone"), "fetch", "--quiet", "--unshallow")
    history = read_history(tmp_path / "clone")
    assert not history.is_shallow
    assert course(history) == COURSE


@pytest.mark.parametrize("kind", ["blob:none", "tree:0"])
def test_a_partial_clone_fetches_nothing(filled: Repository, tmp_path: Path, kind: str) -> None:
    filled.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    filled.git("clone", "--quiet", f"--filter={kind}", filled.folder.as_uri(), str(clone))
    if kind == "tree:0":
        assert "partial clone" in refused(clone)
        return
    history = read_history(clone)
    assert history.missing == 1
    assert course(history) == COURSE[1:]
    assert history.of("r")[0].day.isoformat() == "2025-02-01"
    # It is not kept as if it were all.
    filled.git("-C", str(clone), "-c", "protocol.file.allow=always", "log", "-p", "--all")
    assert course(read_history(clone)) == COURSE


def test_settings_and_variables_do_not_disturb_it(
    filled: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings"
    settings.write_text(
        "[log]\n\tshowSignature = true\n\tdate = relative\n\tfollow = true\n\tshowRoot = false\n"
        "[core]\n\tquotepath = true\n\tpager = false\n\tabbrev = 4\n[color]\n\tui = always\n"
        "[diff]\n\tnoprefix = true\n\trenames = copies\n\texternal = false\n[format]\n\tpretty = oneline\n"
        "[i18n]\n\tlogOutputEncoding = latin-1\n[alias]\n\tlog = version\n[log]\n\tdecorate = full\n"
    )
    other = Repository(tmp_path / "other")
    other.commit("2024-01-01", {"a.md": "Nothing.\n"})
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    filled.commit("2025-03-01", {"a.md": PAGE.replace("@", "70%")}, "Åsa Ö")
    history = read_history(filled.folder)
    assert course(history) == [*COURSE, ("2025-03-01", "70%")]
    assert history.of("r")[-1].author == "Åsa Ö"


def test_authors_are_named_by_the_mailmap(filled: Repository) -> None:
    assert read_history(filled.folder).of("r")[0].author == "Ada"
    filled.write(".mailmap", "Ada Lovelace <author@example.org>\n")
    assert read_history(filled.folder).of("r")[0].author == "Ada Lovelace"


def test_what_replaces_commits_is_left_alone(filled: Repository) -> None:
    filled.git("replace", "--graft", "HEAD")
    assert course(read_history(filled.folder)) == COURSE


def test_links_and_large_files_are_no_pages(
    filled: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git_process.Blobs, "largest", 1000)
    large = PAGE.replace("@", "90%") + "x" * 1000
    (filled.folder / "link.md").symlink_to("a.md")
    filled.commit(
        "2025-03-01", {"b.md": large.replace("name: r", "name: large"), "c.md": b"\x00" * 90}
    )
    history = read_history(filled.folder)
    assert list(history.of_name) == ["r"]
    assert course(history) == COURSE


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("1735732800 +0000", "2025-01-01"),
        ("1735687800 +0100", "2025-01-01"),
        ("1735693200 -0800", "2024-12-31"),
        ("1735732800 +9999", "2025-01-02"),
        ("0 -0100", "1969-12-31"),
        ("-86400 +0000", "1969-12-31"),
        ("99999999999999999 +0000", "9999-12-31"),
        ("", "1970-01-01"),
        ("x y", "1970-01-01"),
    ],
)
def test_odd_dates_and_zones(raw: str, day: str) -> None:
    assert day_of(raw).isoformat() == day


def test_the_day_is_that_of_the_author_where_they_were(repository: Repository) -> None:
    repository.commit("2025-01-01T23:30:00-1100", {"a.md": PAGE.replace("@", "40%")})
    repository.commit("2025-01-02T00:10:00+1300", {"a.md": PAGE.replace("@", "60%")})
    # The second was written first, and is its child all the same.
    assert course(read_history(repository.folder)) == [("2025-01-01", "40%"), ("2025-01-02", "60%")]


# -- what is kept ------------------------------------------------------------------------------


def kept(repository: Repository) -> list[Path]:
    return sorted((repository.folder / ".git/sphinx-beliefs").iterdir())


def test_what_is_kept_is_used(filled: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    blobs = git_process.Blobs

    class Listed(blobs):  # type: ignore[misc, valid-type]
        def __init__(self, folder: Path, hashes: list[str]) -> None:
            asked.append(hashes)
            super().__init__(folder, hashes)

    monkeypatch.setattr("sphinx_beliefs.past.past_reader.Blobs", Listed)
    first = read_history(filled.folder)
    assert [len(each) for each in asked] == [2]
    assert read_history(filled.folder) == first
    assert len(asked) == 1
    filled.commit("2025-03-01", {"a.md": PAGE.replace("@", "70%")})
    assert course(read_history(filled.folder)) == [*COURSE, ("2025-03-01", "70%")]
    assert [len(each) for each in asked] == [2, 1]
    assert not any(path.name.startswith(".new-") for path in kept(filled))


@pytest.mark.parametrize("damage", ["cut", "zero", "other", "flipped", "folder", "value"])
def test_what_is_damaged_is_read_again(filled: Repository, damage: str) -> None:
    first = read_history(filled.folder)
    for path in kept(filled):
        data = path.read_bytes()
        path.unlink()
        match damage:
            case "folder":
                path.mkdir()
            case "value":
                import hashlib

                body = b"\x81\xa1x\x01"
                head = data[: len(b"sphinx-beliefs past ")]
                path.write_bytes(head + hashlib.blake2b(body, digest_size=16).digest() + body)
            case _:
                middle = len(data) // 2
                flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
                damaged = {"cut": data[:-3], "zero": b"", "other": b"x" * 99, "flipped": flipped}
                path.write_bytes(damaged[damage])
    assert read_history(filled.folder) == first


def test_where_nothing_can_be_kept_it_is_read_each_time(filled: Repository) -> None:
    (filled.folder / ".git/sphinx-beliefs").write_text("A file.")
    assert course(read_history(filled.folder)) == COURSE
    assert course(read_history(filled.folder)) == COURSE


def test_other_rules_have_a_cache_of_their_own(filled: Repository) -> None:
    assert course(read_history(filled.folder)) == COURSE
    assert list(read_history(filled.folder, PageRules(has_colons=False)).of_name) == []
    assert course(read_history(filled.folder)) == COURSE


def test_not_all_is_kept_for_ever(filled: Repository) -> None:
    for number in range(20):
        read_history(filled.folder, PageRules(written=[str(number)]))
    assert len(kept(filled)) <= 9


def test_many_at_once(filled: Repository) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from sphinx_beliefs.past.past_reader import read_history;"
        "print(len(read_history(Path(sys.argv[1])).of('r')))"
    )
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, str(filled.folder)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=variables)  # noqa: S603
        for _ in range(4)
    ]
    assert [process.communicate()[0].strip() for process in running] == ["2"] * 4
    assert not any(path.name.startswith(".new-") for path in kept(filled))


def test_a_repository_that_is_removed_meanwhile(filled: Repository) -> None:
    shutil.rmtree(filled.folder / ".git")
    assert "\n" not in refused(filled.folder)
