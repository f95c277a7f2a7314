"""The names and words that Sphinx has to know in every build, even where nothing has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The name of the domain, and the prefix of the names of generated pages.
DOMAIN = "beliefs"

#: The name of the catalogues of translations.
CATALOGUE = "sphinx_beliefs"

#: The object types of the domain, each with its label in the search: "belief, in Governance".
OBJECT_TYPES: Mapping[str, Message] = {
    "belief": N_("belief"),
    "uncertainty": N_("uncertainty"),
    "update-trigger": N_("update trigger"),
    "reading": N_("reading"),
    "topic": N_("topic"),
    "credence": N_("credence"),
}


class Listed(NamedTuple):
    """The page that lists all of a kind: its docname, and its title."""

    page: str
    title: Message


#: The pages that list all of a kind, by kind, in the order of print.
LISTED: Mapping[str, Listed] = {
    "belief": Listed("beliefs-all", N_("All beliefs")),
    "uncertainty": Listed("beliefs-uncertainties", N_("All uncertainties")),
    "update-trigger": Listed("beliefs-update-triggers", N_("All update triggers")),
    "reading": Listed("beliefs-readings", N_("All readings")),
    "stub": Listed("beliefs-stubs", N_("Topics still to be written")),
    "topic": Listed("beliefs-topics", N_("All topics")),
}

#: The directives that hold a list, by name, each with the directive of its items.
LISTS: Mapping[str, str] = {
    "beliefs": "belief",
    "uncertainties": "uncertainty",
    "update-triggers": "update-trigger",
    "readings": "reading",
}

#: The names of the pages that list all of a kind.
GENERATED_PAGES = frozenset(listed.page for listed in LISTED.values())

#: The folder of the output with the previews of beliefs.
PREVIEWS = "_beliefs"

#: The key in the context of the page of a part; its value says whether the rows can be sorted.
PART = "beliefs_part"

#: The key, in the context of a page from a template of ablog, under which its posts are.
POSTS = "collection"

#: The statuses of a site that configures none, by slug, with the labels that readers see.
STATUSES: Mapping[str, str] = {
    "exploring": N_("Exploring"),
    "developing": N_("Developing"),
    "settled": N_("Settled"),
}
