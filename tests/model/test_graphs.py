"""What is drawn on a map, and what is said to Graphviz."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.fields.map_options import MOST_BOXES, read_graph_view
from sphinx_beliefs.model.fields.option_reader import OptionReader
from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.records.items import (
    Belief,
    Direction,
    Reading,
    Resolution,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.questions import GraphView, Subject
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.answers import Target
from sphinx_beliefs.model.site.catalogue import Catalogue
from sphinx_beliefs.model.site.dot import dot_text
from sphinx_beliefs.model.site.maps import Arrow, Box, Graph, ends_below

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.record import Record


def belief(docname: str, name: str, **more: object) -> Belief:
    return Belief(docname=docname, anchor=name, name=name, title=name, **more)  # type: ignore[arg-type]


TOPICS, BELIEFS = Subject.TOPICS, Subject.BELIEFS


@pytest.mark.parametrize(
    ("written", "asked", "warned"),
    [
        ({}, {"subject": TOPICS}, ""),
        ({"belief": "x"}, {"subject": BELIEFS, "belief": "x"}, ""),
        (
            {"of": "Beliefs", "topic": "a", "region": "Governance"},
            {"subject": BELIEFS, "topic": "a", "regions": ("gov",)},
            "",
        ),
        ({"of": "topics", "belief": "x"}, {"subject": TOPICS}, "belief: a map of topics is drawn"),
        (
            {"belief": "x", "topic": "a", "region": "nowhere"},
            {"subject": BELIEFS, "belief": "x"},
            "topic, region: what bears on the belief is drawn",
        ),
        ({"belief": "x", "region": "gov"}, {"subject": BELIEFS, "belief": "x"}, "take region away"),
        ({"belief": ""}, {"subject": TOPICS}, "belief: nothing is written here"),
        ({"topic": " "}, {"subject": TOPICS}, "topic: nothing is written here"),
        ({"limit": "few"}, {"subject": TOPICS}, "not a number of boxes"),
    ],
)
def test_options_that_do_not_go_together_are_told_of_once(
    written: dict[str, str], asked: dict[str, object], warned: str
) -> None:
    reader = OptionReader(written)
    view = read_graph_view(reader, Vocabulary(regions={"gov": "Governance"}))
    assert view == GraphView(limit=MOST_BOXES, **asked)  # type: ignore[arg-type]
    told = [problem.message.format(**problem.values) for problem in reader.problems]
    assert len(told) == bool(warned)
    assert warned in "".join(told)


RECORDS: list[Record] = [
    Topic(docname="a", title="A", region="tech", related=("b", "nope", "a")),
    belief("a", "one"),
    belief("a", "old", resolution=Resolution.SUPERSEDED, superseded_by="one"),
    Uncertainty(docname="a", anchor="q", title="Q", beliefs=("one", "two")),
    Reading(docname="a", anchor="r", title="R", beliefs=("one",)),
    Topic(docname="b", title="B", region="gov", related=("a", "c"), stub=True),
    belief("b", "two"),
    UpdateTrigger(
        docname="b", anchor="t", title="T", beliefs=("one", "gone"), direction=Direction.DOWN
    ),
    Topic(docname="c", title="C", region="gov"),
]
PAGES: dict[str, list[Record]] = {}
for _record in RECORDS:
    PAGES.setdefault(_record.docname, []).append(_record)
SITE = Catalogue(PAGES, Vocabulary(regions={"tech": "Technical Safety", "gov": "Governance"}))


def drawn(subject: Subject, **options: object) -> tuple[list[str], list[str]]:
    graph = SITE.graph(GraphView(subject=subject, limit=60, **options))  # type: ignore[arg-type]
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
    graph = SITE.graph(GraphView(subject=Subject.TOPICS, limit=60))
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
    site = Catalogue({"a": [one, two]}, Vocabulary())
    graph = site.graph(GraphView(subject=BELIEFS, limit=60))
    assert [arrow.way for arrow in graph.arrows] == [way]
    movers = [mover for facts in site.page_facts("a").items for mover in facts.movers]
    assert [mover.way for mover in movers] == [way]


def _graph(title: str, credence: str = "") -> Graph:
    target = Target(docname="a", title=title)
    box = Box(target=target, kind="belief", credence=parse_credence(credence)[0])
    return Graph(boxes=(box, box), arrows=(Arrow(start=0, end=1),))


def dot(graph: Graph, *, links: bool = False) -> str:
    return dot_text(
        graph,
        arrow_word=lambda kind, way: f"{kind} {way and way.value}",
        credence_text=lambda credence: credence.text if credence else "",
        links=links,
    )


def test_arrows_say_what_they_mean() -> None:
    names = {"one": 0, "Q": 1, "T": 2, "old": 3}
    lines = dot(SITE.graph(GraphView(subject=BELIEFS, topic="a", limit=60))).split("\n")
    for start, said in (
        ("Q", 'label="uncertainty None", style="dashed"'),
        ("T", 'label="update-trigger down"'),
        ("old", 'label="belief None", style="bold"'),
    ):
        assert f"  n{names[start]} -> n0 [{said}];" in lines
    assert '  n0 -> n1 [dir="none"];' in dot(SITE.graph(GraphView(subject=TOPICS, limit=60)))


def test_topics_stand_together_by_region_in_the_order_of_the_site() -> None:
    pages = {
        name: [Topic(docname=name, title=name.upper(), region=region)]
        for name, region in (("a", ""), ("b", "gov"), ("c", "tech"), ("d", "gov"))
    }
    site = Catalogue(pages, Vocabulary(regions={"tech": "Technical Safety", "gov": '"Law"'}))
    graph = site.graph(GraphView(subject=TOPICS, limit=60))
    assert [box.target.title for box in graph.boxes] == ["C", "B", "D", "A"]
    lines = dot(graph).split("\n")
    assert [line.strip() for line in lines if "cluster" in line] == [
        'subgraph cluster0 { graph [label="Technical Safety", class="beliefs-box-region"]; n0; }',
        r'subgraph cluster1 { graph [label="\"Law\"", class="beliefs-box-region"]; n1; n2; }',
    ]


def test_long_titles_are_broken_and_cut() -> None:
    text = dot(_graph("word " * 40))
    assert (
        r'label="word word word word word\nword word word word word\nword word word word word …"'
        in text
    )
    assert "URL" not in text
    assert 'URL="beliefs:1"' in dot(_graph("x"), links=True)


def test_a_credence_stands_in_a_line_of_its_own() -> None:
    assert r'label="A claim\n~70%"' in dot(_graph("A claim", "~70%"))
    assert r'label="A claim"' in dot(_graph("A claim"))
    assert f'label="A claim\\n{"x" * 48} …"' in dot(_graph("A claim", "x" * 60))


@given(st.text(), st.text())
def test_no_title_ends_what_it_stands_in(title: str, credence: str) -> None:
    lines = dot(_graph(title, credence), links=True).split("\n")
    assert len(lines) == 9
    for line in lines[5:7]:
        # Between two quotes that are not escaped, anything goes; and they come in pairs.
        bare = line.replace("\\\\", "").replace('\\"', "")
        assert bare.count('"') % 2 == 0


# To look at each arrow for each box would take minutes.
def test_a_list_of_very_many_boxes_takes_time_in_proportion() -> None:
    many = 20_000
    boxes = tuple(
        Box(target=Target(docname="a", title="x"), kind=kind)
        for kind in ["belief"] * many + ["update-trigger"] * many
    )
    arrows = tuple(Arrow(start=many + number, end=number) for number in range(many))
    start = time.perf_counter()
    below = ends_below(Graph(boxes=boxes, arrows=arrows))
    assert time.perf_counter() - start < 20
    assert [ends[0][0] for ends in below[:many]] == [*range(many, 2 * many)]
    assert not any(below[many:])
