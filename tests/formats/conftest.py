"""Sites that are built into PDFs and e-books with the programs that Sphinx has for it."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PAGES = Path(__file__).parent / "pages"

#: Sphinx with the package that is installed, and not the one in the folder.
SPHINX = (sys.executable, "-P", "-m", "sphinx")

CONF = """
version = "1"
author = copyright = "The authors"
language = "en"
epub_show_urls = "no"
myst_enable_extensions += ["dollarmath"]
"""

#: A claim is argued for so long that no page holds it, and a log is as long.
WHY = "\n\n".join(f"Reason {number}: {'it is so because it is so. ' * 12}" for number in range(30))
LOG = "\n".join(
    f"- {2000 + n // 12}-{n % 12 + 1:02}-01: {n % 90 + 5}% — Reason {n}." for n in range(120)
)
ROWS = "\n".join(f"* - {number}\n  - {'Said at some length. ' * 6}" for number in range(90))


def png() -> bytes:
    """A picture of one grey point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 60, 40, 8, 0, 0, 0, 0)
    rows = b"".join(b"\x00" + b"\x80" * 60 for _ in range(40))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def write_site(folder: Path) -> Path:
    """A site with all there is to see, and with all that is hard to set in type."""
    shutil.copytree(ROOT / "tests/looks", folder)
    conf = (folder / "conf.py").read_text(encoding="utf-8")
    (folder / "conf.py").write_text(conf + CONF, encoding="utf-8")
    (folder / "picture.png").write_bytes(png())
    for path in PAGES.iterdir():
        text = path.read_text(encoding="utf-8")
        for word, long in (("WHY", WHY), ("LOG", LOG), ("ROWS", ROWS)):
            text = text.replace(f"\n{word}\n", f"\n{long}\n")
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a program says, which has to end well."""
    done = subprocess.run(  # noqa: S603
        command,
        cwd=cwd,
        env={**os.environ, "LATEXMKOPTS": "-interaction=nonstopmode"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-5000:]
    return said


def build(source: Path, out: Path, builder: str, *options: str) -> Path:
    """Build a site, with its doctrees beside the output."""
    run(
        *SPHINX,
        *("-q", "-b", builder),
        *("-d", out.with_name("doctrees"), *options, source, out),
    )
    return out


class Pdf:
    """A PDF, and what LaTeX said of it."""

    def __init__(self, folder: Path) -> None:
        [self.tex] = folder.glob("*.tex")
        self.path = self.tex.with_suffix(".pdf")
        log = self.tex.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
        # LaTeX breaks lines after 79 characters.
        self.log = re.sub(r"(?<=^.{79})\n", "", log, flags=re.MULTILINE)


@pytest.fixture(scope="session")
def make_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Pdf]:
    """Makes the PDF of a site with an engine, once."""

    @cache
    def make(site: str, engine: str) -> Pdf:
        folder = tmp_path_factory.mktemp(f"{site}-{engine}")
        source = ROOT / "docs" if site == "docs" else write_site(folder / "site")
        run(
            *SPHINX,
            *("-M", "latexpdf", source, folder / "out"),
            *("-q", "-D", f"latex_engine={engine}"),
        )
        return Pdf(folder / "out" / "latex")

    return make
