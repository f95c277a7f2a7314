"""The style file of our LaTeX, which a document loads if it has something of ours."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.fileutil import copy_asset_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.writers.latex import LaTeXTranslator

    Visitor = Callable[[LaTeXTranslator, Any], None]

#: The name of the style file.
_STYLE = "sphinxbeliefs"
_FOLDER = Path(__file__).parent.parent / "texinputs"


def with_style(visit: Visitor) -> Visitor:
    """A function that writes a node, and has the document load our style file."""

    @wraps(visit)
    def visit_with_style(self: LaTeXTranslator, node: nodes.Element) -> None:
        _load_style(self)
        visit(self, node)

    return visit_with_style


def _load_style(translator: LaTeXTranslator) -> None:
    packages = translator.elements["packages"]
    if (_STYLE, None) in packages:
        return
    # The list belongs to all documents of the build.
    translator.elements["packages"] = [*packages, (_STYLE, None)]
    builder, name = translator.builder, f"{_STYLE}.sty"
    own = {Path(path).name for path in translator.config.latex_additional_files}
    if name not in own:
        copy_asset_file(_FOLDER / name, builder.outdir, force=True)
