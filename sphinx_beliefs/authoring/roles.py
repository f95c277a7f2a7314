"""The roles: links to items and topics by name, credences as text, and counts of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from sphinx_beliefs.doctree.nodes import beliefs_number
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.fields.count_phrases import parse_count
from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.model.notation.names import CREDENCE_SUFFIX
from sphinx_beliefs.model.problem import place_at
from sphinx_beliefs.model.records.query import CountView
from sphinx_beliefs.references import role_classes
from sphinx_beliefs.reporting import warn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment


class CountRole(SphinxRole):
    """The role that counts records of the site: ``{beliefs-count}`beliefs in governance```."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The place of the number, with the question."""
        domain = beliefs_domain(self.env)
        options = domain.options

        def reader_of(values: Mapping[str, str]) -> FieldReader:
            return FieldReader(values, options.scale, options.day)

        query, problems = parse_count(self.text, reader_of, options.vocabulary)
        for problem in problems:
            warn(problem, ":".join(map(str, self.get_source_info())))
        if query is None:
            return [nodes.inline(self.rawtext, self.text)], []
        docname = self.env.current_document.docname
        source, line = self.get_source_info()
        is_included = str(source) != str(self.env.doc2path(docname))
        place = place_at(line, str(source) if is_included else "")
        view = CountView(query=query)
        return [beliefs_number(self.rawtext, "", view=view, docname=docname, place=place)], []


class BeliefsRole(XRefRole):
    """A cross-reference of this domain, under its long name or its short one."""

    def __init__(self) -> None:
        super().__init__(warn_dangling=True, innernodeclass=nodes.inline)

    def create_xref_node(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Set the domain, which the short name omits."""
        self.refdomain = DOMAIN
        self.reftype = self.name.rpartition(":")[2]
        self.classes = role_classes(self.reftype)
        return super().create_xref_node()

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Fold white space; a credence has a name of its own in inventories."""
        target = " ".join(target.split())
        if refnode["reftype"] == "credence":
            target += CREDENCE_SUFFIX
        return title, target
