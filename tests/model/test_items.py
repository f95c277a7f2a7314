"""The options of items, one by one and together: what is read of them, and what is refused."""

from __future__ import annotations

import datetime
from itertools import combinations

import pytest

from sphinx_beliefs.model.fields.option_reader import OptionReader
from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.notation.dates import parse_date
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.records.items import Belief, Direction, Resolution, UpdateTrigger

TODAY = datetime.date(2026, 6, 1)


def reader(**options: str) -> OptionReader:
    """A reader of options; ``superseded_by`` stands for ``superseded-by``."""
    values = {name.replace("_", "-"): value for name, value in options.items()}
    return OptionReader(values, today=TODAY)


def found(options: OptionReader) -> list[tuple[str, str]]:
    """Where and of which kind the problems are, each of which can be said."""
    for problem in options.problems:
        assert problem.message.format(**problem.values)
    return [(problem.field, problem.subtype.code) for problem in options.problems]


# -- what became of a belief -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "resolution"),
    [
        ("true", Resolution.TRUE),
        ("False", Resolution.FALSE),
        (" AMBIGUOUS ", Resolution.AMBIGUOUS),
        ("annulled", Resolution.ANNULLED),
        ("withdrawn", Resolution.WITHDRAWN),
    ],
)
@pytest.mark.parametrize("resolved", [{}, {"resolved": "2026-05-01"}])
def test_a_belief_comes_to_one_of_these_ends(
    written: str, resolution: Resolution, resolved: dict[str, str]
) -> None:
    options = reader(resolution=written, **resolved)
    assert options.resolution() is resolution
    assert found(options) == []


@pytest.mark.parametrize(
    "options", [{"superseded_by": "new"}, {"superseded_by": "new", "resolution": "superseded"}]
)
def test_naming_the_successor_says_that_a_belief_is_superseded(options: dict[str, str]) -> None:
    made = reader(**options)
    assert made.resolution() is Resolution.SUPERSEDED
    assert found(made) == []


@pytest.mark.parametrize(
    ("options", "resolution", "problem"),
    [
        ({}, None, []),
        ({"superseded_by": ""}, None, []),
        ({"resolution": "maybe"}, None, [("resolution", "option_value")]),
        ({"resolution": ""}, None, [("resolution", "option_value")]),
        ({"resolution": "open"}, None, [("resolution", "option_value")]),
        ({"resolution": "superseded"}, Resolution.SUPERSEDED, [("resolution", "resolution")]),
        (
            {"resolution": "true", "superseded_by": "new"},
            Resolution.TRUE,
            [("superseded-by", "resolution")],
        ),
        ({"resolved": "2026-05-01"}, None, [("resolved", "resolution")]),
        (
            {"resolution": "superseded", "resolved": "2026-05-01"},
            Resolution.SUPERSEDED,
            [("resolution", "resolution")],
        ),
        # One mistake is one warning.
        (
            {"resolution": "superseeded", "superseded_by": "x"},
            Resolution.SUPERSEDED,
            [("resolution", "option_value")],
        ),
        ({"resolution": "maybe", "resolved": "2026"}, None, [("resolution", "option_value")]),
    ],
)
def test_the_options_of_an_end_go_together(
    options: dict[str, str], resolution: Resolution | None, problem: list[tuple[str, str]]
) -> None:
    made = reader(**options)
    assert made.resolution() is resolution
    assert found(made) == problem


def test_a_superseded_belief_can_say_when() -> None:
    options = reader(superseded_by="new", resolved="2026-05-01")
    assert options.resolution() is Resolution.SUPERSEDED
    assert found(options) == []


@pytest.mark.parametrize("resolution", [None, *Resolution])
def test_a_belief_is_open_until_it_has_come_to_an_end(resolution: Resolution | None) -> None:
    belief = Belief(docname="a", anchor="b", resolution=resolution)
    assert belief.is_open is (resolution is None)


ALL = (*Resolution, None)


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("open", {None}),
        ("closed", set(Resolution)),
        ("all", set(ALL)),
        ("open, closed", set(ALL)),
        ("true", {Resolution.TRUE}),
        ("True, FALSE", {Resolution.TRUE, Resolution.FALSE}),
        ("true, open", {Resolution.TRUE, None}),
        ("superseded,withdrawn", {Resolution.SUPERSEDED, Resolution.WITHDRAWN}),
        ("true, all", set(ALL)),
        (None, {None}),
        ("", {None}),
        (",", {None}),
    ],
)
def test_an_index_lists_the_beliefs_of_these_ends(
    written: str | None, ends: set[Resolution | None]
) -> None:
    options = reader() if written is None else reader(resolution=written)
    resolutions = options.resolutions()
    assert set(resolutions) == ends
    assert len(resolutions) == len(ends)
    assert found(options) == []


@pytest.mark.parametrize(
    ("written", "ends"), [("clsoed", {None}), ("true, nope", {Resolution.TRUE}), ("none", {None})]
)
def test_an_end_that_there_is_not_is_left_out(written: str, ends: set[Resolution | None]) -> None:
    options = reader(resolution=written)
    assert set(options.resolutions()) == ends
    assert found(options) == [("resolution", "option_value")]


# -- days --------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("option", ["resolved", "resolve_by"])
@pytest.mark.parametrize(
    ("since", "end", "is_told"),
    [
        ("2026-05-01", "2026-04-30", True),
        ("2026-05", "2026", False),
        ("2026", "2025-12", True),
        ("2026-05-01", "2026-05-01", False),
        ("<date>", "2026", False),
        ("soon", "2026", False),
    ],
)
def test_nothing_ends_before_it_began(option: str, since: str, end: str, *, is_told: bool) -> None:
    options = reader()
    dates = [parse_date(text, field="x")[0] for text in (since, end)]
    options.check_order(dates[0], **{option: dates[1]})
    assert found(options) == [(option.replace("_", "-"), "date_order")] * is_told


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
    options = OptionReader({"since": "9999-01-01"})
    assert options.past_date("since") is not None
    assert found(options) == []


def test_a_belief_is_decided_on_a_day_to_come() -> None:
    options = reader(resolve_by="2030")
    date = options.date("resolve-by")
    assert date is not None
    assert date.iso == "2030"
    assert found(options) == []


# -- what evidence does ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "text", "problems"),
    [
        (None, None, []),
        ("~40%", "~40%", []),
        ("30-50%", "30-50%", []),
        ("1:3", "1:3", []),
        ("~XX%", "~XX%", []),
        ("140%", "140%", ["credence"]),
        ("", "", ["credence"]),
        ("likely", "likely", ["credence"]),
        ("normative", "normative", ["credence"]),
    ],
)
def test_evidence_leads_to_a_credence(
    written: str | None, text: str | None, problems: list[str]
) -> None:
    options = reader() if written is None else reader(to=written)
    credence = options.target_credence()
    assert (credence.text if credence is not None else None) == text
    assert found(options) == [("to", code) for code in problems]
    for problem in options.problems:
        assert problem.message.format(**problem.values).startswith("to: ")


@pytest.mark.parametrize(
    ("ratio", "direction", "problems"),
    [
        ("4", None, []),
        ("4", "up", []),
        ("4", "UP", []),
        ("4", "either", []),
        ("4", "down", ["update"]),
        ("1:4", "down", []),
        ("1:4", "up", ["update"]),
        ("0.9", "up", ["update"]),
        ("1", "up", ["update"]),
        ("1", "down", ["update"]),
        ("1", "either", []),
        ("1", None, []),
        ("strong", "up", ["likelihood_ratio"]),
        ("4", "sideways", []),
    ],
)
def test_a_likelihood_ratio_pushes_the_way_that_the_direction_says(
    ratio: str, direction: str | None, problems: list[str]
) -> None:
    options = reader(likelihood_ratio=ratio, **({"direction": direction} if direction else {}))
    options.likelihood_ratio()
    assert found(options) == [("likelihood-ratio", code) for code in problems]


def test_without_a_likelihood_ratio_there_is_none() -> None:
    options = reader(direction="up")
    assert options.likelihood_ratio() is None
    assert found(options) == []


@pytest.mark.parametrize(
    ("direction", "ratio", "way"),
    [
        (None, None, None),
        (Direction.UP, None, Direction.UP),
        (Direction.EITHER, None, Direction.EITHER),
        (None, Ratio(favour=4), Direction.UP),
        (None, Ratio(favour=1, against=4), Direction.DOWN),
        (None, Ratio(favour=1), None),
        (Direction.EITHER, Ratio(favour=4), Direction.EITHER),
        (Direction.DOWN, Ratio(favour=4), Direction.DOWN),
    ],
)
def test_a_trigger_pushes_as_its_author_says_or_else_as_its_ratio_does(
    direction: Direction | None, ratio: Ratio | None, way: Direction | None
) -> None:
    trigger = UpdateTrigger(docname="a", anchor="b", direction=direction, likelihood_ratio=ratio)
    assert trigger.way is way


# -- subtypes --------------------------------------------------------------------------------


def test_each_subtype_has_its_own_name_and_its_own_meaning() -> None:
    for one, other in combinations(Subtype, 2):
        assert one.code != other.code
        assert one.meaning != other.meaning
    assert [subtype.code for subtype in Subtype if not subtype.is_on] == ["one_sided"]
