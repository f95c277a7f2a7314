"""The parts of an entry that is a reading: dates, titles that are marked as such, and authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.bare_credences import starts_with
from sphinx_beliefs.model.entries.entry_parts import skip_separator, skip_space, skip_stop
from sphinx_beliefs.model.entries.inline_marks import Inline, bold_at, italic_at, sentence_ends
from sphinx_beliefs.model.notation.date_hints import readings_of
from sphinx_beliefs.model.notation.dates import DateKind, parse_date
from sphinx_beliefs.model.notation.placeholders import BlankKind, blank_kind
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup

#: The marks that can stand around a date.
_OPEN = LazyPattern(r"[(\[]?(?:\*\*|\*|__|_)?")
_CLOSED = LazyPattern(r"[:.]?(?P<marks>(?:\*\*|\*|__|_)?[)\]]?)")
_DATE = LazyPattern(r"\d{4}(?:-\d{1,2}){0,2}(?![\w-])")
#: A date in another notation, before a dash or a colon.
_OTHER_DATE = LazyPattern(
    r"[(\[*_]{0,3}(?P<date>[\w., /-]{4,30}?)[)\]*_]{0,3}(?=\s?(?:[—–―:]|-{1,3}\s))"
)
_BLANK = LazyPattern(r"<[^<>\n]{1,60}>")
#: Quotation marks around titles.
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "《": "》", "‘": "’"}

#: Authors, and the date in brackets: "Templeton et al. (2024)".
_AUTHORS = LazyPattern(r"(?P<authors>[^()\[\]<>\n:—]{1,200}?)[ ,]{0,3}\((?P<date>[^()]{4,20})\)")
_AUTHORS_ALONE = LazyPattern(
    r"(?P<authors>[^()\[\]<>\n:—–]{1,120}?)(?=\s?\Z|\s(?:[—–―]|-{1,3})\s|:\s)"
)
#: The most characters of authors without a date behind them.
_LONGEST_AUTHORS = 120
_IN_BRACKETS = LazyPattern(r"\s?\((?P<inside>[^()\n]{4,200})\)")
#: Names before a title that is marked as one.
_BEFORE_TITLE = LazyPattern(r"(?P<authors>[^()\[\]<>\n:—*\"“`]{2,120})[,:]\s+")
#: The marks of a title.
_MARKED = LazyPattern(r"[*\"“`]")
#: The most words of authors without a date behind them; more are taken for a sentence.
_MOST_AUTHOR_WORDS = 16
#: The words in lower case that names have in them or between them.
_IN_NAMES = frozenset(
    word
    for words in (
        "al al. and bin da de del den der des di do dos du e el et ibn la le others ten ter the",
        "und van von with y zu &",
    )
    for word in words.split()
)


class Titled(NamedTuple):
    """A title that is marked as one, its URL if it is a link, and the position behind it."""

    words: str
    end: int
    url: str = ""


class Said(NamedTuple):
    """What a stretch of text says of authors and date, and the position behind it."""

    end: int
    authors: str = ""
    date: str = ""


def date_of(written: str, words: EntryWords) -> str:
    """A date as options have it; empty if the text is not one."""
    if written.lower() in words.forthcoming:
        return "forthcoming"
    if not written[:4].isdecimal():
        return ""
    date, problem = parse_date(written, field="date")
    is_date = problem is None and date is not None and date.kind is DateKind.DATE
    return written if is_date else ""


def leading_date(inline: Inline, markup: Markup, words: EntryWords) -> Said:
    """The date that a reading begins with, and the position behind it and its dash."""
    text, bare = inline.text, inline.bare
    blank = _BLANK.match(text)
    if blank and blank_kind(blank[0]) is BlankKind.DATE:
        return Said(skip_separator(bare, skip_stop(bare, blank.end())), date=blank[0])
    opening = _OPEN.match(text)
    start = opening.end() if opening else 0
    end = _end_of_date(text, start, words)
    date = date_of(text[start:end], words)
    closing = _CLOSED.match(text, end)
    is_closed = bool(opening and closing and _mirrors(opening[0], closing["marks"]))
    if not date and "-" in text[start:end] and is_closed:
        date = text[start:end]  # the reader of dates says what is wrong with it
    if date and opening and closing and is_closed:
        end = closing.end() if opening[0] else end
        rest = skip_separator(bare, skip_stop(bare, end))
        is_parted = rest > skip_space(bare, end) or rest == len(bare)
        is_clear = "-" in date or start > 0
        if is_parted or (rest > end and (is_clear or titled_at(inline, rest, markup))):
            return Said(rest, date=date)
    other = _OTHER_DATE.match(text)
    if other and readings_of(other["date"]):
        # The reader of dates says how to write it.
        return Said(skip_separator(bare, other.end()), date=other["date"])
    return Said(0)


def _end_of_date(text: str, start: int, words: EntryWords) -> int:
    """The position behind what may be a date."""
    for word in words.forthcoming:
        end = start + len(word)
        if text[start:end].lower() == word and not text[end : end + 1].isalnum():
            return end
    match = _DATE.match(text, start)
    return match.end() if match else start


def _mirrors(opening: str, closing: str) -> bool:
    """Return whether marks close those that were opened."""
    bracket = {"(": ")", "[": "]"}.get(opening[:1], "")
    return closing == opening.lstrip("([") + bracket


def titled_at(inline: Inline, position: int, markup: Markup) -> Titled | None:
    """The title at a position: a link, a blank, or text in quotes or emphasised."""
    text, bare = inline.text, inline.bare
    for link in inline.links:
        if link.start == position:
            return Titled(link.words, link.end, link.url)
    first = text[position : position + 1]
    if first == "<":
        blank = _BLANK.match(text, position)
        if blank and (position or blank_kind(blank[0]) is BlankKind.TITLE):
            return Titled(blank[0], blank.end())
    elif first in _QUOTES:
        end = bare.find(_QUOTES[first], position + 1)
        return _enclosed(inline, position + 1, end, end + 1) if end > 0 else None
    run = bold_at(bare, position, markup) or italic_at(bare, position, markup)
    return _enclosed(inline, run.start, run.end, run.after) if run else None


def _enclosed(inline: Inline, start: int, end: int, after: int) -> Titled | None:
    """A title within marks; it may be a link."""
    for link in inline.links:
        if link.start == start and link.end == end:
            return Titled(link.words, after, link.url)
    words = inline.text[start:end]
    return Titled(words, after) if words.strip() else None


def authors_before(inline: Inline, position: int, words: EntryWords) -> Said:
    """The authors before a title, and perhaps the date: "Jane Doe (2024). [Title](url)"."""
    match = _AUTHORS.match(inline.text, position)
    date = date_of(match["date"], words) if match and not _MARKED.search(match["authors"]) else ""
    if match and date:
        end = skip_separator(inline.bare, skip_stop(inline.bare, match.end()))
        return Said(end, match["authors"].strip(" ,"), date)
    match = _BEFORE_TITLE.match(inline.text, position)
    if match and are_names(match["authors"]):
        return Said(match.end(), match["authors"].strip())
    return Said(position)


#: A name that ends with a full stop of its own.
_SHORTENED = LazyPattern(r"(?:\b(?:al|Jr|Sr)|(?<![^\W\d_])[^\W\d_])\.\Z")


def authors_after(inline: Inline, position: int, words: EntryWords, *, has_date: bool) -> Said:
    """The authors and the date behind a title: ", Author (2025)", "by Author", "(Author, 2025)"."""
    text = inline.text
    bracketed = _in_brackets(text, position, words)
    if bracketed is not None and not (has_date and bracketed.date):
        return bracketed
    start = skip_space(text, position)
    if text[start : start + 1] in {",", "，"}:
        start = skip_space(text, start + 1)
    elif length := starts_with(text, start, words.by):
        start = skip_space(text, start + length)
    else:
        return Said(position)
    match = _AUTHORS.match(text, start)
    date = date_of(match["date"], words) if match else ""
    if match and date and not has_date:
        return Said(match.end(), match["authors"].strip(" ,"), date)
    return _authors_alone(inline, start, words, has_date=has_date) or Said(position)


def _authors_alone(inline: Inline, start: int, words: EntryWords, *, has_date: bool) -> Said | None:
    """Authors, and perhaps a year after a comma, up to the end of a sentence or a dash."""
    match = _AUTHORS_ALONE.match(inline.text, start)
    part = Inline("", inline.bare[start : start + _LONGEST_AUTHORS])
    end = next(sentence_ends(part.bare))
    is_whole = end == len(part.bare) and start + end < len(inline.bare)
    stop = match.end() if match else start
    if not is_whole and (match is None or start + end < stop):
        stop = start + end
    authors = inline.text[start:stop].rstrip(" ,\n")
    if not _SHORTENED.search(authors[-4:]):
        authors = authors.rstrip(".")
    before, comma, last = authors.rpartition(",")
    date = "" if has_date or not comma else date_of(last.strip(), words)
    authors = (before if date else authors).strip()
    if not are_names(authors):
        return None
    return Said(stop - (inline.text[stop - 1] == "."), " ".join(authors.split()), date)


def are_names(text: str, most: int = _MOST_AUTHOR_WORDS) -> bool:
    """Return whether a text reads as names of people, and not as a sentence."""
    parts = text.split()
    are_names = all(not part[0].islower() or part.lower() in _IN_NAMES for part in parts)
    return 0 < len(parts) <= most and are_names and not parts[0][0].isdecimal()


def _in_brackets(text: str, position: int, words: EntryWords) -> Said | None:
    """A date, or authors and a date, in brackets."""
    match = _IN_BRACKETS.match(text, position)
    if match is None:
        return None
    inside = match["inside"].strip()
    authors, _space, last = inside.rpartition(" ")
    if date := date_of(inside, words):
        return Said(match.end(), date=date)
    date = date_of(last, words)
    return Said(match.end(), authors.rstrip(" ,"), date) if date else None
