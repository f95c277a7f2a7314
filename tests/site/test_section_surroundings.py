"""Lists that are items, in every way to write them, and on every kind of page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import myst_parser
import pytest
from conftest import words
from test_sections import RST_TOPIC, TOPIC, build, items, lists

if TYPE_CHECKING:
    from conftest import Site


@pytest.fixture
def site(site: Site) -> Site:
    site.configure("beliefs_sections = True\n")
    return site


@pytest.mark.parametrize(
    "text",
    [
        "## Beliefs\n- A. ~70%\n- B. ~20%",
        "## Beliefs\n\n- A. ~70%\n\n\n- B. ~20%\n## Next\n",
        "## Beliefs\n\n* A. ~70%\n* B. ~20%\n***\nText.",
        "## Beliefs\n\n1) A. ~70%\n2) B. ~20%\n",
        "## Beliefs\n\n   - A. ~70%\n   - B. ~20%\n\n   Text.\n",
        "## Beliefs\n\n- A. ~70%\n* B. ~20%\n",
        "## Beliefs\n\n-\tA. ~70%\n-\tB. ~20%\n",
        "## Beliefs\n\n-\n  A. ~70%\n-   B. ~20%\n",
    ],
)
def test_a_list_can_be_written_in_every_way(site: Site, text: str) -> None:
    assert build(site, text) == ["belief: A. ~70%", "belief: B. ~20%"]
    assert site.warnings == []


def test_lists_below_entries_lazy_lines_and_fences_are_part_of_the_why(site: Site) -> None:
    text = (
        "## Beliefs\n\n- **A.** ~70% — because\nof this:\n\n  - one\n    - two\n\n      three\n\n"
        "\t~~~~~~~~~{note}\n\tfour\n\t~~~~~~~~~\n\n  > five\n- **B.** ~20%\n"
    )
    assert build(site, text) == ["belief: A. ~70%", "belief: B. ~20%"]
    assert site.warnings == []
    first = words(site.body("page").select_one(".beliefs-item"))
    assert [part for part in ("of this", "one", "two", "three", "four", "five") if part in first]
    assert lists(site) == []


def test_line_ends_of_windows_and_other_encodings_do_not_matter(site: Site) -> None:
    site.configure("beliefs_sections = True\nsource_encoding = 'utf-8-sig'\n")
    text = f"{TOPIC}# Page\n\n## Beliefs\n\n- Größe zählt. ~70%\n\n  Ja.\n"
    (site.root / "page.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    site.build()
    assert site.warnings == []
    assert items(site) == ["belief: Größe zählt. ~70%"]


@pytest.mark.parametrize("suffix", [".md", ".rst"])
def test_warnings_stand_at_the_lines_of_the_author(site: Site, suffix: str) -> None:
    role = "{doc}`nothing`" if suffix == ".md" else ":doc:`nothing`"
    text = (
        f"Beliefs\n-------\n\n- A. ~70%\n\n  Why {role}.\n\n- B. ~130%\n- C. ~20%\n\n"
        f"  - x\n  - {role}\n\nText {role}.\n"
    )
    build(site, text, f"page{suffix}")
    head = RST_TOPIC if suffix == ".rst" else f"{TOPIC}# Page\n\n"
    lines = (head + text).split("\n")
    assert len(site.warnings) == 4
    for warned in site.warnings:
        assert warned.line is not None
        line = lines[warned.line - 1]
        assert ("130%" in line) if warned.type.startswith("beliefs") else (role in line), warned


def test_an_entry_that_is_only_a_list_is_reported_at_its_line(site: Site) -> None:
    text = "## Beliefs\n\n- A. ~70%\n- - B. ~20%\n  - C\n- D. ~20%\n"
    assert build(site, text)[::2] == ["belief: A. ~70%", "belief: D. ~20%"]
    above = f"{TOPIC}# Page\n\n## Beliefs\n\n- A. ~70%\n".count("\n")
    assert {warned.line for warned in site.warnings} == {above + 1}
    assert lists(site) == []
    assert "B. ~20%" in site.text("page")


def test_anchors_of_headings_and_of_lists_still_work(site: Site) -> None:
    site.configure(
        'beliefs_sections = True\nmyst_heading_anchors = 3\nmyst_enable_extensions += ["attrs_block"]\n'
    )
    text = (
        "[to it](#current-beliefs), [to these](#these), [to the second](#second)\n\n"
        "## Current beliefs\n\n(these)=\n- A. ~70%\n\n## Uncertainties\n\n{#second .wide}\n- B?\n"
    )
    build(site, text)
    assert site.warnings == []
    body = site.body("page")
    for link in body.select("p a[href^='#']"):
        assert body.select(link["href"]), link
    assert "wide" in (body.select_one(".beliefs-uncertainty") or {})["class"]


def test_names_and_options_work_as_everywhere(site: Site) -> None:
    text = "## Beliefs\n\n- A. ~70%\n  :name: a\n- B. ~20% {#b}\n\nMy {credence}`a`, {belief}`b`.\n"
    build(site, text)
    assert site.warnings == []
    assert "My ~70%, B" in site.text("page")


# -- files that a page includes -----------------------------------------------------------


@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app. is deprecated")
def test_a_list_in_a_file_can_be_included_below_a_heading(site: Site) -> None:
    site.write("_parts/list.md", "- A. ~70%\n- B. ~130%\n")
    site.write("_parts/more.md", "### Uncertainties\n\n- C?\n")
    text = "## Beliefs\n\n```{include} _parts/list.md\n```\n\n```{include} /_parts/more.md\n```\n"
    assert build(site, text) == ["belief: A. ~70%", "belief: B. ~130%", "uncertainty: C?"]
    (warned,) = site.warnings
    # MyST 4 counts the lines of an included file from 2 on.
    line = 3 if myst_parser.__version__.startswith("4.") else 2
    assert (warned.file, warned.line) == ("_parts/list.md", line)


@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app. is deprecated")
def test_a_file_that_is_shown_as_it_is_stays_so(site: Site) -> None:
    site.write("_parts/list.md", "## Beliefs\n\n- A. ~70%\n")
    build(site, "## Beliefs\n\n```{include} _parts/list.md\n:literal:\n```\n")
    assert "## Beliefs - A. ~70%" in site.text("page")


def test_so_it_is_in_restructuredtext(site: Site) -> None:
    site.write("_parts/list.txt", "- A. ~70%\n\n  - sub\n\n- B. ~130%\n")
    text = "Beliefs\n-------\n\n.. include:: _parts/list.txt\n\nAfter\n-----\n\n- C\n"
    assert build(site, text, "page.rst") == ["belief: A. ~70%", "belief: B. ~130%"]
    assert lists(site) == ["C"]
    (warned,) = site.warnings
    # docutils may give the path from the folder where the build was started.
    assert f"/{warned.file}".endswith("/_parts/list.txt")
    assert warned.line == 5


# -- other ways to a topic ----------------------------------------------------------------


def test_pages_that_are_topics_by_place_are_read(site: Site) -> None:
    site.configure('beliefs_sections = True\nbeliefs_topics = ["topics/*"]\n')
    site.write("topics/a", "---\nregion: tech\n---\n# A\n\n## Beliefs\n\n- A. ~70%\n")
    site.write("topics/b.rst", "B\n=\n\nBeliefs\n-------\n\n- B. ~70%\n")
    site.write("else", "# C\n\n## Beliefs\n\n- C. ~70%\n")
    site.build()
    assert site.warnings == []
    assert items(site, "topics/a") == ["belief: A. ~70%"]
    assert items(site, "topics/b") == ["belief: B. ~70%"]
    assert items(site, "else") == []


@pytest.mark.parametrize("fence", ["```", ":::"])
def test_topic_meta_makes_a_topic_also_in_markdown(site: Site, fence: str) -> None:
    text = f"{fence}{{topic-meta}}\n:region: tech\n{fence}\n\n## Beliefs\n\n- A. ~70%\n"
    site.write("page", f"# Page\n\n{text}")
    site.write("manual", f"# Manual\n\n````markdown\n{text}````\n\n## Beliefs\n\n- B. ~70%\n")
    site.build()
    assert site.warnings == []
    assert items(site) == ["belief: A. ~70%"]
    assert items(site, "manual") == []


def test_a_heading_and_its_list_can_stand_in_two_cells_of_a_notebook(site: Site) -> None:
    site.configure('beliefs_sections = True\nextensions += ["notebook_extension"]\n')
    cells = ["# Page\n\n## Beliefs", "- A. ~70%\n- B. ~20%\n\n  - sub", "## Notes\n\n- C"]
    content = {
        "cells": [
            {"cell_type": "markdown", "metadata": {}, "source": cell.splitlines(keepends=True)}
            for cell in cells
        ],
        "metadata": {"topic": {"region": "tech"}},
        "nbformat": 4,
    }
    site.write("page.ipynb", json.dumps(content))
    site.build()
    assert site.warnings == []
    assert items(site) == ["belief: A. ~70%", "belief: B. ~20%"]
    assert lists(site) == ["C"]
