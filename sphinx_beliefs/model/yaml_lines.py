"""What was meant by a line of front matter that is not YAML, where that is clear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.metadata import TOPIC_KEYS
from sphinx_beliefs.model.problem import Problem, Subtype, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A key, and text after it that would be a plain scalar, but for a colon in it or how it begins.
_WANTS_QUOTES = re.compile(
    r"(?P<key> *[A-Za-z_][\w-]* *: +)(?P<value>[*%@`\"'].*|[^\s\[{|>&!#][^:]*:.*)"
)
_TAB_BEFORE_VALUE = re.compile(r"[ \t]*[\w-]+ *: *\t")

#: Of the keys of a topic, those that any text can be the value of.
_TEXT_KEYS = frozenset({"region", "status", "tagline"})


class MendedLine(NamedTuple):
    """A line as it was meant, and what is to be said of how it was written."""

    line: str
    problem: Problem


def has_early_tab(line: str) -> bool:
    """Whether there is a tab before a value, which not all loaders take."""
    return "\t" in line and _TAB_BEFORE_VALUE.match(line) is not None


def mended_line(lines: Sequence[str], number: int) -> MendedLine | None:
    """The line of that number, from 0 on, as it was meant; None where that is not clear."""
    line = lines[number]
    if "\t" in line:
        words = line.lstrip()
        start = line[: len(line) - len(words)]
        depth = (_depth_after(lines, number) if "\t" in start else 0) or len(start)
        mended = " " * depth + words.replace("\t", " ")
        message = mark(
            "this line of the front matter has a tab in it, which YAML does not take; write spaces"
        )
    elif (match := _WANTS_QUOTES.fullmatch(line)) and _is_text(match["key"].strip(" :")):
        mended = match["key"] + "'" + match["value"].strip().replace("'", "''") + "'"
        message = mark(
            "this line of the front matter is not YAML; text with a colon, a # or a bracket in it "
            "needs quotes, so write {mended}"
        )
    else:
        return None
    values = {"mended": mended.strip()}
    return MendedLine(mended, Problem(subtype=Subtype.FRONT_MATTER, message=message, values=values))


def _is_text(key: str) -> bool:
    """Whether any text can be the value of a key, so that quotes make it right."""
    if key in {"topic", "topics"}:
        return False
    return key in _TEXT_KEYS or key.replace("-", "_") not in TOPIC_KEYS


def _depth_after(lines: Sequence[str], number: int) -> int:
    """How far a line is indented that belongs to the mapping right above it."""
    for before in range(number - 1, -1, -1):
        if line := lines[before].rstrip():
            depth = len(line) - len(line.lstrip(" "))
            return depth + 2 if line.endswith(":") else depth
    return 0
