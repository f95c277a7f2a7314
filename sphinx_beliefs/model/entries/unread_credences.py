"""Percentages that are probably meant as the credence of an entry, where none can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.bare_credences import is_share
from sphinx_beliefs.model.entries.credence_places import GOVERNS
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords

_PERCENT = r"[~≈<>]?\s?(?:\d{1,3}(?:\.\d{1,9})?\s?%?\s?[-–]\s?)?\d{1,3}(?:\.\d{1,9})?\s?%"
#: A percentage among the first words after a claim, which ends a clause.
_NEAR = LazyPattern(
    rf"\s*(?P<before>(?:[^\s\d%]{{1,20}}\s+){{0,3}}?)[(\[]?(?P<number>{_PERCENT})"
    r"(?=[)\]?!.,;:]|\s*(?:\Z|\n|[—–]))"
)
#: A percentage at the end of a claim, of which only the last characters are looked at.
_LAST = LazyPattern(rf"(?<=\s)[(\[]?(?P<number>{_PERCENT})[)\]?!.…]{{0,3}}\Z")
_LONGEST = 40
#: A range, or a rough percentage, that precedes a claim.
_FIRST = LazyPattern(rf"[(\[]?(?P<number>{_PERCENT})[)\]]?\s+(?=\w)")
_SIGNS = frozenset("~≈-–")
#: Words before a percentage that make it a change or a limit.
_CHANGES = frozenset(
    word
    for words in (
        "rise rises rose grow grows grew fall falls fell drop drops dropped gain gains gained lose",
        "loses lost increase increases decline declines cut cuts up down top tops least most only",
    )
    for word in words.split()
)


def unread_after(text: str, words: EntryWords) -> str | None:
    """The percentage among the first words of a text that follows a claim."""
    match = _NEAR.match(text[: 2 * _LONGEST])
    if match is None or _is_of_the_sentence(match["before"], words):
        return None
    return match["number"].strip()


def unread_in(claim: str, words: EntryWords) -> str | None:
    """The percentage that ends a claim, or that precedes it without a mark between the two."""
    last = _LAST.search(claim[-_LONGEST:])
    if last is not None:
        before = claim[: len(claim[:-_LONGEST]) + last.start()]
        return None if _is_of_the_sentence(before, words) else last["number"].strip()
    first = _FIRST.match(claim[:_LONGEST])
    if first is None or is_share(claim, first.end(), words):
        return None
    return None if _SIGNS.isdisjoint(first["number"]) else first["number"].strip()


def _is_of_the_sentence(before: str, words: EntryWords) -> bool:
    """Return whether the words before a percentage make it a part of their sentence."""
    said = before.rstrip().removesuffix("=").rsplit(maxsplit=1)[-1:]
    if before.rstrip()[-1:] == "=" and said and said[0].lower() in words.symbols:
        return False
    last = before.rstrip().rpartition(" ")[2].lower().lstrip("([")
    return last in GOVERNS or last in _CHANGES or last[-1:] in {"=", "+", "±"}
