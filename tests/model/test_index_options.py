"""The options of an index make the question that it asks."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from listed import VOCABULARY
from making import found, reader

from sphinx_beliefs.model.fields.index_options import options_of, read_query
from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.records.index_choices import Column, Group, Layout, SortKey, Stubs
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import Due, Query


def read(kind: Kind, **options: str) -> tuple[Query, list[str]]:
    values = {name.replace("_", "-"): value for name, value in options.items()}
    made = FieldReader(values)
    query = read_query(kind, made, VOCABULARY)
    return query, [problem.message.format(**problem.values) for problem in made.problems]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, {}),
        ({"region": "Governance, tech"}, {"regions": ("gov", "tech")}),
        ({"status": "Settled"}, {"statuses": ("settled",)}),
        ({"tags": "a, b", "any_tag": "c"}, {"tags": ("a", "b"), "any_tags": ("c",)}),
        ({"pages": "/t/*, u, w/"}, {"pages": ("t/*", "u", "w/*")}),
        ({"topics": "/t/*, u"}, {"pages": ("t/*", "u")}),
        ({"stubs": "include"}, {"stubs": Stubs.INCLUDE}),
        ({"credence": ">80%"}, {"credence": (Decimal(80), Decimal(100))}),
        ({"credence": "60-80%"}, {"credence": (Decimal(60), Decimal(80))}),
        ({"resolution": "true, false"}, {"resolutions": (Resolution.TRUE, Resolution.FALSE)}),
        ({"resolution": "open"}, {"resolutions": (None,)}),
        ({"since": "2026"}, {"since": datetime.date(2026, 1, 1)}),
        ({"until": "2026-02"}, {"until": datetime.date(2026, 2, 28)}),
        (
            {"sort": "-date, title"},
            {"sort": (SortKey(key="date", is_descending=True), SortKey(key="title"))},
        ),
        ({"group_by": "year"}, {"group_by": Group.YEAR}),
        ({"limit": "12"}, {"limit": 12}),
        ({"columns": "claim, tags"}, {"columns": (Column.TITLE, Column.TAGS)}),
        ({"format": "cards"}, {"layout": Layout.CARDS}),
        ({"caption": "All", "empty": "None"}, {"caption": "All", "empty": "None"}),
    ],
)
def test_options_make_a_query(options: dict[str, str], expected: dict[str, object]) -> None:
    query, problems = read(Kind.BELIEF, **options)
    assert problems == []
    assert query == Query(kind=Kind.BELIEF, **expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("overdue", Due(is_overdue=True)),
        ("never, Overdue", Due(is_overdue=True, is_never=True)),
        ("30 days", Due(within=(Period(days=30),))),
        ("2 years, 1 month", Due(within=(Period(months=24), Period(months=1)))),
    ],
)
def test_due_says_what_is_due(due: str, expected: Due) -> None:
    query, problems = read(Kind.TOPIC, due=due)
    assert (query.due, problems) == (expected, [])


@pytest.mark.parametrize(
    ("option", "written", "fix"),
    [
        ("region", "gouv", "did you mean gov?"),
        ("status", "setled", "did you mean settled?"),
        ("stubs", "some", "not one of exclude, include, only"),
        ("credence", "70", "write 70%"),
        ("credence", "normative", "write one such as >80%"),
        ("resolution", "treu", "did you mean true"),
        ("since", "May", "write 2026-05-01"),
        ("until", "soon", "write 2026-05-01"),
        ("due", "soon", "write overdue, never or a time"),
        ("sort", "colour", "not one of title"),
        ("sort", "-credance", "did you mean credence?"),
        ("group_by", "regoin", "did you mean region?"),
        ("limit", "no", "a whole number"),
        ("limit", "0", "a whole number"),
        ("limit", "٣", "a whole number"),
        ("columns", "colour", "not one of title"),
        ("columns", "credance", "did you mean credence"),
        ("format", "tabel", "did you mean table"),
    ],
)
def test_a_wrong_value_restricts_nothing_and_names_the_right_ones(
    option: str, written: str, fix: str
) -> None:
    kind = Kind.TOPIC if option == "due" else Kind.BELIEF
    query, [problem] = read(kind, **{option: written})
    assert fix in problem
    if option not in {"region", "status"}:
        assert query == read(kind)[0]


@pytest.mark.parametrize(
    "option", sorted(set(options_of(Kind.BELIEF)) - {"caption", "empty", "name", "class"})
)
def test_an_option_without_a_value_is_told_and_means_nothing(option: str) -> None:
    query, [problem] = read(Kind.BELIEF, **{option: " "})
    assert problem == f"{option}: nothing is written here; write a value or remove the option"
    assert query == read(Kind.BELIEF)[0]


@pytest.mark.parametrize(
    ("kind", "options", "fix"),
    [
        (Kind.BELIEF, {"since": "2026", "until": "2024"}, "later than until, 2024-12-31"),
        (Kind.BELIEF, {"since": "<date>"}, "since: '<date>' is not a date yet"),
        (Kind.BELIEF, {"due": "never"}, "write overdue or a time"),
        (Kind.UNCERTAINTY, {"group_by": "year"}, "not one of region, topic, status, tag, none"),
        (Kind.TOPIC, {"group_by": "topic"}, "not one of region, status, tag, year, none"),
    ],
)
def test_what_makes_no_sense_is_told(kind: Kind, options: dict[str, str], fix: str) -> None:
    _query, [problem] = read(kind, **options)
    assert fix in problem


def test_the_title_is_always_a_column_since_it_is_the_link() -> None:
    query, _problems = read(Kind.BELIEF, columns="credence, topic")
    assert query.columns == (Column.TITLE, Column.CREDENCE, Column.TOPIC)


@pytest.mark.parametrize("kind", list(Kind))
def test_an_option_that_a_kind_does_not_have_means_nothing(kind: Kind) -> None:
    every = {"credence": "x", "due": "x", "since": "x", "stubs": "x", "limit": "x"}
    unknown = {name: value for name, value in every.items() if name not in options_of(kind)}
    if "stubs" in unknown:
        unknown.pop("stubs")
    assert read(kind, **unknown) == read(kind)


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
        (",", {None}),
    ],
)
def test_an_index_lists_the_beliefs_of_these_ends(
    written: str | None, ends: set[Resolution | None]
) -> None:
    options = reader() if written is None else reader(resolution=written)
    resolutions = read_query(Kind.BELIEF, options, VOCABULARY).resolutions
    assert set(resolutions) == ends
    assert len(resolutions) == len(ends)
    assert found(options) == []


@pytest.mark.parametrize(
    ("written", "ends"),
    [("clsoed", {None}), ("true, nope", {Resolution.TRUE}), ("none", {None}), ("", {None})],
)
def test_an_end_that_there_is_not_is_left_out(written: str, ends: set[Resolution | None]) -> None:
    options = reader(resolution=written)
    assert set(read_query(Kind.BELIEF, options, VOCABULARY).resolutions) == ends
    assert found(options) == [("resolution", "option_value")]
