"""What evidence does to a credence, in numbers that can be worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.notation.bayes import (
    Ratio,
    are_near,
    parse_ratio,
    posterior,
    ratio_of,
    updated,
)
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.problem import Subtype

PERCENTS = st.fractions(0, 100, max_denominator=1000)
RATIOS = st.fractions(Fraction(1, 1000), 1000, max_denominator=1000)


@pytest.mark.parametrize(
    ("written", "ratio"),
    [
        ("4", Fraction(4)),
        ("4:1", Fraction(4)),
        ("4 : 1", Fraction(4)),
        ("8:2", Fraction(4)),
        ("1:4", Fraction(1, 4)),
        ("0.25", Fraction(1, 4)),
        ("0.5:1.5", Fraction(1, 3)),
        (" 2.50 ", Fraction(5, 2)),
        ("1", Fraction(1)),
        ("1:1", Fraction(1)),
        ("999999999", Fraction(999999999)),
        ("0.000000001", Fraction(1, 10**9)),
    ],
)
def test_a_ratio_is_a_number_or_two_of_them(written: str, ratio: Fraction) -> None:
    found, problem = parse_ratio(written, field="likelihood-ratio")
    assert problem is None
    assert found == ratio_of(ratio)
    assert found.exact == ratio


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0",
        "0:1",
        "1:0",
        "-4",
        "+4",
        "4:",
        ":4",
        "4:1:2",
        "4/1",
        "1/4",
        ".5",
        "4.",
        "40%",
        "inf",
        "1e9",
        "4x",
        "four",
        "strong",
        "1,5",
        "٤",
        "9999999999",
        "<ratio>",
    ],
)
def test_what_is_no_ratio_is_a_problem(written: str) -> None:
    ratio, problem = parse_ratio(written, field="likelihood-ratio")
    assert ratio is None
    assert problem is not None
    assert problem.subtype is Subtype.LIKELIHOOD_RATIO
    assert problem.field == "likelihood-ratio"
    assert "4:1 or 1:3" in problem.message.format(**problem.values)


@pytest.mark.parametrize(
    ("percent", "ratio", "after"),
    [
        (50, Fraction(1), 50),
        (50, Fraction(4), 80),
        (50, Fraction(1, 4), 20),
        (20, Fraction(4), 50),
        (80, Fraction(1, 4), 50),
        (1, Fraction(99), 50),
        (0, Fraction(1000), 0),
        (100, Fraction(1, 1000), 100),
    ],
)
def test_the_odds_are_multiplied_by_the_ratio(percent: int, ratio: Fraction, after: int) -> None:
    assert posterior(Fraction(percent), ratio) == after


@given(PERCENTS)
def test_evidence_that_says_nothing_changes_nothing(percent: Fraction) -> None:
    assert posterior(percent, Fraction(1)) == percent


@given(PERCENTS, RATIOS)
def test_up_and_down_cancel(percent: Fraction, ratio: Fraction) -> None:
    assert posterior(posterior(percent, ratio), 1 / ratio) == percent


@given(PERCENTS, RATIOS, RATIOS)
def test_the_order_of_two_pieces_of_evidence_does_not_matter(
    percent: Fraction, first: Fraction, second: Fraction
) -> None:
    assert posterior(posterior(percent, first), second) == posterior(percent, first * second)


@given(PERCENTS, RATIOS)
def test_evidence_moves_a_credence_its_way_and_never_to_certainty(
    percent: Fraction, ratio: Fraction
) -> None:
    after = posterior(percent, ratio)
    assert (after > percent) == (ratio > 1 and 0 < percent < 100)
    assert (after < percent) == (ratio < 1 and 0 < percent < 100)
    assert (after in {0, 100}) == (percent in {0, 100})


@given(PERCENTS, PERCENTS, RATIOS)
def test_what_was_more_probable_stays_so(one: Fraction, other: Fraction, ratio: Fraction) -> None:
    assert (one < other) == (posterior(one, ratio) < posterior(other, ratio))


@pytest.mark.parametrize(
    ("credence", "ratio", "low", "high"),
    [
        ("50%", "4", "80", "80"),
        ("20-50%", "4", "50", "80"),
        (">50%", "1:4", "20", "100"),
        ("<20%", "4", "0", "50"),
        ("1:1", "4", "80", "80"),
        ("0%", "4", "0", "0"),
        ("100%", "4", "100", "100"),
    ],
)
def test_an_interval_is_updated_end_by_end(credence: str, ratio: str, low: str, high: str) -> None:
    parsed, _problem = parse_ratio(ratio, field="likelihood-ratio")
    assert parsed is not None
    found = updated(parse_credence(credence)[0], parsed)
    assert found == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("credence", ["~XX%", "normative", "seventy", "120%"])
def test_where_no_credence_is_stated_there_is_none_to_update(credence: str) -> None:
    assert updated(parse_credence(credence)[0], Ratio(favour=4)) is None


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ((70, 70), (70, 70), True),
        ((70, 70), ("72.5", "72.5"), True),
        ((70, 70), ("67.5", "67.5"), True),
        ((70, 70), ("72.51", "72.51"), False),
        ((60, 80), ("62.5", "77.5"), True),
        ((60, 80), (60, 83), False),
        ((60, 80), (57, 80), False),
    ],
)
def test_credences_agree_as_far_as_authors_round(
    one: tuple[str, str], other: tuple[str, str], are: bool
) -> None:
    first, second = ((Decimal(low), Decimal(high)) for low, high in (one, other))
    assert are_near(first, second) is are
    assert are_near(second, first) is are
