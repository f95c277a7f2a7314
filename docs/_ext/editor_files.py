"""The files that this manual offers, most of them for editors: beside its pages, and linked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from sphinx_beliefs.command.editor_files import as_json
from sphinx_beliefs.command.front_matter_schema import front_matter_schema
from sphinx_beliefs.command.vscode_snippets import vscode_snippets
from sphinx_beliefs.exporting.export_schema import export_schema
from sphinx_beliefs.model.known_names import STATUSES
from sphinx_beliefs.rendering.side_table import SIDE_FILES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

#: The files, each with the function that gives what is in it.
FILES = {
    "beliefs.code-snippets": vscode_snippets,
    "topic.schema.json": lambda: front_matter_schema(regions={}, statuses=dict(STATUSES)),
    "beliefs.schema.json": export_schema,
}

#: The files that the extension itself writes beside the pages.
BESIDE = frozenset(SIDE_FILES)


class EditorFileRole(SphinxRole):
    """Links to one of the files, where the output is HTML."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Build the link, relative to its page."""
        if self.text not in FILES and self.text not in BESIDE:
            raise ValueError(self.text)
        name = nodes.literal(self.text, self.text)
        up = "../" * self.env.current_document.docname.count("/")
        path = self.text if self.text in BESIDE else f"_static/{self.text}"
        return [editor_file("", "", name, internal=True, refuri=f"{up}{path}")], []


class editor_file(nodes.reference):  # noqa: N801  docutils names node classes in lower case
    """A link to one of the files, relative to its page."""


def drop_links(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Leave only the names where the files are not, as in an e-book."""
    if app.builder.format != "html" or app.builder.name == "epub":
        for link in list(doctree.findall(editor_file)):
            link.replace_self(link.children)


def write_files(app: Sphinx, error: Exception | None) -> None:
    """Write the files into the output."""
    if error is None and app.builder.format == "html" and app.builder.name != "epub":
        for name, content in FILES.items():
            path = Path(app.outdir, "_static", name)
            path.write_text(as_json(content()), encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the role."""
    app.add_role("editor-file", EditorFileRole())
    app.add_node(editor_file)
    app.connect("doctree-resolved", drop_links)
    app.connect("build-finished", write_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
