"""Probabilities in prose, in figures or in words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.number_words import IN_WORDS, number_of
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The words after a percentage that make it a share of something, and not a credence.
_OF_SOMETHING = (
    r"(?!\s+(?:of|a|an|per|more|less|fewer|higher|lower|faster|slower|growth|confidence|credible"
    r"|rises?|increases?|falls?|drops?|declines?|decreases?|cuts?|reductions?|rates?|shares?|tax"
    r"|discount|gains?|loss|losses|larger|bigger|smaller|cheaper|annual|yearly"
    r"|interval|der|des|mehr|weniger|höher|niedriger)\b)"
)

#: A percentage, or two of them with a dash between.
_PERCENTAGE = LazyPattern(
    # Nor after the verb or preposition of a change by that much.
    r"(?<!\bby\s)(?<!\bfell\s)(?<!\brose\s)(?<!\bgrew\s)(?<!\bum\s)(?<!\d[-–])(?<!%[-–])"
    r"(?<![\w.,])(?:(?P<low>\d{1,3}(?:[.,]\d+)?)\s?%?\s?[-–]\s?)?(?P<high>\d{1,3}(?:[.,]\d+)?)"
    rf"(?:\s?%|\s(?:percent|per\scent|Prozent)\b){_OF_SOMETHING}",
    re.IGNORECASE,
)
_PERCENTAGE_IN_WORDS = LazyPattern(
    rf"\b(?P<words>{IN_WORDS})\s(?:percent|per\scent)\b{_OF_SOMETHING}", re.IGNORECASE
)

#: "Nine in ten" where it can be a probability: not where a noun follows, as "people".
_SHARE = LazyPattern(
    rf"\b(?P<part>\d{{1,3}}|{IN_WORDS})\s(?:in|out\sof|von)\s(?P<whole>ten|zehn|hundred|10|100)\b"
    r"(?=\s*(?:\Z|[.,;:!?…)—–])"
    r"|\s+(?:that|sure|certain|confident|likely|probable|on|for|now|today|still|and|but)\b)",
    re.IGNORECASE,
)
_WHOLES = {"ten": 10, "zehn": 10, "hundred": 100}


def percentages_in(sentence: str) -> Iterator[Decimal]:
    """The numbers in a sentence that can be probabilities, as percentages (0 to 100)."""
    for match in _PERCENTAGE.finditer(sentence):
        for number in match.group("low", "high"):
            if number is not None:
                yield Decimal(number.replace(",", "."))
    for match in _PERCENTAGE_IN_WORDS.finditer(sentence):
        yield Decimal(number_of(match["words"]))
    for match in _SHARE.finditer(sentence):
        whole = _WHOLES.get(match["whole"].lower()) or int(match["whole"])
        if (part := number_of(match["part"])) <= whole:
            yield Decimal(100 * part // whole)
