"""The names of the files of pages, and titles made of such names."""

from __future__ import annotations

import unicodedata

from sphinx_beliefs.model.notation.names import slug

#: The most characters of a name that is not in Latin letters.
_LONGEST = 60


def file_name(title: str) -> str:
    """A title as lower-case words joined by hyphens; empty if there is no letter or digit in it.

    Latin letters lose their accents, which are awkward in addresses. In other scripts, marks make
    other letters, and stay.
    """
    name = slug(title)
    if name.isascii():
        return name
    text = unicodedata.normalize("NFC", title).lower()
    words = "".join(char if _is_of_word(char) else " " for char in text).split()
    return "-".join(words)[:_LONGEST].strip("-")


def _is_of_word(char: str) -> bool:
    """Return whether a character is a letter, a digit or a mark on one."""
    return unicodedata.category(char)[0] in "LNM"


def title_of(name: str) -> str:
    """The title of a page, from a title or from the name of its file."""
    if " " in name or name != name.lower():
        return name
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
