"""The results of a benchmark as Markdown tables."""

from __future__ import annotations

import itertools
import statistics
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BUILDS = ("cold", "nothing changed", "one edit")


#: The dialects with six more pages of lists: the one to compare with, and this extension's.
VIEWS = ("plain-views", "views")


def table(data: dict[str, Any]) -> str:
    """The table of all measurements: each dialect's figure, and its ratio to plain Markdown."""
    records = {(r["topics"], r["jobs"], r["dialect"]): r for r in data["records"]}
    names = list(dict.fromkeys(r["dialect"] for r in data["records"] if r["dialect"] not in VIEWS))
    others = [name for name in names if name != "plain"]
    lines = [
        "| topics | | " + " | ".join(["plain", *others]) + " |",
        "|---:|---|" + "---:|" * len(names),
    ]
    for topics, jobs in dict.fromkeys((r["topics"], r["jobs"]) for r in data["records"]):
        found = {
            name: records[topics, jobs, name] for name in names if (topics, jobs, name) in records
        }
        for label, unit, values in _rows(jobs):
            figures = {name: list(values(record)) for name, record in found.items()}
            cells = []
            for name in names:
                if name not in found:
                    cells.append("")
                    continue
                cell = unit(statistics.median(figures[name]))
                if name != "plain" and "plain" in figures:
                    cell += f" (**{ratio(figures[name], figures['plain']):.2f}**)"
                if label.startswith("one edit") and name != "unused":
                    cell += ", index stale" if found[name]["stale"] else ""
                cells.append(cell)
            lines.append(f"| {topics:,} | {label} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, *_growth(records, names), ""])


def view_table(data: dict[str, Any]) -> str:
    """The table of the cost of six pages of lists, each by itself and all in a clean build.

    The cost of a page is the time of a build that reads and writes only this page, less the time
    of a build that has nothing to do.
    """
    records = {(r["topics"], r["jobs"], r["dialect"]): r for r in data["records"]}
    lines = ["| topics | | by hand | views |", "|---:|---|---:|---:|"]
    for topics, jobs in dict.fromkeys((t, j) for t, j, name in records if name == VIEWS[1]):
        plain, views = (records[topics, jobs, name] for name in VIEWS)
        more = "" if jobs == 1 else f", `-j {jobs}`"
        for what in BUILDS:
            pair = [list(_each(record, what, "seconds")) for record in (plain, views)]
            cells = [_seconds(statistics.median(figures)) for figures in pair]
            lines.append(
                f"| {topics:,} | {what}{more} | {cells[0]} | {cells[1]} (**{ratio(*pair[::-1]):.2f}**) |"
            )
            if base := records.get((topics, jobs, "plain")):
                found = ratio(pair[1], list(_each(base, what, "seconds")))
                lines.append(f"| | … to plain without the lists | | **{found:.2f}** |")
        names = [name for name in plain["runs"][0] if name not in BUILDS]
        for name in names:
            costs = [_seconds(_cost(record, name)) for record in (plain, views)]
            label = name.removeprefix("view-").replace("-", " ")
            lines.append(f"| {topics:,} | the page of {label}{more} | {costs[0]} | {costs[1]} |")
    return "\n".join([*lines, ""])


def _cost(record: dict[str, Any], name: str) -> float:
    """The time that a page of a view adds to a build with nothing to do, in seconds."""
    idle = statistics.median(_each(record, "nothing changed", "seconds"))
    return statistics.median(_each(record, name, "seconds")) - idle


def machine(about: dict[str, Any]) -> str:
    """A sentence on the machine and the software of the measurement."""
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    return (
        f"Measured on {about['day']}, {about['system']}, {about['processors']} processors, "
        f"Python {about['python']}, {versions}."
    )


def ratio(figures: list[float], base: list[float]) -> float:
    """The median of the ratios, pair by pair."""
    return statistics.median(a / b for a, b in zip(figures, base, strict=True))


def _rows(
    jobs: int,
) -> Iterator[tuple[str, Callable[[float], str], Callable[[dict[str, Any]], Iterator[float]]]]:
    """The rows: the name of each, a function that formats a figure, one that reads the figures."""
    more = "" if jobs == 1 else f", `-j {jobs}`"
    for what in BUILDS:
        yield f"{what}{more}", _seconds, lambda record, what=what: _each(record, what, "seconds")
    yield f"peak memory{more}", _megabytes, lambda record: _each(record, "cold", "memory")
    if jobs == 1:
        for key, label in (
            ("environment", "environment.pickle"),
            ("page", "average page"),
            ("css", "CSS of a page"),
            ("js", "JavaScript of a page"),
        ):
            yield label, _kilobytes, lambda record, key=key: iter([record["weight"][key]])


def _each(record: dict[str, Any], what: str, field: str) -> Iterator[float]:
    for run in record["runs"]:
        for took in run[what]:
            yield took[field]


def _growth(records: dict[tuple[int, int, str], dict[str, Any]], names: list[str]) -> list[str]:
    """The rows that say how much longer a cold build takes on a larger site."""
    sizes = sorted({topics for topics, jobs, _ in records if jobs == 1})
    lines = []
    for small, large in itertools.pairwise(sizes):
        growths = {
            name: statistics.median(_each(records[large, 1, name], "cold", "seconds"))
            / statistics.median(_each(records[small, 1, name], "cold", "seconds"))
            for name in names
            if (small, 1, name) in records and (large, 1, name) in records
        }
        cells = []
        for name in names:
            if name not in growths:
                cells.append("")
                continue
            growth = growths[name]
            cell = f"× {growth:.2f}"
            if name != "plain" and "plain" in growths:
                cell += f" (**{growth / growths['plain']:.2f}**)"
            cells.append(cell)
        lines.append(f"| {small:,} to {large:,} | cold, growth | " + " | ".join(cells) + " |")
    return lines


def _seconds(value: float) -> str:
    return f"{value:.2f} s"


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.0f} MB"


def _kilobytes(value: float) -> str:
    return f"{value / 1e3:.1f} kB"
