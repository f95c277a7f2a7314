"""The previews of beliefs for readers who point at links to them: ``beliefs_previews``."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from test_fresh import assert_fresh, edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

ON = "beliefs_previews = True\nbeliefs_verbal_scale = 'icd203'\n"

HELD = """\
# Held

:::{belief} What is *held* about {topic}`other`
:name: held
:credence: ~70%

The **first** line, with {credence}`word` in it.

The second.
:::

:::{belief} In a word
:name: word
:credence: likely
:::

:::{belief} What should be
:normative:
:::

:::{belief} Blank
:credence: ~XX%

<why>
:::

:::{belief} Over
:credence: 20%
:resolution: false
:resolved: 2026-01-01
:::
"""

OTHER = "---\ntopic:\n  region: tech\n---\n# Other\n\nMy {credence}`held` on {belief}`held`.\n"


def previews(site: Site) -> dict[str, dict[str, list[str]]]:
    """All previews of the last build, by file and anchor."""
    found = {}
    for path in sorted((site.outdir / "_beliefs").rglob("*.js")):
        text = path.read_text(encoding="utf-8").removeprefix("beliefsPreviews(")
        name = path.relative_to(site.outdir / "_beliefs").as_posix()
        found[name] = json.loads(text.removesuffix(");\n"))
    return found


def write_site(site: Site) -> None:
    site.configure(ON)
    site.write("held", HELD)
    site.write("other", OTHER)
    site.write("sub/plain", "# Plain\n\nNothing of ours.\n")


def test_a_preview_has_what_readers_want_to_know_first(site: Site) -> None:
    write_site(site)
    assert site.build().warnings == []
    [(name, found)] = previews(site).items()
    assert name == "held.js"
    assert found == {
        "beliefs-held": [
            "What is held about Other",
            "~70%",
            "credence about 70 percent",
            "",
            "The first line, with likely (55–80%) in it.",
        ],
        "beliefs-word": [
            "In a word",
            "likely (55–80%)",
            "credence likely, that is 55 to 80 percent",
        ],
        "beliefs-what-should-be": ["What should be", "normative"],
        "beliefs-blank": ["Blank", "~XX%", "credence, still to be written"],
        "beliefs-over": [
            "Over",
            "20%",
            "credence 20 percent",
            "Came out false · January 1, 2026",
        ],
    }


def test_in_restructuredtext_as_in_markdown(site: Site) -> None:
    site.configure(ON)
    site.write("page.rst", "Page\n====\n\n.. belief:: A claim\n   :credence: 3:1\n\n   Why.\n")
    site.build()
    assert previews(site)["page.js"] == {
        "beliefs-a-claim": [
            "A claim",
            "3:1 (75%)",
            "credence odds of 3 to 1, that is 75 percent",
            "",
            "Why.",
        ]
    }


def test_a_long_line_is_cut_after_a_word(site: Site) -> None:
    site.configure(ON)
    site.write("page", f"# Page\n\n:::{{belief}} A claim\n:credence: 1%\n\n{'word ' * 99}\n:::\n")
    site.build()
    [found] = previews(site)["page.js"].values()
    assert found[-1].endswith("word\u00a0…")
    assert len(found[-1]) < 245


def test_pages_that_show_beliefs_load_the_script_and_others_do_not(site: Site) -> None:
    write_site(site)
    site.build()
    for page, is_loaded in (("other", True), ("beliefs-all", True), ("sub/plain", False)):
        text = (site.outdir / f"{page}.html").read_text()
        assert ("beliefs-previews.js" in text) is is_loaded
        assert ("beliefs-previews.css" in text) is is_loaded


def test_a_site_that_does_not_ask_loads_and_writes_nothing(site: Site) -> None:
    write_site(site)
    site.configure("")
    site.build()
    assert not (site.outdir / "_beliefs").exists()
    assert all("preview" not in path.read_text() for path in site.outdir.rglob("*.html"))


@pytest.mark.parametrize(
    ("builder", "name"),
    [("dirhtml", "held/index.js"), ("singlehtml", "index.js"), ("html", "held.js")],
)
def test_the_file_is_where_the_script_looks_for_it(site: Site, builder: str, name: str) -> None:
    write_site(site)
    site.build(builder)
    assert list(previews(site)) == [name]
    assert "beliefs-held" in previews(site)[name]


@pytest.mark.parametrize("builder", ["epub", "text", "latex", "xml"])
def test_other_builders_write_none(site: Site, builder: str) -> None:
    write_site(site)
    site.configure(f"{ON}version = '1'\nepub_basename = 'book'\n")
    site.build(builder)
    assert not (site.outdir / "_beliefs").exists()
    before = {path: path.stat().st_mtime_ns for path in site.outdir.rglob("*.*")}
    site.build("text")
    times = {path: path.stat().st_mtime_ns for path in site.outdir.rglob("*.txt")}
    site.build("text")
    assert times == {path: path.stat().st_mtime_ns for path in site.outdir.rglob("*.txt")}
    assert before


EDITS: dict[str, Callable[[Site], object]] = {
    "a claim": lambda site: edit(site, "held", "What is", "What was"),
    "a credence": lambda site: edit(site, "held", "~70%", "~20%"),
    "the first line": lambda site: edit(site, "held", "**first**", "*new*"),
    "a title that is quoted": lambda site: edit(site, "other", "# Other", "# Another"),
    "a belief gone": lambda site: edit(site, "held", ":::{belief} Over\n", ":::{note}\n"),
    "a page deleted": lambda site: (site.root / "held.md").unlink(),
    "a page renamed": lambda site: (site.root / "held.md").rename(site.root / "sub/held.md"),
    "no items": lambda site: site.write("held", "# Held\n"),
    "a language": lambda site: site.configure(f"{ON}language = 'de'\n"),
    "off": lambda site: site.configure(""),
}


@pytest.mark.parametrize("change", EDITS)
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_previews_are_as_after_a_clean_build(site: Site, change: str, builder: str) -> None:
    write_site(site)
    site.build(builder)
    EDITS[change](site)
    site.build(builder)
    there = previews(site)
    site.build(builder, folder="_clean")
    assert there == previews(site)
    assert (site.root / "_build" / builder / "_beliefs").exists() is bool(there)


def test_parallel_builds_write_the_same(site: Site) -> None:
    write_site(site)
    for number in range(12):
        site.write(f"page{number}", f"# Page\n\n:::{{belief}} Claim {number}\n:credence: 1%\n:::\n")
    one = previews(site.build())
    assert len(one) == 13
    assert previews(site.build(parallel=2, folder="_other")) == one


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_could_not_be_written_is_written_the_next_time(site: Site) -> None:
    write_site(site)
    site.build()
    file = site.outdir / "_beliefs/held.js"
    file.chmod(0o400)
    edit(site, "held", "What is", "What was")
    site.build()
    file.chmod(0o600)
    site.build()
    assert previews(site)["held.js"]["beliefs-held"][0] == "What was held about Other"


def test_a_folder_in_the_place_of_a_file_is_no_obstacle_once_it_is_gone(site: Site) -> None:
    write_site(site)
    site.build()
    file = site.outdir / "_beliefs/held.js"
    file.unlink()
    file.mkdir()
    (file / "kept").touch()
    edit(site, "held", "What is", "What was")
    site.build()
    assert "What was" in site.text("held")
    shutil.rmtree(file)
    site.build()
    assert previews(site)["held.js"]["beliefs-held"][0] == "What was held about Other"


def test_what_is_not_ours_stays(site: Site) -> None:
    write_site(site)
    site.build()
    theirs = site.outdir / "_beliefs/theirs.js"
    theirs.write_text("alert(1)")
    site.configure("")
    site.build()
    assert [path.name for path in (site.outdir / "_beliefs").rglob("*.js")] == ["theirs.js"]


def test_pages_are_fresh_with_previews_too(site: Site) -> None:
    write_site(site)
    site.build()
    edit(site, "held", "~70%", "~20%")
    assert_fresh(site)
    site.configure("")
    assert_fresh(site)
