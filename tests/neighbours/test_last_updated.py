"""The dates of pages from the history of their sources."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from conftest import assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "sphinx-last-updated-by-git"


@pytest.fixture(scope="module")
def builds(make_site: Callable[..., Site]) -> tuple[Built, Built]:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    site = make_site(
        "sphinx_last_updated_by_git",
        conf='html_theme = "basic"\ngit_last_updated_timezone = "UTC"\n',
    )
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (
            ("NAME", "A"),
            ("EMAIL", "a@example.org"),
            ("DATE", "2026-02-03T12:00:00Z"),
        )
    }
    environment = {
        **os.environ,
        **who,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    for arguments in (
        ["init", "-q"],
        ["add", "conf.py", "index.md", "law.md"],
        ["commit", "-q", "-m", "All"],
    ):
        subprocess.run([git, *arguments], cwd=site.root, env=environment, check=True)  # noqa: S603
    return assert_at_home(site, "law", "70%", "75%")


def test_dates(builds: tuple[Built, Built]) -> None:
    """Topics and pages with indexes show the date of their last commit, and the generated pages,
    which have no source, show none and give no warning.
    """
    for built in builds:
        for page in ("law", "index"):
            assert "Last updated on Feb 03, 2026" in built.text(f"{page}.html")
        assert "Last updated" not in built.text("beliefs-all.html")
