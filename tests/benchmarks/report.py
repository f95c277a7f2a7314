"""The results of the benchmark as Markdown tables."""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from results import NO_BREAK, Figures, Result, load, ratio
from targets import target_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: The columns of the main table; the first is what the others are compared with.
MAIN = ("lean", "plain", "beliefs", "beliefs-named", "needs", "unused")

#: The columns of the table of sites without and with pages of lists.
VIEWS = ("lean-bare", "beliefs-bare", "lean-views", "plain-views", "views")

EDITS = (
    "prose edit",
    "credence edit",
    "quoted credence edit",
    "one page",
    "quoting pages",
)
WEIGHTS = {
    "search": "searchindex.js",
    "search gzipped": "… gzipped",
    "inventory": "objects.inv",
    "environment": "environment.pickle",
    "kept": "… with all else that is kept, but the doctrees",
    "largest page": "largest page",
    "largest page gzipped": "… gzipped",
}

#: Sizes that are much the same whatever the size of the site.
ALIKE = {
    "page": "average topic page",
    "css": "CSS of a topic page",
    "js": "JavaScript of a topic page",
}


@dataclass(frozen=True)
class Row:
    """A row of a table: its label, how a figure is written, and the figures of a site."""

    label: str
    unit: Callable[[float], str]
    values: Callable[[Figures], list[float]]
    has_ratio: bool = True
    is_index_at_stake: bool = False


def main_rows(result: Result, *, is_smallest: bool) -> Iterator[Row]:
    """The rows of a result in the main table; what is alike at all sizes only of the smallest."""
    more = _more(result)
    yield Row(f"cold, by the clock{more}", seconds, lambda f: f.of("cold", "seconds"))
    yield Row(f"cold, processor time{more}", seconds, lambda f: f.of("cold", "cpu_seconds"))
    yield from edit_rows(result)
    yield Row(f"peak memory, cold{more}", megabytes, lambda f: f.of("cold", "memory"))
    yield Row(f"peak memory, prose edit{more}", megabytes, lambda f: f.of("prose edit", "memory"))
    yield Row(f"… credence edit{more}", megabytes, lambda f: f.of("credence edit", "memory"))
    if result.jobs == 1:
        for key, label in (WEIGHTS | (ALIKE if is_smallest else {})).items():
            yield Row(label, kilobytes, lambda f, key=key: f.weight(key))


def edit_rows(result: Result) -> Iterator[Row]:
    """The rows of builds after edits, and of what they take beyond one with nothing changed."""
    more, field = _more(result), result.time
    yield Row(f"nothing changed{more}", seconds, lambda f: f.of("nothing changed", field))
    for what in EDITS:
        yield Row(
            f"{what}{more}",
            seconds,
            lambda f, what=what: f.of(what, field),
            is_index_at_stake=what == "credence edit",
        )
        beyond = "… beyond nothing changed"
        yield Row(beyond, seconds, lambda f, what=what: f.beyond(what, field), has_ratio=False)


def view_rows(result: Result) -> Iterator[Row]:
    """The rows of a result in the table of sites without and with pages of lists."""
    more, field = _more(result), result.time
    yield Row(f"cold, by the clock{more}", seconds, lambda f: f.of("cold", "seconds"))
    yield from edit_rows(result)
    steps = [name for site in result.data["runs"][0].values() for name in site["builds"]]
    for page in dict.fromkeys(name for name in steps if name.startswith("view-")):
        label = f"the page of {page.removeprefix('view-').replace('-', ' ')}{more}"
        yield Row(label, seconds, lambda f, page=page: f.beyond(page, field), has_ratio=False)


def _more(result: Result) -> str:
    return "" if result.jobs == 1 else f", `-j {result.jobs}`"


def table(
    results: list[Result],
    dialects: tuple[str, ...],
    rows: Callable[[Result], Iterator[Row]],
    bases: dict[str, str],
) -> str:
    """A table of figures, each with its ratio to that of the site that ``bases`` names."""
    found = [result for result in results if result.names(dialects)]
    names = list(dict.fromkeys(n for result in found for n in result.names(dialects)))
    lines = [f"| topics | | {' | '.join(names)} |", "|---:|---|" + "---:|" * len(names)]
    for result in found:
        here = {name: result.figures(name) for name in result.names(dialects)}
        for row in rows(result):
            cells = [_cell(row, name, here, bases) for name in names]
            if any(cells):
                lines.append(f"| {result.topics:,} | {row.label} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _cell(row: Row, name: str, here: dict[str, Figures], bases: dict[str, str]) -> str:
    if name not in here or not (values := row.values(here[name])):
        return ""
    cell = row.unit(statistics.median(values))
    base = bases.get(name.partition(" (")[0], "lean")
    if row.has_ratio and name != base and base in here and (other := row.values(here[base])):
        cell += f" (**{ratio(values, other):.2f}**)"
    if row.is_index_at_stake and here[name].stale():
        cell += ", index stale"
    return cell


def growth(results: list[Result]) -> str:
    """The table of how much longer a build takes on a larger site, and the same to lean's."""
    serial = [result for result in results if result.jobs == 1]
    names = list(dict.fromkeys(n for result in serial for n in result.names(MAIN)))
    lines = [f"| topics | | {' | '.join(names)} |", "|---|---|" + "---:|" * len(names)]
    for small, large in itertools.pairwise(serial):
        for what in ("cold", "nothing changed", "prose edit", "credence edit"):
            grown = {
                name: statistics.median(large.figures(name).of(what, large.time))
                / statistics.median(small.figures(name).of(what, small.time))
                for name in names
                if name in small.data["sites"] and name in large.data["sites"]
            }
            cells = [
                f"× {grown[name]:.2f} (**{grown[name] / grown['lean']:.2f}**)"
                if name in grown and "lean" in grown
                else ""
                for name in names
            ]
            lines.append(f"| {small.topics:,} to {large.topics:,} | {what} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""]) if lines[2:] else "Only one size is measured yet.\n"


def machine(results: list[Result]) -> str:
    """Sentences on the machine, the software, and how long it took."""
    days = sorted({r.data["day"] for r in results})
    span = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    lines = dict.fromkeys(
        f"Measured on {span}, {r.data['system']}, {r.data['processors']} processors, "
        f"Python {r.data['python']}, "
        + ", ".join(f"{name} {version}" for name, version in r.data["versions"].items())
        for r in results
    )
    if len({str(r.data["codes"]) for r in results}) > 1:
        lines["Not all sizes were measured with the same code"] = None
    took = ", ".join(
        f"{r.topics:,} topics with `-j {r.jobs}` {r.minutes:.0f} minutes" for r in results
    )
    return "\n".join(f"{line}." for line in [*lines, f"A run took: {took}"])


def write_tables(folder: Path) -> str:
    """Write the tables of all results in a folder into it; return them."""
    if not (results := load(folder)):
        return "nothing measured\n"
    texts = {
        "targets.md": target_table(results),
        "table.md": f"{machine(results)}\n\n{table(results, MAIN, lambda r: main_rows(r, is_smallest=r is results[0]), {})}",
        "views.md": table(
            results,
            VIEWS,
            view_rows,
            {"beliefs-bare": "lean-bare", "plain-views": "lean-views", "views": "lean-views"},
        ),
        "growth.md": growth(results),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return "\n".join(["", *texts.values()])


def main() -> None:
    """Make the tables again from the results that are there."""
    parser = argparse.ArgumentParser(description=main.__doc__, allow_abbrev=False)
    parser.add_argument("--output", type=Path, default=Path("docs/_performance"))
    given = parser.parse_args()
    sys.stdout.write(write_tables(given.output))


def seconds(value: float) -> str:
    """A time, such as ``0.25 s``."""
    return f"{value:.2f}{NO_BREAK}s"


def megabytes(value: float) -> str:
    """A size in memory."""
    return f"{value / 1e6:.0f}{NO_BREAK}MB"


def kilobytes(value: float) -> str:
    """A size on the disk."""
    if value >= 1e6:
        return f"{value / 1e6:.2f}{NO_BREAK}MB"
    return f"{value / 1e3:.1f}{NO_BREAK}kB"


if __name__ == "__main__":
    main()
