"""Builds pages with slips in them, and finds the words that are neither shown nor told."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from random_slips import SlippedPage

CONF = """
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_copy_source = False
beliefs_regions = {"tech": "Technical Safety"}
"""

_BODY = re.compile(r'<div class="body" role="main">(.*)<div class="clearer">', re.DOTALL)


def lost_words(root: Path, pages: Mapping[str, SlippedPage]) -> dict[str, list[str]]:
    """The words of each page that has lost any; a page that is Markdown begins with dashes."""
    (root / "conf.py").write_text(CONF, encoding="utf-8")
    (root / "index.md").write_text("# All\n\n```{toctree}\n:glob:\npage*\n```\n", encoding="utf-8")
    suffixes = {
        name: "rst" if ".. topic-meta" in page.text or "===" in page.text else "md"
        for name, page in pages.items()
    }
    for name, page in pages.items():
        (root / f"{name}.{suffixes[name]}").write_text(page.text, encoding="utf-8")
    warnings = io.StringIO()
    app = SphinxTestApp("html", srcdir=root, warning=warnings, status=io.StringIO())
    try:
        app.build()
    finally:
        app.cleanup()
    told = dict.fromkeys(pages, "")
    name = ""
    for line in warnings.getvalue().splitlines():
        # What docutils quotes below a warning belongs to it.
        match = re.match(r"\S*?/(page\d+)\.(?:md|rst)\b", re.sub(r"\x1b\[[\d;]*m", "", line))
        name = match[1] if match else name
        if name:
            told[name] += f"\n{line}"
    found = {}
    for name, page in pages.items():
        html = (app.outdir / f"{name}.html").read_text(encoding="utf-8")
        body = _BODY.search(html)
        text = (body[1] if body else html) + told[name]
        # The title of a page is in its head, too, and MyST does not show every first heading.
        if lost := sorted(word for word in page.words if word not in text):
            found[name] = lost
    return found
