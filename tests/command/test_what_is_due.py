"""``sphinx-beliefs due`` says what is overdue, due soon, and left to write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from small_sites import make_site, run

from sphinx_beliefs.command import tables
from sphinx_beliefs.command.due_formats import JSON_FIELDS

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntopic:\n  region: tech\n  status: exploring\n{more}---\n"

PAGES = {
    "late": HEAD.format(more="  last_reviewed: 2025-01-01\n  review_in: 6 months\n")
    + "# Late & [brackets]\n\n:::{belief} Rain tomorrow\n:name: rain\n:credence: ~70%\n"
    + ":resolve-by: 2026-05-31\n\nClouds.\n:::\n",
    "soon": HEAD.format(more="  last_reviewed: 2026-05-20\n  review_in: 2 weeks\n")
    + "# Soon\n\n:::{belief} Snow\n:credence: 5%\n:resolve-by: 2026-06-01\n\nNo.\n:::\n",
    "never": HEAD.format(more="  review_in: 2 weeks\n") + "# Never\n\nAll said.\n",
    "far": HEAD.format(more="  last_reviewed: 2026-05-20\n  review_in: 1 year\n") + "# Far\n",
    "stub": HEAD.format(more="") + "# Stub\n\n:::{belief} Held\n:credence: ~XX%\n\n<why>\n:::\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make_site(tmp_path, PAGES)


def listed(*words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("due", "--format", "json", *words).stdout)
    return found


@pytest.mark.usefixtures("root")
def test_it_lists_the_most_urgent_first() -> None:
    assert run("due").stdout.splitlines() == [
        "Overdue",
        "2025-07-01  335 days ago    review  Late & [brackets]     pages/late.md:5",
        "2026-05-31  1 day ago       decide  Rain tomorrow (~70%)  pages/late.md:10",
        "            never reviewed  review  Never                 pages/never.md:2",
        "",
        "Due soon",
        "2026-06-01  today      decide  Snow (5%)  pages/soon.md:10",
        "2026-06-03  in 2 days  review  Soon       pages/soon.md:5",
        "",
        "Left to write",
        "Stub — 1 credence, 1 why  pages/stub.md:2",
    ]


@pytest.mark.usefixtures("root")
def test_json_has_the_fields_that_the_manual_names() -> None:
    found = listed("--base-url", "https://example.org/atlas")
    assert all(list(each) == list(JSON_FIELDS) for each in found)
    assert found[1] == {
        "task": "forecast",
        "urgency": "overdue",
        "day": "2026-05-31",
        "days": -1,
        "title": "Rain tomorrow",
        "name": "rain",
        "credence": "~70%",
        "blanks": {},
        "docname": "pages/late",
        "url": "https://example.org/atlas/pages/late.html#beliefs-rain",
        "path": "pages/late.md",
        "line": 10,
    }
    assert found[-1]["blanks"] == {"credence": 1, "why": 1}


@pytest.mark.usefixtures("root")
def test_markdown_is_a_list_of_tasks() -> None:
    lines = run("due", "--format", "markdown").stdout.splitlines()
    assert lines[:3] == [
        "## Overdue",
        "",
        "- [ ] **Late & \\[brackets\\]**: review, 2025-07-01, 335 days ago, `pages/late.md:5`",
    ]
    assert lines[-1] == "- [ ] **Stub** — 1 credence, 1 why: `pages/stub.md:2`"


@pytest.mark.parametrize(
    ("words", "url"),
    [
        (["--base-url", "https://a.org/x/"], "https://a.org/x/pages/late.html#beliefs-rain"),
        (["-D", "html_baseurl=https://a.org"], "https://a.org/pages/late.html#beliefs-rain"),
        (["--base-url", "https://a.org", "--dirhtml"], "https://a.org/pages/late/#beliefs-rain"),
    ],
)
@pytest.mark.usefixtures("root")
def test_markdown_has_links_where_the_address_is_known(words: list[str], url: str) -> None:
    text = run("due", "--format", "markdown", *words).stdout
    assert f"- [ ] [Rain tomorrow](<{url}>) (\\~70%): decide, 2026-05-31, 1 day ago" in text


@pytest.mark.parametrize(
    ("written", "dues"),
    [
        ("1d", ["Snow"]),
        ("2 days", ["Snow", "Soon"]),
        ("2W", ["Snow", "Soon"]),
        ("12m", ["Snow", "Soon", "Far"]),
    ],
)
@pytest.mark.usefixtures("root")
def test_within_is_a_time_from_today(written: str, dues: list[str]) -> None:
    found = [e["title"] for e in listed("--within", written) if e["urgency"] == "due"]
    assert found == dues


@pytest.mark.usefixtures("root")
def test_a_time_that_cannot_be_read_is_an_error() -> None:
    result = run("due", "--within", "soon")
    assert result.exit_code == 2
    assert "within: 'soon' is not a span of time; write 90 days" in result.stderr


@pytest.mark.parametrize(
    ("reasons", "day", "status"),
    [
        ([], "2026-06-01", 0),
        (["overdue"], "2026-06-01", 1),
        (["due"], "2026-06-01", 1),
        (["due"], "2030-06-01", 0),
        (["blanks"], "2026-06-01", 1),
        (["due", "overdue"], "2030-06-01", 1),
    ],
)
@pytest.mark.usefixtures("root")
def test_the_exit_status_is_what_is_asked_for(reasons: list[str], day: str, status: int) -> None:
    chosen = [word for reason in reasons for word in ("--fail", reason)]
    assert run("due", "-D", f"beliefs_today={day}", *chosen).exit_code == status


def test_a_site_on_which_nothing_is_due_says_so(tmp_path: Path) -> None:
    result = run("due", make_site(tmp_path, {}), "--fail", "overdue", "--fail", "blanks")
    assert result.stdout == "Nothing is due, and nothing is left to write.\n"
    assert (result.stderr, result.exit_code) == ("", 0)


def test_mistakes_are_hinted_at(tmp_path: Path) -> None:
    page = "# Page\n\n:::{belief} A\n:credence: 7%\n:resolve-by: soon\n:::\n"
    result = run("due", make_site(tmp_path, {"page": page}))
    assert result.stderr == "The site has 1 mistake; sphinx-beliefs check shows it.\n"


def test_a_site_without_the_extension_is_an_error(tmp_path: Path) -> None:
    result = run("due", make_site(tmp_path, {}, "extensions.pop()"))
    assert result.exit_code == 2
    assert "This site does not use sphinx_beliefs" in result.stderr


@pytest.mark.usefixtures("root")
def test_on_a_narrow_terminal_places_stand_below_and_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "is_terminal", lambda: True)
    lines = run("due", COLUMNS="50").stdout.splitlines()
    assert lines[1:6] == [
        "2025-07-01  335 days ago    review  Late &",
        "                                    [brackets]",
        "    pages/late.md:5",
        "2026-05-31  1 day ago       decide  Rain tomorrow",
        "                                    (~70%)",
    ]
    wide = run("due", COLUMNS="90").stdout.splitlines()
    assert wide[1].endswith("review  Late & [brackets]     pages/late.md:5")
