"""``sphinx-beliefs repair`` shows what fits, and writes it into the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_sites import run

from sphinx_beliefs.scoring import score_needs

if TYPE_CHECKING:
    from pathlib import Path

CONF = "extensions = ['myst_parser', 'sphinx_beliefs']\nmyst_enable_extensions = ['colon_fence']\nbeliefs_today = '2026-06-01'\n"

DIRECTIVES = """\
# Page

::::{belief} It opens by 2028.
:name: soon
:credence: 70%
:ladder: tram

Why.

:::{credence-log}
- 2026-01-05 60% The plan.
- 2026-03-01 70% The permit.
:::
::::

:::{belief} It opens by 2030.
:name: later
:credence: ~55%
:ladder: tram
:::
"""

OTHER_GROUP = (
    DIRECTIVES.replace("# Page", "# Two")
    .replace("soon", "one")
    .replace("later", "two")
    .replace("tram", "bus")
)

LISTS = """\
# Page

:::{beliefs}
- **A 70% case comes.** 70% — why, of 70%. {#case}
  :implies: other

  - 2026-01 ~60% before
  - 2026-03 70% — after

- **Other comes.** 50% {#other}
:::
"""

RST = """\
Page
====

.. belief:: Red wins.
   :name: red
   :credence: 50%
   :exactly-one-of: winner

   Why.

.. belief:: Blue wins.
   :name: blue
   :credence: 70%
   :exactly-one-of: winner
"""


def site_of(folder: Path, text: str, name: str = "page.md", **pages: str) -> Path:
    """A site of a page, and of others in Markdown."""
    index = "# Index\n\n```{toctree}\n:glob:\n\n*\n```\n"
    others = {f"{other}.md": written for other, written in pages.items()}
    for path, written in {"conf.py": CONF, "index.md": index, name: text, **others}.items():
        (folder / path).write_text(written, encoding="utf-8")
    return folder


def changed_lines(output: str) -> list[str]:
    """The lines of a patch that are new or gone."""
    return [
        line
        for line in output.splitlines()
        if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}
    ]


def test_it_shows_what_fits_and_writes_nothing(tmp_path: Path) -> None:
    site = site_of(tmp_path, DIRECTIVES)
    result = run("repair", site)
    assert result.exit_code == 0
    assert changed_lines(result.stdout) == [
        "-:credence: 70%",
        "+:credence: 65%",
        "+- 2026-06-01 65% — To fit with others, from 70%.",
        "-:credence: ~55%",
        "+:credence: ~60%",
        "+",
        "+```{credence-log}",
        "+2026-06-01 ~60% — To fit with others, from ~55%.",
        "+```",
    ]
    assert (site / "page.md").read_text() == DIRECTIVES


@pytest.mark.parametrize(
    ("name", "text"), [("page.md", DIRECTIVES), ("page.md", LISTS), ("page.rst", RST)]
)
def test_what_is_written_fits_and_there_is_nothing_left_to_do(
    tmp_path: Path, name: str, text: str
) -> None:
    site = site_of(tmp_path, text, name)
    assert "[beliefs.incoherent]" in run("check", site).stdout
    result = run("repair", site, "--write")
    assert result.exit_code == 0
    assert "2 beliefs were changed." in result.stderr
    assert "[beliefs." not in run("check", site).stdout
    again = run("repair", site, "--write")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == "All credences fit together, and no outcome is missing.\n"


def test_only_the_credence_of_an_entry_is_changed_and_not_numbers_in_its_words(
    tmp_path: Path,
) -> None:
    site = site_of(tmp_path, LISTS)
    run("repair", site, "--write")
    text = (site / "page.md").read_text()
    assert "- **A 70% case comes.** 60% — why, of 70%. {#case}" in text
    assert "  - 2026-03 70% — after\n  - 2026-06-01 60% — To fit with others, from 70%.\n" in text
    assert "- **Other comes.** 60% {#other}\n" in text


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "page.md",
            DIRECTIVES.replace(
                "70%\n:ladder", "70%\n:resolution: true\n:resolved: 2026-05-02\n:ladder", 1
            ),
            ":credence: ~55%\n:ladder: tram\n:resolution: true\n:resolved: 2026-05-02\n",
        ),
        (
            "page.md",
            LISTS.replace(
                ":implies: other", ":implies: other\n  :resolution: true\n  :resolved: 2026-05-02"
            ),
            "- **Other comes.** 50% {#other}\n  :resolution: true\n  :resolved: 2026-05-02\n",
        ),
        (
            "page.rst",
            RST.replace("50%\n", "50%\n   :resolution: true\n   :resolved: 2026-05-02\n", 1),
            "   :exactly-one-of: winner\n   :resolution: false\n   :resolved: 2026-05-02\n",
        ),
    ],
)
def test_outcomes_that_follow_are_written(
    tmp_path: Path, name: str, text: str, expected: str
) -> None:
    site = site_of(tmp_path, text, name)
    assert "[beliefs.settled]" in run("check", site).stdout
    result = run("repair", site, "--write")
    assert result.exit_code == 0
    assert expected in (site / name).read_text()
    assert "[beliefs." not in run("check", site).stdout


def test_the_group_of_one_belief(tmp_path: Path) -> None:
    site = site_of(tmp_path, DIRECTIVES, two=OTHER_GROUP)
    result = run("repair", "two", site, "--write")
    assert result.exit_code == 0
    assert (site / "page.md").read_text() == DIRECTIVES
    assert (site / "two.md").read_text() != OTHER_GROUP


def test_a_name_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    site = site_of(tmp_path, DIRECTIVES)
    result = run("repair", "son", site)
    assert result.exit_code == 2
    assert "did you mean soon?" in result.stderr


def test_a_log_on_another_page_gets_its_entry_there(tmp_path: Path) -> None:
    log = "# Log\n\n:::{credence-log} later\n2026-01 ~55%\n:::\n"
    site = site_of(tmp_path, DIRECTIVES, log=log)
    result = run("repair", site, "--write")
    assert result.exit_code == 0
    assert ":credence: ~60%" in (site / "page.md").read_text()
    entry = "2026-06-01 ~60% — To fit with others, from ~55%.\n"
    assert (site / "log.md").read_text() == log.replace("~55%\n", f"~55%\n{entry}")
    assert "[beliefs." not in run("check", site).stdout


def test_of_a_group_all_credences_are_changed_or_none(tmp_path: Path) -> None:
    included = ":::{belief} It opens by 2030.\n:name: later\n:credence: ~55%\n:ladder: tram\n:::\n"
    (tmp_path / "later.txt").write_text(included)
    page = DIRECTIVES.replace(included, "```{include} later.txt\n```\n")
    site = site_of(tmp_path, page, two=OTHER_GROUP)
    result = run("repair", site, "--write")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-2:] == [
        "soon stays as it is: the credences that fit together with it cannot all be written.",
        "later stays as it is: it cannot be written on its page.",
    ]
    assert (site / "page.md").read_text() == page
    assert (site / "two.md").read_text() != OTHER_GROUP


YAML = """\
# Page

```{belief} The line is built.
---
name: built
credence: "70%"
implies: used
---
Why.
```

:::{belief} The line is used.
:name: used
:credence: '50%'
:::
"""


def test_quotes_around_a_credence_stay(tmp_path: Path) -> None:
    site = site_of(tmp_path, YAML)
    assert run("repair", site, "--write").exit_code == 0
    text = (site / "page.md").read_text()
    assert '\ncredence: "60%"\n' in text
    assert "\n:credence: '60%'\n" in text
    assert "[beliefs." not in run("check", site).stdout


def test_an_outcome_is_written_among_options_in_yaml(tmp_path: Path) -> None:
    page = YAML.replace("'50%'", "'50%'\n:resolution: false\n:resolved: 2026-05-02")
    site = site_of(tmp_path, page)
    assert run("repair", site, "--write").exit_code == 0
    written = "implies: used\nresolution: false\nresolved: 2026-05-02\n---\nWhy.\n"
    assert (site / "page.md").read_text() == page.replace("implies: used\n---\nWhy.\n", written)
    assert "[beliefs." not in run("check", site).stdout


def test_the_reason_in_a_log_is_in_the_language_of_the_site(tmp_path: Path) -> None:
    site = site_of(tmp_path, DIRECTIVES)
    result = run("repair", site, LANGUAGE="de")
    assert "+- 2026-06-01 65% — To fit with others, from 70%." in result.stdout
    with (site / "conf.py").open("a") as conf:
        conf.write("language = 'de'\n")
    result = run("repair", site, LANGUAGE="en")
    assert "+- 2026-06-01 65% — Damit sie zu anderen passt, von 70%." in result.stdout


def test_without_the_packages_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score_needs, "find_spec", lambda _name: None)
    score_needs.can_compute.cache_clear()
    result = run("repair", site_of(tmp_path, DIRECTIVES))
    score_needs.can_compute.cache_clear()
    assert result.exit_code == 1
    assert 'pip install "sphinx-beliefs[scores]"' in result.stderr


def test_nothing_is_written_if_a_page_cannot_be(tmp_path: Path) -> None:
    site = site_of(tmp_path, DIRECTIVES)
    page = site / "page.md"
    page.chmod(0o444)
    result = run("repair", site, "--write")
    if result.exit_code == 0:
        pytest.skip("this user may write everything")
    assert "Nothing was written" in result.stderr
    assert page.read_text() == DIRECTIVES
