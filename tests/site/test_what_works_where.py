"""The table in the manual of what becomes of a page in each format.

``pytest tests/site/test_what_works_where.py --regenerate`` writes it again from what is found.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Site, new_site

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = Path(__file__).parents[2] / "docs/_formats/table.md"

#: The formats, by builder, and the file that has the page.
FORMATS = {
    "html": ("HTML", "page.html"),
    "singlehtml": ("one page", "index.html"),
    "epub": ("e-book", "page.xhtml"),
    "latex": ("PDF", "*.tex"),
    "text": ("text", "page.txt"),
    "man": ("man", "*.1"),
    "texinfo": ("Texinfo", "*.texi"),
}

PAGE = """\
---
topic: {region: gov}
---
# Page

::::{belief} A claim.
:name: claim
:credence: likely

Why.

:::{credence-log}
- 2025-01-01: 40% — A guess.
- 2026-01-01: likely — A result.
:::
::::

:::{belief} A blank.
:credence: 30%

<why>
:::

See {belief}`claim`.

:::{belief-index}
:::

:::{belief-graph}
:::

:::{update-trigger} Evidence
:raises: claim
:::
"""

CONF = """
version = "1"
copyright = author = "x"
extensions.append("sphinx.ext.graphviz")
beliefs_verbal_scale = {"likely": "55-80%"}
beliefs_sortable_rows = 1
suppress_warnings = ["epub.unknown_project_files"]
"""

#: Answers with a format's own words, as regular expressions on its source; the first that is found.
Answers = dict[str, str]

ROWS: dict[str, Answers] = {
    "a credence has its bar": {"yes": r'class="beliefs-bar"|\\beliefs(cell)?credence\{\d'},
    "a picture shows its course": {"yes": r'class="beliefs-course"[^>]*><svg|\\beliefscourse'},
    "what a word or odds mean": {
        "on pointing": r'title="55–80%"',
        "in brackets": r"likely(</?\w+>)?\s\(55(–|\\textendash\{\})80\\?%\)",
    },
    "the log of a credence": {
        "folded up": r"<summary",
        "a table": r"\\begin\{beliefslog\}",
        "a list": r"A guess\.",
    },
    "a blank": {
        "a line": r'beliefs-placeholder"[^>]*>why<',
        "in brackets": r"<why>|&lt;why&gt;|\\textless\{\}why\\textgreater\{\}",
    },
    "an arrow at evidence": {"yes": r"▲|\\beliefsdirection\{up\}"},
    "references are links": {
        "yes": r"See <a [^>]*#beliefs-claim|See \{\\hyperref\[|See @ref\{",
    },
    "maps": {
        "drawn": r'class="beliefs-graph"|beliefs-map-\w+\.pdf',
        "a list": r"The same as a list|Evidence",
    },
    "tables can be sorted and filtered": {"yes": r"beliefs-tables\.js"},
    "generated lists": {
        "pages": "beliefs-all.html",
        "chapters": "beliefs-all.xhtml",
        "indexes": r"\\renewcommand\{\\indexname\}\{All beliefs\}|@unnumbered All beliefs",
    },
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Gives a page as a builder has written it, and the names of all files beside it."""
    site: Site = new_site(tmp_path_factory.mktemp("formats") / "site")
    dot = site.write(
        "dot", "#!/bin/sh\ncase $* in *svg*) echo '<svg></svg>';; *) echo '%PDF';; esac\n"
    )
    dot.chmod(0o755)
    site.configure(f"{CONF}graphviz_dot = {str(dot)!r}\n")
    site.write("page", PAGE)

    @cache
    def write(builder: str) -> str:
        site.build(builder, folder=f"_{builder}")
        [path] = site.outdir.glob(FORMATS[builder][1])
        files = "\n".join(each.name for each in site.outdir.iterdir() if "beliefs-" in each.name)
        return f"{path.read_text('utf-8')}\n{files}\n"

    return write


def row(title: str, cells: list[str]) -> str:
    return f"| {' | '.join([title, *cells])} |\n"


def test_the_manual_says_what_works_where(
    written: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    table = (
        row("", [title for title, _file in FORMATS.values()]) + "|---" * (len(FORMATS) + 1) + "|\n"
    )
    for title, answers in ROWS.items():
        cells = [
            next((word for word, sign in answers.items() if re.search(sign, written(builder))), "–")
            for builder in FORMATS
        ]
        table += row(title, cells)
    if request.config.getoption("regenerate"):
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(table, encoding="utf-8")
    assert TABLE.read_text("utf-8") == table
