"""Which probabilities a sentence says, in figures and in words."""

from __future__ import annotations

import pytest

from sphinx_beliefs.model.notation.prose_numbers import percentages_in


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("It is at 90% now.", [90]),
        ("It is at 80-90% now.", [80, 90]),
        ("It is at 90 percent now.", [90]),
        ("It is at 85 per cent.", [85]),
        ("Ich gebe 62,5 Prozent.", [62.5]),
        ("Ninety percent, I say.", [90]),
        ("I give eighty-five per cent.", [85]),
        ("I say nine in ten.", [90]),
        ("I am nine in ten sure.", [90]),
        ("It is 9 out of 10 that it holds.", [90]),
        ("It is 90 in 100.", [90]),
    ],
)
def test_a_probability_is_found(sentence: str, numbers: list[float]) -> None:
    assert [float(number) for number in percentages_in(sentence)] == numbers


@pytest.mark.parametrize(
    "sentence",
    [
        "About 90% of tenants rent.",
        "About 90 percent of tenants rent.",
        "Rents rose by 5 percent more than wages.",
        "Nine in ten tenants rent.",
        "Nine out of ten of them rent.",
        "It will take nine in tents.",
        "There are ten percentages here.",
        "Rents fell in 2010.",
        "Twelve in ten.",
    ],
)
def test_a_share_of_something_is_none(sentence: str) -> None:
    assert list(percentages_in(sentence)) == []
