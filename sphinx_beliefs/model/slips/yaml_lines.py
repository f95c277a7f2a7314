"""Lines of front matter that are not YAML, read as they were meant where that is clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

#: A key, and text that would be a plain scalar but for a colon in it or its first character.
_WANTS_QUOTES = LazyPattern(
    r"(?P<key> *[A-Za-z_][\w-]* *: +)(?P<value>[*%@`\"'].*|[^\s\[{|>&!#][^:]*:.*)"
)
_TAB_BEFORE_VALUE = LazyPattern(r"[ \t]*[\w-]+ *: *\t")

#: A key without the space after its colon, which YAML requires.
_NO_BLANK = LazyPattern(r"(?P<indent> *)(?P<key>[A-Za-z_-]+):(?P<value>[^\s:/].*)")
_KEY = LazyPattern(r" *(?P<key>[A-Za-z_-]+) *:(?P<value>.*)")

#: The keys of a topic that can have any text as their value.
_TEXT_KEYS = frozenset({"region", "status", "tagline"})


class FixedLine(NamedTuple):
    """A line as it was meant, and the problem in how it was written."""

    line: str
    problem: Problem


def has_early_tab(line: str) -> bool:
    """Return whether there is a tab before a value, which not all loaders accept."""
    return "\t" in line and _TAB_BEFORE_VALUE.match(line) is not None


def lacks_blank(line: str, owner: str) -> bool:
    """Return whether a line is a key of a topic without the space after its colon.

    YAML would take it for text that goes on in the lines below. ``owner`` is the less indented
    line above it.
    """
    is_below = owner.rstrip() == "topic:" and line.startswith(" ")
    return is_below and _without_blank(line) is not None


def fixed_line(lines: Sequence[str], number: int) -> FixedLine | None:
    """The line of this number (counted from 0) as it was meant; None if that is not clear."""
    line = lines[number]
    if "\t" in line:
        words = line.lstrip()
        start = line[: len(line) - len(words)]
        depth = (_depth_after(lines, number) if "\t" in start else 0) or len(start)
        fixed = " " * depth + words.replace("\t", " ")
        message = N_(
            "this line of the front matter has a tab in it, which YAML does not take; write spaces"
        )
    elif match := _without_blank(line):
        fixed = f"{match['indent']}{match['key']}: {match['value']}"
        message = N_(
            "this line of the front matter has no space after the colon; it was read as {fixed}, "
            "so write that"
        )
    elif (wanted := _wanted_depth(lines, number)) is not None:
        fixed = " " * wanted + line.strip()
        message = N_(
            "this line of the front matter is not indented like the one above it; it was read as "
            "if it were, so indent {fixed} in the same way"
        )
    elif (match := _WANTS_QUOTES.fullmatch(line)) and _is_text(match["key"].strip(" :")):
        fixed = match["key"] + "'" + match["value"].strip().replace("'", "''") + "'"
        message = N_(
            "this line of the front matter is not YAML; text with a colon, a # or a bracket in it "
            "needs quotes, so write {fixed}"
        )
    else:
        return None
    return FixedLine(fixed, Subtype.FRONT_MATTER.problem(message, fixed=fixed.strip()))


def _is_topic_key(key: str) -> bool:
    return key.replace("-", "_") in TOPIC_KEYS


def _without_blank(line: str) -> re.Match[str] | None:
    match = _NO_BLANK.fullmatch(line)
    return match if match and _is_topic_key(match["key"]) else None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _wanted_depth(lines: Sequence[str], number: int) -> int | None:
    """The indentation, in spaces, that lines a topic's key up with the one above it; None if it
    is lined up, or if there is no key above it.
    """
    over = (lines[before] for before in range(number - 1, -1, -1))
    above = next((line for line in over if line.strip()), "")
    keys = [_KEY.fullmatch(line) for line in (above, lines[number])]
    if not all(match and _is_topic_key(match["key"]) for match in keys):
        return None
    has_value = keys[0] is not None and bool(keys[0]["value"].strip())
    return _depth(above) if has_value and _depth(above) != _depth(lines[number]) else None


def _is_text(key: str) -> bool:
    """Return whether a key can have any text as its value, so that quotes fix the line."""
    if key in {"topic", "topics"}:
        return False
    return key in _TEXT_KEYS or key.replace("-", "_") not in TOPIC_KEYS


def _depth_after(lines: Sequence[str], number: int) -> int:
    """The indentation, in spaces, of a line that belongs to the mapping right above it."""
    for before in range(number - 1, -1, -1):
        if line := lines[before].rstrip():
            depth = len(line) - len(line.lstrip(" "))
            return depth + 2 if line.endswith(":") else depth
    return 0
