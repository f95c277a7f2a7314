"""The manual: every warning has its examples, and credences mean what it says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from sphinx.cmd.build import main as sphinx_build
from test_vouched import Past

import sphinx_beliefs
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.scales import SCALES
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.scoring import score_needs

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "manual"
CHECKS = MANUAL / "checks.md"

CONF = """
html_theme = "basic"
beliefs_today = "2026-06-01"
"""
EXTENSIONS = """
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
"""

_SECTION = re.compile(
    r"^\(check-(?P<label>[\w-]+)\)=\n### beliefs\.(?P<code>\w+)\n(?P<text>.*?)(?=^\(check-|\Z)",
    re.MULTILINE | re.DOTALL,
)
_FENCED = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\{code-block\} md|markdown|python)\n"
    r"(?::caption: (?P<file>\S+)\n\n)?(?P<text>.*?\n)(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


class _Section(NamedTuple):
    """What the manual says of one warning."""

    label: str
    code: str
    text: str


SECTIONS = [_Section(**match.groupdict()) for match in _SECTION.finditer(CHECKS.read_text("utf-8"))]


def test_every_warning_has_its_section_in_the_order_of_the_table() -> None:
    assert [section.code for section in SECTIONS] == [subtype.code for subtype in Subtype]
    assert [section.label.replace("-", "_") for section in SECTIONS] == [
        section.code for section in SECTIONS
    ]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_the_example_of_a_warning_gives_it_and_the_fixed_one_gives_none(
    make_site: Callable[[str], Site], section: _Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, mark, after = section.text.partition("\nFixed:\n")
    assert mark
    conf = code_in(before, "python")
    if "graphviz" in conf and shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")
    if "beliefs_git" in conf:
        if shutil.which("git") is None:
            pytest.skip("git is not installed")
        after = f"{_FENCED.search(before)[0]}\n{after}"
    if section.code == "missing_extra":
        monkeypatch.setattr(score_needs, "find_spec", lambda _name: None)
    score_needs.can_compute.cache_clear()
    assert _types(make_site("before"), before, conf) == [f"beliefs.{section.code}"]
    monkeypatch.undo()
    score_needs.can_compute.cache_clear()
    assert _types(make_site("after"), after, code_in(after, "python") or conf) == []


@pytest.mark.parametrize(
    ("heading", "is_refused"), [("## Notations", False), ("## What is refused", True)]
)
def test_credences_are_read_and_refused_as_the_tables_say(heading: str, is_refused: bool) -> None:
    section = (MANUAL / "credences.md").read_text("utf-8").partition(f"{heading}\n")[2]
    rows = re.findall(r"^\| (`[^|]+?) \|", section.partition("\n## ")[0], re.MULTILINE)
    assert len(rows) > 5
    for row in rows:
        scale = {} if "without a scale" in row else SCALES["icd203"]
        for written in re.findall("`([^`]+)`", row):
            _credence, problem = parse_credence(written, scale)
            assert (problem is not None) == is_refused, written


def code_in(text: str, language: str) -> str:
    return "".join(
        match["text"] for match in _FENCED.finditer(text) if match["language"] == language
    )


def _types(site: Site, text: str, conf: str) -> list[str]:
    """The types of our warnings on a site made of the examples in a text."""
    site.write("conf.py", CONF + conf + ("" if "extensions =" in conf else EXTENSIONS))
    pages = [match for match in _FENCED.finditer(text) if match["language"] != "python"]
    for match in pages:
        site.write(match["file"] or "page.md", match["text"])
    if "beliefs_git" in conf:
        past = Past(site)
        for match, day in zip(pages, ("2025-03-01", "2025-10-03"), strict=True):
            past.commit(day, {"page.md": match["text"]})
    # A map is drawn, and a file stands, where there are pages for readers.
    builder = "html" if "graphviz" in conf or "beliefs_export" in conf else "dummy"
    return [warned.type for warned in site.build(builder).ours()]


def test_every_module_is_told_of_in_how_it_works() -> None:
    text = (MANUAL / "how-it-works.md").read_text("utf-8")
    told = set(" ".join(re.findall(r"\{layers-table\} (.*)", text)).split())
    package = Path(sphinx_beliefs.__file__).parent
    listed = [package / name for name in told]
    files = {
        file
        for path in listed
        for file in (path.glob("*.py") if path.is_dir() else [path])
        if file.name != "__init__.py"
    }
    assert files == {path for path in package.rglob("*.py") if path.name != "__init__.py"}


GATES = [ROOT / "README.md", ROOT / "tox.ini", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("path", GATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_gate_reads_every_page(path: Path) -> None:
    commands = re.findall(r"sphinx-build[^\n`]*", path.read_text("utf-8"))
    for command in commands:
        assert (" -E " in command) or (" -W" not in command)


def test_a_mistake_that_was_told_passes_a_gate_unless_every_page_is_read(site: Site) -> None:
    site.write("page", "# Page\n\n:::{belief} A claim\n:credence: often\n:::\n")

    def passes(*options: str) -> bool:
        folders = [str(site.root), str(site.root / "_build")]
        return sphinx_build(["-q", "-W", *options, *folders]) == 0

    assert not passes()
    assert passes()
    assert not passes("-E")


def test_the_manual_names_all_that_a_site_may_redefine_in_print() -> None:
    style = (ROOT / "sphinx_beliefs/texinputs/sphinxbeliefs.sty").read_text("utf-8")
    defined = re.findall(
        r"^\\(?:newcommand|newlength)\\(beliefs\w+)(?![@\w])|^\\newenvironment\{(beliefs\w+)\}|^\\definecolor\{(\w+)\}",
        style,
        re.MULTILINE,
    )
    names = {name for found in defined for name in found if name}
    manual = (MANUAL / "formats.md").read_text("utf-8")
    said = set(re.findall(r"\bbeliefs[a-z]+", manual)) - {"beliefs"}
    assert len(names) > 30
    assert said == names
