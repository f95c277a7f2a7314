"""Readings that are written as citations, authors first.

APA: ``Doe, J., & Roe, R. (2021). Title. Journal, 3(2), 1-20. https://doi.org/10.1/x.``
MLA and Chicago: ``Doe, Jane. "Title." Journal 3 (2021).`` and ``Doe, Jane. 2021. "Title."``
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.citation_tails import ARCHIVE, Tail, next_address, read_tail
from sphinx_beliefs.model.entries.entry_parts import (
    Head,
    one_line,
    skip_separator,
    skip_space,
    skip_stop,
)
from sphinx_beliefs.model.entries.inline_marks import sentence_ends, separators
from sphinx_beliefs.model.entries.reading_parts import (
    are_names,
    date_of,
    titled_at,
)
from sphinx_beliefs.model.notation.date_hints import readings_of
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup
    from sphinx_beliefs.model.entries.inline_marks import Inline

_NAMES = r"[^()\[\]<>:—*\"“`\ufffc]"
_DATED = LazyPattern(
    rf"(?P<authors>{_NAMES}{{1,300}}?(?:\s\((?:Eds?|Hrsg|Hg)\.\)\.?)?)[\s,]{{0,3}}"
    r"\((?P<date>[^()]{4,20})\)"
)
_WITH_YEAR = LazyPattern(
    rf"(?P<authors>{_NAMES}{{1,300}}?),?\s(?P<date>[12]\d{{3}})(?=[.,:]\s|\s[—–-]\s|\s[*\"“\[`\ufffc])"
)
_UNDATED = LazyPattern(rf"(?P<authors>{_NAMES}{{2,300}})(?P<stop>[.,:])\s+")
#: Names of the style of medicine: "Doe J, Roe RB, et al."
_SHORT_NAMES = LazyPattern(
    r"(?P<authors>[^\W\d_][\w'’ -]{1,40} [A-Z]{1,3}(?:, [^\W\d_][\w'’ -]{1,40} [A-Z]{1,3}){0,20}"
    r"(?:,? et al)?)\.\s"
)
_INITIAL = LazyPattern(r"(?:\A|[\s.-])[^\W\d_a-z]\.|\bet al\b|\bEds?\.")
_ACRONYM = LazyPattern(r"[A-Z][A-Z0-9-]+(?:(?:, | & | and )[A-Z][A-Z0-9-]+)*\Z")
_DASHES = LazyPattern(r"[—–―:|·-]")
#: What stands where the year does; it stays with the authors.
_INSTEAD_OF_DATE = LazyPattern(r"(?:\d{4}[a-z]|n\.\s?d\.|in press)\Z")
#: The most words of authors.
_MOST_WORDS = 80
#: Words of which one makes a name that of an organisation.
_ORGANISATIONS = frozenset(
    word
    for words in (
        "academy agency association authority bank board bureau center centre commission committee",
        "congress consortium corporation council department foundation fund government institute",
        "institution ministry nations network office organisation organization panel society",
        "treasury union university",
    )
    for word in words.split()
)
_IN_ORGANISATIONS = frozenset({"of", "for", "on", "in"})


class _Style(Enum):
    """What is behind authors: a date in brackets, a date, a title that is marked as one, or, in
    the style of medicine, a title that is not.
    """

    BRACKETS = "brackets"
    YEAR = "year"
    TITLE = "title"
    SHORT = "short"
    #: Brackets in which no date can be read.
    UNREAD = "unread"


class _Named(NamedTuple):
    """Authors, a date, the position behind both; ``is_sure`` if they can be nothing but authors."""

    style: _Style
    end: int
    authors: str
    date: str = ""
    is_sure: bool = False


class _Title(NamedTuple):
    """The words of a title, the position behind it, and its URL if it is a link."""

    words: str
    end: int
    url: str = ""


def read_citation(
    inline: Inline, position: int, markup: Markup, words: EntryWords, *, date: str
) -> Head | None:
    """Read a citation; None if there is none.

    Where it is not clear what its parts are, all of it up to a dash is the title. ``date`` is that
    of the entry, or empty.
    """
    named = _named_at(inline, position, words)
    if named is None:
        return None
    bare = inline.bare
    start = skip_separator(bare, skip_stop(bare, named.end))
    is_dashed = _DASHES.search(bare[named.end : start]) is not None
    has_date = bool(date or named.date)
    titled = titled_at(inline, start, markup)
    if named.style is _Style.UNREAD:
        return _whole(inline, position)
    if titled is not None:
        title = _Title(titled.words, titled.end, titled.url)
        tail = read_tail(inline, title.end, words, has_date=has_date, has_url=bool(title.url))
        is_clear = tail.end > title.end or _is_clear(inline, title)
        is_stopped = "." in bare[named.end - 2 : named.end + 1]
        if not is_clear and (is_dashed or not is_stopped):
            return None
    elif named.style is _Style.TITLE or not _begins_title(bare[start : start + 1]):
        return None
    else:
        end = _end_of_title(inline, start)
        title = _Title(inline.text[start:end], end)
        tail = read_tail(inline, end, words, has_date=has_date)
        is_clear = _is_plainly_clear(bare, named, title, tail, is_dashed=is_dashed)
        if not is_clear and (is_dashed or named.style is not _Style.BRACKETS):
            return None
    return (
        _head(inline, named, position, tail, title, date) if is_clear else _whole(inline, position)
    )


def _begins_title(first: str) -> bool:
    """Return whether a character can be the first of a title that is not marked as one."""
    return first.isalnum() and not first.islower()


def _is_clear(inline: Inline, title: _Title) -> bool:
    """Return whether a title that is marked as one ends where its marks do."""
    bare = inline.bare
    stop = skip_stop(bare, title.end)
    rest = skip_separator(bare, stop)
    is_stopped = bare[title.end : stop] not in {"", ",", "，"} or title.words[-1:] in {
        ".",
        "?",
        "!",
    }
    between = bare[title.end : rest]
    return is_stopped or rest == len(bare) or "\n" in between or bool(_DASHES.search(between))


def _is_plainly_clear(
    bare: str, named: _Named, title: _Title, tail: Tail, *, is_dashed: bool
) -> bool:
    """Return whether a text like any other is the title of a citation."""
    if named.style is _Style.SHORT:
        return tail.is_sure and bool(tail.date)
    if named.style is _Style.YEAR and not _INITIAL.search(named.authors):
        return tail.is_sure and "," in named.authors
    if "," in named.authors and tail.venue:
        return True
    if bare[named.end : named.end + 1] == "," and "," in title.words and not tail.is_sure:
        return False
    if is_dashed and not tail.is_sure:
        return named.is_sure and bool(_DASHES.match(bare, skip_space(bare, title.end)))
    return tail.is_sure or named.is_sure


def _head(
    inline: Inline, named: _Named, position: int, tail: Tail, title: _Title, date: str
) -> Head:
    """The parts of a citation; of an entry with another date, its year stays with the authors."""
    words = one_line(title.words).rstrip(",;，")
    words = words[:-1] if words.endswith(".") and not words.endswith("..") else words
    last = max(tail.end, title.end) - 1
    is_other = bool(date and named.date) and not date.startswith(named.date)
    authors = f"{named.authors} ({named.date})" if is_other else named.authors
    found = {
        "authors": (authors, position),
        "date": ("" if date else named.date or tail.date, named.end - 1 if named.date else last),
        "venue": (tail.venue, last),
        "url": (title.url or tail.url, title.end - 1 if title.url else last),
    }
    options = {name: value for name, (value, _place) in found.items() if value}
    places = {name: found[name][1] for name in options}
    rest = skip_separator(inline.bare, skip_stop(inline.bare, last + 1))
    return Head(words.strip(), rest, options, places)


def _whole(inline: Inline, position: int) -> Head:
    """All that may be a citation as the title."""
    bare = inline.bare
    dash = next(separators(bare, position, len(bare), colons=False), None)
    end, rest = (dash.start(), dash.end()) if dash else (len(bare), len(bare))
    return Head(one_line(inline.text[position:end]), skip_space(bare, rest), {}, {})


def _end_of_title(inline: Inline, start: int) -> int:
    """The end of a title that is text like any other: of its sentence, or before a dash."""
    bare = inline.bare
    end = next(sentence_ends(bare, start))
    dash = next(separators(bare, start, end, colons=False), None)
    end = dash.start() if dash else end
    if archive := ARCHIVE.search(bare[start:end]):
        end = start + archive.start()
    address = next_address(inline, start, end)
    return address if address > start else end


def _named_at(inline: Inline, position: int, words: EntryWords) -> _Named | None:
    """The authors at a position, and the date behind them."""
    bare = inline.bare
    for style, pattern in ((_Style.BRACKETS, _DATED), (_Style.YEAR, _WITH_YEAR)):
        match = pattern.match(bare, position)
        if match is None or not _are_authors(authors := _trimmed(match["authors"])):
            continue
        is_sure, end = _are_sure(authors), match.end()
        if date := date_of(match["date"], words) or _other_date(match["date"]):
            return _Named(style, end, authors, date, is_sure)
        if _INSTEAD_OF_DATE.match(match["date"]):
            year = date_of(match["date"][:4], words)
            return _Named(style, end, f"{authors} ({match['date']})", year, is_sure)
        if is_sure and bare[end : end + 1] in {".", ","}:
            return _Named(_Style.UNREAD, end, authors)
    match = _SHORT_NAMES.match(bare, position)
    if match and bare[match.end() : match.end() + 1].isalnum():
        authors = match["authors"]
        authors += "." if authors.endswith(" al") else ""
        return _Named(_Style.SHORT, match.end() - 1, authors)
    return _before_title(bare, position)


def _before_title(bare: str, position: int) -> _Named | None:
    """Names without a date, up to a title that is marked as one."""
    match = _UNDATED.match(bare, position)
    if match is None:
        return None
    authors = _trimmed(match["authors"] + match["stop"].strip(":,"))
    is_sure = _are_sure(authors) or "," in authors or len(authors.split()) in {2, 3}
    if not _are_authors(authors) or (match["stop"] == "." and not is_sure):
        return None
    return _Named(_Style.TITLE, match.end(), authors)


def _other_date(written: str) -> str:
    """A date in another notation, with its year first or last; empty if it is not one."""
    return written if any(map(str.isdigit, written)) and readings_of(written) else ""


def _are_authors(authors: str) -> bool:
    """Return whether a text reads as the names of people or of organisations."""
    if not _ORGANISATIONS.isdisjoint(authors.casefold().split()):
        authors = " ".join(part for part in authors.split() if part not in _IN_ORGANISATIONS)
    return any(map(str.isalpha, authors)) and are_names(authors, most=_MOST_WORDS)


def _trimmed(authors: str) -> str:
    """Authors in one line, without the marks behind them."""
    authors = one_line(authors).rstrip(" ,:")
    if authors.endswith(")."):
        return authors[:-1]
    if authors.endswith(".") and not _INITIAL.search(authors[-4:]) and not _is_shortened(authors):
        return authors[:-1]
    return authors


def _is_shortened(authors: str) -> bool:
    return authors.endswith((" al.", "Jr.", "Sr.", "Inc.", "Co."))


def _are_sure(authors: str) -> bool:
    """Return whether authors have initials, or are an organisation."""
    if _INITIAL.search(authors) or _ACRONYM.match(authors):
        return True
    return not _ORGANISATIONS.isdisjoint(authors.casefold().replace(",", "").split())
