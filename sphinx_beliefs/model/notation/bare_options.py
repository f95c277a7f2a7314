"""A check that text beside an option's name can be its value, and is not prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import parse_date
from sphinx_beliefs.model.notation.names import split_names
from sphinx_beliefs.model.notation.source_ids import parse_source
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Callable

_HANDLE = LazyPattern(r"[\w./:-]+")
_URL = LazyPattern(r"(?:https?://|mailto:|www\.|doi:|10\.\d{4,}/)\S+")
_WORDS = frozenset({"up", "down", "either", "true", "false", "ambiguous", "annulled", "withdrawn"})

#: The most words that a tag can have; more are taken for a sentence.
_MOST_WORDS = 3


def can_be_value(option: str, text: str) -> bool:
    """Return whether a text reads as the value of an option, and not as a sentence."""
    check = _CHECKS.get(option)
    return check is not None and check(text.strip())


def _is_credence(text: str) -> bool:
    return parse_credence(text)[1] is None


def _is_date(text: str) -> bool:
    return parse_date(text, field="date", allow_forthcoming=True)[1] is None


def _is_handle(text: str) -> bool:
    return _HANDLE.fullmatch(text) is not None


def _are_handles(text: str) -> bool:
    return all(_is_handle(name) for name in split_names(text))


def _are_tags(text: str) -> bool:
    return all(len(tag.split()) <= _MOST_WORDS for tag in split_names(text)) and text[-1:] != "."


_CHECKS: dict[str, Callable[[str], bool]] = {
    "credence": _is_credence,
    "to": _is_credence,
    "date": _is_date,
    "since": _is_date,
    "resolve-by": _is_date,
    "resolved": _is_date,
    "fired": _is_date,
    "name": _is_handle,
    "superseded-by": _is_handle,
    "implies": _are_handles,
    "excludes": _are_handles,
    "exactly-one-of": _are_handles,
    "given": _is_handle,
    "beliefs": _are_handles,
    "raises": _are_handles,
    "lowers": _are_handles,
    "tags": _are_tags,
    "source": lambda text: parse_source(text, field="source")[1] is None,
    "url": lambda text: _URL.fullmatch(text) is not None,
    "direction": lambda text: text.casefold() in _WORDS,
    "resolution": lambda text: text.casefold() in _WORDS,
}
