"""One build in a process of its own, with its time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Took:
    """The cost of a build.

    ``seconds`` is wall-clock time, ``cpu_seconds`` the time of all its processes, and ``memory``
    the peak of the largest one, in bytes.
    """

    seconds: float
    cpu_seconds: float
    memory: int


def build(root: Path, jobs: int = 1) -> Took:
    """Build ``root/source`` into ``root/html``, with the doctrees in ``root/doctrees``.

    Raises ``RuntimeError`` if the build fails or warns, since a broken site measures nothing.
    """
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", str(jobs)]
    command += ["-d", str(root / "doctrees"), str(root / "source"), str(root / "html")]
    with (root / "log.txt").open("w+b") as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=log, stderr=log, env=_environment())  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        said = log.read().decode(errors="replace").strip()
    if process.returncode or said:
        raise RuntimeError(f"{root.name} is not built cleanly:\n{said[:2000]}")
    kibibyte = 1 if sys.platform == "darwin" else 1024
    return Took(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * kibibyte)


def _environment() -> dict[str, str]:
    """The environment for builds: one order of sets, one day, and modules compiled once."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1798000000"}


class _Assets(HTMLParser):
    """Collects the stylesheets and scripts that a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.css: list[str] = []
        self.js: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the file that a tag loads."""
        found = dict(attrs)
        if tag == "link" and found.get("rel") == "stylesheet":
            self.css.append(found.get("href") or "")
        elif tag == "script" and found.get("src"):
            self.js.append(found["src"] or "")


def page_weight(root: Path) -> dict[str, float]:
    """The bytes of an average topic page, of its CSS and JavaScript, and of the environment."""
    pages = list((root / "html" / "topics").glob("t*.html"))
    assets = _Assets()
    assets.feed(pages[0].read_text(encoding="utf-8"))

    def size(addresses: list[str]) -> int:
        files = (pages[0].parent / address.partition("?")[0] for address in addresses)
        return sum(file.stat().st_size for file in files)

    return {
        "page": sum(path.stat().st_size for path in pages) / len(pages),
        "css": size(assets.css),
        "js": size(assets.js),
        "environment": (root / "doctrees" / "environment.pickle").stat().st_size,
    }
