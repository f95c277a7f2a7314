"""Names: how items and topics are called, listed and, when misspelt, guessed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import Problem, Subtype, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = re.compile(r"[^\s,<>`\"'#\\“”„‟«»‹›]+")

#: What some write around a name, or a whole list of them, as in other notations.
_QUOTES = "\"'`“”„‟‘’‚‛«»‹›"
_LIST = re.compile(r"\[([^\[\]]*)\]")

#: A name as it is written in prose: as a link, or in a role.
_LINK = re.compile(
    r"\[[^\[\]]*\]\(#?([^\s()]+)\)|#([\w.:/-]+)|(?:\{[\w:-]+\}|:[\w:-]+:)`([^`<>]+)`"
)

#: What stands between names where the commas have been forgotten.
_AND = frozenset({"and", "und", "&", "+"})

#: A word that is more likely a handle than a word of a sentence.
_HANDLE = re.compile(r"[a-z0-9][\w.:/-]*", re.ASCII)

#: How many names may stand in a row without commas before it is taken for a sentence.
_MOST_BARE = 3
_NOT_IN_SLUG = re.compile(r"[^\w]+|_+")

#: The end of a title that is an abbreviation, such as "U.S." or "etc.".
_ABBREVIATED = re.compile(
    r"(?:\.\w+|\b(?:al|ca|co|etc|inc|jr|ltd|no|nr|sr|usw|vs))\.\Z", re.IGNORECASE
)
_LONGEST_ABBREVIATION = 20

#: What the credence of a belief is called in the inventory, so that other projects can quote it.
CREDENCE_SUFFIX = ":credence"

#: How long an id made from a title line may become, in characters.
_LONGEST_SLUG = 60


def split_names(text: str) -> tuple[str, ...]:
    """The names of a list separated by commas, in order, each once.

    Square brackets around the list, and quotation marks around names in them, are left out.
    """
    text = " ".join(text.split())
    match = _LIST.fullmatch(text)
    names = (" ".join(part.split()) for part in (match[1] if match else text).split(","))
    if match:
        names = (unquoted(name) for name in names)
    return tuple(dict.fromkeys(name for name in names if name))


def split_handles(names: Iterable[str]) -> tuple[str, ...]:
    """The names of items, of which none has a blank in it: those that the author forgot to
    separate by commas are parted, as far as they look like names. Quotation marks, and the
    markup of links and roles, are left out.
    """
    found: dict[str, None] = {}
    for name in map(_unlinked, map(unquoted, names)):
        found.update(dict.fromkeys(_bare_handles(name) or [name]))
    return tuple(found)


def _unlinked(text: str) -> str:
    """The name that a link or a role leads to, where a text is no more than that."""
    match = _LINK.fullmatch(text)
    return next(filter(None, match.groups())) if match else text


def _bare_handles(text: str) -> list[str]:
    """The names that a text is made of that has blanks or semicolons; none where it may be a
    sentence.
    """
    words = [word for word in text.replace(";", " ").split() if word not in _AND]
    are_names = all(_HANDLE.fullmatch(word) for word in words)
    is_short = len(words) <= _MOST_BARE
    if are_names and (is_short or all(re.search(r"[\d_-]", word) for word in words)):
        return words
    return []


def unquoted(text: str) -> str:
    """A text without the quotation marks around it, straight, curly or of code."""
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        return text.strip(_QUOTES).strip()
    return text


def printable(text: str) -> str:
    """A text in one line, white space folded, without control characters and what no file can
    hold (lone surrogates)."""
    if not text.isprintable():
        text = "".join(
            char
            for char in text
            if char.isspace() or unicodedata.category(char) not in {"Cc", "Cs"}
        )
    return " ".join(text.split())


def slug(text: str) -> str:
    """A text as lower-case words joined by hyphens, accents dropped, at most 60 characters long.

    Letters of other scripts stay as they are.
    """
    plain = unicodedata.normalize("NFKD", text[: 8 * _LONGEST_SLUG])
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = _NOT_IN_SLUG.sub(" ", plain.casefold()).split()[:_LONGEST_SLUG]
    while len(words) > 1 and sum(map(len, words)) + len(words) - 1 > _LONGEST_SLUG:
        words.pop()
    return "-".join(words)[:_LONGEST_SLUG].strip("-")


def parse_name(written: str) -> tuple[str, Problem | None]:
    """Read the ``name`` of an item; one with forbidden characters is mended and reported."""
    name = " ".join(written.split())
    mended = unquoted(name)
    if mended == name and _NAME.fullmatch(name):
        return name, None
    message = mark("name: {written} has quotation marks around it; write {mended}")
    if not _NAME.fullmatch(mended):
        mended = slug(name)
        message = mark("name: {written} has characters that a name cannot have; write {mended}")
    if not mended:
        message = mark("name: nothing that can be a name is written here; write a short handle")
    values = {"written": repr(name), "mended": mended}
    return mended, Problem(subtype=Subtype.NAME, message=message, values=values, field="name")


def nearest(name: str, candidates: Iterable[str]) -> list[str]:
    """The names that the one written can be a slip of; none where it is like no other, or like
    more than three.

    A slip of the pen leaves most letters, and mostly the first, as they are. So near is what is as
    many edits away as ``_edits_allowed`` says, an edit being a letter that is missing, too many,
    another, or swapped with its neighbour.
    """
    if len(name) > _LONGEST_SLIP:
        return []
    written = _folded(name)
    best = _edits_allowed(written)
    found: dict[str, None] = {}
    for candidate in candidates:
        folded = _folded(candidate)
        most = best if folded[:1] == written[:1] else min(best, len(written) >= _SURE)
        edits = _edits(written, folded, most)
        if edits is None:
            continue
        if edits < best:
            best, found = edits, {}
        found[candidate] = None
    return list(found) if len(found) <= _MOST_NEAR else []


#: From how many letters on a name can be meant although its first letter is another.
_SURE = 4

#: How long a name can be of which anybody would say that it is nearly another, in characters.
_LONGEST_SLIP = 200

#: How many names can be offered for one.
_MOST_NEAR = 3


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")


def _edits_allowed(name: str) -> int:
    """How many slips are likely in a name of that length."""
    length = len(name)
    return 0 if length < 2 else 1 if length < 5 else 2 if length < 9 else 3


def _edits(one: str, other: str, most: int) -> int | None:
    """How many edits lead from one text to another; None if more than ``most``.

    This is the "optimal string alignment" distance, of which only those cells are filled that can
    matter: no more than 2 * ``most`` + 1 of each row.
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
    """A title as it stands before a text that follows it: without the full stop at its end where
    the sentence goes on, that is before any mark, and before a word that has no capital.

    That of an abbreviation is left out only before another.
    """
    following = following.lstrip()[:1]
    if not following or following.isupper() or not title.endswith(".") or title.endswith(".."):
        return title
    if following != "." and _ABBREVIATED.search(title[-_LONGEST_ABBREVIATION:]):
        return title
    return title[:-1]


def name_of_target(role: str, target: str) -> str:
    """The name of the item that a role's target means."""
    return target.removesuffix(CREDENCE_SUFFIX) if role == "credence" else target
