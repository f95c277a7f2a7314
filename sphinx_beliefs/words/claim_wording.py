"""The words of structured data about claims, in the language of the site."""

from __future__ import annotations

from sphinx_beliefs.words.joining import _
from sphinx_beliefs.words.wording import filled


def credence_explained(credence: str) -> str:
    """The meaning of a credence as a rating, for those who see nothing but the number."""
    # Translators: read by programs; {credence} is such as "~70%" or "likely (66–100%)".
    return filled(
        _("The author's own probability that this claim is true: {credence}"), credence=credence
    )
