"""The outcome of the tests of neighbours, as the manual shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NOTE = "% Written by: tox run -e neighbours -- --write-table\n\n"


@dataclass
class Neighbour:
    """What was seen of one neighbour: what was tried, what works, and what has to be named."""

    about: str = ""
    works: dict[int, str] = field(default_factory=dict)
    named: dict[int, str] = field(default_factory=dict)


class Outcome:
    """The outcome of a run, by neighbour."""

    def __init__(self) -> None:
        self.neighbours: dict[str, Neighbour] = {}

    def note(self, seen: dict[str, object]) -> None:
        """Note a test that has passed."""
        name, said, order = str(seen["neighbour"]), str(seen["said"]), seen["order"]
        if name and said and isinstance(order, int):
            neighbour = self.neighbours.setdefault(name, Neighbour(str(seen["about"])))
            (neighbour.named if seen["named"] else neighbour.works)[order] = said

    def write(self, folder: Path) -> list[Path]:
        """Write the table, and what stands behind each of its rows."""
        folder.mkdir(exist_ok=True)
        table, details = folder / "table.md", folder / "details.md"
        table.write_text(_NOTE + "".join(self._table()), encoding="utf-8")
        details.write_text(_NOTE + "\n".join(self._details()), encoding="utf-8")
        return [table, details]

    def _table(self) -> list[str]:
        lines = ["| extension | version | tried | outcome |\n", "|---|---|---|---|\n"]
        for name, seen in sorted(self.neighbours.items(), key=lambda item: item[0].casefold()):
            link = f"[{name}](#{_anchor(name)})"
            lines.append(f"| {link} | {_version(name)} | {seen.about} | {_outcome(seen)} |\n")
        return lines

    def _details(self) -> list[str]:
        lines = []
        for name, seen in sorted(self.neighbours.items(), key=lambda item: item[0].casefold()):
            lines += [f"({_anchor(name)})=", f"### {name}", ""]
            lines += [*(f"- {said}" for _, said in sorted(seen.works.items())), ""]
            if seen.named:
                lines += ["To know:", ""]
                lines += [*(f"- {said}" for _, said in sorted(seen.named.items())), ""]
        return lines


def _outcome(seen: Neighbour) -> str:
    count = len(seen.named)
    if not count:
        return "works"
    return f"works; {count} {'thing' if count == 1 else 'things'} to know"


def _anchor(name: str) -> str:
    return f"neighbour-{name.lower().replace('.', '-')}"


def _version(name: str) -> str:
    """The version of a neighbour; those that are parts of Sphinx have its own."""
    return version("Sphinx" if name.startswith("sphinx.ext.") else name)
