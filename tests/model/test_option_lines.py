"""Option lines: one bad line costs only itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.notation.option_lines import read_options

KNOWN = ("name", "credence", "normative", "tags", "last-reviewed")


def test_options_are_read_with_their_lines_and_the_rest_is_left() -> None:
    block = read_options([":name: x", ":credence: ~70%", "", "Why."], KNOWN)
    assert block.values == {"name": "x", "credence": "~70%"}
    assert block.lines == {"name": 0, "credence": 1}
    assert block.length == 2
    assert block.problems == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (":credence: >95%", ">95%"),
        (':credence: "70%"', "70%"),
        (":credence: '70%'", "70%"),
        (":credence: 70% # sure", "70% # sure"),
        (":credence:", ""),
        (":credence:    70%   ", "70%"),
        ("  :credence: 70%", "70%"),
        (":Credence: 70%", "70%"),
        (':credence: "a" and "b"', '"a" and "b"'),
    ],
)
def test_a_value_is_the_text_that_was_written(line: str, value: str) -> None:
    block = read_options([line], KNOWN)
    assert block.values == {"credence": value}
    assert block.problems == []


def test_an_indented_line_continues_a_value() -> None:
    block = read_options([":tags: one,", "  two", "text"], KNOWN)
    assert block.values == {"tags": "one, two"}
    assert block.length == 2


def test_the_block_between_dashes_is_understood() -> None:
    block = read_options(["---", "name: x", "tags: >", "  a, b", "---", "Why."], KNOWN)
    assert block.values == {"name": "x", "tags": "a, b"}
    assert block.length == 5
    assert block.problems == []


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (":credence ~70%", {"credence": "~70%"}),
        (":credence:~70%", {"credence": "~70%"}),
        (":credence = ~70%", {"credence": "~70%"}),
    ],
)
def test_a_malformed_line_is_reported_and_understood(line: str, values: dict[str, str]) -> None:
    block = read_options([":name: x", line, ":tags: t"], KNOWN)
    assert block.values == {"name": "x", "tags": "t", **values}
    assert [(found.line, found.problem.subtype.code) for found in block.problems] == [(1, "option")]
    assert found_mend(block) == ":credence: ~70%"


def found_mend(block: object) -> str:
    values = block.problems[0].problem.values  # type: ignore[attr-defined]
    return f":{values['name']}: {values['value']}"


def test_an_unknown_option_costs_only_itself_and_is_guessed() -> None:
    block = read_options([":nmae: x", ":credence: 70%"], KNOWN)
    assert block.values["credence"] == "70%"
    assert block.problems[0].problem.values["known"].startswith("name")


def test_an_underscore_will_do_for_a_hyphen() -> None:
    assert read_options([":last_reviewed: 2026"], KNOWN).values == {"last-reviewed": "2026"}


def test_of_an_option_written_twice_the_first_is_used() -> None:
    block = read_options([":name: x", ":name: y"], KNOWN)
    assert block.values == {"name": "x"}
    assert [found.line for found in block.problems] == [1]


@pytest.mark.parametrize("line", ["text", ":::{belief}", ":role:`text`", "", "- list", ": x"])
def test_the_body_is_no_option(line: str) -> None:
    block = read_options([line, ":name: x"], KNOWN)
    assert (block.values, block.length, block.problems) == ({}, 0, [])


@given(st.lists(st.text()))
def test_no_lines_raise(lines: list[str]) -> None:
    block = read_options(lines, KNOWN)
    assert 0 <= block.length <= len(lines)
    assert all(0 <= found.line < len(lines) for found in block.problems)
