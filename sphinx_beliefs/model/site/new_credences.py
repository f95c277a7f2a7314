"""Credences that are moved, as their author would write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_beliefs.coherence.rounding import moved_interval
from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.site.group_systems import is_rough, stated_interval

if TYPE_CHECKING:
    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.group_systems import Examined


def new_credences(examined: Examined) -> list[tuple[Belief, str]]:
    """The beliefs of a group whose credences have to move so that all fit, with the new ones as
    their author would write them; empty if all fit, or if none are known.
    """
    return [
        (belief, moved_text(belief.credence, shift))
        for belief, shift in zip(examined.group.beliefs, examined.shifts, strict=False)
        if shift and belief.credence is not None
    ]


def moved_text(credence: Credence, shift: Fraction) -> str:
    """A credence that is moved by a part of 1, in percent: a rough one stays rough, and a bound a
    bound. Odds and words become percentages.
    """
    stated = stated_interval(credence)
    if stated is None:
        return credence.text
    is_odds = credence.kind is CredenceKind.ODDS
    low, high = (100 * end for end in moved_interval(stated, shift))
    if is_odds:
        low = high = Fraction(round(low))  # a rough credence, so a whole number is near enough
    mark = "~" if is_rough(credence) or is_odds else ""
    if credence.kind is CredenceKind.INTERVAL and low != high:
        if stated.high == 1 and high == 100:
            return f"≥ {_figures(low)}%"
        if stated.low == 0 and low == 0:
            return f"≤ {_figures(high)}%"
    figures = _figures(low) if low == high else f"{_figures(low)}–{_figures(high)}"
    return f"{mark}{figures}%"


def _figures(number: Fraction) -> str:
    """A number with all of its decimals, since one that was rounded may not fit."""
    return f"{(Decimal(number.numerator) / Decimal(number.denominator)).normalize():f}"
