"""Names of items and topics: their form, lists of them, and guesses at misspelt ones."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = re.compile(r"[^\s,<>`\"'#\\“”„‟«»‹›]+")

#: Quotation marks that some authors write around a name, as other notations have it.
_QUOTES = "\"'`“”„‟‘’‚‛«»‹›"
_LIST = LazyPattern(r"\[([^\[\]]*)\]")

#: A name as prose has it: as a link, or in a role.
_LINK = LazyPattern(
    r"\[[^\[\]]*\]\(#?([^\s()]+)\)|#([\w.:/-]+)|(?:\{[\w:-]+\}|:[\w:-]+:)`([^`<>]+)`"
)

#: Words that may stand between names in place of commas.
_AND = frozenset({"and", "und", "&", "+"})

#: A word that looks like a handle, and not like a word of a sentence.
_HANDLE = LazyPattern(r"[a-z0-9][\w.:/-]*", re.ASCII)

#: The most names in a row without commas; more words are taken for a sentence.
_MOST_BARE = 3
_NOT_IN_SLUG = re.compile(r"[^\w]+|_+")

#: The end of a title that is an abbreviation, such as "U.S." or "etc.".
_ABBREVIATED = LazyPattern(
    r"(?:\.\w+|\b(?:al|ca|co|etc|inc|jr|ltd|no|nr|sr|usw|vs))\.\Z", re.IGNORECASE
)
_LONGEST_ABBREVIATION = 20

#: The ending that marks a belief's credence in the inventory, for other projects to quote it.
CREDENCE_SUFFIX = ":credence"

#: The length limit of an id made from a title line, in characters.
_LONGEST_SLUG = 60


def split_names(text: str) -> tuple[str, ...]:
    """The names in a list separated by commas, in order, each once.

    Square brackets around the list, and quotation marks around names inside them, are dropped.
    """
    text = " ".join(text.split())
    match = _LIST.fullmatch(text)
    names = (" ".join(part.split()) for part in (match[1] if match else text).split(","))
    if match:
        names = (unquoted(name) for name in names)
    return tuple(dict.fromkeys(name for name in names if name))


def split_handles(names: Iterable[str]) -> tuple[str, ...]:
    """The names of items, which have no spaces in them, each once.

    Names that the author did not separate by commas are split, as far as they look like names.
    Quotation marks, and the markup of links and roles, are dropped.
    """
    found: dict[str, None] = {}
    for name in map(_unlinked, map(unquoted, names)):
        found.update(dict.fromkeys(_bare_handles(name) or [name]))
    return tuple(found)


def _unlinked(text: str) -> str:
    """The name that a link or a role points to, if the text is nothing but that; else the text."""
    match = _LINK.fullmatch(text)
    return next(filter(None, match.groups())) if match else text


def _bare_handles(text: str) -> list[str]:
    """The names in a text that separates them by spaces or semicolons; none if it may be a
    sentence.
    """
    words = [word for word in text.replace(";", " ").split() if word not in _AND]
    are_names = all(_HANDLE.fullmatch(word) for word in words)
    is_short = len(words) <= _MOST_BARE
    if are_names and (is_short or all(re.search(r"[\d_-]", word) for word in words)):
        return words
    return []


def unquoted(text: str) -> str:
    """A text without the quotation marks around it, be they straight, curly or backticks."""
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        return text.strip(_QUOTES).strip()
    return text


def printable(text: str) -> str:
    """A text in one line, white space folded, without control characters and without lone
    surrogates, which no file can hold.
    """
    if not text.isprintable():
        text = "".join(
            char
            for char in text
            if char.isspace() or unicodedata.category(char) not in {"Cc", "Cs"}
        )
    return " ".join(text.split())


def slug(text: str) -> str:
    """A text as lower-case words joined by hyphens, without accents, at most 60 characters long.

    Letters of other scripts stay as they are.
    """
    plain = unicodedata.normalize("NFKD", text[: 8 * _LONGEST_SLUG])
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = _NOT_IN_SLUG.sub(" ", plain.casefold()).split()[:_LONGEST_SLUG]
    while len(words) > 1 and sum(map(len, words)) + len(words) - 1 > _LONGEST_SLUG:
        words.pop()
    return "-".join(words)[:_LONGEST_SLUG].strip("-")


def cut_slug(text: str, longest: int) -> str:
    """The first words of a slug, at most ``longest`` characters in all; part of the first word if
    that is longer. It does not end in a hyphen.
    """
    if len(text) <= longest:
        return text
    words, hyphen, _rest = text[: longest + 1].rpartition("-")
    return words if hyphen else text[:longest]


def parse_name(written: str) -> tuple[str, Problem | None]:
    """Read the ``name`` of an item; forbidden characters are replaced, and reported."""
    name = " ".join(written.split())
    fixed = unquoted(name)
    if fixed == name and _NAME.fullmatch(name):
        return name, None
    message = N_("name: {written} has quotation marks around it; write {fixed}")
    if not _NAME.fullmatch(fixed):
        fixed = slug(name)
        message = N_("name: {written} has characters that a name cannot have; write {fixed}")
    if not fixed:
        message = N_("name: nothing that can be a name is written here; write a short handle")
    return fixed, Subtype.NAME.problem(message, field="name", written=repr(name), fixed=fixed)


def nearest(name: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """The candidates that a name may be a misspelling of; none if it is like no other, or like
    more than three.

    A slip leaves most letters as they are, and usually the first. A candidate is near if it is at
    most as many edits away as ``_edits_allowed`` says, and at most ``most``; an edit is a letter
    that is missing, added, replaced, or swapped with its neighbour.
    """
    if len(name) > _LONGEST_SLIP:
        return []
    written = _folded(name)
    best = min(_edits_allowed(written), most)
    found: dict[str, None] = {}
    for candidate in candidates:
        folded = _folded(candidate)
        allowed = best if folded[:1] == written[:1] else min(best, len(written) >= _SURE)
        edits = _edits(written, folded, allowed)
        if edits is None:
            continue
        if edits < best:
            best, found = edits, {}
        found[candidate] = None
    return list(found) if len(found) <= _MOST_NEAR else []


#: The length, in letters, from which even a slip in the first letter is considered.
_SURE = 4

#: The length, in characters, above which a name is not compared with others.
_LONGEST_SLIP = 200

#: The most names that are offered for one.
_MOST_NEAR = 3


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")


def _edits_allowed(name: str) -> int:
    """The number of edits that are likely slips in a name of that length."""
    length = len(name)
    return 0 if length < 2 else 1 if length < 5 else 2 if length < 9 else 3


def _edits(one: str, other: str, most: int) -> int | None:
    """The number of edits between two texts; None if more than ``most``.

    This is the "optimal string alignment" distance. Only the cells that can matter are computed:
    at most 2 * ``most`` + 1 of each row.
    """
    beyond = most + 1
    if abs(len(one) - len(other)) > most:
        return None
    before: dict[int, int] = {}
    above = {column: column for column in range(beyond)}
    for number, letter in enumerate(one, start=1):
        row: dict[int, int] = {}
        for column in range(max(number - most, 0), min(number + most, len(other)) + 1):
            if not column:
                row[column] = number
                continue
            edits = min(
                above.get(column - 1, beyond) + (letter != other[column - 1]),
                above.get(column, beyond) + 1,
                row.get(column - 1, beyond) + 1,
            )
            if one[number - 2 : number] == other[column - 2 : column][::-1]:
                edits = min(edits, before.get(column - 2, beyond) + 1)
            row[column] = edits
        if min(row.values(), default=beyond) > most:
            return None
        before, above = above, row
    edits = above.get(len(other), beyond)
    return edits if edits <= most else None


def within_sentence(title: str, following: str) -> str:
    """A title as it reads before the text that follows it.

    Its full stop is dropped if the sentence goes on, that is before a punctuation mark or a word
    without a capital. The full stop of an abbreviation is dropped only before another full stop.
    """
    following = following.lstrip()[:1]
    if following and title.endswith("。"):
        return title[:-1]  # a script without capitals, and without abbreviations
    if not following or following.isupper() or not title.endswith(".") or title.endswith(".."):
        return title
    if following != "." and _ABBREVIATED.search(title[-_LONGEST_ABBREVIATION:]):
        return title
    return title[:-1]


def name_of_target(role: str, target: str) -> str:
    """The name of the item that a role's target means."""
    return target.removesuffix(CREDENCE_SUFFIX) if role == "credence" else target
