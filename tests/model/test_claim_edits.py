"""An edit of a claim may make another claim of it; a typo does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_beliefs.model.notation.claim_edits import is_reworded


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Rents fall.", "Rents fall.", False),
        ("Rents fall.", "rents  fall", False),
        ("Rents will fal by 2030.", "Rents will fall by 2030.", False),
        ("Rents fall, or so.", "Rents fall or so", False),
        ("Rents fall.", "Rents rise.", True),
        ("Rents fall by 2030.", "Rents fall by 2031.", True),
        ("Rents fall.", "Most rents fall.", True),
        ("", "Rents fall.", True),
        ("价格会下跌。", "价格会上涨吧也许。", True),
    ],
)
def test_a_reworded_claim(before: str, after: str, expected: bool) -> None:
    assert is_reworded(before, after) is expected
    assert is_reworded(after, before) is expected


def distance(one: str, other: str) -> int:
    """The edits between two texts (Wagner and Fischer, 1974)."""
    row = list(range(len(other) + 1))
    for number, char in enumerate(one, start=1):
        above, row[0] = row[0], number
        for column, there in enumerate(other, start=1):
            above, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, above + (char != there)),
            )
    return row[-1]


@settings(deadline=None)
@given(st.text("abc", max_size=9), st.text("abc", max_size=9))
def test_more_than_three_edits_are_another_claim(one: str, other: str) -> None:
    assert is_reworded(one, other) is (distance(one, other) > 3)
