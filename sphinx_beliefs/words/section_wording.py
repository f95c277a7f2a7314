"""The headings below which lists are items, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.sections.section_headings import Headings, usual_headings
from sphinx_beliefs.words.joining import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.model.sections.section_headings import Meaning


def section_headings(sections: bool | Mapping[str, object]) -> Headings:
    """The headings that have a meaning on a site; those of its language, the English ones, and
    its own, which take precedence.
    """
    own = {} if isinstance(sections, bool) else sections
    return Headings(own, lambda words: str(_(words)))


def most_usual_heading(meaning: Meaning) -> str:
    """The most usual heading of a meaning, in the language of the site."""
    return usual_headings(meaning, lambda words: str(_(words)))[0]


def nothing_related() -> tuple[str, ...]:
    """The sentences of sections that list nothing yet, in the language of the site and in English;
    authors write them as well.
    """
    sentences = (N_("No essays tagged with this topic yet."), N_("No related topics yet."))
    return (*sentences, *(_(sentence) for sentence in sentences))
