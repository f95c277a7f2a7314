"""Keys at the top level of front matter: those of other tools that are read for ours."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.fields.flat_keys import (
    own_key,
    plain_value,
    problems_of_mapping,
    take_mapped,
)
from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS, read_topic
from sphinx_beliefs.model.records.vocabulary import Vocabulary

SITE = Vocabulary(regions={"gov": "Governance", "tech": "Technology"})


@pytest.mark.parametrize(
    ("key", "value", "plain"),
    [
        ("last_reviewed", "2026-05-01T10:00:00Z", "2026-05-01"),
        ("last_reviewed", "2026-05-01t10:00", "2026-05-01"),
        ("last_reviewed", "2026-05-01 10:00:00.5 +02:00", "2026-05-01"),
        ("last_reviewed", "2026-05-01", "2026-05-01"),
        ("last_reviewed", "2026-05-01 or so", "2026-05-01 or so"),
        ("last_reviewed", "2026-05-01T" + "9" * 100, "2026-05-01T" + "9" * 100),
        ("last_reviewed", datetime.date(2026, 5, 1), datetime.date(2026, 5, 1)),
        ("tagline", "2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z"),
        ("region", ["gov"], "gov"),
        ("region", ["gov", "tech"], ["gov", "tech"]),
        ("related", ["gov"], ["gov"]),
        ("slug", ["x"], ["x"]),
    ],
)
def test_a_value_of_another_tool_is_made_plain(key: str, value: object, plain: object) -> None:
    assert plain_value(key, value) == plain


@pytest.mark.parametrize(
    ("own", "others", "taken", "differ"),
    [
        ({}, {"category": "gov"}, {"region": "gov"}, []),
        ({"region": None}, {"category": "gov"}, {"region": "gov"}, []),
        ({"region": "gov"}, {"category": "Governance"}, {}, []),
        ({"region": "gov"}, {"category": "tech"}, {}, ["category"]),
        ({"region": "gov"}, {"category": None}, {}, []),
        ({"last-reviewed": "2026-05-01"}, {"updated": datetime.date(2026, 5, 1)}, {}, []),
        ({"last-reviewed": "2026"}, {"updated": "2025"}, {}, ["updated"]),
        ({}, {"updated": "2026", "lastmod": "2025"}, {"last_reviewed": "2026"}, []),
        ({}, {"lastmod": "2025"}, {"last_reviewed": "2025"}, []),
        ({}, {"bad": "x", "other": "y"}, {}, []),
    ],
)
def test_keys_of_others_are_taken_where_ours_are_missing(
    own: dict[str, object], others: dict[str, object], taken: dict[str, object], differ: list[str]
) -> None:
    mapping = {
        "category": "region",
        "updated": "last_reviewed",
        "lastmod": "last-reviewed",
        "bad": "no-key",
    }
    found = take_mapped(own, own | others, mapping, SITE)
    assert found.values == taken
    assert found.written.keys() == taken.keys()
    assert [key for _problem, key in found.problems] == differ


def test_a_mapping_can_only_lead_from_a_key_of_others_to_one_of_ours() -> None:
    mapping = {"updated": "last-reviewed", "a": "b", "status": "region"}
    found = [problem.values["written"] for problem in problems_of_mapping("x", mapping)]
    assert found == ["'a'", "'status'"]


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=3,
)
_KEYS = st.sampled_from([*TOPIC_KEYS, "last-reviewed", "updated", "x"]) | st.text(max_size=12)


@given(
    st.dictionaries(_KEYS, _VALUES, max_size=4),
    st.dictionaries(_KEYS, _KEYS, max_size=3),
)
def test_anything_can_stand_there(values: dict[str, object], mapping: dict[str, str]) -> None:
    found = take_mapped(values, values, mapping, SITE)
    assert all(own_key(key) == key for key in found.values)
    read_topic(values | found.values, SITE, docname="page", places={}, strict=False)
