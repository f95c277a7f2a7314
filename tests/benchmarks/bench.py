"""Measure the cost of this extension against plain Markdown and sphinx-needs.

Each run builds every dialect in turn, in a different order, so that a machine that gets slower or
faster affects all of them alike. The result is the median of the ratios within each run.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from builds import Took, build, page_weight
from content import make_content
from dialects import DIALECTS, INDEX, Dialect
from report import machine, table, view_table
from tqdm import tqdm

#: The number of times the short builds, which are noisy, are repeated in each run.
REPEATS = 3


class Run:
    """The builds of one run: one size, one number of jobs, all dialects in turn."""

    def __init__(self, root: Path, names: list[str], size: int, jobs: int, bar: tqdm) -> None:
        self.jobs = jobs
        self.bar = bar
        self.contents = {name: make_content(size) for name in names}
        self.dialects: dict[str, Dialect] = {}
        for name in names:
            shutil.rmtree(root / name, ignore_errors=True)
            self.dialects[name] = DIALECTS[name](root / name)
            self.dialects[name].write(self.contents[name])
        self.results: dict[str, dict[str, list[dict[str, float]]]] = {name: {} for name in names}
        self.stale: dict[str, int] = dict.fromkeys(names, 0)
        self.weights: dict[str, dict[str, float]] = {}

    def measure(self) -> None:
        """Build and measure everything, and remove it from the disk."""
        for name in self.dialects:
            self._build(name, "cold")
            self.weights[name] = page_weight(self.dialects[name].root)
        for _ in range(REPEATS):
            for name in self.dialects:
                self._build(name, "nothing changed")
        for name, dialect in self.dialects.items():
            for view in dialect.views(self.contents[name]):
                dialect.rewrite_view(view)
                self._build(name, view)
        for number in range(REPEATS):
            for name, dialect in self.dialects.items():
                _topic, belief = dialect.change(self.contents[name], 37 * number + 3)
                self._build(name, "one edit")
                index = (dialect.root / "html" / f"{INDEX}.html").read_text(encoding="utf-8")
                line = index[index.index(belief.claim.partition("*")[0]) :]
                self.stale[name] += f"~{belief.credence}%" not in line.partition("</tr>")[0]
        for dialect in self.dialects.values():
            shutil.rmtree(dialect.root)

    def _build(self, name: str, what: str) -> Took:
        self.bar.set_postfix_str(f"{name}, {what}")
        took = build(self.dialects[name].root, self.jobs)
        self.results[name].setdefault(what, []).append(asdict(took))
        self.bar.update()
        return took


def measure(
    sizes: list[int], runs: int, jobs: list[int], names: list[str], root: Path
) -> list[dict[str, Any]]:
    """Measure; return a record with all its builds for each size, number of jobs and dialect."""
    records = []
    content = make_content(1)
    views = sum(len(DIALECTS[name](root).views(content)) for name in names)
    builds = len(sizes) * len(jobs) * runs * (len(names) * (1 + 2 * REPEATS) + views)
    with tqdm(total=builds, unit="build", dynamic_ncols=True) as bar:
        for size in sizes:
            for count in jobs:
                bar.set_description(f"{size} topics, -j {count}")
                done = []
                for number in range(runs):
                    turn = number % len(names)
                    run = Run(root, names[turn:] + names[:turn], size, count, bar)
                    run.measure()
                    done.append(run)
                records += [
                    {
                        "topics": size,
                        "jobs": count,
                        "dialect": name,
                        "runs": [run.results[name] for run in done],
                        "stale": sum(run.stale[name] for run in done),
                        "weight": done[0].weights[name],
                    }
                    for name in names
                ]
    return records


def _key(record: dict[str, Any]) -> tuple[int, int, int]:
    return record["topics"], record["jobs"], list(DIALECTS).index(record["dialect"])


def about() -> dict[str, object]:
    """The machine, and the versions of the software."""
    packages = ("Sphinx", "docutils", "myst-parser", "sphinx-beliefs", "sphinx-needs")
    return {
        "day": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "versions": {name: importlib.metadata.version(name) for name in packages},
    }


def main() -> None:
    """Read the command line, measure, write JSON and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 4000], help="topics")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="what -j gets")
    parser.add_argument("--dialects", nargs="+", choices=list(DIALECTS), default=list(DIALECTS))
    parser.add_argument("--output", type=Path, default=Path("docs/_performance"))
    parser.add_argument(
        "--keep", action="store_true", help="keep what was measured before of other sizes and jobs"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="beliefs-bench-") as folder:
        records = measure(given.sizes, given.runs, given.jobs, given.dialects, Path(folder))
    given.output.mkdir(parents=True, exist_ok=True)
    results = given.output / "results.json"
    if given.keep and results.exists():
        measured = {_key(record) for record in records}
        records += [
            record
            for record in json.loads(results.read_text())["records"]
            if _key(record) not in measured
        ]
    records.sort(key=_key)
    data = {"about": about(), "records": records}
    results.write_text(json.dumps(data) + "\n")
    text = table(data)
    views = view_table(data)
    (given.output / "table.md").write_text(f"{machine(data['about'])}\n\n{text}")
    (given.output / "views.md").write_text(views)
    sys.stdout.write(f"\n{text}\n{views}\n")


if __name__ == "__main__":
    main()
