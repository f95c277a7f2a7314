"""Texts of a site in the form that other formats can hold."""

from __future__ import annotations

import re

from sphinx_beliefs.model.notation.names import printable

#: The characters that no document in XML can hold, besides those that ``printable`` drops.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


def one_line(text: str) -> str:
    """A text in one line, without characters that XML or a calendar cannot hold."""
    return printable(_NO_CHARACTERS.sub("", text))
