"""Slips that authors make, kept as files in ``tests/slips``: each is told, and loses no word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import INDEX, ONE_PAGE, Site

SLIPS = Path(__file__).parents[1] / "slips"
FILES = sorted(
    path for path in SLIPS.rglob("*") if path.suffix in {".md", ".rst"} and path.parent != SLIPS
)

#: What a page says that needs another one beside it.
WITH_INDEX = 'root_doc = "index"'

_MARK = "==== expected"
_WARNING = re.compile(r"(?P<line>\d+|-) (?P<type>\S+) (?P<part>.+)")


@dataclass
class Slip:
    """A page, and what has to come of it."""

    page: str
    conf: list[str] = field(default_factory=list)
    warning: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    not_: list[str] = field(default_factory=list)


def read_slip(path: Path) -> Slip:
    page, mark, expected = path.read_text(encoding="utf-8").rpartition(f"{_MARK}\n")
    assert mark, f"{path} does not say what is expected"
    slip = Slip(page)
    for line in expected.splitlines():
        if line.strip():
            key, _colon, value = line.partition(": ")
            getattr(slip, {"not": "not_"}.get(key, key)).append(value.strip())
    return slip


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SLIPS)))
def test_a_slip_is_told_and_loses_nothing(tmp_path: Path, path: Path) -> None:
    slip = read_slip(path)
    site = Site(tmp_path)
    site.configure(ONE_PAGE + "\n".join(slip.conf))
    if WITH_INDEX in slip.conf:
        site.write("index", INDEX)
    site.write(f"page{path.suffix}", slip.page)
    site.build()

    warned = sorted(site.warnings, key=lambda found: (found.line or 0, found.type))
    told = [f"{found.line or '-'} {found.type} {found.text}" for found in warned]
    wanted = [match for line in slip.warning if (match := _WARNING.fullmatch(line))]
    assert len(wanted) == len(slip.warning), "a line of warning: is malformed"
    assert len(told) == len(wanted), told
    for found, want in zip(warned, wanted, strict=True):
        assert (str(found.line or "-"), found.type) == (want["line"], want["type"]), told
        assert want["part"] in found.text, told

    text = site.text("page")
    for words in slip.kept:
        assert words in text
    for words in slip.not_:
        assert words not in text


def test_slips_are_many() -> None:
    assert len(FILES) >= 150
