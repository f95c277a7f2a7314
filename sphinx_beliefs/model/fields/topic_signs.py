"""The keys in a page's metadata that show that it is meant as a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.vocabulary import find_term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.model.records.vocabulary import Vocabulary

#: The keys that few other tools have in front matter.
OWN_KEYS = frozenset(
    {"region", "tagline", "last_reviewed", "last_substantive_update", "review_in", "status"}
)

#: The weight of each such key as a sign that a page is meant as a topic; two in all are enough.
_WEIGHTS = {"last_reviewed": 2, "last_substantive_update": 2, "review_in": 2, "tagline": 1}


def signs_of_topic(values: Mapping[str, object], vocabulary: Vocabulary) -> list[str]:
    """The keys in a page's metadata that show that it is meant as a topic; none if they may be
    there for other tools.

    A status or a region is such a sign if the site has a status or region of that name.
    """
    terms = {"region": vocabulary.regions, "status": vocabulary.statuses}
    weights: dict[str, int] = {}
    for written, value in values.items():
        key = written.replace("-", "_").casefold()
        if key not in terms:
            weights[written] = _WEIGHTS.get(key, 0)
        elif not terms[key]:
            weights[written] = 1
        elif isinstance(value, str):
            is_known = find_term(value, terms[key]) is not None
            weights[written] = (2 if key == "region" else 1) * is_known
    return [key for key, weight in weights.items() if weight] if sum(weights.values()) > 1 else []


def signs_beside(values: Mapping[str, object], topic: Mapping[str, object]) -> list[str]:
    """The keys beside a page's ``topic`` mapping that only topics have, and that it lacks."""
    known = {key.replace("-", "_") for key in topic}
    return [
        key for key in values if (name := key.replace("-", "_")) in _WEIGHTS and name not in known
    ]
