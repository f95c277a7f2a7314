"""Values as they are written, one by one: what is read of them, and what is refused."""

from __future__ import annotations

import datetime

import pytest
from making import TODAY, found, reader

from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.problem import Subtype


@pytest.mark.parametrize("option", ["since", "resolved", "fired"])
@pytest.mark.parametrize(
    ("written", "iso", "problems"),
    [
        ("2026-05-01", "2026-05-01", []),
        ("2026-06-01", "2026-06-01", []),
        ("2026-06", "2026-06", []),
        ("2026", "2026", []),
        ("<date>", "", []),
        ("2026-06-02", "2026-06-02", ["future_date"]),
        ("2026-07", "2026-07", ["future_date"]),
        ("2027", "2027", ["future_date"]),
        ("soon", "", ["date"]),
        ("forthcoming", "", ["date"]),
        ("", None, ["date"]),
    ],
)
def test_what_has_been_is_not_still_to_come(
    option: str, written: str, iso: str | None, problems: list[str]
) -> None:
    options = reader(**{option: written})
    date = options.past_date(option)
    assert (date.iso if date is not None else None) == iso
    assert found(options) == [(option, code) for code in problems]


def test_a_day_that_is_not_written_is_no_day() -> None:
    options = reader()
    assert options.past_date("since") is None
    assert options.date("resolve-by") is None
    assert found(options) == []


@pytest.mark.parametrize(
    ("written", "names", "problems"),
    [
        ("m33, m01", ("m33", "m01"), []),
        ("[m33, m01]", ("m33", "m01"), ["option_value"]),
        ("['m33', \"m01\"]", ("m33", "m01"), ["option_value"]),
        ("m33 m01", ("m33", "m01"), ["option_value"]),
        ("m33; m01", ("m33", "m01"), ["option_value"]),
        ("m33 and m01", ("m33", "m01"), ["option_value"]),
        ("“m33”, `m01`", ("m33", "m01"), ["option_value"]),
        ("Rents will rise", ("Rents will rise",), []),
        ("rents rise in all of the cities", ("rents rise in all of the cities",), []),
    ],
)
def test_names_of_items_are_read_however_they_are_listed(
    written: str, names: tuple[str, ...], problems: list[str]
) -> None:
    options = reader(beliefs=written)
    assert options.item_names("beliefs") == names
    assert found(options) == [("beliefs", code) for code in problems]


def test_tags_may_have_blanks() -> None:
    options = reader(tags="ai safety, tax law")
    assert options.names("tags") == ("ai safety", "tax law")
    assert found(options) == []


def test_where_nobody_knows_what_day_it_is_no_day_is_still_to_come() -> None:
    options = FieldReader({"since": "9999-01-01"})
    assert options.past_date("since") is not None
    assert found(options) == []


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ({"credence": "0.7", "normative": "yes"}, {"credence": 0.7, "normative": True}),
        ({"beliefs": "one, two"}, {"beliefs": ["one", "two"]}),
        ({"since": "2026-05-01"}, {"since": datetime.date(2026, 5, 1)}),
        ({"since": "2026"}, {"since": 2026}),
        ({"stub": "no", "order": "3"}, {"stub": False, "order": 3}),
    ],
)
def test_what_yaml_makes_of_a_value_says_what_the_text_says(
    written: dict[str, object], made: dict[str, object]
) -> None:
    def read(values: dict[str, object]) -> list[object]:
        options = FieldReader(values, today=TODAY)
        return [
            options.credence("credence"),
            options.flag("normative"),
            options.item_names("beliefs"),
            options.past_date("since"),
            options.boolean("stub"),
            options.integer("order"),
            options.problems,
        ]

    assert read(written) == read(made)


@pytest.mark.parametrize("value", [["a", ["b"]], {"a": 1}, {"a", "b"}, object()])
def test_a_value_that_is_not_a_line_is_reported_once_and_what_can_be_shown_is_kept(
    value: object,
) -> None:
    options = FieldReader({"tagline": value}, subtype=Subtype.TOPIC_VALUE)
    assert options.text("tagline") == ("a" if isinstance(value, list) else "")
    assert found(options) == [("tagline", "topic_value")]


def test_placeholders_are_set_aside_only_where_they_have_no_place_of_their_own() -> None:
    values = {"tags": "one, <tag>", "strength": "<how strongly>", "authors": "<authors>"}
    options = FieldReader(values, blankable=("tags", "strength"))
    assert options.names("tags") == ("one",)
    assert not options.has("strength")
    assert options.text("authors") == "<authors>"
    assert options.blanks == {"tags": ["<tag>"], "strength": ["<how strongly>"]}
    assert found(options) == []
