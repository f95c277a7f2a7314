"""The words that the search shows beside a belief: its kind, and its credence.

Sphinx's script says of each object that it finds what type of thing it is, in words that the index
of the search has once for each type. So beliefs of one credence become a type of their own there.
That takes a digit or two for each belief, and no script. The inventory, by which other sites link
here, keeps its types and titles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import CATALOGUE, DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.model.notation.placeholders import is_placeholder
    from sphinx_beliefs.storage.settled import ObjectEntry
else:
    # Hardly ever needed, and not light.
    is_placeholder = Late("sphinx_beliefs.model.notation.placeholders:is_placeholder")

_ = get_translation(CATALOGUE)

#: The type of beliefs as the index of the search writes it.
_BELIEF = f"{DOMAIN}:belief"

#: The length limit, in characters, of a credence that is said. What is longer is none.
_LONGEST = 40

#: A credence in which something could be markup: before version 9, Sphinx's script writes the words
#: into the page as they are.
_MARKUP = re.compile(r"<[^\d\s]|&")


def with_credences(frozen: dict[str, Any], objects: Iterable[ObjectEntry]) -> dict[str, Any]:
    """The index of the search, as Sphinx is about to write it, with a type of beliefs for each
    credence in ``objects``; unchanged if it is not built as Sphinx builds it.
    """
    docnames = frozen.get("docnames", ())
    beliefs = next((key for key, name in frozen["objtypes"].items() if name == _BELIEF), None)
    if not docnames or beliefs is None:
        return frozen
    credences = {
        (docname, anchor): text
        for _name, text, kind, docname, anchor, _priority in objects
        if kind == "credence"
    }
    labels = {text: _label(text) for text in set(credences.values())}
    first = max(frozen["objtypes"]) + 1
    types = {label: number for number, label in enumerate(sorted({*labels.values()} - {""}), first)}

    def typed(entry: tuple[Any, ...]) -> tuple[Any, ...]:
        page, kind, *rest = entry
        # The anchor comes after the priority.
        text = credences.get((docnames[page], rest[1]), "") if kind == beliefs else ""
        return (page, types.get(labels.get(text, ""), kind), *rest)

    return frozen | {
        "objects": {name: [*map(typed, entries)] for name, entries in frozen["objects"].items()},
        "objtypes": frozen["objtypes"] | dict.fromkeys(types.values(), _BELIEF),
        "objnames": frozen["objnames"]
        | {number: (DOMAIN, "belief", label) for label, number in types.items()},
    }


def _label(credence: str) -> str:
    """The kind and the credence of a belief, in words for readers; empty if it has no credence that
    can be said.
    """
    has_digits = any(map(str.isdigit, credence))
    if not has_digits and is_placeholder(credence):
        return _("belief, credence still to be written")
    if credence == _("normative"):
        # That word stands in the place of its credence.
        return _("normative belief")
    is_there = has_digits or any(map(str.isalpha, credence))
    if not is_there or len(credence) > _LONGEST or _MARKUP.search(credence):
        return ""
    return _("belief, credence {credence}").replace("{credence}", credence)
