"""Measure the cost of this extension against Markdown written by hand and sphinx-needs.

Each run builds all sites in turn, and repeats the short builds, so that a machine that gets slower
or faster affects all of them alike. The results of each size and number of jobs are kept in a file
of their own after each run. A run that is there is not measured again, unless the software, the
machine or what is measured has changed; the tables are made of all results that are there.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from codes import Code, digest_of
from dialects import DIALECTS
from report import write_tables
from runs import Measurement, Site, run, sites_of, warm_up
from tqdm import tqdm

HERE = Path(__file__).parent

#: The modules that decide what is measured, beside the dialects; the others only report it.
MEASURING = ("content.py", "one_build.py", "runs.py", "weights.py")

#: The dialects of a comparison that takes long.
SHORT = ("lean", "beliefs", "needs")


def measurement(given: argparse.Namespace, topics: int, jobs: int) -> Measurement:
    """What is measured at a size, as far as the command line does not say otherwise.

    Small sites are measured three times in every dialect, large ones once in those that matter.
    More runs can be added later.
    """
    dialects = list(DIALECTS) if jobs == 1 and topics <= 1000 else SHORT
    if topics > 1000 and jobs == 1:
        dialects = ["lean", "plain", "beliefs", "needs", "lean-views", "views"]
    if topics > 4000:
        dialects = ["lean", "beliefs"]
    return Measurement(
        topics=topics,
        jobs=jobs,
        runs=given.runs or (3 if topics <= 100 else 1),
        repeats=given.repeats or (3 if topics <= 4000 else 1),
        sites=sites_of(given.dialects or dialects, given.code),
    )


def about(codes: list[Code]) -> dict[str, Any]:
    """The machine, and the versions of all software that counts."""
    packages = ("Sphinx", "docutils", "myst-parser", "sphinx-needs")
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "versions": {name: importlib.metadata.version(name) for name in packages},
        "codes": {code.label: code.digest() for code in codes},
        "benchmark": digest_of(
            HERE, [*(HERE / "dialects").glob("*.py"), *map(HERE.joinpath, MEASURING)]
        ),
    }


def measure(what: Measurement, data: dict[str, Any], file: Path, root: Path) -> None:
    """Do the runs that are missing in ``file``, and write it after each of them."""
    data |= {"topics": what.topics, "jobs": what.jobs, "repeats": what.repeats}
    data["sites"] = [site.name for site in what.sites]
    runs, minutes = [], []
    if file.exists():
        before = json.loads(file.read_text(encoding="utf-8"))
        if all(before.get(key) == value for key, value in data.items()):
            runs, minutes = before["runs"], before["minutes"]
        else:
            tqdm.write(f"{file.name}: measured anew, as the software or the plan is not the same")
    if len(runs) >= what.runs:
        return
    minutes_a_run = what.expected_seconds() / what.runs / 60
    tqdm.write(
        f"{what.topics:,} topics, -j {what.jobs}: {what.runs - len(runs)} run(s) of about "
        f"{minutes_a_run:.0f} minutes on a quiet machine, after a small build of each site"
    )
    warm_up(root, what.sites)
    data["day"] = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    total = what.expected_seconds()
    form = "{desc} |{bar}| {percentage:3.0f}% [{elapsed}<{remaining}] {postfix}"
    with tqdm(total=total, bar_format=form, dynamic_ncols=True) as bar:
        bar.update(total / what.runs * min(len(runs), what.runs))
        while len(runs) < what.runs:
            number = len(runs) + 1
            bar.set_description(
                f"{what.topics:,} topics, -j {what.jobs}, run {number} of {what.runs}"
            )
            started = time.monotonic()
            runs.append(run(root, _turned(what.sites, number), what, bar))
            minutes.append((time.monotonic() - started) / 60)
            file.write_text(
                json.dumps(data | {"minutes": minutes, "runs": runs}) + "\n", encoding="utf-8"
            )


def _turned(sites: list[Site], number: int) -> list[Site]:
    """The sites in another order for each run."""
    turn = number % len(sites)
    return sites[turn:] + sites[:turn]


def main() -> None:
    """Read the command line, measure, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[100, 1000, 4000, 10000], help="topics"
    )
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 4], help="what -j gets")
    parser.add_argument("--runs", type=int, help="of all sites; 3, or 1 for more than 100 topics")
    parser.add_argument("--repeats", type=int, help="of short builds in a run; 3, or 1 for 10,000")
    parser.add_argument("--dialects", nargs="+", choices=list(DIALECTS), help="not all")
    parser.add_argument(
        "--code",
        type=Code.from_text,
        nargs="+",
        default=[Code()],
        metavar="LABEL=PATH",
        help="checkouts to compare, such as old=/path new=/path",
    )
    parser.add_argument("--output", type=Path, default=Path("docs/_performance"))
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="beliefs-bench-") as folder:
        root = Path(folder)
        for topics in given.sizes:
            for jobs in given.jobs:
                what = measurement(given, topics, jobs)
                measure(what, about(given.code), given.output / what.file, root)
    sys.stdout.write(write_tables(given.output))


if __name__ == "__main__":
    main()
