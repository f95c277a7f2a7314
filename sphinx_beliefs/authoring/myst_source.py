"""The source that MyST gets of a page whose front matter has already been read here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml

from sphinx_beliefs.authoring.yaml_values import NO_SUCH_VALUE
from sphinx_beliefs.model.notation.fences import fence_below
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.authoring.front_matter import FrontMatter


def for_myst(source: str, found: FrontMatter, length: int) -> str:
    """The source as MyST should see it, with ``topic: true`` for the mapping, and bad lines empty.

    MyST discards all of the front matter for one bad line, before 5.2 it does not accept dates in
    a mapping, and it need not parse again what has been read here. If the mapping is all there is,
    the whole head is emptied. ``length`` is the number of lines in the head. Lines keep their
    numbers.
    """
    lines = source.split("\n")
    if found.topic_lines and found.values.keys() == {"topic"}:
        lines[: length + 2] = [""] * (length + 2)
        return "\n".join(lines)
    has_anchors = any(char in line for line in lines[1 : length + 1] for char in "&*")

    def head(topic_lines: range) -> list[str]:
        result = lines[1 : length + 1]
        for number in {*topic_lines, *found.bad_lines}:
            is_topic = topic_lines and number == topic_lines[0]
            fixed = "" if number in topic_lines else found.fixed.get(number, "")
            result[number - 2] = "topic: true" if is_topic else fixed
        return result

    new = head(found.topic_lines)
    if found.bad_lines or has_anchors:
        if not _is_mapping(new) and has_anchors:
            # An anchor in the mapping may be needed elsewhere.
            new = head(range(0))
        if not _is_mapping(new):
            new = ["topic: true", *[""] * (length - 1)]
    lines[1 : length + 1] = new
    return "\n".join(lines)


def _is_mapping(lines: Sequence[str]) -> bool:
    try:
        return isinstance(yaml.safe_load("\n".join(lines)), dict)
    except (*NO_SUCH_VALUE, RecursionError, TypeError):
        return False


def has_title(source: str, length: int = -2) -> bool:
    """Return whether a Markdown source has a first-level heading, below a head of ``length`` lines
    between two lines of dashes if it has one, or may get one from a file that it includes.
    """
    fence = ""
    before = ""
    for line in source.split("\n")[length + 2 :]:
        above, fence = fence, fence_below(fence, line, colons=False)
        if above:
            continue
        if _HEADING.match(line) or (_UNDERLINE.fullmatch(line) and before.strip()):
            return True
        if _INCLUDE.search(line):
            return True
        before = line
    return False


_HEADING = LazyPattern(r" {0,3}#(?:[ \t]|$)")
_UNDERLINE = LazyPattern(r" {0,3}=+[ \t]*")
_INCLUDE = LazyPattern(r"\{(?:include|eval-rst)\}")


#: The line of a title by itself, whose value is not needed elsewhere.
_TITLE_LINE = LazyPattern(r"[\"']?title[\"']?[ \t]*:[ \t]*(?:[^&*\s].*)?")


def with_title(source: str, title: str, found: FrontMatter, length: int) -> str:
    """The source with the front matter's title turned into a heading, by MyST's own option or by
    writing the heading. The lines below the front matter keep their numbers.
    """
    lines = source.split("\n")
    title = " ".join(title.split())
    first, *rest = [number - 1 for number in found.title_lines] or [0]
    is_movable = bool(found.title_lines) and _TITLE_LINE.fullmatch(lines[first]) is not None
    if is_movable and "myst" not in found.values:
        # One line for two keys, so that all others stay where they are.
        text = json.dumps(title, ensure_ascii=False)
        lines[first] = f"<<: {{title: {text}, myst: {{title_to_header: true}}}}"
        for number in rest:
            lines[number] = ""
    elif len(lines) > length + 2 and not lines[length + 2].strip():
        lines[length + 2] = f"# {title}"
    elif is_movable:
        # The heading takes the place of the dashes that close the front matter.
        taken = {first, *rest}
        head = [line for at, line in enumerate(lines[: length + 1]) if at not in taken]
        lines[: length + 2] = [*head, "---", *[""] * len(rest), f"# {title}"]
    return "\n".join(lines)
