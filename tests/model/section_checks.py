"""What holds of plain pages for any text at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.sections.list_rewriting import (
    hold_markdown_lists,
    hold_rst_lists,
    lists_of_whole_lines,
)
from sphinx_beliefs.model.sections.rst_list_finder import rst_blocks
from sphinx_beliefs.model.sections.section_headings import Headings, folded_heading
from sphinx_beliefs.model.sections.section_scopes import find_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_beliefs.model.sections.section_scopes import ListOfItems

HEADINGS = Headings({"A": "belief"})

#: Pages to begin with.
SEEDS = [
    "T\n=\n\nBeliefs\n-------\n\n- a\n\n  b\n\n.. list\n\n- c\n\n3. Reading\n^^^^^^^^^^\n\n#. d\n",
    "=====\nTitle\n=====\n\nA\n-\n\n(1) x\n(2) y\n\n::\n\n- z\n\n==  ==\n- b  x\n==  ==\n",
    "A\n-\n* [ ] x\n* y\n\n.. include:: z.txt\n\n.. rst-class:: list\n\n.. _t:\n\n- w",
    "1️⃣ **Current** beliefs: {#x} ##",
]


def check_sections(text: str) -> None:
    """No line of a page is moved or lost, and only lines of lists change."""
    for line in text.split("\n")[:20]:
        meaning = HEADINGS.meaning_of(line)
        assert folded_heading(folded_heading(line)) == folded_heading(line)
        assert meaning is None or line.strip()
    lines = [line.expandtabs(8) for line in text.split("\n")]
    found = lists_of_whole_lines(lines, find_lists(rst_blocks(lines), HEADINGS).lists)
    end = 0
    for one in found:
        assert end <= one.first < one.end <= len(lines)
        assert lines[one.first].strip()
        assert lines[one.end - 1].strip()
        end = one.end
    _check_held(lines, found, hold_rst_lists)
    _check_held(lines, found, hold_markdown_lists)


def hold_lists(text: str) -> None:
    """Find the lists of a page, and put directives in front of them."""
    lines = text.split("\n")
    found = find_lists(rst_blocks(lines), HEADINGS).lists
    hold_markdown_lists(list(lines), found)
    hold_rst_lists(lines, found)


def _check_held(
    lines: list[str],
    found: list[ListOfItems],
    hold: Callable[[list[str], Iterable[ListOfItems]], None],
) -> None:
    changed = list(lines)
    hold(changed, found)
    assert len(changed) == len(lines)
    inside = {number for one in found for number in range(one.first, one.end)}
    for number, (old, new) in enumerate(zip(lines, changed, strict=True)):
        assert new.rstrip().endswith(old.strip()) if number in inside else new == old
