"""Placeholders: the blanks an author leaves on purpose, ``~XX%``, ``??%`` and ``<why>``."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CREDENCE = r"[~≈]?(?:XX|\?\?)\s?%"
# A bracketed blank begins with a letter, a quote or an ellipsis right after the bracket, so
# that "a < b and c > d" is none, and not after a word character, so that "List<int>" is none.
_OPEN = r"(?<![\w<])<(?=[^\W\d_]|[\"“”'‘’…])"
_BRACKETED = rf"{_OPEN}[^<>]*(?<!\s)>"

_PLACEHOLDER = re.compile(rf"(?<!\w)(?:{_CREDENCE})|{_BRACKETED}")
_CREDENCE_ONLY = re.compile(_CREDENCE)
_OPENING = re.compile(rf"{_OPEN}[^<>]*\Z")
_TAG_NAME = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)")
_END_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9-]*)\s*>")
_ADDRESS = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*:\S*|[^\s@<>]+@[^\s@<>]+)>")


class BlankKind(Enum):
    """What a placeholder stands for; the order is that in which what is left is told."""

    CREDENCE = "credence"
    WHY = "why"
    DATE = "date"
    TITLE = "title"
    TAKEAWAY = "takeaway"
    OTHER = "other"


#: What is left on a page: how many placeholders of each kind, kinds in their own order.
Blanks = tuple[tuple[BlankKind, int], ...]

_WORDS = {
    "why": BlankKind.WHY,
    "why it matters": BlankKind.WHY,
    "date": BlankKind.DATE,
    "title": BlankKind.TITLE,
    "takeaway": BlankKind.TAKEAWAY,
    "credence": BlankKind.CREDENCE,
}


class Span(NamedTuple):
    """A stretch of text from ``start`` up to, and not including, ``end``."""

    start: int
    end: int


def is_placeholder(text: str) -> bool:
    """Whether the whole text is one placeholder."""
    match = _PLACEHOLDER.fullmatch(text)
    return match is not None and not _ADDRESS.fullmatch(text)


def find_placeholders(text: str) -> Iterator[Span]:
    """The placeholders of a plain text, from left to right.

    URLs in brackets are none, and neither are tags that the text closes again.
    """
    if "<" not in text and "%" not in text:
        return
    # Where each end tag stands last.
    closed = {end[1].lower(): end.start() for end in _END_TAG.finditer(text)}
    for match in _PLACEHOLDER.finditer(text):
        tag = _TAG_NAME.match(match[0])
        is_closed = tag is not None and closed.get(tag[1].lower(), -1) >= match.end()
        if not is_closed and not _is_html(match[0]) and not _ADDRESS.fullmatch(match[0]):
            yield Span(match.start(), match.end())


def _is_html(tag: str) -> bool:
    """Whether a tag is one that HTML never closes, and not the beginning of a sentence.

    ``<br>`` and ``<img src="x">`` are; ``<link to the paper>`` is not.
    """
    name = _TAG_NAME.match(tag)
    if name is None or name[1].lower() not in _NEED_NO_END:
        return False
    rest = tag[name.end() : -1].strip(" /")
    return "=" in rest or len(rest.split()) < 2


def find_opening(text: str) -> int | None:
    """Where a bracketed placeholder begins that the text does not close; None where none does."""
    match = _OPENING.search(text)
    return match.start() if match else None


def kind_of(written: str) -> BlankKind:
    """What a placeholder stands for, from the words in it."""
    if _CREDENCE_ONLY.fullmatch(written) or written in {"?", "??"}:
        return BlankKind.CREDENCE
    inner = " ".join(written.strip("<>").casefold().split()).rstrip("?.!…")
    return _WORDS.get(inner, BlankKind.OTHER)


def count_blanks(kinds: Iterable[BlankKind]) -> Blanks:
    """Count placeholders by kind."""
    counts = Counter(kinds)
    return tuple((kind, counts[kind]) for kind in BlankKind if counts[kind])


# -- raw HTML that MyST made of <why> ------------------------------------------

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)

#: What ends the elements in which all else is text: HTML Living Standard, section 13.1.2.
_END_OF_TEXT = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "textarea")
}

#: Elements that have no end tag, or may leave it out: HTML Living Standard, section 13.1.2
#: ("Void elements") and 13.1.2.4 ("Optional tags").
_NEED_NO_END = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "param",
        "html",
        "head",
        "body",
        "li",
        "dt",
        "dd",
        "p",
        "rt",
        "rp",
        "optgroup",
        "option",
        "colgroup",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
    ]
)


def find_unclosed_tags(fragments: list[str]) -> list[list[Span]]:
    """For each fragment of raw HTML of one page, in order, the tags that nothing closes.

    An end tag in a later fragment closes a start tag in an earlier one.
    """
    found: list[list[Span]] = [[] for _ in fragments]
    still_open: dict[str, list[tuple[int, Span]]] = {}
    for number, fragment in enumerate(fragments):
        for match in _tags(fragment):
            name = match["name"].lower()
            if match[0].endswith("/>") or _is_html(match[0]):
                continue
            if not match["close"]:
                span = Span(match.start(), match.end())
                still_open.setdefault(name, []).append((number, span))
            elif still_open.get(name):
                still_open[name].pop()
    for places in still_open.values():
        for number, span in places:
            found[number].append(span)
    for spans in found:
        spans.sort(key=lambda span: span.start)
    return found


def _tags(fragment: str) -> Iterator[re.Match[str]]:
    """The tags of a fragment, without comments and without scripts and the like that it closes."""
    position = 0
    # Where the end of one is missing, the next need not look for it again.
    endless: set[str] = set()
    while match := _TAG.search(fragment, position):
        position = match.end()
        name = (match["name"] or "").lower()
        if not match["close"] and name in _END_OF_TEXT and name not in endless:
            if end := _END_OF_TEXT[name].search(fragment, position):
                position = end.end()
                continue
            endless.add(name)
        if name:
            yield match
