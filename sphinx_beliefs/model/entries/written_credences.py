"""A credence as it is written at a place in an entry, with what may stand around it.

The parser of credences decides what is one; there is no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.bare_credences import (
    ABOUT,
    after_label,
    after_word,
    ends,
    is_credence,
    skip,
)
from sphinx_beliefs.model.entries.entry_words import ARROWS
from sphinx_beliefs.model.notation.credence_hints import guess
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords

_DIGIT = LazyPattern(r"\d|\?|X")
#: What can be meant as a credence in another notation: all up to a mark between clauses.
_PHRASE = LazyPattern(
    r"(?P<phrase>[^\n()<>]{1,40}?)(?=\s*\Z|\n|\s[—–-]|[;:]\s|(?<!\bc)(?<!\bca)(?<!\bapprox)\.(?:\s|\Z)|[)）<])"
)
#: What can follow a credence in brackets.
_REMARK = LazyPattern(
    r"\s?[;,]\s(?P<remark>(?:[^()\[\]（）\n]|\([^()\n]{0,80}\)){1,200})(?P<closing>[)\]）])"
)
#: A number that no credence can have, or a blank in another form.
_ODD = LazyPattern(r"[~≈]?\s?(?:\d{3,9}\s?%|\?{1,3}|X{1,3}\s?%?)")

_ARROW_SIGN = rf"[ \u00a0]?(?:[{ARROWS}]|[-–—=]{{1,3}}>)[ \u00a0]?"
_ARROW = LazyPattern(_ARROW_SIGN)
#: A number that no longer holds, before the one that does: it is struck out, or before an arrow.
_EARLIER = LazyPattern(
    rf"~~[ ]?(?P<struck>[^~\n]{{1,40}}?)[ ]?~~[ \u00a0]?(?:{_ARROW_SIGN})?"
    rf"|(?P<bare>[~≈]?\d{{1,3}}){_ARROW_SIGN}"
)
_FIRST_OF_EARLIER = frozenset("~≈0123456789")
#: The most numbers in a row.
_MOST_NUMBERS = 9
#: The marks of doubt, or of none, behind a credence.
_DOUBTS = frozenset("?!？！")
_DOUBT = LazyPattern(r"[ \u00a0]?[?!？！]{1,4}(?![\w?!？！])")

#: The marks that may enclose a credence, with those that close them.
_CLOSING = {"(": ")", "[": "]", "（": "）", "**": "**", "__": "__", "*": "*", "_": "_", "`": "`"}
_STOPS = frozenset(".,:")
_CLOSERS = frozenset(mark[0] for mark in _CLOSING.values())
#: The signs before a credence that some authors escape.
_ESCAPED = frozenset({r"\~", r"\<", r"\>"})
#: The most of them around one credence.
_DEEPEST = 3


class Found(NamedTuple):
    """A credence as ``written``, from ``start`` up to ``end`` with the marks around it; ``marks``
    are the opening ones. Of several in a row, such as "60% → 70%", it is the last, and it
    ``replaces`` the others.
    """

    written: str
    start: int
    end: int
    marks: tuple[str, ...] = ()
    replaces: bool = False
    #: What the brackets say after it.
    remark: str = ""

    @property
    def is_bracketed(self) -> bool:
        """True if it stands in brackets."""
        return any(mark in {"(", "[", "（"} for mark in self.marks)

    @property
    def is_rough(self) -> bool:
        """True if it begins with what says that it is a credence, as a tilde does, or a blank."""
        if self.replaces or ABOUT.match(self.written):
            return True
        first = self.written[:1]
        return first in {"~", "≈", "X", "?"} or (first == "<" and self.written[-1:] == ">")


def credence_at(text: str, position: int, words: EntryWords) -> Found | None:
    """The credence that is written at a position, perhaps after a label, or within marks."""
    found = _single_at(text, position, words)
    behind = position if found else _behind_earlier(text, position, words)
    if behind > position and (found := _single_at(text, behind, words)):
        found = found._replace(start=position, replaces=True)
    for _number in range(_MOST_NUMBERS):
        arrow = _ARROW.match(text, found.end) if found else None
        last = _single_at(text, arrow.end(), words) if arrow else None
        if found is None or last is None:
            break
        found = found._replace(written=last.written, end=last.end, replaces=True)
    return found


def _single_at(text: str, position: int, words: EntryWords) -> Found | None:
    """The credence at a position; of several, only those within the same marks are read."""
    start = position
    position = after_label(text, position, words)
    marks: list[str] = []
    while len(marks) < _DEEPEST:
        two, one = text[position : position + 2], text[position : position + 1]
        mark = two if two in _CLOSING else one if one in _CLOSING else ""
        if not mark:
            break
        marks.append(mark)
        position += len(mark)
    if marks:
        position = after_label(text, skip(text, position), words)
    position += text[position : position + 2] in _ESCAPED
    first = _behind_earlier(text, position, words)
    for end in ends(text, first, words):
        begin, last = (first, end) if not marks else _last_of(text, first, end, words)
        doubted = _behind_doubt(text, begin, last)
        for stop in dict.fromkeys((doubted, last)):
            if after := _closed(text, stop, marks, words):
                is_last = begin > position
                return Found(text[begin:stop], start, after, tuple(marks), is_last)
    return None


def _behind_earlier(text: str, position: int, words: EntryWords) -> int:
    """The position behind a number that no longer holds; the position itself if none is there."""
    if text[position : position + 1] not in _FIRST_OF_EARLIER:
        return position
    match = _EARLIER.match(text, position)
    if match is None:
        return position
    return match.end() if match["bare"] or is_credence(match["struck"], words) else position


def _last_of(text: str, start: int, end: int, words: EntryWords) -> tuple[int, int]:
    """The beginning and the end of the last of some credences with arrows between them."""
    for _number in range(_MOST_NUMBERS):
        arrow = _ARROW.match(text, end)
        found = ends(text, arrow.end(), words) if arrow else []
        if arrow is None or not found:
            break
        start, end = arrow.end(), found[0]
    return start, end


def _behind_doubt(text: str, start: int, end: int) -> int:
    """The position behind the marks of doubt after a credence, which are a part of it."""
    if text[end : end + 2].lstrip(" \u00a0")[:1] not in _DOUBTS:
        return end
    match = _DOUBT.match(text, end)
    written = text[start:end]
    is_blank = "XX" in written or "??" in written or written[-1:] == ">"
    return match.end() if match and not is_blank else end


def remarked_at(text: str, position: int, words: EntryWords) -> Found | None:
    """The credence that brackets at a position begin with, before a remark: "(80%; see below)"."""
    bracket = text[position : position + 1]
    if bracket not in {"(", "[", "（"}:
        return None
    start = after_label(text, position + 1, words)
    for end in ends(text, start, words):
        match = _REMARK.match(text, end)
        if match and "%" not in match["remark"] and match["closing"] == _CLOSING[bracket]:
            remark = f"{bracket}{match['remark']}{match['closing']}"
            return Found(text[start:end], position, match.end(), (bracket,), remark=remark)
    return None


def phrase_at(text: str, position: int, words: EntryWords) -> Found | None:
    """What is meant as a credence at a position and cannot be read as one, such as "about 80%"."""
    bracket = _CLOSING.get(text[position : position + 1], "")
    start = position + (bracket in {")", "]", "）"})
    match = _PHRASE.match(text, start)
    if match is None or not _DIGIT.search(match["phrase"]):
        return None
    phrase = match["phrase"].strip()
    is_meant = guess(phrase, lambda text: is_credence(text, words)) or _ODD.fullmatch(phrase)
    if not is_meant:
        return None
    end = match.end()
    if start > position:
        if not text.startswith(bracket, end):
            return None
        return Found(phrase, position, end + 1, (text[position],))
    return Found(phrase, position, end)


def _closed(text: str, end: int, marks: list[str], words: EntryWords) -> int:
    """The position behind the marks that close a credence; 0 if they do not."""
    after = after_word(text, end, words)
    if marks:
        after = skip(text, after)
        # A full stop within the marks.
        is_stop = text[after : after + 1] in _STOPS
        after += is_stop and text[after + 1 : after + 2] in _CLOSERS
    for mark in reversed(marks):
        if not text.startswith(_CLOSING[mark], after):
            return 0
        after += len(_CLOSING[mark])
    return after if marks and after == end else after_word(text, after, words)
