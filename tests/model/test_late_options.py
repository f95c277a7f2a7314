"""Options that stand in the text of a directive are found, and honest text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.notation.late_options import read_late_options, title_goes_on

KNOWN = ("name", "credence", "date", "tags", "beliefs", "url", "class")


def late(text: str, given: tuple[str, ...] = ()) -> dict[str, str]:
    return read_late_options(text.split("\n"), KNOWN, given).values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (":credence: 70%\n\nWhy.", {"credence": "70%"}),
        ("Why.\n\n:credence: 70%\n:tags: a,\n   b", {"credence": "70%", "tags": "a, b"}),
        ("Why.\n:credence: 70%", {"credence": "70%"}),
        ("credence: 70%\ndate: 2020\n\nWhy.", {"credence": "70%", "date": "2020"}),
        ("Why.\n\n:::{note}\n:class: x\n:::\n\n:credence: 70%", {"credence": "70%"}),
        ("~~~\n:name: x\n~~~\n:date: 2020", {"date": "2020"}),
    ],
)
def test_an_option_in_the_text_is_read(text: str, values: dict[str, str]) -> None:
    assert late(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "Why.",
        "Date: it is older than it looks.",
        "Why.\n\ncredence: 70%",
        "credence: 70%\nand more of it",
        ":date: x\n:source: y",
        ":ref:`x` and so on",
        "    :credence: 70%",
        "```\n:credence: 70%\n```",
        ":::{note}\n:class: x\n\nText.\n:::",
        "::::{note}\n:::{tip}\n:class: x\n:::\n:name: y\n::::",
        "```\n:credence: 70%",
        ".. note::\n   :class: tip",
        "- :credence: 70%",
    ],
)
def test_what_is_text_stays_text(text: str) -> None:
    assert late(text) == {}


def test_an_option_that_is_given_already_is_reported() -> None:
    block = read_late_options(["Why.", ":credence: 60%"], KNOWN, ("credence",))
    assert block.values == {}
    assert block.taken == {1}
    assert [found.line for found in block.problems] == [1]


@given(
    st.lists(st.sampled_from(["", "Why.", ":name: x", ":odd: y", "   z", ":::", "```", "date: 1"]))
)
def test_every_line_is_text_or_is_reported(lines: list[str]) -> None:
    block = read_late_options(lines, KNOWN, ())
    assert block.taken >= {found.line for found in block.problems}
    assert {lines[number] for number in block.taken} <= {":name: x", "   z", "date: 1"}
    assert set(block.lines.values()) <= block.taken


@pytest.mark.parametrize(
    ("title", "lines", "number"),
    [
        ("Rents will rise faster than", ["wages until 2030.", ":credence: 70%"], 1),
        ("Rents", ["will rise", "until 2030.", ":credence: 70%"], 2),
        ("", ["Rents will rise.", ":credence: 70%"], 1),
        ("On what the", ["Council found", ":date: 2020"], 1),
        ("A long title of a paper with no end at all", ["It is so.", ":date: 2020"], 0),
        ("Rents will rise.", ["and fall.", ":credence: 70%"], 0),
        ("Rents will rise", ["Few homes are built.", ":credence: 70%"], 0),
        ("Rents will rise faster than", ["wages until 2030."], 0),
        ("Rents will rise faster than", ["", "wages.", ":credence: 70%"], 0),
        ("Rents will rise", [":credence 70%", ":name: x"], 0),
        ("Rents will rise", ["% a comment", ":name: x"], 0),
        ("Rents will rise", [":::{note}", ":name: x"], 0),
    ],
)
def test_a_title_goes_on_down_to_the_options(title: str, lines: list[str], number: int) -> None:
    assert title_goes_on(title, lines, KNOWN) == number
