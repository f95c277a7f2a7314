"""Cells of tables that a spreadsheet takes for text."""

from __future__ import annotations

import pytest

from sphinx_beliefs.model.notation.table_cells import csv_text


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\nx",
        " =1",
        "＝1",
        "-",
        "--5",
    ],
)
def test_what_would_be_a_formula_is_text(text: str) -> None:
    assert csv_text(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "-5", "+5", "-0.5", "-1e5", "-5%", "~70%", "a = b", " a", "5-3"]
)
def test_all_else_stays_as_it_is(text: str) -> None:
    assert csv_text(text) == text
