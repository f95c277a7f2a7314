"""What an author may write as a credence, and what comes of everything else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.credence import CredenceKind, parse_credence
from sphinx_beliefs.model.names import printable
from sphinx_beliefs.model.problem import Subtype


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        ("~70%", "70"),
        ("70%", "70"),
        ("≈70%", "70"),
        ("70 %", "70"),
        ("~ 70%", "70"),
        ("  70%  ", "70"),
        ("0.7", "70"),
        ("~0.7", "70"),
        (".7", "70"),
        ("0.999", "99.9"),
        ("99.9%", "99.9"),
        ("0%", "0"),
        ("0.0", "0"),
        ("100%", "100"),
        ("1.0", "100"),
    ],
)
def test_a_number_is_read_exactly(written: str, percent: str) -> None:
    credence, problem = parse_credence(written)
    assert problem is None
    assert credence.kind is CredenceKind.POINT
    assert credence.low == credence.high == credence.midpoint == Decimal(percent)
    assert credence.is_stated


@pytest.mark.parametrize("written", ["~70%", "0.70", "99.90%", "≈ 5 %"])
def test_what_was_written_is_what_is_shown(written: str) -> None:
    assert parse_credence(written)[0].text == written


@pytest.mark.parametrize("written", ["~XX%", "XX%", "XX %", "??%", "~??%", "?", "??", "<credence>"])
def test_a_placeholder_is_no_number_and_no_problem(written: str) -> None:
    credence, problem = parse_credence(written)
    assert problem is None
    assert credence.kind is CredenceKind.PLACEHOLDER
    assert not credence.is_stated


@pytest.mark.parametrize("written", ["normative", "Normative", " NORMATIVE "])
def test_normative_is_a_word(written: str) -> None:
    credence, problem = parse_credence(written)
    assert problem is None
    assert credence.kind is CredenceKind.NORMATIVE


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("170%", "from 0% to 100%"),
        ("100.1%", "from 0% to 100%"),
        ("forty", "such as ~70%"),
        ("-3%", "such as ~70%"),
        ("", "such as ~70%"),
        ("70", "{number}%"),
        ("7", "{number}%"),
        ("1", "{number}%"),
        ("1.5", "{number}%"),
        ("seventy percent", "such as ~70%"),
        ("7O%", "such as ~70%"),
        ("٧٠%", "such as ~70%"),
        ("nan%", "such as ~70%"),
        ("1e2%", "such as ~70%"),
    ],
)
def test_anything_else_is_shown_as_written_and_mended_in_words(written: str, mend: str) -> None:
    credence, problem = parse_credence(written)
    assert problem is not None
    assert problem.subtype is Subtype.CREDENCE
    assert mend in problem.message
    assert credence.kind is CredenceKind.UNREADABLE
    assert credence.text == written
    assert credence.midpoint is None


@pytest.mark.parametrize("written", [f"0.{'8' * 60}", f"{'9' * 2}.{'8' * 60}%"])
def test_a_point_of_very_many_digits_is_its_own_middle(written: str) -> None:
    credence, _problem = parse_credence(written)
    assert credence.midpoint == credence.low == credence.high


@given(st.integers(0, 1000))
def test_every_tenth_of_a_percent_is_exact(tenths: int) -> None:
    written = f"{Decimal(tenths) / 10}%"
    credence, problem = parse_credence(written)
    assert problem is None
    assert credence.midpoint == Decimal(tenths) / 10
    assert credence.text == written


@given(st.text())
def test_no_text_raises_and_none_is_lost(written: str) -> None:
    credence, problem = parse_credence(written)
    assert credence.text in {printable(written), "normative"}
    assert credence.is_stated == (credence.kind is CredenceKind.POINT)
    assert (problem is not None) == (credence.kind is CredenceKind.UNREADABLE)
