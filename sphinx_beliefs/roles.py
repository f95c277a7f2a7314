"""The roles: links to items and topics by name, and the credence of a belief as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole

from sphinx_beliefs.domain import BeliefsDomain
from sphinx_beliefs.model.names import CREDENCE_SUFFIX

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

ROLE_NAMES = ("belief", "uncertainty", "update-trigger", "reading", "topic", "credence")


class BeliefsRole(XRefRole):
    """A cross-reference of this domain, also under its short name, which has no domain in it."""

    def __init__(self) -> None:
        super().__init__(warn_dangling=True, innernodeclass=nodes.inline)

    def create_xref_node(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Set the domain that the short name leaves out."""
        self.refdomain = BeliefsDomain.name
        self.reftype = self.name.rpartition(":")[2]
        self.classes = ["xref", self.refdomain, f"{self.refdomain}-{self.reftype}"]
        return super().create_xref_node()

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Fold white space; a credence is found in inventories under a name of its own."""
        target = " ".join(target.split())
        if refnode["reftype"] == "credence":
            target += CREDENCE_SUFFIX
        return title, target
