"""Texinfo of a site with all that is hard to set in type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import build, run, write_site

if TYPE_CHECKING:
    from pathlib import Path


def test_makeinfo_takes_the_texinfo(tmp_path: Path) -> None:
    out = build(write_site(tmp_path / "site"), tmp_path / "out", "texinfo")
    [path] = out.glob("*.texi")
    assert run("makeinfo", "--no-split", path, "-o", out / "site.info") == ""
