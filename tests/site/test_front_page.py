"""The first page of our own documentation, which shows what a reader of such a site sees."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import words
from sphinx.cmd.build import main as sphinx_build

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).parents[2] / "docs"

#: The front page and the atlas, without the manual and its extensions.
CONF = """
extensions = ["myst_parser", "sphinx.ext.graphviz", "sphinx_beliefs"]
html_static_path, html_css_files = [], []
html_theme = "basic"
html_sidebars = {"**": ["globaltoc.html"]}
suppress_warnings = ["toc.not_readable", "myst.xref_missing"]
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Tag]:
    """Reads a page of the documentation."""
    root = tmp_path_factory.mktemp("docs")
    shutil.copytree(DOCS / "atlas", root / "atlas")
    shutil.copy(DOCS / "index.md", root)
    conf = (DOCS / "conf.py").read_text(encoding="utf-8")
    (root / "conf.py").write_text(conf + CONF, encoding="utf-8")
    assert sphinx_build(["-q", "-b", "html", str(root), str(root / "_build")]) == 0

    def read(name: str) -> Tag:
        return BeautifulSoup((root / "_build" / f"{name}.html").read_text("utf-8"), "html.parser")

    return read


def test_it_shows_the_beliefs_of_a_topic_before_it_says_how_to_get_it(
    page: Callable[[str], Tag],
) -> None:
    body = page("index").select_one("div.body")
    shown = body.select_one("table.beliefs-belief-index")
    topic = page("atlas/topics/evaluations")
    claims = [words(item) for item in topic.select(".beliefs-belief > .beliefs-title strong")]
    listed = [words(cell) for cell in shown.select(".beliefs-claim-cell")]
    assert sorted(listed) == sorted(claims)
    assert len(shown.select("svg.beliefs-bar")) >= 3
    text = words(body)
    assert text.index(claims[0]) < text.index("pip install")


def test_its_navigation_tells_lists_topics_and_essays_apart(page: Callable[[str], Tag]) -> None:
    for name in ("index", "atlas/topics/monitoring", "beliefs-topics"):
        captions = page(name).select("p.caption")
        below = {
            words(caption): [words(link) for link in caption.find_next_sibling("ul").select("a")]
            for caption in captions
        }
        assert {"What I watch for", "All topics"} <= set(below["Lists of the atlas"])
        assert {"Monitoring", "Evaluations"} <= set(below["Topics of the atlas"])
        assert "Control is a loan" in below["Essays of the atlas"]
