"""Dates as exact as the author knows them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.dates import DateKind, parse_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-05-01", "2026-05-01"),
        ("2026-5-1", "2026-05-01"),
        ("2026-05", "2026-05"),
        ("2026", "2026"),
        (2026, "2026"),
        (datetime.date(2026, 5, 1), "2026-05-01"),
        (datetime.datetime(2026, 5, 1, 12, tzinfo=datetime.UTC), "2026-05-01"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_a_date_keeps_its_exactness(written: object, iso: str) -> None:
    date, problem = parse_date(written, field="date")
    assert problem is None
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    "written",
    [
        "2026-13-45",
        "2026-00",
        "2026-05-00",
        "2025-02-29",
        "0000",
        "soon",
        "",
        None,
        True,
        "01.05.2026",
        "2026/05/01",
        [],
        {},
    ],
)
def test_what_is_no_date_is_a_problem(written: object) -> None:
    date, problem = parse_date(written, field="date")
    assert date is None
    assert problem is not None
    assert problem.field == "date"
    assert "2026-05-01" in problem.message


def test_forthcoming_is_a_date_only_where_it_is_allowed() -> None:
    date, problem = parse_date("Forthcoming", field="date", allow_forthcoming=True)
    assert problem is None
    assert date is not None
    assert date.kind is DateKind.FORTHCOMING
    assert parse_date("forthcoming", field="last_reviewed")[1] is not None


def test_a_blank_is_no_problem() -> None:
    date, problem = parse_date("<date>", field="date")
    assert problem is None
    assert date is not None
    assert date.kind is DateKind.PLACEHOLDER


@given(st.dates())
def test_every_day_of_the_calendar_is_read_and_ordered(day: datetime.date) -> None:
    date, problem = parse_date(day.isoformat(), field="date")
    assert problem is None
    assert date is not None
    assert date.first_day == day
    assert date.sort_key == (day.year, day.month, day.day)


@given(st.text())
def test_no_text_raises(written: str) -> None:
    date, problem = parse_date(written, field="date", allow_forthcoming=True)
    assert (date is None) == (problem is not None)
