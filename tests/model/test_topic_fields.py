"""Topic metadata: every wrong value costs only itself."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS, read_topic, read_writing
from sphinx_beliefs.model.notation.placeholders import BlankKind
from sphinx_beliefs.model.problem import Place, Problem
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    regions={"technical-safety": "Technical Safety", "governance": "Governance"},
    statuses={"exploring": "Exploring"},
    today=datetime.date(2026, 6, 1),
)


def read(strict: bool = True, **values: object) -> tuple[Topic, list[Problem]]:
    places = {key: Place(line=7) for key in values}
    return read_topic(values, VOCABULARY, docname="t", places=places, strict=strict)


def test_every_key_is_read_with_its_type() -> None:
    topic, problems = read(
        region="governance",
        status="exploring",
        tagline="Who promises what.",
        last_reviewed=datetime.date(2026, 5, 1),
        last_substantive_update="2026-04",
        stub=False,
        order=3,
        related=["a", "b"],
        tags="x, y",
    )
    assert problems == []
    assert (topic.region, topic.status, topic.tagline) == (
        "governance",
        "exploring",
        "Who promises what.",
    )
    assert topic.last_reviewed is not None
    assert topic.last_reviewed.iso == "2026-05-01"
    assert topic.last_substantive_update is not None
    assert topic.last_substantive_update.iso == "2026-04"
    assert (topic.stub, topic.order, topic.related, topic.tags) == (
        False,
        3,
        ("a", "b"),
        ("x", "y"),
    )
    assert topic.place_of("related") == Place(line=7)


@pytest.mark.parametrize("region", ["Technical Safety", "technical safety", "TECHNICAL-SAFETY"])
def test_a_region_may_be_called_by_its_title(region: str) -> None:
    topic, problems = read(region=region)
    assert (topic.region, problems) == ("technical-safety", [])


def test_a_region_is_rather_the_one_of_that_slug_than_the_one_of_that_title() -> None:
    regions = {"law": "Policy", "policy": "Governance"}
    topic, problems = read_topic(
        {"region": "policy"}, Vocabulary(regions=regions), docname="t", places={}
    )
    assert (topic.region, problems) == ("policy", [])


@pytest.mark.parametrize(
    ("key", "value", "subtype"),
    [
        ("region", "governence", "unknown_region"),
        ("status", "done", "unknown_status"),
        ("last_reviewed", "2026-13-45", "date"),
        ("last_reviewed", "2026-06-02", "future_date"),
        ("stub", "perhaps", "topic_value"),
        ("stub", [], "topic_value"),
        ("order", "first", "topic_value"),
        ("order", True, "topic_value"),
        ("order", "9" * 5000, "topic_value"),
        ("related", {"a": 1}, "topic_value"),
        ("related", ["a", ["b"]], "topic_value"),
        ("tagline", ["a"], "topic_value"),
        ("colour", "red", "unknown_key"),
    ],
)
def test_a_wrong_value_is_one_problem_and_the_rest_works(
    key: str, value: object, subtype: str
) -> None:
    topic, problems = read(**{"tags": ["kept"], key: value})
    assert [(p.subtype.code, p.field) for p in problems] == [(subtype, key)]
    assert topic.tags == ("kept",)


def test_without_configured_regions_any_text_is_one() -> None:
    values = {"region": "My own", "status": "whatever"}
    topic, problems = read_topic(values, Vocabulary(), docname="t", places={})
    assert (topic.region, topic.status, problems) == ("My own", "whatever", [])


def test_flat_keys_of_other_tools_are_no_problem() -> None:
    topic, problems = read(strict=False, aliases=["x"], cssclass="wide", status="exploring")
    assert (topic.status, problems) == ("exploring", [])


@pytest.mark.parametrize(
    ("stub", "blanks", "is_stub"),
    [
        (True, 0, True),
        (True, 1, True),
        (False, 0, False),
        (False, 1, False),
        (None, 0, False),
        (None, 1, True),
    ],
)
def test_the_stub_rule(stub: bool | None, blanks: int, is_stub: bool) -> None:
    left = ((BlankKind.WHY, blanks),) if blanks else ()
    assert Topic(docname="t", stub=stub, blanks=left).is_stub is is_stub


@pytest.mark.parametrize("date", ["2026-05-01", "whenever", None, ["x"]])
def test_writing_is_read_without_complaint(date: object) -> None:
    page = read_writing({"tags": ["a"], "date": date}, docname="essay", place=Place())
    assert page.tags == ("a",)
    assert page.is_writing


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(TOPIC_KEYS) | st.text(), _values))
def test_no_value_raises(values: dict[str, object]) -> None:
    topic, problems = read_topic(values, VOCABULARY, docname="t", places={})
    assert isinstance(topic, Topic)
    for problem in problems:
        assert problem.message.format(**problem.values)
