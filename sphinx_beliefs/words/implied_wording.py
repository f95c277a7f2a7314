"""The words for what other credences allow for a belief, in the language of the site."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from sphinx_beliefs.words.joining import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_beliefs.words.figures import Figures

#: The tenths of a percent in all.
_TENTHS = 1000

#: What numbers that are computed may be off.
_NOISE = 1e-6


def bounds_words(least: float, most: float, figures: Figures) -> str:
    """The lowest and the highest probability (0 to 1) in percent: "between 20% and 35%".

    They are rounded to tenths outwards, so that no more is said than follows: at least 99.97% is
    not all of 100%.
    """
    low, high = _tenths(least, floor), _tenths(most, ceil)
    if most - least < _NOISE and low > 0 and high < _TENTHS:
        low = high = round(_TENTHS * (least + most) / 2)
    ends = (figures.text(f"{low / 10:g}%"), figures.text(f"{high / 10:g}%"))
    if low == high:
        return ends[0]
    if (low, high) == (0, _TENTHS):
        return _("anything")
    if low == 0:
        return _("at most {high}").format(high=ends[1])
    if high == _TENTHS:
        return _("at least {low}").format(low=ends[0])
    return _("between {low} and {high}").format(low=ends[0], high=ends[1])


def _tenths(share: float, rounded: Callable[[float], int]) -> int:
    """A share (0 to 1) in tenths of a percent, rounded if it is not one but for noise."""
    nearest = round(_TENTHS * share)
    return nearest if abs(nearest / _TENTHS - share) < _NOISE else rounded(_TENTHS * share)


def allowed_words(claim: str, bounds: str) -> str:
    """What the others allow for a belief of a stub whose credence is left to write."""
    # Translators: a claim, and the probabilities that other credences leave for it, in a list of
    # what is still to be written: "“It rains by Friday.” by the others: between 20% and 35%".
    return _("“{claim}” by the others: {bounds}").format(claim=claim, bounds=bounds)
