"""The words by which checks find probabilities and numbered beliefs in prose, by language.

They are messages like any other: a catalogue has those of its language. A language without them is
not looked at, since English words would find in it what is not there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_beliefs.model.message import N_

#: Letters of scripts that put no spaces between words.
WIDE = "\u0e00-\u0eff\u1000-\u109f\u2e80-\ud7af\uf900-\ufaff\uff66-\uff9d"

_COMMA = re.compile(r"\s*[,،、，]\s*")
_IS_WIDE = re.compile(f"[{WIDE}]")


class ProseWords(NamedTuple):
    """The words of a language, each text a list with commas between the words."""

    #: The words for percent.
    percent: str
    #: The words after a percentage that make it a share or a change of something.
    of_something: str
    #: The words before a percentage that make it a change.
    changed_by: str
    #: Numbers in words, each followed by its figures.
    numbers: str
    #: The ways in which tens and ones make a number.
    compounds: str
    #: The ways to give a probability as a share of ten or a hundred.
    shares: str
    #: The words after such a share that leave it a probability.
    goes_on: str
    #: The ways to call a belief by its number.
    ordinals: str


#: The words in English, which is what translators translate.
ENGLISH = ProseWords(
    # Translators: the next eight are lists of words that the build looks for in the author's prose.
    # They need not correspond one by one: write those of your language, as many as it takes, with
    # commas between them. Words for percent, after a number: "70 percent".
    percent=N_("percent, per cent"),
    # Translators: what comes right after a percentage that is not a credence, but a share of
    # something or a change: "20% of tenants", "5% higher".
    of_something=N_(
        "of, a, an, per, more, less, fewer, higher, lower, faster, slower, growth, confidence, "
        "credible, rise, rises, increase, increases, fall, falls, drop, drops, decline, declines, "
        "decrease, decreases, cut, cuts, reduction, reductions, rate, rates, share, shares, tax, "
        "discount, gain, gains, loss, losses, larger, bigger, smaller, cheaper, annual, yearly, "
        "interval"
    ),
    # Translators: what comes right before a percentage that is a change: "rose by 5%", "fell 3%".
    changed_by=N_("by, fell, rose, grew"),
    # Translators: numbers in words, each with its figures: one to ten, the tens to ninety, a
    # hundred, and all numbers that the next message cannot put together.
    numbers=N_(
        "one 1, two 2, three 3, four 4, five 5, six 6, seven 7, eight 8, nine 9, ten 10, "
        "twenty 20, thirty 30, forty 40, fifty 50, sixty 60, seventy 70, eighty 80, ninety 90, "
        "hundred 100"
    ),
    # Translators: how tens and ones make a number: "forty-two". German: "{ones}und{tens}".
    compounds=N_("{tens}-{ones}, {tens} {ones}"),
    # Translators: a probability as a share of ten or a hundred: "nine in ten", "9 out of 10".
    shares=N_("{part} in {whole}, {part} out of {whole}"),
    # Translators: what can follow such a share if it is a probability: "nine in ten that it
    # holds". Before other words, as in "nine in ten people", it is not. After a percentage, these
    # go before the words of the second list: in Chinese, "70%的把握" is a probability, although 的
    # makes "70%的人" a share.
    goes_on=N_(
        "that, sure, certain, confident, likely, probable, on, for, now, today, still, and, but"
    ),
    # Translators: how a belief is called by its number: "belief 3", "belief no. 3", "belief #3".
    ordinals=N_(
        "belief {number}, belief no. {number}, belief number {number}, belief #{number}, "
        "beliefs #{number}"
    ),
)


def listed(words: str) -> list[str]:
    """The words of a list."""
    return [word for word in _COMMA.split(words.strip()) if word]


def is_wide(word: str) -> bool:
    """Return whether a word is written without spaces around it, as in Chinese."""
    return bool(_IS_WIDE.search(word))


def any_of(words: list[str], *, before: str = "", after: str = r"\b") -> str:
    """The source of a regular expression for one of some words, after ``before`` and followed by
    ``after``; it matches nothing if there are no words.

    Where the script has no spaces, neither is needed, but some authors put spaces after figures.
    """
    made = []
    for word in sorted(words, key=len, reverse=True):
        source = r"\s".join(map(re.escape, word.split()))
        end = after if word[-1:].isalnum() else ""
        start = f"(?:{before})?" if before and is_wide(word) else before
        made.append(f"{start}{source}" if is_wide(word) else f"{start}{source}{end}")
    return f"(?:{'|'.join(made)})" if made else r"(?!)"
