"""Names: how items and topics are called, listed and, when misspelt, guessed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import Problem, Subtype, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = re.compile(r"[^\s,<>`\"'#\\]+")
_NOT_IN_SLUG = re.compile(r"[^\w]+|_+")

#: What the credence of a belief is called in the inventory, so that other projects can quote it.
CREDENCE_SUFFIX = ":credence"

#: How long an id made from a title line may become, in characters.
_LONGEST_SLUG = 60


def split_names(text: str) -> tuple[str, ...]:
    """The names of a list separated by commas, in order, each once."""
    names = (" ".join(part.split()) for part in text.replace("\n", " ").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


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
    if _NAME.fullmatch(name):
        return name, None
    mended = slug(name)
    message = mark("name: {written} has characters that a name cannot have; write {mended}")
    if not mended:
        message = mark("name: nothing that can be a name is written here; write a short handle")
    values = {"written": repr(name), "mended": mended}
    return mended, Problem(subtype=Subtype.NAME, message=message, values=values, field="name")


def nearest(name: str, candidates: Iterable[str]) -> list[str]:
    """The names most like the one written, best first, three at most."""
    by_fold = {candidate.casefold(): candidate for candidate in candidates}
    found = difflib.get_close_matches(name.casefold()[:200], by_fold, n=3, cutoff=0.55)
    return [by_fold[fold] for fold in found]


def name_of_target(role: str, target: str) -> str:
    """The name of the item that a role's target means."""
    return target.removesuffix(CREDENCE_SUFFIX) if role == "credence" else target
