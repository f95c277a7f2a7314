"""Sentences of prose that say a percentage beside a belief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.struct import Struct

if TYPE_CHECKING:
    from decimal import Decimal

    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.record import Conditions


class Mention(Struct):
    """A sentence of prose that links the beliefs of these names and has these percentages in it."""

    beliefs: tuple[str, ...]
    percentages: tuple[Decimal, ...]
    place: Place
    conditions: Conditions = ()
