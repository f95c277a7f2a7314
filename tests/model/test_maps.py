"""The boxes and arrows that are drawn on a map."""

from __future__ import annotations

import pytest
from drawn import SITE, belief
from making import a_site
from patience import patience

from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.records.items import Direction, UpdateTrigger
from sphinx_beliefs.model.records.questions import GraphView, Subject
from sphinx_beliefs.model.site.answers import Target
from sphinx_beliefs.model.site.facts import page_facts
from sphinx_beliefs.model.site.maps import Arrow, Box, Graph, ends_below, graph_of

BELIEFS = Subject.BELIEFS


def drawn(subject: Subject, **options: object) -> tuple[list[str], list[str]]:
    graph = graph_of(SITE, GraphView(subject=subject, limit=60, **options))  # type: ignore[arg-type]
    titles = [box.target.title for box in graph.boxes]
    sign = {Direction.DOWN: "-", None: ""}
    return titles, [
        f"{titles[arrow.start]}{'=' if arrow.is_mutual else '>'}{titles[arrow.end]}{sign[arrow.way]}"
        for arrow in graph.arrows
    ]


@pytest.mark.parametrize(
    ("options", "boxes", "arrows"),
    [
        ({}, ["A", "B", "C"], ["A=B", "B=C"]),
        ({"regions": ("gov",)}, ["B", "C"], ["B=C"]),
        ({"topic": "a"}, ["A", "B"], ["A=B"]),
        ({"topic": "b"}, ["A", "B", "C"], ["A=B", "B=C"]),
        ({"topic": "nope"}, [], []),
    ],
)
def test_topics_are_drawn_with_what_they_are_related_to(
    options: dict[str, object], boxes: list[str], arrows: list[str]
) -> None:
    assert drawn(Subject.TOPICS, **options) == (boxes, arrows)


@pytest.mark.parametrize(
    ("options", "boxes", "arrows"),
    [
        ({}, ["one", "Q", "T"], ["Q>one", "T>one-"]),
        ({"regions": ("tech",)}, ["one", "Q", "T"], ["Q>one", "T>one-"]),
        ({"regions": ("gov",)}, [], []),
        ({"topic": "b"}, ["two", "Q"], ["Q>two"]),
        ({"topic": "a"}, ["one", "Q", "T", "old"], ["Q>one", "T>one-", "old>one"]),
        ({"belief": "two"}, ["two", "Q"], ["Q>two"]),
        ({"belief": "old"}, ["old", "one"], ["old>one"]),
        ({"belief": "q"}, [], []),
        ({"topic": "nope"}, [], []),
    ],
)
def test_beliefs_are_drawn_with_what_bears_on_them(
    options: dict[str, object], boxes: list[str], arrows: list[str]
) -> None:
    assert drawn(Subject.BELIEFS, **options) == (boxes, arrows)


def test_an_answer_says_what_a_box_looks_like() -> None:
    graph = graph_of(SITE, GraphView(subject=Subject.TOPICS, limit=60))
    assert [(box.group, box.is_stub) for box in graph.boxes] == [
        ("Technical Safety", False),
        ("Governance", True),
        ("Governance", False),
    ]


@pytest.mark.parametrize(
    ("trigger", "way"),
    [
        ({}, None),
        ({"direction": Direction.EITHER}, None),
        ({"direction": Direction.DOWN}, Direction.DOWN),
        ({"likelihood_ratio": Ratio(favour=1, against=3)}, Direction.DOWN),
        ({"to": parse_credence("90%")[0]}, Direction.UP),
    ],
)
def test_an_arrow_goes_the_way_that_the_page_of_the_belief_says(
    trigger: dict[str, object], way: Direction | None
) -> None:
    one = belief("a", "one", credence=parse_credence("70%")[0])
    two = UpdateTrigger(docname="a", anchor="t", beliefs=("one",), **trigger)  # type: ignore[arg-type]
    site = a_site(one, two)
    graph = graph_of(site, GraphView(subject=BELIEFS, limit=60))
    assert [arrow.way for arrow in graph.arrows] == [way]
    movers = [mover for facts in page_facts(site, "a").items for mover in facts.movers]
    assert [mover.way for mover in movers] == [way]


# To look at each arrow for each box would take minutes.
def test_a_list_of_very_many_boxes_takes_time_in_proportion() -> None:
    many = 20_000
    boxes = tuple(
        Box(target=Target(docname="a", title="x"), kind=kind)
        for kind in ["belief"] * many + ["update-trigger"] * many
    )
    arrows = tuple(Arrow(start=many + number, end=number) for number in range(many))
    with patience(20):
        below = ends_below(Graph(boxes=boxes, arrows=arrows))
    assert [ends[0][0] for ends in below[:many]] == [*range(many, 2 * many)]
    assert not any(below[many:])
