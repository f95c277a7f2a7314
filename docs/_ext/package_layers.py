"""Directives of this manual that draw and list the layout of the package from its files."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from reference_tables import TableDirective, prose
from sphinx.util.docutils import SphinxDirective

import sphinx_beliefs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PACKAGE = Path(sphinx_beliefs.__file__).parent


class LayersTable(TableDirective):
    """The modules of a part of the package, each with the first line of its docstring."""

    required_arguments = 1
    final_argument_whitespace = True
    titles = ("File", "What it is responsible for")
    widths = (32, 68)
    sources = ()

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """A row for each file named in the argument, in order; a folder stands for its files."""
        for name in self.arguments[0].split():
            path = PACKAGE / name
            if not path.exists():
                raise self.error(f"the package has no {name}")
            for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
                if path.is_dir() and file.name == "__init__.py":
                    continue
                self.env.note_dependency(file)
                shown = file.relative_to(PACKAGE).as_posix()
                yield [nodes.literal(shown, shown)], prose(_summary(file))


class HouseDirective(SphinxDirective):
    """Draws the package as a house: each floor needs only those below it, by its imports."""

    def run(self) -> list[nodes.Node]:
        """Draw the floors, the highest first; rooms on one floor do not need each other."""
        rooms = _rooms()
        house = nodes.container("", classes=["house"])
        by_floor = sorted(rooms, key=lambda room: (_floor_of(room), room))
        for _floor, names in groupby(by_floor, key=_floor_of):
            floor = nodes.container("", classes=["house-floor"])
            floor += [self._room(name, rooms[name]) for name in names]
            house += floor
        self.set_source_info(house)
        return [house]

    def _room(self, name: str, files: list[Path]) -> nodes.container:
        """A folder, or a file outside of folders, with its size and its purpose."""
        for file in files:
            self.env.note_dependency(file)
        head = PACKAGE / name / "__init__.py"
        lines = sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)
        size = f"{lines:,} lines" if len(files) == 1 else f"{len(files)} files, {lines:,} lines"
        shown = f"{name}/" if head.is_file() else name
        title = nodes.paragraph("", "", nodes.literal(shown, shown), nodes.Text(f" {size}"))
        text = nodes.paragraph("", "", *prose(_summary(head if head.is_file() else files[0])))
        return nodes.container("", title, text, classes=["house-room"])


@cache
def _rooms() -> dict[str, list[Path]]:
    """The files of the package by their room: a folder, or the file itself.

    The folders within the model are rooms of their own; those within other folders are not.
    """
    found: dict[str, list[Path]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        folder, *more = file.relative_to(PACKAGE).parts
        deep = folder == "model" and len(more) > 1
        room = f"{folder}/{more[0]}" if deep else folder
        if file.name != "__init__.py" or file.parent == PACKAGE:
            found.setdefault(room, []).append(file)
    return found


@cache
def _needed() -> dict[str, set[str]]:
    """The rooms that each room imports something from."""
    room_of = {file: room for room, files in _rooms().items() for file in files}
    found: dict[str, set[str]] = {}
    for file, room in room_of.items():
        needed = {room_of[other] for other in _imports(file) if other in room_of}
        # Only extension.py and __init__.py need each other: Sphinx expects setup() in the latter.
        found.setdefault(room, set()).update(needed - {room, "__init__.py"})
    return found


def _imports(file: Path) -> Iterable[Path]:
    """The files of the package that a file imports, anywhere in its code."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sphinx_beliefs"):
            for name in node.names:
                path = PACKAGE.parent.joinpath(*f"{node.module}.{name.name}".split("."))
                yield path.with_suffix(".py")
                yield path.parent.with_suffix(".py")


@cache
def _floor_of(room: str) -> int:
    """The number of floors above a room, which is as high up as the rooms that need it allow.

    Raises RecursionError if rooms need each other in a circle.
    """
    above = (other for other, needed in _needed().items() if room in needed)
    return 1 + max(map(_floor_of, above), default=-1)


def _summary(file: Path) -> str:
    """The first sentence of a module's docstring, without its full stop."""
    match = re.match(r'"""(.+?)(?:"""|\n\n)', file.read_text(encoding="utf-8"), re.DOTALL)
    return " ".join(match[1].split()).removesuffix(".") if match else ""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directives."""
    app.add_directive("layers-table", LayersTable)
    app.add_directive("package-house", HouseDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
