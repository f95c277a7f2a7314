"""The words by which checks read an author's prose, in the language of the site."""

from __future__ import annotations

from sphinx_beliefs.model.notation.prose_numbers import ProseReader, prose_reader
from sphinx_beliefs.model.notation.prose_words import ENGLISH, ProseWords, listed
from sphinx_beliefs.words.joining import _


def reader_of(language: str) -> ProseReader:
    """The reader of prose in the language of the site.

    Where a catalogue lacks a list of words, nothing is looked for with it, since the English one
    would find what is not there.
    """
    words = ProseWords(*(str(_(english)) for english in ENGLISH))
    if language.partition("_")[0].partition("-")[0] != "en":
        pairs = zip(words, ENGLISH, strict=True)
        words = ProseWords(*("" if word == english else word for word, english in pairs))
    return prose_reader(words)


def why_labels() -> list[str]:
    """The labels in front of the why of an uncertainty that authors write themselves."""
    # Translators: labels that authors write before a reason, with commas between them; what your
    # language has for "Why it matters:".
    return listed(_("why it matters, why this matters, why"))
