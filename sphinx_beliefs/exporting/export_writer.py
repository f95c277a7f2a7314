"""Writes an export as JSON, a record in each line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from sphinx_beliefs.exporting.public_types import Export

#: What comes from docutils or from another extension may be a text of a class of its own.
_ENCODER = msgspec.json.Encoder(enc_hook=str.__str__)


def as_json(export: Export) -> bytes:
    """An export as JSON in UTF-8: each record is a line, so that a version can be compared with the
    next.
    """
    fields = [_field(name, getattr(export, name)) for name in export.__struct_fields__]
    return b"{\n%b\n}\n" % b",\n".join(fields)


def _field(name: str, value: Any) -> bytes:
    if isinstance(value, tuple) and value:
        return b'"%b": [\n%b\n]' % (name.encode(), b",\n".join(map(encoded, value)))
    return b'"%b": %b' % (name.encode(), encoded(value))


def encoded(value: Any) -> bytes:
    """A value as JSON in a line."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        # No file can hold half of a character.
        return _ENCODER.encode(
            _with_whole_characters(msgspec.to_builtins(value, enc_hook=str.__str__))
        )


def _with_whole_characters(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {key: _with_whole_characters(part) for key, part in value.items()}
        case list() | tuple():
            return [_with_whole_characters(part) for part in value]
    return value
