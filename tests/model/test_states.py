"""How far topics have come, and what indexes then show of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import a_credence, a_site

from sphinx_beliefs.model.fields.count_phrases import parse_count
from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.notation.placeholders import BlankKind, Blanks
from sphinx_beliefs.model.records.index_choices import Column, Stubs
from sphinx_beliefs.model.records.items import Belief, Reading, Uncertainty, UpdateTrigger
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Topic, TopicState
from sphinx_beliefs.model.records.query import CountView, Query
from sphinx_beliefs.model.records.states import with_blanks
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.model.site.selection import count_of

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.record import Record

WHY: Blanks = ((BlankKind.WHY, 1),)
STUB, UNFINISHED, WRITTEN = TopicState.STUB, TopicState.UNFINISHED, TopicState.WRITTEN


def belief(credence: str, title: str = "", docname: str = "t") -> Belief:
    name = title or f"at {credence}"
    read = a_credence(credence) if credence else None
    return Belief(docname=docname, anchor=name, title=name, credence=read)


def state(
    *records: Record, blanks: Blanks = WHY, stub: bool | None = None, in_titles: str = ""
) -> TopicState:
    page = with_blanks([Topic(docname="t", stub=stub), *records], blanks, in_titles.split(","))
    [topic] = [record for record in page if isinstance(record, Topic)]
    return topic.state


@pytest.mark.parametrize("credence", ["70%", "~60-80%", "3:1", "likely", "normative"])
def test_a_topic_with_a_blank_and_a_finished_belief_is_unfinished(credence: str) -> None:
    assert state(belief("~XX%"), belief(credence)) is UNFINISHED


@pytest.mark.parametrize(
    "records",
    [
        [],
        [belief("~XX%")],
        [belief("")],
        [belief("seventy or so")],
        [belief("<credence>"), Uncertainty(docname="t", anchor="q", title="Why?")],
        [Reading(docname="t", anchor="r", title="Something read")],
    ],
)
def test_a_topic_with_a_blank_and_no_finished_belief_is_a_stub(records: list[Record]) -> None:
    assert state(*records) is STUB


def test_a_belief_with_a_blank_in_its_claim_is_not_finished() -> None:
    assert state(belief("70%", "Claim"), in_titles="Claim") is STUB
    assert state(belief("70%", "Claim"), belief("5%"), in_titles="Claim") is UNFINISHED


def test_a_topic_without_blanks_is_written_also_without_a_belief() -> None:
    assert state(blanks=()) is WRITTEN
    assert state(belief("70%"), blanks=()) is WRITTEN


@pytest.mark.parametrize("records", [[], [belief("70%")], [belief("~XX%")]])
def test_what_a_topic_says_of_itself_decides(records: list[Record]) -> None:
    assert state(*records, stub=True) is STUB
    assert state(*records, stub=False) is WRITTEN
    assert state(*records, blanks=(), stub=True) is STUB


# -- what is shown -------------------------------------------------------------------


def page(docname: str, *records: Record, blanks: Blanks = WHY, in_titles: str = "") -> list[Record]:
    topic = Topic(docname=docname, title=docname, region="tech")
    return with_blanks([topic, *records], blanks, in_titles.split(","))


SITE = a_site(
    *page("a stub", belief("~XX%", "a blank", "a stub")),
    *page(
        "part",
        belief("70%", "done", "part"),
        belief("~XX%", "no number", "part"),
        belief("60%", "no <claim>", "part"),
        belief("", "forgotten", "part"),
        Uncertainty(docname="part", anchor="q", title="Asked?"),
        Uncertainty(docname="part", anchor="r", title="<question>"),
        UpdateTrigger(docname="part", anchor="s", title="Seen"),
        UpdateTrigger(docname="part", anchor="u", title="<evidence>"),
        in_titles="no <claim>,r,u",
    ),
    *page("whole", belief("80%", "all done", "whole"), blanks=()),
    vocabulary=Vocabulary(regions={"tech": "Technical Safety"}),
)


def shown(kind: Kind, **options: object) -> list[tuple[str, str]]:
    query = Query(kind=kind, **options)  # type: ignore[arg-type]
    rows = [row for group in listing_of(SITE, query).groups for row in group.rows]
    return [(row.target.title, row.state.value) for row in rows]


def test_indexes_have_what_is_finished_on_an_unfinished_topic() -> None:
    assert [title for title, _ in shown(Kind.BELIEF)] == ["all done", "done", "forgotten"]
    assert shown(Kind.UNCERTAINTY) == [("Asked?", "written")]
    assert shown(Kind.UPDATE_TRIGGER) == [("Seen", "written")]


def test_the_rest_is_where_stubs_are_asked_for_and_says_so() -> None:
    rest = [("no <claim>", "unfinished"), ("a blank", "stub"), ("no number", "unfinished")]
    assert shown(Kind.BELIEF, stubs=Stubs.ONLY) == rest
    assert sorted(shown(Kind.BELIEF, stubs=Stubs.INCLUDE)) == sorted(shown(Kind.BELIEF) + rest)


def test_stubs_come_before_unfinished_topics_in_the_list_of_what_is_left() -> None:
    assert shown(Kind.STUB) == [("a stub", "stub"), ("part", "unfinished")]
    [group] = listing_of(SITE, Query(kind=Kind.STUB, columns=(Column.LEFT,))).groups
    assert [row.cells[0].blanks for row in group.rows] == [WHY, WHY]  # type: ignore[union-attr]


def test_unfinished_topics_come_between_the_written_ones_and_the_stubs() -> None:
    every = [("whole", "written"), ("part", "unfinished"), ("a stub", "stub")]
    assert shown(Kind.TOPIC, stubs=Stubs.INCLUDE) == every
    assert shown(Kind.TOPIC) == every[:2]
    assert shown(Kind.TOPIC, stubs=Stubs.ONLY) == every[2:]


def test_only_written_topics_are_counted_as_written() -> None:
    [group] = listing_of(SITE, Query(kind=Kind.TOPIC, stubs=Stubs.INCLUDE)).groups
    assert (group.written, group.of) == (1, 3)


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("topics", 3),
        ("written topics", 1),
        ("unfinished topics", 1),
        ("stubs", 1),
        ("all topics", 3),
        ("unfinished topics in tech", 1),
        ("beliefs", 3),
    ],
)
def test_a_count_means_what_it_says(phrase: str, number: int) -> None:
    query, problems = parse_count(phrase, FieldReader, Vocabulary())
    assert problems == []
    assert query is not None
    assert count_of(SITE, CountView(query=query)) == number


def test_a_status_that_is_called_like_a_state_is_the_status() -> None:
    vocabulary = Vocabulary(statuses={"written": "Written"})
    query, _ = parse_count("written topics", FieldReader, vocabulary)
    assert query is not None
    assert (query.statuses, query.states) == (("written",), ())
