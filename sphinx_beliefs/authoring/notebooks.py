"""The metadata of Jupyter notebooks, which takes the place of front matter."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sphinx_beliefs.authoring.front_matter import FrontMatter, read_front_matter
from sphinx_beliefs.authoring.myst_source import has_title
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import LocatedProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The metadata that Jupyter keeps for itself; the state of widgets can be very long.
_OF_JUPYTER = frozenset({"kernelspec", "language_info", "widgets"})

#: The metadata of the notebook itself, where it begins a line; that of cells is further in.
_METADATA = LazyPattern(r"^[ \t]{0,2}\"metadata\"\s*:", re.MULTILINE)

_KEY = LazyPattern(r"\s*(\"(?:[^\"\\]|\\.)*\")\s*:")


def read_metadata(source: str) -> FrontMatter | None:
    """Read the metadata of a notebook as front matter, with the lines of the file; None if there
    is none, or it cannot be read, which is for others to report.
    """
    try:
        notebook = json.loads(source)
        metadata = notebook.get("metadata") if isinstance(notebook, dict) else None
        if not isinstance(metadata, dict):
            return None
        written = {key: value for key, value in metadata.items() if key not in _OF_JUPYTER}
        # YAML has JSON in it.
        head = json.dumps(written, indent=1, ensure_ascii=False).split("\n")
    except (ValueError, RecursionError):
        return None
    found = read_front_matter(head)
    keys = {number: _key(line) for number, line in enumerate(head, start=2)}
    _locate(found, keys, _Lines(source))
    return found


def with_title_header(source: str) -> str | None:
    """The source of a notebook whose title in the metadata becomes a heading, by MyST's own option;
    None if it has a heading, or options of its own for MyST.
    """
    notebook = json.loads(source)
    metadata, cells = notebook["metadata"], notebook.get("cells", [])
    text = "\n\n".join(
        "".join(cell.get("source", "")) for cell in cells if cell.get("cell_type") == "markdown"
    )
    if "myst" in metadata or has_title(text):
        return None
    metadata["myst"] = {"title_to_header": True}
    return json.dumps(notebook, ensure_ascii=False)


def _key(line: str) -> str:
    match = _KEY.match(line)
    return match[1] if match else ""


class _Lines:
    """The lines of a notebook, counted from 1, on which keys stand.

    ``first`` is the line at which the metadata begins.
    """

    def __init__(self, source: str) -> None:
        starts = [match.start() for match in _METADATA.finditer(source)]
        start = starts[-1] if starts else 0
        self.first = source.count("\n", 0, start) + 1
        self._found: dict[str, list[int]] = {}
        for number, line in enumerate(source[start:].split("\n"), start=self.first):
            if key := _key(line):
                self._found.setdefault(key, []).append(number)

    def of(self, key: str, after: int) -> int:
        """The line of a key, at or below the line ``after``; that line, if it is not found."""
        found = self._found.get(key, [])
        place = bisect_left(found, after)
        return found[place] if place < len(found) else after


def _locate(found: FrontMatter, keys: Mapping[int, str], lines: _Lines) -> None:
    """Give what was read of the metadata the lines that its keys have in the file.

    ``keys`` has the key on each line of the text that was read.
    """

    def line_of(number: int, after: int = lines.first) -> int:
        return lines.of(keys.get(number, ""), after)

    topic = found.values.get("topic")
    if isinstance(topic, FrontMatter):
        at = line_of(found.lines["topic"])
        topic.lines = {key: line_of(number, at) for key, number in topic.lines.items()}
    # They were of the text that was read, which is not the page's.
    found.bad_lines = set()
    found.lines = {key: line_of(number) for key, number in found.lines.items()}
    found.problems = [
        LocatedProblem(problem, line_of(number)) for problem, number in found.problems
    ]
