"""E-books of the example site, and of one with all that is hard to set in type."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT, build, run, write_site

#: Debian's epubcheck starts by itself only where the system knows what to do with Java's archives.
JAR = Path("/usr/share/java/epubcheck.jar")


@pytest.mark.parametrize("site", ["docs", "gallery"])
def test_epubcheck_has_nothing_to_say(tmp_path: Path, site: str) -> None:
    source = ROOT / "docs" if site == "docs" else write_site(tmp_path / "site")
    out = build(source, tmp_path / "out", "epub")
    [book] = out.glob("*.epub")
    command = ("java", "-jar", JAR) if JAR.exists() else (shutil.which("epubcheck") or "epubcheck",)
    said = run(*command, "--failonwarnings", book)
    assert "0 fatals / 0 errors / 0 warnings" in said
