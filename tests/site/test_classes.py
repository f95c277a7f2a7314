"""The classes that this extension gives: each means one thing, and the stylesheets know them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from test_vouched import Past, belief

import sphinx_beliefs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag
    from conftest import Site

LOOKS = Path(__file__).parents[1] / "looks"
STATIC = Path(sphinx_beliefs.__file__).parent / "static"

#: What elements of HTML are, as far as a stylesheet has to know; parts of pictures are neither.
SORTS = {
    "in a line": {"a", "abbr", "code", "em", "span", "strong", "sup", "time"},
    "of a picture": {"circle", "g", "path", "rect", "svg", "text"},
}

ROLES = ("belief", "uncertainty", "update-trigger", "reading", "topic", "credence")


#: Enough that was decided for a picture of calibration with all that it can have, and movement.
SCORES = (
    "# Scores\n\n:::{track-record}\n:show: scores, movement\n:::\n\n:::{calibration}\n:::\n\n"
    + "".join(
        f":::{{belief}} Decided {number}.\n:credence: {20 + number}%\n:resolution: "
        f"{'true' if number % 2 else 'false'}\n:::\n\n"
        for number in range(40)
    )
)


def tags_of_ours(site: Site) -> Iterator[tuple[str, Tag]]:
    """Each of our classes on all pages, with the elements that have it."""
    for path in sorted([*site.outdir.glob("*.html"), *site.root.glob("_parts/html/*.html")]):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for tag in soup.find_all(class_=re.compile("^beliefs-")):
            for name in tag["class"]:
                if name.startswith("beliefs-"):
                    yield name, tag


def sort_of(tag: Tag) -> str:
    """What an element is to a stylesheet."""
    return next((sort for sort, names in SORTS.items() if tag.name in names), "a block")


@pytest.fixture
def looks(site: Site) -> Site:
    """A built site with everything on it."""
    shutil.copytree(LOOKS, site.root, dirs_exist_ok=True)
    conf = (LOOKS / "conf.py").read_text() + "html_theme = 'basic'\nbeliefs_git = True\n"
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    log, older = "2026-05-01 60%\n2026-05-02 70%\n", "2025-01 40%\n"
    for name, logged in (("vouched", log), ("partly", older + log)):
        site.write(name, f"# {name}\n\n{belief('70%', logged, name=name)}")
    site.write("scores", SCORES)
    Past(site).commit("2026-05-02")
    site.write("conf.py", f"{conf}beliefs_page_rows = 2\n")
    site.build(folder="_parts")
    site.write("conf.py", conf)
    return site.build()


def test_no_class_is_given_to_a_block_and_to_something_in_a_line(looks: Site) -> None:
    found: dict[str, set[str]] = {}
    for name, tag in tags_of_ours(looks):
        found.setdefault(name, set()).add(sort_of(tag))
    assert {name: sorts for name, sorts in found.items() if len(sorts) > 1} == {}
    assert {f"beliefs-role-{name}" for name in ROLES} <= set(found)
    assert {f"beliefs-{name}" for name in ROLES} & set(found) == {
        "beliefs-belief",
        "beliefs-uncertainty",
        "beliefs-update-trigger",
        "beliefs-reading",
        "beliefs-credence",
    }


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_every_class_in_the_stylesheets_is_given_to_something(looks: Site) -> None:
    styled = set[str]()
    for path in STATIC.glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        styled.update(re.findall(r"\.(beliefs-[\w-]+)", text))
    by_script = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))
    given = {name for name, _tag in tags_of_ours(looks)}
    assert {name for name in styled - given if f'"{name}"' not in by_script} == set()
