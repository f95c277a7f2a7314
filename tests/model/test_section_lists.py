"""Lists below known headings of a page in reStructuredText, and how a page changes in memory."""

from __future__ import annotations

import pytest

from sphinx_beliefs.model.sections.list_rewriting import (
    hold_markdown_lists,
    hold_rst_lists,
    lists_of_whole_lines,
)
from sphinx_beliefs.model.sections.rst_list_finder import rst_blocks
from sphinx_beliefs.model.sections.section_headings import Headings, Meaning
from sphinx_beliefs.model.sections.section_scopes import ListOfItems, find_lists

HEADINGS = Headings({"Off": ""})


def found_in(text: str) -> list[str]:
    """The lists of items in a text, each as its meaning and its lines without line breaks."""
    lines = text.split("\n")
    found = find_lists(rst_blocks(lines), HEADINGS).lists
    return [f"{one.meaning.value}: {' / '.join(lines[one.first : one.end])}" for one in found]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("X\n=\n\nBeliefs\n=======\n\n- a\n- b\n", ["beliefs: - a / - b"]),
        ("X\n=\n\nBeliefs\n=======\n- a\n- b", ["beliefs: - a / - b"]),
        ("T\n=\n\nBeliefs\n-------\n\n- a\n\n  b\n\n- c\n", ["beliefs: - a /  /   b /  / - c"]),
        ("=======\nBeliefs\n=======\n\n- a", []),  # the title of the page
        ("=====\nTitle\n=====\n\n-------\nBeliefs\n-------\n\n- a", ["beliefs: - a"]),
        ("Beliefs\n=======\n\n- a\n\nOther\n=====\n\n- b\n", ["beliefs: - a"]),
        ("Beliefs\n=======\n\nSub\n---\n\n- a\n\nOther\n=====\n\n- b\n", ["beliefs: - a"]),
        (
            "Beliefs\n=======\n\nReading\n-------\n\n- a\n\nMore\n----\n\n- b\n\nX\n=\n",
            ["readings: - a", "beliefs: - b"],
        ),
        ("Beliefs\n=======\n\nOff\n---\n\n- a\n\nX\n=\n", []),
        ("T\n=\n\nBeliefs\n-------\n\n- a\n\n* b\n", ["beliefs: - a", "beliefs: * b"]),
        ("T\n=\n\n3. Beliefs\n----------\n\n#. a\n#. b\n", ["beliefs: #. a / #. b"]),
        (
            "T\n=\n\nBeliefs\n-------\n\n(a) x\n(b) y\n\n1. z\n2. w",
            ["beliefs: (a) x / (b) y /  / 1. z / 2. w"],
        ),
        ("T\n=\n\nBeliefs\n-------\n\na. sentence that\ngoes on\n", []),
        ("T\n=\n\nBeliefs\n-------\n\ntext\n- no entry\n", []),
        ("T\n=\n\nBeliefs\n-------\n\n::\n\n    - code\n", []),
        ("T\n=\n\nBeliefs\n-------\n\nx::\n\n- code\n- code\n\n- a\n", ["beliefs: - a"]),
        ("T\n=\n\nBeliefs\n-------\n\n.. note::\n\n   - b\n\n- a", ["beliefs: - a"]),
        ("T\n=\n\nBeliefs\n-------\n\n.. list\n\n- b\n\n- c\n\n* a", ["beliefs: * a"]),
        ("T\n=\n\nBeliefs\n-------\n\n.. class:: list\n\n.. _x:\n\n- b", []),
        ("T\n=\n\nBeliefs\n-------\n\n1. a\n1. b\n\n1. c\n2. d", ["beliefs: 1. c / 2. d"]),
        ("T\n=\n\nBeliefs\n-------\n\nterm\n  - b\n- a", ["beliefs: - a"]),
        ("T\n=\n\nBeliefs\n-------\n\n..\n   list\n\n- b", []),
        ("T\n=\n\nBeliefs\n-------\n\n.. class:: wide list\n\n- b", []),
        ("T\n=\n\nBeliefs\n-------\n\n.. a list of things\n\n- a", ["beliefs: - a"]),
        ("T\n=\n\nBeliefs\n-------\n\n- [ ] b\n- [x] c\n", []),
        ("T\n=\n\nBeliefs\n-------\n\n- [ ] b\n- c\n", ["beliefs: - [ ] b / - c"]),
        ("T\n=\n\nBeliefs\n-------\n\n==  ==\n- b  x\n\n- c  x\n==  ==\n\n- a", ["beliefs: - a"]),
        ("T\n=\n\nBeliefs\n-------\n\n+----+\n| - b |\n+----+\n\n  - c\n", []),
        ("T\n=\n\nBeliefs\n-------\n\n----\n\n- a\n", ["beliefs: - a"]),
        ("T\n=\n\nBeliefs\n-------\n\nterm\n  - b\n\n:field: - b\n\n| - c\n", []),
        ("- a\n", []),
        ("", []),
    ],
)
def test_lists_are_found_as_docutils_reads_them(text: str, lists: list[str]) -> None:
    assert found_in(text) == lists


def test_a_list_of_markdown_becomes_one_entry_with_a_fence() -> None:
    lines = ["  - a", "lazy", "    b", "", "\tc", "  - ~~~~~~~", "next"]
    hold_markdown_lists(lines, [ListOfItems(Meaning.BELIEFS, 0, 6)])
    assert lines == [
        "- ~~~~~~{beliefs:section-beliefs} - a",
        "  lazy",
        "    b",
        "",
        "    c",
        "  - ~~~~~~~",
        "next",
    ]


def test_a_fence_is_longer_than_any_in_its_list() -> None:
    lines = ["10) a", "", "    ~~~~~~~~", "    b", "    ~~~~~~~~"]
    hold_markdown_lists(lines, [ListOfItems(Meaning.READINGS, 0, 5)])
    assert lines[0] == "10) ~~~~~~~~~{beliefs:section-readings} 10) a"
    assert lines[2] == "        ~~~~~~~~"


def test_a_list_of_rst_becomes_a_directive() -> None:
    lines = ["- a", "", "  - b", "next"]
    hold_rst_lists(lines, [ListOfItems(Meaning.UPDATE_TRIGGERS, 0, 3)])
    assert lines == [".. beliefs:section-update-triggers:: - a", "", "     - b", "next"]


def test_a_list_with_breaks_that_sphinx_does_not_know_is_left_alone() -> None:
    whole, broken = ListOfItems(Meaning.BELIEFS, 0, 1), ListOfItems(Meaning.BELIEFS, 1, 2)
    assert lists_of_whole_lines(["- a", "- b\x0cc"], [whole, broken]) == [whole]
