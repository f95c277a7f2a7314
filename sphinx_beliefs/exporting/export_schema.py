"""The JSON Schema of ``beliefs.json``, in its version 2020-12, made of the public types."""

from __future__ import annotations

from typing import Any

import msgspec

from sphinx_beliefs.exporting.public_types import FORMAT_VERSION, Export

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def export_schema() -> Schema:
    """The schema of what this version writes: all fields are there, also those that are null.

    A later version of the format may have more fields, so others are not forbidden.
    """
    made = msgspec.json.schema(Export)
    parts: dict[str, Schema] = made["$defs"]
    return {
        "$schema": DRAFT,
        "$id": f"urn:sphinx-beliefs:beliefs.json:{FORMAT_VERSION}",
        "title": f"beliefs.json {FORMAT_VERSION}",
        "description": "What the authors of a site believe, how strongly, and why.",
        "$ref": made["$ref"],
        "$defs": {name: _with_all_fields(part) for name, part in parts.items()},
    }


def _with_all_fields(part: Schema) -> Schema:
    """The schema of an object of which no field is ever left out."""
    properties: dict[str, Schema] = part["properties"]
    kept = {
        name: {key: value for key, value in field.items() if key != "default"}
        for name, field in properties.items()
    }
    return {**part, "properties": kept, "required": list(kept)}
