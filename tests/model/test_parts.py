"""A list that is too long for one page is divided, and nothing of it is lost or moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listed import trigger
from making import TODAY, a_date, a_site

from sphinx_beliefs.model.records.items import Belief, Reading
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import query_of_all
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.model.site.parts import Part, parts_of

ALL_BELIEFS = query_of_all(Kind.BELIEF)


def beliefs(titles: dict[str, list[str]], known: dict[str, str] | None = None) -> object:
    """A site with a topic for each region, and beliefs of these titles on it."""
    records = []
    for place, (region, claims) in enumerate(titles.items()):
        records.append(Topic(docname=f"t{place}", title=f"T{place}", region=region))
        records += [
            Belief(docname=f"t{place}", anchor=f"b{number}", title=claim)
            for number, claim in enumerate(claims)
        ]
    return a_site(*records, vocabulary=Vocabulary(regions=known or {}, today=TODAY))


def said(part: Part) -> tuple[str, str, list[str]]:
    """The name, the mark with its run, and the titles of a part."""
    run = f" {part.run.first}-{part.run.last}" if part.run else ""
    titles = [row.target.title for group in part.listing.groups for row in group.rows]
    return part.name, f"{part.mark}{run}", titles


def test_a_list_that_fits_is_not_divided() -> None:
    site = beliefs({"gov": ["A", "B", "C"]})
    assert parts_of(site, ALL_BELIEFS, 3) == ()
    assert parts_of(site, ALL_BELIEFS, 0) == ()
    assert len(parts_of(site, ALL_BELIEFS, 2)) == 3


def test_each_region_is_a_part_and_a_larger_one_goes_by_letter() -> None:
    site = beliefs(
        {
            "gov": ["“Zebra” laws", "80% agree", "the end", "Émigrés", "emu", "!", "Жук"],
            "tech": ["B", "A"],
            "": ["Z"],
        },
        known={"tech": "Technical", "gov": "Governance"},
    )
    assert [said(part) for part in parts_of(site, ALL_BELIEFS, 2)] == [
        ("beliefs-all-tech", "", ["B", "A"]),
        ("beliefs-all-gov-0-9", "0–9", ["80% agree"]),
        ("beliefs-all-gov-a-m", "A–M", ["Émigrés", "emu"]),
        ("beliefs-all-gov-n-z", "N–Z", ["“Zebra” laws", "the end"]),
        ("beliefs-all-gov-ж", "Ж", ["Жук"]),
        ("beliefs-all-gov-other", "…", ["!"]),
        ("beliefs-all-no-region", "", ["Z"]),
    ]


def test_letters_are_in_the_widest_ranges_that_fit_or_else_alone() -> None:
    claims = [f"{letter}{number}" for letter in "abgs" for number in range(2)]
    for most_rows, marks in (
        (7, ["A–M", "N–Z"]),
        (6, ["A–M", "N–Z"]),
        (5, ["A–F", "G–L", "S–Z"]),
        (4, ["A–F", "G–L", "S–Z"]),
        (3, ["A", "B", "G", "S"]),
    ):
        parts = parts_of(beliefs({"gov": claims}), ALL_BELIEFS, most_rows)
        assert [part.mark for part in parts] == marks


def test_a_letter_that_is_still_too_long_is_divided_into_equal_runs() -> None:
    site = beliefs({"gov": [f"A{number}" for number in range(7)] + ["B"]})
    assert [said(part)[:2] for part in parts_of(site, ALL_BELIEFS, 3)] == [
        ("beliefs-all-gov-a-1", "A 1-2"),
        ("beliefs-all-gov-a-2", "A 3-4"),
        ("beliefs-all-gov-a-3", "A 5-7"),
        ("beliefs-all-gov-b", "B"),
    ]


def test_a_script_with_more_signs_than_pages_is_not_divided_by_letter() -> None:
    site = beliefs({"gov": [chr(0x4E00 + number) for number in range(200)]})
    assert [said(part)[:2] for part in parts_of(site, ALL_BELIEFS, 100)] == [
        ("beliefs-all-gov-1", " 1-100"),
        ("beliefs-all-gov-2", " 101-200"),
    ]


def test_readings_go_by_year() -> None:
    dates = ["2024", "2026-03", "2026-01", "", "forthcoming", "2026"]
    site = a_site(
        Topic(docname="t", title="T"),
        *(
            Reading(docname="t", anchor=f"r{n}", title=f"R{n}", date=a_date(date) if date else None)
            for n, date in enumerate(dates)
        ),
    )
    assert [said(part)[:2] for part in parts_of(site, query_of_all(Kind.READING), 2)] == [
        ("beliefs-readings-forthcoming", ""),
        ("beliefs-readings-2026-r-1", "R 1-1"),
        ("beliefs-readings-2026-r-2", "R 2-3"),
        ("beliefs-readings-2024", ""),
        ("beliefs-readings-no-year", ""),
    ]


def test_triggers_that_have_fired_go_by_year() -> None:
    site = a_site(
        Topic(docname="t", title="T", region="gov"),
        trigger("t", "Sign"),
        trigger("t", "An omen", fired=a_date("2024-05-01")),
        trigger("t", "An event", fired=a_date("2025")),
        trigger("t", "Another", fired=a_date("2024")),
    )
    assert [said(part) for part in parts_of(site, query_of_all(Kind.UPDATE_TRIGGER), 2)] == [
        ("beliefs-update-triggers-gov-n-z", "N–Z", ["Sign"]),
        ("beliefs-update-triggers-gov-2025", "2025", ["An event"]),
        ("beliefs-update-triggers-gov-2024", "2024", ["An omen", "Another"]),
    ]


@pytest.mark.parametrize(
    ("regions", "taken", "names"),
    [
        (["A/B", "A B"], [], ["beliefs-all-a-b", "beliefs-all-a-b-2"]),
        (["gov", "tech"], ["Beliefs-All-Gov"], ["beliefs-all-gov-2", "beliefs-all-tech"]),
        (["gov", "tech"], ["beliefs-all-tech/index"], ["beliefs-all-gov", "beliefs-all-tech-2"]),
        (["가", "나"], ["beliefs-all-가"], ["beliefs-all-가-2", "beliefs-all-나"]),
        (["?", "no region"], [], ["beliefs-all-no-region", "beliefs-all-no-region-2"]),
    ],
)
def test_no_two_pages_have_one_name(regions: list[str], taken: list[str], names: list[str]) -> None:
    site = beliefs({region: ["A"] for region in regions}, dict.fromkeys(regions, "Region"))
    found = parts_of(site, ALL_BELIEFS, 1, frozenset(taken))
    assert [part.name for part in found] == names


def test_a_region_keeps_its_name_whatever_letters_there_are() -> None:
    site = beliefs({"gov": ["A", "B"], "gov-a": ["C"]})
    assert [part.name for part in parts_of(site, ALL_BELIEFS, 1)] == [
        "beliefs-all-gov-a-2",
        "beliefs-all-gov-b",
        "beliefs-all-gov-a",
    ]


_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=90)


@given(
    titles=st.dictionaries(
        _TEXTS, st.lists(_TEXTS | st.sampled_from("abc"), max_size=12), max_size=6
    ),
    most=st.integers(1, 9),
)
def test_every_row_is_in_one_part_in_its_order_and_no_part_is_too_long(
    titles: dict[str, list[str]], most: int
) -> None:
    site = beliefs(titles)
    whole = listing_of(site, ALL_BELIEFS)
    parts = parts_of(site, ALL_BELIEFS, most)
    assert bool(parts) == (whole.shown > most)
    for part in parts:
        assert part.listing.total == part.listing.shown <= most
        assert len(f"{part.name}/index.html".encode()) < 255
    for group in whole.groups if parts else ():
        of_group = [part for part in parts if part.group == group]
        rows = [row for part in of_group for row in part.listing.groups[0].rows]
        assert sorted(map(group.rows.index, rows)) == list(range(len(group.rows)))
        for part in of_group:
            places = [group.rows.index(row) for row in part.listing.groups[0].rows]
            assert places == sorted(places)
    names = [part.name.casefold() for part in parts]
    assert len(set(names)) == len(names)
