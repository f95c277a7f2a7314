"""Probabilities and numbered beliefs in prose, in figures or in words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.notation.prose_words import WIDE, ProseWords, any_of, is_wide, listed
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: The beginning of a number or a word, which letters without spaces can precede.
_START = rf"(?:(?<![\w.,])|(?<=[{WIDE}]))"

_SIGN = "[%٪％]"
_FIGURES = r"\d{1,3}(?:[.,٫]\d+)?"

#: The end of a number or a word, which letters without spaces can follow.
_END_OF_WORD = "(?![0-9A-Za-z_])"

_NUMBER = "{number}"
_TOKEN = re.compile(r"\{number\}|\w+|[^\w\s]")

#: What follows a share such as "nine in ten" at the end of a clause.
_END_OF_CLAUSE = r"\s*(?:\Z|[.,;:!?…)—–،؛؟。，、；：！？）])"


class Numbered(NamedTuple):
    """A belief that is called by its number, from the position ``start`` of a text on."""

    written: str
    number: int
    start: int


class ProseReader:
    """Finds probabilities and numbered beliefs in prose with the words of a language.

    An empty list of words finds nothing that needs them. Without words for what is not a
    probability, no percentage is taken for one.
    """

    def __init__(self, words: ProseWords) -> None:
        self._values = _values(words)
        self._reads_percentages = bool(words.of_something)
        numbers = any_of([*self._values], after="")
        percent = any_of(listed(words.percent), before=r"\s")
        sure = _following(words.goes_on)
        no_share = f"(?:(?={sure})|(?!{_following(words.of_something)}))"
        flags = re.IGNORECASE
        changed = listed(words.changed_by)
        # Apart from the numbers, of which there are few: each of these words would cost time at
        # every character of a sentence.
        self._change = LazyPattern(f"(?:{'|'.join(map(_before, changed)) or '(?!)'})\\Z", flags)
        self._longest_change = max(map(len, changed), default=0)
        self._percentage = LazyPattern(
            rf"(?<!\d[-–])(?<!{_SIGN}[-–]){_START}"
            rf"(?:(?P<low>{_FIGURES})\s?{_SIGN}?\s?[-–]\s?)?(?P<high>{_FIGURES})"
            rf"(?:\s?{_SIGN}|{percent}){no_share}",
            flags,
        )
        start = _START + _not_inside(self._values)
        self._in_words = LazyPattern(rf"{start}(?P<words>{numbers}){percent}{no_share}", flags)
        goes_on = f"(?={_END_OF_CLAUSE}|{sure})"
        self._shares = [
            LazyPattern(f"{start}{_share(share, numbers)}{goes_on}", flags)
            for share in listed(words.shares)
        ]
        self._ordinal = LazyPattern(
            rf"(?<![\"'“„‘«])(?:{'|'.join(map(_ordinal, listed(words.ordinals))) or '(?!)'})", flags
        )

    def percentages_in(self, sentence: str) -> Iterator[Decimal]:
        """The numbers in a sentence that can be probabilities, as percentages (0 to 100)."""
        if not self._reads_percentages:
            return
        for match in self._no_changes(self._percentage, sentence):
            for number in match.group("low", "high"):
                if number is not None:
                    yield Decimal(number.replace(",", ".").replace("٫", "."))
        for match in self._no_changes(self._in_words, sentence):
            yield Decimal(self._number_of(match["words"]))
        for shares in self._shares:
            for match in self._no_changes(shares, sentence):
                part, whole = self._number_of(match["part"]), self._number_of(match["whole"])
                if whole in {10, 100} and part <= whole:
                    yield Decimal(100 * part // whole)

    def _no_changes(self, pattern: LazyPattern, sentence: str) -> Iterator[re.Match[str]]:
        """The matches in a sentence but those after a word that makes them a change."""
        for match in pattern.finditer(sentence):
            end = match.start()
            # With the space after the word, and what stands before it.
            if not self._change.search(sentence[max(0, end - self._longest_change - 2) : end]):
                yield match

    def may_number_beliefs(self, text: str) -> bool:
        """Return whether a text may call a belief by its number."""
        return self._ordinal.search(text) is not None

    def numbered_in(self, text: str) -> Iterator[Numbered]:
        """The places of a text that call a belief by its number, with that number."""
        for match in self._ordinal.finditer(text):
            number = next(int(found) for found in match.groups() if found is not None)
            yield Numbered(" ".join(match[0].split()), number, match.start())

    def _number_of(self, written: str) -> int:
        if written.isdecimal():
            return int(written)
        return self._values[" ".join(written.lower().split())]


@lru_cache(maxsize=16)
def prose_reader(words: ProseWords) -> ProseReader:
    """The reader for some words; its patterns are made once."""
    return ProseReader(words)


def _values(words: ProseWords) -> Mapping[str, int]:
    """The numbers that have words, and those that are put together from them."""
    found: dict[str, int] = {}
    for entry in listed(words.numbers):
        word, _space, figures = entry.rpartition(" ")
        if word and figures.isdecimal():
            found[word.lower()] = int(figures)
    tens = [(word, value) for word, value in found.items() if value in range(20, 100, 10)]
    ones = [(word, value) for word, value in found.items() if value in range(1, 10)]
    for pattern, (ten, high), (one, low) in product(listed(words.compounds), tens, ones):
        made = pattern.lower().replace("{tens}", ten).replace("{ones}", one)
        found.setdefault(made, high + low)
    return found


def _before(word: str) -> str:
    """The source for a word and the space between it and a number."""
    source = re.escape(word)
    return rf"{source}\s?" if is_wide(word) else rf"\b{source}\s"


def _not_inside(numbers: Iterable[str]) -> str:
    """The source of a condition: not inside a number that is written without spaces."""
    ends = "".join(sorted({number[-1] for number in numbers if is_wide(number)}))
    return f"(?<![{re.escape(ends)}])" if ends else ""


def _following(words: str) -> str:
    """The source for one of several words after what has been said."""
    return any_of(listed(words), before=r"\s+")


def _share(share: str, numbers: str) -> str:
    """The source for a way to give a share, with a group for each name in braces."""
    source = r"\s+".join(map(re.escape, share.split()))
    for name, inside in {"part": rf"\d{{1,3}}|{numbers}", "whole": f"100?|{numbers}"}.items():
        source = source.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{inside})", 1)
    return source + (rf"{_END_OF_WORD}(?![.,]\d)" if share.endswith("}") else "")


def _ordinal(phrase: str) -> str:
    """The source for a way to call a belief by its number, which is a group.

    Authors may leave out spaces beside marks such as ``#``, and the full stop of an abbreviation.
    """
    source = r"\b" if phrase[:1].isalpha() and not is_wide(phrase[:1]) else ""
    previous, end = "", 0
    for token in _TOKEN.finditer(phrase):
        if previous:
            source += _gap(previous, token[0], is_spaced=token.start() > end)
        if token[0] == _NUMBER:
            source += rf"(\d{{1,2}}){_END_OF_WORD}"
        else:
            source += re.escape(token[0]) + ("?" if token[0] == "." else "")
        previous, end = token[0], token.end()
    if _NUMBER not in phrase:
        return "(?!)"
    # What follows a number can make it a percentage, a decimal or a range.
    return source + (rf"(?!\s?{_SIGN}|[.,:–-]?\d)" if previous == _NUMBER else "")


def _gap(previous: str, following: str, *, is_spaced: bool) -> str:
    """The source for the spaces between two parts of a phrase."""
    if following == ".":
        return ""  # with spaces before what can be left out, long runs of them would take long
    if any(map(_stands_close, (previous, following))):
        return r"\s*"
    return r"\s+" if is_spaced else ""


def _stands_close(part: str) -> bool:
    """Return whether spaces can be left out beside a part of a phrase: a mark, or wide letters."""
    return part != _NUMBER and (not part[0].isalnum() or is_wide(part))
