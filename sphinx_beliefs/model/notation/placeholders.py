"""Placeholders: the blanks an author leaves on purpose, ``~XX%``, ``??%`` and ``<why>``.

Text in angle brackets is a blank

- if it is one of the known words, such as ``<why>`` or ``<your takeaway>``, anywhere;
- if it is all that is written in a field: a title, an option, a line of metadata;
- if it is all that is written in a paragraph, a list entry or a table cell, and reads like an
  instruction to the writer, ``<A paragraph on why I give numbers at all.>``: it has two words or
  more, does not look like code, and does not briefly send readers elsewhere, as ``<see appendix>``
  does.

"All that is written" disregards other blanks, and punctuation. Everything else in angle brackets
is text, unless it is an address or HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.html_tags import EndTags, Span, is_html
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

_CREDENCE = r"[~≈]?(?:XX|\?\?)\s?%"
# A bracketed blank begins with a letter, a quote or an ellipsis right after the bracket, so
# "a < b and c > d" is not one; and not right after a word character, so "List<int>" is not one.
_OPEN = r"(?<![\w<])<(?=[^\W\d_]|[\"“”'‘’…])"
_BRACKETED = rf"{_OPEN}[^<>]*(?<!\s)>"

_PLACEHOLDER = re.compile(rf"(?<!\w)(?:{_CREDENCE})|{_BRACKETED}")
_CREDENCE_ONLY = re.compile(_CREDENCE)
_OPENING = LazyPattern(rf"{_OPEN}[^<>]*\Z")
_ADDRESS = LazyPattern(r"<(?:[A-Za-z][A-Za-z0-9+.-]*:\S*|[^\s@<>]+@[^\s@<>]+)>")


class BlankKind(Enum):
    """The kinds of things that placeholders stand for, in the order in which readers see them."""

    CREDENCE = "credence"
    WHY = "why"
    DATE = "date"
    TITLE = "title"
    TAKEAWAY = "takeaway"
    OTHER = "other"


#: The number of placeholders of each kind that are left on a page, in the order of the kinds.
Blanks = tuple[tuple[BlankKind, int], ...]

#: The words that are blanks anywhere in angle brackets.
KNOWN_WORDS: dict[str, BlankKind] = {
    "why": BlankKind.WHY,
    "why it matters": BlankKind.WHY,
    "reason": BlankKind.WHY,
    "date": BlankKind.DATE,
    "title": BlankKind.TITLE,
    "takeaway": BlankKind.TAKEAWAY,
    "credence": BlankKind.CREDENCE,
} | dict.fromkeys(
    (
        "claim",
        "question",
        "evidence",
        "effect",
        "link",
        "author",
        "authors",
        "venue",
        "tagline",
        "to come",
        "to do",
        "todo",
        "tbd",
        "tbc",
        "placeholder",
        "blank",
    ),
    BlankKind.OTHER,
)

#: Words allowed before and after a known word, as in ``<your takeaway>`` and ``<link TBD>``.
_BEFORE = LazyPattern(r"(?:an?|the|my|your|our|some) ")
_AFTER = LazyPattern(r" (?:tbd|tbc|todo|to come|to do|here|goes here)")

#: First words of a remark that sends readers elsewhere, or comments on a text.
_POINTERS = frozenset({"see", "cf", "via", "ibid", "sic", "e.g", "i.e", "siehe", "vgl", "voir"})
#: The most words of such a remark; "see whether the trials of 2026 change this" is an instruction.
_LONGEST_POINTER = 5
_IN_CODE = LazyPattern(r"[=|{}\\/_@^*\[\]]")
#: A slash between two words, as in "and/or"; a path has more of them.
_SLASH = LazyPattern(r"(?<![/\w])(\w++)/(?=\w++(?![/.]))| / ")
_WORD = LazyPattern(r"[^\W\d_]{2,}")
#: Text in Chinese, Japanese or Thai, which has no spaces between words.
_UNSPACED = LazyPattern(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{4,}")


def is_placeholder(text: str) -> bool:
    """Return whether the text of an option or a line of metadata is exactly one placeholder."""
    match = _PLACEHOLDER.fullmatch(text)
    return match is not None and not _ADDRESS.fullmatch(text)


def folded_word(written: str) -> str:
    """A word in the form in which known words are compared: lower case, single spaces, without
    brackets and final punctuation.
    """
    return " ".join(written.strip("<>").casefold().split()).rstrip("?.!…")


def _core(written: str) -> str:
    """The known word within ``<your takeaway>``, without the words allowed around it."""
    word = folded_word(written)
    if before := _BEFORE.match(word):
        word = word[before.end() :]
    # Of all matches, only one at the very end is an ending.
    after = next((end for end in _AFTER.finditer(word) if end.end() == len(word)), None)
    return word[: after.start()] if after else word


def is_known(written: str, words: Collection[str] = ()) -> bool:
    """Return whether a text in angle brackets is a known word, or one of a site's own ``words``."""
    word = folded_word(written)
    return word in words or word in KNOWN_WORDS or _core(written) in KNOWN_WORDS


def reads_as_instruction(written: str) -> bool:
    """Return whether a text in angle brackets tells its author what to write in its place."""
    inner = _SLASH.sub(r"\1 ", written[1:-1])
    words = inner.casefold().split()
    has_words = len(words) > 1 and len(_WORD.findall(inner)) > 1
    return (
        (has_words or _UNSPACED.search(inner) is not None)
        and not _IN_CODE.search(inner)
        and not (words[0].strip("\"“”'‘’….,:;") in _POINTERS and len(words) <= _LONGEST_POINTER)
        and not is_html(written)
    )


def is_all_blank(text: str) -> bool:
    """Return whether a text consists of possible blanks and punctuation only."""
    rest = _PLACEHOLDER.sub("", text)
    return len(rest) < len(text) and not any(map(str.isalnum, rest))


def is_blank(
    written: str, words: Collection[str], *, is_field: bool, is_alone: Callable[[], bool]
) -> bool:
    """Return whether a possible placeholder is one, by the rules at the top of this module.

    ``is_alone`` says whether it is all that is written in its paragraph or field, and ``is_field``
    whether that is a field.
    """
    if _CREDENCE_ONLY.fullmatch(written) or is_known(written, words):
        return True
    return (is_field or reads_as_instruction(written)) and is_alone()


def find_in_prose(
    text: str,
    words: Collection[str] = (),
    *,
    is_field: bool = False,
    is_alone: Callable[[], bool],
) -> Iterator[Span]:
    """Find the placeholders in a paragraph or a field, or a part of one, from left to right.

    Addresses in brackets are not placeholders, and neither is HTML.
    """
    if "<" not in text and "%" not in text:
        return
    end_tags = EndTags(text)
    for match in _PLACEHOLDER.finditer(text):
        written = match[0]
        if end_tags.close(written, match.end()) or _ADDRESS.fullmatch(written):
            continue
        if is_html(written) and not is_known(written, words):
            continue
        if is_blank(written, words, is_field=is_field, is_alone=is_alone):
            yield Span(match.start(), match.end())


def find_placeholders(text: str, words: Collection[str] = ()) -> Iterator[Span]:
    """Find the placeholders in a field, such as a title, from left to right.

    ``words`` are the site's own, folded, in addition to the known ones.
    """
    if "<" not in text and "%" not in text:
        return iter(())
    is_alone = cache(lambda: is_all_blank(text))
    return find_in_prose(text, words, is_field=True, is_alone=is_alone)


def find_opening(text: str) -> int | None:
    """The position of a bracket that could begin a placeholder and that the text does not close;
    None if there is none.
    """
    match = _OPENING.search(text)
    return match.start() if match else None


def blank_kind(written: str) -> BlankKind:
    """The thing that a placeholder stands for, by the words in it."""
    if _CREDENCE_ONLY.fullmatch(written) or written in {"?", "??"}:
        return BlankKind.CREDENCE
    return KNOWN_WORDS.get(folded_word(written)) or KNOWN_WORDS.get(_core(written), BlankKind.OTHER)


def count_blanks(kinds: Iterable[BlankKind]) -> Blanks:
    """Count placeholders by kind."""
    counts = Counter(kinds)
    return tuple((kind, counts[kind]) for kind in BlankKind if counts[kind])
