"""The writer of option lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.model.records.kinds import Kind

#: Values that are read as something else without quotation marks.
_NEEDS_QUOTES = LazyPattern(r"\"[^\"]*\"|'[^']*'|[>|][+-]?")


def option_lines(kind: Kind, options: Mapping[str, str]) -> list[str]:
    """Options as lines of the form ``:name: value``, in the order of their kind."""
    order = {name: number for number, name in enumerate(ITEM_OPTIONS[kind])}
    names = sorted(options, key=lambda name: order.get(name, len(order)))
    return [f":{name}: {_value(options[name])}".rstrip() for name in names]


def _value(written: str) -> str:
    value = " ".join(written.split())
    if _NEEDS_QUOTES.fullmatch(value):
        mark = "'" if '"' in value else '"'
        return f"{mark}{value}{mark}"
    return value
