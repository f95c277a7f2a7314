"""What a site says of its author to search engines (``beliefs_structured_data``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.names import nearest
from sphinx_beliefs.model.problem import N_, Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KEYS = ("author", "type", "url")

_TYPES = ("Person", "Organization")


def usable_author(said: Mapping[str, str]) -> dict[str, str]:
    """The part of a mapping that says who the author is."""
    return {key: value for key, value in said.items() if _is_usable(key, value)}


def problems_of_author(option: str, said: Mapping[str, str]) -> Iterator[Problem]:
    """Find what cannot be used in a mapping; each problem has its ``option``, and the key or the
    value as it is ``written``.
    """
    for key, value in said.items():
        if _is_usable(key, value):
            continue
        known = ", ".join(nearest(key, _KEYS) or _KEYS)
        written = repr(key)
        if key == "type":
            message = N_("{option}: type cannot be {written}; write one of {known}")
            written, known = repr(value), ", ".join(_TYPES)
        elif key == "url":
            message = N_("{option}: url cannot be {written}; write an address with https://")
            written = repr(value)
        elif nearest(key, _KEYS):
            message = N_("{option}: there is no key {written}; did you mean {known}?")
        else:
            message = N_("{option}: there is no key {written}; the keys are {known}")
        yield Subtype.CONFIG.problem(message, option=option, written=written, known=known)


def _is_usable(key: str, value: str) -> bool:
    match key:
        case "type":
            return value in _TYPES
        case "url":
            return value.startswith(("https://", "http://"))
    return key in _KEYS
