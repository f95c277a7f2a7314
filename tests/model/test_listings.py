"""Every index is one question: which records, in what order, put together how, shown how."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from making import TODAY, a_date, by_page
from msgspec.structs import replace

from sphinx_beliefs.model.fields.option_reader import OptionReader
from sphinx_beliefs.model.fields.view_options import options_of, read_query
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import Date, Period, parse_date
from sphinx_beliefs.model.notation.placeholders import BlankKind
from sphinx_beliefs.model.records.items import (
    Belief,
    Direction,
    Reading,
    Resolution,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import (
    Column,
    CountView,
    Due,
    Fired,
    Group,
    Layout,
    Query,
    SortKey,
    Stubs,
    columns_of,
    default_columns,
    groups_of,
    sort_keys_of,
)
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.answers import FiredWay
from sphinx_beliefs.model.site.catalogue import Catalogue
from sphinx_beliefs.model.site.listings import Left

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.record import Record

VOCABULARY = Vocabulary(
    regions={"tech": "Technical Safety", "gov": "Governance"},
    statuses={"exploring": "Exploring", "settled": "Settled"},
    today=TODAY,
    review_in=Period(months=6),
)
BLANKS = ((BlankKind.CREDENCE, 2), (BlankKind.WHY, 1))


def belief(docname: str, name: str, credence: str = "", **more: object) -> Belief:
    return Belief(  # type: ignore[arg-type]
        docname=docname,
        anchor=f"beliefs-{name}",
        name=name,
        title=name,
        credence=parse_credence(credence)[0] if credence else None,
        **more,
    )


def trigger(docname: str, title: str, **more: object) -> UpdateTrigger:
    return UpdateTrigger(docname=docname, anchor=title, title=title, **more)  # type: ignore[arg-type]


def reading(docname: str, title: str, date: str, authors: str = "") -> Reading:
    parsed = parse_date(date, field="date", allow_forthcoming=True)[0]
    return Reading(docname=docname, anchor=title, title=title, date=parsed, authors=authors)


RECORDS: list[Record] = [
    Topic(
        docname="t/interp",
        title="Interp",
        region="tech",
        status="settled",
        tags=("deployment",),
        last_reviewed=a_date("2026-05-01"),
    ),
    belief("t/interp", "low", "20%", since=a_date("2024-03")),
    belief("t/interp", "high", "90%", tags=("x",), resolve_by=a_date("2027")),
    belief("t/interp", "should", "normative"),
    belief("t/interp", "gone", "40%", resolution=Resolution.FALSE, resolved=a_date("2026-02")),
    CredenceLog(
        docname="t/interp",
        belief_anchor="beliefs-high",
        entries=(LogEntry(date=Date(year=2025, month=7), credence=parse_credence("90%")[0]),),
    ),
    Uncertainty(docname="t/interp", anchor="q", title="Question?", beliefs=("high", "nope")),
    trigger(
        "t/interp", "seen", direction=Direction.DOWN, fired=a_date("2026-04"), beliefs=("high",)
    ),
    trigger("t/interp", "unseen", direction=Direction.UP),
    reading("t/interp", "Old", "2024", "Zeno"),
    reading("t/interp", "Soon", "forthcoming", "Adams"),
    Topic(
        docname="t/monitor",
        title="Monitor",
        region="tech",
        status="exploring",
        order=1,
        last_reviewed=a_date("2025-01"),
    ),
    belief("t/monitor", "middle", "50-70%", tags=("x",)),
    reading("t/monitor", "New", "2026-02-01", "Moore"),
    Topic(docname="t/gov", title="Gov", region="gov", blanks=BLANKS),
    belief("t/gov", "open", "~XX%"),
    Topic(docname="t/new", title="New", region="gov"),
    Topic(docname="t/free", title="Free", region="elsewhere", stub=True),
    belief("notes", "stray", "50%", tags=("x",)),
]


def catalogue(*records: Record) -> Catalogue:
    return Catalogue(by_page(*records), VOCABULARY)


SITE = catalogue(*RECORDS)


def titles(query: Query) -> list[str]:
    return [row.target.title for group in SITE.listing(query).groups for row in group.rows]


def groups(query: Query) -> list[tuple[str, list[str]]]:
    return [
        (group.title, [row.target.title for row in group.rows])
        for group in SITE.listing(query).groups
    ]


def cells(query: Query) -> list[object]:
    return [
        cell for group in SITE.listing(query).groups for row in group.rows for cell in row.cells
    ]


ALL_OPEN = ["high", "middle", "low", "should", "stray"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ALL_OPEN),
        ({"regions": ("tech",)}, ["high", "middle", "low", "should"]),
        ({"regions": ("gov",)}, []),
        ({"regions": ("gov", "tech"), "stubs": Stubs.INCLUDE}, [*ALL_OPEN[:4], "open"]),
        ({"stubs": Stubs.ONLY}, ["open"]),
        ({"statuses": ("settled",)}, ["high", "low", "should"]),
        ({"tags": ("x",)}, ["high", "middle", "stray"]),
        ({"tags": ("X", "Deployment")}, ["high"]),
        ({"tags": ("x", "none")}, []),
        ({"any_tags": ("deployment", "x")}, ALL_OPEN),
        ({"any_tags": ("none",)}, []),
        ({"pages": ("t/m*",)}, ["middle"]),
        ({"pages": ("t/m*", "notes")}, ["middle", "stray"]),
        ({"pages": ("t/[",)}, []),
        ({"credence": (Decimal(60), Decimal(100))}, ["high", "middle"]),
        ({"credence": (Decimal(0), Decimal(20))}, ["low"]),
        ({"resolutions": (Resolution.FALSE,)}, ["gone"]),
        ({"resolutions": (None, Resolution.FALSE)}, ["high", "middle", "gone", "low", "should", "stray"]),
        ({"resolutions": (Resolution.TRUE,)}, []),
        ({"since": datetime.date(2025, 1, 1)}, ["high"]),
        ({"until": datetime.date(2024, 3, 31)}, ["low"]),
        ({"since": datetime.date(2024, 1, 1), "until": datetime.date(2025, 12, 31)}, ["high", "low"]),
        ({"limit": 2}, ["high", "middle"]),
        ({"limit": 99}, ALL_OPEN),
    ],
)  # fmt: skip
def test_an_index_of_beliefs_can_be_narrowed(options: dict[str, object], found: list[str]) -> None:
    assert titles(Query(kind=Kind.BELIEF, **options)) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "sort", "found"),
    [
        (Kind.BELIEF, "title", ["high", "low", "middle", "should", "stray"]),
        (Kind.BELIEF, "-title", ["stray", "should", "middle", "low", "high"]),
        (Kind.BELIEF, "credence", ["low", "stray", "middle", "high", "should"]),
        (Kind.BELIEF, "-credence", ["high", "middle", "stray", "low", "should"]),
        (Kind.BELIEF, "date", ["low", "high", "middle", "should", "stray"]),
        (Kind.BELIEF, "-date", ["high", "low", "middle", "should", "stray"]),
        (Kind.BELIEF, "due", ["high", "middle", "low", "should", "stray"]),
        (Kind.BELIEF, "topic", ["middle", "low", "high", "should", "stray"]),
        (Kind.BELIEF, "-topic", ["low", "high", "should", "middle", "stray"]),
        (Kind.BELIEF, "status", ["middle", "low", "high", "should", "stray"]),
        (Kind.BELIEF, "-status title", ["high", "low", "should", "middle", "stray"]),
        (Kind.BELIEF, "region -title", ["should", "middle", "low", "high", "stray"]),
        (Kind.BELIEF, "order", ["middle", "low", "high", "should", "stray"]),
        (Kind.BELIEF, "-order", ["stray", "should", "high", "low", "middle"]),
        (Kind.READING, "date", ["Old", "New", "Soon"]),
        (Kind.READING, "authors", ["Soon", "New", "Old"]),
        (Kind.UPDATE_TRIGGER, "direction", ["unseen", "seen"]),
        (Kind.UPDATE_TRIGGER, "date", ["seen", "unseen"]),
        (Kind.TOPIC, "-date", ["Interp", "Monitor", "New"]),
        (Kind.TOPIC, "due", ["Monitor", "Interp", "New"]),
        (Kind.STUB, "-title", ["Gov", "Free"]),
    ],
)
def test_an_index_can_be_sorted(kind: Kind, sort: str, found: list[str]) -> None:
    keys = tuple(
        SortKey(key=word.removeprefix("-"), is_descending=word.startswith("-"))
        for word in sort.split()
    )
    query = Query(kind=kind, sort=keys, group_by=Group.NONE, fired=Fired.ALL)
    assert titles(query) == found


@pytest.mark.parametrize(
    ("kind", "group_by", "found"),
    [
        (
            Kind.BELIEF,
            Group.REGION,
            [("Technical Safety", ["high", "middle", "low", "should"]), ("", ["stray"])],
        ),
        (
            Kind.BELIEF,
            Group.TOPIC,
            [("Monitor", ["middle"]), ("Interp", ["high", "low", "should"]), ("notes", ["stray"])],
        ),
        (
            Kind.BELIEF,
            Group.STATUS,
            [("Exploring", ["middle"]), ("Settled", ["high", "low", "should"]), ("", ["stray"])],
        ),
        (
            Kind.BELIEF,
            Group.TAG,
            [("deployment", ["high", "low", "should"]), ("x", ["high", "middle", "stray"])],
        ),
        (
            Kind.BELIEF,
            Group.YEAR,
            [("2025", ["high"]), ("2024", ["low"]), ("", ["middle", "stray", "should"])],
        ),
        (Kind.BELIEF, Group.NONE, [("", ["high", "middle", "stray", "low", "should"])]),
        (
            Kind.READING,
            Group.YEAR,
            [("forthcoming", ["Soon"]), ("2026", ["New"]), ("2024", ["Old"])],
        ),
        (
            Kind.TOPIC,
            None,
            [
                ("Technical Safety", ["Monitor", "Interp"]),
                ("Governance", ["New", "Gov"]),
                ("elsewhere", ["Free"]),
            ],
        ),
        (Kind.STUB, None, [("Governance", ["Gov"]), ("elsewhere", ["Free"])]),
    ],
)
def test_rows_are_put_together(
    kind: Kind, group_by: Group | None, found: list[tuple[str, list[str]]]
) -> None:
    stubs = Stubs.INCLUDE if kind is Kind.TOPIC else Stubs.EXCLUDE
    assert groups(Query(kind=kind, group_by=group_by, stubs=stubs)) == found


def test_a_group_says_how_many_of_its_topics_are_written() -> None:
    listing = SITE.listing(Query(kind=Kind.TOPIC, stubs=Stubs.INCLUDE))
    assert [(g.slug, g.written, len(g.rows)) for g in listing.groups] == [
        ("tech", 2, 2),
        ("gov", 1, 2),
        ("elsewhere", 0, 1),
    ]


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (Due(is_overdue=True), ["Monitor"]),
        (Due(is_never=True), ["New"]),
        (Due(within=(Period(months=6),)), ["Monitor", "Interp"]),
        (Due(within=(Period(days=30),)), ["Monitor"]),
        (Due(within=(Period(days=30), Period(months=6))), ["Monitor", "Interp"]),
        (Due(is_overdue=True, is_never=True), ["Monitor", "New"]),
    ],
)
def test_reviews_that_are_due_can_be_listed(due: Due, found: list[str]) -> None:
    assert titles(Query(kind=Kind.TOPIC, due=due)) == found


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (Due(is_overdue=True), ["late"]),
        (Due(within=(Period(months=19),)), ["late", "high"]),
        (Due(within=(Period(months=1),)), ["late"]),
        (Due(within=(Period(months=1200),)), ["late", "high", "far"]),
        (Due(is_never=True), []),
    ],
)
def test_beliefs_to_be_decided_can_be_listed_the_next_one_first(due: Due, found: list[str]) -> None:
    site = catalogue(
        *RECORDS,
        belief("t/new", "far", "50%", resolve_by=a_date("2040")),
        belief("t/monitor", "late", "50%", resolve_by=a_date("2026-05-31")),
        belief("t/monitor", "done", resolve_by=a_date("2026-05-31"), resolution=Resolution.TRUE),
    )
    listing = site.listing(Query(kind=Kind.BELIEF, due=due))
    assert [row.target.title for group in listing.groups for row in group.rows] == found
    assert Column.DUE in listing.columns
    assert listing.grouped_by is Group.NONE


def test_a_limit_runs_over_groups_and_tells_of_the_rest() -> None:
    listing = SITE.listing(Query(kind=Kind.BELIEF, limit=3, group_by=Group.TOPIC))
    assert [len(group.rows) for group in listing.groups] == [1, 2]
    assert (listing.shown, listing.total) == (3, 5)


@pytest.mark.parametrize(
    ("limit", "shown", "found"),
    [
        (None, 5, [("deployment", ["high", "low", "should"]), ("x", ["high", "middle", "stray"])]),
        (3, 3, [("deployment", ["high", "low", "should"]), ("x", ["high"])]),
        (4, 4, [("deployment", ["high", "low", "should"]), ("x", ["high", "middle"])]),
    ],
)
def test_a_record_with_two_tags_counts_once(
    limit: int | None, shown: int, found: list[tuple[str, list[str]]]
) -> None:
    query = Query(kind=Kind.BELIEF, group_by=Group.TAG, limit=limit)
    assert groups(query) == found
    assert (SITE.listing(query).shown, SITE.listing(query).total) == (shown, 5)


def test_the_tags_that_are_shown_are_those_that_are_asked_for() -> None:
    columns = (Column.TITLE, Column.TAGS)
    listing = SITE.listing(Query(kind=Kind.BELIEF, tags=("deployment",), columns=columns))
    cells = {row.cells[1] for group in listing.groups for row in group.rows}
    assert cells == {"x, deployment", "deployment"}


def test_a_page_can_be_named_by_its_short_name_too() -> None:
    assert titles(Query(kind=Kind.TOPIC, pages=("interp", "t/m*"))) == ["Monitor", "Interp"]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_column_and_every_order_of_a_kind_can_be_asked_for(kind: Kind) -> None:
    query = Query(kind=kind, columns=columns_of(kind), stubs=Stubs.INCLUDE)
    for key in sort_keys_of(kind):
        for group in groups_of(kind):
            SITE.listing(replace(query, sort=(SortKey(key=key),), group_by=group))
    assert set(default_columns(query)) <= set(columns_of(kind))


@pytest.mark.parametrize(
    ("kind", "key", "found"),
    [
        (Kind.BELIEF, "resolution", ["gone", "low"]),
        (Kind.BELIEF, "tags", ["low", "high"]),
        (Kind.TOPIC, "tagline", ["Gov", "Monitor"]),
        (Kind.STUB, "left", ["Gov", "Free"]),
        (Kind.UPDATE_TRIGGER, "beliefs", ["seen", "unseen"]),
    ],
)
def test_what_is_shown_in_a_column_can_be_sorted_by(kind: Kind, key: str, found: list[str]) -> None:
    records = [
        replace(record, tagline={"Gov": "About law.", "Monitor": "On watch."}.get(record.title, ""))
        if isinstance(record, Topic)
        else record
        for record in RECORDS
    ]
    ends = (None, *Resolution)
    query = Query(
        kind=kind,
        sort=(SortKey(key=key), SortKey(key="title")),
        resolutions=ends,
        fired=Fired.ALL,
        group_by=Group.NONE,
        stubs=Stubs.INCLUDE,
    )
    shown = catalogue(*records).listing(query).groups[0].rows
    assert [row.target.title for row in shown if row.target.title in found] == found


def test_an_index_of_closed_beliefs_says_what_became_of_them() -> None:
    query = Query(kind=Kind.BELIEF, resolutions=(None, Resolution.FALSE))
    assert Column.RESOLUTION in SITE.listing(query).columns
    assert Column.RESOLUTION not in SITE.listing(Query(kind=Kind.BELIEF)).columns


def test_cells_say_what_their_columns_ask() -> None:
    assert cells(Query(kind=Kind.STUB, columns=(Column.LEFT, Column.REGION))) == [
        Left(blanks=BLANKS),
        "Governance",
        Left(blanks=()),
        "elsewhere",
    ]
    found = cells(Query(kind=Kind.UNCERTAINTY, columns=(Column.BELIEFS, Column.STATUS)))
    assert [target.title for target in found[0]] == ["high"]  # type: ignore[attr-defined]
    assert found[1] == "Settled"
    columns = (Column.DIRECTION, Column.DATE)
    directions = cells(Query(kind=Kind.UPDATE_TRIGGER, fired=Fired.ALL, columns=columns))
    spoke = FiredWay(way=Direction.DOWN)
    assert directions == [spoke, a_date("2026-04"), Direction.UP, None]


def test_records_can_be_counted() -> None:
    assert SITE.count(CountView(query=Query(kind=Kind.BELIEF))) == 5
    assert SITE.count(CountView(query=Query(kind=Kind.STUB, regions=("gov",)))) == 1


def test_an_answer_changes_exactly_with_what_is_shown() -> None:
    query = Query(kind=Kind.BELIEF)

    def answer(**changes: object) -> object:
        item = replace(belief("t", "b", "70%"), **changes)
        return catalogue(Topic(docname="t", title="T"), item).answer(query, "page")

    assert answer() == answer(since=a_date("2024"))
    assert answer() != answer(title="New")
    assert answer() != answer(credence=parse_credence("71%")[0])
    assert answer() != answer(resolution=Resolution.TRUE)


# -- options ---------------------------------------------------------------------------


def read(kind: Kind, **options: str) -> tuple[Query, list[str]]:
    values = {name.replace("_", "-"): value for name, value in options.items()}
    reader = OptionReader(values)
    query = read_query(kind, reader, VOCABULARY)
    return query, [problem.message.format(**problem.values) for problem in reader.problems]


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
    ("option", "written", "mend"),
    [
        ("region", "gouv", "did you mean gov?"),
        ("status", "setled", "did you mean settled?"),
        ("stubs", "some", "not one of exclude, include, only"),
        ("credence", "70", "write 70%"),
        ("credence", "normative", "write a range such as >80%"),
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
    option: str, written: str, mend: str
) -> None:
    kind = Kind.TOPIC if option == "due" else Kind.BELIEF
    query, [problem] = read(kind, **{option: written})
    assert mend in problem
    if option not in {"region", "status"}:
        assert query == read(kind)[0]


@pytest.mark.parametrize(
    "option", sorted(set(options_of(Kind.BELIEF)) - {"caption", "empty", "name", "class"})
)
def test_an_option_without_a_value_is_told_and_means_nothing(option: str) -> None:
    query, [problem] = read(Kind.BELIEF, **{option: " "})
    assert problem == f"{option}: nothing is written here; write a value or take it away"
    assert query == read(Kind.BELIEF)[0]


@pytest.mark.parametrize(
    ("kind", "options", "mend"),
    [
        (Kind.BELIEF, {"since": "2026", "until": "2024"}, "later than until, 2024-12-31"),
        (Kind.BELIEF, {"since": "<date>"}, "since: '<date>' is not a date yet"),
        (Kind.BELIEF, {"due": "never"}, "write overdue or a time"),
        (Kind.UNCERTAINTY, {"group_by": "year"}, "not one of region, topic, status, tag, none"),
        (Kind.TOPIC, {"group_by": "topic"}, "not one of region, status, tag, year, none"),
    ],
)
def test_what_makes_no_sense_is_told(kind: Kind, options: dict[str, str], mend: str) -> None:
    _query, [problem] = read(kind, **options)
    assert mend in problem


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
