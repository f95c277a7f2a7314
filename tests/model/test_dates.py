"""Dates as exact as the author knows them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.notation.dates import DateKind, parse_date, parse_period
from sphinx_beliefs.model.problem import Subtype


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


@pytest.mark.parametrize("written", ["", None, True])
def test_nothing_is_no_date(written: object) -> None:
    date, problem = parse_date(written, field="date")
    assert date is None
    assert problem is not None
    assert problem.field == "date"
    assert "2026-05-01" in problem.message


@pytest.mark.parametrize(
    "written",
    ["2026-13-45", "2026-00", "2026-05-00", "2025-02-29", "0000", "soon", "31/04/2026", [], {}],
)
def test_what_is_no_date_is_a_problem_and_stays_as_written(written: object) -> None:
    date, problem = parse_date(written, field="date")
    assert date is not None
    assert (date.kind, date.text, date.iso) == (DateKind.UNREADABLE, str(written), "")
    assert date.first_day is None
    assert problem is not None
    assert problem.field == "date"
    assert "2026-05-01" in problem.message


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("01.05.2026", "write 2026-05-01"),
        ("31.12.2028", "write 2028-12-31"),
        ("31.12.28", "write 2028-12-31"),
        ("12.31.2028", "write 2028-12-31"),
        ("12/31/2028", "write 2028-12-31"),
        ("31/12/2028", "write 2028-12-31"),
        ("03/04/2026", "write 2026-03-04 or 2026-04-03"),
        ("03-04-2026", "write 2026-03-04 or 2026-04-03"),
        ("04/04/2026", "write 2026-04-04"),
        ("2026/05/01", "write 2026-05-01"),
        ("2026.5.1", "write 2026-05-01"),
        ("20260501", "write 2026-05-01"),
        ("2026-05-01T10:00:00Z", "write 2026-05-01"),
        ("2026-05-01.", "write 2026-05-01"),
        ("05/2026", "write 2026-05"),
        ("May 2026", "write 2026-05"),
        ("Sept. 2026", "write 2026-09"),
        ("1 May 2026", "write 2026-05-01"),
        ("May 1st, 2026", "write 2026-05-01"),
        ("the 1st of May 2026", "write 2026-05-01"),
        ("1. Mai 2026", "write 2026-05-01"),
        ("März 2026", "write 2026-03"),
        ("spring 2026", "write 2026"),
        ("Q1 2026", "write 2026"),
        ("c. 2026", "write 2026"),
        ("~2026", "write 2026"),
        ("by the end of 2026", "write 2026"),
    ],
)
def test_a_date_in_another_form_is_told_as_it_is_written_here(written: str, fixed: str) -> None:
    date, problem = parse_date(written, field="date")
    assert date is not None
    assert date.text == written
    assert problem is not None
    assert problem.message.format(**problem.values).endswith(fixed)


@pytest.mark.parametrize("written", ["next week", "in May", "2025-2026", "version 3, 2026", "26"])
def test_what_no_date_can_be_made_of_is_not_guessed(written: str) -> None:
    _date, problem = parse_date(written, field="date")
    assert problem is not None
    assert "{first}" not in problem.message


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
    is_read = date is not None and date.kind is not DateKind.UNREADABLE
    assert is_read == (problem is None)


# -- the end of what a date can mean -------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-05-01", "2026-05-01", "2026-05-01"),
        ("2026-05", "2026-05-01", "2026-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_a_rough_date_lasts_to_the_end_of_its_month_or_year(
    written: str, first: str, last: str
) -> None:
    date, _problem = parse_date(written, field="date")
    assert date is not None
    assert date.first_day == datetime.date.fromisoformat(first)
    assert date.last_day == datetime.date.fromisoformat(last)


@pytest.mark.parametrize("written", ["forthcoming", "<date>"])
def test_what_is_no_date_has_no_last_day(written: str) -> None:
    date, _problem = parse_date(written, field="date", allow_forthcoming=True)
    assert date is not None
    assert date.last_day is None


# -- spans of time -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "day", "after"),
    [
        ("90 days", "2026-01-01", "2026-04-01"),
        ("1 day", "2026-12-31", "2027-01-01"),
        ("2 weeks", "2026-02-20", "2026-03-06"),
        ("1 week", "2024-02-26", "2024-03-04"),
        ("6 months", "2026-05-01", "2026-11-01"),
        ("1 month", "2026-01-31", "2026-02-28"),
        ("1 month", "2024-01-31", "2024-02-29"),
        ("1 month", "2026-12-31", "2027-01-31"),
        ("12 months", "2026-12-01", "2027-12-01"),
        ("1 year", "2024-02-29", "2025-02-28"),
        ("4 years", "2024-02-29", "2028-02-29"),
        ("6  MONTHS", "2026-05-01", "2026-11-01"),
        ("6months", "2026-05-01", "2026-11-01"),
        ("99999 years", "2026-05-01", "9999-12-31"),
        ("99999 months", "2026-05-01", "9999-12-31"),
        ("99999 days", "9998-05-01", "9999-12-31"),
        ("1 month", "9999-12-31", "9999-12-31"),
        ("1 day", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_span_of_time_goes_by_the_calendar(written: str, day: str, after: str) -> None:
    period, problem = parse_period(written, field="review_in")
    assert problem is None
    assert period is not None
    assert period.after(datetime.date.fromisoformat(day)).isoformat() == after


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "6",
        "months",
        "0 days",
        "00 years",
        "-6 months",
        "1.5 years",
        "half a year",
        "6 fortnights",
        "100000 days",
        "6 months or so",
        "P6M",
        "٦ months",
        6,
        None,
        True,
        [],
        {},
        datetime.date(2026, 5, 1),
    ],
)
def test_what_is_no_span_of_time_is_a_problem(written: object) -> None:
    period, problem = parse_period(written, field="review_in")
    assert period is None
    assert problem is not None
    assert problem.subtype is Subtype.PERIOD
    assert problem.field == "review_in"
    assert "90 days, 6 months or 1 year" in problem.message.format(**problem.values)


@given(st.dates(), st.integers(1, 99999), st.sampled_from(["day", "week", "month", "year"]))
def test_a_span_of_time_never_goes_back(day: datetime.date, count: int, unit: str) -> None:
    period, problem = parse_period(f"{count} {unit}s", field="review_in")
    assert problem is None
    assert period is not None
    assert period.after(day) > day or day == datetime.date.max
