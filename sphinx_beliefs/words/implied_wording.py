"""The words for what other credences allow for a belief, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.words.joining import _

if TYPE_CHECKING:
    from sphinx_beliefs.words.figures import Figures


def bounds_words(least: float, most: float, figures: Figures) -> str:
    """The lowest and the highest probability (0 to 1) in percent: "between 20% and 35%"."""
    low, high = round(100 * least), round(100 * most)
    ends = (figures.text(f"{low}%"), figures.text(f"{high}%"))
    if low == high:
        return ends[0]
    if (low, high) == (0, 100):
        return _("anything")
    if low == 0:
        return _("at most {high}").format(high=ends[1])
    if high == 100:
        return _("at least {low}").format(low=ends[0])
    return _("between {low} and {high}").format(low=ends[0], high=ends[1])


def allowed_words(claim: str, bounds: str) -> str:
    """What the others allow for a belief of a stub whose credence is left to write."""
    # Translators: a claim, and the probabilities that other credences leave for it, in a list of
    # what is still to be written: "“It rains by Friday.” by the others: between 20% and 35%".
    return _("“{claim}” by the others: {bounds}").format(claim=claim, bounds=bounds)
