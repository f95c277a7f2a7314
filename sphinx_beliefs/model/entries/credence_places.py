"""The places in an entry where a credence may stand.

A percentage in the middle of a sentence is part of the claim. One counts as the credence

- right after a claim in bold, or in bold at its end: ``**Claim** 80%, why``, ``**Claim (80%).**``;
- in brackets at the end of the first sentence, or before a colon or a dash: ``Claim (~80%): why``;
- by itself after a sentence, a dash or a colon: ``Claim. 80% — why``, ``Claim: 80%``;
- after a tilde at the end of a sentence, a line or a clause: ``Claim ~80% — why``;
- before the claim, in front of a colon or a dash, or in brackets: ``80%: Claim``;
- at the very end of the paragraph, if it is in brackets, rough or labelled, and there is no other:
  ``**Claim.** Why. (80%)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.bare_credences import follows_about
from sphinx_beliefs.model.entries.written_credences import (
    Found,
    credence_at,
    phrase_at,
    remarked_at,
)
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords
    from sphinx_beliefs.model.entries.inline_marks import Inline

#: What can stand right before a credence in plain text.
_BEFORE = LazyPattern(
    r"[(\[（]|(?<=[.!?…。！？])[\"”’»)\]*_~]*\s+|(?<=[。！？])|(?<=\s)(?:—|–|―|-{1,3}|[|·=])\s+|[:;,]\s+"
    r"|[：，]|——|\s(?=[*_`]{0,2}[~≈]|XX|\?\?|(?:c|[Cc]a|[Aa]pprox)\.[ \u00a0]?\d)|\n"
)
#: What can stand right behind a credence that ends a clause.
_BEHIND = LazyPattern(r"\s*(?:\Z|[—–―:：.;,。，、；<|·]|-{1,3}(?!\w)|\[[\^\d#*])|[ \t]*\n")
#: What can stand behind a credence that follows a full sentence.
_BEGINS = LazyPattern(r"[.,;:。]?\s+[\"“(*_`\ufffc]{0,3}[^\W\d_]")
#: A percentage above 100 at the end of a claim.
_BEYOND = LazyPattern(r"[1-9]\d{2,8}\s?%(?=\.?\s*(?:\Z|\n|[—–]))")
_ENDS = frozenset(".!?…。！？")
_MARKS = '"”’»)]*_~'
_DASHES = frozenset({"—", "–", "―", "-", ":", "：", "|", "·"})
#: Words after which a number belongs to the sentence.
GOVERNS = frozenset(
    word
    for words in (
        "a about above an and are around at be below beyond by costs exceed exceeds falls from hit",
        "hits in is of on or over reach reaches rises than the to under was were with within worth",
        "als auf bei bis etwa ist mit rund sind über um unter von war wird zu",
    )
    for word in words.split()
)
#: The end of a paragraph in which its credence can stand, in characters.
_LAST = 80
_LAST_START = LazyPattern(r"[.!?…][\"”’»)\]*_~]*\s+(?=\S[^\n.!?]*\s*\Z)|\n")


def find_credence(inline: Inline, words: EntryWords, end: int) -> Found | None:
    """The first credence in a text without bold that counts; ``end`` is the end of the first
    sentence, beyond which only those count that stand by themselves.
    """
    text, bare = inline.text, inline.bare
    first = next((number for number, char in enumerate(text) if char.isalnum()), len(text))
    for match in _BEFORE.finditer(bare):
        is_bracket = match[0] in {"(", "[", "（"}
        found = None
        if match.start() > first:
            found = credence_at(text, match.start() if is_bracket else match.end(), words)
        if found is None and is_bracket and "%" in text[match.start() : match.start() + 40]:
            found = remarked_at(text, match.start(), words) or phrase_at(text, match.start(), words)
        if found is None and match[0][:1] in {":", "："}:
            found = _beyond(text, match.end())
        if found is not None and _counts(bare, found, match[0].strip(), end):
            return found
    return None


def _beyond(text: str, position: int) -> Found | None:
    """A percentage above 100 where a credence would stand by itself."""
    match = _BEYOND.match(text, position)
    return Found(match[0], match.start(), match.end()) if match else None


def last_credence(inline: Inline, start: int, words: EntryWords) -> Found | None:
    """The credence at the very end of a paragraph, after a sentence."""
    text = inline.text
    begin = max(len(text) - _LAST, start)
    match = _LAST_START.search(inline.bare[begin:])
    if match is None:
        return None
    place = begin + match.end()
    found = credence_at(text, place, words)
    if found is None or text[found.end :].strip(". "):
        return None
    is_labelled = not found.marks and found.start + len(found.written) < found.end
    is_sure = found.is_bracketed or found.is_rough or is_labelled
    return found if is_sure or text[place].isalpha() else None


def _counts(bare: str, found: Found, before: str, end: int) -> bool:
    """Return whether a credence stands where one can stand."""
    if follows_about(bare, found.start):
        return False
    ends_clause = _BEHIND.match(bare, found.end) is not None
    said = bare[max(found.start - 40, 0) : found.start].rstrip()
    follows_sentence = said[-1:] in _ENDS or said.rstrip(_MARKS)[-1:] in _ENDS
    begins = _BEGINS.match(bare, found.end)
    begins_sentence = begins is not None and not begins[0][-1].islower()
    if found.is_bracketed:
        return found.start <= end and (ends_clause or (follows_sentence and begins_sentence))
    if follows_sentence:
        return ends_clause or begins_sentence
    if found.start > end or not ends_clause:
        return False
    if before[:1] == "=":
        return said.rstrip("= ").endswith(")")  # as in "P(rain) = 80%"
    is_governed = said.rpartition(" ")[2].lower() in GOVERNS
    if before[:1] in {",", "，"} and not found.is_rough:
        return _is_last(bare, found)
    return before[:1] in _DASHES or (found.is_rough and not is_governed)


def _is_last(bare: str, found: Found) -> bool:
    """Return whether a percentage is the end of a paragraph, and the only one in it."""
    is_end = len(bare) - found.end <= 1 and bare[found.end :] in {"", "."}
    return is_end and found.written[-1:] == "%" and "%" not in bare[: found.start]
