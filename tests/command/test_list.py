"""``sphinx-beliefs list`` shows the rows of an index, aligned for people and whole for programs."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from small_sites import make_site, run

from sphinx_beliefs.command import tables
from sphinx_beliefs.command.index_arguments import HELP, names_here
from sphinx_beliefs.command.list_rows import LISTS
from sphinx_beliefs.command.row_values import ALWAYS
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntopic:\n  region: {region}\n  status: exploring\n  last_reviewed: 2026-05-01\n---\n"

PAGES = {
    "rain": HEAD.format(region="tech")
    + """# 雨と天気

:::{belief} 明日は雨が降る。
:name: rain
:credence: 60-80%
:tags: weather, asia
:::

:::{belief} Snow, deep snow
:credence: 9/10
:::

:::{update-trigger} Clouds
:beliefs: rain
:direction: up
:::

:::{uncertainty} Where does it fall?
:beliefs: rain
:::
""".replace("9/10", "90%"),
    "law": HEAD.format(region="gov")
    + """# Law

:::{belief} Umbrellas should be free
:normative:
:::

:::{reading} On rain
:date: 2025-07
:url: https://example.org/
:authors: Cloud, Storm
:::

:::{belief} It was decided
:credence: 30%
:resolution: true
:resolved: 2026-05
:::
""",
    "stub": HEAD.format(region="gov") + "# Stub\n\n:::{belief} Held\n:credence: ~XX%\n:::\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make_site(tmp_path, PAGES)


def lines(*words: str, **env: str) -> list[str]:
    result = run("list", *words, **env)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


@pytest.mark.usefixtures("root")
def test_columns_are_aligned_whatever_the_letters() -> None:
    found = lines("beliefs")
    assert found == [
        "Claim                     Credence   Topic     Region",
        "Snow, deep snow           90%        雨と天気  Technical Safety",
        "明日は雨が降る。          60-80%     雨と天気  Technical Safety",
        "",
        "Umbrellas should be free  normative  Law       Governance",
    ]
    ends = {
        cell_len(line[: line.index(word)])
        for line, word in zip(found, ["Topic", "雨と天"], strict=False)
    }
    assert len(ends) == 1


@pytest.mark.usefixtures("root")
def test_groups_that_no_column_shows_have_headings() -> None:
    assert lines("beliefs", "--group-by", "tag", "--columns", "claim,credence") == [
        "Claim                     Credence",
        "asia",
        "明日は雨が降る。          60-80%",
        "",
        "weather",
        "明日は雨が降る。          60-80%",
        "",
        "No tag",
        "Snow, deep snow           90%",
        "Umbrellas should be free  normative",
    ]


@pytest.mark.parametrize("width", [46, 60, 100])
@pytest.mark.usefixtures("root")
def test_a_narrow_terminal_wraps_and_loses_nothing(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "is_terminal", lambda: True)
    found = lines("beliefs", COLUMNS=str(width))
    assert max(map(cell_len, found)) <= width
    for word in ("Umbrellas", "normative", "Governance", "60-80%"):
        assert any(word in line for line in found)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["beliefs"], ["Snow, deep snow", "明日は雨が降る。", "Umbrellas should be free"]),
        (["belief", "--region", "gov"], ["Umbrellas should be free"]),
        (["beliefs", "--region", "Governance"], ["Umbrellas should be free"]),
        (["beliefs", "--credence", ">85%"], ["Snow, deep snow"]),
        (["beliefs", "--tags", "asia", "--tags", "weather"], ["明日は雨が降る。"]),
        (["beliefs", "--resolution", "closed"], ["It was decided"]),
        (["beliefs", "--limit", "1", "--sort", "claim"], ["Snow, deep snow"]),
        (["beliefs", "--stubs", "only"], ["Held"]),
        (["beliefs", "--pages", "pages/law"], ["Umbrellas should be free"]),
        (["triggers"], ["Clouds"]),
        (["update-trigger"], ["Clouds"]),
        (["uncertainty"], ["Where does it fall?"]),
        (["readings"], ["On rain"]),
        (["topics"], ["雨と天気", "Law", "Stub"]),
        (["stub"], ["Stub"]),
    ],
)
@pytest.mark.usefixtures("root")
def test_options_are_those_of_the_index(words: list[str], titles: list[str]) -> None:
    found = [json.loads(line)["title"] for line in lines(*words, "--format", "jsonl")]
    assert found == titles


@pytest.mark.usefixtures("root")
def test_a_row_for_programs_is_whole() -> None:
    found: list[dict[str, Any]] = [
        json.loads(line) for line in lines("beliefs", "--format", "jsonl")
    ]
    assert found[1] == {
        "kind": "belief",
        "name": "rain",
        "title": "明日は雨が降る。",
        "credence": "60-80%",
        "topic": "雨と天気",
        "region": "tech",
        "resolution": None,
        "date": None,
        "due": None,
        "status": "exploring",
        "tags": ["weather", "asia"],
        "low": 60,
        "high": 80,
        "source": None,
        "source_url": None,
        "state": "written",
        "docname": "pages/rain",
        "anchor": "beliefs-rain",
        "url": None,
        "path": "pages/rain.md",
        "line": 9,
    }
    trigger = json.loads(lines("triggers", "--format", "jsonl")[0])
    assert (trigger["direction"], trigger["beliefs"]) == ("up", ["rain"])
    stub = json.loads(lines("stubs", "--format", "jsonl")[0])
    assert stub["left"] == {"credence": 1}


@pytest.mark.usefixtures("root")
def test_csv_has_a_column_for_each_field() -> None:
    text = run("list", "beliefs", "--format", "csv", "-D", "html_baseurl=https://a.org").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["title"] == "Snow, deep snow"
    assert rows[1]["tags"] == "weather, asia"
    assert rows[1]["url"] == "https://a.org/pages/rain.html#beliefs-rain"
    assert rows[2]["low"] == ""
    assert text.count("\n") == 4


@pytest.mark.usefixtures("root")
def test_columns_can_be_chosen_for_programs_too() -> None:
    head, row = lines("readings", "--format", "csv", "--columns", "authors, date")
    assert head == "kind,name,title,authors,date,state,docname,anchor,url,path,line"
    assert row.startswith('reading,,On rain,"Cloud, Storm",2025-07,')


def test_no_text_in_csv_is_a_formula(tmp_path: Path) -> None:
    claims = ["=HYPERLINK('x')", "+1 is more", "-2 degrees", "@home", "-5", "1 = 1"]
    beliefs = "".join(f":::{{belief}} {claim}\n:credence: 70%\n:::\n\n" for claim in claims)
    page = f"---\ntopic:\n  tags: ['=tag']\n---\n\n# =Page\n\n{beliefs}"
    root = str(make_site(tmp_path, {"page": page}))
    text = run("list", "beliefs", root, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["title"].replace("’", "'").replace("‘", "'") for row in rows] == [
        "'=HYPERLINK('x')",
        "'+1 is more",
        "'-2 degrees",
        "'@home",
        "-5",
        "1 = 1",
    ]
    assert {(row["topic"], row["tags"]) for row in rows} == {("'=Page", "'=tag")}
    titles = [json.loads(line)["title"] for line in lines("beliefs", root, "--format", "jsonl")]
    assert titles[1] == "+1 is more"


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_list_is_said_to_be_empty(tmp_path: Path, kind: Kind) -> None:
    root = str(make_site(tmp_path, {}))
    name, _summary = LISTS[kind]
    assert lines(name, root) != []
    assert lines(name, root, "--format", "jsonl") == []
    [head] = lines(name, root, "--format", "csv")
    fields = head.split(",")
    ours = {"low", "high", "source", "source_url"} if kind is not Kind.BELIEF else set()
    assert set(fields) == set(ALWAYS) - ours | {column.value for column in kind.row.columns}


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["--credence", "many"], "credence: many cannot be read; write a number such as ~70%"),
        (["--region", "nowhere"], "region: there is no region 'nowhere'; the site has tech, gov"),
        (["--sort", "nothing"], "sort: 'nothing' is not one of title, credence, topic"),
        (["--columns", "order"], "columns: order is not a column; write --sort order to sort"),
        (["--limit", "few"], "limit"),
        (["--fired", "yes"], "No such option"),
    ],
)
@pytest.mark.usefixtures("root")
def test_a_value_that_an_index_would_warn_of_is_an_error(words: list[str], answer: str) -> None:
    result = run("list", "beliefs", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert answer in result.stderr


def test_a_short_title_leaves_its_room_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "is_terminal", lambda: True)
    root = make_site(tmp_path, {"stub": PAGES["stub"] + "\n<why>\n\n<title>\n\n<takeaway>\n"})
    found = lines("stubs", str(root), "--columns", "title,left", COLUMNS="38")
    assert found == [
        "Topic       Left to write",
        "Governance",
        "Stub        1 credence, 1 why, 1",
        "            title, 1 takeaway",
    ]


def test_no_letter_is_lost_in_a_pipe(root: Path) -> None:
    """Whatever the system takes for the encoding of text."""
    plain = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    env = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "sphinx_beliefs", "list", "beliefs", root, "--format", "csv"],
        capture_output=True,
        check=True,
        env={**env, **plain, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert "明日は雨が降る。" in done.stdout.decode("utf-8")


def test_a_kind_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    result = run("list", "claims", tmp_path)
    assert result.exit_code == 2
    assert "No such command 'claims'" in result.stderr


@pytest.mark.parametrize("kind", Kind)
def test_each_option_of_an_index_has_help(kind: Kind) -> None:
    result = run("list", LISTS[kind][0], "--help")
    assert result.exit_code == 0
    for name in names_here(kind):
        assert f"--{name} {HELP[name][0]}" in result.stdout
    assert ", ".join(kind.row.all_sort_keys[:2]) in result.stdout


@pytest.mark.usefixtures("root")
def test_colours_are_there_if_they_are_wanted() -> None:
    assert any("\x1b[1m" in line for line in lines("beliefs", "--color"))
    assert not any("\x1b" in line for line in lines("beliefs"))


def test_a_title_commands_no_terminal(tmp_path: Path) -> None:
    page = HEAD.format(region="tech") + "# Page\n\n:::{belief} Red \x1b[31m [bold]:smile:\n:::\n"
    [_head, row] = run("list", "beliefs", make_site(tmp_path, {"page": page})).stdout.splitlines()
    assert row.startswith("Red [31m [bold]:smile:")
