"""Sentences of prose that give a percentage beside a belief."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.record import Conditions


class Mention(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sentence of prose: the names of the beliefs it links, and its percentages (0 to 100)."""

    beliefs: tuple[str, ...]
    percentages: tuple[Decimal, ...]
    place: Place
    conditions: Conditions = ()
