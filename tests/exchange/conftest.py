"""The example site, exported in each form, for programs of other people to read."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_beliefs.exporting.export_reader import read_export
from sphinx_beliefs.exporting.export_tables import tables_of
from sphinx_beliefs.exporting.table_files import DESCRIPTION, as_csv, as_json_lines, as_package

if TYPE_CHECKING:
    from sphinx_beliefs.exporting.public_types import Export

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def run(*words: object) -> None:
    """A program of Python, in a process of its own."""
    subprocess.run([sys.executable, "-m", *map(str, words)], check=True, cwd=ROOT)  # noqa: S603


@dataclass(frozen=True)
class Exported:
    """A site in each form: ``csv`` and ``jsonl`` are the folders of tables."""

    data: bytes
    csv: Path
    jsonl: Path

    @property
    def export(self) -> Export:
        """All that it says."""
        return read_export(self.data)


def exported(site: Path, folder: Path) -> Exported:
    """A site, exported by the command, and in each form as the command writes it."""
    run("sphinx_beliefs", "export", site, "--output", folder / "beliefs.json")
    data = (folder / "beliefs.json").read_bytes()
    export = read_export(data)
    tables = tables_of(export)
    for form, content in (("csv", as_csv), ("jsonl", as_json_lines)):
        made = folder / form / "tables"
        made.mkdir(parents=True)
        for table in tables:
            (made / f"{table.name}.{form}").write_bytes(content(table))
        package = json.dumps(as_package(tables, export.site, form))
        (made / DESCRIPTION).write_text(package, encoding="utf-8")
    return Exported(data, folder / "csv/tables", folder / "jsonl/tables")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The manual and the atlas."""
    return exported(DOCS, tmp_path_factory.mktemp("example"))


HOSTILE = """\
---
topic:
  tags: ['=1+1', 'a "quoted" tag']
---
# "Quotes", commas; and more

:::{belief} =HYPERLINK("https://example.org"), 'said' the "other"
:credence: ~70%
:name: first

Line one, "quoted".

```
a,b
"c"
```
:::

:::{belief} @cell \U0001f600 ümläut \u200f שלום
:credence: 1:2
:::

:::{belief} - - -
:credence: 0%
:resolution: false
:::

:::{reading} \\-2+3 | cmd
:date: forthcoming
:beliefs: first
:::
"""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """A site with all that tables cannot stand."""
    site = tmp_path_factory.mktemp("hostile")
    (site / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_beliefs"]\n'
        'myst_enable_extensions = ["colon_fence"]\n'
        "smartquotes = False\n"
    )
    (site / "index.md").write_text(HOSTILE, encoding="utf-8")
    return exported(site, tmp_path_factory.mktemp("exported"))
