"""Small sites for the tests of the command, and the command run on them."""

from __future__ import annotations

import inspect
import io
import re
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinx_beliefs.command.main import main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONF = """
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
beliefs_regions = {"tech": "Technical Safety", "gov": "Governance"}
beliefs_today = "2026-06-01"
"""

INDEX = """
# The site

```{toctree}
:glob:

pages/*
```
"""


#: Click keeps the two outputs apart by itself since 8.2.
APART: dict[str, bool] = (
    {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}
)
RUNNER = CliRunner(**APART)


def make_site(root: Path, pages: Mapping[str, str], conf: str = "") -> Path:
    """A site in a folder, with an index page that lists all pages."""
    files = {"conf.py": CONF + conf, "index.md": INDEX if pages else "# The site\n"}
    files |= {f"pages/{name}.md": text for name, text in pages.items()}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def run(*words: object, **env: str) -> Result:
    """The command, without a terminal."""
    return RUNNER.invoke(main, [str(word) for word in words], env={"NO_COLOR": None, **env})


def built(root: Path, out: Path, *, jobs: int = 1) -> list[tuple[str, str, str]]:
    """The warnings of ``sphinx-build -E -b html``: place, text and type."""
    warned = io.StringIO()
    with docutils_namespace():
        app = Sphinx(root, root, out, out / "trees", "html", None, None, warned, True)
        app.parallel = jobs
        app.build()
    plain = re.sub(r"\x1b\[[\d;]*m", "", warned.getvalue())
    found = re.findall(r"^(?:(\S+): )?(?:WARNING|ERROR): (.*?) \[([\w.]+)\]$", plain, re.MULTILINE)
    assert len(found) == plain.count("\n"), plain
    return sorted(found)
