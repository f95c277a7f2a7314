"""Which changes of mind a site can date, and what each of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from making import a_belief, a_credence, a_date, a_log, a_site
from msgspec.structs import replace
from sites import Parts, parts, unhurried

from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.site.mind_changes import ChangeKind, MindChange, mind_changes

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.logs import CredenceLog
    from sphinx_beliefs.model.site.site import Site


def told(change: MindChange) -> str:
    """A change as a line."""
    before = change.before.text if change.before is not None else ""
    after = change.after.text if change.after is not None else ""
    words = [change.date.iso, change.belief.name, change.kind.value, f"{before}>{after}"]
    return " ".join([*words, *([change.reason] if change.reason else [])])


def all_of(site: Site) -> list[str]:
    return list(map(told, mind_changes(site)))


def with_reasons(log: CredenceLog, *reasons: str) -> CredenceLog:
    entries = tuple(
        replace(entry, reason=reason) for entry, reason in zip(log.entries, reasons, strict=True)
    )
    return replace(log, entries=entries)


@pytest.mark.parametrize(
    ("credence", "since", "lines", "expected"),
    [
        # Nothing says when.
        ("70%", "", [], []),
        ("70%", "<date>", [], []),
        # The beginning
        ("70%", "2026-01", [], ["2026-01 one new >70%"]),
        ("", "2026-01", [], ["2026-01 one new >"]),
        ("normative", "2026", [], ["2026 one new >normative"]),
        ("70%", "", ["2026-01-05 70%"], ["2026-01-05 one new >70%"]),
        # A log that begins while the date lasts is more exact, and one that begins earlier is right.
        ("70%", "2026-01", ["2026-01-05 70%"], ["2026-01-05 one new >70%"]),
        ("70%", "2026-03", ["2026-01-05 70%"], ["2026-01-05 one new >70%"]),
        # What was believed before the log began is not known.
        (
            "70%",
            "2025",
            ["2026-01-05 70%"],
            ["2026-01-05 one moved >70%", "2025 one new >"],
        ),
        # Moves
        (
            "40%",
            "",
            ["2026-01 70%", "2026-02 60%", "2026-03 40%"],
            ["2026-03 one moved 60%>40%", "2026-02 one moved 70%>60%", "2026-01 one new >70%"],
        ),
        # The same in other words is no move; the next one is from there.
        (
            "1:3",
            "",
            ["2026-01 75%", "2026-02 3:1", "2026-03 ~75%", "2026-04 1:3"],
            ["2026-04 one moved 75%>1:3", "2026-01 one new >75%"],
        ),
        # A log that is out of order, or in parts as exact as the author knew
        (
            "40%",
            "",
            ["2026-02-03 60%", "2026 70%", "2026-02 40%"],
            ["2026-02-03 one moved 40%>60%", "2026-02 one moved 70%>40%", "2026 one new >70%"],
        ),
        # Several on one day
        (
            "50%",
            "",
            ["2026-01-01 70%", "2026-01-01 60%", "2026-01-01 50%"],
            [
                "2026-01-01 one moved 60%>50%",
                "2026-01-01 one moved 70%>60%",
                "2026-01-01 one new >70%",
            ],
        ),
    ],
)
def test_what_a_belief_and_its_log_say(
    credence: str, since: str, lines: list[str], expected: list[str]
) -> None:
    fields = {"since": a_date(since)} if since else {}
    belief = a_belief("a", "one", credence, **fields)
    logs = [a_log("a", *lines, inside="one")] if lines else []
    assert all_of(a_site(belief, *logs)) == expected


def test_the_log_may_stand_elsewhere_and_its_reasons_are_those_of_the_moves() -> None:
    log = with_reasons(a_log("b", "2026-01 70%", "2026-02 40%", of="one"), "", "A \ue000x\ue001.")
    site = a_site(a_belief("a", "one", "40%"), log)
    assert all_of(site) == ["2026-02 one moved 70%>40% A \ue000x\ue001.", "2026-01 one new >70%"]


@pytest.mark.parametrize(
    "resolution", [each for each in Resolution if each != Resolution.SUPERSEDED]
)
def test_what_was_decided_is_dated_by_the_day_that_is_given(resolution: Resolution) -> None:
    resolved = a_date("2026-05-01")
    dated = a_belief("a", "one", "70%", resolution=resolution, resolved=resolved)
    undated = a_belief("a", "two", "70%", resolution=resolution)
    blank = a_belief("a", "three", "70%", resolution=resolution, resolved=a_date("<date>"))
    site = a_site(dated, undated, blank)
    assert all_of(site) == ["2026-05-01 one decided 70%>"]
    assert mind_changes(site)[0].belief.resolution is resolution


@pytest.mark.parametrize(
    ("resolution", "line", "expected"),
    [
        # The outcome has been logged, and why
        (Resolution.TRUE, "2026-05-01 100%", ["2026-05-01 one decided 70%> why"]),
        (Resolution.FALSE, "2026-05-02 0%", ["2026-05-01 one decided 70%> why"]),
        (Resolution.TRUE, "2026-05 100%", ["2026-05-01 one decided 70%> why"]),
        (Resolution.WITHDRAWN, "2026-05-01 70%", ["2026-05-01 one decided 70%> why"]),
        # These are moves
        (
            Resolution.TRUE,
            "2026-04-30 100%",
            ["2026-05-01 one decided 70%>", "2026-04-30 one moved 70%>100% why"],
        ),
        (
            Resolution.TRUE,
            "2026-05-01 40%",
            ["2026-05-01 one decided 70%>", "2026-05-01 one moved 70%>40% why"],
        ),
        (
            Resolution.AMBIGUOUS,
            "2026-05-01 100%",
            ["2026-05-01 one decided 70%>", "2026-05-01 one moved 70%>100% why"],
        ),
    ],
)
def test_an_outcome_that_is_logged_is_no_move(
    resolution: Resolution, line: str, expected: list[str]
) -> None:
    belief = a_belief("a", "one", "70%", resolution=resolution, resolved=a_date("2026-05-01"))
    log = with_reasons(a_log("a", "2026-01 70%", line, inside="one"), "", "why")
    assert all_of(a_site(belief, log)) == [*expected, "2026-01 one new >70%"]


def test_a_decision_is_from_what_the_log_says_if_the_belief_gives_no_credence() -> None:
    belief = a_belief("a", "one", resolution=Resolution.TRUE, resolved=a_date("2026-05"))
    site = a_site(belief, a_log("a", "2026-01 70%", "2026-02 80%", inside="one"))
    assert all_of(site)[0] == "2026-05 one decided 80%>"


@pytest.mark.parametrize(
    ("resolved", "since", "lines", "date"),
    [
        ("2026-04", "2026-03", ["2026-02 50%"], "2026-04"),
        ("", "2026-03", [], "2026-03"),
        ("", "2026-03", ["2026-05 50%"], "2026-03"),
        ("", "", ["2026-05 50%", "2026-06 60%"], "2026-05"),
        ("", "", [], ""),
    ],
)
def test_what_is_superseded_is_dated_by_its_day_or_by_what_took_its_place(
    resolved: str, since: str, lines: list[str], date: str
) -> None:
    old = a_belief(
        "a",
        "old",
        "70%",
        resolution=Resolution.SUPERSEDED,
        superseded_by="new",
        resolved=a_date(resolved) if resolved else None,
    )
    new = a_belief("b", "new", "50%", since=a_date(since) if since else None)
    logs = [a_log("c", *lines, of="new")] if lines else []
    found = [line for line in all_of(a_site(old, new, *logs)) if " old " in line]
    assert found == ([f"{date} old superseded 70%>"] if date else [])


def test_a_successor_that_is_not_there_dates_nothing() -> None:
    old = a_belief("a", "old", "70%", resolution=Resolution.SUPERSEDED, superseded_by="gone")
    assert all_of(a_site(old)) == []


def test_the_newest_come_first_and_those_of_a_day_in_the_order_of_the_site() -> None:
    site = a_site(
        a_belief("z", "last", "70%", since=a_date("2026-05-01")),
        Topic(docname="b", title="B", order=1),
        Topic(docname="a", title="A", order=2),
        a_belief("a", "two", "70%", since=a_date("2026-05-01")),
        a_belief("a", "three", "70%", since=a_date("2026-05-01")),
        a_belief("b", "one", "70%", since=a_date("2026-05-01")),
        a_belief("a", "month", "70%", since=a_date("2026-05")),
        a_belief("a", "newest", "70%", since=a_date("2026-06")),
        a_belief("a", "year", "70%", since=a_date("2026")),
    )
    found = [change.belief.name for change in mind_changes(site)]
    assert found == ["newest", "one", "two", "three", "last", "month", "year"]
    assert mind_changes(site) is mind_changes(site)


def test_changes_of_one_kind_and_day_are_counted_from_the_oldest() -> None:
    lines = ("2026-01-01 70%", "2026-01-01 60%", "2026-01-01 50%", "2026-01-02 40%")
    found = mind_changes(a_site(a_belief("a", "one"), a_log("a", *lines, inside="one")))
    assert [(change.date.day, change.kind, change.ordinal) for change in found] == [
        (2, ChangeKind.MOVED, 0),
        (1, ChangeKind.MOVED, 1),
        (1, ChangeKind.MOVED, 0),
        (1, ChangeKind.NEW, 0),
    ]


@pytest.mark.parametrize(
    ("before", "after", "points"),
    [
        ("70%", "40%", "-30"),
        ("40%", "~70.5%", "30.5"),
        ("20-40%", "3:1", "45"),
        ("normative", "40%", None),
        ("40%", "normative", None),
        ("~XX%", "40%", None),
    ],
)
def test_how_far_a_credence_has_moved(before: str, after: str, points: str | None) -> None:
    change = MindChange(
        kind=ChangeKind.MOVED,
        belief=a_belief("a", "one"),
        date=a_date("2026"),
        before=a_credence(before),
        after=a_credence(after),
    )
    assert (None if change.points is None else f"{change.points:f}") == points
    assert replace(change, before=None).points is None


@unhurried
@given(parts())
def test_of_any_site(drawn: Parts) -> None:
    """What is found is in order, each told once, from the credence before to another; and the same
    whatever else has been asked.
    """
    site = drawn.site()
    found = mind_changes(site)
    dates = [change.date.sort_key for change in found]
    assert dates == sorted(dates, reverse=True)
    ids = [(id(change.belief), change.kind, change.date, change.ordinal) for change in found]
    assert len(set(ids)) == len(ids)
    for belief in site.beliefs:
        own = [change for change in found[::-1] if change.belief is belief]
        kinds = [change.kind for change in own]
        assert kinds.count(ChangeKind.NEW) <= 1
        assert (ChangeKind.DECIDED in kinds) + (ChangeKind.SUPERSEDED in kinds) <= (
            belief.resolution is not None
        )
        moves = [change for change in own if change.kind is ChangeKind.MOVED]
        assert not any(
            move.after is None or move.after.means_the_same(move.before) for move in moves
        )
        if entries := site.history(belief):
            begun = [change for change in own if change.kind is ChangeKind.NEW]
            assert begun[0].date.sort_key <= entries[0].date.sort_key or belief.since is not None
            # Nothing that the log moved to is missed.
            steps = [each.after for each in own if each.after is not None]
            said = [entry.credence for entry in entries]
            assert all(any(step.means_the_same(one) for step in steps) for one in said)
    assert mind_changes(drawn.site()) == found
