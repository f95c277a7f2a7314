"""Sites for the tests of ``init`` and ``new``, and what comes of them."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

import sphinx_beliefs


def built(site: Path, **settings: Any) -> str:
    """Build a site as a gate does; the warnings."""
    warnings = io.StringIO()
    with docutils_namespace():
        app = Sphinx(
            site,
            site,
            site / "_build",
            site / "_build" / ".doctrees",
            "html",
            {"nitpicky": True, "html_theme": "basic", **settings},
            status=None,
            warning=warnings,
            freshenv=True,
        )
        app.build(force_all=True)
    return warnings.getvalue()


def text_of(page: Path) -> str:
    """The words of a built page."""
    body = page.read_text("utf-8").partition("<body")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def write_catalogue(language: str) -> None:
    """Compile the catalogue of a language, in a checkout that is not installed."""
    folder = Path(sphinx_beliefs.__file__).parent / "locale" / language / "LC_MESSAGES"
    written = folder / "sphinx_beliefs.po"
    compiled = written.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < written.stat().st_mtime:
        new = compiled.with_suffix(f".{os.getpid()}")
        with written.open("rb") as source, new.open("wb") as target:
            write_mo(target, read_po(source))
        new.replace(compiled)
