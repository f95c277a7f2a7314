"""Digests of the output of three sites, to show that a change to the code changes no page.

The atlas, the pages of ``tests/looks`` and a site of 300 topics with all its indexes are built from
scratch as HTML, text and LaTeX. Run this with the code before and after a change: it has to print
the same lines.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from content import make_content
from dialects import Views

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SITES = ("atlas", "looks", "many")
#: The version of our part of the environment, in the search index.
_OUR_VERSION = re.compile(rb'"sphinx_beliefs": *\d+,? *')

BUILDERS = ("html", "text", "latex")

#: The changes that make the atlas a site of its own, without the manual and its extensions.
CONF = """
extensions = ["myst_parser", "sphinx.ext.graphviz", "sphinx_beliefs"]
html_static_path, html_css_files = [], []
latex_documents = [("index", "atlas.tex", "Atlas", author, "manual")]
"""

INDEX = """\
# The atlas

```{toctree}
:glob:

atlas/*
atlas/*/*
```
"""


def write_atlas(source: Path) -> None:
    """Write the atlas with the configuration of the documentation, but without the manual."""
    shutil.copytree(DOCS / "atlas", source / "atlas")
    conf = (DOCS / "conf.py").read_text(encoding="utf-8")
    (source / "conf.py").write_text(conf + CONF, encoding="utf-8")
    (source / "index.md").write_text(INDEX, encoding="utf-8")


def write_looks(source: Path) -> None:
    """Write the pages that show every component in every state."""
    shutil.copytree(ROOT / "tests" / "looks", source)


def write_many(source: Path, topics: int) -> None:
    """Write a site of ``topics`` topics, with every view that there is."""
    Views(source.parent).write(make_content(topics))


def digest_of(folder: Path) -> tuple[int, str]:
    """The number of files in a folder, and one digest of their names and bytes.

    Left out are Sphinx's own files, the PDFs of maps, in which Graphviz puts the time of day, and,
    in the search index, the version of our part of the environment.
    """
    digest = hashlib.sha256()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    kept = [path for path in files if path.name != ".buildinfo" and path.suffix != ".pdf"]
    for path in kept:
        text = _OUR_VERSION.sub(b"", path.read_bytes())
        digest.update(f"{path.relative_to(folder)}\0".encode())
        digest.update(hashlib.sha256(text).digest())
    return len(kept), digest.hexdigest()


def build(root: Path, builder: str) -> tuple[int, str]:
    """Build ``root/source``, and digest the output; raise CalledProcessError if the build fails."""
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", builder]
    command += ["-d", str(root / "doctrees"), str(root / "source"), str(root / builder)]
    environment = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1798000000"}
    subprocess.run(command, check=True, env=environment)  # noqa: S603
    return digest_of(root / builder)


def main() -> None:
    """Build the sites, and print a line for each builder."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--topics", type=int, default=300)
    parser.add_argument("--root", type=Path, help="keep the builds there, to compare page by page")
    args = parser.parse_args()
    root = args.root or Path(tempfile.mkdtemp())
    shutil.rmtree(root, ignore_errors=True)
    for name in SITES:
        (root / name).mkdir(parents=True)
    write_atlas(root / "atlas" / "source")
    write_looks(root / "looks" / "source")
    write_many(root / "many" / "source", args.topics)
    for name in SITES:
        for builder in BUILDERS:
            files, digest = build(root / name, builder)
            sys.stdout.write(f"{name:6} {builder:6} {files:4} files  {digest}\n")
            sys.stdout.flush()
    if args.root is None:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
