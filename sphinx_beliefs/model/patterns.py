"""Regular expressions that most builds have no use for, such as those that look at mistakes."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class LazyPattern:
    """A regular expression that is compiled when it is first asked for.

    To compile some eighty of them took a third of what importing the package took. Its methods are
    those of ``re.Pattern``.
    """

    def __init__(self, pattern: str, flags: int | re.RegexFlag = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    @property
    def pattern(self) -> str:
        """What it was made of."""
        return self._pattern

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """What is found where the text begins, or at a place in it."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """What is found if it is all of the text."""
        return self._compiled.fullmatch(text)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first of what is found, from a place in the text on."""
        return self._compiled.search(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All that is found, from left to right."""
        return self._compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """The texts of all that is found."""
        return self._compiled.findall(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with all that is found replaced, or so many of it."""
        return self._compiled.sub(new, text, count)

    def split(self, text: str) -> list[str]:
        """The text parted where something is found."""
        return self._compiled.split(text)
