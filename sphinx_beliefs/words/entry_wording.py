"""The words of the grammar of entries, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_words import ENGLISH_WORDS, EntryWords
from sphinx_beliefs.model.notation.prose_words import ENGLISH, listed
from sphinx_beliefs.words.joining import _
from sphinx_beliefs.words.prose_wording import why_labels

if TYPE_CHECKING:
    from sphinx_beliefs.model.notation.scales import Scale


def entry_words(scale: Scale) -> EntryWords:
    """The words of a site: those of its language first, and then the English ones."""
    return EntryWords(
        why=_both(", ".join(why_labels()), ENGLISH_WORDS.why),
        # Translators: the next messages are words that authors write in lists, with commas between
        # them; write as many as your language has, the most natural first. Here, what can stand
        # before a credence: "confidence: 80%", or right behind it: "80% confidence".
        credence=_both(_("credence, confidence, probability"), ENGLISH_WORDS.credence),
        # Translators: what can stand behind a credence: "80% sure".
        sure=_both(_("confident, certain, sure, likely, probable"), ENGLISH_WORDS.sure),
        shares=_both(_(ENGLISH.of_something), ENGLISH_WORDS.shares),
        # Translators: the mark of a normative belief: "(Normative.) We ought to."
        normative=_both(_("normative"), ENGLISH_WORDS.normative),
        # Translators: verbs between an arrow and the names of beliefs: "→ raises some-belief".
        raises=_both(_("raises, raise, increases"), ENGLISH_WORDS.raises),
        lowers=_both(_("lowers, lower, decreases"), ENGLISH_WORDS.lowers),
        moves=_both(_("bears on, moves, affects"), ENGLISH_WORDS.moves),
        # Translators: what stands before the credence that evidence leads to: "(to ~40%)".
        to=_both(_("to, towards"), ENGLISH_WORDS.to),
        # Translators: what joins two names: "raises one and another".
        also=_both(_("and, &"), ENGLISH_WORDS.also),
        # Translators: said of a text that has not come out yet, in place of its date.
        forthcoming=_both(_("forthcoming"), ENGLISH_WORDS.forthcoming),
        # Translators: what stands before authors: "Title by Jane Doe".
        by=_both(_("by, written by"), ENGLISH_WORDS.by),
        # Translators: the words of a link, in brackets, to the place where a belief comes from.
        source=_both(_("source"), ENGLISH_WORDS.source),
        scale=scale,
    )


def _both(translated: str, english: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(word.lower() for word in listed(translated)), *english)))
