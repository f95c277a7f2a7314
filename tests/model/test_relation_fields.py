"""The relations of a belief: what is read of its options and of its claim, and what is refused."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import FIELDS, found, reader

from sphinx_beliefs.model.fields.belief_fields import read_belief
from sphinx_beliefs.model.fields.rung_texts import read_rung, rung_of_claim, rungs_in
from sphinx_beliefs.model.records.relations import Relations, RungWay

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.items import ItemFields


def told(text: str) -> list[tuple[str, str]]:
    """The rungs in a text: a deadline as a day, a threshold as a number."""
    return [
        (
            rung.way.value,
            datetime.date.fromordinal(int(rung.level)).isoformat()
            if rung.way in {RungWay.BY, RungWay.AFTER}
            else f"{rung.level:f}",
        )
        for rung in rungs_in(text)
    ]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("It exists by 2028", [("by", "2028-12-31")]),
        ("It exists before 2030.", [("by", "2029-12-31")]),
        ("It exists by the end of 2030", [("by", "2030-12-31")]),
        ("It exists by June 2030", [("by", "2030-06-30")]),
        ("By June 1, 2030 it exists", [("by", "2030-06-01")]),
        ("By 1 June 2030 it exists", [("by", "2030-06-01")]),
        ("It exists by 2030-06-01", [("by", "2030-06-01")]),
        ("It came in 2030 or earlier", [("by", "2030-12-31")]),
        ("Das gibt es bis Ende 2030", [("by", "2030-12-31")]),
        ("At least 1,000 qubits", [("at least", "1000")]),
        ("More than 3.5 °C of warming", [("at least", "3.5")]),
        ("Over $5 billion is raised", [("at least", "5000000000")]),
        ("≥ 10^26 FLOP", [("at least", "100000000000000000000000000")]),
        ("At least 2.5×10^3 FLOP", [("at least", "2500")]),
        ("at least 1e6 of them", [("at least", "1000000")]),
        ("5 million or more cases", [("at least", "5000000")]),
        ("mindestens 1.000.000 Fälle", [("at least", "1000000")]),
        ("Fewer than 100 deaths", [("at most", "100")]),
        ("1,5 % or less", [("at most", "1.5")]),
        ("By 2030, at least 5 of them", [("by", "2030-12-31"), ("at least", "5")]),
        ("It exists before the end of 2030", [("by", "2030-12-31")]),
        ("It exists after 2030", [("after", "2030-12-31")]),
        ("It exists not before 2030", [("after", "2029-12-31")]),
        ("Das kommt nicht vor Ende 2030", [("after", "2030-12-31")]),
        ("It exists in 2030 or later", [("after", "2029-12-31")]),
        ("Not by June 2030", [("after", "2030-06-30")]),
        ("More than 10²⁶ FLOP", [("at least", "100000000000000000000000000")]),
        ("At least 1 000 000 cases", [("at least", "1000000")]),
        ("Over US$ 1,000,000 is raised", [("at least", "1000000")]),
        ("mindestens 5 Mio. Fälle", [("at least", "5000000")]),
        ("At least 1.000 cases", []),
        ("At least 2-3 times as many", []),
        ("Less than 1 in 10 of them", []),
        ("At least 5 × 3 of them", []),
        ("Over 2028 and 2029", []),
        ("By 2030-31", []),
        ("Over the next 5 years", []),
        ("Standby 2030 units", []),
        ("Nothing of it", []),
        ("by 99999", []),
        ("at least 1,000,000 and " * 300, [("at least", "1000000")] * 21),
    ],
)
def test_rungs_are_found_in_claims(claim: str, expected: list[tuple[str, str]]) -> None:
    assert told(claim) == expected


@pytest.mark.parametrize(
    "claim",
    [
        "It does not come by 2030.",
        "No machine passes it before 2030",
        "It doesn’t come by 2030",
        "It is still unsolved by 2030",
        "It lasts until 2030",
        "Bis 2030 gibt es keine davon",
        "It never exceeds 5 million",
        "At least 5 of them by 2030",
        "It comes by 2030 or by 2031",
        "By 2030, at least 5 of them",
    ],
)
def test_a_claim_whose_rung_is_not_clear_is_asked_about(claim: str) -> None:
    assert rung_of_claim(claim) is None


@pytest.mark.parametrize("claim", ["Warming stays below 1.5 °C", "It comes no later than 2030."])
def test_words_of_lasting_do_not_turn_a_threshold_round(claim: str) -> None:
    assert rung_of_claim(claim) is not None


@given(st.text(alphabet="0123456789 .,'^×eE-–/ bymkinatoverless≥²", max_size=60))
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    for before in ("", "by ", "at least "):
        rung_of_claim(before + text)
        read_rung(before + text)


@pytest.mark.parametrize(
    "written", ["2030", "by 2030", "after 2030", "June 2030", "≤ 5", "at least 5 %"]
)
def test_a_rung_can_be_written_by_itself(written: str) -> None:
    assert read_rung(written) is not None


@pytest.mark.parametrize("written", ["", "5", "soon", "by 2030 at least 5", "by 2030 or by 2031"])
def test_and_what_is_not_one_is_not_guessed_at(written: str) -> None:
    assert read_rung(written) is None


def read(claim: str = "Claim", name: str = "own", **options: str) -> tuple[Relations | None, list]:
    made = reader(**options)
    fields: ItemFields = {**FIELDS, "title": claim, "name": name}
    return read_belief(made, fields).relations, found(made)


def test_all_relations_are_read_by_their_names() -> None:
    relations, problems = read(
        implies="a, b", excludes="c", exactly_one_of="winner, year", given="d"
    )
    assert relations == Relations(
        implies=("a", "b"), excludes=("c",), exactly_one_of=("winner", "year"), given="d"
    )
    assert relations.named == ("a", "b", "c", "d")
    assert problems == []


def test_without_options_there_are_none() -> None:
    assert read() == (None, [])


@pytest.mark.parametrize("ladder", ["agi", "agi, by 2030", "agi by 2030", "agi, 2030"])
def test_a_ladder_has_a_name_and_a_rung_that_the_claim_may_say(ladder: str) -> None:
    relations, problems = read("It exists by the end of 2030", ladder=ladder)
    assert problems == []
    assert relations is not None
    assert relations.rung is not None
    assert (relations.ladder, relations.rung.way) == ("agi", RungWay.BY)
    assert relations.rung.level == Decimal(datetime.date(2030, 12, 31).toordinal())


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"implies": ""}, "implies"),
        ({"excludes": ","}, "excludes"),
        ({"implies": "own"}, "implies"),
        ({"given": "own"}, "given"),
        ({"given": "a, b"}, "given"),
        ({"exactly_one_of": ""}, "exactly-one-of"),
        ({"ladder": ""}, "ladder"),
        ({"ladder": "agi"}, "ladder"),
        ({"ladder": "agi, some day"}, "ladder"),
        ({"ladder": "agi, by 2030 at least 5"}, "ladder"),
        ({"implies": "a", "excludes": "a"}, "excludes"),
        ({"implies": "a", "normative": ""}, "implies"),
    ],
)
def test_what_cannot_be_meant_is_reported_where_it_stands(
    options: dict[str, str], field: str
) -> None:
    _relations, problems = read(**options)
    assert problems == [(field, "option_value")]


@pytest.mark.parametrize(
    ("written", "relations", "blank"),
    [("agi, <when>", Relations(ladder="agi"), "<when>"), ("<which>, by 2030", None, "<which>")],
)
def test_the_rung_and_the_ladder_can_be_blanks(
    written: str, relations: Relations | None, blank: str
) -> None:
    made = reader(ladder=written)
    fields: ItemFields = {**FIELDS, "title": "It exists.", "name": "own"}
    assert read_belief(made, fields).relations == relations
    assert (made.blanks, found(made)) == ({"ladder": [blank]}, [])
