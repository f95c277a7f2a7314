"""Topics that are Jupyter notebooks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import LAW, assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "myst-nb"

CONF = 'extensions.remove("myst_parser")\nnb_execution_mode = "off"\n'

CELLS = [
    "# Ports\n\nMine on the first is {credence}`ports`.",
    None,
    ":::{belief} Ports will last.\n:name: ports\n:credence: ~60%\n\nWith {belief}`courts`.\n:::\n\n"
    ":::{uncertainty} For how long?\n:beliefs: ports\n\nIt matters.\n:::\n",
    ":::{belief-index}\n:region: gov\n:::",
]


def cell(number: int, text: str | None) -> dict[str, Any]:
    """A cell with a text; one with code, if there is none."""
    if text is not None:
        source = text.splitlines(keepends=True)
        return {"cell_type": "markdown", "id": f"cell-{number}", "metadata": {}, "source": source}
    return {
        "cell_type": "code",
        "id": f"cell-{number}",
        "execution_count": 1,
        "metadata": {"tags": ["hide-input"]},
        "outputs": [{"output_type": "stream", "name": "stdout", "text": ["0.6\n"]}],
        "source": ["print(0.6)"],
    }


def notebook(*cells: str | None, **metadata: object) -> str:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    content = {
        "cells": [cell(number, text) for number, text in enumerate(cells)],
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}, **metadata},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1)


TOPIC = {
    "region": "tech",
    "status": "exploring",
    "tagline": "What ports do, at {credence}`ports`.",
    "last_reviewed": "2026-05-01",
    "related": ["law"],
}


@pytest.fixture(scope="module")
def site(make_site: Callable[..., Site]) -> Site:
    site = make_site("myst_nb", conf=CONF)
    site.write("ports.ipynb", notebook(*CELLS, topic=TOPIC, tags=["sea"]))
    site.write("essay.ipynb", notebook("# Essay\n\nText.", tags=["law"]))
    site.write("law", LAW + "\n:::{related-writing}\n:::\n\n:::{related-topics}\n:::\n")
    site.write(
        "text",
        "---\nfile_format: mystnb\nkernelspec:\n  name: python3\ntopic:\n  region: tech\n---\n"
        "# As text\n\n:::{belief} Text is read.\n:name: text\n:credence: 20%\n:::\n",
    )
    site.edit("index", ":::\n", ":::\n\n:::{topic-index}\n:::\n")
    return site


@pytest.fixture(scope="module")
def builds(site: Site) -> tuple[Built, Built]:
    return assert_at_home(site, "ports.ipynb", "~60%", "~65%")


def test_topic(builds: tuple[Built, Built]) -> None:
    """`topic` in the metadata of a notebook makes it a topic, as front matter does: with its region,
    status, tagline and dates in the header, in the list of topics and in those of related ones.
    """
    words = builds[1].words("ports")
    assert (
        "What ports do, at ~65% . Technical safety · Exploring · Last reviewed May 1, 2026" in words
    )
    assert "What ports do" in builds[1].words("beliefs-topics")
    assert "Ports" in builds[1].words("law").split("They have done so before.")[1]


def test_cells(builds: tuple[Built, Built]) -> None:
    """Directives and roles work in Markdown cells, beside code and its output; what they say is
    linked, listed and quoted elsewhere, and fresh there after an edit.
    """
    page = builds[1].page("ports")
    assert page.select_one("#beliefs-ports")
    assert "0.6" in page.get_text()
    assert page.select('table.beliefs-index a[href="law.html#beliefs-courts"]')
    assert builds[1].page("index").select('table.beliefs-index a[href="ports.html#beliefs-ports"]')
    assert "~60%" in builds[0].words("index")
    assert "~65%" in builds[1].words("index")


def test_essay(builds: tuple[Built, Built]) -> None:
    """A notebook with `tags` in its metadata is an essay among the related writing of a topic."""
    assert builds[1].page("law").select('a[href="essay.html"]')


def test_text_notebook(builds: tuple[Built, Built]) -> None:
    """A notebook that is a text file has front matter, which makes it a topic too."""
    assert "Technical safety" in builds[1].words("text")


def test_title(make_site: Callable[..., Site]) -> None:
    """`title` in the metadata of a topic is its title, where no cell has a heading for one."""
    site = make_site("myst_nb", conf=f'{CONF}beliefs_topics = ["flat"]\n')
    site.write("flat.ipynb", notebook("Text.", title="Harbours", region="gov"))
    site.write("ports.ipynb", notebook("Text.", title="Ports", topic={"region": "tech"}))
    built = site.build()
    assert built.warnings == []
    assert "Harbours" in built.words("beliefs-topics")
    assert built.page("flat").select_one("h1").get_text().startswith("Harbours")
    assert built.page("ports").select_one("h1").get_text().startswith("Ports")


def test_problems(make_site: Callable[..., Site]) -> None:
    """Problems of metadata are reported at their line of the file; those of cells as myst-nb counts:
    20004 is in the second cell, at its third line.
    """
    site = make_site("myst_nb", conf=CONF)
    wrong = ":::{belief} Wrong\n:name: wrong\n:credence: high\n:::"
    text = notebook("# Wrong", wrong, topic={"region": "tech", "bogus": 3})
    path = site.write("wrong.ipynb", text)
    line = text[: text.index('"bogus"')].count("\n") + 1
    warnings = site.build().warnings
    assert [each for each in warnings if f"{path}:{line}: " in each and "'bogus'" in each]
    assert [each for each in warnings if f"{path}:20004: " in each and "high" in each]
    assert len(warnings) == 2


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"metadata": 3, "topic": 1}',
        '{"metadata": {"topic": '
        + "[" * 3000
        + "]" * 3000
        + '}, "cells": [], "nbformat": 4, "nbformat_minor": 5}',
        notebook("# Title", topic=None),
        notebook("# Title", topic=["region"]),
        notebook("# Title", topic={"region": {"a": 1}, "tagline": "\u2028\ud800 <why>", "": ""}),
    ],
)
def test_broken_notebooks(make_site: Callable[..., Site], text: str) -> None:
    site = make_site("myst_nb", conf=CONF)
    (site.root / "odd.ipynb").write_bytes(text.encode("utf-8", "surrogatepass"))
    built = site.build_or_fail()
    assert "sphinx_beliefs/" not in built


@pytest.mark.named
def test_executed_copies(make_site: Callable[..., Site]) -> None:
    """myst-nb writes a copy of each notebook into `jupyter_execute` beside the output. If that is in
    the folder of the sources, the next build reads the copies, and each name is there twice: add
    `jupyter_execute` to `exclude_patterns`.
    """
    site = make_site("myst_nb", conf=CONF)
    site.write("ports.ipynb", notebook(*CELLS, topic=TOPIC))
    site.build(out=".")
    assert (site.root / "jupyter_execute" / "ports.ipynb").is_file()
    assert any("duplicate_name" in line for line in site.build(out=".").warnings)
    site.write(
        "conf.py",
        (site.root / "conf.py").read_text("utf-8") + '\nexclude_patterns += ["jupyter_execute"]\n',
    )
    assert site.build("html", "-E", out=".").warnings == []


@pytest.mark.named
def test_front_matter_in_a_cell(make_site: Callable[..., Site]) -> None:
    """Front matter in the first cell of a notebook is text to myst-nb, and to this extension: write
    it into the metadata of the notebook (in JupyterLab: Property Inspector, Advanced Tools).
    """
    site = make_site("myst_nb", conf=CONF)
    site.write("cell.ipynb", notebook("---\ntopic:\n  region: tech\n---\n# Title\n\nText."))
    assert "region: tech" in site.build().words("cell")


def test_plain_lists(make_site: Callable[..., Site]) -> None:
    """With `beliefs_sections`, lists below known headings are items in notebooks and in notebooks
    that are text files, also where a heading and its list stand in two cells.
    """
    site = make_site("myst_nb", conf=f"{CONF}beliefs_sections = True\n")
    entries = "- **Ports last.** ~60% — cranes\n- Ships do (~130%): steel\n\n  - more"
    cells = ("# Plain\n\n## Current beliefs", None, entries, "## Notes\n\n- no item")
    site.write("plain.ipynb", notebook(*cells, topic={"region": "tech"}))
    site.write(
        "text",
        "---\nfile_format: mystnb\nkernelspec:\n  name: python3\ntopic:\n  region: tech\n---\n"
        "# As text\n\n## Current beliefs\n\n- **Text is read.** ~20%\n",
    )
    built = site.build()
    (warned,) = built.warnings
    assert "130%" in warned
    assert "plain.ipynb:30003" in warned
    assert len(built.page("plain").select(".beliefs-item")) == 2
    assert len(built.page("text").select(".beliefs-item")) == 1
