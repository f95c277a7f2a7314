"""Credences that are moved, as their author would write them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_beliefs.coherence.rounding import moved_interval
from sphinx_beliefs.model.notation.credence import CredenceKind, interval_text
from sphinx_beliefs.model.site.group_systems import is_rough, stated_interval

if TYPE_CHECKING:
    from fractions import Fraction

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
    low, high = (_percent(end) for end in moved_interval(stated, shift))
    mark = "~" if is_rough(credence) or credence.kind is CredenceKind.ODDS else ""
    if credence.kind is CredenceKind.INTERVAL and low != high:
        if stated.high == 1 and high == 100:
            return f"≥ {interval_text(low, low)}"
        if stated.low == 0 and low == 0:
            return f"≤ {interval_text(high, high)}"
    return mark + interval_text(low, high)


def _percent(share: Fraction) -> Decimal:
    """A share (0 to 1) in percent, with two decimals at most."""
    percent = round(share * 100, 2)
    return Decimal(percent.numerator) / Decimal(percent.denominator)
