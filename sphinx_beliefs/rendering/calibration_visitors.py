"""Writes the picture of a calibration: inline in HTML, as a file in e-books, by LaTeX in PDFs."""

from __future__ import annotations

import hashlib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from docutils import nodes

from sphinx_beliefs.rendering.calibration_picture import latex_of, legend_of, svg_of

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from sphinx_beliefs.doctree.nodes import beliefs_picture


def visit_picture(self: HTML5Translator, node: beliefs_picture) -> NoReturn:
    """Write the picture and its legend. E-books would have to declare a picture within a page, so
    they get a file.
    """
    words = node["words"]
    if self.builder.name == "epub":
        svg = svg_of(node["calibration"], words, is_alone=True)
        key = hashlib.blake2b(svg.encode(), digest_size=12).hexdigest()
        folder = Path(self.builder.outdir, self.builder.imagedir)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"beliefs-{key}.svg").write_text(svg, encoding="utf-8")
        source = f"{self.builder.imgpath}/beliefs-{key}.svg"
        picture = f'<img src="{source}" alt="{escape(words["title"])}"/>'
    else:
        picture = svg_of(node["calibration"], words)
    legend = ""
    if self.builder.name != "epub":
        legend = f"<figcaption>{legend_of(node['calibration'], words)}</figcaption>"
    self.body.append(f'<figure class="beliefs-calibration-figure">{picture}{legend}</figure>\n')
    raise nodes.SkipNode


def visit_picture_latex(self: LaTeXTranslator, node: beliefs_picture) -> NoReturn:
    """Write the picture for LaTeX, which draws it."""
    words = node["words"]
    texts = (*words["axes"], *words["marks"], *words["percents"].values())
    encode = {text: self.encode(text) for text in texts}
    self.body.append("\n" + latex_of(node["calibration"], words, encode))
    raise nodes.SkipNode
