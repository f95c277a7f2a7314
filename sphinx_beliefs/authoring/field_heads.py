"""The fields at the head of a reStructuredText page, on pages that are topics by where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.authoring.front_matter import FrontMatter
from sphinx_beliefs.authoring.page_heads import note_keys
from sphinx_beliefs.doctree.nodes import TAGLINE, beliefs_tagline
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.fields.flat_keys import own_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment


def read_fields(env: BuildEnvironment, document: nodes.document) -> None:
    """Read the topic's metadata from the fields above all else on a page; fields of others stay."""
    children = (child for child in document if not isinstance(child, nodes.PreBibliographic))
    fields = next(children, None)
    if not isinstance(fields, nodes.field_list):
        return
    found, bodies = FrontMatter(), {}
    for field in fields.findall(nodes.field):
        name, body = field[0].astext(), field[1]
        if (text := body.astext().strip()) and name not in bodies:
            bodies[name] = body
            found.values[name], found.lines[name] = text, field.line or 0
    domain, docname = beliefs_domain(env), env.current_document.docname
    domain.store.drop_topic(docname)
    note_keys(domain, docname, found, found, strict=False)
    if (line := _tagline(bodies, domain.options.front_matter)) is not None:
        holder = env.current_document[TAGLINE] = beliefs_tagline("", line)
        document.insert(0, holder)
    for field in list(fields.findall(nodes.field)):
        if own_key(field[0].astext()):
            fields.remove(field)
    if not fields.children:
        document.remove(fields)


def _tagline(
    bodies: Mapping[str, nodes.Node], mapping: Mapping[str, str]
) -> nodes.paragraph | None:
    """The line of the tagline, in the markup of the page; None if there is none."""
    for wanted in ({}, mapping):
        for name, body in bodies.items():
            if own_key(wanted.get(name, "" if wanted else name)) == "tagline":
                found = body.next_node(nodes.paragraph)
                return found.deepcopy() if found is not None else None
    return None
