"""An extension that reads the Markdown cells of notebooks, and nothing else of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from myst_parser.parsers.sphinx_ import MystParser

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class NotebookParser(MystParser):
    supported = ("notebook",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        try:
            cells = json.loads(inputstring)["cells"]
        except (ValueError, KeyError, RecursionError):
            cells = [{"source": ["# Cannot be read"]}]
        super().parse("\n\n".join("".join(cell["source"]) for cell in cells), document)


def setup(app: Sphinx) -> None:
    app.add_source_suffix(".ipynb", "notebook")
    app.add_source_parser(NotebookParser)
