"""Histories at random, against a plain model of what each commit says."""

from __future__ import annotations

import datetime
import itertools
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.past.suspicion import reworded_since
from sphinx_beliefs.model.past.versions import Version
from sphinx_beliefs.model.records.logs import LogEntry, in_order
from sphinx_beliefs.past.commits import Change, Commit
from sphinx_beliefs.past.following import Follower
from sphinx_beliefs.past.old_pages import OldBelief
from sphinx_beliefs.past.unlogged import courses_of, missing_entries
from sphinx_beliefs.past.version_events import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

PATHS, NAMES = ["a", "b", "c"], ["x", "y", "z"]
CREDENCES = [parse_credence(f"{n}%")[0] for n in (10, 20, 30)]
DAY = datetime.date(2025, 1, 1)

#: What stands on the pages: by page, the names and what is said of each.
State = dict[str, tuple[OldBelief, ...]]

# Each name has claims of its own: a claim that stays as its name changes is that of one belief.
beliefs = st.sampled_from(NAMES).flatmap(
    lambda name: st.builds(
        OldBelief,
        name=st.just(name),
        claim=st.sampled_from([f"{name} one.", f"{name} two."]),
        credence=st.sampled_from(CREDENCES),
    )
)
pages = st.lists(beliefs, max_size=2, unique_by=lambda each: each.name).map(tuple)
states = st.dictionaries(st.sampled_from(PATHS), pages, max_size=3)


def commits_of(
    graph: Sequence[tuple[tuple[int, ...], State]],
) -> tuple[list[Commit], dict[str, tuple[OldBelief, ...]]]:
    """The commits of a graph: the parents of each, by number, and the state after it."""
    contents: dict[str, tuple[OldBelief, ...]] = {}
    commits = []
    for number, (parents, state) in enumerate(graph):
        before = graph[parents[0]][1] if parents else {}
        changes = []
        for path in sorted({*before, *state}):
            if before.get(path, ()) != state.get(path, ()):
                blob = f"{number} {path}"
                contents[blob] = state.get(path, ())
                changes.append(Change(path, blob if path in state else None))
        day = DAY + datetime.timedelta(days=number)
        commits.append(Commit(str(number), tuple(map(str, parents)), day, "Ada", tuple(changes)))
    return commits, contents


def followed(graph: Sequence[tuple[tuple[int, ...], State]]) -> dict[str, tuple[Version, ...]]:
    commits, contents = commits_of(graph)
    follower = Follower(commits, lambda _path, blob: contents.get(blob or "", ()))
    follower.follow()
    return {each.handles[-1]: each.versions for each in follower.histories()}


def on_one_page(state: State) -> State:
    """A state in which each name stands on the first of its pages."""
    seen: set[str] = set()
    found: State = {}
    for path, page in sorted(state.items()):
        found[path] = tuple(each for each in page if each.name not in seen)
        seen |= {each.name for each in page}
    return found


def by_name(state: State) -> dict[str, OldBelief]:
    return {each.name: each for page in state.values() for each in page}


def says(version: Version, belief: OldBelief) -> bool:
    return all(getattr(version, field) == getattr(belief, field) for field in FIELDS)


@unhurried
@given(st.lists(states.map(on_one_page), min_size=1, max_size=12))
def test_on_one_line_each_state_is_told(line: list[State]) -> None:
    graph = [((number - 1,) if number else (), state) for number, state in enumerate(line)]
    found = followed(graph)
    for name in NAMES:
        expected: list[tuple[int, OldBelief | None]] = []
        before: OldBelief | None = None
        for number, state in enumerate(line):
            now = by_name(state).get(name)
            if now != before:
                expected.append((number, now))
            before = now
        told = [(v.order, None if v.is_gone else v) for v in found.get(name, ())]
        assert [order for order, _version in told] == [order for order, _now in expected]
        for (_order, version), (_number, now) in zip(told, expected, strict=True):
            assert (version is None) == (now is None)
            assert version is None or now is None or says(version, now)


CLAIMS = ["Caps lower rents.", "Caps lower most rents.", "Wages rise fast.", "Wages rise slowly."]
some = st.builds(
    OldBelief,
    name=st.sampled_from(["", "", "x", "y"]),
    claim=st.sampled_from(CLAIMS),
    credence=st.sampled_from(CREDENCES),
)
mixed = st.dictionaries(st.sampled_from(PATHS), st.lists(some, max_size=3).map(tuple), max_size=3)


@unhurried
@given(st.lists(mixed, min_size=1, max_size=8))
def test_beliefs_that_get_and_lose_names_are_all_told(line: list[State]) -> None:
    graph = [((number - 1,) if number else (), state) for number, state in enumerate(line)]
    commits, contents = commits_of(graph)
    follower = Follower(commits, lambda _path, blob: contents.get(blob or "", ()))
    follower.follow()
    by_handle = {handle: each for each in follower.histories() for handle in each.handles}
    here = [belief for page in line[-1].values() for belief in page]
    for belief in here:
        found = by_handle[belief.handle]
        alike = [other for other in here if other.handle in found.handles]
        assert not found.versions[-1].is_gone
        assert any(says(found.versions[-1], other) for other in alike)
    for found in by_handle.values():
        orders = [version.order for version in found.versions]
        assert orders == sorted(set(orders))
        assert found.versions[-1].is_gone == (not any(b.handle in found.handles for b in here))


@st.composite
def graphs(draw: st.DrawFn) -> list[tuple[tuple[int, ...], State]]:
    """Commits with branches and merges; each of them leads to the last."""
    graph: list[tuple[tuple[int, ...], State]] = [((), on_one_page(draw(states)))]
    heads = [0]
    for number in range(1, draw(st.integers(1, 10))):
        kind = draw(st.sampled_from(["commit", "branch", "merge"]))
        if kind == "merge" and len(heads) > 1:
            parents = tuple(draw(st.permutations(heads))[:2])
            sides = [graph[parent][1] for parent in parents]
            state = draw(st.sampled_from(sides)) if draw(st.booleans()) else draw(states)
        else:
            parents = (
                (draw(st.sampled_from(heads)),)
                if kind == "commit"
                else (draw(st.integers(0, number - 1)),)
            )
            state = draw(states)
        heads = [head for head in heads if head not in parents] + [number]
        graph.append((parents, on_one_page(state)))
    if len(heads) > 1:
        graph.append((tuple(heads), graph[draw(st.sampled_from(heads))][1]))
    return graph


@settings(unhurried, max_examples=100)
@given(graphs())
def test_with_branches_the_last_version_is_what_the_site_says(
    graph: list[tuple[tuple[int, ...], State]],
) -> None:
    found = followed(graph)
    now = by_name(graph[-1][1])
    assert set(now) <= set(found)
    for name, versions in found.items():
        orders = [version.order for version in versions]
        assert orders == sorted(set(orders))
        assert not versions[0].is_gone
        for before, after in itertools.pairwise(versions):
            assert (
                before.is_gone
                or after.is_gone
                or any(getattr(before, field) != getattr(after, field) for field in FIELDS)
            )
        if name in now:
            assert not versions[-1].is_gone
            assert says(versions[-1], now[name])
        else:
            assert versions[-1].is_gone


entries = st.builds(
    lambda days, credence: LogEntry(
        date=Date(
            year=(day := DAY + datetime.timedelta(days=days)).year, month=day.month, day=day.day
        ),
        credence=credence,
    ),
    st.integers(0, 40),
    st.sampled_from(CREDENCES),
)


@unhurried
@given(st.lists(entries, max_size=8), st.lists(entries, max_size=8))
def test_a_log_that_has_what_was_missing_lacks_nothing(
    seen: list[LogEntry], log: list[LogEntry]
) -> None:
    versions = [
        Version(
            commit=str(n),
            day=entry.date.first_day or DAY,
            author="",
            order=n,
            path="a",
            credence=entry.credence,
        )
        for n, entry in enumerate(in_order(seen))
    ]
    course = courses_of(versions)
    missing = missing_entries(course, log)
    assert missing_entries(course, [*log, *missing]) == []
    assert missing_entries(course, course) == []
    # Without a log, the course itself is missing.
    assert missing_entries(course, []) == course
    assert reworded_since(versions) is None
