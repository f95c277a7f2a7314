"""The kinds of items and pages in the words of messages, with their articles.

Each is a phrase of its own: how "a" and "no" go with a noun differs between languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.model.problem import Phrase

#: As the subject of a sentence, or what something is said to be.
A_KIND: Mapping[str, Phrase] = {
    "belief": phrase("a belief"),
    "uncertainty": phrase("an uncertainty"),
    "update-trigger": phrase("an update trigger"),
    "reading": phrase("a reading"),
    "topic": phrase("a topic"),
}

#: After "there is".
NO_KIND: Mapping[str, Phrase] = {
    "belief": phrase("no belief"),
    "uncertainty": phrase("no uncertainty"),
    "update-trigger": phrase("no update trigger"),
    "reading": phrase("no reading"),
    "topic": phrase("no topic"),
}
