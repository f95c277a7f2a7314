"""Writes the open beliefs of a site into a file of its output, ``beliefs.csv``."""

import csv
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_beliefs import Site


def write_csv(app: Sphinx, site: Site) -> None:
    """Write a line for each open belief that has a credence."""
    with Path(app.outdir, "beliefs.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["page", "claim", "credence", "low", "high", "logged", "bearing"])
        for belief in site.beliefs:
            said = belief.credence
            if belief.is_open and said is not None:
                known = [len(site.history(belief)), len(site.bearing_on(belief))]
                row = [belief.docname, site.title(belief), said.text, said.low, said.high]
                lines.writerow(row + known)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load sphinx_beliefs, if conf.py does not, and listen."""
    app.setup_extension("sphinx_beliefs")
    app.connect("beliefs-read", write_csv)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
