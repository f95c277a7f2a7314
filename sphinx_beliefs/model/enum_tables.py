"""Tables with a row for each member of an enum; a missing row raises an error on import."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

_E = TypeVar("_E", bound=Enum)
_V = TypeVar("_V")


def total(members: type[_E], rows: Mapping[_E, _V]) -> Mapping[_E, _V]:
    """Return the rows unchanged; raise ``TypeError`` if a member of the enum has none."""
    missing = [member.name for member in members if member not in rows]
    if missing:
        raise TypeError(f"{members.__name__} lacks a row for {', '.join(missing)}")
    return rows
