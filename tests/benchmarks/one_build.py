"""One build in a process of its own, with its time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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


def build(
    root: Path,
    environment: Mapping[str, str],
    jobs: int = 1,
    pages: Sequence[str] = (),
) -> Took:
    """Build ``root/source`` into ``root/html``, with the doctrees in ``root/doctrees``.

    If ``pages`` are given, only these are written. Raises ``RuntimeError`` if the build fails or
    warns, since a broken site measures nothing.
    """
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", str(jobs)]
    command += ["-d", str(root / "doctrees"), str(root / "source"), str(root / "html")]
    command += [str(root / "source" / f"{page}.md") for page in pages]
    with (root / "log.txt").open("w+b") as log:
        started = time.perf_counter()
        # From the folder of the site: Python would import what stands in the current one first.
        process = subprocess.Popen(  # noqa: S603
            command, stdout=log, stderr=log, env=environment, cwd=root
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        said = log.read().decode(errors="replace").strip()
    if process.returncode or said:
        raise RuntimeError(f"{root.name} is not built cleanly:\n{said[:2000]}")
    kibibyte = 1 if sys.platform == "darwin" else 1024
    return Took(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * kibibyte)
