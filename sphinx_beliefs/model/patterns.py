"""Regular expressions that most builds do not need, such as those that examine mistakes."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class LazyPattern:
    """A regular expression that is compiled at its first use.

    Compiling some eighty of them took a third of the time to import the package. Its methods are
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
        """The source of the regular expression."""
        return self._pattern

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match at the beginning of the text, or at a position in it."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match if it covers all of the text."""
        return self._compiled.fullmatch(text)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match, from a position in the text on."""
        return self._compiled.search(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, from left to right."""
        return self._compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """The texts of all matches."""
        return self._compiled.findall(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with all matches replaced, or the first ``count`` of them."""
        return self._compiled.sub(new, text, count)

    def split(self, text: str) -> list[str]:
        """The parts of the text between matches."""
        return self._compiled.split(text)
