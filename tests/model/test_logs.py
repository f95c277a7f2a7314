"""The lines of a credence log, and the history that they tell."""

from __future__ import annotations

import pytest
from making import TODAY, a_date

from sphinx_beliefs.model.checks.log_checks import find_entry_problems
from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.notation.log_lines import parse_log_line
from sphinx_beliefs.model.notation.scales import SCALES
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.records.logs import LogEntry, around, course, in_order, last_change


def log(*lines: str) -> tuple[LogEntry, ...]:
    """A log of lines such as ``2026-05 70%``."""
    found = []
    for line in lines:
        parsed, problem = parse_log_line(line, SCALES["icd203"])
        assert problem is None, line
        assert parsed.date is not None
        assert parsed.credence is not None
        found.append(LogEntry(date=parsed.date, credence=parsed.credence, reason=parsed.reason))
    return tuple(found)


def said(entry: LogEntry | None) -> str:
    return f"{entry.date.iso} {entry.credence.text}" if entry is not None else ""


# -- lines -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "date", "credence", "reason"),
    [
        ("2026-05-01 ~70% A trial failed.", "2026-05-01", "~70%", "A trial failed."),
        ("2026-5-1 70%", "2026-05-01", "70%", ""),
        ("2026-05 0.7 Rough.", "2026-05", "0.7", "Rough."),
        ("2026 60-80% Wide.", "2026", "60-80%", "Wide."),
        ("2026-05-01 60 - 80 % Spaced.", "2026-05-01", "60 - 80 %", "Spaced."),
        ("2026-05-01 >95% Sure.", "2026-05-01", ">95%", "Sure."),
        ("2026-05-01 3:1 Odds.", "2026-05-01", "3:1", "Odds."),
        ("2026-05-01 3 : 1 Odds.", "2026-05-01", "3 : 1", "Odds."),
        ("2026-05-01 very likely A word.", "2026-05-01", "very likely", "A word."),
        ("2026-05-01 likely very clear now", "2026-05-01", "likely", "very clear now"),
        ("2026-05-01 ~XX% To be said.", "2026-05-01", "~XX%", "To be said."),
        ("2026-05-01 normative It was an ought.", "2026-05-01", "normative", "It was an ought."),
        ("- 2026-05-01 70% A bullet.", "2026-05-01", "70%", "A bullet."),
        ("* 2026-05-01 70% A bullet.", "2026-05-01", "70%", "A bullet."),
        ("2026-05-01 - 65% A dash before.", "2026-05-01", "65%", "A dash before."),
        ("2026-05-01: 70% — A dash.", "2026-05-01", "70%", "A dash."),
        ("2026-05-01, 70%, then – a dash.", "2026-05-01", "70%", "then – a dash."),
        ("2026-05-01 70%: A colon.", "2026-05-01", "70%", "A colon."),
        ("2026-05-01 70% - A hyphen.", "2026-05-01", "70%", "A hyphen."),
        ("2026-05-01   70%    much   space", "2026-05-01", "70%", "much   space"),
        ("2026-05-01\t70%\tTabs.", "2026-05-01", "70%", "Tabs."),
        ("2026-05-01 70% 5 of 7 trials failed.", "2026-05-01", "70%", "5 of 7 trials failed."),
        ("2026-05-01 70% -5% since May", "2026-05-01", "70%", "-5% since May"),
        ("2026-05-01 70% 60% was too low.", "2026-05-01", "70%", "60% was too low."),
    ],
)
def test_a_line_is_a_date_a_credence_and_a_reason(
    written: str, date: str, credence: str, reason: str
) -> None:
    line, problem = parse_log_line(written, SCALES["icd203"])
    assert problem is None
    assert line.date is not None
    assert line.credence is not None
    assert (line.date.iso, line.credence.text, line.reason) == (date, credence, reason)
    assert line.is_entry == (line.credence.kind is not CredenceKind.PLACEHOLDER)


def test_a_date_that_is_still_a_blank_is_no_entry_and_no_problem() -> None:
    line, problem = parse_log_line("<date> 70% A reason.")
    assert problem is None
    assert line.reason == "A reason."
    assert not line.is_entry


@pytest.mark.parametrize(
    ("written", "subtype", "shown"),
    [
        ("", "credence_log", ""),
        ("70% A trial failed.", "credence_log", "70% A trial failed."),
        ("May 2026 70% A trial failed.", "credence_log", "May 2026 70% A trial failed."),
        ("2026-13-45 70% A trial.", "credence_log", "2026-13-45 70% A trial."),
        ("forthcoming 70% A trial.", "credence_log", "forthcoming 70% A trial."),
        ("2026-05-01", "credence_log", ""),
        ("2026-05-01 A trial failed.", "credence_log", "A trial failed."),
        ("2026-05-01 likely A trial.", "credence_log", "likely A trial."),
        ("2026-05-01 170% A trial.", "credence", "A trial."),
        ("2026-05-01 80-60% A trial.", "credence", "A trial."),
        ("2026-05-01 70 A trial.", "credence", "A trial."),
    ],
)
def test_a_line_that_cannot_be_read_loses_no_word_and_says_how_to_mend_it(
    written: str, subtype: str, shown: str
) -> None:
    line, problem = parse_log_line(written)
    assert problem is not None
    assert problem.subtype.code == subtype
    assert "write" in problem.message.format(**problem.values)
    assert line.reason == shown
    assert not line.is_entry


# -- order -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ((), []),
        (("2026-05-01 70%",), []),
        (("2026-04-30 60%", "2026-05-01 70%"), []),
        (("2026-05-01 60%", "2026-05-01 70%"), []),
        (("2026-05-02 60%", "2026-05-01 70%"), [1]),
        (("2026-05 60%", "2026-05-01 70%"), []),
        (("2026-05-31 60%", "2026-05 70%"), []),
        (("2026-06-01 60%", "2026-05 70%"), [1]),
        (("2026 60%", "2026-01-01 70%"), []),
        (("2026-01-01 60%", "2025 70%"), [1]),
        (("2026-03 60%", "2026-01 50%", "2026-02 70%"), [1]),
    ],
)
def test_a_log_goes_from_the_oldest_entry_to_the_newest(
    lines: tuple[str, ...], wrong: list[int]
) -> None:
    found = list(find_entry_problems(log(*lines), TODAY))
    assert [number for number, _problem in found] == wrong
    for _number, problem in found:
        assert problem.subtype is Subtype.CREDENCE_LOG
        assert "oldest entry first" in problem.message.format(**problem.values)


@pytest.mark.parametrize(
    ("date", "is_to_come"),
    [
        ("2026-06-01", False),
        ("2026-06", False),
        ("2026", False),
        ("2026-06-02", True),
        ("2026-07", True),
        ("2027", True),
    ],
)
def test_nobody_knows_what_will_be_believed(date: str, is_to_come: bool) -> None:
    found = list(find_entry_problems(log(f"{date} 70%"), TODAY))
    assert [problem.subtype for _number, problem in found] == [Subtype.FUTURE_DATE] * is_to_come
    assert not list(find_entry_problems(log(f"{date} 70%"), None))


def test_entries_are_put_in_order_and_those_of_one_date_stay_as_written() -> None:
    entries = log("2026-05-01 70%", "2026-05-01 60%", "2025 50%")
    assert list(map(said, in_order(entries))) == [
        "2025 50%",
        "2026-05-01 70%",
        "2026-05-01 60%",
    ]


# -- what it tells -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "before", "after"),
    [
        ((), "", ""),
        (("2026-05-01 70%",), "", ""),
        (("2026-05-01 70%", "2026-05-02 70%"), "", ""),
        (("2026-05-01 70%", "2026-05-02 ~0.7"), "", ""),
        (("2026-05-01 60%", "2026-05-02 70%"), "2026-05-01 60%", "2026-05-02 70%"),
        (
            ("2026-05-01 60%", "2026-05-02 70%", "2026-05-03 70%"),
            "2026-05-01 60%",
            "2026-05-02 70%",
        ),
        (
            ("2026-05-01 70%", "2026-05-02 60%", "2026-05-03 70%"),
            "2026-05-02 60%",
            "2026-05-03 70%",
        ),
        (("2026-05-01 70%", "2026-05-02 60-80%"), "2026-05-01 70%", "2026-05-02 60-80%"),
    ],
)
def test_the_last_change_is_from_the_last_that_was_something_else(
    lines: tuple[str, ...], before: str, after: str
) -> None:
    change = last_change(log(*lines)) or (None, None)
    assert tuple(map(said, change)) == (before, after)


@pytest.mark.parametrize(
    ("fired", "before", "after"),
    [
        ("2026-04-15", "2026-03-01 60%", "2026-05-01 40%"),
        ("2026-05-01", "2026-03-01 60%", "2026-05-01 40%"),
        ("2026-05", "2026-03-01 60%", "2026-05-01 40%"),
        ("2026-05-02", "2026-05-01 40%", ""),
        ("2026-03-01", "", "2026-03-01 60%"),
        ("2026", "", "2026-03-01 60%"),
        ("2027", "2026-05-01 40%", ""),
    ],
)
def test_what_evidence_did_is_the_entries_around_its_day(
    fired: str, before: str, after: str
) -> None:
    entries = log("2026-03-01 60%", "2026-05-01 40%")
    found = around(entries, a_date(fired))
    assert tuple(map(said, found)) == (before, after)


def test_around_a_blank_there_is_nothing() -> None:
    assert around(log("2026 60%"), a_date("<date>")) == (None, None)


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        ((), []),
        (("2026-05-01 70%",), [(0, 70), (100, 70)]),
        (("2026-01-01 20%", "2026-01-11 60-80%"), [(0, 20), (88, 70), (100, 70)]),
        (
            ("2026-01-01 20%", "2026-01-02 30%", "2026-01-11 >90%"),
            [(0, 20), (8.8, 30), (88, 95), (100, 95)],
        ),
        (("2026-05-01 20%", "2026-05-01 30%"), [(0, 20), (88, 30), (100, 30)]),
        (("2026 20%", "2026 30%", "2026 40%"), [(0, 20), (44, 30), (88, 40), (100, 40)]),
        (("2025 20%", "2026 normative"), [(0, 20), (100, 20)]),
    ],
)
def test_the_course_of_a_credence_runs_from_the_first_day_on_and_goes_on_for_a_little(
    lines: tuple[str, ...], points: list[tuple[float, float]]
) -> None:
    assert course(log(*lines)) == points
