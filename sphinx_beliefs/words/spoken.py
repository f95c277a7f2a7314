"""Credences and blanks as they are read aloud: "about 70 percent" for ``~70%``.

Screen readers spell signs, or leave them out. What is seen stays as it is written.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from babel.units import UnknownUnitError, format_unit

from sphinx_beliefs.model.notation.credence import parse_credence, percent_text
from sphinx_beliefs.model.notation.placeholders import BlankKind, blank_kind
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.words.daytext import locale_of
from sphinx_beliefs.words.joining import _

if TYPE_CHECKING:
    import babel

    from sphinx_beliefs.model.notation.credence import Credence

_ODDS = LazyPattern(r"(\d+(?:\.\d+)?)\s*[:/]\s*(\d+(?:\.\d+)?)")


def spoken_credence(value: Credence, language: str) -> str:
    """A credence that states a number, in words; empty for others, which are words already."""
    if value.low is None or value.high is None:
        return ""
    return spoken_number(value.text, value.low, value.high, language)


def spoken_sentence(words: str) -> str:
    """The words of a credence where nothing around them says that it is one."""
    # Translators: a credence read aloud, as in "credence about 70 percent".
    return _("credence {words}").format(words=words) if words else ""


@lru_cache(maxsize=1024)
def spoken_number(text: str, low: Decimal, high: Decimal, language: str) -> str:
    """A credence in words, from its text as written and the percentages (0 to 100) it states."""
    locale, written = locale_of(language), text.strip()
    is_rough = written[:1] in {"~", "≈"}
    if match := _ODDS.fullmatch(written.lstrip("~≈ ")):
        numbers = [format_decimal(Decimal(number), locale=locale) for number in match.groups()]
        # Their percentage may have any number of places.
        percent = _percent(Decimal(percent_text(low).removesuffix("%")), locale)
        phrase = _("odds of {for} to {against}, that is {percent}")
        values = {"for": numbers[0], "against": numbers[1], "percent": percent}
        return phrase.format_map(values)
    percent = _interval(low, high, locale)
    if not any(char.isdigit() for char in written):
        # A word of the site's scale.
        return _("{word}, that is {percent}").format(word=written, percent=percent)
    match written[:1], written[1:2] == "=":
        case (">", True) | ("≥", _):
            return _("at least {percent}").format(percent=_percent(low, locale))
        case (">", False):
            return _("more than {percent}").format(percent=_percent(low, locale))
        case ("<", True) | ("≤", _):
            return _("at most {percent}").format(percent=_percent(high, locale))
        case ("<", False):
            return _("less than {percent}").format(percent=_percent(high, locale))
    return _("about {percent}").format(percent=percent) if is_rough else percent


def spoken_change(before: str, after: str, language: str) -> str:
    """A change of a credence in words, from texts of figures; ``before`` may be empty. It is empty
    for what is words already.
    """
    texts = (spoken_credence(parse_credence(text)[0], language) for text in (before, after))
    first, last = texts
    if not last or (before and not first):
        return ""
    if not first:
        # Translators: what a credence would become, read aloud: "then about 40 percent".
        return _("then {after}").format(after=last)
    # Translators: a change read aloud: "60 to 80 percent, then about 40 percent".
    return _("{before}, then {after}").format(before=first, after=last)


def spoken_blank(written: str) -> str:
    """A blank to be filled, in words."""
    if blank_kind(written) is BlankKind.CREDENCE:
        return _("credence, still to be written")
    return _("{blank}, still to be written").replace("{blank}", written.strip("<>"))


def _interval(low: Decimal, high: Decimal, locale: babel.Locale) -> str:
    if low == high:
        return _percent(low, locale)
    first = format_decimal(low, locale=locale)
    # Translators: a range of percentages, as in "60 to 80 percent".
    return _("{low} to {high}").format(low=first, high=_percent(high, locale))


def _percent(value: Decimal, locale: babel.Locale) -> str:
    """A percentage in the words of the language, in the plural form that goes with it."""
    try:
        return str(format_unit(value, "percent", "long", locale=locale))
    except UnknownUnitError:
        return f"{format_decimal(value, locale=locale)}%"
