"""The writer of items as blocks: the directive of an item, in both markups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.option_writer import option_lines
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.model.records.kinds import Kind

#: The marks of fences, wherever they stand in a line.
_MARKS = {":": LazyPattern(r":{3,}"), "`": LazyPattern(r"`{3,}"), "~": LazyPattern(r"~{3,}")}


def write_directive(
    kind: Kind,
    title: str,
    options: Mapping[str, str],
    body: Sequence[str],
    markup: Markup,
    *,
    name: str = "",
    mark: str = ":",
) -> list[str]:
    """The lines of the directive that says an item.

    ``name`` is the directive, if not by its short name, and ``mark`` the mark of its fence, which
    has more of them than any in the body.
    """
    name = name or kind.value
    options_below = option_lines(kind, options)
    text = _without_blank_ends(body)
    if markup is Markup.RST:
        return _rst(name, title, options_below, text)
    if mark == "`" and "`" in title:
        # It would end the line of a fence of backticks.
        title, text = "", [title, "", *text] if text else [title]
    longest = max((len(found) for line in text for found in _MARKS[mark].findall(line)), default=2)
    fence = mark * max(longest + 1, 3)
    between = [""] if text else []
    return [f"{fence}{{{name}}} {title}".rstrip(), *options_below, *between, *text, fence]


def _rst(name: str, title: str, options: Sequence[str], text: Sequence[str]) -> list[str]:
    lines = [*options, *([""] if text else []), *text]
    indented = [f"   {line}" if line.strip() else "" for line in lines]
    return [f".. {name}:: {title}".rstrip(), *indented]


def _without_blank_ends(lines: Sequence[str]) -> list[str]:
    found = list(lines)
    while found and not found[-1].strip():
        found.pop()
    while found and not found[0].strip():
        del found[0]
    return found
