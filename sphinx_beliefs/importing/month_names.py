"""The months by their names, in several languages."""

from __future__ import annotations

import unicodedata

#: The names of the months in order, without accents: English, German, French, Spanish, Portuguese,
#: Italian, Dutch, Polish.
_NAMES = """
january february march april may june july august september october november december
januar februar marz april mai juni juli august september oktober november dezember
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januari februari maart april mei juni juli augustus september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
"""
#: The shortest form of a name, in letters.
_SHORTEST = 3


def _by_form() -> dict[str, int]:
    """The month of each form of a name, whole or cut, that is of no other month."""
    found: dict[str, set[int]] = {}
    for line in _NAMES.strip().splitlines():
        for month, name in enumerate(line.split(), 1):
            for length in range(_SHORTEST, len(name) + 1):
                found.setdefault(name[:length], set()).add(month)
    return {form: months.pop() for form, months in found.items() if len(months) == 1}


_MONTHS = _by_form()


def month_of(word: str) -> int | None:
    """The month that a word names, 1 to 12; None for other words."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return _MONTHS.get("".join(char for char in plain if char.isalpha()))
