"""The credence of an entry: the places where one may stand, and what is written there.

A percentage in the middle of a sentence is part of the claim. One counts as the credence

- in brackets at the end of the first sentence, or before a colon or a dash: ``Claim (~80%): why``;
- by itself after a sentence, a dash or a colon: ``Claim. 80% — why``, ``Claim: 80%``;
- after a tilde at the end of a sentence, a line or a clause: ``Claim ~80% — why``;
- right after a claim in bold, or in bold at its end: ``**Claim** 80%, why``, ``**Claim (80%).**``;
- before the claim, in front of a colon or a dash, or in brackets: ``80%: Claim``.

What stands there is read by the parser of credences; there is no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.notation.credence import CredenceKind, parse_credence
from sphinx_beliefs.model.notation.placeholders import BlankKind, blank_kind
from sphinx_beliefs.model.notation.scales import folded
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords
    from sphinx_beliefs.model.entries.inline_marks import Inline

_SIGNS = r"(?:[~≈<>≤≥]=?[ \u00a0]?){0,2}"
_NUMBER = r"(?:\d{1,9}(?:\.\d{1,20})?|\.\d{1,20})"
#: A superset of the credences that are written in figures.
_FIGURES = LazyPattern(
    rf"{_SIGNS}(?:(?:XX|\?\?)\s?%|\?\?(?!\?)"
    rf"|{_NUMBER}(?:\s?%)?(?:\s?(?:[-–:/]|to|bis)\s?[~≈]?{_NUMBER}(?:\s?%)?)?)(?![\w%])(?![.,:/]\d)"
)
_FIRST_OF_FIGURES = frozenset("~≈<>≤≥.?X0123456789")
_BLANK = LazyPattern(r"<[^<>\n]{1,40}>")
_WORDS = LazyPattern(r"[^\W\d_]+(?:[ \u00a0-][^\W\d_]+){0,5}")

#: The marks that may enclose a credence, with those that close them.
_CLOSING = {"(": ")", "[": "]", "（": "）", "**": "**", "__": "__", "*": "*", "_": "_", "`": "`"}
#: The most of them around one credence.
_DEEPEST = 3


class Found(NamedTuple):
    """A credence as ``written``, from ``start`` up to ``end`` with the marks around it; ``marks``
    are the opening ones.
    """

    written: str
    start: int
    end: int
    marks: tuple[str, ...] = ()

    @property
    def is_bracketed(self) -> bool:
        """True if it stands in brackets."""
        return any(mark in {"(", "[", "（"} for mark in self.marks)

    @property
    def is_marked(self) -> bool:
        """True if its first character says that it is one, as a tilde does."""
        return self.written[:1] in "~≈X?<" and not self.written[:2].strip("<>=").isdecimal()


def credence_at(inline: Inline, position: int, words: EntryWords) -> Found | None:
    """The credence that is written at a position, perhaps in brackets or emphasised."""
    text, start = inline.text, position
    marks: list[str] = []
    while len(marks) < _DEEPEST:
        two, one = text[position : position + 2], text[position : position + 1]
        mark = two if two in _CLOSING else one if one in _CLOSING else ""
        if not mark:
            break
        marks.append(mark)
        position += len(mark)
    if marks:
        position = _skip(text, position)
        position = _after_label(text, position, words)
    for end in _ends(text, position, words):
        after = _skip(text, end) if marks else end
        for mark in reversed(marks):
            closing = _CLOSING[mark]
            if not text.startswith(closing, after):
                break
            after += len(closing)
        else:
            return Found(text[position:end], start, after, tuple(marks))
    return None


def _skip(text: str, position: int) -> int:
    return position + (text[position : position + 1] == " ")


def _after_label(text: str, position: int, words: EntryWords) -> int:
    """The position behind a label such as "credence:", if there is one."""
    for label in words.credence:
        end = position + len(label)
        if text[position:end].lower() == label.lower() and text[end : end + 1] in ":= ":
            return _skip(text, end + (text[end : end + 1] != " "))
    return position


def _ends(text: str, position: int, words: EntryWords) -> list[int]:
    """The ends of the credences that begin at a position, the longest first."""
    first = text[position : position + 1]
    if first in _FIRST_OF_FIGURES and first:
        if first == "<" and (blank := _BLANK.match(text, position)):
            return [blank.end()] if blank_kind(blank[0]) is BlankKind.CREDENCE else []
        match = _FIGURES.match(text, position)
        return [match.end()] if match and is_credence(match[0], words) else []
    if not first.isalpha() or not (match := _WORDS.match(text, position)):
        return []
    if not words.scale:
        word = match[0].split(" ")[0]
        is_said = word.lower() in words.normative
        return [position + len(word)] if is_said else []
    ends = [match.end()]
    while (space := match[0].rfind(" ", 0, ends[-1] - position)) > 0:
        ends.append(position + space)
    return [end for end in ends if _is_word(text[position:end], words)]


def _is_word(text: str, words: EntryWords) -> bool:
    return text.lower() in words.normative or folded(text) in words.scale


def is_credence(text: str, words: EntryWords) -> bool:
    """Return whether the parser of credences can read a text."""
    return parse_credence(text, words.scale)[0].kind is not CredenceKind.UNREADABLE


# -- the places in a text without bold ----------------------------------------------------

#: What can stand right before a credence in plain text.
_BEFORE = LazyPattern(
    r"[(\[（]|(?<=[.!?…。！？])[\"”’»)\]*_]*\s+|(?<=[。！？])|(?<=\s)(?:—|–|―|-{1,3})\s+|[:;,]\s+|：|——"
    r"|\s(?=[*_`]{0,2}[~≈]|XX|\?\?)|\n"
)
#: What can stand right behind a credence that ends a clause.
_BEHIND = LazyPattern(r"\s*(?:\Z|[—–―:：.;,。，、；<]|-{1,3}(?!\w))|[ \t]*\n")
#: What can stand behind a credence that follows a full sentence.
_BEGINS = LazyPattern(r"[.,;:。]?\s+[\"“(*_`\ufffc]{0,3}[^\W\d_]")
#: Words after which a number belongs to the sentence.
_GOVERNS = frozenset(
    word
    for words in (
        "a about above an and are around at be below beyond by costs exceed exceeds falls from hit",
        "hits in is of on or over reach reaches rises than the to under was were with within worth",
        "als auf bei bis etwa ist mit rund sind über um unter von war wird zu",
    )
    for word in words.split()
)


def _before(bare: str, position: int) -> str:
    """The last characters before a position, without space at their end."""
    return bare[max(position - 40, 0) : position].rstrip()


def find_credence(inline: Inline, words: EntryWords, end: int) -> Found | None:
    """The first credence in a text without bold that counts; ``end`` is the end of the first
    sentence, beyond which only those count that stand by themselves.
    """
    bare = inline.bare
    for match in _BEFORE.finditer(bare):
        bracket = match[0] in {"(", "[", "（"}
        position = match.start() if bracket else match.end()
        found = credence_at(inline, position, words)
        if found is None or not any(map(str.isalnum, bare[: match.start()])):
            continue
        if _counts(bare, found, bare[match.start() : match.end()].strip(), end):
            return found
    return None


def _counts(bare: str, found: Found, before: str, end: int) -> bool:
    """Return whether a credence stands where one can stand."""
    ends_clause = _BEHIND.match(bare, found.end) is not None
    said = _before(bare, found.start)
    follows_sentence = said[-1:] in _ENDS or said.rstrip('"”’»)]*_')[-1:] in _ENDS
    begins = _begins_sentence(bare, found.end)
    if found.is_bracketed:
        return found.start <= end and (ends_clause or (follows_sentence and begins))
    if follows_sentence:
        return ends_clause or begins
    if found.start > end or not ends_clause:
        return False
    if before[:1] in {"—", "–", "―", "-", ":", "："}:
        return True
    is_governed = said.rpartition(" ")[2].lower() in _GOVERNS
    return found.is_marked and not is_governed


_ENDS = frozenset(".!?…。！？")


def _begins_sentence(bare: str, position: int) -> bool:
    match = _BEGINS.match(bare, position)
    return match is not None and not match[0][-1].islower()
