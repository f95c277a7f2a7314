"""What an author may write as a credence, and what comes of everything else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.notation.credence import CredenceKind, parse_credence
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.notation.scales import SCALES, read_scale
from sphinx_beliefs.model.problem import Subtype

STATED = {CredenceKind.POINT, CredenceKind.INTERVAL, CredenceKind.ODDS, CredenceKind.WORD}


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


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("60-80%", "60", "80"),
        ("60–80%", "60", "80"),
        ("60%-80%", "60", "80"),
        ("60 % – 80 %", "60", "80"),
        ("~60-80%", "60", "80"),
        ("0.6-0.8", "60", "80"),
        ("0.6–0.85", "60", "85"),
        ("0.5-2%", "0.5", "2"),
        ("0-100%", "0", "100"),
        (">95%", "95", "100"),
        ("> 95%", "95", "100"),
        (">0.95", "95", "100"),
        ("≥90%", "90", "100"),
        (">=90%", "90", "100"),
        ("≥100%", "100", "100"),
        ("<5%", "0", "5"),
        ("≤5%", "0", "5"),
        ("<=0.05", "0", "5"),
        ("≤0%", "0", "0"),
        ("70-70%", "70", "70"),
    ],
)
def test_an_interval_has_two_ends(written: str, low: str, high: str) -> None:
    credence, problem = parse_credence(written)
    assert problem is None
    assert credence.kind is CredenceKind.INTERVAL
    assert (credence.low, credence.high) == (Decimal(low), Decimal(high))
    assert credence.midpoint == (Decimal(low) + Decimal(high)) / 2
    assert credence.text == written
    assert credence.meaning == ""


@pytest.mark.parametrize(
    ("written", "percent", "meaning"),
    [
        ("3:1", "75", "75%"),
        ("1:4", "20", "20%"),
        ("~3:1", "75", "75%"),
        ("3 : 1", "75", "75%"),
        ("1.5:0.5", "75", "75%"),
        ("1:0", "100", "100%"),
        ("0:1", "0", "0%"),
        ("1:7", "12.5", "12.5%"),
        ("999:1", "99.9", "99.9%"),
        ("1:99999", "0.001", "0.001%"),
    ],
)
def test_odds_are_for_and_against(written: str, percent: str, meaning: str) -> None:
    credence, problem = parse_credence(written)
    assert problem is None
    assert credence.kind is CredenceKind.ODDS
    assert credence.low == credence.high == credence.midpoint == Decimal(percent)
    assert credence.meaning == meaning


def test_odds_that_divide_into_no_end_are_shown_rounded() -> None:
    assert parse_credence("1:2")[0].meaning == "33%"
    assert parse_credence("2:1")[0].meaning == "67%"
    assert parse_credence("1:2999")[0].meaning == "0.03%"


@pytest.mark.parametrize("scale", SCALES)
def test_the_words_of_each_scale_mean_their_intervals(scale: str) -> None:
    for word, (low, high) in SCALES[scale].items():
        for written in (word, word.title(), f" {word.upper()} ", word.replace(" ", "  ")):
            credence, problem = parse_credence(written, SCALES[scale])
            assert problem is None
            assert credence.kind is CredenceKind.WORD
            assert (credence.low, credence.high) == (low, high)
            assert credence.text == " ".join(written.split())
            assert credence.meaning == f"{low}–{high}%"


@pytest.mark.parametrize(
    ("scale", "word", "low", "high"),
    [
        ("icd203", "almost no chance", 1, 5),
        ("icd203", "remote", 1, 5),
        ("icd203", "very unlikely", 5, 20),
        ("icd203", "highly improbable", 5, 20),
        ("icd203", "unlikely", 20, 45),
        ("icd203", "improbable", 20, 45),
        ("icd203", "roughly even chance", 45, 55),
        ("icd203", "likely", 55, 80),
        ("icd203", "probable", 55, 80),
        ("icd203", "very likely", 80, 95),
        ("icd203", "highly probable", 80, 95),
        ("icd203", "almost certain", 95, 99),
        ("icd203", "nearly certain", 95, 99),
        ("ipcc", "virtually certain", 99, 100),
        ("ipcc", "extremely likely", 95, 100),
        ("ipcc", "very likely", 90, 100),
        ("ipcc", "likely", 66, 100),
        ("ipcc", "more likely than not", 50, 100),
        ("ipcc", "about as likely as not", 33, 66),
        ("ipcc", "unlikely", 0, 33),
        ("ipcc", "very unlikely", 0, 10),
        ("ipcc", "extremely unlikely", 0, 5),
        ("ipcc", "exceptionally unlikely", 0, 1),
        ("efsa", "almost certain", 99, 100),
        ("efsa", "extremely likely", 95, 99),
        ("efsa", "very likely", 90, 95),
        ("efsa", "likely", 66, 90),
        ("efsa", "about as likely as not", 33, 66),
        ("efsa", "unlikely", 10, 33),
        ("efsa", "very unlikely", 5, 10),
        ("efsa", "extremely unlikely", 1, 5),
        ("efsa", "almost impossible", 0, 1),
    ],
)
def test_each_word_means_what_its_source_says(scale: str, word: str, low: int, high: int) -> None:
    assert SCALES[scale][word] == (low, high)


def test_a_site_can_have_words_of_its_own() -> None:
    scale = read_scale({"Pretty Sure": "75-90%", "a toss-up": "50–50"})
    credence, problem = parse_credence("pretty sure", scale)
    assert problem is None
    assert (credence.low, credence.high) == (75, 90)
    assert parse_credence("A toss-up", scale)[0].midpoint == 50


@pytest.mark.parametrize(
    "written", ["icd-203", 3, {"likely": "high"}, {"likely": (60, 80)}, {"": "1-2%"}, {"x": "9-1%"}]
)
def test_what_is_no_scale_is_none(written: object) -> None:
    assert read_scale(written) is None


@pytest.mark.parametrize("written", ["", "ICD203", " ipcc ", {}])
def test_a_scale_has_a_name_or_is_a_mapping(written: object) -> None:
    assert read_scale(written) is not None


@pytest.mark.parametrize(
    ("written", "other", "same"),
    [
        ("70%", "0.7", True),
        ("~70%", "70.0%", True),
        ("75%", "3:1", True),
        ("55-80%", "likely", True),
        ("70%", "70-71%", False),
        ("XX%", "XX%", True),
        ("XX%", "70%", False),
        ("normative", "Normative", True),
    ],
)
def test_credences_in_two_notations_can_mean_the_same(
    written: str, other: str, *, same: bool
) -> None:
    scale = SCALES["icd203"]
    first, second = parse_credence(written, scale)[0], parse_credence(other, scale)[0]
    assert first.means_the_same(second) is same
    assert second.means_the_same(first) is same
    assert not first.means_the_same(None)


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
    ("written", "fix"),
    [
        ("170%", "from 0% to 100%"),
        ("100.1%", "from 0% to 100%"),
        ("likelyish", "such as ~70%"),
        ("-3%", "such as ~70%"),
        (">100%", "from 0% to 100%"),
        ("<0%", "from 0% to 100%"),
        ("60-180%", "from 0% to 100%"),
        ("80-60%", "write {fixed}"),
        ("0.8-0.6", "write {fixed}"),
        ("60-0.8", "such as ~70%"),
        ("60%-0.8", "such as ~70%"),
        ("60-70-80%", "such as ~70%"),
        ("60-80", "{number}%"),
        (">95", "{number}%"),
        ("0:0", "such as ~70%"),
        ("3:", "such as ~70%"),
        ("3:1:2", "such as ~70%"),
        ("likely", "beliefs_verbal_scale"),
        ("", "such as ~70%"),
        ("70", "{number}%"),
        ("7", "{number}%"),
        ("1", "{number}%"),
        ("1.5", "{number}%"),
        ("1 to 3", "such as ~70%"),
        ("3/1", "such as ~70%"),
        ("7O%", "such as ~70%"),
        ("٧٠%", "such as ~70%"),
        ("nan%", "such as ~70%"),
        ("1e2%", "such as ~70%"),
    ],
)
def test_anything_else_is_shown_as_written_and_fixed_in_words(written: str, fix: str) -> None:
    credence, problem = parse_credence(written)
    assert problem is not None
    assert problem.subtype is Subtype.CREDENCE
    assert fix in problem.message
    assert credence.kind is CredenceKind.UNREADABLE
    assert credence.text == written
    assert credence.midpoint is None


@pytest.mark.parametrize(
    ("written", "fixed"),
    [("80-60%", "60–80%"), ("~80%–60%", "60–80%"), ("0.8-0.6", "60–80%"), ("2.5-1%", "1–2.5%")],
)
def test_an_interval_upside_down_is_told_the_right_way_round(written: str, fixed: str) -> None:
    problem = parse_credence(written)[1]
    assert problem is not None
    assert problem.values["fixed"] == fixed
    assert parse_credence(fixed)[1] is None


@pytest.mark.parametrize(
    ("written", "close"), [("lickely", "likely"), ("extremely likely", "very likely")]
)
def test_a_word_that_is_not_on_the_scale_is_told_those_that_are(written: str, close: str) -> None:
    problem = parse_credence(written, SCALES["icd203"])[1]
    assert problem is not None
    assert close in problem.values["close"].split(", ")


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


@given(st.text() | st.text("0123456789.-–:<>≤≥%~ ", max_size=12))
def test_no_text_raises_and_none_is_lost(written: str) -> None:
    credence, problem = parse_credence(written)
    assert credence.text in {printable(written), "normative"}
    assert credence.is_stated == (credence.kind in STATED)
    assert (problem is not None) == (credence.kind is CredenceKind.UNREADABLE)


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("0,7", "0.7"),
        ("62,5%", "62.5%"),
        ("70 percent", "70%"),
        ("about 70%", "~70%"),
        ("60 to 80%", "60-80%"),
        ("between 60 and 80 percent", "60-80%"),
        ("1 in 4", "25%"),
        ("2/3", "67%"),
        ("9 out of 10", "90%"),
        ("1/2", "50%"),
        ("7/10", "70%"),
        ("10/10", "100%"),
        ("75/100", "75%"),
        ("60/80", "60-80%"),
        ("70%+", ">=70%"),
        ("70+", ">=70%"),
        ("c. 70%", "~70%"),
        ("ca 70%", "~70%"),
        ("70% ± 10%", "60-80%"),
        ("70 +/- 5%", "65-75%"),
        ("60%-80", "60-80%"),
        ("p=0.7", "0.7"),
        ("P(it rains) = 70%", "70%"),
        ("70-ish", "~70%"),
        ("70%ish", "~70%"),
        ("70%?", "~70%"),
        ("forty", "40%"),
        ("seventy percent", "70%"),
        ("about eighty-five per cent", "~85%"),
        ("nine in ten", "90%"),
        ("fifty-fifty", "50%"),
        ("90 Prozent", "90%"),
        ("at least 70%", ">=70%"),
        ("over 90%", ">90%"),
        ("up to 40%", "<=40%"),
        ("60..80%", "60-80%"),
        ("60—80%", "60-80%"),
        ("3 to 1", "3:1"),
        ("“70%”", "70%"),
        ("**70%**", "70%"),
        ("(70%)", "70%"),
    ],
)
def test_what_is_said_in_other_ways_is_told_how_to_write_it(written: str, fixed: str) -> None:
    problem = parse_credence(written)[1]
    assert problem is not None
    assert problem.values["fixed"] == fixed
    assert parse_credence(fixed)[1] is None
    assert problem.message.format(**problem.values).endswith(f"write {fixed}")


@pytest.mark.parametrize(
    ("written", "percent"), [("50/50", "50"), ("60/40", "60"), ("40 / 60", "40"), ("~90/10", "90")]
)
def test_two_numbers_that_sum_to_a_hundred_stand_for_and_against(
    written: str, percent: str
) -> None:
    credence, problem = parse_credence(written)
    assert problem is None
    assert credence.low == credence.high == Decimal(percent)
    assert (credence.text, credence.meaning) == (written, f"{percent}%")


@pytest.mark.parametrize("written", ["60-40", "60–40%", "60% - 40%"])
def test_what_may_be_a_pair_or_a_range_is_told_both_ways(written: str) -> None:
    credence, problem = parse_credence(written)
    assert credence.text == written
    assert problem is not None
    text = problem.message.format(**problem.values)
    assert "write 60% if it means for and against, or 40-60% for a range" in text


@given(st.text(alphabet="0123456789%~.-–±+/ toinp()=", max_size=200))
def test_no_text_is_guessed_to_be_what_cannot_be_read(text: str) -> None:
    problem = parse_credence(text)[1]
    if problem is not None and problem.message.endswith("cannot be read; write {fixed}"):
        assert parse_credence(problem.values["fixed"])[1] is None
