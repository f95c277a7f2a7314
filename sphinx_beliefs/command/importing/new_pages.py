"""The text of a topic page that holds what was brought in, in the shape that its site has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils.utils import column_width

from sphinx_beliefs.command.converting.to_lists import fence_around
from sphinx_beliefs.command.filling import as_yaml
from sphinx_beliefs.command.topic_page import Head, Items
from sphinx_beliefs.model.entries.entry_words import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_beliefs.command.topic_page import PageHabits

#: The indentation of the body of a directive in reStructuredText.
_INDENT = "   "

_OF_YAML = re.compile(r"\d{4}-\d\d-\d\d|-?\d{1,9}|true|false")


def head_lines(keys: Mapping[str, str], head: Head) -> Iterator[str]:
    """The lines that say what a topic is about, with values of one line by key."""
    if head is Head.DIRECTIVE:
        yield ".. topic-meta::"
        yield from (f"{_INDENT}:{key.replace('_', '-')}: {value}" for key, value in keys.items())
        return
    lines = [f"{key}: {yaml_value(value)}" for key, value in keys.items()]
    if head is Head.NESTED and lines:
        yield from ["---", "topic:", *(f"  {line}" for line in lines), "---"]
    elif head is Head.PLACE and not lines:
        return
    else:
        yield from ["---", *([] if head is Head.PLACE else ["topic: true"]), *lines, "---"]


def yaml_value(value: str) -> str:
    """A value of front matter; dates, numbers and truths are left as they are."""
    return value if _OF_YAML.fullmatch(value) else as_yaml(value)


def heading_lines(text: str, level: int, markup: Markup) -> list[str]:
    """A heading, of the page (1) or of a section (2)."""
    if markup is Markup.RST:
        return [text, ("=" if level == 1 else "-") * max(column_width(text), 4)]
    return [f"{'#' * level} {text}"]


def page_lines(
    title: str, keys: Mapping[str, str], habits: PageHabits, sections: Sequence[Sequence[str]]
) -> list[str]:
    """The lines of a page: its head, its title and its sections."""
    head = list(head_lines(keys, habits.head))
    named = heading_lines(title, 1, habits.markup)
    parts = [named, head] if habits.markup is Markup.RST else [head, named]
    return joined_blocks([*parts, *sections])


def joined_blocks(blocks: Sequence[Sequence[str]]) -> list[str]:
    """Blocks of lines with a blank line between them."""
    found: list[str] = []
    for block in blocks:
        if block:
            found += [*([""] if found else []), *block]
    return found


def listed(
    entries: Sequence[Sequence[str]], habits: PageHabits, name: str, mark: str
) -> Sequence[str]:
    """Entries as a list in the shape of a page: by itself, or in the directive ``name``."""
    lines = joined_blocks(entries)
    if habits.items is not Items.LIST_DIRECTIVES or not lines:
        return lines
    if habits.markup is Markup.RST:
        return [f".. {name}::", "", *(_INDENT + line if line else "" for line in lines)]
    marks = fence_around(lines, mark)
    return [f"{marks}{{{name}}}", *lines, marks]
