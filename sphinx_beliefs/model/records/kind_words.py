"""The kinds of items and pages in the words of messages, with their articles.

Each is a phrase of its own: how "a" and "no" go with a noun differs between languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.model.problem import Message

#: As the subject of a sentence, or what something is said to be.
A_KIND: Mapping[str, Message] = {
    "belief": N_("a belief"),
    "uncertainty": N_("an uncertainty"),
    "update-trigger": N_("an update trigger"),
    "reading": N_("a reading"),
    "topic": N_("a topic"),
}

#: After "there is".
NO_KIND: Mapping[str, Message] = {
    "belief": N_("no belief"),
    "uncertainty": N_("no uncertainty"),
    "update-trigger": N_("no update trigger"),
    "reading": N_("no reading"),
    "topic": N_("no topic"),
}
