"""The parts of a list that is too long for one page."""

from __future__ import annotations

import unicodedata
from string import ascii_uppercase
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.site.listing import Listing, Row, RowGroup, listing_of
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_beliefs.model.records.query import Query
    from sphinx_beliefs.model.site.site import Site

#: The marks of titles that begin with a digit, and of those without any letter or digit.
DIGITS = "0–9"
OTHER = "…"

#: The most letters by which a group is divided. In a script that has more signs than that, few
#: titles would share one.
_MOST_LETTERS = 80

_LETTERS = frozenset(ascii_uppercase)

#: The ranges into which the Latin letters are divided, the widest first.
_RANGES = (("A–M", "N–Z"), ("A–F", "G–L", "M–R", "S–Z"))

#: The length limit, in bytes, of the words for a group in the name of a part's page. The name of a
#: file may have 255 bytes on most systems.
_LONGEST_WORDS = 120

#: The beginning of a title that is looked through for a letter, in characters.
_BEGINNING = 40


class Run(Struct, frozen=True, kw_only=True):
    """A stretch of rows that are too many for one part: the places of its first and its last row
    among them, counted from 1, and the number of the stretch, also counted from 1.
    """

    number: int
    first: int
    last: int


class Part(Struct, frozen=True, kw_only=True):
    """A part of a long list, with a page of its own.

    ``group`` is the group of the whole list that the part belongs to, with all its rows. ``mark``
    is what the titles of its rows begin with, such as ``E`` or ``A–M``, ``DIGITS`` or ``OTHER``, or
    the year of fired triggers; it is empty if the group is not divided by these. Without a ``run``
    these are all rows of the mark.
    """

    name: str
    group: RowGroup
    mark: str = ""
    run: Run | None = None
    listing: Listing


@once_a_site
def parts_of(
    site: Site, query: Query, most_rows: int, taken: frozenset[str] = frozenset()
) -> tuple[Part, ...]:
    """The parts of the generated page that a query is for; none if it has at most ``most_rows``
    rows, or if ``most_rows`` is 0.

    Each group of the page is a part, or is divided by letter, and triggers that have fired by year.
    What is still too long is divided into runs of about the same length. Rows keep their order.
    No part gets the name of a page in ``taken``.
    """
    listing = listing_of(site, query)
    if not 0 < most_rows < sum(len(group.rows) for group in listing.groups):
        return ()
    names = _Names(taken)
    page, by = query.kind.row.page.name, listing.grouped_by.value
    # All groups have their names before any letter has one: they seldom change.
    bases = [names.new(page, _short(group.slug) or f"no-{by}") for group in listing.groups]
    return tuple(
        Part(
            name=names.new(base, _word_of(mark), str(run.number) if run else "")
            if mark or run
            else base,
            group=group,
            mark=mark,
            run=run,
            listing=replace(listing, groups=(replace(group, rows=rows),), total=len(rows)),
        )
        for base, group in zip(bases, listing.groups, strict=True)
        for mark, run, rows in _pieces(group.rows, most_rows)
    )


# -- the rows of parts ------------------------------------------------------------------------


_Piece = tuple[str, Run | None, tuple[Row, ...]]


def _pieces(rows: tuple[Row, ...], most_rows: int) -> Iterator[_Piece]:
    """The rows of each part of a group."""
    if len(rows) <= most_rows:
        yield "", None, rows
        return
    by_mark: dict[str, list[Row]] = {}
    for row in rows:
        by_mark.setdefault(_mark_of(row), []).append(row)
    if len(by_mark) > _MOST_LETTERS:
        by_mark = {"": list(rows)}
    by_mark = _in_ranges(by_mark, rows, most_rows)
    for mark in sorted(by_mark, key=_place_of):
        for run, some in _runs(by_mark[mark], most_rows):
            yield mark, run, some


def _in_ranges(
    by_mark: dict[str, list[Row]], rows: Iterable[Row], most_rows: int
) -> dict[str, list[Row]]:
    """The same rows with all Latin letters in the widest ranges that fit, since a page for each
    letter makes many small pages. The ranges are always the same, so that pages keep their names.
    """
    others = {mark: some for mark, some in by_mark.items() if mark not in _LETTERS}
    for ranges in _RANGES:
        found: dict[str, list[Row]] = {}
        for row in rows:
            mark = _mark_of(row)
            if mark in _LETTERS:
                fits = next(each for each in ranges if each[0] <= mark <= each[-1])
                found.setdefault(fits, []).append(row)
        if all(len(some) <= most_rows for some in found.values()):
            return others | found
    return by_mark


def _runs(rows: Sequence[Row], most_rows: int) -> Iterator[tuple[Run | None, tuple[Row, ...]]]:
    """The rows in as few runs as possible, all about the same length."""
    many = -(-len(rows) // most_rows)
    ends = [len(rows) * number // many for number in range(many + 1)]
    for number in range(many):
        first, last = ends[number], ends[number + 1]
        run = Run(number=number + 1, first=first + 1, last=last) if many > 1 else None
        yield run, tuple(rows[first:last])


def _mark_of(row: Row) -> str:
    """The year of a trigger that has fired; of all others, the letter that the title begins with.

    Accents and small letters make no difference, and neither do quotation marks before the letter.
    """
    if row.fired is not None and row.fired.year:
        return f"{row.fired.year:04}"
    for char in unicodedata.normalize("NFKD", row.target.title[:_BEGINNING].casefold()):
        if char.isdecimal():
            return DIGITS
        if char.isalpha():
            upper = char.upper()
            return upper if len(upper) == 1 else char
    return OTHER


def _place_of(mark: str) -> tuple[int, str]:
    """The key that sorts marks: digits, letters, what is neither, and years, the latest first."""
    if mark.isdecimal():
        return (3, f"{9999 - int(mark):04}")
    return ((DIGITS, "", OTHER).index(mark) if mark in {DIGITS, OTHER} else 1, mark)


# -- the names of parts -----------------------------------------------------------------------


class _Names:
    """Names of pages that differ from each other, and from those that are taken."""

    def __init__(self, taken: Iterable[str]) -> None:
        # With one folder a page, "name/index" is the same place as "name".
        self._taken = {_compared(name.removesuffix("/index")) for name in taken}

    def new(self, *words: str) -> str:
        """A name of words, with a number behind it if the name alone is taken."""
        wanted = name = unicodedata.normalize("NFC", "-".join(filter(None, words)))
        number = 2
        while _compared(name) in self._taken:
            name = f"{wanted}-{number}"
            number += 1
        self._taken.add(_compared(name))
        return name


def _compared(name: str) -> str:
    """A name as file systems compare it that know no difference of case or of composition."""
    return unicodedata.normalize("NFC", name).casefold()


def _short(text: str) -> str:
    """The slug of a text, cut to what fits into the name of a file."""
    return slug(text).encode()[:_LONGEST_WORDS].decode(errors="ignore").strip("-")


def _word_of(mark: str) -> str:
    """The word for a mark in the name of a page."""
    return {DIGITS: "0-9", OTHER: "other"}.get(mark) or slug(mark)
