"""The options of a belief, one by one and together: what is read of them, and what is refused."""

from __future__ import annotations

import pytest
from making import FIELDS, found, reader

from sphinx_beliefs.model.fields.belief_fields import read_belief
from sphinx_beliefs.model.records.items import Resolution


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
    assert read_belief(options, FIELDS).resolution is resolution
    assert found(options) == []


@pytest.mark.parametrize(
    "options", [{"superseded_by": "new"}, {"superseded_by": "new", "resolution": "superseded"}]
)
def test_naming_the_successor_says_that_a_belief_is_superseded(options: dict[str, str]) -> None:
    made = reader(**options)
    assert read_belief(made, FIELDS).resolution is Resolution.SUPERSEDED
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
    assert read_belief(made, FIELDS).resolution is resolution
    assert found(made) == problem


def test_a_superseded_belief_can_say_when() -> None:
    options = reader(superseded_by="new", resolved="2026-05-01")
    assert read_belief(options, FIELDS).resolution is Resolution.SUPERSEDED
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
    options = reader(since=since, resolution="true", **{option: end})
    read_belief(options, FIELDS)
    problems = [("since", "date")] * (since == "soon")
    assert found(options) == problems + [(option.replace("_", "-"), "date_order")] * is_told


def test_a_belief_is_decided_on_a_day_to_come() -> None:
    options = reader(resolve_by="2030")
    date = read_belief(options, FIELDS).resolve_by
    assert date is not None
    assert date.iso == "2030"
    assert found(options) == []
