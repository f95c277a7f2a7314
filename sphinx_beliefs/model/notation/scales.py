"""Verbal scales: the percentages that words such as "likely" stand for, by source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from sphinx_beliefs.model.patterns import LazyPattern

#: An interval of percentages, from 0 to 100.
Interval = tuple[Decimal, Decimal]

#: Words, in the form in which they are compared, with the interval that each stands for.
Scale = Mapping[str, Interval]

_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
_INTERVAL = LazyPattern(rf"\s*{_NUMBER}\s*%?\s*[-–]\s*{_NUMBER}\s*%?\s*", re.ASCII)


def folded(word: str) -> str:
    """A word in the form in which words of a scale are compared: case and white space folded."""
    return " ".join(word.casefold().split())


def _scale(**intervals: str) -> Scale:
    """Make a scale of arguments such as ``a__or__b="1 5"``, two words with one interval."""
    found: dict[str, Interval] = {}
    for words, interval in intervals.items():
        low, high = map(Decimal, interval.split())
        for word in words.split("__or__"):
            found[word.replace("_", " ")] = (low, high)
    return found


def icd203() -> Scale:
    """The scale of the US intelligence community.

    Source: Office of the Director of National Intelligence, Intelligence Community Directive 203,
    "Analytic Standards" (2 January 2015), section D.6.e.(2)(a).
    """
    return _scale(
        almost_no_chance__or__remote="1 5",
        very_unlikely__or__highly_improbable="5 20",
        unlikely__or__improbable="20 45",
        roughly_even_chance__or__roughly_even_odds="45 55",
        likely__or__probable="55 80",
        very_likely__or__highly_probable="80 95",
        almost_certain__or__nearly_certain="95 99",
    )


def ipcc() -> Scale:
    """The scale of the Intergovernmental Panel on Climate Change.

    Source: Mastrandrea et al., "Guidance Note for Lead Authors of the IPCC Fifth Assessment Report
    on Consistent Treatment of Uncertainties" (2010), table 1, with the additional terms that the
    Fifth Assessment Report uses (Summary for Policymakers of Working Group I, 2013, footnote 2).
    """
    return _scale(
        virtually_certain="99 100",
        extremely_likely="95 100",
        very_likely="90 100",
        likely="66 100",
        more_likely_than_not="50 100",
        about_as_likely_as_not="33 66",
        unlikely="0 33",
        very_unlikely="0 10",
        extremely_unlikely="0 5",
        exceptionally_unlikely="0 1",
    )


def efsa() -> Scale:
    """The approximate probability scale of the European Food Safety Authority.

    Source: EFSA Scientific Committee, "Guidance on Uncertainty Analysis in Scientific
    Assessments", EFSA Journal 16(1):5123 (2018), table 4 ("approximate probability scale").
    """
    return _scale(
        almost_certain="99 100",
        extremely_likely="95 99",
        very_likely="90 95",
        likely="66 90",
        about_as_likely_as_not="33 66",
        unlikely="10 33",
        very_unlikely="5 10",
        extremely_unlikely="1 5",
        almost_impossible="0 1",
    )


#: The scales that a site can name.
SCALES: Mapping[str, Scale] = {"icd203": icd203(), "ipcc": ipcc(), "efsa": efsa()}


def read_scale(written: object) -> Scale | None:
    """Read the name of a scale, or a mapping from words to intervals such as ``60-80%``.

    The scale is empty if nothing is written, and None if what is written is not a scale.
    """
    if isinstance(written, str):
        return SCALES.get(folded(written), None if written.strip() else {})
    if not isinstance(written, Mapping):
        return None
    found: dict[str, Interval] = {}
    for word, interval in written.items():
        match = _INTERVAL.fullmatch(interval) if isinstance(interval, str) else None
        if not isinstance(word, str) or not folded(word) or match is None:
            return None
        low, high = Decimal(match[1]), Decimal(match[2])
        if not low <= high <= 100:
            return None
        found[folded(word)] = (low, high)
    return found
