"""The example site's beliefs.json is what the JSON Schema of the manual says."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from conftest import DOCS, run

from sphinx_beliefs.exporting.export_schema import export_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Exported


def validator() -> jsonschema.Draft202012Validator:
    schema = export_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual, as it is published."""
    folder = tmp_path_factory.mktemp("built")
    run("sphinx", "-q", "-b", "html", "-d", folder / "doctrees", DOCS, folder / "html")
    return folder / "html"


def test_the_example_site_is_valid(built: Path) -> None:
    data = json.loads((built / "beliefs.json").read_bytes())
    assert [error.message for error in validator().iter_errors(data)] == []
    assert len(data["beliefs"]) > 20
    assert len(data["topics"]) > 5


def test_the_command_writes_the_same_bytes(built: Path, example: Exported) -> None:
    assert (built / "beliefs.json").read_bytes() == example.data


def test_the_manual_offers_that_schema(built: Path) -> None:
    offered = json.loads((built / "_static/beliefs.schema.json").read_text("utf-8"))
    assert offered == export_schema()
    page = (built / "manual/export.html").read_text("utf-8")
    assert 'href="../_static/beliefs.schema.json"' in page
    assert 'href="../beliefs.json"' in page


def test_a_hostile_site_is_valid(hostile: Exported) -> None:
    assert validator().is_valid(json.loads(hostile.data))


def test_the_example_shows_every_field(example: Exported) -> None:
    """A field that is null everywhere would be one that nothing tries."""
    data = json.loads(example.data)
    properties = export_schema()["$defs"]
    never = set(properties["Belief"]["properties"])
    for belief in data["beliefs"]:
        never -= {name for name, value in belief.items() if value not in (None, [], False)}
    assert not never - {"criteria", "source", "source_url"}


def _set(path: str, value: object) -> Callable[[Any], None]:
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]

    def change(data: Any) -> None:
        for step in steps:
            data = data[step]
        data[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", "feed"),
        ("format_version", "2.0"),
        ("topics.0.state", "done"),
        ("topics.0.title", None),
        ("beliefs.0.credence.low", 101),
        ("beliefs.0.tags", "a, b"),
        ("beliefs.0.resolution", "maybe"),
        ("beliefs.0.since", {"written": "2026"}),
        ("update_triggers.0.likelihood_ratio", "4"),
        ("readings.0.date", "2026"),
    ],
)
def test_the_schema_refuses_what_is_not_so(example: Exported, path: str, value: object) -> None:
    data = json.loads(example.data)
    changed = copy.deepcopy(data)
    _set(path, value)(changed)
    assert not validator().is_valid(changed)


def test_the_schema_takes_fields_of_later_versions(example: Exported) -> None:
    data = json.loads(example.data)
    _set("beliefs.0.new", [1])(data)
    _set("format_version", "1.7")(data)
    assert validator().is_valid(data)


def test_the_schema_misses_a_field_that_is_left_out(example: Exported) -> None:
    data = json.loads(example.data)
    del data["beliefs"][0]["history"]
    assert not validator().is_valid(data)
