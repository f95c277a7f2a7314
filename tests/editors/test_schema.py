"""The schema of front matter takes what the extension takes, and refuses what it warns of."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import yaml

from sphinx_beliefs.command.front_matter_schema import front_matter_schema
from sphinx_beliefs.model.fields.topic_fields import read_topic
from sphinx_beliefs.model.known_names import STATUSES
from sphinx_beliefs.model.records.vocabulary import Vocabulary

REGIONS = {"tech": "Technical Safety", "gov": "Governance"}
STATUS_LABELS = {slug: str(label) for slug, label in STATUSES.items()}


class Loader(yaml.SafeLoader):
    """YAML as editors have it: a day is a text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def is_valid(text: str, **how: Any) -> bool:
    schema = front_matter_schema(regions=REGIONS, statuses=STATUS_LABELS, **how)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema).is_valid(yaml.load(text, Loader))  # noqa: S506


def is_read(text: str) -> bool:
    values = yaml.safe_load(text)
    vocabulary = Vocabulary(regions=REGIONS, statuses=STATUS_LABELS)
    return not read_topic(values, vocabulary, docname="page", places={})[1]


VALUES = """
region: tech
region: Governance
region: <region>
region: nowhere
region: [tech, gov]
region:
status: exploring
status: Exploring
status: done
status: <status>
status: 3
tagline: What it is about
tagline: 2026
tagline: {a: b}
last_reviewed: 2026-05-01
last_reviewed: 2026-05
last_reviewed: 2026
last_reviewed: "2026-5-1"
last_reviewed: <date>
last_reviewed: May 2026
last_reviewed: 01.05.2026
last_reviewed: [2026]
last-reviewed: 2026-05-01
last_substantive_update: 2025
review_in: 90 days
review_in: 1 year
review_in: 6 Months
review_in: soon
review_in: 90
stub: true
stub: "no"
stub: maybe
order: 3
order: "-3"
order: 1.5
order: first
related: [a, /b/c]
related: a, b
related: {a: b}
related: [[a], b]
tags: [a, 1]
tags: a
regoin: tech
statuss: exploring
""".strip().split("\n")


@pytest.mark.parametrize("line", VALUES)
def test_a_value_is_valid_if_the_extension_has_nothing_to_say_of_it(line: str) -> None:
    assert is_valid(f"topic:\n  {line}") == is_read(line)


@pytest.mark.parametrize("line", [line for line in VALUES if not line.startswith(("reg", "sta"))])
def test_the_same_holds_at_the_top_level(line: str) -> None:
    assert is_valid(f"topic: true\n{line}") == (is_read(line) or line.startswith("last-"))
    if not line.startswith("last-"):
        assert is_valid(f"slug: x\n{line}", is_flat=True) == is_read(line)


def test_pages_of_other_tools_are_none_of_its_business() -> None:
    assert is_valid("title: Essay\nstatus: published\nregion: [EU, US]\norder: b\nslug: x")
    assert is_valid("topic: false\nstatus: published")
    assert not is_valid("topic: true\nstatus: published")


def test_where_a_site_names_no_regions_any_is_valid() -> None:
    schema = front_matter_schema(regions={}, statuses={})
    assert jsonschema.Draft7Validator(schema).is_valid({"topic": {"region": "x", "status": "y"}})
