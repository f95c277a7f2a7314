"""The schema of front matter, for editors that check YAML: JSON Schema in its draft 7.

That draft is what the YAML language server takes by itself; later ones are not known to all of its
versions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_beliefs.model.fields.flat_keys import own_key
from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_beliefs.model.message import Message

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"

#: The meaning of each key of a topic.
KEY_HELP: Mapping[str, Message] = {
    "region": N_("The area of the map that the topic lies in, by its slug or its title."),
    "status": N_("How far your thinking has come."),
    "tagline": N_("One line that says what the page is about."),
    "last_reviewed": N_("The day on which you last read the page and still agreed with it."),
    "last_substantive_update": N_("The day on which the views on the page last changed."),
    "review_in": N_("How long a review is good for, such as 90 days, 6 months or 1 year."),
    "stub": N_(
        "Whether the page is a stub. Without this key, the placeholders and beliefs on it decide."
    ),
    "order": N_("The place in lists of topics, as a whole number."),
    "related": N_("Topics that a reader should know of, by name."),
    "tags": N_("What the page is about; indexes select by tags."),
}

_TITLE = N_("Front matter of a page with sphinx-beliefs")
_TOPIC = N_("Makes the page a topic: its metadata, or true if the keys stand beside it.")
_PAGE_TITLE = N_("The title of the page, if it has no heading.")
_READ_FOR = N_("Read for {key}. {help}")

#: A blank that is to be filled: it is allowed in place of every value.
_BLANK = {"type": "string", "pattern": r"<[^<>]+>|\?\?|XX"}
_EMPTY = {"type": "null"}
_SCALAR = {"type": ["string", "number", "boolean", "null"]}
_NAMES = {
    "anyOf": [
        {"type": "array", "items": {"type": ["string", "number", "boolean"]}},
        _SCALAR,
    ]
}
_DAY = {
    "anyOf": [
        {
            "type": "string",
            "pattern": r"^\s*\d{4}(-\d{1,2}(-\d{1,2}([Tt ]\s*\d{1,2}:\d{2}.*)?)?)?\s*$",
        },
        {"type": "integer", "minimum": 1, "maximum": 9999},
        _BLANK,
        _EMPTY,
    ]
}
_FORMS: Mapping[str, Schema] = {
    "tagline": _SCALAR,
    "last_reviewed": _DAY,
    "last_substantive_update": _DAY,
    "review_in": {
        "anyOf": [
            {
                "type": "string",
                "pattern": r"^\s*\d{1,5} ?([Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear)s?\s*$",
                "examples": ["90 days", "6 months", "1 year"],
            },
            _BLANK,
            _EMPTY,
        ]
    },
    "stub": {
        "anyOf": [
            {"type": ["boolean", "null"]},
            {"enum": ["true", "false", "yes", "no", "on", "off"]},
            _BLANK,
        ]
    },
    "order": {
        "anyOf": [{"type": ["integer", "null"]}, {"type": "string", "pattern": r"^-?\d+$"}, _BLANK]
    },
    "related": _NAMES,
    "tags": _NAMES,
}


def front_matter_schema(
    *,
    regions: Mapping[str, str],
    statuses: Mapping[str, str],
    is_flat: bool = False,
    mapping: Mapping[str, str] | None = None,
    translate: Callable[[str], str] = str,
) -> Schema:
    """The schema of the front matter of all pages of a site.

    ``regions`` and ``statuses`` are titles by slug; any text is allowed where there are none. If
    it ``is_flat``, the keys of a topic stand at the top level of pages that do not say ``topic``.
    The ``mapping`` has keys of other tools that are read for ours.
    """
    forms = {**_FORMS, "region": _term(regions), "status": _term(statuses)}
    keys = {key: {**forms[key], "description": translate(KEY_HELP[key])} for key in TOPIC_KEYS}
    read_for = {
        written: {
            "description": translate(_READ_FOR).format(
                key=own_key(target), help=translate(KEY_HELP[own_key(target)])
            )
        }
        for written, target in (mapping or {}).items()
        if own_key(target) and not own_key(written)
    }
    top: Schema = {
        "topic": {
            "description": translate(_TOPIC),
            "anyOf": [
                {"$ref": "#/definitions/topic"},
                {"type": ["boolean", "null"]},
            ],
        },
        "title": {"description": translate(_PAGE_TITLE)},
        **read_for,
    }
    schema: Schema = {
        "$schema": DRAFT,
        "title": translate(_TITLE),
        "type": "object",
        "properties": top | (_references() if is_flat else {}),
    }
    if not is_flat:
        # Elsewhere, keys such as status are those of other tools.
        schema["if"] = {"properties": {"topic": {"const": True}}, "required": ["topic"]}
        schema["then"] = {"properties": _references()}
    hyphens = {key.replace("_", "-"): {"$ref": f"#/definitions/{key}"} for key in TOPIC_KEYS}
    topic: Schema = {
        "type": "object",
        "properties": _references(),
        "patternProperties": {f"^{key}$": form for key, form in hyphens.items() if "-" in key},
        "additionalProperties": False,
    }
    schema["definitions"] = {"topic": topic, **keys}
    return schema


def _references() -> Schema:
    return {key: {"$ref": f"#/definitions/{key}"} for key in TOPIC_KEYS}


def _term(titles: Mapping[str, str]) -> Schema:
    """The form of a region or a status."""
    if not titles:
        return _SCALAR
    labels = sorted(set(titles.values()) - titles.keys())
    forms: list[Schema] = [{"enum": list(titles)}]
    if labels:
        forms.append({"enum": labels})
    return {"anyOf": [*forms, _BLANK, _EMPTY]}
