"""The results of all sizes that were measured, and the figures in them."""

from __future__ import annotations

import json
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content import quoting

if TYPE_CHECKING:
    from pathlib import Path

#: Between a figure and its unit.
NO_BREAK = "\N{NO-BREAK SPACE}"

NOTHING = "nothing changed"


@dataclass(frozen=True)
class Figures:
    """The figures of one site at one size: one for each build, in the order of the builds."""

    runs: list[dict[str, Any]]

    def of(self, what: str, field: str) -> list[float]:
        """A field of all builds of a kind; empty if there is no such build."""
        return [took[field] for run in self.runs for took in run["builds"].get(what, ())]

    def beyond(self, what: str, field: str) -> list[float]:
        """The field of all builds of a kind, less the median of builds with nothing changed.

        That median is of the same run.
        """
        return [
            took[field] - statistics.median(idle[field] for idle in run["builds"][NOTHING])
            for run in self.runs
            for took in run["builds"].get(what, ())
        ]

    def weight(self, name: str) -> list[float]:
        """A size of what the site gives."""
        return [run["weights"][name] for run in self.runs]

    def stale(self) -> int:
        """The number of edits after which the index was not right."""
        return sum(run["stale"] for run in self.runs)


@dataclass(frozen=True)
class Result:
    """All that was measured at one size with one number of jobs."""

    data: dict[str, Any]

    @property
    def topics(self) -> int:
        """The size."""
        return self.data["topics"]

    @property
    def jobs(self) -> int:
        """The number of jobs."""
        return self.data["jobs"]

    @property
    def quoting_pages(self) -> int:
        """The number of pages that show the credence that many quote."""
        return len(quoting(self.topics)) + 1

    @property
    def minutes(self) -> float:
        """How long a run takes."""
        return statistics.median(self.data["minutes"])

    @property
    def time(self) -> str:
        """The field that is a build's time.

        That of the processor where there is one process: it is the same as by the clock, but other
        programs disturb it less. With more processes the clock counts.
        """
        return "cpu_seconds" if self.jobs == 1 else "seconds"

    def names(self, dialects: tuple[str, ...]) -> list[str]:
        """The names of the sites in some dialects, in the order of the dialects."""
        sites = self.data["sites"]
        return [name for d in dialects for name in sites if name.partition(" (")[0] == d]

    def figures(self, name: str) -> Figures:
        """What was measured of a site."""
        return Figures([run[name] for run in self.data["runs"]])


def load(folder: Path) -> list[Result]:
    """The results in a folder, small sites first."""
    found = [json.loads(path.read_text("utf-8")) for path in folder.glob("*-jobs.json")]
    return sorted(
        (Result(data) for data in found if data["runs"]), key=lambda r: (r.topics, r.jobs)
    )


def ratio(figures: list[float], base: list[float]) -> float:
    """The median of the ratios, pair by pair."""
    return statistics.median(a / b for a, b in zip(figures, base, strict=True))
