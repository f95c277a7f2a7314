"""The parsers keep their promises for any text, and cost no more than its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from patience import patience
from properties import CHECKS, OPTIONS
from section_checks import hold_lists

from sphinx_beliefs.model.notation.bayes import parse_ratio
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import parse_date, parse_period
from sphinx_beliefs.model.notation.html_tags import find_unclosed_tags
from sphinx_beliefs.model.notation.log_lines import parse_log_line
from sphinx_beliefs.model.notation.names import nearest, parse_name, printable, slug, split_names
from sphinx_beliefs.model.notation.option_lines import read_options
from sphinx_beliefs.model.notation.placeholders import (
    find_opening,
    find_placeholders,
    is_placeholder,
)
from sphinx_beliefs.model.notation.scales import SCALES
from sphinx_beliefs.model.notation.urls import parse_url

if TYPE_CHECKING:
    from collections.abc import Callable

#: Pieces of which the parsers make something, and what stands between them.
_PIECES = st.sampled_from(
    [
        *(text for _check, texts in CHECKS.values() for text in texts),
        *"~%.:=-<>\"'`#,@/?!\n\t ",
        "70",
        "0.",
        "XX%",
        "??",
        "2026-05-01 ",
        "likely",
        " months",
        ":name:",
        ":credence:",
        "---",
        "<script",
        "</script>",
        "<!--",
        "-->",
        "javascript:",
        "\u2028",
        "\u202e",
        "\x00",
        "\x85",
        "\xad",
        "\ud800",
        "\u0345",
    ]
)
_ANY_TEXT = st.text(st.characters(exclude_categories=()))
_TEXT = _ANY_TEXT | st.lists(_PIECES | _ANY_TEXT, max_size=8).map("".join)


@pytest.mark.parametrize("name", CHECKS)
@given(text=_TEXT)
@example(text="")
def test_any_text(name: str, text: str) -> None:
    CHECKS[name][0](text)


@pytest.mark.parametrize(("name", "text"), [(n, t) for n in CHECKS for t in CHECKS[n][1]])
def test_the_texts_to_begin_with(name: str, text: str) -> None:
    CHECKS[name][0](text)


# -- time ----------------------------------------------------------------------------

_PARSERS: dict[str, Callable[[str], object]] = {
    "credence": parse_credence,
    "date": lambda text: parse_date(text, field="date", allow_forthcoming=True),
    "period": lambda text: parse_period(text, field="review_in"),
    "ratio": lambda text: parse_ratio(text, field="likelihood-ratio"),
    "line of a log": parse_log_line,
    "rest of a line of a log": lambda text: parse_log_line(f"2026 {text}", SCALES["icd203"]),
    "names": split_names,
    "printable": printable,
    "slug": slug,
    "name": parse_name,
    "nearest": lambda text: nearest(text, [text[:-1], "x"]),
    "url": lambda text: parse_url(text, field="url"),
    "options": lambda text: read_options(text.split("\n"), OPTIONS),
    "dashed options": lambda text: read_options(["---", *text.split("\n")], OPTIONS),
    "is_placeholder": is_placeholder,
    "placeholders": lambda text: list(find_placeholders(text)),
    "opening": find_opening,
    "unclosed tags": lambda text: find_unclosed_tags([text]),
    "unclosed tags in pieces": lambda text: find_unclosed_tags(text.split(" ")),
    "sections": hold_lists,
    "section": lambda text: hold_lists(f"T\n=\n\nBeliefs\n-------\n\n- {text}"),
}

#: Beginnings and what is repeated after them, to lead a regular expression astray.
_SHAPES = [
    ("", "a"),
    ("", " "),
    ("", "\n"),
    ("", "0"),
    ("0.", "0"),
    ("", "<"),
    ("", ">"),
    ("", "<a"),
    ("", "<a "),
    ("", "<a>"),
    ("", "<a> "),
    ("", "</a"),
    ("", "</a "),
    ("", "<script>"),
    ("", "<script> "),
    ("", "<script></script "),
    ("", "<style><script><textarea>"),
    ("", "<!--"),
    ("", "<!-- "),
    ("", '<a "'),
    ("", "<a \"'"),
    ("", "<a '\"<b \"'"),
    ("<a:", ">"),
    ("", "<a@"),
    ("a@", "."),
    ("a@", "b."),
    ("", "@"),
    ("", "a@b.c "),
    ("", "a@b.c:"),
    ("", "a:"),
    ("", "XX"),
    ("", "~XX%"),
    ("", "??"),
    ("", "1:"),
    ("", "- "),
    ("", "- a\n"),
    ("", "- a\n\n* b\n\n"),
    ("", "a\n-\n"),
    ("", ".. a\n\n"),
    ("", "= =\n"),
    ("", "= =\n\n"),
    ("", "a::\n\n-\n"),
    ("70% ", "— "),
    ("", "a, "),
    ("", "a,"),
    (":name: x\n", "  x\n"),
    (":name: x\n", ":name: x\n"),
    (":name: x\n", ":nmae: x\n"),
    (":name", " "),
    (":", "a"),
    (":a", "-"),
    ("name: x\n", "  x\n"),
    ("x", " \t"),
    ('"', "\\"),
    ("", "\u0345"),
    ("", "ﷺ"),
    ("", "\ud800"),
    ("", "\x00"),
]


def test_a_value_of_very_many_lines_is_not_copied_for_each() -> None:
    lines = [":tags: x", *["  x,"] * 400_000]
    with patience(10):
        read_options(lines, OPTIONS)


def test_what_continues_an_option_written_twice_ends_nothing() -> None:
    block = read_options([":name: x", ":name: y", "  z", ":credence: 70%"], OPTIONS)
    assert block.values == {"name": "x", "credence": "70%"}
    assert [found.line for found in block.problems] == [1]


@pytest.mark.parametrize("name", _PARSERS)
def test_time_grows_with_the_length_and_not_with_its_square(name: str) -> None:
    for begin, repeated in _SHAPES:
        for end in ("", "\x07 !<"):
            text = begin + repeated * (50_000 // len(repeated)) + end
            with patience(2):
                _PARSERS[name](text)
