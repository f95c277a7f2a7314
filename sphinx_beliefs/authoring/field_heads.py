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
    fields = _fields_of(document)
    if fields is None:
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
        fields.parent.remove(fields)


def _fields_of(document: nodes.document) -> nodes.field_list | None:
    """The fields above the title of a page, where Sphinx has metadata, or right below it, where
    docutils has; None if there are none.
    """
    for parent in (document, document.next_node(nodes.section)):
        children = (each for each in parent or () if not isinstance(each, nodes.PreBibliographic))
        first = next(children, None)
        if isinstance(first, nodes.field_list):
            return first
    return None


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
