"""The types of warnings that a user asks for."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import click

from sphinx_beliefs.command.speech import _
from sphinx_beliefs.model.problem import Subtype

if TYPE_CHECKING:
    from sphinx_beliefs.command.heard import Heard

#: The type of our warnings.
_OURS = "beliefs"


def matches(heard: Heard, patterns: tuple[str, ...]) -> bool:
    """Return whether a warning is of one of these types; of any, if there are none."""
    names = (heard.code, heard.type)
    return not patterns or any(fnmatchcase(name, each) for each in patterns for name in names)


def read_types(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Read types of warnings, as ``suppress_warnings`` has them, with ``*`` for any.

    One of ours that does not exist is an error: nothing would be of this type.
    """
    found = tuple(word.strip() for value in values for word in value.split(",") if word.strip())
    codes = [subtype.code for subtype in Subtype]
    for word in found:
        if word in codes:
            message = _("{word} is not a type; write {fixed}")
            raise click.BadParameter(message.format(word=word, fixed=f"{_OURS}.{word}"))
        kind, dot, pattern = word.partition(".")
        if kind == _OURS and dot and not any(fnmatchcase(code, pattern) for code in codes):
            raise click.BadParameter(_unknown(word, pattern, codes))
    return found


def _unknown(word: str, pattern: str, codes: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(pattern, codes, n=1)
    if near:
        message = _("there is no type {word}; {fixed}?")
        return message.format(word=word, fixed=f"{_OURS}.{near[0]}")
    message = _("there is no type {word}; the types of {ours} are {known}")
    return message.format(word=word, ours=_OURS, known=", ".join(sorted(codes)))
