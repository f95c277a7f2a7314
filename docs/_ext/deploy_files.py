"""A directive of this manual that shows a file with which a site is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_beliefs.command.filling import TEMPLATES
from sphinx_beliefs.command.new_site import Deploy, deploy_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class DeployFile(SphinxDirective):
    """Shows a file as ``init`` writes it for a site that is a repository of its own."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Show the file of that path."""
        for template in sorted(TEMPLATES.glob("deploy/*")):
            self.env.note_dependency(template)
        text = deploy_files(set(Deploy), "")[self.arguments[0]]
        block = nodes.literal_block(text, text, language="yaml")
        self.set_source_info(block)
        return [block]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("deploy-file", DeployFile)
    return {"parallel_read_safe": True}
