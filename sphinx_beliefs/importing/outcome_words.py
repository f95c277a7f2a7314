"""The words for outcomes in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.importing.column_mapping import OPEN
from sphinx_beliefs.importing.plain_texts import line_of
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    from sphinx_beliefs.importing.column_mapping import ColumnMapping

#: The words for outcomes that are known without being told. "Right" and "correct" are not among
#: them: they may be said of a forecast below 50 % that came out so.
_OUTCOMES = {
    Resolution.TRUE.value: (
        *("yes", "y", "true", "1", "1.0", "100%", "100", "happened", "came true", "did happen"),
        *("ja", "wahr", "eingetroffen", "oui", "vrai", "sí", "si", "sim", "\u2713", "\u2714", "✅"),
    ),
    Resolution.FALSE.value: (
        *(
            "no",
            "n",
            "false",
            "0",
            "0.0",
            "0%",
            "did not happen",
            "didn't happen",
            "came out false",
        ),
        *(
            "nein",
            "falsch",
            "nicht eingetroffen",
            "non",
            "faux",
            "não",
            "\u2717",
            "\u2718",
            "❌",
            "❎",
        ),
    ),
    Resolution.AMBIGUOUS.value: ("ambiguous", "unclear", "mixed", "uneindeutig", "unklar"),
    Resolution.ANNULLED.value: (
        *("annulled", "annuled", "void", "voided", "cancelled", "canceled", "cancel", "n/a", "na"),
        *("annulliert", "hinfällig"),
    ),
    Resolution.WITHDRAWN.value: ("withdrawn", "zurückgezogen"),
    OPEN: ("open", "pending", "unresolved", "ongoing", "tbd", "?", "-", "–", "none", "offen"),
}


def outcomes_of(mapping: ColumnMapping) -> dict[str, Resolution | None]:
    """The outcome of each word; those of the mapping count for more than those known anyway."""
    found = {}
    for listed_words in (_OUTCOMES, mapping.outcomes):
        for outcome, words in listed_words.items():
            resolution = None if outcome == OPEN else Resolution(outcome)
            found.update({line_of(word).casefold(): resolution for word in words})
    return found
