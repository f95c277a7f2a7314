"""Files beside the pages: written when the site has changed, and removed when no longer wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_beliefs.rendering import gate, side_files, side_table
from sphinx_beliefs.rendering.side_table import SideFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Site

    from sphinx_beliefs.domain import BeliefsDomain

#: The contents that were made in a test.
MADE: list[bytes] = []

#: The name of the file, in a folder of its own.
NAME = "data/claims.txt"

WANTED = "beliefs_previews = True\nbeliefs_today = '2026-11-27'\n"


def content(domain: BeliefsDomain) -> bytes | None:
    """The claims of a site."""
    claims = "\n".join(domain.site.title(belief) for belief in domain.site.beliefs).encode()
    MADE.append(claims)
    return claims or None


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    table = {NAME: SideFile("previews", f"{__name__}:content")}
    for module in (side_table, gate, side_files):
        monkeypatch.setattr(module, "SIDE_FILES", table)
    yield
    MADE.clear()


def write_belief(site: Site, claim: str) -> None:
    """Writes the page."""
    site.write("page", f"# Page\n\n:::{{belief}} {claim}\n:credence: 50%\n:::\n")


def written(site: Site) -> str:
    return (site.outdir / NAME).read_text(encoding="utf-8")


@pytest.fixture
def claims(site: Site) -> Site:
    """A site that wants its claims as a file."""
    site.configure(WANTED)
    write_belief(site, "One")
    return site


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_it_is_written_with_the_pages(claims: Site, builder: str) -> None:
    assert claims.build(builder).warnings == []
    assert written(claims) == "One"


@pytest.mark.parametrize("builder", ["epub", "text", "dummy"])
def test_other_builders_write_none(claims: Site, builder: str) -> None:
    claims.build(builder)
    assert not (claims.outdir / NAME).exists()
    assert MADE == []


def test_it_follows_an_edit(claims: Site) -> None:
    claims.build()
    write_belief(claims, "Another")
    claims.build()
    assert written(claims) == "Another"


def test_nothing_changed_makes_nothing(claims: Site) -> None:
    claims.build()
    claims.build()
    assert MADE == [b"One"]


def test_a_file_that_stays_the_same_is_not_touched(claims: Site) -> None:
    claims.build()
    before = (claims.outdir / NAME).stat().st_mtime_ns
    claims.write("prose", "# Prose\n\nAnd more.\n")
    claims.build()
    assert MADE == [b"One", b"One"]
    assert (claims.outdir / NAME).stat().st_mtime_ns == before


def test_a_lost_file_comes_back(claims: Site) -> None:
    claims.build()
    (claims.outdir / NAME).unlink()
    claims.build()
    assert written(claims) == "One"


def test_it_goes_with_the_option(claims: Site) -> None:
    claims.build()
    claims.configure()
    claims.build()
    assert not (claims.outdir / NAME).exists()


def test_it_goes_with_what_it_told(claims: Site) -> None:
    claims.build()
    claims.write("page", "# Page\n\nNothing is claimed here.\n")
    claims.build()
    assert not (claims.outdir / NAME).exists()


def test_a_file_of_the_authors_is_left_alone(site: Site) -> None:
    """It has the same name, and the site never asked for ours."""
    site.configure("html_extra_path = ['extra']\n")
    site.write(f"extra/{NAME}", "mine")
    write_belief(site, "One")
    site.build()
    site.build()
    assert written(site) == "mine"


def test_one_that_cannot_be_written_is_a_warning(claims: Site) -> None:
    claims.build()
    path = claims.outdir / NAME
    path.unlink()
    path.mkdir()
    claims.build()
    (warned,) = claims.warnings
    assert warned.type == "beliefs.output"
    assert str(path) in warned.text
    assert "remove what is there" in warned.text
    path.rmdir()
    assert claims.build().warnings == []
    assert written(claims) == "One"


def test_a_damaged_record_is_made_again(claims: Site) -> None:
    claims.build()
    for record in Path(claims.root, "_build/doctrees").glob("*.beside"):
        record.write_bytes(b"\xff{")
    write_belief(claims, "Another")
    assert claims.build().warnings == []
    assert written(claims) == "Another"
