"""The end of a citation, behind its title: the venue, the year and the address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.entry_parts import one_line, skip_space
from sphinx_beliefs.model.entries.inline_marks import COVER, sentence_ends, separators
from sphinx_beliefs.model.entries.reading_parts import date_of
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords
    from sphinx_beliefs.model.entries.inline_marks import Inline, Link

#: The most parts, each a sentence or an address, and the longest one in characters.
_MOST_PARTS = 5
_LONGEST = 300

_STOPS = LazyPattern(r"[\s.,;]*")
_ADDRESS = LazyPattern(
    r"<(?P<inside>https?://[^\s<>]+)>|(?P<bare>https?://[^\s<>]+)|(?:doi:|DOI:?)\s?(?P<doi>10\.\d+/[^\s<>]+)",
)
_NEXT_ADDRESS = LazyPattern(r"<?(?<!\w)https?://|\b(?:doi:|DOI:?)\s?10\.")
_YEAR = LazyPattern(
    r"\s?\((?P<round>[12]\d{3}(?:-\d\d?){0,2})\)"
    r"|(?:\A|[,.;] ?)(?P<alone>[12]\d{3})(?=\Z|[,.;:)])"
)
#: A colon before words that are not part of a citation.
_COLON = LazyPattern(r"(?<=[\d)]):\s(?=[^\W\d_])|:\s(?=[a-z])")
_EMPHASISED = LazyPattern(r"(?P<mark>[*_]{1,3})[^*_\n]{1,200}(?P=mark)[.,]?(?=\Z|\s?[\d(*_,;:])")
_MARKS = LazyPattern(r"\*+|(?<!\w)_+|_+(?!\w)")
_WORD = LazyPattern(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")
_NUMBER = LazyPattern(r"\d|(?:\A|\s)[IVXL]+(?:\Z|[,.])")
_SHORT_WORD = LazyPattern(r"\b[A-Z][a-z]{0,5}\.\Z")
_NUMBER_AHEAD = LazyPattern(r"(?:\s[A-Z][a-z]{0,5}\.){0,5},?\s\d")
#: The name of an archive begins with a small letter.
ARCHIVE = LazyPattern(r"(?<=[.?!])\s+(?=(?:arXiv|bioRxiv|medRxiv)\b)")
#: Abbreviations that keep their full stop.
_KEEPS_STOP = LazyPattern(r"\b(?:ed|eds|rev|vol|no|p|pp|[A-Z]\.[A-Z]|Inc|Ltd|Univ)\.\Z")
#: Marks that stand in sentences, not in the names of venues.
_SENTENCE = LazyPattern(r"[%~=$€£?!“”\"\[\]\\]|\.{2}")
#: Words in lower case in names and numbers of journals.
_SMALL = frozenset(
    word
    for words in (
        "a al and at by da das de del den der des di die do du e ed edn eds el et för for from für",
        "i in la le les no nr of on or pp p para por rd nd th st sur the to und van vol von y zu",
        "zum zur art article arxiv ch chap chs issue no number page pages part paper pt volume",
        "working vols preprint revised rev printing edition",
    )
    for word in words.split()
)
#: Words of which one makes a name that of a venue.
_VENUES = frozenset(
    word
    for words in (
        "annals archives arxiv biorxiv bulletin cell conference crown econometrica elsevier",
        "institute journal knopf lancet letters magazine medrxiv nature nber neurips norton",
        "penguin pnas preprint press proceedings publishers publishing quarterly report reports",
        "review routledge science springer ssrn studies transactions universität university verlag",
        "wiley working zeitschrift",
    )
    for word in words.split()
)


class Tail(NamedTuple):
    """The end of a citation, and the position behind it; ``is_sure`` if it can be nothing else."""

    end: int
    venue: str = ""
    date: str = ""
    url: str = ""
    is_sure: bool = False


def read_tail(
    inline: Inline,
    position: int,
    words: EntryWords,
    *,
    has_date: bool = False,
    has_url: bool = False,
) -> Tail:
    """Read what follows a title; the tail is empty if no venue, year or address does.

    Where the entry has a date or a URL, others stay where they are.
    """
    tail = Tail(position)
    for _part in range(_MOST_PARTS):
        start = tail.end + len(_matched(_STOPS, inline.bare, tail.end))
        found = address_at(inline, start)
        if found is not None:
            if tail.url or has_url:
                break
            tail = tail._replace(end=found[1], url=found[0], is_sure=True)
            continue
        end = _end_of_part(inline, start)
        is_comma = "," in inline.bare[tail.end : start]
        said = inline.text[start:end]
        is_last = next_address(inline, start, end + 3) < 0
        grade = 0 if COVER in inline.bare[start:end] else _grade(said, is_comma=is_comma)
        if not grade and is_last:
            break
        if not grade and (len(said) > _LONGEST or not _is_name(said)):
            break
        part = _with_part(tail, said, end, None if has_date or tail.date else words)
        tail = part._replace(is_sure=tail.is_sure or grade > 1)
    return tail


def _matched(pattern: LazyPattern, text: str, position: int) -> str:
    match = pattern.match(text, position)
    return match[0] if match else ""


def _with_part(tail: Tail, said: str, end: int, words: EntryWords | None) -> Tail:
    """The tail with a part of a venue; a year in it is the date, where there are words for one."""
    said = one_line(said)
    said, date = _without_year(said, words) if words else (said, "")
    venue = _MARKS.sub("", said).strip(" ,;:").replace("..", ".")
    venue = venue if _KEEPS_STOP.search(venue[-6:]) else venue.rstrip(" ,;:.")
    if venue.startswith("("):
        venue = venue[1:].replace(")", "", 1).strip(" ,;:")
    return tail._replace(
        end=end,
        date=tail.date or date,
        venue=", ".join(filter(None, (tail.venue, venue))),
    )


def _without_year(said: str, words: EntryWords) -> tuple[str, str]:
    for match in _YEAR.finditer(said):
        date = match["round"] or match["alone"]
        if date_of(date, words):
            after = said[match.end() :]
            after = f", {after[1:].lstrip()}" if after.startswith(";") else after
            return said[: match.start()] + after, date
    return said, ""


def _end_of_part(inline: Inline, start: int) -> int:
    """The end of a sentence, or the position of the dash, colon or address before it."""
    bare = inline.bare[start : start + _LONGEST + 1]
    mark = _EMPHASISED.match(bare)
    ends = sentence_ends(bare, mark.end() if mark else 0)
    end = next((end for end in ends if not _goes_on(bare, end)), len(bare))
    if archive := ARCHIVE.search(bare[:end]):
        end = archive.start()
    for dash in separators(bare, 0, end, colons=False):
        end = dash.start()
        break
    if colon := _COLON.search(bare[:end]):
        end = colon.start()
    address = next_address(inline, start, start + end)
    return address if address > start else start + end


def _goes_on(bare: str, end: int) -> bool:
    """Return whether a sentence ends with an abbreviation, as "J. Polit. Econ. 3" has them."""
    return bool(_SHORT_WORD.search(bare[max(end - 8, 0) : end]) and _NUMBER_AHEAD.match(bare, end))


def next_address(inline: Inline, start: int, end: int) -> int:
    """The position of the first address between two; -1 if there is none."""
    match = _NEXT_ADDRESS.search(inline.text[start:end])
    links = [link.start for link in inline.links if start <= link.start < end and _is_mere(link)]
    return min([*links, *([start + match.start()] if match else [])], default=-1)


def address_at(inline: Inline, position: int) -> tuple[str, int] | None:
    """The URL of an address at a position, and the position behind it."""
    for link in inline.links:
        if link.start == position and _is_mere(link):
            return link.url, link.end
    match = _ADDRESS.match(inline.text, position)
    if match is None:
        return None
    if match["inside"]:
        return match["inside"], match.end()
    written = match["bare"] or match["doi"]
    kept = written.rstrip(".,;:!?*_\"'”’")
    if kept.endswith(")") and "(" not in kept:
        kept = kept.rstrip(").,;:")
    if not kept.partition("://")[2] and not match["doi"]:
        return None
    url = kept if match["bare"] else f"https://doi.org/{kept}"
    return url, match.end() - len(written) + len(kept)


def _is_mere(link: Link) -> bool:
    """Return whether a link has no words but those of its address."""
    url = link.url
    said = re.findall(r"[^\W_]+", link.words.casefold())
    return url.startswith(("https://", "http://")) and all(word in url.casefold() for word in said)


def _grade(said: str, *, is_comma: bool) -> int:
    """How surely a text is a venue: 2 if nothing else is like it, 1 if it may be, and 0."""
    if len(said) > _LONGEST or not _is_name(said):
        return 0
    names = _WORD.findall(said)
    if _EMPHASISED.match(said) or _NUMBER.search(said):
        return 2
    if not _VENUES.isdisjoint(name.casefold() for name in names):
        return 2
    if len(names) == 1 and len(names[0]) > 1 and names[0].isupper():
        return 2
    capitals = [name for name in names if name[0].isupper()]
    return int(len(capitals) > 1 or (is_comma and len(capitals) == 1))


def _is_name(said: str) -> bool:
    """Return whether all words of a text are written as in a name."""
    if not said.strip() or _SENTENCE.search(said):
        return False
    first = skip_space(said, 0)
    if said[first].islower() and not said.startswith(
        ("in ", "in: ", "arXiv", "bioRxiv", "medRxiv"), first
    ):
        return False
    return all(
        not name[0].islower() or name.casefold() in _SMALL or not name.islower()
        for name in _WORD.findall(said)
    )
