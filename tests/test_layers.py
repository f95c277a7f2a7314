"""A module imports only from layers below its own, wherever in it the import stands."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "sphinx_beliefs"

#: The layer of each module, or of each folder of them.
LAYERS = {
    "model": 0,
    "daytext": 0,
    "nodes": 1,
    "problems": 1,
    "conditions": 1,
    "notes": 1,
    "lines": 1,
    "config": 1,
    "wording": 1,
    "written": 1,
    "frontmatter": 2,
    "mystsource": 3,
    "titles": 2,
    "trigger_wording": 2,
    "view_wording": 3,
    "dating": 2,
    "histories": 3,
    "storage": 2,
    "domain": 3,
    "sources": 4,
    "prose": 4,
    "row_markup": 4,
    "fact_rows": 5,
    "rows": 5,
    "roles": 4,
    "directives": 5,
    "slips": 6,
    "transforms": 6,
    "indices": 6,
    "freshness": 6,
    "render": 7,
    "extension": 8,
    "__init__": 9,
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The parts of the package that a module imports, under TYPE_CHECKING and in functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "sphinx_beliefs":
                found.add(parts[1] if parts[1] in LAYERS else "__init__")
    return found


def test_every_module_has_a_layer() -> None:
    assert {part_of(path) for path in MODULES} == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_below(path: Path) -> None:
    own = part_of(path)
    for other in imports(path):
        if other == "__init__" and own == "extension":
            continue  # the version
        if own == "__init__" or other == own:
            continue
        assert LAYERS[other] < LAYERS[own], f"{own} imports {other}"


def test_the_model_needs_nothing_but_the_standard_library() -> None:
    import sys

    for path in (PACKAGE / "model").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                top = (node.module or "").split(".")[0]
                assert top == "sphinx_beliefs" or top in sys.stdlib_module_names, path
            elif isinstance(node, ast.Import):
                assert all(a.name.split(".")[0] in sys.stdlib_module_names for a in node.names)
