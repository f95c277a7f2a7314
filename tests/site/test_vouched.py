"""What a site says of its logs where it asks git: entries are borne out, or contradicted."""

from __future__ import annotations

import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from conftest import words
from past.repositories import Repository
from test_fresh import assert_fresh, written_again

if TYPE_CHECKING:
    from conftest import Site

GIT = "beliefs_git = True\nbeliefs_today = '2026-06-01'\n"
URL = "beliefs_commit_url = 'https://example.org/commit/{commit}?a=1&b=2'\n"

ALL = "The history of this site bears out each of these entries, to within two days."

LOG = """\
2025-03-01 40% At first.
2025-06-10 60% More was built.
"""


def belief(credence: str, log: str = "", *, name: str = "rise", options: str = "") -> str:
    logged = f":::{{credence-log}}\n{log}:::\n" if log else ""
    head = f":name: {name}\n:credence: {credence}\n{options}"
    return f"::::{{belief}} Rents rise.\n{head}\nWhy.\n\n{logged}::::\n"


def page(credence: str, log: str = "", options: str = "") -> str:
    return f"# Rents\n\n{belief(credence, log, options=options)}"


class Past(Repository):
    """The repository of a site that is there already."""

    def __init__(self, site: Site) -> None:
        self.folder = site.root
        self.git("init", "--quiet", "--initial-branch=main")
        self.write(".gitignore", "_*\n")


@pytest.fixture
def past(site: Site) -> Past:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    site.configure(GIT)
    return Past(site)


def grown(past: Past) -> None:
    """Commit a belief that has moved, and its log."""
    past.commit("2025-03-02", {"rents.md": page("40%", LOG[:25])})
    past.commit("2025-06-10", {"rents.md": page("60%", LOG)})


def log_of(site: Site, name: str = "rents") -> str:
    return words(site.body(name).select_one(".beliefs-log"))


# -- what readers see ------------------------------------------------------------------------------


def test_one_sentence_says_that_all_entries_are_borne_out(site: Site, past: Past) -> None:
    grown(past)
    assert site.build().warnings == []
    assert log_of(site).endswith(f"60% — More was built. {ALL}")
    assert not site.body("rents").select(".beliefs-log-entries a")


def test_then_their_dates_lead_to_the_commits(site: Site, past: Past) -> None:
    site.configure(GIT + URL)
    grown(past)
    assert site.build().warnings == []
    links = site.body("rents").select(".beliefs-log-entries a")
    first = past.git("rev-parse", "HEAD~1").strip()
    assert [link["href"] for link in links] == [
        f"https://example.org/commit/{commit}?a=1&b=2" for commit in (first, past.head)
    ]
    assert [words(link) for link in links] == ["March 1, 2025", "June 10, 2025"]
    assert links[0]["title"] == "in the history since March 2, 2025"
    assert log_of(site).endswith(ALL)


def test_otherwise_each_that_is_borne_out_is_marked(site: Site, past: Past) -> None:
    site.configure(GIT + URL)
    older = f"2024-01 30% Before there was a site.\n{LOG}"
    past.commit("2025-03-02", {"rents.md": page("40%", LOG[:25])})
    past.commit("2025-06-10", {"rents.md": page("60%", older)})
    assert site.build().warnings == []
    rows = site.body("rents").select(".beliefs-log-entries li")
    assert [words(row) for row in rows] == [
        "January 2024 30% — Before there was a site.",
        "March 1, 2025 40% — At first. · in the history since March 2, 2025",
        "June 10, 2025 60% — More was built. · in the history since then",
    ]
    assert [len(row.select("a")) for row in rows] == [0, 1, 1]
    assert ALL not in log_of(site)


def test_an_entry_that_is_not_committed_yet_is_neither_marked_nor_doubted(
    site: Site, past: Past
) -> None:
    grown(past)
    added = LOG.replace("2025-06", "2025-05-01 75% Made up.\n2025-06")
    site.write("rents", page("60%", added))
    assert site.build().warnings == []
    assert "May 1, 2025 75% — Made up. June" in log_of(site)


def test_a_log_that_is_a_list_in_an_entry_is_borne_out_as_well(site: Site, past: Past) -> None:
    entry = ":::{{beliefs}}\n- **Rents rise.** {} — Why. {{#rise}}\n\n{}:::\n"
    logs = ["  - 2025-03-01 ~40% At first.\n", "  - 2025-06-10 ~60% More.\n"]
    past.commit("2025-03-01", {"rents.md": "# R\n\n" + entry.format("~40%", logs[0])})
    past.commit("2025-06-10", {"rents.md": "# R\n\n" + entry.format("~60%", "".join(logs))})
    assert site.build().warnings == []
    assert log_of(site).endswith(ALL)


def test_a_page_in_restructuredtext_is_marked_as_well(site: Site, past: Past) -> None:
    text = (
        "Rents\n=====\n\n.. belief:: Rents rise.\n   :name: rise\n   :credence: {}\n\n   Why.\n\n"
        "   .. credence-log::\n\n      2025-03-01 40% At first.\n{}"
    )
    past.commit("2025-03-01", {"rents.rst": text.format("40%", "")})
    past.commit("2025-06-10", {"rents.rst": text.format("60%", "      2025-06-10 60% More.\n")})
    assert site.build().warnings == []
    assert log_of(site).endswith(ALL)


def test_a_belief_without_a_name_is_known_by_its_claim(site: Site, past: Past) -> None:
    for day, credence, log in (("2025-03-02", "40%", LOG[:25]), ("2025-06-10", "60%", LOG)):
        past.commit(day, {"a/rents.md": page(credence, log).replace(":name: rise\n", "")})
    assert site.build().warnings == []
    assert log_of(site, "a/rents").endswith(ALL)


@pytest.mark.parametrize("name", ["rents", "aardvark"])
def test_of_two_pages_with_one_claim_none_is_taken_for_the_other(
    site: Site, past: Past, name: str
) -> None:
    said = page("40%").replace(":name: rise\n", "")
    past.commit("2025-03-01", {"more.md": said})
    log = "2025-06 60% So I thought.\n2025-10-03 70% Now.\n"
    other = page("70%", log).replace(":name: rise\n", "")
    past.commit("2025-10-03", {f"{name}.md": other})
    assert site.build().ours() == []
    assert "in the history since October" not in log_of(site, name)


def test_of_two_beliefs_with_one_name_the_second_is_not_taken_for_the_first(
    site: Site, past: Past
) -> None:
    past.commit("2025-03-01", {"first.md": page("40%")})
    past.commit("2025-10-03", {"second.md": page("70%", "2025-06 60%\n2025-10-03 70%\n")})
    assert [warned.type for warned in site.build().warnings] == ["beliefs.duplicate_name"]


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml", "dirhtml"])
def test_every_builder_says_it(site: Site, past: Past, builder: str) -> None:
    site.configure(GIT + URL + "version = '1'\ncopyright = 'x'\n")
    grown(past)
    older = f"# Old\n\n{belief('60%', '2024-01 30% Long ago.' + chr(10) + LOG, name='old')}"
    past.commit("2025-06-11", {"old.md": older})
    assert site.build(builder).ours() == []
    suffixes = {".txt", ".tex", ".xhtml", ".html"}
    files = [path for path in site.outdir.rglob("*") if path.suffix in suffixes]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    text = " ".join(text.split())
    assert "bears out each of these entries" in text
    assert "in the history since" in text
    assert ("https://example.org/commit/" in text) == (builder != "text")


def test_a_pdf_has_the_date_and_the_credence_in_their_columns(site: Site, past: Past) -> None:
    site.configure(GIT + URL)
    bare = "2024-01 30%\n2025-06-10 60%\n"
    grown(past)
    past.commit("2025-06-10", {"old.md": f"# Old\n\n{belief('60%', bare, name='old')}"})
    site.build("latex")
    text = next(site.outdir.glob("*.tex")).read_text("utf-8")
    rows = [line for line in text.splitlines() if "begin{beliefslogrow}" in line]
    assert len(rows) == 4
    assert all(row.endswith(r"0\%}") for row in rows)
    assert sum(r"\sphinxhref" in row for row in rows) == 2
    assert "\n\\DUrole{beliefs-in-history}" in text


def test_it_is_said_in_the_language_of_the_site(site: Site, past: Past) -> None:
    site.configure(GIT + "language = 'de'\n")
    grown(past)
    site.build()
    assert "Versionsgeschichte" in log_of(site)


# -- what authors are told ---------------------------------------------------------------------------


def test_an_entry_that_git_contradicts_is_warned_of(site: Site, past: Past) -> None:
    past.commit("2025-03-01", {"rents.md": page("40%")})
    log = "2025-03 40% At first.\n2025-06 60% So I thought.\n2025-10-03 70% Now.\n"
    past.commit("2025-10-03", {"rents.md": page("70%", log)})
    (warned,) = site.build().warnings
    assert (warned.file, warned.line, warned.type) == ("rents.md", 11, "beliefs.history")
    for part in ("60% for 2025-06", "said 40% from 2025-03-01 until 2025-10-03"):
        assert part in warned.text
    assert "June 2025 60% — So I thought. October" in log_of(site)


def test_it_is_warned_of_if_the_page_still_says_something_else(site: Site, past: Past) -> None:
    log = "2025-03 40% At first.\n2025-06 60% So I thought.\n2025-10 40% Again.\n"
    past.commit("2025-03-01", {"rents.md": page("40%")})
    past.commit("2025-10-03", {"rents.md": page("40%", log)})
    (warned,) = site.build().warnings
    assert "has said 40% since 2025-03-01" in warned.text


def test_what_a_belief_came_to_is_not_doubted(site: Site, past: Past) -> None:
    log = "2025-03-01 40% At first.\n2025-06-10 100% It happened.\n"
    past.commit("2025-03-01", {"rents.md": page("40%")})
    outcome = ":resolution: true\n:resolved: 2025-06-10\n"
    past.commit("2025-12-01", {"rents.md": page("40%", log, outcome)})
    assert site.build().warnings == []


def test_a_warning_of_git_can_be_suppressed(site: Site, past: Past) -> None:
    site.configure(GIT + "suppress_warnings = ['beliefs.history']\n")
    past.commit("2025-03-01", {"rents.md": page("40%")})
    past.commit("2025-10-03", {"rents.md": page("70%", "2025-06 60% So.\n2025-10-03 70%\n")})
    assert site.build().warnings == []


REWORDED = page("60%").replace("Rents rise.", "Rents rise in most of the cities of Europe.")


@pytest.mark.parametrize("is_on", [False, True])
def test_a_claim_that_was_reworded_after_its_credence_is_suspect(
    site: Site, past: Past, is_on: bool
) -> None:
    site.configure(GIT + ("beliefs_checks = ['suspect']\n" if is_on else ""))
    past.commit("2025-03-01", {"rents.md": page("60%")})
    past.commit("2025-10-03", {"rents.md": REWORDED})
    found = [(warned.type, warned.line) for warned in site.build().warnings]
    assert found == ([("beliefs.suspect", 3)] if is_on else [])


@pytest.mark.parametrize(
    "then",
    [
        page("60%").replace("Rents rise.", "Rents rise!"),
        REWORDED.replace("60%", "65%"),
        REWORDED.replace("Why.\n", "Why.\n\n:::{credence-log}\n2025-10-05 60% Still.\n:::\n"),
        REWORDED.replace(":name: rise\n", ":name: rise\n:resolution: true\n"),
    ],
)
def test_a_credence_that_was_stated_anew_is_not_suspect(site: Site, past: Past, then: str) -> None:
    site.configure(GIT + "beliefs_checks = ['suspect']\n")
    past.commit("2025-03-01", {"rents.md": page("60%")})
    past.commit("2025-10-03", {"rents.md": then})
    assert site.build().warnings == []


def test_other_criteria_make_a_credence_suspect(site: Site, past: Past) -> None:
    site.configure(GIT + "beliefs_checks = ['suspect']\n")
    for day, criteria in (("2025-03-01", "The city counts."), ("2025-10-03", "I look around.")):
        past.commit(day, {"rents.md": page("60%", options=f":criteria: {criteria}\n")})
    (warned,) = site.build().warnings
    assert (warned.type, "criteria were changed on 2025-10-03" in warned.text) == (
        "beliefs.suspect",
        True,
    )


# -- where git says nothing ----------------------------------------------------------------------------


def test_without_a_repository_nothing_is_claimed_and_one_line_says_why(site: Site) -> None:
    site.configure(GIT)
    site.write("rents", page("60%", LOG))
    assert site.build().warnings == []
    assert site.log.count("not in a git repository") == 1
    assert f"beliefs: beliefs_git: {site.root} is not in a git repository" in site.log
    assert ALL not in log_of(site)


def test_without_git_nothing_is_claimed(
    site: Site, past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown(past)
    monkeypatch.setenv("PATH", str(site.root))
    assert site.build().warnings == []
    assert "git is not installed" in site.log
    assert ALL not in log_of(site)


def test_a_shallow_clone_claims_nothing_and_one_line_says_what_to_do(
    site: Site, past: Past
) -> None:
    past.commit("2025-03-01", {"rents.md": page("40%")})
    past.commit("2025-10-03", {"rents.md": page("70%", "2025-06 60% So.\n2025-10-03 70%\n")})
    whole = site.root
    site.root = whole.with_name("clone")
    past.git("clone", "--quiet", "--depth=1", whole.as_uri(), str(site.root))
    assert site.build().warnings == []
    assert site.log.count("fetch-depth: 0") == 1
    assert "in the history" not in log_of(site)
    Past.git(past, "-C", str(site.root), "fetch", "--quiet", "--unshallow")
    site.write("another", "# Another\n")
    assert [warned.type for warned in site.build().warnings] == ["beliefs.history"]


def test_a_site_that_does_not_ask_starts_no_process(
    site: Site, past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown(past)
    site.configure()
    monkeypatch.setattr("subprocess.Popen", None)
    assert site.build().warnings == []
    assert ALL not in log_of(site)


# -- freshness -----------------------------------------------------------------------------------------


def test_a_commit_brings_the_pages_with_other_marks_up_to_date(site: Site, past: Past) -> None:
    other = f"# Other\n\n{belief('20%', '2024-01 20%' + chr(10), name='other')}"
    past.commit("2025-03-02", {"rents.md": page("40%", LOG[:25]), "other.md": other})
    site.write("rents", page("60%", LOG))
    site.build()
    assert "in the history since March 2, 2025" in log_of(site)
    past.commit("2025-06-10")
    assert written_again(site) == {"rents", "index"}  # Sphinx writes what lists a page
    assert log_of(site).endswith(ALL)
    assert written_again(site) == set()
    assert_fresh(site)


def test_a_commit_that_says_nothing_of_beliefs_writes_nothing(site: Site, past: Past) -> None:
    site.configure(GIT + URL)
    grown(past)
    site.build()
    past.commit("2025-07-01", {"notes/readme.rst": ""})
    (site.root / "notes/readme.rst").unlink()
    assert written_again(site) == set()


def test_pages_do_not_change_with_commits_that_they_do_not_lead_to(site: Site, past: Past) -> None:
    grown(past)
    site.build()
    past.git("commit", "--amend", "--quiet", "--message", "Other words")
    assert written_again(site) == set()
    site.configure(GIT + URL)
    site.build()
    past.git("commit", "--amend", "--quiet", "--message", "Still other words")
    assert written_again(site) == {"rents", "index"}  # Sphinx writes what lists a page
    assert_fresh(site)


def texts(site: Site) -> dict[str, str]:
    """What the last build has written of the page, in any format."""
    found = (path for path in site.outdir.rglob("*") if path.suffix in {".html", ".txt", ".tex"})
    return {str(path.relative_to(site.outdir)): path.read_text("utf-8") for path in found}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text", "latex", "singlehtml"])
def test_an_incremental_build_says_what_a_clean_one_says(
    site: Site, past: Past, builder: str
) -> None:
    site.configure(GIT + URL)
    steps = [
        lambda: site.write("rents", page("40%", LOG[:25])),
        lambda: past.commit("2025-03-02"),
        lambda: site.write("rents", page("60%", LOG)),
        lambda: past.commit("2025-06-10"),
        lambda: past.git("reset", "--quiet", "--soft", "HEAD~1"),
        lambda: past.record("2025-06-12"),
    ]
    shown = []
    for step in steps:
        step()
        there = texts(site.build(builder))
        shutil.rmtree(site.root / "_clean", ignore_errors=True)
        assert there == texts(site.build(builder, folder="_clean"))
        shown.append(there)
    assert all(one != other for one, other in pairwise(shown))


def test_a_parallel_build_says_the_same(site: Site, past: Past) -> None:
    grown(past)
    many = {
        f"p{number}.md": f"# P\n\n{belief('60%', LOG, name=f'n{number}')}" for number in range(8)
    }
    past.commit("2025-06-11", many)
    assert_fresh(site, parallel=2)


def test_a_problem_is_found_again_after_a_commit(site: Site, past: Past) -> None:
    past.commit("2025-03-01", {"rents.md": page("40%")})
    site.write("rents", page("70%", "2025-06 60% So.\n2025-10-03 70%\n"))
    assert site.build().warnings == []
    past.commit("2025-10-03")
    site.write("another", "# Another\n")
    assert [warned.type for warned in site.build().warnings] == ["beliefs.history"]


def test_a_build_with_nothing_changed_asks_git_once(
    site: Site, past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown(past)
    site.build()
    site.build()
    asked = []
    monkeypatch.setattr(
        "sphinx_beliefs.settling.past_of_site.ask_git",
        lambda _folder, *words: asked.append(words[0]) or b"",
    )
    site.build()
    assert asked == ["rev-parse"]


# -- conf.py -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "option"),
    [
        ("beliefs_git = 'yes'\n", "beliefs_git"),
        ("beliefs_commit_url = 'https://example.org/commit/'\n", "beliefs_commit_url"),
        ("beliefs_commit_url = 'javascript:alert({commit})'\n", "beliefs_commit_url"),
        ("beliefs_commit_url = 'example.org/{commit}'\n", "beliefs_commit_url"),
        ("beliefs_commit_url = 'https://example.org/{commit}/{page}'\n", "beliefs_commit_url"),
        ("beliefs_commit_url = 7\n", "beliefs_commit_url"),
    ],
)
def test_a_wrong_option_is_warned_of(site: Site, options: str, option: str) -> None:
    site.configure(options)
    site.write("rents", page("60%"))
    (warned,) = site.build().warnings
    assert warned.type == "beliefs.config"
    assert warned.text.startswith(f"{option} cannot be")


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/you/site/commit/{commit}",
        "https://gitlab.com/you/site/-/commit/{commit}",
        "https://codeberg.org/you/site/commit/{commit}",
        "https://git.example.org/site.git/commit/?id={commit}",
    ],
)
def test_the_addresses_of_forges_are_taken(site: Site, past: Past, url: str) -> None:
    site.configure(GIT + f"beliefs_commit_url = {url!r}\n")
    grown(past)
    assert site.build().warnings == []
    links = [link["href"] for link in site.body("rents").select(".beliefs-log-entries a")]
    assert links[-1] == url.replace("{commit}", past.head)
