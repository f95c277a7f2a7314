"""The terms of schema.org that structured data may use, and a check of data against them.

What each property is for (its domain) and what it can be (its range) is as in release 30.0 of the
vocabulary, https://schema.org/docs/developers.html, which is published under CC BY-SA 3.0. Types
that nothing here uses are left out. ``tests/exchange`` compares this table with the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The type above each type.
ABOVE = {
    "Claim": "CreativeWork",
    "CreativeWork": "Thing",
    "Organization": "Thing",
    "Person": "Thing",
    "Rating": "Thing",  # and an Intangible
    "Review": "CreativeWork",
    "WebPage": "CreativeWork",
}

#: The types that have each property, and the types that its values can have.
TERMS = {
    "about": ("CreativeWork", "Thing"),
    "appearance": ("Claim", "CreativeWork"),
    "author": ("CreativeWork Rating", "Organization Person"),
    "bestRating": ("Rating", "Number Text"),
    "citation": ("CreativeWork", "CreativeWork Text"),
    "creativeWorkStatus": ("CreativeWork", "DefinedTerm Text"),
    "creditText": ("CreativeWork", "Text"),
    "dateCreated": ("CreativeWork", "Date DateTime"),
    "dateModified": ("CreativeWork", "Date DateTime"),
    "datePublished": ("CreativeWork", "Date DateTime"),
    "description": ("Thing", "Text TextObject"),
    "hasPart": ("CreativeWork", "CreativeWork"),
    "identifier": ("Thing", "PropertyValue Text URL"),
    "inLanguage": ("CreativeWork", "Language Text"),
    "isBasedOn": ("CreativeWork", "CreativeWork Product URL"),
    "keywords": ("CreativeWork", "DefinedTerm Text URL"),
    "lastReviewed": ("WebPage", "Date"),
    "name": ("Thing", "Text"),
    "ratingExplanation": ("Rating", "Text"),
    "ratingValue": ("Rating", "Number Text"),
    "review": ("CreativeWork", "Review"),
    "reviewAspect": ("Rating Review", "StructuredValue Text"),
    "reviewRating": ("Review", "Rating"),
    "text": ("CreativeWork", "Text"),
    "url": ("Thing", "URL"),
    "worstRating": ("Rating", "Number Text"),
}

#: The types of values that JSON has no other form for than a text.
_TEXTS = {"Text", "URL", "Date", "DateTime"}


def with_all_above(kind: str) -> set[str]:
    """A type, and all types that it is as well."""
    found = {kind}
    while kind in ABOVE:
        kind = ABOVE[kind]
        found.add(kind)
    return found


def wrong_terms(data: dict[str, Any]) -> Iterator[str]:
    """What schema.org does not have in an object, and in those in it."""
    kind = data["@type"]
    if kind != "Thing" and kind not in ABOVE:
        yield f"no type {kind}"
    for name, value in data.items():
        if name.startswith("@"):
            continue
        domain, range_ = (set(types.split()) for types in TERMS.get(name, ("", "")))
        if domain.isdisjoint(with_all_above(kind)):
            yield f"{kind} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from wrong_terms(one)
                are_right = not range_.isdisjoint(with_all_above(one["@type"]))
            elif isinstance(one, str):
                are_right = not range_.isdisjoint(_TEXTS)
            else:
                are_right = "Number" in range_ and type(one) in {int, float}
            if not are_right:
                yield f"{name} cannot be {one!r}"
