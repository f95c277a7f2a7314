"""Bayes' rule: the effect of evidence on a credence."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype

if TYPE_CHECKING:
    from sphinx_beliefs.model.notation.credence import Credence

_NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
_RATIO = LazyPattern(rf"{_NUMBER}(?:\s*:\s*{_NUMBER})?", re.ASCII)

#: The largest difference, in percentage points, between credences that are meant to be the same:
#: authors round to multiples of five.
TOLERANCE = Fraction(5, 2)


class Ratio(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A likelihood ratio: the probability of evidence if a belief is true (``favour``) to that if
    it is false (``against``), as whole numbers above 0 in lowest terms.

    Unlike ``Fraction``, which is used for calculating here, it can be stored by msgspec.
    """

    favour: int
    against: int = 1

    @property
    def exact(self) -> Fraction:
        """The ratio as one number."""
        return Fraction(self.favour, self.against)

    @property
    def pushes(self) -> str:
        """The direction in which it moves a belief, ``up`` or ``down``; empty if it is 1:1."""
        if self.favour == self.against:
            return ""
        return "up" if self.favour > self.against else "down"


def ratio_of(number: Fraction) -> Ratio:
    """The ratio that a number above 0 stands for."""
    return Ratio(favour=number.numerator, against=number.denominator)


def parse_ratio(written: str, *, field: str) -> tuple[Ratio | None, Problem | None]:
    """Read a likelihood ratio, above 0: ``4`` and ``4:1`` multiply the odds of a belief by four,
    ``0.25`` and ``1:4`` divide them by four. None, with a problem, for any other text.
    """
    text = printable(written)
    match = _RATIO.fullmatch(text)
    if match is not None:
        first, second = Fraction(match[1]), Fraction(match[2] or 1)
        if first and second:
            return ratio_of(first / second), None
    message = N_(
        "{field}: {written} is not a likelihood ratio; write how many times as probable the "
        "evidence is if the belief is true than if it is false, such as 4, 4:1 or 1:3"
    )
    return None, Subtype.LIKELIHOOD_RATIO.problem(message, field=field, written=repr(text))


def posterior(percent: Fraction, ratio: Fraction) -> Fraction:
    """The credence, in percent (0 to 100), after evidence of a likelihood ratio above 0.

    Bayes' rule in the form of odds: posterior odds = prior odds × likelihood ratio, where odds are
    p / (1 - p) (I. J. Good, "Probability and the Weighing of Evidence", Griffin 1950, chapter 6).
    Certainty, 0 or 100, stays what it is.
    """
    return 100 * percent * ratio / (100 - percent + percent * ratio)


def updated(credence: Credence, ratio: Ratio) -> tuple[Decimal, Decimal] | None:
    """The interval, in percent (0 to 100), that a credence becomes, each end updated by itself;
    None if it states none.
    """
    if credence.low is None or credence.high is None:
        return None
    ends = (Fraction(end) for end in (credence.low, credence.high))
    low, high = (_decimal(posterior(end, ratio.exact)) for end in ends)
    return low, high


def are_near(first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal]) -> bool:
    """Return whether two intervals, in percent, agree at both ends to within ``TOLERANCE``."""
    return all(abs(one - other) <= TOLERANCE for one, other in zip(first, second, strict=True))


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
