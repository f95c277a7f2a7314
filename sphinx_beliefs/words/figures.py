"""Credences and percentages in the figures of a language: "70%", "70 %", "%70", "72,5 %"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

import babel
import babel.numbers

from sphinx_beliefs.model.notation.credence import Credence, CredenceKind
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.words.daytext import locale_of
from sphinx_beliefs.words.direction import apart
from sphinx_beliefs.words.joining import with_note
from sphinx_beliefs.words.wording import credence_text, effect_text

#: A number or a range, before its percent sign.
_PERCENTAGE = LazyPattern(
    r"(?<![\d.,])(\d{1,3}(?:\.\d+)?(?:\s?[-–]\s?\d{1,3}(?:\.\d+)?)?)\s?%", re.ASCII
)
_POINT = LazyPattern(r"\.(?=\d)", re.ASCII)

#: Marks that tell programs in which direction to write; where they are needed, HTML says so.
_DIRECTION_MARKS = LazyPattern("[\u061c\u200e\u200f]")

#: The kinds of credences that are figures with a percent sign, or decimals.
_IN_FIGURES = frozenset({CredenceKind.POINT, CredenceKind.INTERVAL})


class Figures(NamedTuple):
    """The figures of a language.

    An author's notation stays what it is: a range a range, and odds odds. Only the place of the
    percent sign and the mark of decimals are those of the language.
    """

    language: str

    def text(self, written: str) -> str:
        """A text of figures, as they are written in English, for a reader."""
        return _written(written, self.language) if written else ""

    def credence(self, value: Credence | None) -> str:
        """A credence for a reader; empty for none."""
        text = credence_text(value)
        return self.text(text) if value is not None and value.kind in _IN_FIGURES else text

    def amid(self, value: Credence | None) -> str:
        """A credence for a reader amid words."""
        return apart(self.credence(value), self.language)

    def meaning(self, value: Credence) -> str:
        """The percentages of a credence that gives none itself; empty for others."""
        return apart(self.text(value.meaning), self.language)

    def change(self, before: str, after: str) -> str:
        """The change of a credence, between brackets: "(~70% → ~40%)"."""
        texts = (apart(self.text(written), self.language) for written in (before, after))
        return apart(effect_text(*texts), self.language)

    @property
    def band(self) -> str:
        """The pattern of a range of percentages, from ``{low}`` to ``{high}``, for a script."""
        pattern = self.text("11–22%").replace("11", "{low}").replace("22", "{high}")
        return apart(pattern, self.language)

    def explained(self, value: Credence | None) -> str:
        """A credence as text, and in brackets its percentages if it is not a number itself; empty
        for none.
        """
        if value is None or not value.text:
            return ""
        text, meaning = self.amid(value), self.meaning(value)
        return with_note(text, meaning) if meaning else text


class _Signs(NamedTuple):
    """What a language writes before and after the number of a percentage, and in decimals."""

    before: str
    after: str
    point: str


_ENGLISH = _Signs("", "%", ".")


@lru_cache(maxsize=4096)
def _written(text: str, language: str) -> str:
    signs = _signs(language)
    if signs == _ENGLISH:
        return text
    text = _PERCENTAGE.sub(lambda match: f"{signs.before}{match[1]}{signs.after}", text)
    return _POINT.sub(signs.point, text)


@cache
def _signs(language: str) -> _Signs:
    if language.partition("_")[0] == "en":
        return _ENGLISH  # without a look at the data of the locale, which has to be loaded
    locale = locale_of(language)
    before, number, after = _percent(locale).partition("50")
    if not number:
        return _ENGLISH  # a language of other digits, which an author's own would not fit
    return _Signs(before, after, babel.numbers.get_decimal_symbol(locale))


def _percent(locale: babel.Locale) -> str:
    """Fifty percent in a language."""
    written = _DIRECTION_MARKS.sub("", babel.numbers.format_percent(0.5, locale=locale))
    # A space that not every font and format has.
    return written.replace("\u202f", "\u00a0")
