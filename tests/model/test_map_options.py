"""The options of a map make the question that it asks."""

from __future__ import annotations

import pytest

from sphinx_beliefs.model.fields.map_options import MOST_BOXES, read_graph_view
from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.records.questions import GraphView, Subject
from sphinx_beliefs.model.records.vocabulary import Vocabulary

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
        ({"of": "topics", "belief": "x"}, {"subject": TOPICS}, "belief: this map is of topics"),
        (
            {"belief": "x", "topic": "a", "region": "nowhere"},
            {"subject": BELIEFS, "belief": "x"},
            "topic, region: a map around a belief has all that bears on it",
        ),
        ({"belief": "x", "region": "gov"}, {"subject": BELIEFS, "belief": "x"}, "remove region"),
        ({"belief": ""}, {"subject": TOPICS}, "belief: nothing is written here"),
        ({"topic": " "}, {"subject": TOPICS}, "topic: nothing is written here"),
        ({"limit": "few"}, {"subject": TOPICS}, "not a number of boxes"),
    ],
)
def test_options_that_do_not_go_together_are_told_of_once(
    written: dict[str, str], asked: dict[str, object], warned: str
) -> None:
    reader = FieldReader(written)
    view = read_graph_view(reader, Vocabulary(regions={"gov": "Governance"}))
    assert view == GraphView(limit=MOST_BOXES, **asked)  # type: ignore[arg-type]
    told = [problem.message.format(**problem.values) for problem in reader.problems]
    assert len(told) == bool(warned)
    assert warned in "".join(told)
