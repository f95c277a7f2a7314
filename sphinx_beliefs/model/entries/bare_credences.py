"""A credence by itself, without marks around it: where it ends, and the words next to it.

The parser of credences decides what is one; there is no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.credence import CredenceKind, parse_credence
from sphinx_beliefs.model.notation.placeholders import BlankKind, blank_kind
from sphinx_beliefs.model.notation.prose_words import is_wide
from sphinx_beliefs.model.notation.scales import folded
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.model.entries.entry_words import EntryWords

_SIGNS = r"(?:[~≈<>≤≥]=?[ \u00a0]?){0,2}"
_NUMBER = r"(?:\d{1,9}(?:\.\d{1,20})?|\.\d{1,20})"
#: A superset of the credences that are written in figures.
_FIGURES = LazyPattern(
    rf"{_SIGNS}(?:(?:XX|\?\?)\s?%|\?\?(?!\?)"
    rf"|{_NUMBER}(?:\s?%)?(?:\s?[-–:/]\s?[~≈]?{_NUMBER}(?:\s?%)?)?)(?![\w%])(?![.,:/]\d)(?!\s?[+±])(?!\s?(?:to|bis|[-–])\s?[~≈\d])"
)
_FIRST_OF_FIGURES = frozenset("~≈<>≤≥.?X0123456789")
_BLANK = LazyPattern(r"<[^<>\n]{1,40}>")
_WORDS = LazyPattern(r"[^\W\d_]+(?:[ \u00a0-][^\W\d_]+){0,5}")
#: What words of a scale end with, where they are the credence, and not part of a sentence.
_WORDS_END = LazyPattern(r"\s*(?:\Z|[^\w\s])|\s*\n")
#: The abbreviations before a number that make it a rough one, or say what it is.
ABOUT = LazyPattern(
    r"(?:(?:c|[Cc]a|[Aa]pprox|[Cc]irca)\.?|(?:p|[Pp]r|[Pp]rob)\.)[ \u00a0]?(?=[~\d.])"
)
_ENDS_ABOUT = LazyPattern(r"(?:\A|[\s(,;])(?:c|[Cc]a|[Aa]pprox|[Cc]irca|p|[Pp]r|[Pp]rob)\.\s*\Z")
_LONGEST_ABOUT = 9


def skip(text: str, position: int) -> int:
    """The position behind a space, if one stands there."""
    return position + (text[position : position + 1] == " ")


def starts_with(text: str, position: int, words: Iterable[str]) -> int:
    """The length of the one of some words that stands at a position; 0 if none does."""
    for word in words:
        end = position + len(word)
        if text[position:end].lower() != word:
            continue
        if not text[end : end + 1].isalnum() or is_wide(word):
            return len(word)
    return 0


def after_label(text: str, position: int, words: EntryWords) -> int:
    """The position behind a label such as "credence:", if there is one."""
    if not text[position : position + 1].isalpha():
        return position
    if length := starts_with(text, position, words.symbols):
        equals = skip(text, position + length)
        return skip(text, equals + 1) if text[equals : equals + 1] == "=" else position
    length = starts_with(text, position, words.credence)
    end = position + length
    if text[end : end + 2] in {" :", "\u00a0:", "\u202f:"}:
        end += 1  # as French has it
    if not length or text[end : end + 1] not in {":", "=", " ", "："}:
        return position
    end += text[end] != " "
    return skip(text, end)


def after_word(text: str, position: int, words: EntryWords) -> int:
    """The position behind a word such as "confidence" that follows a credence, if one does."""
    start = skip(text, position)
    if start == position or not text[start : start + 1].isalpha():
        return position
    length = starts_with(text, start, words.credence) or starts_with(text, start, words.sure)
    return start + length if length else position


def ends(text: str, position: int, words: EntryWords) -> list[int]:
    """The ends of the credences that begin at a position, the longest first."""
    first = text[position : position + 1]
    if first in _FIRST_OF_FIGURES and first:
        if first == "<" and (blank := _BLANK.match(text, position)):
            return [blank.end()] if blank_kind(blank[0]) is BlankKind.CREDENCE else []
        return _ends_of_figures(text, position, words)
    if not first.isalpha():
        return []
    if about := ABOUT.match(text, position):
        return _ends_of_figures(text, about.end(), words)
    found = []
    if words.scale and (match := _WORDS.match(text, position)):
        found = [match.end()]
        while (space := match[0].rfind(" ", 0, found[-1] - position)) > 0:
            found.append(position + space)
    elif length := starts_with(text, position, words.normative):
        found = [position + length]
    return [
        end for end in found if _is_word(text[position:end], words) and _WORDS_END.match(text, end)
    ]


def _ends_of_figures(text: str, position: int, words: EntryWords) -> list[int]:
    match = _FIGURES.match(text, position)
    if match is None or not is_credence(match[0], words):
        return []
    return [] if is_share(text, match.end(), words) else [match.end()]


def follows_about(text: str, position: int) -> bool:
    """Return whether an abbreviation such as "c." stands right before a position."""
    return _ENDS_ABOUT.search(text[max(position - _LONGEST_ABOUT, 0) : position]) is not None


def is_share(text: str, position: int, words: EntryWords) -> bool:
    """Return whether the word behind a percentage makes it a share of something, or a change."""
    start = skip(text, position)
    is_word = text[start : start + 1].isalpha()
    is_share = is_word and starts_with(text, start, words.shares) > 0
    return is_share and not starts_with(text, start, words.credence)


def _is_word(text: str, words: EntryWords) -> bool:
    return text.lower() in words.normative or folded(text) in words.scale


def is_credence(text: str, words: EntryWords) -> bool:
    """Return whether the parser of credences can read a text."""
    return parse_credence(text, words.scale)[0].kind is not CredenceKind.UNREADABLE
