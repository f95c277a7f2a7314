"""Which entries of a log the history of a belief bears out, and which it contradicts."""

from __future__ import annotations

import datetime

import pytest
from patience import patience

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import parse_date
from sphinx_beliefs.model.past.versions import Version
from sphinx_beliefs.model.past.vouching import LATE, NEAR, contradicted, vouched
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.logs import LogEntry


def entry(written: str) -> LogEntry:
    """An entry such as ``2025-06 60%``."""
    day, said = written.split()
    date, _problem = parse_date(day, field="date")
    assert date is not None
    return LogEntry(date=date, credence=parse_credence(said)[0])


def history(*states: str, logged: str = "", **fields: object) -> list[Version]:
    """Versions such as ``2025-03-01 40%``; ``-`` is a belief without a credence, ``gone`` one that
    is on no page. The entries in ``logged`` are in the log from the last version on.
    """
    made = []
    for order, state in enumerate(states):
        day, said = state.split()
        is_last = order == len(states) - 1
        made.append(
            Version(
                commit=f"{order:040x}",
                day=datetime.date.fromisoformat(day),
                author="Ada",
                order=order,
                path="page.md",
                credence=parse_credence(said)[0] if said not in {"-", "gone"} else None,
                is_gone=said == "gone",
                logged=tuple(map(entry, filter(None, logged.split("; ")))) if is_last else (),
                **fields if is_last else {},
            )
        )
    return made


def days(log: str, versions: list[Version]) -> list[str | None]:
    """The days of the commits that bear out the entries of a log."""
    found = vouched([*map(entry, log.split("; "))], versions)
    return [one and one.day.isoformat() for one in found]


def doubts(log: str, versions: list[Version]) -> list[tuple[int, str, str, str]]:
    """The entries that are contradicted: number, credence of then, since when, until when."""
    entries = [*map(entry, log.split("; "))]
    return [
        (number, found.credence.text, str(found.since), str(found.until or ""))
        for number, found in contradicted(entries, versions)
    ]


# -- what is borne out -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("2025-06-10 60%", "2025-06-10"),
        ("2025-06-09 ~60%", "2025-06-10"),
        ("2025-06-12 0.6", "2025-06-10"),
        ("2025-06 60%", "2025-06-10"),
        ("2025 60%", "2025-06-10"),
        # It was still so, and the author says so once more.
        ("2025-09-01 60%", "2025-06-10"),
        ("2025-06-10 61%", None),
        ("2025-06-01 60%", None),
        ("2025-05 60%", None),
        ("2026-02-01 60%", None),
    ],
)
def test_an_entry_is_borne_out_by_the_credence_of_its_days(log: str, expected: str | None) -> None:
    versions = history("2025-03-01 40%", "2025-06-10 60%", "2025-12-01 70%", logged=log)
    assert days(log, versions) == [expected]


def test_an_entry_is_the_same_in_another_notation() -> None:
    versions = history("2025-06-10 60%", logged="2025-06-10 60%")
    assert days("2025-06-10 ~0.600", versions) == ["2025-06-10"]


@pytest.mark.parametrize("late", [-NEAR - 1, -NEAR, 0, NEAR, NEAR + 1])
def test_days_may_differ_as_clocks_and_zones_do(late: int) -> None:
    day = datetime.date(2025, 6, 10) + datetime.timedelta(days=late)
    log = "2025-06-10 60%"
    versions = history("2025-01-01 40%", f"{day} 60%", logged=log)
    assert (days(log, versions) == [None]) == (late > NEAR)


def test_an_entry_that_stood_in_the_log_in_time_is_borne_out_whatever_the_page_said() -> None:
    log = "2025-06-10 60%"
    versions = [
        *history("2025-01-01 40%", "2025-06-11 40%", logged=log),
        *history("2025-10-01 40%", logged=log),
    ]
    assert days(log, versions) == ["2025-06-11"]
    assert doubts(log, versions) == []


def test_an_entry_that_is_not_committed_is_neither_borne_out_nor_doubted() -> None:
    versions = history("2025-01-01 40%", "2025-12-01 60%")
    assert days("2025-01-01 40%; 2025-06-01 60%", versions) == [None, None]
    assert doubts("2025-06-01 60%", versions) == []
    assert days("2025-01-01 40%", []) == [None]


# -- what is contradicted ------------------------------------------------------------------------


def test_the_page_said_something_else_for_months() -> None:
    log = "2025-06 60%"
    versions = history("2025-03-01 40%", "2025-10-03 60%", logged=log)
    assert doubts(log, versions) == [(0, "40%", "2025-03-01", "2025-10-03")]


def test_the_page_says_something_else_until_now() -> None:
    log = "2025-06 60%; 2025-09 40%"
    versions = history("2025-03-01 40%", "2025-09-01 40%", logged=log)
    assert doubts(log, versions) == [(0, "40%", "2025-03-01", "")]


@pytest.mark.parametrize(
    ("versions", "why"),
    [
        (["2025-06-20 40%", "2025-10-01 60%"], "git began later"),
        (["2025-06-10 40%", "2025-10-01 60%"], "the other credence is of the same day"),
        (["2025-03-01 -", "2025-10-01 60%"], "no credence was there"),
        (["2025-03-01 ~XX%", "2025-10-01 60%"], "there was a blank"),
        (["2025-03-01 normative", "2025-10-01 60%"], "it was normative"),
        (["2025-03-01 40%", "2025-05-01 gone", "2025-10-01 60%"], "it was not on a page"),
        (["2025-03-01 40%", "2025-06-18 60%"], "it was committed some days later"),
        (["2025-03-01 40%", "2025-06-18 50%", "2025-10-01 60%"], "it may have been between two"),
        (["2025-03-01 50-70%", "2025-10-01 60%"], "the interval of then has it"),
        (["2025-03-01 60%", "2025-10-01 40%"], "it is as it was"),
    ],
)
def test_nothing_is_claimed_that_git_does_not_show(versions: list[str], why: str) -> None:
    log = "2025-06-10 60%"
    assert doubts(log, history(*versions, logged=log)) == [], why


@pytest.mark.parametrize("late", [1, LATE, LATE + 1])
def test_commits_may_come_late(late: int) -> None:
    day = datetime.date(2025, 6, 10) + datetime.timedelta(days=late)
    log = "2025-06-10 60%"
    found = doubts(log, history("2025-01-01 40%", f"{day} 60%", logged=log))
    assert bool(found) == (late > LATE)


def test_an_entry_to_the_year_is_doubted_only_if_the_whole_year_was_another() -> None:
    log = "2025 60%"
    whole = history("2024-12-01 40%", "2026-03-01 60%", logged=log)
    assert doubts(log, whole) == [(0, "40%", "2024-12-01", "2026-03-01")]
    assert doubts(log, history("2025-01-10 40%", "2026-03-01 60%", logged=log)) == []
    assert doubts(log, history("2024-12-01 40%", "2025-12-20 60%", logged=log)) == []


def test_the_credence_of_a_closed_belief_is_not_held_any_more() -> None:
    log = "2026-05-01 100%"
    versions = history("2025-03-01 40%", "2025-04-01 40%", logged=log, resolution=Resolution.TRUE)
    assert doubts(log, versions) == []


def test_dates_that_run_backwards_leave_the_later_commit() -> None:
    log = "2025-06-10 60%"
    versions = history("2025-03-01 40%", "2025-08-01 50%", "2025-06-09 60%", logged=log)
    assert days(log, versions) == ["2025-06-09"]
    assert doubts(log, versions) == []


@pytest.mark.parametrize("log", ["0001-01-01 60%", "9999-12-31 60%", "9999 60%", "0001 60%"])
def test_the_ends_of_the_calendar_are_days_as_well(log: str) -> None:
    versions = history("0001-01-01 40%", "9999-12-31 60%", logged=log)
    assert len(days(log, versions)) == 1
    doubts(log, versions)


def test_a_log_of_hundreds_of_entries_takes_no_time_to_speak_of() -> None:
    first = datetime.date(2020, 1, 1)
    entries = [
        entry(f"{first + datetime.timedelta(days=number)} {number % 100}%") for number in range(400)
    ]
    versions = [
        Version(
            commit=f"{number:040x}",
            day=first + datetime.timedelta(days=number),
            author="Ada",
            order=number,
            path="page.md",
            credence=entries[number].credence,
            logged=tuple(entries[: number + 1]),
        )
        for number in range(400)
    ]
    with patience(5):
        assert None not in vouched(entries, versions)
        assert list(contradicted(entries, versions)) == []
