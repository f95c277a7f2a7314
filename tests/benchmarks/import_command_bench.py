"""What the command ``import`` costs, whole: reading the files, the site and writing the pages.

    python tests/benchmarks/import_command_bench.py --questions 10000

Prints, for each place, the seconds (on the clock, and of the processor) and the largest memory of
the command: when it shows what would be written, when it writes that to a new site, when nothing is
new, and when there are a tenth more questions.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from import_bench import MAKERS, TESTS, say

#: Who the author is in the files of each place.
USERS = {"manifold": "u1"}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--places", nargs="+", choices=list(MAKERS), default=list(MAKERS))
    options = parser.parse_args()
    say(f"{'place':16}{'questions':>10}  {'run':10}{'clock s':>8}{'own s':>8}{'peak MB':>9}")
    for place in options.places:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            run("init", root / "site")
            for name, number, writes in (
                ("preview", options.questions, False),
                ("write", options.questions, True),
                ("again", options.questions, True),
                ("more", options.questions + options.questions // 10, True),
            ):
                file = MAKERS[place](root, number, random.Random(7))
                user = USERS.get(place, "ann")
                words = ["--user", user, "--src", root / "site", *(["--write"] if writes else [])]
                clock, own, peak = run("import", file, *words)
                say(f"{place:16}{number:>10}  {name:10}{clock:>8.1f}{own:>8.1f}{peak:>9.0f}")


def run(*words: str | Path) -> tuple[float, float, float]:
    """Run the command; the seconds on the clock, those of the processor, and the megabytes."""
    command = [sys.executable, "-m", "sphinx_beliefs", *map(str, words)]
    path = os.pathsep.join(filter(None, [str(TESTS.parent), os.environ.get("PYTHONPATH")]))
    start = time.perf_counter()
    started = subprocess.Popen(  # noqa: S603
        command,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stderr is not None
    said = started.stderr.read()
    _pid, status, usage = os.wait4(started.pid, 0)
    seconds = time.perf_counter() - start
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(said)
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
