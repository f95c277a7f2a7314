"""Sites for the tests of ``init`` and ``new``, and what comes of them."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

import sphinx_beliefs
from sphinx_beliefs.command.main import main


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


MARKDOWN = """
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["_build"]
beliefs_regions = {"homes": "Homes", "streets": "Streets and squares"}
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def write(site: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return site


def lists(site: Path) -> Path:
    run("init", site, "--about", "cities")
    return site


def directives(site: Path) -> Path:
    run("init", site, "--about", "energy", "--shape", "directives")
    return site


def nested(site: Path) -> Path:
    page = "---\ntopic:\n  region: homes\n---\n# {}\n\n:::{{belief}} {} is a claim\n:credence: 60%\n\nA why.\n:::\n"
    return write(
        site,
        {
            "conf.py": MARKDOWN,
            "index.md": "# Front\n\n```{toctree}\nmap/index\n```\n",
            "map/index.md": "# The map\n\n```{toctree}\ntopics/caps\ntopics/rents\n```\n",
            "map/topics/caps.md": page.format("Caps", "This"),
            "map/topics/rents.md": page.format("Rents", "That"),
        },
    )


def list_directives(site: Path) -> Path:
    page = "---\ntopic: true\nregion: homes\nslug: x\n---\n# Caps\n\n## Current beliefs\n\n:::{beliefs}\n- **A cap lowers rents.** 60% — why not\n:::\n"
    return write(
        site,
        {
            "conf.py": MARKDOWN,
            "index.md": "# Front\n\n```{toctree}\n:glob:\n\n*\n```\n",
            "caps.md": page,
        },
    )


def restructuredtext(site: Path) -> Path:
    page = "Caps\n====\n\n.. topic-meta::\n   :region: homes\n\n.. belief:: A cap lowers rents.\n   :credence: 60%\n\n   Why not.\n"
    return write(
        site,
        {
            "conf.py": 'extensions = ["sphinx_beliefs"]\nexclude_patterns = ["_build"]\nbeliefs_regions = {"homes": "Homes"}\n',
            "index.rst": "Front\n=====\n\n.. toctree::\n   :glob:\n\n   notes/*\n",
            "notes/caps.rst": page,
        },
    )


def empty(site: Path) -> Path:
    return write(
        site,
        {
            "conf.py": MARKDOWN,
            "index.md": "# Front\n\n```{toctree}\n:glob:\n\n*\n```\n\n(index has nothing else)\n",
        },
    )
