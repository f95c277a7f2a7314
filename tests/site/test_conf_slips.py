"""Slips in conf.py are reported, each with what to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

#: Names of a site's own, which are nobody's business.
OWN = """\
import os as beliefs_export_
beliefs_home = "https://a.example/"
beliefs_ = beliefs_x = 1
def beliefs_toda():
    return "2026-05-01"
beliefs_topic = "topics/*"
beliefs_topics = [beliefs_topic]
beliefs_date = beliefs_page = beliefs_author = beliefs_repository = ""
"""


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    site = make_site("slips")
    site.write("index", "# Index\n")
    return site


@pytest.mark.parametrize("option", ["export", "feeds", "git", "previews", "safe_links"])
@pytest.mark.parametrize("value", ["yes", 1])
def test_a_flag_is_true_or_false(site: Site, option: str, value: object) -> None:
    site.configure(f"beliefs_{option} = {value!r}")
    (warned,) = site.build().warnings
    assert warned.type == "beliefs.config"
    assert warned.text == (
        f"beliefs_{option} cannot be {value!r}; it is ignored. Write True or False."
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("beliefs_exports", "beliefs_export"),
        ("beliefs_exprot", "beliefs_export"),
        ("beliefs_commiturl", "beliefs_commit_url"),
        ("beliefs_feed", "beliefs_feeds"),
        ("beliefs_sectoins", "beliefs_sections"),
    ],
)
def test_a_name_that_is_nearly_that_of_an_option_is_reported(
    site: Site, written: str, meant: str
) -> None:
    site.configure(f"# Ours\n{written} = True")
    (warned,) = site.build().warnings
    assert warned.type == "beliefs.config"
    assert warned.text == f"there is no option {written}; did you mean {meant}?"
    line = (site.root / "conf.py").read_text().splitlines().index(f"{written} = True") + 1
    assert (Path(warned.file).name, warned.line) == ("conf.py", line)


def test_names_of_the_site_and_options_of_others_are_left_alone(site: Site) -> None:
    site.write(
        "neighbour.py", "def setup(app):\n    app.add_config_value('beliefs_feed', '', 'env')\n"
    )
    site.configure(
        "import os, sys\nsys.path.insert(0, os.path.dirname(__file__))\n"
        f"extensions += ['neighbour']\nbeliefs_feed = 'x'\n{OWN}"
    )
    assert site.build().warnings == []


@pytest.mark.parametrize(("git", "count"), [("", 1), ("beliefs_git = False", 0)])
def test_marks_that_lead_somewhere_need_git(site: Site, git: str, count: int) -> None:
    site.configure(f"beliefs_commit_url = 'https://example.org/{{commit}}'\n{git}")
    warned = site.build().warnings
    assert [one.text for one in warned] == count * [
        "beliefs_commit_url does nothing without git; write beliefs_git = True as well"
    ]
