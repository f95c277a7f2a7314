"""The entries of lists are found, and the text between them."""

from __future__ import annotations

import pytest
from entry_checks import WORDS
from patience import patience

from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, Kind


def parts(text: str, markup: Markup) -> list[str]:
    """The parts of a text: an entry begins with a plus, and a text with a colon."""
    lines = text.split("\n")
    return [
        ("+" if isinstance(part, EntryPart) else ":") + "\n".join(lines[part.first : part.end])
        for part in split_list(lines, markup)
    ]


BOTH = [
    ("", [":"]),
    ("Text", [":Text"]),
    ("- a", ["+- a"]),
    ("- a\n- b", ["+- a", "+- b"]),
    ("- a\n\n- b\n", ["+- a\n", "+- b\n"]),
    ("* a\n* b", ["+* a", "+* b"]),
    ("+ a", ["++ a"]),
    ("1. a\n2. b", ["+1. a", "+2. b"]),
    ("- a\n\n  more\n\n  - sub\n\n- b", ["+- a\n\n  more\n\n  - sub\n", "+- b"]),
    ("- a\n\nText\n\n- b", ["+- a\n", ":Text\n", "+- b"]),
    ("\n- a", [":", "+- a"]),
    ("- a\n\n* b\n\n1. c", ["+- a\n", "+* b\n", "+1. c"]),
    ("- a\n\n  :name: x\n- b", ["+- a\n\n  :name: x", "+- b"]),
    ("-a", [":-a"]),
    ("**a** - b", [":**a** - b"]),
    ("- 主张。\n- ادعاء", ["+- 主张。", "+- ادعاء"]),
    ("-", ["+-"]),
    ("- a\n\n\n\n- b", ["+- a\n\n\n", "+- b"]),
]
MARKDOWN = [
    ("Text\n- a", [":Text", "+- a"]),
    ("Text\n14. a", [":Text\n14. a"]),
    ("- a\nlazy\n- b", ["+- a\nlazy", "+- b"]),
    ("- a\n  - sub\nlazy", ["+- a\n  - sub\nlazy"]),
    ("- a\n # heading", ["+- a", ": # heading"]),
    ("- a\n> quote", ["+- a", ":> quote"]),
    ("- a\n<!-- c -->\n- b", ["+- a", ":<!-- c -->", "+- b"]),
    ("<!--\n- a\n-->\n- b", [":<!--\n- a\n-->", "+- b"]),
    ("<div>\n- a\n\n- b", [":<div>\n- a\n", "+- b"]),
    ("```\n- a\n```\n- b", [":```\n- a\n```", "+- b"]),
    (":::{note}\n- a\n:::\n- b", ["::::{note}\n- a\n:::", "+- b"]),
    ("- a\n  ```\n  - code\n  ```\n- b", ["+- a\n  ```\n  - code\n  ```", "+- b"]),
    ("- a\n:::{credence-log}\n:::", ["+- a", "::::{credence-log}\n:::"]),
    ("- a\n\n    code\n- b", ["+- a\n\n    code", "+- b"]),
    ("    - a", [":    - a"]),
    ("- a\n---\n- b", ["+- a", ":---", "+- b"]),
    ("- - -\n- a", [":- - -", "+- a"]),
    ("* * *", [":* * *"]),
    ("+++\n- a", [":+++", "+- a"]),
    ("% a comment\n- a", [":% a comment", "+- a"]),
    ("(target)=\n- a", [":(target)=", "+- a"]),
    ("- a\n\n| a |\n|---|\n| - b |", ["+- a\n", ":| a |\n|---|\n| - b |"]),
    ("-\n  a", ["+-\n  a"]),
    ("-\n\n  a", ["+-\n", ":  a"]),
    ("-\ta\n\n\tb", ["+-\ta\n\n\tb"]),
    ("1) a\n1. b", ["+1) a", "+1. b"]),
    ("1234567890. a", [":1234567890. a"]),
    ("- a\n1. b", ["+- a", "+1. b"]),
    (" - a\n - b\n   c", ["+ - a", "+ - b\n   c"]),
    ("$$\n- a\n$$\n- b", [":$$\n- a\n$$", "+- b"]),
    ("$$\n- a", [":$$", "+- a"]),
    ("> q\n2. a", [":> q", "+2. a"]),
    ("<why>\n- a", [":<why>\n- a"]),
    ("- <title>\n- b", ["+- <title>", "+- b"]),
]
RST = [
    ("Text\n- a", [":Text\n- a"]),
    ("Text\n\n- a", [":Text\n", "+- a"]),
    ("- a\nlazy\n- b", ["+- a\nlazy", "+- b"]),
    ("• a\n• b", ["+• a", "+• b"]),
    ("#. a\n#. b", ["+#. a", "+#. b"]),
    ("(1) a\n(2) b", ["+(1) a", "+(2) b"]),
    ("a) a\nb) b", ["+a) a", "+b) b"]),
    ("A. Einstein was\nright.", [":A. Einstein was\nright."]),
    ("Code::\n\n- a\n- b\n\n- c", [":Code::\n\n- a\n- b\n", "+- c"]),
    ("Code::\n\n  - a\n\n- c", [":Code::\n\n  - a\n", "+- c"]),
    (".. note::\n\n   - a\n\n- b", [":.. note::\n\n   - a\n", "+- b"]),
    ("Title\n=====\n- a", [":Title\n=====", "+- a"]),
    ("- a\n\n.. comment\n\n- b", ["+- a\n", ":.. comment\n", "+- b"]),
    ("- a::\n\n    - code\n- b", ["+- a::\n\n    - code", "+- b"]),
    ("=====  =====\n- a    b\n=====  =====", [":=====  =====\n- a    b\n=====  ====="]),
]


@pytest.mark.parametrize(("text", "found"), [*BOTH, *MARKDOWN])
def test_lists_of_markdown(text: str, found: list[str]) -> None:
    assert parts(text, Markup.MARKDOWN) == found


@pytest.mark.parametrize(("text", "found"), [*BOTH, *RST])
def test_lists_of_restructuredtext(text: str, found: list[str]) -> None:
    assert parts(text, Markup.RST) == found


@pytest.mark.parametrize(
    ("line", "indent"),
    [
        ("- a", 2),
        ("-   a", 4),
        ("-     code", 2),
        ("10. a", 4),
        ("-\ta", 4),
        ("  * a", 4),
        ("-", 2),
    ],
)
def test_the_indentation_of_an_entry(line: str, indent: int) -> None:
    assert split_list([line], Markup.MARKDOWN) == [EntryPart(0, 1, indent)]


@pytest.mark.parametrize(
    "repeated", ["**a** ", "a. ", "(~80%) ", "[a](b) ", "`a` {b}`c` ", "→ raises b, ", "...", "- "]
)
def test_a_line_of_a_hundred_kilobytes_costs_no_more_than_its_length(repeated: str) -> None:
    line = f"- {repeated * (100_000 // len(repeated))}\x07 !<"
    with patience(8):
        assert len(split_list([line], Markup.MARKDOWN)) == 1
        for kind in ITEM_KINDS:
            read_entry(kind, [line], Markup.MARKDOWN, WORDS)


def test_a_list_of_very_many_lines_costs_no_more_than_its_length() -> None:
    lines = ["- **Claim.** ~80%", *["  a"] * 10_000, *["  :tags: a"] * 10_000, *["- x"] * 10_000]
    for markup in Markup:
        with patience(5):
            parts = split_list(lines, markup)
            assert len(parts) == 10_001
            read_entry(Kind.BELIEF, lines[: parts[0].end], markup)
