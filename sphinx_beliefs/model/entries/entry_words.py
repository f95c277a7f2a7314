"""The markups in which entries are written, and the words that their grammar has."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sphinx_beliefs.model.notation.prose_words import ENGLISH, listed
from sphinx_beliefs.model.notation.scales import Scale

#: The letters that are arrows to the right.
ARROWS = "→⇒\u27f6\u27f9\u2794\u279c"


class Markup(Enum):
    """The markup of a page."""

    MARKDOWN = "markdown"
    RST = "restructuredtext"


class EntryWords(Struct, frozen=True, kw_only=True):
    """The words of the grammar in the languages of a site, of which English is always one.

    All are in lower case. ``why`` are labels before the why of an uncertainty, without a colon.
    ``credence`` are those before a credence, or right behind it; ``symbols`` stand before an
    equals sign and a credence, ``sure`` are others behind it, and
    ``shares`` what stands behind a percentage that is not one. ``raises``, ``lowers`` and ``moves``
    are the verbs of an update trigger,
    ``to`` stands before the credence that it leads to, and ``also`` joins the last of some names.
    ``forthcoming`` is said of a reading that is still to come, ``by`` stands before its authors,
    ``normative`` marks a belief, and ``source`` is the link to where one comes from. ``scale`` are
    the words of the site's scale, if it has one.
    """

    why: tuple[str, ...] = ("why it matters", "why this matters", "why")
    credence: tuple[str, ...] = ("credence", "confidence", "probability")
    symbols: tuple[str, ...] = ("p", "pr", "prob")
    sure: tuple[str, ...] = ("confident", "certain", "sure", "likely", "probable")
    shares: tuple[str, ...] = tuple(listed(ENGLISH.of_something))
    normative: tuple[str, ...] = ("normative",)
    raises: tuple[str, ...] = (
        *("raises", "raise", "increases", "increase", "up", "↑", "▲", "boosts", "boost"),
        *("strengthens", "strengthen", "supports", "support", "rises", "rise"),
    )
    lowers: tuple[str, ...] = (
        *("lowers", "lower", "decreases", "decrease", "down", "↓", "▼", "weakens", "weaken"),
        *("reduces", "reduce", "undermines", "undermine", "drops", "drop", "cuts", "cut"),
    )
    moves: tuple[str, ...] = ("bears on", "moves", "move", "affects", "↕")
    to: tuple[str, ...] = ("to", "towards")
    also: tuple[str, ...] = ("and", "&")
    forthcoming: tuple[str, ...] = ("forthcoming",)
    by: tuple[str, ...] = ("by", "written by")
    source: tuple[str, ...] = ("source",)
    scale: Scale = {}


#: The words in English, of a site without a scale.
ENGLISH_WORDS = EntryWords()
