"""What is said to Graphviz of a map."""

from __future__ import annotations

from drawn import SITE
from hypothesis import given
from hypothesis import strategies as st
from making import a_site

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.questions import GraphView, Subject
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.answers import Target
from sphinx_beliefs.model.site.dot import dot_text
from sphinx_beliefs.model.site.maps import Arrow, Box, Graph, graph_of

TOPICS, BELIEFS = Subject.TOPICS, Subject.BELIEFS


def _graph(title: str, credence: str = "") -> Graph:
    target = Target(docname="a", title=title)
    box = Box(target=target, kind=Kind.BELIEF, credence=parse_credence(credence)[0])
    return Graph(boxes=(box, box), arrows=(Arrow(start=0, end=1),))


def dot(graph: Graph, *, links: bool = False) -> str:
    return dot_text(
        graph,
        arrow_word=lambda kind, way: f"{kind.value} {way and way.value}",
        credence_text=lambda credence: credence.text if credence else "",
        links=links,
    )


def test_arrows_say_what_they_mean() -> None:
    names = {"one": 0, "Q": 1, "T": 2, "old": 3}
    lines = dot(graph_of(SITE, GraphView(subject=BELIEFS, topic="a", limit=60))).split("\n")
    for start, said in (
        ("Q", 'label="uncertainty None", style="dashed"'),
        ("T", 'label="update-trigger down"'),
        ("old", 'label="belief None", style="bold"'),
    ):
        assert f"  n{names[start]} -> n0 [{said}];" in lines
    assert '  n0 -> n1 [dir="none"];' in dot(graph_of(SITE, GraphView(subject=TOPICS, limit=60)))


def test_topics_stand_together_by_region_in_the_order_of_the_site() -> None:
    topics = [
        Topic(docname=name, title=name.upper(), region=region)
        for name, region in (("a", ""), ("b", "gov"), ("c", "tech"), ("d", "gov"))
    ]
    vocabulary = Vocabulary(regions={"tech": "Technical Safety", "gov": '"Law"'})
    site = a_site(*topics, vocabulary=vocabulary)
    graph = graph_of(site, GraphView(subject=TOPICS, limit=60))
    assert [box.target.title for box in graph.boxes] == ["C", "B", "D", "A"]
    lines = dot(graph).split("\n")
    assert [line.strip() for line in lines if "cluster" in line] == [
        'subgraph cluster0 { graph [label="Technical Safety", class="beliefs-box-region"]; n0; }',
        r'subgraph cluster1 { graph [label="\"Law\"", class="beliefs-box-region"]; n1; n2; }',
    ]


def test_long_titles_are_broken_and_cut_where_there_are_many() -> None:
    line = "word word word word word"
    for boxes, lines in ((2, 7), (12, 7), (13, 3)):
        graph = _graph("word " * 40)
        text = dot(Graph(boxes=graph.boxes[:1] * boxes, arrows=graph.arrows))
        label = r"\n".join([line] * lines)
        assert f'label="{label} …"' in text
    # Most claims are whole in a small map.
    assert "…" not in dot(_graph(" ".join(["word"] * 35)))
    text = dot(_graph("word"))
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
