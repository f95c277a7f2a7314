"""Pages converted to lists and back: whether they still say the same, with the same words."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from click.testing import CliRunner
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinx_beliefs.command.main import main
from sphinx_beliefs.domain import beliefs_domain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CONF = """
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
beliefs_regions = {"tech": "Technical Safety"}
beliefs_today = "2026-06-01"
root_doc = "page0"
"""

#: The parts of the form: fences, names of directives, names of options, markers, and what stands
#: between a title and what follows it.
_FORM = re.compile(
    r"[:`~]{3,}(?:\{(?:beliefs:)?[\w-]+\})?|\.\. (?:beliefs:)?[\w-]+::|^\s*:[\w-]+:(?=\s|$)"
    r"|^---$|^(?:name|credence|normative|since|resolve-by|criteria|source|tags|class|beliefs|if-yes"
    r"|if-no|date|url|authors|venue|strength|fired|direction|raises|lowers|to|likelihood-ratio)"
    r":(?=\s|$)"
    r"|^\s*[-*+](?= )",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Said:
    """What a page says: its records, and its text."""

    records: list[Any]
    text: str


def build(root: Path) -> dict[str, Said]:
    """What the pages of a site say, by docname."""
    with docutils_namespace():
        out = root / "_build"
        app = Sphinx(root, root, out, out, "dummy", None, None, io.StringIO(), freshenv=True)
        app.build()
        store = beliefs_domain(app.env).store
        return {
            docname: Said(
                [_without_places(record) for record in store.records(docname)],
                " ".join(app.env.get_doctree(docname).astext().split()),
            )
            for docname in sorted(app.env.found_docs)
        }


def convert(paths: Sequence[Path], target: str) -> str:
    """Convert pages in place; return what the command says."""
    words = ["convert", "--in-place", "--to", target, *map(str, paths)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code in (0, 1), result.output
    assert result.stdout == ""
    return result.stderr


def words_of(text: str) -> Counter[str]:
    """The words of a page, without those of the form of its items; a colon may stand between a
    claim and its why.
    """
    return Counter(word.rstrip(":") for word in _FORM.sub(" ", text).split())


def there_and_back(root: Path, pages: Mapping[str, str], conf: str = CONF) -> dict[str, str]:
    """Convert pages to lists and back. The pages that then differ in anything but the order of
    options and the marks of fences, each with what is wrong.
    """
    (root / "conf.py").write_text(conf, encoding="utf-8")
    for name, text in pages.items():
        (root / name).write_text(text, encoding="utf-8")
    paths = [root / name for name in pages]
    before = build(root)
    convert(paths, "lists")
    lists = {path.name: path.read_text("utf-8") for path in paths}
    there = build(root)
    convert(paths, "directives")
    back = build(root)
    wrong: dict[str, str] = {}
    for path in paths:
        page, lost = path.stem, words_of(pages[path.name]) - words_of(lists[path.name])
        if there[page] != before[page]:
            wrong[path.name] = "says something else as lists"
        elif lost := Counter({w: n for w, n in lost.items() if not _is_said(w, lists[path.name])}):
            wrong[path.name] = f"has lost {' '.join(lost)} as lists"
        elif back[page] != before[page]:
            wrong[path.name] = "says something else as directives"
        elif words_of(path.read_text("utf-8")) != words_of(pages[path.name]):
            wrong[path.name] = "has other words as directives"
    return wrong


def _is_said(word: str, text: str) -> bool:
    """Return whether a word stands in a text within others: a title is between asterisks, a URL in
    brackets; and a normative belief, or a date to come, has words of the grammar.
    """
    return word in text or word == "forthcoming"


def _without_places(record: Any) -> Any:
    match msgspec.to_builtins(record, str_keys=True):
        case dict() as fields:
            return {k: v for k, v in fields.items() if k not in {"place", "places"}}
        case other:
            return other
