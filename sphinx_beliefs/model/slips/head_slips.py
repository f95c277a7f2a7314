"""Front matter of a topic that does not begin or end as it should, read as it was meant.

MyST would take it for text, or take text for front matter. Lines are changed, but none is added or
removed, so that all others keep their numbers.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, LocatedProblem, Subtype

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The most empty lines above the front matter, and the most lines of it, that are examined.
_MOST_EMPTY = 20
_MOST_LINES = 200

_BEGIN = LazyPattern(r"---[ \t]*")
_END = LazyPattern(r" {0,3}-{3,}[ \t]*|\.{3}[ \t]*")
_YAML = LazyPattern(r"[ \t]+\S.*|[\"'“]?[A-Za-z_][\w -]*[\"'”]?[ \t]*:(?:[ \t].*)?|-[ \t].*|#.*")
_TOPIC = LazyPattern(r"[\"']?topic[\"']?[ \t]*:.*", re.IGNORECASE)
#: The same for a topic that lies where topics lie, with any key that makes front matter of it.
_FLAT = LazyPattern(
    r"[\"']?(?:topic|title|region|status|tagline|tags|related|last[_-]\w+)[\"']?[ \t]*:.*",
    re.IGNORECASE,
)
_HEADING = LazyPattern(r"#{1,6}[ \t]+\S.*")

#: A line that authors mean to close it with, but that does not.
_ALMOST_END = LazyPattern(r"(?:-{1,2}|[–—]+|={3,}|\*{3,}|_{3,}|:{3,}|`{3,}|- - -)[ \t]*")


def fix_head(text: str, *, is_topic: bool = False) -> tuple[str, LocatedProblem] | None:
    """A Markdown page with its front matter as it was meant, and the problem; None if nothing is
    wrong, or if the meaning is not clear.

    ``is_topic`` says that the page is a topic whatever stands in its front matter.
    """
    if "---" not in text[: _MOST_EMPTY + 3] or not (is_topic or "opic" in text[:10_000]):
        return None
    lines = text.split("\n")
    empty = len([*takewhile(lambda line: not line.strip(), lines[:_MOST_EMPTY])])
    if empty == len(lines) or not _BEGIN.fullmatch(lines[empty]):
        return None
    keys = [*takewhile(_is_yaml, lines[empty + 1 : empty + _MOST_LINES])]
    end = empty + 1 + len(keys)
    sign = _FLAT if is_topic else _TOPIC
    if not any(map(sign.fullmatch, keys)) or end >= len(lines):
        return None
    if empty:
        if not _END.fullmatch(lines[end]):
            return None
        lines[0], lines[empty] = "---", ""
        message = N_(
            "front matter begins on the first line of a page; it was read anyway, so remove "
            "the empty lines above it"
        )
        return "\n".join(lines), LocatedProblem(Subtype.FRONT_MATTER.problem(message), empty + 1)
    if not _ALMOST_END.fullmatch(lines[end]) and not _is_text_below(lines, end):
        return None
    lines[end] = "---"
    message = N_(
        "the front matter is not closed; it was read as if it ended here, so write a line of ---"
    )
    return "\n".join(lines), LocatedProblem(Subtype.FRONT_MATTER.problem(message), end + 1)


def _is_yaml(line: str) -> bool:
    return _YAML.fullmatch(line) is not None and not _END.fullmatch(line)


def _is_text_below(lines: Sequence[str], end: int) -> bool:
    """Return whether an empty line is followed by a heading, and then by something that is not
    YAML; in front matter the heading would be a comment.
    """
    below = [line for line in lines[end : end + _MOST_LINES] if line.strip()][:2]
    if lines[end].strip() or not below or not _HEADING.fullmatch(below[0]):
        return False
    return len(below) == 1 or not (_is_yaml(below[1]) or _END.fullmatch(below[1]))
