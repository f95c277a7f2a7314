"""What the extension has set itself to cost at most, and whether it does."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from results import NO_BREAK, Figures, Result, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, kw_only=True)
class Bound:
    """The most that a figure may be, or the least."""

    limit: float
    unit: str = "×"
    is_least: bool = False

    def __str__(self) -> str:
        return f"at {'least' if self.is_least else 'most'} {self.write(self.limit)}"

    def write(self, value: float) -> str:
        """A value with its unit."""
        return f"{value:.2f}{NO_BREAK}{self.unit}"

    def judge(self, value: float) -> str:
        """The value, and in words whether it keeps to the bound, or how far it is off."""
        if value >= self.limit if self.is_least else value <= self.limit:
            return f"{self.write(value)}, met"
        if self.unit == "s":
            return f"{self.write(value)}, **missed** by {self.write(abs(value - self.limit))}"
        return f"{self.write(value)}, **missed** by {abs(value / self.limit - 1):.0%}"


@dataclass(frozen=True, kw_only=True)
class Target:
    """A figure and its bound.

    ``value`` takes a result and the name of a site of this extension; it returns ``None`` if what
    it compares with was not measured.
    """

    label: str
    bound: Bound
    value: Callable[[Result, str], float | None]
    topics: tuple[int, ...] = (1000,)
    dialect: str = "beliefs"


def _to_lean(
    figures: Callable[[Figures], list[float]], base: str = "lean"
) -> Callable[[Result, str], float | None]:
    """The ratio of a figure to that of the lean site."""

    def value(result: Result, name: str) -> float | None:
        if base not in result.data["sites"]:
            return None
        ours, other = figures(result.figures(name)), figures(result.figures(base))
        return ratio(ours, other) if ours and other else None

    return value


def _beyond(what: str) -> Callable[[Result, str], float | None]:
    """The seconds beyond a build with nothing changed."""

    def value(result: Result, name: str) -> float | None:
        found = result.figures(name).beyond(what, result.time)
        return statistics.median(found) if found else None

    return value


def _needs(what: str) -> Callable[[Result, str], float | None]:
    """How many times as long sphinx-needs takes."""

    def value(result: Result, name: str) -> float | None:
        if "needs" not in result.data["sites"]:
            return None
        figures = result.figures("needs"), result.figures(name)
        return ratio(*(each.of(what, "cpu_seconds") for each in figures))

    return value


def _pages(result: Result, name: str) -> float | None:
    """The quoting pages, in pages of the lean site: each costs there a share of the same edit."""
    if "lean" not in result.data["sites"]:
        return None
    ours = result.figures(name).beyond("quoting pages", result.time)
    lean = result.figures("lean").beyond("quoting pages", result.time)
    if not ours or not lean or (page := statistics.median(lean) / result.quoting_pages) <= 0:
        return None
    return statistics.median(ours) / page


TARGETS = (
    Target(
        label="cold, processor time, to lean",
        bound=Bound(limit=0.95),
        value=_to_lean(lambda f: f.of("cold", "cpu_seconds")),
    ),
    Target(
        label="the same with six pages of views, to lean with these pages by hand",
        bound=Bound(limit=0.95),
        value=_to_lean(lambda f: f.of("cold", "cpu_seconds"), "lean-views"),
        dialect="views",
    ),
    Target(
        label="nothing changed, to lean",
        bound=Bound(limit=1.06),
        value=_to_lean(lambda f: f.of("nothing changed", "cpu_seconds")),
        topics=(1000, 4000),
    ),
    Target(
        label="prose edit beyond nothing changed",
        bound=Bound(limit=0.15, unit="s"),
        value=_beyond("prose edit"),
    ),
    Target(
        label="prose edit beyond nothing changed",
        bound=Bound(limit=0.25, unit="s"),
        value=_beyond("prose edit"),
        topics=(4000,),
    ),
    Target(
        label="credence edit beyond nothing changed, index right",
        bound=Bound(limit=0.45, unit="s"),
        value=_beyond("credence edit"),
    ),
    Target(
        label="a credence that 50 pages quote, in a build of these pages, in pages of lean",
        bound=Bound(limit=60),
        value=_pages,
    ),
    Target(
        label="searchindex.js, to lean",
        bound=Bound(limit=1.6),
        value=_to_lean(lambda f: f.weight("search")),
    ),
    Target(
        label="objects.inv, to lean",
        bound=Bound(limit=5),
        value=_to_lean(lambda f: f.weight("inventory")),
    ),
    Target(
        label="peak memory of a prose edit, to lean",
        bound=Bound(limit=1.08),
        value=_to_lean(lambda f: f.of("prose edit", "memory")),
    ),
    Target(
        label="peak memory of a credence edit, to lean",
        bound=Bound(limit=1.08),
        value=_to_lean(lambda f: f.of("credence edit", "memory")),
    ),
    Target(
        label="sphinx-needs, cold, to this extension",
        bound=Bound(limit=2.2, is_least=True),
        value=_needs("cold"),
    ),
    Target(
        label="sphinx-needs, prose edit, to this extension",
        bound=Bound(limit=3, is_least=True),
        value=_needs("prose edit"),
    ),
    Target(
        label="sphinx-needs, credence edit, to this extension",
        bound=Bound(limit=3, is_least=True),
        value=_needs("credence edit"),
    ),
)


#: No faster than lean; two builds of one site differ by as much as the rest.
GROWTH = Bound(limit=1.05)


def target_table(results: list[Result]) -> str:
    """The table of targets, with what was measured, in builds of one process."""
    serial = [result for result in results if result.jobs == 1]
    labels = list(
        dict.fromkeys(_label(n) for result in serial for n in result.names(("beliefs", "views")))
    )
    heads = [label or "measured" for label in labels]
    lines = [f"| topics | | target | {' | '.join(heads)} |", "|---:|---|---|" + "---|" * len(heads)]
    for target in TARGETS:
        for result in serial:
            if result.topics not in target.topics:
                continue
            cells = {}
            for name in result.names((target.dialect,)):
                value = target.value(result, name)
                cells[_label(name)] = "" if value is None else target.bound.judge(value)
            if any(cells.values()):
                row = " | ".join(cells.get(label, "") for label in labels)
                lines.append(f"| {result.topics:,} | {target.label} | {target.bound} | {row} |")
    lines += _growth_rows(serial, labels)
    return "\n".join([*lines, ""]) if lines[2:] else "These sizes are not measured yet.\n"


def _growth_rows(serial: list[Result], labels: list[str]) -> Iterator[str]:
    """A row for each time that must grow no faster than that of the lean site."""
    by_topics = {result.topics: result for result in serial}
    if not by_topics.keys() >= {1000, 4000}:
        return
    for what in ("cold", "nothing changed", "prose edit", "credence edit"):
        value = _to_lean(lambda f, what=what: f.of(what, "cpu_seconds"))
        cells = {}
        for name in by_topics[4000].names(("beliefs",)):
            if name in by_topics[1000].data["sites"]:
                before, after = (value(by_topics[topics], name) for topics in (1000, 4000))
                if before and after:
                    cells[_label(name)] = GROWTH.judge(after / before)
        if cells:
            row = " | ".join(cells.get(label, "") for label in labels)
            yield f"| 1,000 to 4,000 | growth of {what}, to that of lean | {GROWTH} | {row} |"


def _label(name: str) -> str:
    """The label of the checkout in the name of a site."""
    return name.partition(" (")[2].removesuffix(")")
